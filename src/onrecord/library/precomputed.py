"""Folded texts for the index of a pack, kept beside it: by the program's build, or by the first search in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.packs.bundled_cache import write_extra
from onrecord.search.folded_pack import FoldedPack, decode_folded_pack, encode_folded_pack, fold_pack

if TYPE_CHECKING:
    import pathlib

    from onrecord.model import Pack
    from onrecord.packs.extras import PackExtras

FOLDED_KIND = "index"
PRECOMPUTED_SUFFIX = f".{FOLDED_KIND}.json"


def write_precomputed(pack: Pack, name: str, folder: pathlib.Path) -> None:
    """Write the folded texts of the pack into the folder, beside the bundled cache of that name."""
    write_extra(folder, name, PRECOMPUTED_SUFFIX, encode_folded_pack(fold_pack(pack)))


def load_precomputed(extras: Mapping[str, PackExtras]) -> dict[str, FoldedPack]:
    """Return the folded texts that are kept beside packs, by pack id, without those that are missing or damaged."""
    read = ((pack_id, _read(kept)) for pack_id, kept in extras.items())
    return {pack_id: folded for pack_id, folded in read if folded}


def fold_packs(packs: Mapping[str, Pack], extras: Mapping[str, PackExtras]) -> dict[str, FoldedPack]:
    """Return the folded texts of the packs that have a cache, by pack id; keep those that are computed now."""
    folded_by_id = load_precomputed(extras)
    for pack_id, kept in extras.items():
        folded = folded_by_id.get(pack_id)
        if folded is None or not fits_pack(folded, packs[pack_id]):
            folded_by_id[pack_id] = folded = fold_pack(packs[pack_id])
            kept.write(FOLDED_KIND, encode_folded_pack(folded).encode())
    return folded_by_id


def fits_pack(folded: FoldedPack, pack: Pack) -> bool:
    """Return whether the folded texts are of as many records and sentences as the pack has."""
    return len(folded.texts) == len(pack.records) + len(pack.statement.sentences)


def _read(extras: PackExtras) -> FoldedPack | None:
    raw = extras.read(FOLDED_KIND)
    if raw is None:
        return None
    try:
        return decode_folded_pack(raw)
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
