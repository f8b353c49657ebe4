"""Sources of completion candidates for a value: fixed words, folders, files, or an answer of the program."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.cli.command_spec import ArgumentSpec
from onrecord.cli.packs_option import PACKS_HELP
from onrecord.settings.config import BUNDLED

FOLDER_METAVAR = "DIR"
FILE_METAVAR = "FILE"
SUBCOMMAND_METAVAR = "COMMAND"
BRIEF_METAVAR = "NAME"
NOTE_METAVAR = "NOTE"
TARGET_METAVAR, DOCUMENT_KIND_METAVAR = "TARGET", "KIND"
PARTY_METAVAR, ACTOR_METAVAR = "PARTY", "ACTOR"
# The program itself completes these when Tab is pressed, since their values depend on packs or the configuration.
ASKED_METAVARS = (
    *(PARTY_METAVAR, ACTOR_METAVAR, BRIEF_METAVAR, NOTE_METAVAR, TARGET_METAVAR, DOCUMENT_KIND_METAVAR),
    *("REF", "STYLE", "AREA", "SECTION", "KIND,...", "QUERY"),
)


@dataclass(frozen=True, slots=True)
class ValueSource:
    """The source of the candidates for a value; nothing is set for free text. There may be words beside folders."""

    words: tuple[str, ...] = ()
    asked: str = ""
    folder: bool = False
    file: bool = False


def value_source(argument: ArgumentSpec) -> ValueSource:
    """Return the source of an argument's values: its choices, or else what its metavar stands for."""
    if argument.choices:
        return ValueSource(words=argument.choices)
    if argument.metavar in ASKED_METAVARS:
        return ValueSource(asked=argument.metavar)
    words = (BUNDLED,) if argument.metavar == FOLDER_METAVAR and PACKS_HELP in argument.help else ()
    return ValueSource(words, folder=argument.metavar == FOLDER_METAVAR, file=argument.metavar == FILE_METAVAR)
