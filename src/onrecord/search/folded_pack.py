"""The folded texts, facets and names of one pack, computed when it is indexed or precomputed with the program."""

import json
from typing import NamedTuple

from onrecord.model import Pack
from onrecord.search.facets import Facets, target_facets
from onrecord.search.names import pack_value_names, record_synonyms
from onrecord.search.targets import FoldedTexts, fold_fields, search_targets, target_fields
from onrecord.text.folding import FOLDING_VERSION

# Changed whenever `fold_pack` computes something else.
FOLDED_PACK_VERSION = f"5.{FOLDING_VERSION}"


class FoldedPack(NamedTuple):
    """One pack: `texts` are the folded texts and facets of each target, in order; the rest is for the lexicon."""

    texts: tuple[tuple[FoldedTexts, Facets], ...]
    names: tuple[tuple[str, str], ...]
    values: tuple[tuple[str, str, str], ...]


def fold_pack(pack: Pack) -> FoldedPack:
    """Return the folded texts, facets and names of a pack (about 0.2 ms per target)."""
    shared: dict[Facets, Facets] = {}  # many sentences have the same: each is stored once
    all_facets = (target_facets(pack, target) for target in search_targets(pack))
    all_folded = (fold_fields(target_fields(pack, target)) for target in search_targets(pack))
    return FoldedPack(
        tuple(
            (folded, shared.setdefault(facets, facets)) for folded, facets in zip(all_folded, all_facets, strict=True)
        ),
        tuple(pair for record in pack.records for pair in record_synonyms(record)),
        tuple(pack_value_names(pack)),
    )


def encode_folded_pack(folded: FoldedPack) -> str:
    return json.dumps([FOLDED_PACK_VERSION, *folded], ensure_ascii=False)


def decode_folded_pack(raw: bytes) -> FoldedPack:
    """Return what `encode_folded_pack` wrote.

    Raises:
        LookupError, TypeError or ValueError: it is anything else.
    """
    version, texts, names, values = json.loads(raw)
    if version != FOLDED_PACK_VERSION:
        raise ValueError(f"folded by version {version}")
    return FoldedPack(
        tuple((tuple(by_role), facets) for by_role, facets in texts),
        tuple((name, other) for name, other in names),
        tuple((field, name, value) for field, name, value in values),
    )
