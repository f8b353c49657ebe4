"""Bibliographic entries of the source, for reference managers: CSL-JSON, BibTeX, RIS.

The date of a meeting is exported as the event's date, never as the date of issue, which a pack may not have.
"""

from __future__ import annotations

import datetime
import itertools
import json
import re
from collections.abc import Sequence
from typing import Any

from onrecord.model.parties import capitalize
from onrecord.model.statement import DEFAULT_LANGUAGE, ISSUE
from onrecord.quoting import citation
from onrecord.quoting.excerpts import Excerpt

# Types of genres that have one of their own, in CSL 1.0.2 and in RIS; others are reports and government documents.
_CSL_TYPES = {
    "treaty": "treaty",
    "agreement": "treaty",
    "letter": "personal_communication",
    "speech": "speech",
    "remarks": "speech",
}
_RIS_TYPES = {"letter": "PCOMM"}
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
    is_issue = statement.date_kind == ISSUE
    item: dict[str, Any] = {
        "id": excerpt.pack,
        "type": _CSL_TYPES.get((statement.genre or "").casefold(), "report"),
        "title": statement.title,
        "genre": citation.genre_title(statement),
        "author": [{"literal": statement.publisher}] if statement.publisher else None,
        "publisher": statement.publisher,
        "URL": statement.url,
        "language": statement.language,
        "event-date": None if is_issue else _parts(statement.date),
        "publisher-place" if is_issue else "event-place": statement.place,
        "title-short": statement.short_title,
        "issued": _parts(statement.issued) if statement.issued else None,
        "accessed": _parts(statement.retrieved) if statement.retrieved else None,
        "note": _note(excerpt),
    }
    return {key: value for key, value in item.items() if value}


def bibtex(excerpt: Excerpt) -> str:
    """Return one @misc entry; the title's capitals are protected."""
    statement = excerpt.statement
    fields = {
        "author": f"{{{_escape_bibtex(statement.publisher)}}}" if statement.publisher else "",
        "title": f"{{{_escape_bibtex(statement.title)}}}",
        "howpublished": _escape_bibtex(citation.genre_title(statement)),
        "url": statement.url or "",
        "note": _escape_bibtex(_note(excerpt)),
        "language": "" if statement.language == DEFAULT_LANGUAGE else statement.language,
    }
    if issued := statement.issued:
        fields |= {"year": str(issued.year), "month": str(issued.month), "day": str(issued.day)}
    if statement.retrieved:
        fields["urldate"] = statement.retrieved.isoformat()
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{excerpt.pack},\n{lines}\n}}"


def ris(excerpt: Excerpt) -> str:
    """Return one record, of type GOVDOC unless the genre has a type of its own; lines end with LF."""
    statement = excerpt.statement
    issued = statement.issued
    lines = [
        ("TY", _RIS_TYPES.get((statement.genre or "").casefold(), "GOVDOC")),
        ("ID", excerpt.pack),
        ("AU", _ris_author(statement.publisher)),
        ("TI", statement.title),
        ("ST", statement.short_title),
        ("PY", str(issued.year) if issued else ""),
        ("DA", _day(issued) if issued else ""),
        ("PB", statement.publisher),
        ("UR", statement.url),
        ("LA", statement.language),
        ("N1", _note(excerpt)),
        ("Y2", _day(statement.retrieved) if statement.retrieved else ""),
    ]
    filled = [(tag, value) for tag, value in lines if value]
    return "\n".join(f"{tag}  - {value}" for tag, value in [*filled, ("ER", "")])


def _ris_author(name: str | None) -> str:
    """Return a name as an author of RIS, which a comma at the end keeps whole; nothing for a name with commas.

    RIS takes what stands after a comma for a given name, and has no escape. The name is whole as publisher.
    """
    return f"{name}," if name and "," not in name else ""


def _parts(date: datetime.date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[date.year, date.month, date.day]]}


def _day(date: datetime.date) -> str:
    """Return a date in the form of RIS, `2023/03/29/`."""
    return f"{date.isoformat().replace('-', '/')}/"


def _note(excerpt: Excerpt) -> str:
    """Return when and where the statement was made, and that paragraph numbers were added if they were."""
    statement = excerpt.statement
    added = f"; {citation.NUMBERS_ADDED}" if statement.numbering == "added" else ""
    return f"{capitalize(citation.held_or_issued(statement, citation.format_date(statement.date)))}{added}"
