"""The parts of an .odt file beside its content: styles, page, header and footer, properties, manifest.

Names of elements, attributes and styles are those of OpenDocument 1.3 and of LibreOffice.
"""

from __future__ import annotations

import datetime

from onrecord.writers.docx_parts import ACCENT, HEAD_FILL, JAPANESE_FONT, LATIN_FONT, QUIET
from onrecord.writers.xml_text import XML_DECLARATION, escape_xml

MIME_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
ODT_NAMESPACES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMES.items())
VERSION = 'office:version="1.3"'
FIXED_FONT = "Consolas"
HEADING_LEVELS, LIST_LEVELS = 3, 4
# Width and height of A4, and its margins.
_PAGE_MM, _MARGIN_MM = (210, 297), 25


# A blank follows the number of a footnote, at the bottom of the page alone.
_NOTES = (
    '<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" '
    'text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor" '
    'style:num-suffix=" " style:num-format="1" text:start-value="0" text:footnotes-position="page" '
    'text:start-numbering-at="document"/>'
)


def text_width_mm(*, landscape: bool) -> float:
    """Return the width of the text on a page."""
    return _PAGE_MM[landscape] - 2 * _MARGIN_MM


def manifest() -> str:
    """Return the list of the parts."""
    parts = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    return (
        f'{XML_DECLARATION}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME_TYPE}"/>'
        f"{parts}</manifest:manifest>"
    )


def meta(title: str, date: datetime.date) -> str:
    """Return the properties: the title and the day, and no name of an account."""
    day = f"{date.isoformat()}T00:00:00"
    return (
        f"{XML_DECLARATION}<office:document-meta {ODT_NAMESPACES} {VERSION}><office:meta>"
        f"<meta:generator>onrecord</meta:generator><dc:title>{escape_xml(title)}</dc:title>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>"
        "</office:meta></office:document-meta>"
    )


def odt_styles(language: str, classification: str, *, landscape: bool) -> str:
    """Return the styles and the page; `classification` is the line for its top and bottom, as content."""
    return (
        f"{XML_DECLARATION}<office:document-styles {ODT_NAMESPACES} {VERSION}>"
        f"<office:font-face-decls>{_face(LATIN_FONT, 'swiss')}{_face(JAPANESE_FONT, 'roman')}"
        f"{_face(FIXED_FONT, 'modern')}</office:font-face-decls>"
        f"<office:styles>{_defaults(language)}{''.join(_named_styles())}{_NOTES}</office:styles>"
        f"<office:automatic-styles>{_page_layout(landscape=landscape)}</office:automatic-styles>"
        f"<office:master-styles>{_master_page(classification)}</office:master-styles></office:document-styles>"
    )


def _face(name: str, family: str) -> str:
    return f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'" style:font-family-generic="{family}"/>'


def _defaults(language: str) -> str:
    """Return language, fonts and size of all text; Japanese characters are always Japanese."""
    latin, _, country = ("en-US" if language.lower() in ("en", "ja") else language).partition("-")
    return (
        '<style:default-style style:family="paragraph"><style:paragraph-properties style:tab-stop-distance="12.5mm"/>'
        f'<style:text-properties style:font-name="{LATIN_FONT}" fo:font-size="11pt" fo:language="{escape_xml(latin)}" '
        f'fo:country="{escape_xml(country) or "none"}" style:font-name-asian="{JAPANESE_FONT}" '
        'style:font-size-asian="11pt" style:language-asian="ja" style:country-asian="JP"/></style:default-style>'
        + "".join(
            f'<style:default-style style:family="{family}"><style:{family}-properties/></style:default-style>'
            for family in ("table", "table-row", "table-cell")
        )
    )


def table_styles() -> str:
    """Return the styles of rows and cells, which LibreOffice takes only from beside the content."""
    row = (
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    )
    fill = f' fo:background-color="#{HEAD_FILL}"'
    return f"{row}</style:style>{_cell('Cell', '')}{_cell('Head', fill)}"


