"""The styles: what a copy puts on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.quoting import DEFAULT, STYLES, Excerpt, Style, UnknownStyle, citation, excerpt, named
from onrecord.record import NoSuchPassage, Pack, Ref, Statement
from tests.packs.a_pack import PARAGRAPHS, PackFolder
from tests.quoting.rendered import Block, blocks

(ONE, TWO), (THREE, FOUR) = PARAGRAPHS
SOURCES = ("csl-json", "bibtex", "ris")
"""The styles that give the source alone, without a paragraph."""
SOURCE = "Joint Statement on Blue Herons, Kyoto, 1 June 2024"


def ranges(statement: Statement) -> Iterator[Ref]:
    """Every sentence, every paragraph, every range of both, some within and most across paragraphs."""
    sentences = [sentence.ref.first for sentence in statement.sentences]
    paragraphs = [Ref.parse(f"p{paragraph.number}").first for paragraph in statement.paragraphs]
    for points in (sentences, paragraphs):
        yield from (Ref(first, last) for n, first in enumerate(points) for last in points[n:])


def copy(pack: Pack, ref: str, style: str) -> str:
    return named(style).render(excerpt(pack, Ref.parse(ref)))


@pytest.fixture
def small(a_pack: PackFolder) -> Pack:
    return a_pack.load()


def test_the_default_copy_exactly(shipped_pack: Pack) -> None:
    assert DEFAULT.render(excerpt(shipped_pack, Ref.parse("p6.s7"))) == (
        "“In space science, both sides expressed excitement regarding the upcoming launch of the XRISM and SLIM "
        "missions in 2023 and the Phobos sample return mission, MMX, in 2024.” (Joint Statement of the Eighth Meeting "
        "of the Japan-U.S. Comprehensive Dialogue on Space, Tokyo, 24 March 2023, para. 6; paragraph numbers added)"
    )


def test_the_styles_are_these_with_a_letter_each() -> None:
    assert [(style.name, style.letter) for style in STYLES] == [
        ("quote", "q"),
        ("plain", "p"),
        ("markdown", "m"),
        ("bullet", "b"),
        ("talking-point", "t"),
        ("record", "e"),
        ("footnote", "f"),
        ("bluebook", "u"),
        ("japanese", "j"),
        ("html", "h"),
        ("latex", "l"),
        ("csl-json", "c"),
        ("bibtex", "x"),
        ("ris", "r"),
    ]
    assert len({style.letter for style in STYLES}) == len(STYLES)
    assert DEFAULT.name == "quote"
    assert all(named(style.name) is style and style.title for style in STYLES)


@pytest.mark.parametrize("name", ["", "Quote", "none"])
def test_an_unknown_style_is_told_which_there_are(name: str) -> None:
    with pytest.raises(UnknownStyle, match="there are quote, plain, markdown, bullet, talking-point, record, footnote"):
        named(name)


def test_each_style_of_one_sentence(small: Pack) -> None:
    inner = TWO.replace("“", "‘").replace("”", "’")
    title = "Joint Statement on Blue Herons"
    url = "https://www.example.org/blue-herons/"
    cited = "Kyoto, 1 June 2024, para. 1; paragraph numbers added"
    assert {style.name: copy(small, "p1.s2", style.name) for style in STYLES if style.name not in SOURCES} == {
        "quote": f"“{inner}” ({SOURCE}, para. 1; paragraph numbers added)",
        "plain": TWO,
        "markdown": f"> {TWO}\n>\n> — [{SOURCE}, para. 1; paragraph numbers added](<https://www.example.org/blue-herons/>)",
        "bullet": f"• “{inner}” (Blue Herons, 1 June 2024, para. 1; paragraph numbers added)",
        "footnote": (
            "The Weather Office, “Joint Statement on Blue Herons” (meeting held in Kyoto, June 1, 2024), para. 1 "
            "(paragraph numbers added), https://www.example.org/blue-herons/."
        ),
        "japanese": f"「{TWO}」（青鷺共同声明、京都、2024年6月1日、パラ1（パラ番号は付加））",
        "talking-point": (
            f"• As put on record in Kyoto on 1 June 2024: “{inner}” (Blue Herons, para. 1; paragraph numbers added)"
        ),
        "record": f"“{inner}” ({SOURCE}, para. 1; paragraph numbers added)",
        "bluebook": f"{title}, ¶ 1 (meeting held in Kyoto, June 1, 2024) (paragraph numbers added), {url}.",
        "html": (
            f'<blockquote cite="{url}"><p>{TWO}</p></blockquote>'
            f'<p>— <cite><a href="{url}">{title}</a></cite>, {cited}</p>'
        ),
        "latex": f"\\begin{{quote}}\n{TWO}\\footnote{{{title}, {cited}. \\url{{{url}}}}}\n\\end{{quote}}",
    }


def test_several_paragraphs(small: Pack) -> None:
    inner = TWO.replace("“", "‘").replace("”", "’")
    source = f"{SOURCE}, paras. 1–2; paragraph numbers added"
    assert copy(small, "p1.s2-p2.s1", "quote") == f"“{inner}\n\n“{THREE}” ({source})"
    assert copy(small, "p1.s2-p2.s1", "plain") == f"{TWO}\n\n{THREE}"
    assert copy(small, "p1.s2-p2.s1", "markdown") == (
        f"> {TWO}\n>\n> {THREE}\n>\n> — [{source}](<https://www.example.org/blue-herons/>)"
    )
    assert copy(small, "p1.s2-p2.s1", "bullet") == (
        f"• “{inner}\n\n  “{THREE}” (Blue Herons, 1 June 2024, paras. 1–2; paragraph numbers added)"
    )
    assert copy(small, "p1.s2-p2.s1", "japanese").startswith(f"「{TWO}\n\n{THREE}」（青鷺共同声明、")


def test_sentences_of_one_paragraph_stay_in_one(small: Pack) -> None:
    assert copy(small, "p2", "plain") == copy(small, "p2.s1-s2", "plain") == f"{THREE} {FOUR}"


def test_the_no_break_space_is_copied(small: Pack, shipped_pack: Pack) -> None:
    for style in ("quote", "plain", "markdown", "bullet", "japanese"):
        assert "the\u00a0Weather" in copy(small, "p2.s2", style)
        assert "including\u00a0hosting" in copy(shipped_pack, "p6.s9", style)


def test_corner_brackets_within_the_japanese_style_are_doubled(a_pack: PackFolder) -> None:
    for file in ("source.txt", "statement.toml"):
        a_pack.replace(file, "The two sides met", "「二者」 met")
    a_pack.sign()
    assert copy(a_pack.load(), "p1.s1", "japanese").startswith("「『二者』 met in Kyoto")


@pytest.mark.parametrize("style", STYLES, ids=lambda style: str(style.name))
def test_numbers_of_the_original_are_cited_without_a_remark(a_pack: PackFolder, style: Style) -> None:
    a_pack.replace("statement.toml", 'numbering = "added"', 'numbering = "original"')
    text = style.render(excerpt(a_pack.load(), Ref.parse("p1.s2-p2.s1")))
    assert "added" not in text
    assert "付加" not in text
    if style.name not in ("plain", *SOURCES):
        assert "1–2" in text or "パラ1～2）" in text


def test_a_pack_named_in_the_ref_makes_no_difference(small: Pack) -> None:
    for style in STYLES:
        assert copy(small, "a-pack:p1.s2", style.name) == copy(small, "p1.s2", style.name)


def test_a_ref_beyond_the_text_is_refused(small: Pack) -> None:
    with pytest.raises(NoSuchPassage, match=r"there is no p9: the statement has paragraphs p1 to p2"):
        excerpt(small, Ref.parse("p9"))


def verbatim(quoted: str, source: str) -> bool:
    """Whether the quoted words are the source's: only “ ” may have become ‘ ’, and paragraphs have an opening mark."""
    words = quoted.replace("\n\n“", "\n\n")
    single = {"“": "‘", "”": "’"}
    return len(words) == len(source) and all(
        word == single.get(published, published) for word, published in zip(words, source, strict=True)
    )


