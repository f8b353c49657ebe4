"""`--pack DIR`: which packs a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.cli import output
from onrecord.cli.exits import Unusable

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onrecord.archive import Archive
    from onrecord.packs import Library, PackRefused


def add_packs_option(parser: argparse.ArgumentParser) -> argparse.Action:
    return parser.add_argument(
        "--pack",
        action="append",
        metavar="DIR",
        help="a pack, or a folder of packs; may be given several times (default: the packs that ship)",
    )


def open_packs(folders: Sequence[str] | None) -> Library:
    """The packs in `folders`, else those that ship: one at least, or Unusable.

    What is wrong with a pack that is refused goes to stderr, one problem a line; the others open all the same.
    """
    from onrecord.packs import load_library

    library = load_library(pack_folders(folders))
    _require_one(library.refused, bool(library.packs))
    return library


def open_archive(folders: Sequence[str] | None) -> Archive:
    """The same, where packs are many by their index; how far its making has come goes to stderr."""
    from onrecord import archive
    from onrecord.cli.progress import progress
    from onrecord.settings import cache_folder

    found = pack_folders(folders)
    with progress("indexing", len(found)) as told:
        opened = archive.open_archive(found, cache_folder(), told)
    _require_one(opened.refused, bool(opened.packs))
    return opened


def pack_folders(folders: Sequence[str] | None) -> list[tuple[str, Traversable]]:
    """Where the packs are; Unusable if there is none."""
    from onrecord.packs import NoPacks, named, shipped

    try:
        found = named(folders) if folders else shipped()
    except NoPacks as error:
        raise Unusable(str(error)) from None
    if not found:
        raise Unusable("no pack came with this installation; name a pack's folder")
    return found


def _require_one(refused: Iterable[PackRefused], opened: bool) -> None:
    for refusal in refused:
        for problem in refusal.problems:
            output.message(str(problem))
    if not opened:
        raise Unusable("no pack could be opened; mend what the lines above name, or name another folder")
