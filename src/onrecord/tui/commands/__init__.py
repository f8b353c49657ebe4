"""Commands as data: what keys do, in the words that footer, help and palette show."""

from onrecord.tui.commands.command import Command, Group, bindings, hints

__all__ = ["Command", "Group", "bindings", "hints"]
