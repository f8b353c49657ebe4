"""The clippings of a brief held against the open packs: how each stands, and the excerpts that it can be copied as."""

import datetime
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import Clipping
from onrecord.briefs.held import PROVED, HeldAnchor, Standing, excerpt_of, hold
from onrecord.briefs.renewing import renewed_part
from onrecord.model import Pack
from onrecord.quoting.excerpts import Excerpt

# A clipping stands as the worst of its passages does.
BY_GRAVITY = (Standing.CHANGED, Standing.CUT_WORD, Standing.PACK_MISSING, Standing.MOVED, Standing.UNCHANGED)


class _Proof(NamedTuple):
    """An anchor with its standing; the anchor itself is kept, so that no other one gets its identity."""

    anchor: TextAnchor
    held: HeldAnchor


class BriefProofs:
    """The standing of passages in the open packs, found once for each.

    `find_pack` returns None if a pack is not open.
    """

    def __init__(self, find_pack: Callable[[str], Pack | None], today: datetime.date | None) -> None:
        self._find_pack = find_pack
        self._today = today
        self._proofs: dict[int, _Proof] = {}
        self._excerpts: dict[int, tuple[TextAnchor, Excerpt]] = {}

    def held(self, anchor: TextAnchor) -> HeldAnchor:
        """Return the anchor with its standing."""
        proof = self._proofs.get(id(anchor))
        if proof is None:
            proof = self._proofs[id(anchor)] = _Proof(anchor, hold(anchor, self._find_pack(anchor.pack)))
        return proof.held

    def standing(self, clipping: Clipping) -> Standing:
        """Return the worst standing of the passages of a clipping."""
        standings = {self.held(anchor).standing for anchor in clipping.anchors}
        return next(standing for standing in BY_GRAVITY if standing in standings)

    def excerpts(self, clipping: Clipping) -> tuple[Excerpt, ...]:
        """Return the passages of a clipping as they can be copied; those that are not proved are left out."""
        return tuple(excerpt for anchor in clipping.anchors if (excerpt := self.excerpt(anchor)))

    def excerpt(self, anchor: TextAnchor) -> Excerpt | None:
        """Return the passage as it can be copied; None if its words do not stand in an open pack."""
        known = self._excerpts.get(id(anchor))
        if known is None:
            held = self.held(anchor)
            pack = self._find_pack(anchor.pack) if held.standing in PROVED else None
            if pack is None:
                return None
            known = self._excerpts[id(anchor)] = (anchor, excerpt_of(held, pack, self._today))
        return known[1]

    def renewed(self, anchor: TextAnchor) -> TextAnchor | None:
        """Return the anchor with the place and the words that stand there now; None if there are none.

        Of a part that is not within them any more in any form, all of them are meant.
        """
        held, pack = self.held(anchor), self._find_pack(anchor.pack)
        if pack is None or not held.words_there:
            return None
        part = renewed_part(anchor.part, anchor.words, held.words_there) if anchor.part else None
        return anchor._replace(ref=held.ref, words=held.words_there, part=part, sha256=pack.statement.sha256)

    def packs_of(self, anchors: Iterable[TextAnchor]) -> dict[str, Pack]:
        """Return the open packs that the anchors are from."""
        found = ((pack_id, self._find_pack(pack_id)) for pack_id in dict.fromkeys(anchor.pack for anchor in anchors))
        return {pack_id: pack for pack_id, pack in found if pack}

    def missing_packs(self, clippings: Iterable[Clipping]) -> list[str]:
        """Return the ids of the packs that passages of the clippings are from, and that are not open."""
        anchors = [anchor for clipping in clippings for anchor in clipping.anchors]
        return list(dict.fromkeys(one.pack for one in anchors if self.held(one).standing is Standing.PACK_MISSING))

    def unproved(self, clippings: Iterable[Clipping]) -> int:
        """Return how many passages do not stand in an open pack with the same words."""
        anchors = (anchor for clipping in clippings for anchor in clipping.anchors)
        return sum(self.held(anchor).standing not in PROVED for anchor in anchors)
