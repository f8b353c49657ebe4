"""What the index of a pack that ships is made of, worked out when the program is built and kept beside the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.packs.compiled import keep_beside, kept_beside
from onrecord.search.prepared import Prepared, prepare, read, written

if TYPE_CHECKING:
    import pathlib

    from onrecord.record import Pack

SUFFIX = ".index.json"


def keep_prepared(pack: Pack, name: str, into: pathlib.Path) -> None:
    """Write it for the pack that is compiled under that name."""
    keep_beside(into, name, SUFFIX, written(prepare(pack)))


def kept(compiled: Mapping[str, str]) -> dict[str, Prepared]:
    """By the ids of packs that came with the program; what is not there, or damaged, has to be worked out."""
    found = ((pack_id, _read(name)) for pack_id, name in compiled.items())
    return {pack_id: prepared for pack_id, prepared in found if prepared}


def fits(prepared: Prepared, pack: Pack) -> bool:
    """Whether it was worked out from as many records and sentences as the pack has."""
    return len(prepared.texts) == len(pack.records) + len(pack.statement.sentences)


def _read(name: str) -> Prepared | None:
    try:
        raw = kept_beside(name, SUFFIX)
        return read(raw) if raw else None
    except (LookupError, OSError, TypeError, ValueError):
        return None