def between(text: str, opening: str, closing: str) -> str:
    assert text.startswith(opening)
    assert text.endswith(closing)
    return text[len(opening) : len(text) - len(closing)]


@pytest.mark.parametrize("which", ["shipped", "small"])
def test_what_is_copied_is_byte_for_byte_the_source(small: Pack, shipped_pack: Pack, which: str) -> None:
    pack = shipped_pack if which == "shipped" else small
    source = pack.statement.source_text
    count = 0
    for ref in ranges(pack.statement):
        passage = excerpt(pack, ref)
        words = named("plain").render(passage)
        assert words == passage.text
        assert words.encode() in source.encode()
        quoted = between(named("quote").render(passage), "“", f"” ({citation.full(passage)})")
        assert verbatim(quoted, words)
        assert quoted.count("\n\n“") == len(ref.paragraphs) - 1
        for indented in ("bullet", "talking-point"):
            text = named(indented).render(passage).replace("\n\n  ", "\n\n")
            assert verbatim(text[text.index("“") + 1 : text.rindex("” (")], words)
        text = named("japanese").render(passage)
        assert text[1 : text.rindex("」（")] == words
        count += 1
    assert count == (26 * 27 // 2 + 8 * 9 // 2 if which == "shipped" else 4 * 5 // 2 + 2 * 3 // 2)


@pytest.mark.parametrize("which", ["shipped", "small"])
def test_the_markdown_style_renders_to_the_source_and_its_link(small: Pack, shipped_pack: Pack, which: str) -> None:
    pack = shipped_pack if which == "shipped" else small
    for ref in ranges(pack.statement):
        passage = excerpt(pack, ref)
        *quoted, source = blocks(named("markdown").render(passage))
        assert quoted == [Block(("blockquote", "p"), paragraph) for paragraph in passage.text.split("\n\n")]
        assert source == Block(("blockquote", "p"), f"— {citation.full(passage)}", passage.statement.url)


def test_no_style_ends_with_a_line_end_or_holds_a_screens_marks(shipped_pack: Pack) -> None:
    for style in STYLES:
        for ref in ("p6.s7", "p2.s2", "p5.s2-p6.s1"):
            text = style.render(excerpt(shipped_pack, Ref.parse(ref)))
            assert not text.endswith("\n")
            assert not set(text) & set("│─┌┐└┘\t\x1b")


def test_an_excerpt_says_where_it_stands(small: Pack) -> None:
    assert excerpt(small, Ref.parse("a-pack:p1.s2")) == Excerpt("a-pack", small.statement, Ref.parse("p1.s2"), TWO)
