"""Briefs for tests of exports: everything that a brief can hold, of two statements."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from onrecord.briefs.brief import Brief, Heading, OwnNote
from onrecord.briefs.collecting import clipping_of, sources_of, with_items
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt, partial

NOON = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
SPACE, HERONS = "japan-us-space-8", "a-pack"


def full_brief(packs: Mapping[str, Pack], name: str = "Memo") -> Brief:
    """Return a brief with headings, whole sentences, a part, a record's words, paragraphs, comments and a note."""
    space, herons = packs[SPACE], packs[HERONS]
    slim = [excerpt(space, Ref.parse("p6.s7"), space.record("missions/slim"))]
    part = [partial(space, Ref.parse("p8.s1"), "concurred on holding")]
    missile = [excerpt(space, Ref.parse("p4.s3"))]
    bird = [excerpt(herons, Ref.parse("p1.s2"), herons.record("missions/blue-heron"))]
    both = [excerpt(herons, Ref.parse("p1-p2"))]
    collected = [slim, part, missile, bird, both]
    items = (
        Heading("Science"),
        Heading("Which missions?", 2),
        clipping_of(slim, "Ask for the date.\nTwice."),
        clipping_of(part),
        OwnNote("=1+1 is mine."),
        Heading("Birds"),
        clipping_of(bird),
        clipping_of(missile),
        clipping_of(both),
    )
    return with_items(Brief(name), items, sources_of(each for several in collected for each in several), NOON)
