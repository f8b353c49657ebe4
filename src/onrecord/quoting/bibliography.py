"""Bibliographic entries of the source, for reference managers: CSL-JSON, BibTeX, RIS.

The statement's `date` is the meeting's. It is exported as the event's date, never as the date of issue; that is
`published`, which a pack may not have.
"""

from __future__ import annotations

import datetime
import itertools
import json
import re
from collections.abc import Sequence
from typing import Any

from onrecord.quoting import citation
from onrecord.quoting.excerpt import Excerpt

# Fewer than in a LaTeX document: these are the characters that reference managers interpret.
_BIBTEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_"}
    | {"\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}"}
    | {"<": r"{\textless}", ">": r"{\textgreater}", "|": r"{\textbar}"}
)
_BRACES = str.maketrans({"{": r"\{", "}": r"\}"})
_BRACE_COMMANDS = str.maketrans({"{": r"\textbraceleft ", "}": r"\textbraceright "})


def _escape_bibtex(text: str) -> str:
    """Return a text as the value of a BibTeX field.

    BibTeX counts escaped braces as well, so that a field with one brace alone would end early or never: such braces are
    written as commands. Others stay escaped characters, which more reference managers read.
    """
    depths = list(itertools.accumulate((char == "{") - (char == "}") for char in text))
    is_balanced = not depths or (min(depths) >= 0 and depths[-1] == 0)
    parts = re.split(r"([{}])", text)
    braces = _BRACES if is_balanced else _BRACE_COMMANDS
    return "".join(part.translate(braces) if part in ("{", "}") else part.translate(_BIBTEX) for part in parts)


def csl_json(excerpts: Sequence[Excerpt]) -> str:
    """Return CSL-JSON (schema 1.0.2): a list with an item for each source."""
    sources = {excerpt.pack: excerpt for excerpt in excerpts}
    return json.dumps([_item(excerpt) for excerpt in sources.values()], ensure_ascii=False, indent=2)


def _item(excerpt: Excerpt) -> dict[str, Any]:
    statement = excerpt.statement
    item: dict[str, Any] = {
        "id": excerpt.pack,
        "type": "report",
        "title": statement.title,
        "genre": "Joint statement",
        "author": [{"literal": statement.publisher}],
        "publisher": statement.publisher,
        "URL": statement.url,
        "language": "en",
        "event-date": _parts(statement.date),
        "event-place": statement.place,
    }
    if statement.short_title:
        item["title-short"] = statement.short_title
    if statement.published:
        item["issued"] = _parts(statement.published)
    if statement.retrieved:
        item["accessed"] = _parts(statement.retrieved)
    item["note"] = _note(excerpt)
    return item


def bibtex(excerpt: Excerpt) -> str:
    """Return one @misc entry; the title's capitals are protected."""
    statement = excerpt.statement
    fields = {
        "author": f"{{{_escape_bibtex(statement.publisher)}}}",
        "title": f"{{{_escape_bibtex(statement.title)}}}",
        "howpublished": "Joint statement",
        "url": statement.url,
        "note": _escape_bibtex(_note(excerpt)),
    }
    if statement.published:
        published = statement.published
        fields |= {"year": str(published.year), "month": str(published.month), "day": str(published.day)}
    if statement.retrieved:
        fields["urldate"] = statement.retrieved.isoformat()
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{excerpt.pack},\n{lines}\n}}"


def ris(excerpt: Excerpt) -> str:
    """Return one record of type GOVDOC; lines end with LF."""
    statement = excerpt.statement
    lines = [("TY", "GOVDOC"), ("ID", excerpt.pack), ("AU", f"{statement.publisher},"), ("TI", statement.title)]
    if statement.short_title:
        lines.append(("ST", statement.short_title))
    if statement.published:
        lines.append(("PY", str(statement.published.year)))
        lines.append(("DA", _day(statement.published)))
    lines += [("PB", statement.publisher), ("UR", statement.url), ("LA", "en"), ("N1", _note(excerpt))]
    if statement.retrieved:
        lines.append(("Y2", _day(statement.retrieved)))
    return "\n".join(f"{tag}  - {value}" for tag, value in [*lines, ("ER", "")])


def _parts(date: datetime.date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[date.year, date.month, date.day]]}


def _day(date: datetime.date) -> str:
    """Return a date in the form of RIS, `2023/03/29/`."""
    return f"{date.isoformat().replace('-', '/')}/"


def _note(excerpt: Excerpt) -> str:
    statement = excerpt.statement
    added = f"; {citation.NUMBERS_ADDED}" if statement.numbering == "added" else ""
    return f"Meeting held in {statement.place}, {citation.format_date(statement.date)}{added}"
