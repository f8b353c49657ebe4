"""The words to be copied, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Pack, Ref, Statement


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole sentences of a statement: `text` is byte for byte the source's, paragraphs joined by LF LF."""

    pack: str
    statement: Statement
    ref: Ref
    text: str


def excerpt(pack: Pack, ref: Ref) -> Excerpt:
    """The sentences that `ref` names; NoSuchPassage where the statement does not have them."""
    local = ref.local()
    return Excerpt(pack.id, pack.statement, local, pack.statement.text_at(local))
