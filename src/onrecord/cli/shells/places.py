"""What may stand where a value is typed: words known when a script is made, folders and files, or what is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.cli.command_spec import ArgumentSpec

FOLDER_METAVAR = "DIR"
FILE_METAVAR = "FILE"
ASKED_METAVARS = ("REF", "STYLE", "AREA", "SECTION", "KIND,...", "QUERY")
"""Metavars of what the program is asked for when Tab is pressed, since packs or the configuration decide it."""


@dataclass(frozen=True, slots=True)
class ValueSource:
    """One of these, or none where the value is anybody's own words."""

    words: tuple[str, ...] = ()
    asked: str = ""
    folder: bool = False
    file: bool = False


def value_source(argument: ArgumentSpec) -> ValueSource:
    """Choices are the narrowest; else the metavar tells."""
    if argument.choices:
        return ValueSource(words=argument.choices)
    if argument.metavar in ASKED_METAVARS:
        return ValueSource(asked=argument.metavar)
    return ValueSource(folder=argument.metavar == FOLDER_METAVAR, file=argument.metavar == FILE_METAVAR)
