"""`onrecord index [DIR ...]`: build the index that the first search or browser would otherwise have to build."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import library, search
from onrecord.cli import output
from onrecord.cli.exit_codes import OK, UsageError
from onrecord.cli.packs_option import DEFAULT_PACKS_HELP, PACKS_HELP, pack_folders
from onrecord.cli.parser import Parser
from onrecord.cli.progress import progress
from onrecord.cli.summaries import SUMMARIES
from onrecord.library.sqlite import has_sqlite
from onrecord.packs import survey
from onrecord.settings import cache_folder
from onrecord.storage import CacheTrust, cache_trust, no_home_reason

if TYPE_CHECKING:
    from onrecord.packs.survey import PackFolders

EXAMPLES = ("onrecord index",)
MORE = """\
Packs of up to 1 MiB in total need no index. The index is in the cache folder, which onrecord doctor prints; it is used
until a pack changes, and can be deleted at any time.

"""


def parser() -> Parser:
    command_parser = Parser("index", SUMMARIES["index"], EXAMPLES, MORE)
    command_parser.add_argument("dirs", nargs="*", metavar="DIR", help=f"{PACKS_HELP} {DEFAULT_PACKS_HELP}")
    command_parser.add_argument("--anew", action="store_true", help="build the index again even if it exists")
    return command_parser


def run(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    folders = pack_folders(options.dirs)
    if not survey.needs_index(folders):
        output.message("onrecord: no index is needed: these packs are read faster than one would be")
        return OK
    if not has_sqlite():
        raise UsageError(
            "this Python has no SQLite, which the index needs; run onrecord with a Python that has it, or without an "
            "index: the packs are read into memory"
        )
    if not search.has_fts5():
        raise UsageError("this Python's SQLite has no FTS5, which the index needs; the packs are read into memory")
    file = None if options.anew else _usable_index(folders, cache_folder())
    if file is None:
        started = time.monotonic()
        file = _build(folders, cache_folder())
        output.message(f"onrecord: built in {time.monotonic() - started:.1f} s")
    output.data(f"{file}\t{file.stat().st_size / 1e6:.1f} MB\n")
    return OK


def _build(folders: PackFolders, cache: Path) -> Path:
    import sqlite3

    from onrecord.library import indexed

    hint = "set ONRECORD_DATA to another folder"
    try:
        if cache_trust(cache) is CacheTrust.FOREIGN:
            raise UsageError(f"the index is not kept in {cache}: {CacheTrust.FOREIGN.value}; {hint}")
        search.remove_stale_files(cache)
        with progress("indexing", len(folders)) as show_progress:
            return indexed.make_index(folders, cache, show_progress)
    except indexed.PacksKeepChanging:
        raise UsageError("the packs keep changing while they are indexed; try again when nobody writes them") from None
    except (OSError, sqlite3.Error) as error:
        if unknown := no_home_reason(cache):
            raise UsageError(f"the index cannot be written: {unknown}") from None
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"the index cannot be written to {cache}: {reason}; {hint}") from None


def _usable_index(folders: PackFolders, cache: Path) -> Path | None:
    """Return the index file if it exists and is intact; None if it is to be built (again)."""
    status = library.index_status(folders, cache)
    if status.problem:
        output.message(f"onrecord: {status.problem}")
    return status.file if status.usable else None
