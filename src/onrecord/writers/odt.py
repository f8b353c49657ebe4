"""Documents as .odt (OpenDocument 1.3), with real styles, footnotes and tables, for LibreOffice and others.

Written with zipfile alone, as a Word file is; the same document gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
    text_of_runs,
)
from onrecord.text.direction import is_right_to_left
from onrecord.writers.archive import write_archive
from onrecord.writers.column_widths import LANDSCAPE_CELLS, PORTRAIT_CELLS, column_shares, may_be_cut
from onrecord.writers.document import WrittenDocument
from onrecord.writers.odt_parts import (
    HEADING_LEVELS,
    LIST_LEVELS,
    MIME_TYPE,
    ODT_NAMESPACES,
    VERSION,
    manifest,
    meta,
    odt_styles,
    table_styles,
    text_width_mm,
)
from onrecord.writers.xml_text import XML_DECLARATION, escape_xml, xml_text

_FACES = {"emphasis": "Emphasis", "strong": "Strong_20_Emphasis"}
_ROLE_STYLES = {"": "Text_20_body", "note": "Own_20_Note", "editor": "Editor_20_Note", "label": "Passage_20_Label"}
# A blank that would be lost: at the beginning of a paragraph, or after another.
_BLANKS = re.compile(" {2,}|^ | $", re.MULTILINE)


def write_odt(document: WrittenDocument) -> bytes:
    """Return the document as the bytes of an .odt file.

    Raises:
        NotWritable: a text has a character that XML cannot hold.
    """
    body = _Body(landscape=document.landscape)
    title = _paragraph("Title", body.runs((TextRun(document.title),)))
    blocks = "".join(body.block(block) for block in document.tree)
    automatic = "".join([table_styles() if body.table_styles else "", *body.table_styles, *body.turned_styles])
    content = (
        f"{XML_DECLARATION}<office:document-content {ODT_NAMESPACES} {VERSION}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{title}{blocks}</office:text></office:body></office:document-content>"
    )
    line = body.runs((TextRun(document.classification),)) if document.classification else ""
    parts = {
        "mimetype": MIME_TYPE,
        "content.xml": content,
        "styles.xml": odt_styles(document.language, line, landscape=document.landscape),
        "meta.xml": meta(document.title, document.date),
        "META-INF/manifest.xml": manifest(),
    }
    return write_archive(parts, stored="mimetype")


class _Body:
    """The body of a document while it is written: counts its footnotes and tables, and collects styles of tables."""

    def __init__(self, *, landscape: bool) -> None:
        self._text_mm = text_width_mm(landscape=landscape)
        self._page_cells = LANDSCAPE_CELLS if landscape else PORTRAIT_CELLS
        self._notes = 0
        self._tables = 0
        self.table_styles: list[str] = []
        self.turned_styles: list[str] = []

    def block(self, block: TreeBlock) -> str:
        match block:
            case TextParagraph(runs, role):
                return self._paragraph_of(_ROLE_STYLES[role], runs)
            case SectionHeading(level, runs):
                level = min(level, HEADING_LEVELS)
                style = f'text:style-name="{self._style(f"Heading_20_{level}", runs)}" text:outline-level="{level}"'
                return f"<text:h {style}>{self.runs(runs)}</text:h>"
            case ListItem(label, paragraphs, level):
                level = min(level, LIST_LEVELS)
                first, *further = paragraphs
                labeled = self._paragraph_of(f"List_20_{level}", (TextRun(f"{label}\t"), *first.runs))
                below = (self._paragraph_of(f"List_20_{level}_20_Cont.", each.runs) for each in further)
                return labeled + "".join(below)
            case BlockQuotation(paragraphs, source):
                cited = _paragraph("Quote_20_Source", self.runs((TextRun("— "), source))) if source else ""
                return "".join(self._paragraph_of("Quotations", each.runs) for each in paragraphs) + cited
            case Verbatim(text):
                return _paragraph("Preformatted_20_Text", self.runs((TextRun(text),)))
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _paragraph_of(self, style: str, runs: Sequence[Run]) -> str:
        return _paragraph(self._style(style, runs), self.runs(runs))

    def _style(self, style: str, runs: Iterable[Run]) -> str:
        """Return the style of a paragraph; of one that runs from right to left, one that is made of it."""
        if not is_right_to_left(text_of_runs(runs)):
            return style
        name = f"{style}_20_RTL"
        made = (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{style}">'
            '<style:paragraph-properties fo:text-align="right" style:writing-mode="rl-tb"/></style:style>'
        )
        if made not in self.turned_styles:
            self.turned_styles.append(made)
        return name

    def runs(self, runs: Iterable[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        match run:
            case TextRun(text, "plain"):
                return _text(text)
            case TextRun(text, face):
                return f'<text:span text:style-name="{_FACES[face]}">{_text(text)}</text:span>'
            case Hyperlink(text, url):
                return _link(text, url)
            case SourceCitation(title, details, url):
                named = _link(title, url) if url else self._run(TextRun(title, "emphasis"))
                return named + _text(details)
            case Footnote(runs):
                self._notes += 1
                number = self._notes
                text = _paragraph("Footnote", self.runs(runs))
                return (
                    f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}'
                    f"</text:note-citation><text:note-body>{text}</text:note-body></text:note>"
                )
            case _:
                assert_never(run)

    def _table(self, table: Table) -> str:
        self._tables += 1
        name = f"Table{self._tables}"
        self.table_styles.append(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{self._text_mm:.1f}mm" table:align="left"/></style:style>'
        )
        columns = ""
        shares = column_shares(table, self._page_cells)
        for number, share in enumerate(shares, 1):
            self.table_styles.append(
                f'<style:style style:name="{name}.{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{share * self._text_mm:.1f}mm"/></style:style>'
            )
            columns += f'<table:table-column table:style-name="{name}.{number}"/>'
        head = f"<table:table-header-rows>{_row(table.header, 'Head')}</table:table-header-rows>"
        rows = "".join(_row(row, "Cell", is_whole=not may_be_cut(row, shares, self._page_cells)) for row in table.rows)
        return f'<table:table table:name="{name}" table:style-name="{name}">{columns}{head}{rows}</table:table>' + (
            _paragraph("Text_20_body", "")
        )


def _row(cells: Iterable[str], style: str, *, is_whole: bool = True) -> str:
    written = (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{_paragraph(f'Table_20_{style}', _text(cell))}</table:table-cell>"
        for cell in cells
    )
    whole = ' table:style-name="Row"' if is_whole else ""
    return f"<table:table-row{whole}>{''.join(written)}</table:table-row>"


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _link(text: str, url: str) -> str:
    return f'<text:a xlink:type="simple" xlink:href="{escape_xml(url)}">{_text(text)}</text:a>'


def _text(text: str) -> str:
    """Return the text with its line ends, tabs, and every blank that would not be kept, as elements."""
    return "".join(_pieces(xml_text(text)))


def _pieces(text: str) -> Iterator[str]:
    for piece in re.split("([\n\t])", text):
        if piece == "\n":
            yield "<text:line-break/>"
        elif piece == "\t":
            yield "<text:tab/>"
        else:
            yield _BLANKS.sub(lambda match: f'<text:s text:c="{len(match[0])}"/>', escape_xml(piece))
