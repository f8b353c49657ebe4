"""Arabic in the files that other programs set: its paragraphs are turned, and English citations are not."""

from __future__ import annotations

import datetime
import io
import pathlib
import re
import zipfile

import mammoth
from openxml_audit import OdfValidator, OpenXmlValidator

from onrecord.quoting.tree import (
    BlockQuotation,
    Footnote,
    ListItem,
    SectionHeading,
    TextParagraph,
    TextRun,
    Tree,
    paragraph,
)
from onrecord.writers.document import WrittenDocument
from onrecord.writers.docx import write_docx
from onrecord.writers.html_page import write_html
from onrecord.writers.odt import write_odt

ARABIC = "اتفق الجانبان مع NASA. وسيجتمعان عام 2025."
CITATION = "بيان, 11 April 2024, para. 1."
QUOTED = TextParagraph((TextRun(ARABIC), Footnote((TextRun(CITATION),))))
TREE: Tree = (
    BlockQuotation((QUOTED,)),
    SectionHeading(1, (TextRun("بيان"),)),
    ListItem("•", (paragraph(ARABIC), paragraph("English")), 1),
    paragraph("English words"),
)
DOCUMENT = WrittenDocument("T", TREE, datetime.date(2024, 4, 11))


def part(raw: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(raw)).read(name).decode()


def test_word_files_turn_paragraphs_and_their_runs(tmp_path: pathlib.Path) -> None:
    raw = write_docx(DOCUMENT)
    body, notes = part(raw, "word/document.xml"), part(raw, "word/footnotes.xml")
    turned = [text for text in re.findall("<w:p>.*?</w:p>", body) if "<w:bidi/>" in text]
    assert len(turned) == 3
    assert all("<w:rtl/>" in text for text in turned)
    assert "<w:bidi/>" not in notes
    assert re.findall(r"<w:rPr><w:rtl/></w:rPr><w:t[^>]*>(.*?)</w:t>", notes) == ["بيان"]
    (tmp_path / "x.docx").write_bytes(raw)
    assert OpenXmlValidator().validate(tmp_path / "x.docx").errors == []
    assert ARABIC in mammoth.extract_raw_text(io.BytesIO(raw)).value
    assert CITATION in "".join(re.findall(r"<w:t[^>]*>(.*?)</w:t>", notes))


def test_opendocument_files_have_a_style_for_each(tmp_path: pathlib.Path) -> None:
    raw = write_odt(DOCUMENT)
    content = part(raw, "content.xml")
    names = re.findall(r'<style:style style:name="([^"]*RTL)"', content)
    assert names == ["Quotations_20_RTL", "Heading_20_1_20_RTL", "List_20_1_20_RTL"]
    assert all(content.count(f'text:style-name="{name}"') == 1 for name in names)
    (tmp_path / "x.odt").write_bytes(raw)
    assert OdfValidator().validate(tmp_path / "x.odt").errors == []


def test_pages_have_the_attribute() -> None:
    page = write_html(DOCUMENT).decode()
    assert re.findall(r'<(\w+)[^>]* dir="rtl"', page) == ["p", "h1", "p"]
