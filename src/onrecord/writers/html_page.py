"""Documents as one HTML file that holds all it needs, for reading and for printing with page numbers."""

from html import escape

from onrecord.quoting.render.html import render_html
from onrecord.writers.document import WrittenDocument

# In print the margins of each page have the line of classification and the page's number (CSS Paged Media 3, margin
# boxes; Chromium prints them).
_STYLE = """\
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 11pt/1.5 Calibri, "Yu Gothic", sans-serif; color: #111 }
h1.title { color: #1f3864 }
h1, h2, h3 { line-height: 1.25; break-after: avoid }
p, td, th { white-space: pre-wrap }
blockquote { margin: 0 0 1em; padding-left: 1em; border-left: 3px solid #7f7f7f; break-inside: avoid }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #7f7f7f; padding: .2em .5em; text-align: left; vertical-align: top }
thead { display: table-header-group }
tr { break-inside: avoid }
.classification { text-align: center; font-weight: bold }
@media print { body { max-width: none; margin: 0; padding: 0 } .classification { display: none } }
"""


def write_html(document: WrittenDocument) -> bytes:
    """Return the document as a page in UTF-8."""
    line = f'<p class="classification">{escape(document.classification)}</p>' if document.classification else ""
    page = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{_page_margins(document.classification)}{_STYLE}</style>\n"
        f"</head>\n<body>\n{line}"
        f'<h1 class="title">{escape(document.title)}</h1>\n{render_html(document.tree)}\n{line}</body>\n</html>\n'
    )
    return page.encode()


def _page_margins(classification: str) -> str:
    """Return the rule for pages: the line of classification at the top and the bottom, and the number of the page."""
    words = _css_string(classification)
    above = f" @top-center {{ content: {words}; font-weight: bold }}" if classification else ""
    below = f" @bottom-left {{ content: {words}; font-weight: bold }}" if classification else ""
    number = ' @bottom-center { content: counter(page) " / " counter(pages) }'
    return f"@page {{ size: A4; margin: 25mm 20mm;{above}{below}{number} }}\n"


def _css_string(text: str) -> str:
    """Return the text as a string of CSS in which no character means anything, not even to the HTML around it."""
    return '"' + "".join(char if char.isalnum() or char == " " else f"\\{ord(char):06x}" for char in text) + '"'
