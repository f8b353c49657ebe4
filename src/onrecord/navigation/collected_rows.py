"""Marks on what the current brief has: on rows of lists, and on passages of the text that is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.model import Pack, PassageNotFound, Ref
from onrecord.navigation.location import NotInOpenPacks, passages_of_target
from onrecord.navigation.open_packs import pack_of_target
from onrecord.navigation.rows import RowTarget

if TYPE_CHECKING:
    from onrecord.briefs.collected_passages import CollectedPassages
    from onrecord.navigation.document import Document


class CollectedRows:
    """The rows and passages that a brief has; one object until the brief is changed."""

    def __init__(self, passages: CollectedPassages, packs: Mapping[str, Pack]) -> None:
        self.passages = passages
        self._packs = packs
        self._marked: tuple[Document, str, frozenset[Ref]] | None = None

    def has_row(self, target: RowTarget | None) -> bool:
        """Return whether a row's record was collected, or all sentences of its passage."""
        if target is None or target.pack not in self.passages.packs or not (target.ref or target.address):
            return False
        if target.address:
            return (target.pack, target.address) in self.passages.records
        try:
            statement = pack_of_target(target, self._packs).statement
            refs = passages_of_target(target, self._packs)
        except (NotInOpenPacks, PassageNotFound):
            return False
        return self.passages.has_sentences(target.pack, statement, refs)

    def refs_in(self, document: Document, pack: Pack) -> frozenset[Ref]:
        """Return the passages of a document of a pack of which at least some words were collected."""
        if pack.id not in self.passages.packs:
            return frozenset()
        if self._marked is None or self._marked[0] is not document or self._marked[1] != pack.id:
            touched = self.passages.touched(pack.id, pack.statement)
            refs = frozenset(
                anchor.ref
                for anchor in document.anchors
                if anchor.ref and any(one.ref in touched for one in pack.statement.sentences_at(anchor.ref))
            )
            self._marked = (document, pack.id, refs)
        return self._marked[2]
