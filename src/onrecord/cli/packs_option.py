"""`--pack DIR`: which packs a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.cli import output
from onrecord.cli.exits import Unusable

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onrecord.archive import Archive
    from onrecord.packs import PackRefused
    from onrecord.record import Pack
    from onrecord.settings import Config


BY_DEFAULT = "(default: those of config.toml, else those that ship)"


def add_packs_option(parser: argparse.ArgumentParser) -> argparse.Action:
    return parser.add_argument(
        "--pack",
        action="append",
        metavar="DIR",
        help=f"a pack, or a folder of packs; may be given several times {BY_DEFAULT}",
    )


def open_packs(folders: Sequence[str] | None) -> Mapping[str, Pack]:
    """The packs in `folders`, else those of config.toml or those that ship, by their ids: one at least, or Unusable.

    What is wrong with a pack that is refused goes to stderr, one problem a line; the others open all the same. Where
    packs are many, each is read from their index when it is asked for.
    """
    from onrecord.packs import load_library, survey

    found = pack_folders(folders)
    if survey.are_many(found):
        opened = open_archive(folders)
        for said in opened.said if opened.index else ():  # who looks for nothing needs no index
            output.message(f"onrecord: {said}")
        return _FromIndex(opened)
    library = load_library(found)
    _require_one(library.refused, bool(library.packs))
    return {pack.id: pack for pack in library.packs}


class _FromIndex(Mapping[str, "Pack"]):
    """Has the index built again, and says so, where it turns out to be damaged."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def __getitem__(self, pack_id: str) -> Pack:
        from onrecord.search import BadIndex

        try:
            return self._archive.packs[pack_id]
        except BadIndex as error:
            self._archive = mended(self._archive, error)
        try:
            return self._archive.packs[pack_id]
        except BadIndex as error:
            raise damaged(self._archive, error) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._archive.titles)

    def __len__(self) -> int:
        return len(self._archive.titles)


def mended(archive: Archive, error: Exception) -> Archive:
    """Open the same packs by an index that is built anew, and say that the one there was damaged.

    Raises:
        Unusable: there is none to be built.
    """
    if archive.again is None:
        raise damaged(archive, error)
    output.message(f"onrecord: the index {archive.file} is damaged ({error}); it is built again")
    again = archive.again()
    for said in again.said:
        output.message(f"onrecord: {said}")
    return again


def damaged(archive: Archive, error: Exception | str) -> Unusable:
    """What to say where an index cannot be read."""
    return Unusable(f"the index {archive.file} is damaged ({error}); onrecord index --anew DIR builds it again")


def open_archive(folders: Sequence[str] | None, *, config: Config | None = None, shipped_only: bool = False) -> Archive:
    """The same, where packs are many by their index; how far its making has come goes to stderr.

    `config` is the configuration if it was read already; `shipped_only` asks none where no folder is named.
    """
    from onrecord.archive import in_memory
    from onrecord.packs import load_library, shipped, survey

    found = shipped() if shipped_only and not folders else pack_folders(folders, config)
    opened = _indexed(found) if survey.are_many(found) else in_memory(load_library(found))
    _require_one(opened.refused, bool(opened.packs))
    return opened


def _indexed(found: list[tuple[str, Traversable]]) -> Archive:
    from onrecord import archive
    from onrecord.cli.progress import progress
    from onrecord.settings import cache_folder

    with progress("indexing", len(found)) as told:
        return archive.open_archive(found, cache_folder(), told)


def pack_folders(folders: Sequence[str] | None, config: Config | None = None) -> list[tuple[str, Traversable]]:
    """Where the packs are: in `folders`, else where config.toml says, else with the program; Unusable if none is."""
    from onrecord.cli.own_packs import own_packs
    from onrecord.packs import NoPacks, named, shipped

    try:
        found = named(folders) if folders else own_packs(config) or shipped()
    except NoPacks as error:
        raise Unusable(str(error)) from None
    if not found:
        raise Unusable("no pack came with this installation; name a pack's folder")
    return found


def _require_one(refused: Iterable[PackRefused], opened: bool) -> None:
    for refusal in refused:
        for line in refusal.lines:
            output.message(line)
    if not opened:
        raise Unusable("no pack could be opened; mend what the lines above name, or name another folder")