def _named_styles() -> list[str]:
    bar = 'fo:padding-left="3mm" fo:border-left="1.5pt solid #7f7f7f" style:join-border="false"'
    dashed = 'fo:padding-left="3mm" fo:border-left="0.75pt dashed #7f7f7f"'
    small = 'fo:font-size="9pt" style:font-size-asian="9pt"'
    quiet = f'fo:color="#{QUIET}"'
    below = 'fo:margin-top="0mm" fo:margin-bottom="2mm"'
    made = [
        _style("Standard", "", "", ""),
        _style("Text_20_body", "Standard", below, ""),
        _style("Title", "Standard", 'fo:margin-bottom="4mm"', f'{_accent(18)} fo:font-weight="bold"'),
        *(
            _style(
                f"Heading_20_{level}",
                "Standard",
                'fo:margin-top="4mm" fo:margin-bottom="1.5mm" fo:keep-with-next="always"',
                f'{_accent(size)} fo:font-weight="bold"',
                f' style:default-outline-level="{level}"',
            )
            for level, size in ((1, 14), (2, 12), (3, 11))
        ),
        _style("Quotations", "Standard", f'{below} fo:margin-left="10mm" {bar}', ""),
        _style("Quote_20_Source", "Standard", f'{below} fo:margin-left="10mm"', quiet),
        _style("Own_20_Note", "Standard", f'{below} fo:margin-left="5mm" {dashed}', ""),
        _style("Editor_20_Note", "Standard", below, f'{quiet} fo:font-style="italic"'),
        _style("Passage_20_Label", "Standard", f'{below} fo:keep-with-next="always"', ""),
        _style("Preformatted_20_Text", "Standard", below, f'style:font-name="{FIXED_FONT}"'),
        _style("Footnote", "Standard", "", small),
        _style("Header", "Standard", 'fo:text-align="center"', 'fo:font-weight="bold"'),
        _style("Footer", "Standard", 'fo:text-align="center"', ""),
        _style("Table_20_Cell", "Standard", "", small),
        _style("Table_20_Head", "Standard", "", f'{small} fo:font-weight="bold"'),
        '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/>'
        "</style:style>",
        '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>',
        *(
            f'<style:style style:name="Footnote_20_{name}" style:display-name="Footnote {name}" style:family="text">'
            '<style:text-properties style:text-position="super 58%"/></style:style>'
            for name in ("anchor", "Symbol")
        ),
    ]
    for level in range(1, LIST_LEVELS + 1):
        left = f'{below} fo:margin-left="{level * 6}mm"'
        made.append(_style(f"List_20_{level}", "Standard", f'{left} fo:text-indent="-6mm"', ""))
        made.append(_style(f"List_20_{level}_20_Cont.", "Standard", left, ""))
    return made


def _accent(size: int) -> str:
    return f'fo:color="#{ACCENT}" fo:font-size="{size}pt" style:font-size-asian="{size}pt"'


def _style(name: str, parent: str, paragraph: str, text: str, more: str = "") -> str:
    """Return a paragraph style with its properties."""
    based = f' style:parent-style-name="{parent}"' if parent else ""
    shown = f' style:display-name="{name.replace("_20_", " ")}"' if "_20_" in name else ""
    properties = f"<style:paragraph-properties {paragraph}/>" if paragraph else ""
    properties += f"<style:text-properties {text}/>" if text else ""
    head = f'<style:style style:name="{name}"{shown} style:family="paragraph"{based}{more}>'
    return f"{head}{properties}</style:style>"


def _cell(name: str, more: str) -> str:
    border = 'fo:border="0.5pt solid #7f7f7f" fo:padding="1mm"'
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {border}{more}/>'
        "</style:style>"
    )


def _page_layout(*, landscape: bool) -> str:
    width, height = _PAGE_MM[::-1] if landscape else _PAGE_MM
    room = '<style:header-footer-properties fo:min-height="8mm"'
    return (
        '<style:page-layout style:name="Page"><style:page-layout-properties '
        f'fo:page-width="{width}mm" fo:page-height="{height}mm" '
        f'style:print-orientation="{"landscape" if landscape else "portrait"}" fo:margin="{_MARGIN_MM}mm"/>'
        f'<style:header-style>{room} fo:margin-bottom="4mm"/></style:header-style>'
        f'<style:footer-style>{room} fo:margin-top="4mm"/></style:footer-style></style:page-layout>'
    )


def _master_page(classification: str) -> str:
    """Return the page: the line of classification at its top and bottom, and its number."""
    line = f'<text:p text:style-name="Header">{classification}</text:p>' if classification else ""
    number = (
        '<text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number> / '
        "<text:page-count>1</text:page-count></text:p>"
    )
    header = f"<style:header>{line}</style:header>" if line else ""
    return (
        f'<style:master-page style:name="Standard" style:page-layout-name="Page">{header}'
        f"<style:footer>{line}{number}</style:footer></style:master-page>"
    )
