"""Word files: the words byte for byte, footnotes as real ones, and what Word asks to repair is not there."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quoting.tree import (
    BlockQuotation,
    Footnote,
    Hyperlink,
    ListItem,
    SectionHeading,
    SourceCitation,
    Table,
    TextParagraph,
    TextRun,
    Tree,
    Verbatim,
)
from onrecord.writers.document import NotWritable, WrittenDocument
from onrecord.writers.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DAY = datetime.date(2026, 11, 27)
WORDS = "“Both\u00a0sides” <agree> & ‘note’ 宇宙\u202f\u2060 𠮟 — e\u0301  two blanks "

NOTE = Footnote((TextRun("See "), Hyperlink("example.org", "https://example.org/?a=1&b=<2>"), TextRun(".")))
TREE: Tree = (
    SectionHeading(1, (TextRun("Space"),)),
    TextParagraph((TextRun("plain "), TextRun("strong", "strong"), TextRun("slanted", "emphasis"))),
    BlockQuotation((TextParagraph((TextRun(WORDS), NOTE)), TextParagraph((TextRun("Two.\nLines.\tTab."),)))),
    BlockQuotation((TextParagraph((TextRun("q"),)),), SourceCitation("Title", ", Tokyo", "https://example.org/")),
    ListItem("(a)", (TextParagraph((TextRun("first"), NOTE)), TextParagraph((TextRun("second"),))), 2),
    Table(("A", "B"), (("1", "x\ny"), ("2", ""))),
    Verbatim("@misc{x,\n}"),
)


def parts_of(document: WrittenDocument) -> dict[str, ElementTree.Element]:
    """Return the parts of the file, each parsed."""
    with zipfile.ZipFile(io.BytesIO(write_docx(document))) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def text_of(element: ElementTree.Element) -> str:
    """Return the text as Word shows it: its runs, line breaks and tabs, and the hyphens that LibreOffice writes."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011"}
    return "".join(part.text or "" if part.tag == f"{W}t" else shown.get(part.tag, "") for part in element.iter())


def paragraphs(part: ElementTree.Element) -> list[str]:
    return [text_of(paragraph) for paragraph in part.iter(f"{W}p")]


def document(tree: Tree = TREE, **about: Any) -> WrittenDocument:
    return WrittenDocument("Memo <&>", tree, DAY, **about)


def test_the_words_are_there_byte_for_byte() -> None:
    texts = paragraphs(parts_of(document())["word/document.xml"])
    assert texts[:3] == ["Memo <&>", "Space", "plain strongslanted"]
    assert WORDS in texts
    assert "Two.\nLines.\tTab." in texts
    assert "(a)\tfirst" in texts
    assert texts.count("x\ny") == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60))
def test_any_text_comes_back(text: str) -> None:
    tree = (TextParagraph((TextRun(text), Footnote((TextRun(text),)))),)
    parts = parts_of(WrittenDocument(text, tree, DAY, classification=text))
    assert paragraphs(parts["word/document.xml"]) == [text, text]
    assert paragraphs(parts["word/footnotes.xml"])[2:] == [f" {text}"]
    assert paragraphs(parts["word/header1.xml"]) == [text]


