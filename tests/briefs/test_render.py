"""The brief as text for a document."""

from __future__ import annotations

import datetime

import pytest

from onrecord.briefs import Brief, OpenBrief
from onrecord.briefs.anchor import Part, anchor_of
from onrecord.briefs.brief import Clipping, Heading, OwnNote, Source
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import partial
from onrecord.quoting.styles import STYLES, Style, find_style
from tests.briefs.collected import collect, excerpts_of, open_brief
from tests.today import TODAY

CLIPPINGS = (("missions/slim", ("p6.s7",)), ("", ("p4.s1", "p4.s2-s3")))


@pytest.fixture
def brief(shipped_pack: Pack) -> OpenBrief:
    """Two clippings, of one passage and of two."""
    brief = open_brief(shipped_pack)
    for record, refs in CLIPPINGS:
        collect(brief, shipped_pack, *refs, record=record)
    return brief


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_clipping_is_rendered_in_the_style_in_order(brief: OpenBrief, shipped_pack: Pack, style: Style) -> None:
    """The words are found again in their pack: copies are those of what was collected, byte for byte."""
    collected = [excerpts_of(shipped_pack, *refs, record=record) for record, refs in CLIPPINGS]
    parts = [style.render_all(excerpts) for excerpts in collected]
    assert all(parts)
    if style.cites_source_only:
        assert brief.render(style) == style.render_all([one for excerpts in collected for one in excerpts])
    else:
        assert brief.render(style) == "\n\n".join(parts)
    rich = [style.render_all_html(excerpts) for excerpts in collected]
    assert brief.render_rich(style) == ("".join(part or "" for part in rich) if style.has_html else None)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_words_of_a_sentence_are_copied_as_when_they_were_collected(shipped_pack: Pack, style: Style) -> None:
    words = partial(
        shipped_pack, Ref.parse("p6.s7"), "both sides expressed excitement", shipped_pack.record("missions/slim"), TODAY
    )
    brief = open_brief(shipped_pack)
    brief.add([Clipping("SLIM", (anchor_of(words),))], {})
    assert brief.render(style) == style.render_all([words])


def test_plain_words_are_the_statements_own(brief: OpenBrief, shipped_pack: Pack) -> None:
    texts = [shipped_pack.statement.text_at(Ref.parse(ref)) for ref in ("p6.s7", "p4.s1", "p4.s2-s3")]
    assert brief.render(find_style("plain")) == "\n\n".join(texts)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_an_empty_brief_is_no_text(style: Style) -> None:
    assert open_brief().render(style) == open_brief().render_everything(style) == ""


def test_headings_and_notes_are_in_no_copy_of_the_clippings_but_in_what_is_rescued(brief: OpenBrief) -> None:
    style = find_style("quote")
    copied = brief.render(style)
    assert brief.render_everything(style) == copied
    noted = brief.clippings[0]._replace(comment="Ask for the date.")
    brief.replace_items((Heading("Science"), noted, *brief.items[1:], OwnNote("To be\ncontinued.")))
    assert brief.render(style) == copied
    first = style.render_all(brief.proofs.excerpts(noted))
    rest = copied.removeprefix(first)
    mine = ["Note: Ask for the date.", "Note: To be\ncontinued."]
    assert brief.render_everything(style) == f"Science\n\n{first}\n\n{mine[0]}{rest}\n\n{mine[1]}", "marked as yours"


def test_words_that_no_longer_stand_there_are_rescued_and_never_copied(shipped_pack: Pack) -> None:
    brief = open_brief(shipped_pack)
    collect(brief, shipped_pack, "p6.s7")
    anchor = brief.clippings[0].anchors[0]
    changed = anchor._replace(words="Words of an earlier edition.", part=Part("an earlier edition"))
    elsewhere = anchor._replace(pack="not-open")
    source = Source("Joint Statement", datetime.date(2023, 3, 24))
    clippings = (Clipping("p6.s7", (changed,)), Clipping("p6.s7", (elsewhere,)))
    brief = OpenBrief(Brief("memo", clippings, {"not-open": source}), brief.proofs)
    assert brief.render(find_style("quote")) == ""
    assert brief.proofs.unproved(brief.clippings) == 2
    rescued = brief.render_everything(find_style("quote")).split("\n\n")
    assert rescued == [
        f"“[A]n earlier edition.” ({shipped_pack.id}, p6.s7)",
        f"“{anchor.words}” (Joint Statement, 24 March 2023, p6.s7)",
    ]
