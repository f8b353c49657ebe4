"""The closed list of changes: each is taken back, and what is left is the source, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from onrecord.model import Pack
from onrecord.quoting import citation
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.paragraph_references import paragraphs
from onrecord.quoting.styles import find_style
from tests.packs.a_pack import PackFolder
from tests.quoting.excerpts import excerpts, parts, wholes
from tests.quoting.inverting import Parsed, inside_corners, inside_marks, unlatexed, without_part_marks
from tests.quoting.rendered import blocks
from tests.tiers import trials


def between(text: str, opening: str, closing: str) -> str:
    assert text.startswith(opening)
    assert text.endswith(closing)
    return text[len(opening) : len(text) - len(closing)]


def of_quote(passage: Excerpt) -> str:
    return inside_marks(between(find_style("quote").render(passage), "“", f"” ({citation.full(passage)})"), passage)


def of_plain(passage: Excerpt) -> str:
    return without_part_marks(find_style("plain").render(passage), passage)


def of_rich_quote(passage: Excerpt) -> str:
    """Return the HTML that a clipboard gets with the text of `quote`."""
    words = "\n\n".join(Parsed(find_style("quote").render_all_html([passage]) or "").texts("p"))
    return inside_marks(between(words, "“", f"” ({citation.full(passage)})"), passage)


def of_bullet(passage: Excerpt) -> str:
    return _of_list(find_style("bullet").render(passage), "• “", passage)


def of_talking_point(passage: Excerpt) -> str:
    return _of_list(
        find_style("talking-point").render(passage), "• As put on record in Tokyo on 24 March 2023: “", passage
    )


def _of_list(text: str, opening: str, passage: Excerpt) -> str:
    short = passage.statement.short_title or passage.statement.title
    words = text.replace("\n\n  ", "\n\n").removeprefix(opening)
    return inside_marks(words[: words.rindex(f"” ({short}")], passage)


def of_record(passage: Excerpt) -> str:
    text = find_style("record").render(passage)
    if passage.record:
        head, _, text = text.partition("\n\n")
        assert head.split("\n")[0] == passage.heading
    if passage.planned:
        place = paragraphs(passage.statement, passage.planned.ref)
        text, _, plan = text.partition(f"\n\nPlanned, in the statement’s words ({place}):\n\n")
        assert _quoted(plan, passage.planned) == passage.planned.text
    return _quoted(text, passage)


def _quoted(text: str, passage: Excerpt) -> str:
    closing = f"” ({citation.full(passage)})"
    return inside_marks(between(text[: text.rindex(closing) + len(closing)], "“", closing), passage)


def of_markdown(passage: Excerpt) -> str:
    *quoted, source = blocks(find_style("markdown").render(passage))
    assert {block.tags for block in quoted} == {("blockquote", "p")}
    assert (source.text, source.link) == (f"— {citation.full(passage)}", passage.statement.url)
    return without_part_marks("\n\n".join(block.text for block in quoted), passage)


def of_html(passage: Excerpt) -> str:
    parsed = Parsed(find_style("html").render(passage))
    assert parsed.texts("p") == [f"— {citation.full(passage)}"]
    assert parsed.addresses == [passage.statement.url] * 2
    assert parsed.within["a"] == passage.statement.title
    return without_part_marks("\n\n".join(parsed.texts("blockquote/p")), passage)


def of_latex(passage: Excerpt) -> str:
    text = between(find_style("latex").render(passage), "\\begin{quote}", "}}\\end{quote}")
    words, _, note = text.rpartition("\\footnote{")
    assert unlatexed(note.partition(". \\url{")[0]) == citation.full(passage)
    return without_part_marks(unlatexed(words), passage)


def of_japanese(passage: Excerpt) -> str:
    text = find_style("japanese").render(passage)
    title = passage.statement.title_ja or passage.statement.title
    return inside_corners(between(text[: text.rindex(f"（{title}、")], "「", "」"), passage)


INVERSES: list[Callable[[Excerpt], str]] = [
    of_quote,
    of_rich_quote,
    of_plain,
    of_markdown,
    of_bullet,
    of_talking_point,
    of_record,
    of_japanese,
    of_html,
    of_latex,
]
by_style = pytest.mark.parametrize("source_of", INVERSES, ids=lambda inverse: str(inverse.__name__))


@pytest.fixture(scope="module")
def every_range(shipped_pack: Pack) -> list[Excerpt]:
    return wholes(shipped_pack)


@pytest.fixture(scope="module")
def every_quote(shipped_pack: Pack) -> list[Excerpt]:
    return parts(shipped_pack)


@pytest.mark.sampled(4)
@by_style
def test_every_range_comes_back(
    shipped_pack: Pack, every_range: list[Excerpt], source_of: Callable[[Excerpt], str]
) -> None:
    source = shipped_pack.statement.source_text.encode()
    assert len(every_range) == 26 * 27 // 2 + 8 * 9 // 2
    for passage in every_range:
        assert source_of(passage) == passage.text
        assert passage.text.encode() in source


@by_style
def test_what_every_record_quotes_comes_back(
    shipped_pack: Pack, every_quote: list[Excerpt], source_of: Callable[[Excerpt], str]
) -> None:
    assert len(every_quote) > 100
    for passage in every_quote:
        assert source_of(passage) == passage.text
        assert passage.text in shipped_pack.statement.source_text


@pytest.mark.parametrize("source_of", [of_plain, of_quote, of_markdown, of_html, of_latex, of_japanese])
def test_inner_marks_come_back(a_pack: PackFolder, source_of: Callable[[Excerpt], str]) -> None:
    pack = a_pack.load()
    for passage in [*wholes(pack), *parts(pack)]:
        assert source_of(passage) == passage.text


@given(passage=excerpts())
@settings(max_examples=trials(test=60, soak=1_000))
def test_any_text_comes_back(passage: Excerpt) -> None:
    """Of every style: what takes time is to make the text."""
    for source_of in INVERSES:
        assert source_of(passage) == passage.text, source_of.__name__


def test_whole_sentences_without_inner_marks_are_the_source_byte_for_byte(every_range: list[Excerpt]) -> None:
    for passage in every_range:
        assert find_style("plain").render(passage).encode() == passage.text.encode()
        if "\n\n" not in passage.text:
            quoted = re.fullmatch("“(.*)” \\(.*\\)", find_style("quote").render(passage))
            assert quoted
            assert quoted[1].encode() == passage.text.encode()
