"""OpenDocument files: the words byte for byte, footnotes as real ones, and no findings of a validator."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quoting.tree import TextParagraph, TextRun
from onrecord.writers.document import NotWritable, WrittenDocument
from onrecord.writers.odt import write_odt
from tests.writers.test_docx import DAY, TREE, WORDS, document

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def parts_of(raw: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        return {name: ElementTree.fromstring(archive.read(name)) for name in names}


def text_of(element: ElementTree.Element) -> str:
    """Return the text as it is shown; that of footnotes is left out."""
    text = element.text or ""
    for child in element:
        match child.tag.removeprefix(TEXT):
            case "line-break":
                text += "\n"
            case "tab":
                text += "\t"
            case "s":
                text += " " * int(child.get(f"{TEXT}c", "1"))
            case "note":
                pass
            case _:
                text += text_of(child)
        text += child.tail or ""
    return text


def paragraphs(part: ElementTree.Element) -> list[str]:
    return [text_of(element) for element in part.iter() if element.tag in (f"{TEXT}p", f"{TEXT}h")]


def test_the_words_are_there_byte_for_byte() -> None:
    texts = paragraphs(parts_of(write_odt(document()))["content.xml"])
    assert texts[:3] == ["Memo <&>", "Space", "plain strongslanted"]
    assert WORDS in texts
    assert "Two.\nLines.\tTab." in texts
    assert "(a)\tfirst" in texts
    assert texts.count("x\ny") == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60))
def test_any_text_comes_back(text: str) -> None:
    parts = parts_of(write_odt(WrittenDocument(text, (TextParagraph((TextRun(text),)),), DAY, classification=text)))
    assert paragraphs(parts["content.xml"]) == [text, text]
    assert paragraphs(parts["styles.xml"])[: 2 * bool(text) : 1] == [text, text][: 2 * bool(text)]


def test_each_footnote_is_there_once() -> None:
    notes = list(parts_of(write_odt(document()))["content.xml"].iter(f"{TEXT}note"))
    assert [note.get(f"{TEXT}id") for note in notes] == ["ftn1", "ftn2"]
    assert [text_of(body) for note in notes for body in note.iter(f"{TEXT}p")] == ["See example.org."] * 2


def test_every_style_that_is_named_is_there() -> None:
    parts = parts_of(write_odt(document(landscape=True)))
    named = {style.get(f"{STYLE}name") for part in parts.values() for style in part.iter(f"{STYLE}style")}
    for name in ("text", "table"):
        attribute = f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}style-name"
        used = {element.get(attribute) for part in parts.values() for element in part.iter()} - {None}
        assert used
        assert used <= named


def test_tables_repeat_their_head_and_break_no_row() -> None:
    content = parts_of(write_odt(document()))["content.xml"]
    [head] = content.iter(f"{TABLE}table-header-rows")
    assert paragraphs(head) == ["A", "B"]
    assert {row.get(f"{TABLE}style-name") for row in content.iter(f"{TABLE}table-row")} == {"Row"}


def test_the_archive_is_as_the_standard_has_it_and_names_nobody() -> None:
    raw = write_odt(document())
    assert raw == write_odt(document())
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert raw[38:77] == b"application/vnd.oasis.opendocument.text"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"creator" not in archive.read("meta.xml")


def test_a_character_that_xml_cannot_hold_is_named() -> None:
    with pytest.raises(NotWritable, match=r"U\+001B that stands after “before”"):
        write_odt(WrittenDocument("A", (TextParagraph((TextRun("before\x1bafter"),)),), DAY))


def test_pages_turn(tmp_path: object) -> None:
    for landscape, sides in ((False, ("210mm", "297mm")), (True, ("297mm", "210mm"))):
        styles = parts_of(write_odt(WrittenDocument("A", TREE, DAY, landscape=landscape)))["styles.xml"]
        [page] = styles.iter(f"{STYLE}page-layout-properties")
        fo = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
        assert (page.get(f"{fo}page-width"), page.get(f"{fo}page-height")) == sides
