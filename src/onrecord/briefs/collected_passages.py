"""The sentences and words of the open statements that a brief has: for marks, and to tell what is there already."""

from collections.abc import Callable, Iterable
from functools import cached_property

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.held import PROVED, HeldAnchor
from onrecord.model import Ref, Statement
from onrecord.quoting.excerpts import Excerpt


class CollectedPassages:
    """The passages of a brief's anchors, pack by pack, found for a pack when it is first asked for.

    `packs` are the ids of the packs that the `anchors` are from, `records` the records, each with its pack.
    """

    def __init__(self, anchors: Iterable[TextAnchor], held: Callable[[TextAnchor], HeldAnchor]) -> None:
        self.anchors = tuple(anchors)
        self._held = held
        self.packs = frozenset(anchor.pack for anchor in self.anchors)
        self.records = frozenset((anchor.pack, anchor.record) for anchor in self.anchors if anchor.record)
        self._by_pack: dict[str, _OfPack] = {}

    def contains(self, excerpt: Excerpt) -> bool:
        """Return whether all of its words were collected from the same record (or, like it, from no record)."""
        record = excerpt.record.address if excerpt.record else ""
        return self._has_words(excerpt, lambda collected_from: record in collected_from)

    def has_sentences_of(self, excerpt: Excerpt) -> bool:
        """Return whether all of its words were collected, from any record."""
        return self._has_words(excerpt, bool)

    def has_sentences(self, pack_id: str, statement: Statement, refs: Iterable[Ref]) -> bool:
        """Return whether all sentences at these refs were collected; False if there are none."""
        whole = self._of_pack(pack_id, statement).whole
        if not whole:
            return False
        sentences = [sentence.ref for ref in refs for sentence in statement.sentences_at(ref)]
        return bool(sentences) and all(sentence in whole for sentence in sentences)

    def touched(self, pack_id: str, statement: Statement) -> frozenset[Ref]:
        """Return the sentences of which at least some words were collected."""
        of_pack = self._of_pack(pack_id, statement)
        in_parts = (sentence.ref for ref in of_pack.parts for sentence in statement.sentences_at(ref))
        return frozenset((*of_pack.whole, *in_parts))

    def _has_words(self, excerpt: Excerpt, fits: Callable[[frozenset[str]], bool]) -> bool:
        of_pack = self._of_pack(excerpt.pack, excerpt.statement)
        sentences = excerpt.statement.sentences_at(excerpt.ref)
        if all(fits(of_pack.whole.get(sentence.ref, frozenset())) for sentence in sentences):
            return True
        if excerpt.begins and excerpt.ends:
            return False
        parts = of_pack.parts.get(excerpt.ref, ())
        return any(excerpt.text in text and fits(frozenset((record,))) for text, record in parts)

    def _of_pack(self, pack_id: str, statement: Statement) -> "_OfPack":
        if pack_id not in self._by_pack:
            held = (self._held(anchor) for anchor in self.anchors if anchor.pack == pack_id)
            self._by_pack[pack_id] = _OfPack([one for one in held if one.standing in PROVED], statement)
        return self._by_pack[pack_id]


class _OfPack:
    """The collected sentences and words of one statement."""

    def __init__(self, held: list[HeldAnchor], statement: Statement) -> None:
        self._held = held
        self._statement = statement

    @cached_property
    def whole(self) -> dict[Ref, frozenset[str]]:
        """Return the sentences that were collected whole, each with the records that it was collected from."""
        whole: dict[Ref, frozenset[str]] = {}
        for held in self._held:
            if held.anchor.part is None:
                for sentence in self._statement.sentences_at(held.ref):
                    whole[sentence.ref] = whole.get(sentence.ref, frozenset()) | {held.anchor.record}
        return whole

    @cached_property
    def parts(self) -> dict[Ref, tuple[tuple[str, str], ...]]:
        """Return the parts that were collected, by the refs that they stand at, each with its record."""
        parts: dict[Ref, tuple[tuple[str, str], ...]] = {}
        for held in self._held:
            if held.anchor.part is not None:
                part = (held.anchor.meant, held.anchor.record)
                parts[held.ref] = (*parts.get(held.ref, ()), part)
        return parts
