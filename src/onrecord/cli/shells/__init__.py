"""Shell completion: the scripts generated from the commands, and the candidates that they ask the program for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.cli.shells.candidates import completion_candidates
    from onrecord.cli.shells.scripts import completion_script

__all__ = ["SHELLS", "completion_candidates", "completion_script"]

SHELLS = ("bash", "zsh", "fish")

# A press of Tab needs only the candidates, so each module is loaded when its function is first used.
_MODULE_OF_NAME = {"completion_candidates": "candidates", "completion_script": "scripts"}


def __getattr__(name: str) -> object:
    if module := _MODULE_OF_NAME.get(name):
        return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
