"""Text as Markdown that renders to exactly that text, proved by rendering it."""

from __future__ import annotations

import pathlib
import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.model import Pack
from onrecord.packs.values import InvalidValue
from onrecord.packs.values import text as read_text
from onrecord.quoting.render.markdown import render_markdown
from onrecord.quoting.render.markdown_escapes import destination, escape_markdown, link
from tests.quoting.excerpts import table_of
from tests.quoting.rendered import COMMONMARK, GITHUB, TABLES, blocks
from tests.tiers import trials

STATEMENTS = pathlib.Path(__file__).parents[4] / "shared" / "statements"

NASTY = [
    "# heading",
    "####### not one",
    "#",
    "#5 on the list",
    "## ",
    "- item",
    "-",
    "---",
    "-- ",
    "- - -",
    "+ item",
    "* item",
    "***",
    "_ _ _",
    "=",
    "===",
    "1. first",
    "1) first",
    "123456789. x",
    "1234567890. x",
    "2024. A year",
    "1.",
    "1.5 billion",
    "> quoted",
    "```python",
    "~~~",
    "`code`",
    "a ` b `` c",
    "*emphasis* and **strong** and _so_ and __on__",
    "snake_case_word",
    "[link](https://example.org)",
    "[ref]: https://example.org",
    "[x] done",
    "![image](x.png)",
    "<b>bold</b>",
    "<https://example.org>",
    "<!-- comment",
    "&amp; &lt; &#35; &#x23; &copy;",
    "R&D and AT&T; and A & B",
    "&ouml",
    "back\\slash \\* \\",
    "\\",
    "\\\\",
    "a|b \\| c",
    "|",
    "~strike~ ~~out~~",
    "^up^ ==mark==",
    "“world’s” – … • 「」",
    "a\u00a0b",
    "#\u3000x",
    "-\u3000x",
    "１. x",
    "https://example.org/a_b_c?d=1&e=2",
    "5 < 6 > 4",
    ":--- | ---:",
    "!",
    "a  b",
    "$x$ and $$y$$",
]


def one_line(text: str) -> bool:
    try:
        read_text(text)
    except InvalidValue:
        return False
    return True


_MARKS = st.sampled_from(
    [*"\\`*_{}[]()<>#+-.!|~&;:=\"'^$ /0129ax", "  ", "&amp;", "](", "**", "```", "1. ", "- ", "<a>", "\u00a0"]
)
LINES = (
    st.one_of(st.text(min_size=1), st.lists(_MARKS, min_size=1, max_size=12).map("".join))
    .map(str.strip)
    .filter(one_line)
)


def check_paragraph(text: str) -> None:
    for parser in (COMMONMARK, GITHUB):
        [paragraph] = blocks(escape_markdown(text), parser)
        assert (paragraph.tags, paragraph.text) == (("p",), text)
    [quoted] = blocks(f"> {escape_markdown(text)}")
    assert (quoted.tags, quoted.text) == (("blockquote", "p"), text)


@pytest.mark.parametrize("text", [text for text in NASTY if one_line(text)])
def test_nasty_texts_render_as_they_are(text: str) -> None:
    check_paragraph(text)


@given(LINES)
@example("&amp;")
@example("1.")
@example("-\u2003x")
@settings(max_examples=150)
def test_any_line_renders_as_it_is(text: str) -> None:
    check_paragraph(text)


@given(st.lists(LINES, min_size=1, max_size=4))
@settings(max_examples=75)
def test_any_paragraphs_render_as_they_are(texts: list[str]) -> None:
    made = blocks(escape_markdown("\n\n".join(texts)))
    assert [(block.tags, block.text) for block in made] == [(("p",), text) for text in texts]


@given(st.lists(LINES, min_size=2, max_size=3))
@example(["a", "==="])
@example(["a", "---"])
@example(["a", "="])
@settings(max_examples=100)
def test_any_lines_of_one_paragraph_stay_one(texts: list[str]) -> None:
    text = "\n".join(texts)
    [block] = blocks(escape_markdown(text))
    assert (block.tags, block.text) == (("p",), text)


