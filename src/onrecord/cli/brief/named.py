"""Briefs by the names that people type: the operand NAME, and the file that it means."""

from __future__ import annotations

import shlex
from pathlib import Path

from onrecord.briefs.brief_files import (
    SUFFIX,
    BriefUnusable,
    ListedBrief,
    SavedBrief,
    brief_names,
    brief_path,
    list_briefs,
    read_brief,
)
from onrecord.briefs.file_names import file_stem
from onrecord.briefs.versions import Version, versions_of
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
    """Return the brief of that name, or else of that file; letters may be upper or lower case. None if there is none.

    Raises:
        UsageError: Several briefs have the name, or the one that has it as its file name is unusable.
    """
    listed = _find(name)
    return _read(listed) if listed else None


def _find(name: str) -> ListedBrief | None:
    """Return the file of the brief of that name, usable or not.

    Raises:
        UsageError: Several briefs have the name, or the folder cannot be read.
    """
    try:
        listed = list_briefs(briefs_folder())
    except BriefUnusable as error:
        raise UsageError(str(error)) from None
    named = [one for one in listed if one.brief and one.brief.name == name]
    named = named or [one for one in listed if one.brief and one.brief.name.casefold() == name.casefold()]
    named = named or [one for one in listed if one.path.name == name]
    named = named or [one for one in listed if one.path.stem == name]
    named = named or [one for one in listed if not one.brief and one.path.stem == file_stem(name)]
    if len(named) > 1:
        files = ", ".join(one.path.name for one in named)
        raise UsageError(f"{len(named)} briefs are named “{escape_and_shorten(name)}”; name one by its file: {files}")
    return named[0] if named else None


def existing_brief(name: str) -> SavedBrief:
    """Return the brief of that name.

    Raises:
        NothingFound: There is none.
        UsageError: Its file is unusable, or several have the name.
    """
    if saved := find_brief(name):
        return saved
    raise _no_brief(name)


def versioned_file(name: str) -> Path:
    """Return the file of the brief of that name, be it damaged or gone: its versions lie there.

    Raises:
        NothingFound: There is neither a brief of that name nor a version of one.
        UsageError: Several briefs have the name.
    """
    if listed := _find(name):
        return listed.path
    path = _path_if_gone(name)
    if versions_of(path):
        return path
    raise _no_brief(name)


def _path_if_gone(name: str) -> Path:
    """Return the file that a brief of that name, or a file of that name, had."""
    return brief_path(briefs_folder(), file_stem(name.removesuffix(SUFFIX)))


def _no_brief(name: str) -> NothingFound:
    if versions := versions_of(_path_if_gone(name)):
        short = escape_and_shorten(name)
        return NothingFound(f"the file of “{short}” is gone; {_restore_hint(name, versions[0])}")
    names = list(dict.fromkeys(brief_names(briefs_folder())))
    if not names:
        return NothingFound("there are no briefs yet; onrecord brief add NAME REF begins one")
    return NothingFound(unknown_name("brief", name, names))


def _restore_hint(name: str, newest: Version) -> str:
    typed = shlex.quote(escape_and_shorten(name))
    return f"onrecord brief restore {typed} {newest.name} brings its last version back, brief versions lists all"


def _read(listed: ListedBrief) -> SavedBrief:
    try:
        return read_brief(listed.path)
    except FileNotFoundError:
        raise UsageError(f"{listed.path} was removed just now; try again") from None
    except BriefUnusable as error:
        ways = "repair that line, or move the file away"
        if versions := versions_of(listed.path):
            ways = f"repair that line, or {_restore_hint(listed.path.stem, versions[0])}"
        raise UsageError(f"{error}; {ways}") from None
