"""Folded texts for the index of a bundled pack, computed when the program is built and stored beside the pack."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.packs.bundled_cache import read_extra, write_extra
from onrecord.search.folded_pack import FoldedPack, decode_folded_pack, encode_folded_pack, fold_pack

if TYPE_CHECKING:
    import pathlib

    from onrecord.model import Pack

PRECOMPUTED_SUFFIX = ".index.json"


def write_precomputed(pack: Pack, name: str, folder: pathlib.Path) -> None:
    """Write the folded texts of the pack into the folder, beside the bundled cache of that name."""
    write_extra(folder, name, PRECOMPUTED_SUFFIX, encode_folded_pack(fold_pack(pack)))


def load_precomputed(compiled: Mapping[str, str]) -> dict[str, FoldedPack]:
    """Return the folded texts of bundled packs by pack id, without those that are missing or damaged."""
    read = ((pack_id, _read(name)) for pack_id, name in compiled.items())
    return {pack_id: folded for pack_id, folded in read if folded}


def fits_pack(folded: FoldedPack, pack: Pack) -> bool:
    """Return whether the folded texts are of as many records and sentences as the pack has."""
    return len(folded.texts) == len(pack.records) + len(pack.statement.sentences)


def _read(name: str) -> FoldedPack | None:
    try:
        raw = read_extra(name, PRECOMPUTED_SUFFIX)
        return decode_folded_pack(raw) if raw else None
    except (LookupError, OSError, TypeError, ValueError):
        return None
