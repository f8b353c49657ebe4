"""Word and OpenDocument files of every kind, as others read them: a validator of the schemas, and mammoth.

Word itself was not tried. LibreOffice is too kind to prove a file; what the validator misses is tested in
`tests/writers/test_docx.py`: an id used twice, a line end in a text run, a mark in a separator.
"""

from __future__ import annotations

import html
import io
import pathlib
import re
import zipfile

import mammoth
import pytest
from openxml_audit import OdfValidator, OpenXmlValidator

from onrecord.exporter.export import ExportRequest, export, export_document
from onrecord.exporter.kinds import DocumentKind, bundled_kinds
from onrecord.model import Pack
from onrecord.quoting.tree import BlockQuotation, Footnote, ListItem, TextParagraph
from tests.exporter.briefs import full_brief

KINDS = list(bundled_kinds().values())


def written(packs: dict[str, Pack], kind: DocumentKind, form: str) -> bytes:
    return export(full_brief(packs), packs, ExportRequest(kind, form, "RESTRICTED 取扱注意")).raw


def findings(validator: OpenXmlValidator | OdfValidator, file: pathlib.Path, raw: bytes) -> list[str]:
    file.write_bytes(raw)
    return [error.description for error in validator.validate(file).errors]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_findings_in_a_word_file(packs: dict[str, Pack], kind: DocumentKind, tmp_path: pathlib.Path) -> None:
    assert findings(OpenXmlValidator(), tmp_path / "x.docx", written(packs, kind, "docx")) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_findings_in_an_opendocument_file(
    packs: dict[str, Pack], kind: DocumentKind, tmp_path: pathlib.Path
) -> None:
    assert findings(OdfValidator(), tmp_path / "x.odt", written(packs, kind, "odt")) == []


def test_the_validators_find_what_is_wrong(packs: dict[str, Pack], tmp_path: pathlib.Path) -> None:
    raw = written(packs, KINDS[0], "docx")
    for old, new in (
        (b"<w:pPr><w:pStyle", b"<w:pPr><w:jc/><w:pStyle"),
        (b"<w:footnoteReference w:id", b"<w:mark w:id"),
    ):
        assert findings(OpenXmlValidator(), tmp_path / "bad.docx", replaced(raw, "word/document.xml", old, new))
    raw = written(packs, KINDS[0], "odt")
    bad = replaced(raw, "content.xml", b"<text:note-body>", b"<text:note-bodies>")
    assert findings(OdfValidator(), tmp_path / "bad.odt", bad)


def replaced(raw: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return the archive with something else in one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive, zipfile.ZipFile(made, "w") as changed:
        for info in archive.infolist():
            content = archive.read(info)
            if info.filename == part:
                assert old in content
                content = content.replace(old, new)
            changed.writestr(info, content)
    return made.getvalue()


@pytest.mark.parametrize("kind", KINDS[:3], ids=lambda kind: kind.name)
def test_mammoth_reads_words_and_footnotes_back(packs: dict[str, Pack], kind: DocumentKind) -> None:
    tree = export_document(full_brief(packs), packs, ExportRequest(kind)).tree
    quoted = [part for block in tree if isinstance(block, BlockQuotation | ListItem) for part in block.paragraphs]
    assert quoted
    style_map = 'p[style-name="Quote"] => blockquote:fresh'
    shown = str(mammoth.convert_to_html(io.BytesIO(written(packs, kind, "docx")), style_map=style_map).value)
    blocks = [plain(block) for block in re.findall(r"<(?:p|blockquote)>(.*?)</(?:p|blockquote)>", shown)]
    for paragraph in quoted:
        words = words_of(paragraph)
        assert words in [block.removeprefix("•\t") for block in blocks]
    notes = sum(isinstance(run, Footnote) for paragraph in quoted for run in paragraph.runs)
    assert len(re.findall(r'<li id="footnote-\d+">', shown)) == notes > 3


def words_of(paragraph: TextParagraph) -> str:
    return "".join(run.text for run in paragraph.runs if not isinstance(run, Footnote))


def plain(block: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", re.sub("<sup>.*?</sup>", "", block)))
