"""Documents as .docx (Office Open XML, ECMA-376, transitional), with real styles, footnotes and tables.

Written with zipfile alone: no library for it is pure Python and has footnotes. Dates in the archive are fixed, so that
the same document gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from onrecord.quoting.tree import (
    BlockQuotation,
    Footnote,
    Hyperlink,
    ListItem,
    Run,
    SectionHeading,
    SourceCitation,
    Table,
    TextParagraph,
    TextRun,
    TreeBlock,
    Verbatim,
)
from onrecord.text.word_patterns import CJK
from onrecord.writers.document import NotWritable, WrittenDocument
from onrecord.writers.docx_parts import (
    FIRST_LINK_ID,
    NAMESPACES,
    content_types,
    core_properties,
    document_relationships,
    fixed_parts,
    page_footer,
    page_header,
    styles,
)

# The time of every file in the archive: the earliest that a zip file can have.
_ARCHIVE_TIME = (1980, 1, 1, 0, 0, 0)
# Twips (twentieths of a point) that each level of a list is moved to the right.
LIST_INDENT_TWIPS = 360
MAX_HEADING_LEVEL = 3
# Characters that XML 1.0 cannot hold (2.2).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CJK = re.compile(f"[{CJK}]")
_FACES = {"plain": "", "emphasis": "<w:i/>", "strong": "<w:b/>"}


def write_docx(document: WrittenDocument) -> bytes:
    """Return the document as the bytes of a .docx file.

    Raises:
        NotWritable: a text has a character that XML cannot hold.
    """
    body = _Body()
    blocks = "".join(body.block(block) for block in document.tree)
    title = body.paragraph((TextRun(document.title),), "Title")
    parts = {
        "[Content_Types].xml": content_types(),
        **fixed_parts(),
        "docProps/core.xml": core_properties(_text(document.title), document.date),
        "word/styles.xml": styles(document.language),
        "word/header1.xml": page_header(_text_run(document.classification)),
        "word/footer1.xml": page_footer(_text_run(document.classification), _text_run(" / ")),
        "word/footnotes.xml": _footnotes(body.notes),
        "word/_rels/document.xml.rels": document_relationships([escape(_text(url)) for url in body.links]),
        "word/_rels/footnotes.xml.rels": document_relationships([escape(_text(url)) for url in body.links], own=False),
        "word/document.xml": _document(title + blocks),
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zip_file:
        for name, xml in parts.items():
            info = zipfile.ZipInfo(name, _ARCHIVE_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            zip_file.writestr(info, xml.encode())
    return archive.getvalue()


def _document(body: str) -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
        'w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f"{_XML}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _footnotes(notes: Iterable[str]) -> str:
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    return f"{_XML}<w:footnotes {NAMESPACES}>{separators}{''.join(notes)}</w:footnotes>"


class _Body:
    """The body of a document while it is written: collects its footnotes and the addresses of its links."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.links: list[str] = []
        self._place = ""

    def block(self, block: TreeBlock) -> str:
        match block:
            case TextParagraph(runs):
                return self.paragraph(runs)
            case SectionHeading(level, runs):
                return self.paragraph(runs, f"Heading{min(level, MAX_HEADING_LEVEL)}")
            case ListItem(label, paragraphs, level):
                indent = f'<w:ind w:left="{level * LIST_INDENT_TWIPS}"/>'
                first, *further = paragraphs
                labeled = TextParagraph((TextRun(f"{label}\t"), *first.runs))
                return "".join(self.paragraph(paragraph.runs, "", indent) for paragraph in (labeled, *further))
            case BlockQuotation(paragraphs, source):
                cited = self.paragraph((TextRun("— "), source), "QuoteSource") if source else ""
                return "".join(self.paragraph(paragraph.runs, "Quote") for paragraph in paragraphs) + cited
            case Verbatim(text):
                return self.paragraph((TextRun(text),), "Verbatim")
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def paragraph(self, runs: Iterable[Run], style: str = "", properties: str = "") -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        about = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
        return f"<w:p>{about}{''.join(map(self._run, runs))}</w:p>"

    def _run(self, run: Run) -> str:
        match run:
            case TextRun(text, face):
                return _text_run(text, _FACES[face])
            case Hyperlink(text, url):
                return self._link(text, url)
            case SourceCitation(title, details, url):
                named = self._link(title, url) if url else _text_run(title, "<w:i/>")
                return named + _text_run(details)
            case Footnote(runs):
                return self._footnote(runs)
            case _:
                assert_never(run)

    def _link(self, text: str, url: str) -> str:
        if url not in self.links:
            self.links.append(url)
        number = FIRST_LINK_ID + self.links.index(url)
        run = _text_run(text, '<w:rStyle w:val="Hyperlink"/>')
        return f'<w:hyperlink r:id="rId{number}" w:history="1">{run}</w:hyperlink>'

    def _footnote(self, runs: Iterable[Run]) -> str:
        number = len(self.notes) + 1
        self.notes.append("")  # keeps the number while the runs are written
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        text = f"{mark}{_text_run(' ')}{''.join(map(self._run, runs))}"
        self.notes[number - 1] = (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{text}</w:p></w:footnote>'
        )
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _table(self, table: Table) -> str:
        columns = len(table.header)
        grid = "".join(["<w:gridCol/>"] * columns)
        rows = "".join(self._row(row) for row in table.rows)
        header = self._row(table.header, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "strong")
        about = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
        return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl><w:p/>"

    def _row(self, cells: Iterable[str], about: str = "<w:trPr><w:cantSplit/></w:trPr>", face: str = "plain") -> str:
        width = '<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
        paragraphs = (f"<w:p>{_text_run(cell, _FACES[face])}</w:p>" for cell in cells)
        return f"<w:tr>{about}{''.join(f'<w:tc>{width}{paragraph}</w:tc>' for paragraph in paragraphs)}</w:tr>"


def _text_run(text: str, properties: str = "") -> str:
    """Return the text as a run; a line end breaks the line, since `w:t` must not hold one."""
    if not text:
        return ""
    style, rest = (properties, "") if properties.startswith("<w:rStyle") else ("", properties)
    # Only a run with Japanese is set as such: elsewhere the hint would make quotation marks wide.
    hint = '<w:rFonts w:hint="eastAsia"/>' if _CJK.search(text) else ""
    about = f"<w:rPr>{style}{hint}{rest}</w:rPr>" if style or hint or rest else ""
    return f"<w:r>{about}{''.join(_pieces(_text(text)))}</w:r>"


def _pieces(text: str) -> Iterator[str]:
    for piece in re.split("([\n\t])", text):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'


def _text(text: str) -> str:
    """Return the text, whose line ends are LF.

    Raises:
        NotWritable: it has a character that XML cannot hold.
    """
    if match := _NO_XML.search(text):
        before = text[max(0, match.start() - 20) : match.start()]
        raise NotWritable(f"a Word file cannot hold the character U+{ord(match[0]):04X} that stands after “{before}”")
    return text.replace("\r\n", "\n").replace("\r", "\n")
