"""The parts of a .docx file beside the document itself: styles, settings, fonts, theme, header, footer, relationships.

Names, order of elements and relationships are those of ECMA-376, 5th edition, part 1.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from html import escape

from onrecord.writers.xml_text import XML_DECLARATION

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'

# Relationships of the document to its other parts, numbered from 1; links follow them.
_PARTS = ("styles", "settings", "fontTable", "theme", "header", "footer", "footnotes")
_TARGETS = (
    "styles.xml",
    "settings.xml",
    "fontTable.xml",
    "theme/theme1.xml",
    "header1.xml",
    "footer1.xml",
    "footnotes.xml",
)
FIRST_LINK_ID = len(_PARTS) + 1

LATIN_FONT, JAPANESE_FONT = "Calibri", "Yu Mincho"
QUOTE_INDENT_TWIPS = 567
HEAD_FILL = "E7E6E6"  # behind the head of a table
ACCENT, QUIET = "1F3864", "595959"  # of headings, and of what is neither words of a statement nor of the user


def content_types() -> str:
    overrides = {
        "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "word/footnotes.xml": f"{_WORD_TYPE}.footnotes+xml",
        "word/header1.xml": f"{_WORD_TYPE}.header+xml",
        "word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{XML_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def fixed_parts() -> dict[str, str]:
    """Return the parts that are the same in every document, by their names."""
    return {
        "_rels/.rels": _relationships(
            [
                f'Type="{_R}/officeDocument" Target="word/document.xml"',
                f'Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"',
                f'Type="{_R}/extended-properties" Target="docProps/app.xml"',
            ]
        ),
        "docProps/app.xml": (
            f'{XML_DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>onrecord</Application></Properties>"
        ),
        "word/settings.xml": (
            f"{XML_DECLARATION}<w:settings {NAMESPACES}>"
            '<w:defaultTabStop w:val="720"/>'
            '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/></w:compat></w:settings>'
        ),
        "word/fontTable.xml": (
            f'{XML_DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{LATIN_FONT}"><w:family w:val="swiss"/></w:font>'
            f'<w:font w:name="{JAPANESE_FONT}"><w:family w:val="roman"/></w:font></w:fonts>'
        ),
        "word/theme/theme1.xml": _theme(),
    }


def document_relationships(urls: Sequence[str], *, own: bool = True) -> str:
    """Return the relationships of the document, or of its footnotes, which have none but the links.

    `urls` are the addresses of links, escaped; they have the same ids in both.
    """
    parts = [f'Type="{_R}/{kind}" Target="{target}"' for kind, target in zip(_PARTS, _TARGETS, strict=True)]
    links = [f'Type="{_R}/hyperlink" Target="{url}" TargetMode="External"' for url in urls]
    return _relationships([*parts, *links]) if own else _relationships(links, FIRST_LINK_ID)


def _relationships(entries: Sequence[str], first: int = 1) -> str:
    rows = "".join(f'<Relationship Id="rId{number}" {entry}/>' for number, entry in enumerate(entries, first))
    return f'{XML_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def core_properties(title: str, date: datetime.date) -> str:
    """Return the properties that Word shows about the file; no name of an account is among them."""
    day = f'xsi:type="dcterms:W3CDTF">{date.isoformat()}T00:00:00Z<'
    return (
        f'{XML_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title, quote=False)}</dc:title><dc:creator></dc:creator>"
        f"<dcterms:created {day}/dcterms:created><dcterms:modified {day}/dcterms:modified></cp:coreProperties>"
    )


def page_header(classification: str) -> str:
    """Return the header with the line of classification, given as a run."""
    return f"{XML_DECLARATION}<w:hdr {NAMESPACES}>{_centered('Header', classification)}</w:hdr>"


def page_footer(classification: str, between: str) -> str:
    """Return the footer: the line of classification, then page and number of pages; all are given as runs."""
    page, pages = (
        f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for field in ("PAGE", "NUMPAGES")
    )
    line = _centered("Header", classification) if classification else ""
    return f"{XML_DECLARATION}<w:ftr {NAMESPACES}>{line}{_centered('Footer', page + between + pages)}</w:ftr>"


def _centered(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="center"/></w:pPr>{runs}</w:p>'


def styles(language: str) -> str:
    """Return the styles; `language` is that of the text, Japanese characters are always Japanese."""
    bar = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="7F7F7F"/></w:pBdr>'
    made = [
        _style("Normal", "Normal", default=True),
        _style(
            "Title", "Title", "", '<w:spacing w:after="240"/>', f'<w:b/><w:color w:val="{ACCENT}"/><w:sz w:val="36"/>'
        ),
        *(
            _style(
                f"Heading{level}",
                f"heading {level}",
                "Normal",
                f'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>',
                f'<w:b/><w:color w:val="{ACCENT}"/><w:sz w:val="{size}"/>',
            )
            for level, size in ((1, 28), (2, 24), (3, 22))
        ),
        _style("Quote", "Quote", "Normal", f'{bar}<w:ind w:left="{QUOTE_INDENT_TWIPS}"/>'),
        _style("QuoteSource", "Quote Source", "Normal", '<w:ind w:left="567"/>', f'<w:color w:val="{QUIET}"/>'),
        _style("OwnNote", "Own Note", "Normal", f'{_dashed_bar()}<w:ind w:left="284"/>'),
        _style(
            "TableText",
            "Table Text",
            "Normal",
            '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            '<w:sz w:val="18"/>',
        ),
        _style("EditorNote", "Editor Note", "Normal", "", f'<w:i/><w:color w:val="{QUIET}"/>'),
        _style("PassageLabel", "Passage Label", "Normal", "<w:keepNext/>"),
        _style("Verbatim", "Verbatim", "Normal", "", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>'),
        _style("FootnoteText", "footnote text", "Normal", '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>'),
        _style("Header", "header", "Normal", "", "<w:b/>"),
        _style("Footer", "footer", "Normal", "", ""),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>',
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>",
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_borders()}</w:tblBorders></w:tblPr></w:style>",
    ]
    return f"{XML_DECLARATION}<w:styles {NAMESPACES}>{_defaults(language)}{''.join(made)}</w:styles>"


def _defaults(language: str) -> str:
    """Return fonts, size, language and spacing of all text that no style sets otherwise."""
    latin = "en-US" if language.lower() in ("en", "ja") else language
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN_FONT}" w:hAnsi="{LATIN_FONT}" '
        f'w:eastAsia="{JAPANESE_FONT}" w:cs="{LATIN_FONT}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{escape(latin)}" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


def _dashed_bar() -> str:
    """Return the border of the user's notes: other than that of quotations in form, not only in color."""
    return '<w:pBdr><w:left w:val="dashed" w:sz="6" w:space="8" w:color="7F7F7F"/></w:pBdr>'