def test_ordinary_words_are_left_alone() -> None:
    text = "Japan-U.S. cooperation – “on 24 March 2023” (para. 6); R & D, 5.2% + 3 = more: no. 1!"
    assert escape_markdown(text) == text


@pytest.mark.parametrize("alone", ["paragraph", "quote", "table"])
def test_every_sentence_of_the_shipped_pack_renders_as_it_is(shipped_pack: Pack, alone: str) -> None:
    assert shipped_pack.statement.sentences
    for sentence in shipped_pack.statement.sentences:
        if alone == "table":
            assert cells(["Text"], [[sentence.text]]) == [["Text"], [sentence.text]]
        else:
            check_paragraph(sentence.text)


@pytest.mark.skipif(not STATEMENTS.is_dir(), reason="no other statements beside this checkout")
@pytest.mark.parametrize("file", sorted(STATEMENTS.glob("*.txt")), ids=lambda file: str(file.stem))
def test_every_line_of_other_statements_renders_as_it_is(file: pathlib.Path) -> None:
    lines = [line.strip() for line in file.read_text(encoding="utf-8").split("\n")]
    lines = [line for line in lines if line and one_line(line)]
    assert lines
    for line in lines:
        check_paragraph(line)
        assert cells(["Text"], [[line]]) == [["Text"], [line]]


# Addresses in a text, of which GitHub's makes links


PARTS = (
    *("https://", "http://", "HTTPS://", "www.", "ftp://", "mofa.go.jp", "example.org", "a.b", "xn--bcher-kva.example"),
    *("_b_", "*", "~", "~~", "[", "]", "(", ")", "|", "\\", "`", "&", "&copy;", "&#35;", "%20", "%E3%81%82", "!"),
    *(
        "/",
        "/",
        ".",
        ",",
        ";",
        ":",
        "'",
        '"',
        "<",
        ">",
        "“",
        "”",
        "、",
        "」",
        "日本",
        "\u00a0",
        " ",
        "#",
        "@",
        "-",
        "x",
    ),
    *("?a=1", "x", "1"),
)
WITH_ADDRESSES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=14).map("".join).map(str.strip).filter(one_line)


# What the renderer under test shows decoded where it links a host by itself, which GitHub's leaves alone.
DECODED = re.compile("%|xn--", re.IGNORECASE)


@given(WITH_ADDRESSES)
@example("https://www.mofa.go.jp/a_b_c/page1_000001.html")
@example("www.mofa.go.jp/a_b_c/")
@example("see!https://a.b/x[1]_y")
@example("(https://a.b/c_(d)_e).")
@example("“https://a.b/c_”")
@example("https://a.b/?x=1&copy;_2")
@example("https://a.b/c|d_e")
@settings(max_examples=trials(100, 10_000))
def test_a_text_with_addresses_renders_as_it_is(text: str) -> None:
    [paragraph] = blocks(escape_markdown(text))
    assert (paragraph.tags, paragraph.text) == (("p",), text)
    if not DECODED.search(text):
        check_paragraph(text)
        assert cells(["A"], [[text]]) == [["A"], [text]]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("at https://www.mofa.go.jp/a_b_c/page1.html.", "https://www.mofa.go.jp/a_b_c/page1.html"),
        ("(see www.mofa.go.jp/a_b_c)", "http://www.mofa.go.jp/a_b_c"),
        ("“https://a.b/c_d”", "https://a.b/c_d"),
        ("https://a.b/c_(d)_e), and", "https://a.b/c_(d)_e"),
        ("https://a.b/?x=1&copy=2&lt;_", "https://a.b/?x=1&copy=2&lt"),
        ("!https://a.b/[1]_2", "https://a.b/%5B1%5D_2"),
        ("https://a.b/x|y", "https://a.b/x%7Cy"),
    ],
)
def test_an_address_is_the_same_link_whatever_renders_it(text: str, address: str) -> None:
    for parser in (COMMONMARK, GITHUB):
        [paragraph] = blocks(escape_markdown(text), parser)
        assert (paragraph.text, paragraph.link) == (text, address)
    [header, _, row] = render_markdown((table_of(["A"], [[text]]),)).splitlines()
    inline = GITHUB.parse("\n".join((header, "| --- |", row)))[-5]
    assert [child.attrs["href"] for child in inline.children or () if child.type == "link_open"] == [address]


