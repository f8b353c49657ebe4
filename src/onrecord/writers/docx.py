"""Documents as .docx (Office Open XML, ECMA-376, transitional), with real styles, footnotes and tables.

Written with zipfile alone: no library for it is pure Python and has footnotes. Dates in the archive are fixed, so that
the same document gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import assert_never

from onrecord.quoting.tree import (
    BlockQuotation,
    Face,
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
    text_of_runs,
)
from onrecord.text.direction import is_right_to_left, split_by_direction
from onrecord.text.word_patterns import CJK
from onrecord.writers.archive import write_archive
from onrecord.writers.column_widths import LANDSCAPE_CELLS, PORTRAIT_CELLS, column_shares, may_be_cut
from onrecord.writers.document import WrittenDocument
from onrecord.writers.docx_parts import (
    FIRST_LINK_ID,
    HEAD_FILL,
    NAMESPACES,
    QUOTE_INDENT_TWIPS,
    content_types,
    core_properties,
    document_relationships,
    fixed_parts,
    page_footer,
    page_header,
    styles,
)
from onrecord.writers.xml_text import XML_DECLARATION, escape_xml, xml_text

# Twips (twentieths of a point) that each level of a list is moved to the right.
LIST_INDENT_TWIPS = 360
MAX_HEADING_LEVEL = 3
# Width and height of A4, and its margins.
PAGE_TWIPS = (11906, 16838)
MARGIN_TWIPS = 1418
# Paragraphs with the same indent share one bar: every second quotation is a twip further in, to have a bar of its own.
_APART = f'<w:ind w:left="{QUOTE_INDENT_TWIPS + 1}"/>'
_ROLE_STYLES = {"": "", "note": "OwnNote", "editor": "EditorNote", "label": "PassageLabel"}
_CJK = re.compile(f"[{CJK}]")
_REVERSED = "<w:rtl/>"
_FACES = {"plain": "", "emphasis": "<w:i/>", "strong": "<w:b/>"}


def write_docx(document: WrittenDocument) -> bytes:
    """Return the document as the bytes of a .docx file.

    Raises:
        NotWritable: a text has a character that XML cannot hold.
    """
    body = _Body(landscape=document.landscape)
    blocks = "".join(body.block(block) for block in document.tree)
    title = body.paragraph((TextRun(document.title),), "Title")
    parts = {
        "[Content_Types].xml": content_types(),
        **fixed_parts(),
        "docProps/core.xml": core_properties(xml_text(document.title), document.date),
        "word/styles.xml": styles(document.language),
        "word/header1.xml": page_header(_text_run(document.classification)),
        "word/footer1.xml": page_footer(_text_run(document.classification), _text_run(" / ")),
        "word/footnotes.xml": _footnotes(body.notes),
        "word/_rels/document.xml.rels": document_relationships([escape_xml(url) for url in body.links]),
        "word/_rels/footnotes.xml.rels": document_relationships([escape_xml(url) for url in body.links], own=False),
        "word/document.xml": _document(title + blocks, landscape=document.landscape),
    }
    return write_archive(parts)


def _document(body: str, *, landscape: bool) -> str:
    width, height = PAGE_TWIPS[::-1] if landscape else PAGE_TWIPS
    turned = ' w:orient="landscape"' if landscape else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{MARGIN_TWIPS}" w:right="{MARGIN_TWIPS}" w:bottom="{MARGIN_TWIPS}" w:left="{MARGIN_TWIPS}" '
        'w:header="709" w:footer="709" w:gutter="0"/>'
        "</w:sectPr>"
    )
    return f"{XML_DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"


def _footnotes(notes: Iterable[str]) -> str:
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    return f"{XML_DECLARATION}<w:footnotes {NAMESPACES}>{separators}{''.join(notes)}</w:footnotes>"


class _Body:
    """The body of a document while it is written: collects its footnotes and the addresses of its links."""

    def __init__(self, *, landscape: bool) -> None:
        self._text_twips = PAGE_TWIPS[landscape] - 2 * MARGIN_TWIPS
        self._page_cells = LANDSCAPE_CELLS if landscape else PORTRAIT_CELLS
        self.notes: list[str] = []
        self.links: list[str] = []
        self._quotations = 0
        self._is_reversed = False  # the paragraph that is being written runs from right to left

    def block(self, block: TreeBlock) -> str:
        match block:
            case TextParagraph(runs, role):
                return self.paragraph(runs, _ROLE_STYLES[role])
            case SectionHeading(level, runs):
                return self.paragraph(runs, f"Heading{min(level, MAX_HEADING_LEVEL)}")
            case ListItem(label, paragraphs, level):
                left = level * LIST_INDENT_TWIPS
                first, *further = paragraphs
                labeled = (TextRun(f"{label}\t"), *first.runs)
                hanging = f'<w:ind w:left="{left}" w:hanging="{LIST_INDENT_TWIPS}"/>'
                below = [self.paragraph(paragraph.runs, "", f'<w:ind w:left="{left}"/>') for paragraph in further]
                return self.paragraph(labeled, "", hanging) + "".join(below)
            case BlockQuotation(paragraphs, source):
                cited = self.paragraph((TextRun("— "), source), "QuoteSource") if source else ""
                self._quotations += 1
                apart = _APART if self._quotations % 2 == 0 else ""
                return "".join(self.paragraph(paragraph.runs, "Quote", apart) for paragraph in paragraphs) + cited
            case Verbatim(text):
                return self.paragraph((TextRun(text),), "Verbatim")
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def paragraph(self, runs: Iterable[Run], style: str = "", properties: str = "") -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        runs = tuple(runs)
        self._is_reversed = is_right_to_left(text_of_runs(runs))
        turned = "<w:bidi/>" if self._is_reversed else ""
        about = f"<w:pPr>{named}{turned}{properties}</w:pPr>" if named or turned or properties else ""
        return f"<w:p>{about}{''.join(map(self._run, runs))}</w:p>"

    def _text(self, text: str, properties: str = "") -> str:
        """Return the text as a run, or as one for each direction in which it is written."""
        if self._is_reversed:
            return _text_run(text, f"{properties}{_REVERSED}")
        parts = split_by_direction(text)
        return "".join(_text_run(part, f"{properties}{_REVERSED if turned else ''}") for part, turned in parts)

    def _run(self, run: Run) -> str:
        match run:
            case TextRun(text, face):
                return self._text(text, _FACES[face])
            case Hyperlink(text, url):
                return self._link(text, url)
            case SourceCitation(title, details, url):
                named = self._link(title, url) if url else self._text(title, "<w:i/>")
                return named + self._text(details)
            case Footnote(runs):
                return self._footnote(runs)
            case _:
                assert_never(run)

    def _link(self, text: str, url: str) -> str:
        if url not in self.links:
            self.links.append(url)
        number = FIRST_LINK_ID + self.links.index(url)
        run = _text_run(text, '<w:rStyle w:val="Hyperlink"/>')  # an address has no direction of its own
        return f'<w:hyperlink r:id="rId{number}" w:history="1">{run}</w:hyperlink>'

    def _footnote(self, runs: Iterable[Run]) -> str:
        number = len(self.notes) + 1
        self.notes.append("")  # keeps the number while the runs are written
        outer, self._is_reversed = self._is_reversed, False  # a citation is in English, whatever its title
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        text = f"{mark}{_text_run(' ')}{''.join(map(self._run, runs))}"
        self._is_reversed = outer
        self.notes[number - 1] = (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{text}</w:p></w:footnote>'
        )
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _table(self, table: Table) -> str:
        shares = column_shares(table, self._page_cells)
        widths = [round(share * self._text_twips) for share in shares]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = self._row(table.header, widths, is_head=True)
        rows = "".join(
            self._row(row, widths, is_whole=not may_be_cut(row, shares, self._page_cells)) for row in table.rows
        )
        about = (
            f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/></w:tblPr>'
        )
        return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl><w:p/>"

    def _row(self, cells: Iterable[str], widths: Iterable[int], *, is_head: bool = False, is_whole: bool = True) -> str:
        """Return a row, which no page break cuts if it `is_whole`; the head is repeated on each page."""
        properties = "<w:cantSplit/>" * is_whole + "<w:tblHeader/>" * is_head
        about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{HEAD_FILL}"/>' * is_head
        face: Face = "strong" if is_head else "plain"
        written = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
            f"{self.paragraph((TextRun(cell, face),), 'TableText')}</w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        )
        return f"<w:tr>{about}{''.join(written)}</w:tr>"


def _text_run(text: str, properties: str = "") -> str:
    """Return the text as a run; a line end breaks the line, since `w:t` must not hold one."""
    if not text:
        return ""
    style, rest = (properties, "") if properties.startswith("<w:rStyle") else ("", properties)
    # Only a run with Japanese is set as such: elsewhere the hint would make quotation marks wide.
    hint = "" if text.isascii() or not _CJK.search(text) else '<w:rFonts w:hint="eastAsia"/>'
    about = f"<w:rPr>{style}{hint}{rest}</w:rPr>" if style or hint or rest else ""
    return f"<w:r>{about}{''.join(_pieces(xml_text(text)))}</w:r>"


def _pieces(text: str) -> Iterator[str]:
    for piece in re.split("([\n\t])", text) if "\n" in text or "\t" in text else (text,):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'
