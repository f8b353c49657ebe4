"""Load packs from their folders. The modules that parse and check TOML are imported only if they are needed."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Pack
from onrecord.packs import checking
from onrecord.packs.bundled_cache import BundledExtras, load_bundled
from onrecord.packs.checked_packs import CheckedPacks, read_checked
from onrecord.packs.raw_files import RawPack, read_raw
from onrecord.text.characters import escape_controls

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from onrecord.packs.extras import PackExtras
    from onrecord.packs.problem import PackRefused, PackWarnings
    from onrecord.packs.survey import SurveyedPack


class LoadedPacks(NamedTuple):
    """The packs that opened, the newest statement first as in an index, and those that were refused.

    `extras` maps the id of each pack that has a cache, in the program or in the user's cache folder, to what is kept
    there beside it. `warnings` maps the id of each pack that was checked just now and opened to its warnings.
    """

    packs: tuple[Pack, ...]
    refused: "tuple[PackRefused, ...]" = ()
    extras: "Mapping[str, PackExtras]" = MappingProxyType({})
    warnings: "Mapping[str, PackWarnings]" = MappingProxyType({})


class OpenedPack(NamedTuple):
    """A pack that opened, and what is kept beside it in a cache, if it has one.

    `warnings` is None unless the pack was checked just now.
    """

    pack: Pack
    extras: "PackExtras | None"
    warnings: "PackWarnings | None" = None


class PackChanged(Exception):
    """The pack's files are no longer those that were surveyed."""


def load_pack(folder: "Traversable", name: str | None = None, *, recheck: bool = False) -> Pack:
    """Return the pack in `folder`. `name` is used in messages.

    With `recheck` it is checked now, even if it is a bundled pack that was checked when the program was built.

    Raises:
        PackRefused: the pack breaks a rule; the exception has every problem.
    """
    return _open(folder, read_raw(folder), name or folder.name, recheck=recheck).pack


def load_raw(folder: "Traversable", raw: RawPack, name: str) -> Pack:
    """Return the pack of which these are the bytes.

    Raises:
        PackRefused: the pack breaks a rule; the exception has every problem.
    """
    return _open(folder, raw, name, recheck=False).pack


def load_packs(
    folders: "Iterable[tuple[str, Traversable]]", *, recheck: bool = False, cache: "Path | None" = None
) -> LoadedPacks:
    """Return every pack that opens, and the refusals of the others, such as of a pack whose id another one has.

    `cache` is the user's cache folder: packs that were checked before, and not changed, are read from it.
    """
    checked_packs = None if cache is None or recheck else CheckedPacks(cache)
    opened: list[OpenedPack] = []
    refused: list[PackRefused] = []
    read = ((name, folder, read_raw(folder)) for name, folder in folders)
    for outcome in _open_each(read, recheck=recheck, checked_packs=checked_packs):
        if isinstance(outcome, OpenedPack):
            opened.append(outcome)
        else:
            refused.append(outcome)
    if checked_packs is not None:
        checked_packs.trim()
    extras = {item.pack.id: item.extras for item in opened if item.extras is not None}
    warnings = {item.pack.id: item.warnings for item in opened if item.warnings and item.warnings.total}
    newest_first = sorted((item.pack for item in opened), key=lambda pack: pack.statement.date, reverse=True)
    return LoadedPacks(tuple(newest_first), tuple(refused), extras, warnings)


def iterate_packs(surveyed: "Iterable[SurveyedPack]") -> "Iterator[Pack | PackRefused]":
    """Yield the packs and refusals that `load_packs` returns, one after another, and keep none.

    Raises:
        PackChanged: the bytes of a pack are no longer those that were surveyed.
    """
    return (
        outcome.pack if isinstance(outcome, OpenedPack) else outcome
        for outcome in _open_each(map(_read_surveyed, surveyed))
    )


def _read_surveyed(surveyed: "SurveyedPack") -> "tuple[str, Traversable, RawPack]":
    raw = read_raw(surveyed.folder)
    if raw.contents != surveyed.contents:
        raise PackChanged(surveyed.name)
    return surveyed.name, surveyed.folder, raw


def _open_each(
    packs: "Iterable[tuple[str, Traversable, RawPack]]",
    *,
    recheck: bool = False,
    checked_packs: CheckedPacks | None = None,
) -> "Iterator[OpenedPack | PackRefused]":
    ids: set[str] = set()
    for name, folder, raw in packs:
        try:
            opened = _open(folder, raw, name, recheck=recheck, checked_packs=checked_packs)
        except checking.PackRefused as refusal:
            yield refusal
            continue
        if opened.pack.id in ids:
            yield checking.refuse_duplicate_id(raw, escape_controls(name), opened.pack.id, opened.warnings)
            continue
        ids.add(opened.pack.id)
        del raw  # free the bytes: the consumer of the pack needs the memory
        yield opened


def _open(
    folder: "Traversable", raw: RawPack, name: str, *, recheck: bool, checked_packs: CheckedPacks | None = None
) -> OpenedPack:
    """Return the pack of which these are the bytes."""
    if not recheck and (bundled := load_bundled(folder, raw)) is not None:
        return OpenedPack(bundled, BundledExtras(folder.name))
    cached = checked_packs.cached_content(raw) if checked_packs is not None else None
    if cached is not None and (pack := read_checked(cached, raw)) is not None:
        return OpenedPack(pack, cached)
    if recheck:
        raw.warnings = tuple(checking.find_unknown_files(folder, raw))
    checked = checking.check_pack(raw, escape_controls(name))
    if checked_packs is not None and cached is not None:
        checked_packs.add(checked.pack, cached)
    return OpenedPack(checked.pack, cached, checked.warnings)
