"""Packs from their folders; what parses and checks TOML is loaded only where that is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Pack
from onrecord.packs.bundled_cache import load_bundled
from onrecord.packs.problem import PackRefused, PackWarnings
from onrecord.packs.raw_files import RawPack, read_raw
from onrecord.text.characters import escape_controls

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from onrecord.packs.survey import SurveyedPack


class LoadedPacks(NamedTuple):
    """The packs that opened, the newest statement first as in an index, and those that were refused.

    `compiled` says of those that came with the program, by their ids, under which name it keeps what was made of them.
    `warnings` has by their ids what is to be looked at in packs that were checked anew and opened.
    """

    packs: tuple[Pack, ...]
    refused: tuple[PackRefused, ...] = ()
    compiled: Mapping[str, str] = MappingProxyType({})
    warnings: Mapping[str, PackWarnings] = MappingProxyType({})


class OpenedPack(NamedTuple):
    """A pack, and the name under which the program keeps what was made of it, if it came with the program.

    `warnings` are there where it was checked now.
    """

    pack: Pack
    compiled: str | None
    warnings: PackWarnings | None = None


class PackChanged(Exception):
    """The pack's files are no longer those that were surveyed."""


def load_pack(folder: Traversable, name: str | None = None, *, anew: bool = False) -> Pack:
    """The pack in `folder`; PackRefused, with every problem, where any rule is broken. `name` stands in messages.

    With `anew` it is proved now, and what was proved when the program was built does not count.
    """
    return _open(folder, read_raw(folder), name or folder.name, anew=anew).pack


def load_raw(folder: Traversable, raw: RawPack, name: str) -> Pack:
    """The pack that these bytes of the folder are; PackRefused as above."""
    return _open(folder, raw, name, anew=False).pack


def load_packs(folders: Iterable[tuple[str, Traversable]], *, anew: bool = False) -> LoadedPacks:
    """Every pack that opens; a pack that is refused, or whose id another has, does not keep the others out."""
    opened: list[OpenedPack] = []
    refused: list[PackRefused] = []
    for one in _open_each(((name, folder, read_raw(folder)) for name, folder in folders), anew=anew):
        if isinstance(one, PackRefused):
            refused.append(one)
        else:
            opened.append(one)
    kept = {one.pack.id: one.compiled for one in opened if one.compiled}
    warnings = {one.pack.id: one.warnings for one in opened if one.warnings and one.warnings.total}
    newest_first = sorted((one.pack for one in opened), key=lambda pack: pack.statement.date, reverse=True)
    return LoadedPacks(tuple(newest_first), tuple(refused), kept, warnings)


def iterate_packs(surveyed: Iterable[SurveyedPack]) -> Iterator[Pack | PackRefused]:
    """Yield what `load_packs` loads, one after another, and keep none.

    Raises:
        PackChanged: the bytes of a pack are no longer those that were surveyed.
    """
    return (one if isinstance(one, PackRefused) else one.pack for one in _open_each(map(_as_surveyed, surveyed)))


def _as_surveyed(one: SurveyedPack) -> tuple[str, Traversable, RawPack]:
    raw = read_raw(one.folder)
    if raw.contents != one.contents:
        raise PackChanged(one.name)
    return one.name, one.folder, raw


def _open_each(
    packs: Iterable[tuple[str, Traversable, RawPack]], *, anew: bool = False
) -> Iterator[OpenedPack | PackRefused]:
    ids: set[str] = set()
    for name, folder, raw in packs:
        try:
            opened = _open(folder, raw, name, anew=anew)
        except PackRefused as refusal:
            yield refusal
            continue
        if opened.pack.id in ids:
            from onrecord.packs.parse import refuse_duplicate_id

            yield refuse_duplicate_id(raw, escape_controls(name), opened.pack.id, opened.warnings)
            continue
        ids.add(opened.pack.id)
        del raw  # whoever has the pack now needs the room
        yield opened


def _open(folder: Traversable, raw: RawPack, name: str, *, anew: bool) -> OpenedPack:
    """The pack that these bytes of the folder's are."""
    if not anew and (known := load_bundled(folder, raw)) is not None:
        return OpenedPack(known, folder.name)
    from onrecord.packs.parse import check_pack

    if anew:
        from onrecord.packs.unknown_files import find_unknown_files

        raw.doubted = tuple(find_unknown_files(folder, raw))
    checked = check_pack(raw, escape_controls(name))
    return OpenedPack(checked.pack, None, checked.warnings)
