"""The command line: one module a command. Nothing in here imports Textual; `browse` alone starts the screen."""

from onrecord.cli.entry import main

__all__ = ["main"]
