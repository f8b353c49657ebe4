"""Documents as plain text, wrapped by the width that is drawn, for mail and for old printers."""

from onrecord.quoting.render.plain import render_plain
from onrecord.text.wrap import wrap
from onrecord.writers.document import WrittenDocument

WIDTH_COLUMNS = 76


def write_text(document: WrittenDocument) -> bytes:
    """Return the document as text in UTF-8, with lines of at most 76 columns where words allow it."""
    above = [document.classification, ""] if document.classification else []
    below = ["", document.classification] if document.classification else []
    lines = [*above, document.title, "", *render_plain(document.tree).split("\n"), *below]
    return "".join(f"{wrapped}\n" for line in lines for wrapped in _wrapped(line)).encode()


def _wrapped(line: str) -> list[str]:
    """Return the line in pieces, each with the line's own indent."""
    text = line.lstrip(" ")
    indent = line[: len(line) - len(text)]
    if not text:
        return [""]
    return [indent + text[start:end] for start, end in wrap(text, WIDTH_COLUMNS - len(indent))]
