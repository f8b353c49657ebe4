"""The option `--pack DIR`, the default packs of the configuration, and opening the packs that a command works on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord import session
from onrecord.cli import output
from onrecord.cli.exit_codes import ConfigUnusable, UsageError
from onrecord.cli.progress import progress
from onrecord.packs import NoPacksFound, bundled_packs, find_packs, load_packs, survey
from onrecord.packs.locate import each_once
from onrecord.settings import Config, ConfigError, cache_folder, read_user_config
from onrecord.settings.config import NAMES_OF_BUNDLED

if TYPE_CHECKING:
    import argparse
    from importlib.resources.abc import Traversable

    from onrecord.library import Library
    from onrecord.model import Pack
    from onrecord.packs import PackRefused

PACKS_HELP = "a pack, a folder of packs, or: bundled"  # the completions offer that word where it stands
DEFAULT_PACKS_HELP = "(default: those of config.toml, else the bundled ones)"


def add_packs_option(parser: argparse.ArgumentParser) -> argparse.Action:
    return parser.add_argument(
        "--pack",
        action="append",
        metavar="DIR",
        help=f"{PACKS_HELP}; may be given several times {DEFAULT_PACKS_HELP}",
    )


def open_packs(folders: Sequence[str] | None) -> Mapping[str, Pack]:
    """Return the packs in `folders`, or else those of config.toml or the bundled ones, by their ids; at least one.

    The problems of refused packs go to stderr, one on each line; the others still open. If the packs are many, each is
    read from their index when it is needed.

    Raises:
        UsageError: No pack could be opened.
    """
    pack_places = pack_folders(folders)
    if survey.needs_index(pack_places):
        library = open_default_library(folders)
        for notice in library.notices if library.index else ():  # a command without a search needs no index
            output.message(f"onrecord: {notice}")
        return _IndexedPacks(library)
    loaded = load_packs(pack_places, cache=cache_folder())
    _require_one(loaded.refused, bool(loaded.packs))
    return {pack.id: pack for pack in loaded.packs}


class _IndexedPacks(Mapping[str, "Pack"]):
    """Packs read from an index. If the index turns out to be damaged, it is built again, with a message."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, pack_id: str) -> Pack:
        from onrecord.search import CorruptIndexError

        try:
            return self._library.packs[pack_id]
        except CorruptIndexError as error:
            self._library = rebuild_damaged_index(self._library, error)
        try:
            return self._library.packs[pack_id]
        except CorruptIndexError as error:
            raise damaged_index_error(self._library, error) from None

    def __contains__(self, pack_id: object) -> bool:
        """Return whether there is such a pack, without reading it, which may fail."""
        return pack_id in self._library.titles

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.titles)

    def __len__(self) -> int:
        return len(self._library.titles)


def rebuild_damaged_index(library: Library, error: Exception) -> Library:
    """Open the same packs with a newly built index, and say that the existing one is damaged.

    Raises:
        UsageError: The index cannot be built again.
    """
    if library.reopen is None:
        raise damaged_index_error(library, error)
    output.message(f"onrecord: the index {library.file} is damaged ({error}); it is built again")
    rebuilt = library.reopen()
    for notice in rebuilt.notices:
        output.message(f"onrecord: {notice}")
    return rebuilt


def damaged_index_error(library: Library, error: Exception | str) -> UsageError:
    """Return the error about an index that cannot be read."""
    return UsageError(f"the index {library.file} is damaged ({error}); onrecord index --anew DIR builds it again")


def open_default_library(
    folders: Sequence[str] | None,
    *,
    config: Config | None = None,
    bundled_only: bool = False,
    keep_checked: bool = True,
) -> Library:
    """Open the packs in `folders`, or else the default ones, by their index if they are many; show progress on stderr.

    `config` is the configuration, if it was read already; `bundled_only` ignores it, and opens the bundled packs.
    Without `keep_checked` nothing that was read from a few packs is kept in the cache, nor taken from there.

    Raises:
        UsageError: No pack could be opened.
    """
    from onrecord import library  # `onrecord show` does without, if the packs are few

    pack_places = bundled_packs() if bundled_only and not folders else pack_folders(folders, config)
    if survey.needs_index(pack_places):
        with progress("indexing", len(pack_places)) as show_progress:
            opened = library.open_library(pack_places, cache_folder(), show_progress)
    else:
        opened = library.library_in_memory(load_packs(pack_places, cache=cache_folder() if keep_checked else None))
    _require_one(opened.refused, bool(opened.packs))
    return opened


def pack_folders(folders: Sequence[str] | None, config: Config | None = None) -> list[tuple[str, Traversable]]:
    """Return the names and places of the packs: in `folders`, or else those of config.toml, or else the bundled ones.

    Raises:
        UsageError: There are none.
    """
    try:
        pack_places = _named_packs(folders) if folders else default_packs(config) or bundled_packs()
    except NoPacksFound as error:
        raise UsageError(str(error)) from None
    if not pack_places:
        raise UsageError("no pack came with this installation; name a pack's folder")
    return pack_places


def _named_packs(names: Sequence[str]) -> list[tuple[str, Traversable]]:
    """Return the packs in folders; `bundled`, as in the configuration, are the bundled ones, unless it is a folder."""
    places: list[tuple[str, Traversable]] = []
    for name in names:
        places += bundled_packs() if stands_for_bundled(name) else find_packs([name])
    return each_once(places)


def stands_for_bundled(name: str) -> bool:
    """Return whether a name stands for the bundled packs: `bundled`, where no folder or file of that name is."""
    return name in NAMES_OF_BUNDLED and not os.path.lexists(name)


def _require_one(refused: Iterable[PackRefused], any_open: bool) -> None:
    for refusal in refused:
        for line in refusal.lines:
            output.message(line)
    if not any_open:
        raise UsageError("no pack could be opened; fix the problems above, or name another folder")


def default_packs(config: Config | None = None) -> list[tuple[str, Traversable]]:
    """Return the names and places of the configured packs; nothing if the configuration names none.

    `config` is the configuration, if it was read already. Otherwise only `packs` is read: other mistakes do not matter
    here, but an unreadable file may name other packs.

    Raises:
        ConfigUnusable: The configuration cannot be read, or a folder has no pack; the message has file, line and fix.
    """
    try:
        config = config or read_user_config(only=("packs",))
        return session.configured_packs(config) if config.packs else []
    except ConfigError as error:
        raise ConfigUnusable(str(error)) from None