def test_each_footnote_is_there_once_and_is_referred_to_once() -> None:
    parts = parts_of(document())
    notes = [note.get(f"{W}id") for note in parts["word/footnotes.xml"]]
    references = [mark.get(f"{W}id") for mark in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    assert notes == ["-1", "0", "1", "2"]
    assert references == ["1", "2"]
    assert paragraphs(parts["word/footnotes.xml"])[2:] == [" See example.org."] * 2
    for number, note in enumerate(parts["word/footnotes.xml"]):
        marks = list(note.iter(f"{W}footnoteRef"))
        assert len(marks) == (number > 1)  # a mark in a separator makes Word ask to repair the file
    named = {note.get(f"{W}id") for note in parts["word/settings.xml"].iter(f"{W}footnote")}
    assert named == {"-1", "0"}


def test_every_relationship_style_and_part_that_is_named_is_there() -> None:
    parts = parts_of(document())
    for name, part in parts.items():
        folder, _, file = name.rpartition("/")
        used: set[str | None] = {value for element in part.iter() for key, value in element.items() if key == f"{R}id"}
        if used:
            ids = [entry.get("Id") for entry in parts[f"{folder}/_rels/{file}.rels"]]
            assert used <= set(ids)
            assert len(ids) == len(set(ids))
    for entry in parts["word/_rels/document.xml.rels"]:
        assert entry.get("TargetMode") == "External" or f"word/{entry.get('Target')}" in parts
    styles = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    for tag in ("pStyle", "rStyle", "tblStyle", "basedOn"):
        used = {element.get(f"{W}val") for part in parts.values() for element in part.iter(f"{W}{tag}")}
        assert used <= styles, tag
    overrides = {entry.get("PartName") for entry in parts["[Content_Types].xml"] if entry.get("PartName")}
    assert overrides == {f"/{name}" for name in parts if not name.endswith(".rels") and name != "[Content_Types].xml"}


def test_no_text_of_a_run_has_a_line_end() -> None:
    for part in parts_of(document(classification="A\nB")).values():
        for text in part.iter(f"{W}t"):
            assert text.text is None or not re.search(r"[\n\r\t]", text.text)


def test_links_lead_where_they_say() -> None:
    parts = parts_of(document())
    targets = [entry.get("Target") for entry in parts["word/_rels/document.xml.rels"] if entry.get("TargetMode")]
    assert targets == ["https://example.org/?a=1&b=<2>", "https://example.org/"]
    assert all(entry.get("TargetMode") == "External" for entry in parts["word/_rels/footnotes.xml.rels"])


def test_tables_repeat_their_header_and_break_no_row() -> None:
    part = parts_of(document())["word/document.xml"]
    rows = list(part.iter(f"{W}tr"))
    assert [len(list(row.iter(f"{W}tblHeader"))) for row in rows] == [1, 0, 0]
    assert all(len(list(row.iter(f"{W}cantSplit"))) == 1 for row in rows)
    assert all(len(list(row.iter(f"{W}tc"))) == 2 for row in rows)


def test_only_runs_with_japanese_are_set_as_japanese() -> None:
    tree = (TextParagraph((TextRun("“English”"), TextRun("宇宙", "strong"))),)
    runs = list(parts_of(WrittenDocument("A", tree, DAY))["word/document.xml"].iter(f"{W}r"))
    hints = [bool(list(run.iter(f"{W}rFonts"))) for run in runs]
    assert hints == [False, False, True]


def test_quotations_that_follow_each_other_have_bars_of_their_own() -> None:
    """Word and LibreOffice draw one bar beside paragraphs with the same indent."""
    words = [BlockQuotation((TextParagraph((TextRun(text),)),) * 2) for text in "abc"]
    body = parts_of(document(tuple(words)))["word/document.xml"]
    quoted = [part for part in body.iter(f"{W}p") if part.find(f".//{W}pStyle") is not None][1:]
    indents = [[ind.get(f"{W}left") for ind in part.iter(f"{W}ind")] for part in quoted]
    assert indents == [[], [], ["568"], ["568"], [], []]


def test_no_name_of_an_account_and_no_time_is_in_it() -> None:
    assert write_docx(document()) == write_docx(document())
    with zipfile.ZipFile(io.BytesIO(write_docx(document()))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert core.count("2026-11-27T00:00:00Z") == 2


def test_the_line_of_classification_is_at_the_top_and_at_the_bottom() -> None:
    parts = parts_of(document(classification="RESTRICTED"))
    assert paragraphs(parts["word/header1.xml"]) == ["RESTRICTED"]
    assert paragraphs(parts["word/footer1.xml"]) == ["RESTRICTED", "1 / 1"]
    assert paragraphs(parts_of(document())["word/footer1.xml"]) == ["1 / 1"]


@pytest.mark.parametrize("char", ["\0", "\x1b", "\x0b", "\ufffe", "\udc80"])
def test_a_character_that_xml_cannot_hold_is_named(char: str) -> None:
    tree = (TextParagraph((TextRun(f"before{char}after"),)),)
    with pytest.raises(NotWritable, match=rf"U\+{ord(char):04X} that stands after “before”"):
        write_docx(WrittenDocument("A", tree, DAY))