@given(WITH_ADDRESSES)
@settings(max_examples=100)
def test_the_text_of_a_link_holds_no_other_link(text: str) -> None:
    [block] = blocks(link(text, "https://example.org/"), GITHUB)
    assert (block.text, block.link) == (text, "https://example.org/")


# Tables


LINKS = ("link_open", "link_close")


def cells(header: list[str], rows: list[list[str]]) -> list[list[str]]:
    """Return the cells of a table that a reader sees, the same for all renderers."""
    made = render_markdown((table_of(header, rows),))
    assert not made.endswith("\n")
    seen = _cells(made, TABLES)
    assert _cells(made, GITHUB) == seen
    return seen


def _cells(made: str, parser: MarkdownIt) -> list[list[str]]:
    found: list[list[str]] = []
    depth: list[str] = []
    for token in parser.parse(made):
        if token.type == "tr_open":
            found.append([])
        elif token.type == "inline":
            assert depth == ["table", depth[1], "tr", depth[3]]
            children = token.children or []
            assert {child.type for child in children} <= {*LINKS, "text", "text_special", "html_inline"}
            assert all(child.content == "<br>" for child in children if child.type == "html_inline")
            found[-1].append("".join("\n" if child.type == "html_inline" else child.content for child in children))
        if token.nesting == 1:
            depth.append(token.tag)
        elif token.nesting == -1:
            depth.pop()
    return found


@pytest.mark.parametrize("text", [text for text in NASTY if one_line(text)])
def test_nasty_texts_stay_in_their_cells(text: str) -> None:
    assert cells(["A", text], [[text, "b"], ["c", text], [text, text]]) == [
        ["A", text],
        [text, "b"],
        ["c", text],
        [text, text],
    ]


@given(st.lists(st.lists(LINES | st.just(""), min_size=2, max_size=2), max_size=3))
@settings(max_examples=200)
def test_any_cells_render_as_they_are(rows: list[list[str]]) -> None:
    assert cells(["A", "B"], rows) == [["A", "B"], *rows]


@given(LINES, LINES)
@settings(max_examples=100)
def test_a_break_in_a_cell_is_a_break(first: str, second: str) -> None:
    assert cells(["A"], [[f"{first}\n{second}"]]) == [["A"], [f"{first}\n{second}"]]


def test_a_table_as_it_is_written() -> None:
    assert render_markdown((table_of(["Ref", "Text"], [["p1.s1", "a | b"], ["p1.s2", ""]]),)) == (
        "| Ref | Text |\n| --- | --- |\n| p1.s1 | a \\| b |\n| p1.s2 |  |"
    )


def test_a_table_without_rows_is_its_header() -> None:
    assert cells(["A", "B"], []) == [["A", "B"]]


# Link targets


@pytest.mark.parametrize(
    "url",
    [
        "https://www.state.gov/joint-statement_of-the-eighth/",
        "https://example.org/a(b)c?d=1&e=2#f",
        "https://example.org/?a=1&copy;=2",
        "https://example.org/?a=1&copy=2&lt;",
        "https://example.org/&#35;",
        "https://example.org/*a*_b_~c~!$'+,;:@",
        "https://example.org/[1]",
    ],
)
def test_the_target_of_a_link_is_the_address(url: str) -> None:
    [block] = blocks(f"[x]({destination(url)})")
    assert block.link is not None
    assert block.link.replace("%5B", "[").replace("%5D", "]") == url
    assert block.text == "x"


@given(st.text(alphabet="abc/?&;#=<>\\()[]*_`~!'%20amp.", max_size=20))
@settings(max_examples=200)
def test_any_target_is_one_link(path: str) -> None:
    [block] = blocks(f"[x]({destination('https://example.org/' + path)})")
    assume("&" not in path or ";" not in path)
    assert (block.text, block.tags) == ("x", ("p",))
    assert block.link is not None
