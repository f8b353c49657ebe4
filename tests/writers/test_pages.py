"""Documents as HTML, plain text and Markdown: all words, in order, and nothing of them is taken for markup."""

from __future__ import annotations

import datetime
import html.parser
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.quoting.tree import TextParagraph, TextRun
from onrecord.text.cell_width import cell_width
from onrecord.writers.document import WrittenDocument
from onrecord.writers.html_page import write_html
from onrecord.writers.markdown import write_markdown
from onrecord.writers.text_file import WIDTH_COLUMNS, write_text
from tests.writers.test_docx import DAY, TREE, WORDS

HOSTILE = '</style><script>alert(1)</script>" \\ } @import url(//x) 宇宙'
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


class Page(html.parser.HTMLParser):
    """The words of a page, without those of its style, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.tags or self.tags[-1] not in ("style", "title"):
            self.words += data


def document(text: str = WORDS, **about: Any) -> WrittenDocument:
    return WrittenDocument("Memo <&>", (TextParagraph((TextRun(text),)),), DAY, **about)


def test_a_page_needs_nothing_else() -> None:
    page = write_html(WrittenDocument("Memo <&>", TREE, DAY, "ja", "RESTRICTED")).decode()
    assert page.startswith('<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">')
    assert "<title>Memo &lt;&amp;&gt;</title>" in page
    assert not re.search(r"<(link|script|img|iframe)|@import|url\(|src=", page)
    assert '@bottom-center { content: counter(page) " / " counter(pages) }' in page
    assert Page(page).words.count("RESTRICTED") == 2


def test_a_hostile_line_stays_a_line() -> None:
    page = write_html(document(HOSTILE, classification=HOSTILE)).decode()
    assert "script" not in Page(page).tags
    assert Page(page).tags.count("style") == 1
    assert Page(page).words.count(HOSTILE) == 3
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    assert style.count("{") == style.count("}")
    assert not re.search(r"@import|url\(|<", style)


@given(TEXTS)
def test_every_word_is_on_the_page(text: str) -> None:
    assert text in Page(write_html(document(text)).decode()).words


@given(TEXTS)
def test_text_has_every_word_and_no_line_that_is_too_long(text: str) -> None:
    written = write_text(document(text)).decode()
    assert "".join(written.split()) == "".join(f"Memo <&>========{text}".split())
    for line in written.splitlines():
        assert cell_width(line) <= WIDTH_COLUMNS or " " not in line.strip()


def test_text_has_title_and_classification() -> None:
    lines = write_text(document("One two. " * 30, classification="RESTRICTED")).decode().splitlines()
    assert lines[:5] == ["RESTRICTED", "", "Memo <&>", "========", ""]
    assert lines[-2:] == ["", "RESTRICTED"]
    assert len(lines) > 8


@pytest.mark.parametrize("classification", ["", "RESTRICTED"])
def test_markdown_has_one_title_and_the_rest_below_it(classification: str) -> None:
    written = write_markdown(WrittenDocument("Memo <&>", TREE, datetime.date(2026, 1, 1), "en", classification))
    shown = MarkdownIt().render(written.decode())
    assert re.findall("<(h[1-6])>(.*?)</h", shown) == [("h1", "Memo &lt;&amp;&gt;"), ("h2", "Space")]
    assert (b"**RESTRICTED**" in written) == bool(classification)
