"""Packs read from their own files, instead of an index that is damaged or that anybody may have written."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from onrecord.model import Pack, Ref, Statement
from onrecord.packs import PackRefused, load_raw, read_raw
from onrecord.packs.survey import PackFolders
from onrecord.search import CorruptIndexError, SqliteStore
from onrecord.search.document_store import TargetPlace, is_sentence_of, target_address
from onrecord.search.targets import SearchTarget, TargetField, search_targets, target_fields
from onrecord.text.characters import escape_controls

CACHED_SOURCE_PACKS = 16
PackSources = Mapping[str, Sequence[str]]  # by pack id: the name of its folder, and the fingerprint of its files


class SourcePacks:
    """The packs of an index, read from the folders it was built of, as long as their files are the same."""

    def __init__(self, folders: PackFolders, sources: PackSources) -> None:
        self._folders = dict(folders)
        self._sources = sources
        self.pack = lru_cache(CACHED_SOURCE_PACKS)(self._pack)

    def _pack(self, pack_id: str) -> Pack:
        """Return a pack.

        Raises:
            CorruptIndexError: the files cannot be read, or are not those that were indexed.
        """
        unreadable = CorruptIndexError(f"the files of {pack_id} cannot be read")
        try:
            name, contents = self._sources[pack_id]
            folder = self._folders[name]
            raw = read_raw(folder)
            # compared first: a list asks for a changed pack again and again, and parsing takes longest
            pack = load_raw(folder, raw, name) if raw.contents == contents else None
        except (LookupError, TypeError, ValueError, PackRefused):
            raise unreadable from None
        if raw.refused or not raw.files:
            raise unreadable
        if pack is None or pack.id != pack_id:
            raise CorruptIndexError(f"the files of {pack_id} have changed since they were indexed")
        return pack


class SourceTitles(Mapping[str, str]):
    """The titles of packs by pack id, each read on access from the pack's own files."""

    def __init__(self, pack_ids: Iterable[str], files: SourcePacks) -> None:
        self._pack_ids = tuple(pack_ids)
        self._files = files

    def __getitem__(self, pack_id: str) -> str:
        if pack_id not in self._pack_ids:
            raise KeyError(pack_id)
        try:
            return self._files.pack(pack_id).title
        except CorruptIndexError:
            return escape_controls(pack_id)

    def __contains__(self, pack_id: object) -> bool:
        """Return whether there is such a pack, without reading it, which may fail."""
        return pack_id in self._pack_ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._pack_ids)

    def __len__(self) -> int:
        return len(self._pack_ids)


class SourceStore:
    """A document store in an index that takes all words from the packs' own files.

    If `trusted`, it does so only where the index turns out to be damaged.
    """

    def __init__(self, stored: SqliteStore, files: SourcePacks, *, trusted: bool) -> None:
        self._stored = stored
        self._files = files
        self._trusted = trusted
        self._titles = stored.titles if trusted else SourceTitles(stored.titles, files)

    @property
    def titles(self) -> Mapping[str, str]:
        return self._titles

    def date(self, pack_id: str) -> datetime.date:
        return self._stored.date(pack_id) if self._trusted else self._files.pack(pack_id).statement.date

    def pack(self, pack_id: str) -> Pack:
        """Return a pack.

        Raises:
            KeyError: there is none of that id.
            CorruptIndexError: neither the index nor the pack's files can be used.
        """
        if pack_id not in self._stored.titles:
            raise KeyError(pack_id)
        if self._trusted:
            try:
                return self._stored.pack(pack_id)
            except CorruptIndexError:  # Library.damage() reports it
                pass
        return self._files.pack(pack_id)

    def statement_head(self, pack_id: str) -> Statement:
        if self._trusted:
            try:
                return self._stored.statement_head(pack_id)
            except CorruptIndexError:
                pass
        return self._files.pack(pack_id).statement

    def target(self, number: int) -> SearchTarget:
        if self._trusted:
            try:
                return self._stored.target(number)
            except CorruptIndexError:
                pass
        return self._read_target(number)[1]

    def fields(self, number: int) -> tuple[TargetField, ...]:
        if self._trusted:
            try:
                return self._stored.fields(number)
            except CorruptIndexError:
                pass
        return tuple(target_fields(*self._read_target(number)))

    def places(self, numbers: Sequence[int]) -> list[TargetPlace]:
        try:
            return self._stored.places(numbers)
        except CorruptIndexError:
            return [self._read_place(number) for number in numbers]

    def records_at(self, address: str, pack_id: str | None) -> list[TargetPlace]:
        try:
            return self._stored.records_at(address, pack_id)
        except CorruptIndexError:
            return self._read_places(pack_id, lambda place: place.address == address)

    def sentences_at(self, ref: Ref, pack_id: str | None) -> list[TargetPlace]:
        try:
            return self._stored.sentences_at(ref, pack_id)
        except CorruptIndexError:
            return self._read_places(pack_id, lambda place: is_sentence_of(ref, place))

    def _read_places(self, pack_id: str | None, condition: Callable[[TargetPlace], bool]) -> list[TargetPlace]:
        """Return the places in one pack that satisfy a condition.

        Raises:
            CorruptIndexError: no pack is named; reading all packs would take too long.
        """
        if pack_id is None:
            raise CorruptIndexError("it does not say where to look")
        if pack_id not in self._stored.titles:
            return []
        first = self._stored.first_number(pack_id)
        addresses = enumerate(map(target_address, search_targets(self._files.pack(pack_id))), first)
        return [place for number, address in addresses if condition(place := TargetPlace(number, pack_id, address))]

    def _read_place(self, number: int) -> TargetPlace:
        pack, target = self._read_target(number)
        return TargetPlace(number, pack.id, target_address(target))

    def _read_target(self, number: int) -> tuple[Pack, SearchTarget]:
        pack_id, position = self._stored.locate(number)
        pack = self.pack(pack_id)
        try:
            return pack, list(search_targets(pack))[position]
        except IndexError:
            raise CorruptIndexError(f"{pack_id} has no target {position}") from None
