"""Collecting into a brief: clippings made of excerpts, and which of them the brief has already."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from onrecord.briefs.anchor import anchor_of
from onrecord.briefs.brief import Brief, BriefItem, Clipping, OwnNote, Source, join_sources
from onrecord.briefs.remembered import source_of_statement
from onrecord.quoting.excerpts import Excerpt


def clipping_of(excerpts: Sequence[Excerpt], comment: str = "") -> Clipping:
    """Return the clipping of excerpts that are collected together, at least one, from one record or none."""
    record = excerpts[0].record
    title = record.label if record else ", ".join(str(excerpt.ref) for excerpt in excerpts)
    return Clipping(title, tuple(anchor_of(excerpt) for excerpt in excerpts), comment)


def sources_of(excerpts: Iterable[Excerpt]) -> dict[str, Source]:
    """Return what a brief remembers of the statements of the excerpts, by the ids of their packs."""
    statements = {excerpt.pack: excerpt.statement for excerpt in excerpts}
    return {pack: source_of_statement(statement) for pack, statement in statements.items()}


def with_note(clippings: Sequence[Clipping], note: str) -> list[BriefItem]:
    """Return clippings that are collected together with a note on them: on a single one, else once, below them."""
    if not note:
        return list(clippings)
    if len(clippings) == 1:
        return [clippings[0]._replace(comment=note)]
    return [*clippings, OwnNote(note)]


def split_repeated(brief: Brief, clippings: Iterable[Clipping]) -> tuple[list[Clipping], list[Clipping]]:
    """Return the clippings that are new to the brief, and those that it has already, or that are there twice."""
    known = {_key(clipping) for clipping in brief.clippings}
    new: list[Clipping] = []
    repeated: list[Clipping] = []
    for clipping in clippings:
        (repeated if _key(clipping) in known else new).append(clipping)
        known.add(_key(clipping))
    return new, repeated


def _key(clipping: Clipping) -> tuple[object, ...]:
    """Return a value that is equal for clippings of the same words, from the same places and the same record."""
    return tuple((anchor.pack, anchor.ref, anchor.part, anchor.words, anchor.record) for anchor in clipping.anchors)


def with_items(brief: Brief, items: Sequence[BriefItem], sources: dict[str, Source], now: datetime.datetime) -> Brief:
    """Return the brief with the items after its own."""
    return brief._replace(
        items=(*brief.items, *items),
        sources=join_sources(brief.sources, sources),
        created=brief.created or now,
        changed=now,
    )
