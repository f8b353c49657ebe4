"""Markdown that several readers show as the same text: nothing of the words is taken for markup by any of them."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from onrecord.quoting.tree import BlockQuotation, Footnote, Hyperlink, TextParagraph, TextRun, Tree
from onrecord.writers.document import WrittenDocument
from onrecord.writers.markdown import write_markdown
from tests.writers.test_docx import DAY, TREE

# What some reader acts on: CommonMark, GitHub, Obsidian, pandoc with its default extensions, markdown-it's typographer.
HARD = (
    *("a -- b --- c", 'it\'s "quoted" ... yes....', "$x$ costs $5", "#tag and # not", "==marked== a=b", "%%x%% 5%"),
    *("^sup^ x^id", "~sub~ ~~del~~", "@key [@key] -@key", "www.example.org/a_b", "https://example.org/a_b?x=1&y=2."),
    *("- item", "1. item", "(a) item", "a. item", "ii) item", "#. x", "(@) x", "+ x", "* x", "* * *", "---", "==="),
    *(
        "> q",
        "| a | b |",
        "    code",
        "\ttab",
        " lead",
        "trail ",
        "two\nlines\n- three\n4. four\n  five",
        ":a: b:c d: e",
    ),
    *(": definition", "::: div", "[link](x) ![img](y)", "<b>x</b> &amp; &copy;", "`code` \\ back", "{.class} {{x}}"),
    *("_a_ __b__ *c*", "x!", "A. Smith", "[^1] note", "Mix. of", "“Both\u00a0sides” 宇宙\u202f𠮟", "\\(x\\) \\[y\\]"),
    *("~~~", "```", "# h", "Title #", "e.g. this", "Mr. X, p. 3, No. 5", "<!-- c -->", "'tis '90s", "[ ] task", "a\\"),
)


def readers() -> dict[str, MarkdownIt]:
    """Return plain CommonMark, and GitHub's with footnotes, typographic marks and bare addresses as links."""
    full = MarkdownIt("gfm-like", {"typographer": True}).enable(["replacements", "smartquotes"]).use(footnote_plugin)
    return {"CommonMark": MarkdownIt(), "everything": full}


def paragraphs(shown: str) -> list[str]:
    texts = re.findall(r"<p>(.*?)</p>", shown, flags=re.DOTALL)
    return [html.unescape(re.sub("<[^>]+>", "", re.sub(r"<br ?/?>\n?", "\n", text))) for text in texts]


def written(*texts: str) -> str:
    tree = tuple(TextParagraph((TextRun(text),)) for text in texts)
    return write_markdown(WrittenDocument("Title", tree, DAY)).decode()


@pytest.mark.parametrize("reader", readers())
def test_hard_words_are_shown_as_they_are(reader: str) -> None:
    assert paragraphs(readers()[reader].render(written(*HARD))) == list(HARD)


LINE = st.text(st.sampled_from("ab1.)(-+*#=_~`\\<>&|!:;'\"$%^@{}[] /宇“"), min_size=1, max_size=24)


@given(st.lists(LINE, min_size=1, max_size=3).map("\n".join))
def test_any_words_are_shown_as_they_are(text: str) -> None:
    if not all(line.strip() for line in text.split("\n")):
        return
    for reader in readers().values():
        assert paragraphs(reader.render(written(text))) == [text]


def test_footnotes_are_read_as_such_and_stand_last_one_a_line() -> None:
    note = Footnote((TextRun("See *it*, "), Hyperlink("https://example.org/a_b", "https://example.org/a_b")))
    tree: Tree = (
        BlockQuotation((TextParagraph((TextRun("Words!"), note)),)),
        TextParagraph((TextRun("More."), note)),
    )
    raw = write_markdown(WrittenDocument("Title", tree, DAY)).decode()
    assert raw.splitlines()[-3:] == [
        r"[^1]: See \*it\*, <https://example.org/a_b>",
        "",
        r"[^2]: See \*it\*, <https://example.org/a_b>",
    ]
    shown = readers()["everything"].render(raw)
    assert len(re.findall('class="footnote-item"', shown)) == 2
    assert len(re.findall('class="footnote-ref"', shown)) == 2
    assert "<blockquote>\n<p>Words!<sup" in shown


def test_a_remark_of_the_editors_has_no_tags() -> None:
    tree = (TextParagraph((TextRun("[Editor’s caution: x]", "emphasis"),), "editor"),)
    assert written("x") != ""
    assert r"\[Editor’s caution: x\]" in write_markdown(WrittenDocument("T", tree, DAY)).decode()
    assert b"<em>" not in write_markdown(WrittenDocument("T", tree, DAY))


def test_every_block_is_written() -> None:
    shown = readers()["everything"].render(write_markdown(WrittenDocument("Title", TREE, DAY)).decode())
    for tag in ("<h1>", "<h2>", "<blockquote>", "<table>", "<code>", "footnote-ref"):
        assert tag in shown


def test_a_mark_after_an_address_is_not_of_the_address() -> None:
    address = Hyperlink("https://example.org/a_b", "https://example.org/a_b")
    tree = (TextParagraph((TextRun("[Note: ", "emphasis"), address, TextRun("]", "emphasis")), "editor"),)
    raw = write_markdown(WrittenDocument("T", tree, DAY)).decode()
    assert raw.endswith("\\[Note: <https://example.org/a_b>\\]\n")
    assert 'href="https://example.org/a_b"' in MarkdownIt().render(raw)
