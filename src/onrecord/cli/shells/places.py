"""What may stand where a value is typed: words known when a script is made, folders and files, or what is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.cli.described import Argument

FOLDER = "DIR"
FILE = "FILE"
ASKED = ("REF", "STYLE", "AREA", "SECTION", "KIND,...", "QUERY")
"""Metavars of what the program is asked for when Tab is pressed, since packs or the configuration decide it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One of these, or none where the value is anybody's own words."""

    words: tuple[str, ...] = ()
    asked: str = ""
    folder: bool = False
    file: bool = False


def place(argument: Argument) -> Place:
    """Choices are the narrowest; else the metavar tells."""
    if argument.choices:
        return Place(words=argument.choices)
    if argument.metavar in ASKED:
        return Place(asked=argument.metavar)
    return Place(folder=argument.metavar == FOLDER, file=argument.metavar == FILE)