def _style(
    style_id: str, name: str, based_on: str = "", paragraph: str = "", run: str = "", *, default: bool = False
) -> str:
    """Return a paragraph style; `paragraph` and `run` are its properties."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    marked = ' w:default="1"' if default else ""
    properties = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    head = f'<w:style w:type="paragraph"{marked} w:styleId="{style_id}"><w:name w:val="{name}"/>'
    return f"{head}{based}<w:qFormat/>{properties}</w:style>"


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)


def _theme() -> str:
    """Return the smallest theme that the schema allows: Word asks for one."""
    colors = {"dk1": "000000", "lt1": "FFFFFF", "dk2": ACCENT, "lt2": "E7E6E6", "hlink": "0563C1", "folHlink": "954F72"}
    colors |= {f"accent{number}": ACCENT for number in range(1, 7)}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colors[name]}"/></a:{name}>' for name in order)
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{LATIN_FONT}"/><a:ea typeface="{JAPANESE_FONT}"/><a:cs typeface=""/>'
        f"</a:{kind}Font>"
        for kind in ("major", "minor")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{XML_DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="onrecord">'
        "<a:themeElements>"
        f'<a:clrScheme name="onrecord">{scheme}</a:clrScheme><a:fontScheme name="onrecord">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="onrecord"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
