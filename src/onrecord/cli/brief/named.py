"""Briefs by the names that people type: the operand NAME, and the file that it means."""

from __future__ import annotations

from onrecord.briefs.brief_files import BriefUnusable, ListedBrief, SavedBrief, brief_names, list_briefs, read_brief
from onrecord.cli.exit_codes import NothingFound, UsageError
from onrecord.cli.parser import Parser
from onrecord.cli.shells.places import BRIEF_METAVAR
from onrecord.cli.text import decode_argument
from onrecord.settings.paths import briefs_folder
from onrecord.text.characters import escape_and_shorten
from onrecord.text.similarity import unknown_name


def add_name_operand(parser: Parser) -> None:
    parser.add_argument("name", metavar=BRIEF_METAVAR, help="the name of a brief, as onrecord brief list prints it")


def typed_name(argument: str) -> str:
    """Return the name that was typed, in one line without blanks at its ends.

    Raises:
        UsageError: It is empty.
    """
    name = " ".join(decode_argument(argument).split())
    if not name:
        raise UsageError("the name is empty; name the brief, as in: onrecord brief show memo")
    return name


def find_brief(name: str) -> SavedBrief | None:
    """Return the brief of that name; letters may be upper or lower case. None if there is none.

    Raises:
        UsageError: Several briefs have the name, or the one that has it as its file name is unusable.
    """
    try:
        listed = list_briefs(briefs_folder())
    except BriefUnusable as error:
        raise UsageError(str(error)) from None
    exact = [one for one in listed if one.brief and one.brief.name == name]
    named = exact or [one for one in listed if one.brief and one.brief.name.casefold() == name.casefold()]
    named = named or [one for one in listed if one.path.stem == name]
    if len(named) > 1:
        stems = ", ".join(one.path.stem for one in named)
        raise UsageError(f"{len(named)} briefs are named “{escape_and_shorten(name)}”; name one by its file: {stems}")
    return _read(named[0]) if named else None


def existing_brief(name: str) -> SavedBrief:
    """Return the brief of that name.

    Raises:
        NothingFound: There is none.
        UsageError: Its file is unusable, or several have the name.
    """
    if saved := find_brief(name):
        return saved
    names = brief_names(briefs_folder())
    if not names:
        raise NothingFound("there are no briefs yet; onrecord brief add NAME REF begins one")
    raise NothingFound(unknown_name("brief", name, names))


def _read(listed: ListedBrief) -> SavedBrief:
    try:
        return read_brief(listed.path)
    except FileNotFoundError:
        raise UsageError(f"{listed.path} was removed just now; try again") from None
    except BriefUnusable as error:
        raise UsageError(f"{error}; repair that line, or move the file away") from None
