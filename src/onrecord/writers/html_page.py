"""Documents as one HTML file that holds all it needs, for reading and for printing with page numbers."""

from functools import partial
from html import escape

from onrecord.quoting.render.html import render_html
from onrecord.writers.column_widths import LANDSCAPE_CELLS, PORTRAIT_CELLS, column_shares
from onrecord.writers.document import WrittenDocument

# In print the margins of each page have the line of classification and the page's number (CSS Paged Media 3, margin
# boxes; Chromium prints them).
_STYLE = """\
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 11pt/1.5 Calibri, "Yu Gothic", sans-serif; color: #111 }
body.landscape { max-width: 64em }
h1.title { color: #1f3864; font-size: 18pt }
h1, h2, h3 { line-height: 1.25; break-after: avoid; color: #1f3864 }
h1 { font-size: 14pt } h2 { font-size: 12pt } h3 { font-size: 11pt }
p, td, th { white-space: pre-wrap; overflow-wrap: break-word }
blockquote { margin: 0 0 1em; padding-left: 1em; border-left: 3px solid #7f7f7f; break-inside: avoid }
p.note { margin-left: .5em; padding-left: 1em; border-left: 2px dashed #7f7f7f }
p.item { text-indent: -1em }
p.label { margin-bottom: .25em; break-after: avoid }
p.editor { color: #595959; font-style: italic }
p.footnote { font-size: 9pt; margin: .2em 0 }
p.footnote.first { border-top: 1px solid #7f7f7f; padding-top: .5em; margin-top: 2em }
table { border-collapse: collapse; width: calc(100% - 2px); table-layout: fixed; font-size: 9pt }
td, th { border: 1px solid #7f7f7f; padding: .2em .5em; text-align: left; vertical-align: top }
th { background: #e7e6e6 }
thead { display: table-header-group }
tr { break-inside: avoid }
sup { line-height: 0 } sup a { text-decoration: none }
.classification { text-align: center; font-weight: bold }
@media print { body, body.landscape { max-width: none; margin: 0; padding: 0 } .classification { display: none } }
"""


def write_html(document: WrittenDocument) -> bytes:
    """Return the document as a page in UTF-8."""
    line = f'<p class="classification">{escape(document.classification)}</p>' if document.classification else ""
    turned = ' class="landscape"' if document.landscape else ""
    page_cells = LANDSCAPE_CELLS if document.landscape else PORTRAIT_CELLS
    body = render_html(document.tree, partial(column_shares, page_cells=page_cells))
    body = body.replace('<p id="note1" class="footnote">', '<p id="note1" class="footnote first">')
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{_page(document)}{_STYLE}</style>\n"
        f"</head>\n<body{turned}>\n{line}"
        f'<h1 class="title">{escape(document.title)}</h1>\n{body}{line}</body>\n</html>\n'
    )
    return page.encode()


def _page(document: WrittenDocument) -> str:
    """Return the rule for pages: the line of classification at the top and the bottom, and the number of the page."""
    classification, turned = document.classification, " landscape" if document.landscape else ""
    words = _css_string(classification)
    above = f" @top-center {{ content: {words}; font-weight: bold }}" if classification else ""
    below = f" @bottom-left {{ content: {words}; font-weight: bold }}" if classification else ""
    number = ' @bottom-center { content: counter(page) " / " counter(pages) }'
    return f"@page {{ size: A4{turned}; margin: 25mm 20mm;{above}{below}{number} }}\n"


def _css_string(text: str) -> str:
    """Return the text as a string of CSS in which no character means anything, not even to the HTML around it."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"\\{ord(char):06x}" for char in text) + '"'
