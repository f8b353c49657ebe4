"""The collection as text for a document."""

from __future__ import annotations

import pytest

from onrecord.briefs import BriefEditor, CollectedExcerpts
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import STYLES, Style, find_style


@pytest.fixture
def clippings(shipped_pack: Pack) -> BriefEditor:
    """Two clippings, of one passage and of two."""
    collected = BriefEditor()
    for title, refs in (("MMX", ("p6.s7",)), ("Security", ("p4.s1", "p4.s2-s3"))):
        collected.add(CollectedExcerpts(title, tuple(excerpt(shipped_pack, Ref.parse(ref)) for ref in refs)))
    return collected


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_clipping_is_rendered_in_the_style_in_order(clippings: BriefEditor, style: Style) -> None:
    parts = [style.render_all(clipping.excerpts) for clipping in clippings.items]
    assert all(parts)
    assert clippings.render(style) == "\n\n".join(dict.fromkeys(parts))


def test_plain_words_are_the_statements_own(clippings: BriefEditor, shipped_pack: Pack) -> None:
    texts = [shipped_pack.statement.text_at(Ref.parse(ref)) for ref in ("p6.s7", "p4.s1", "p4.s2-s3")]
    assert clippings.render(find_style("plain")) == "\n\n".join(texts)


def test_the_order_is_the_collections(clippings: BriefEditor) -> None:
    before = clippings.render(find_style("quote")).split("\n\n")
    clippings.add(clippings.remove(0))
    assert clippings.render(find_style("quote")).split("\n\n") == [*before[1:], before[0]]
    assert len(before) == 3


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_an_empty_collection_is_no_text(style: Style) -> None:
    assert BriefEditor().render(style) == ""


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_there_is_html_where_the_style_has_it(clippings: BriefEditor, style: Style) -> None:
    parts = [style.render_all_html(clipping.excerpts) for clipping in clippings.items]
    assert clippings.render_rich(style) == ("".join(part or "" for part in parts) if style.has_html else None)
