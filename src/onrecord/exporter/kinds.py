"""Kinds of documents: tables of TOML that list parts in order, the bundled ones and the user's own.

A kind has no conditions and no loops: it names parts out of a fixed set. The bundled kinds are read by the same
function as those in `export-kinds.toml`.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import storage
from onrecord.exporter.manners import MANNERS, SHORT
from onrecord.text.characters import escape_and_shorten, find_unsafe_character
from onrecord.text.similarity import unknown_name

# Parts of a document, each with its meaning.
PARTS = {
    "kind": "the title of the kind, below that of the document",
    "date": "the day of the brief’s last change",
    "classification": "the line of classification, to fill in where none is given",
    "body": "headings, quotations with the editor’s cautions, and your notes",
    "points": "each passage as a point of a list, below its heading",
    "questions": "each heading as a question, the passages below it as its answer",
    "matrix": "a table of commitments: paragraph, party, verb, grade, words, due, outcome",
    "timeline": "a table of events, dates due and statements, by date",
    "participants": "a table of the bodies that took part",
    "notes": "your notes alone",
    "editor-notes": "the editor’s notes on the records, with their days and sources",
    "sources": "each statement once: citation, address, edition, fingerprint",
}
TABLE_PARTS = ("matrix", "timeline", "participants")
FLOW_PARTS = ("body", "points", "questions")  # that have all items in order
DEFAULT_KIND_NAME = "briefing-note"
MAX_KINDS_BYTES = 64 * 1024

BUNDLED_KINDS_TOML = """\
[briefing-note]
title = "Briefing note"
parts = ["kind", "classification", "date", "body", "editor-notes", "sources"]

[talking-points]
title = "Talking points"
parts = ["kind", "points", "sources"]

[q-and-a]
title = "Questions and answers"
parts = ["kind", "questions", "sources"]

[matrix]
title = "Matrix of commitments"
parts = ["kind", "matrix", "sources"]
landscape = true

[timeline]
title = "Timeline"
parts = ["kind", "timeline", "sources"]
landscape = true

[participants]
title = "Participants"
parts = ["kind", "participants", "sources"]
landscape = true
"""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class InvalidKind(ValueError):
    """A file of kinds has an error; the message says what is wrong, and what is allowed."""


class DocumentKind(NamedTuple):
    """A kind of document: its parts in order, and how it cites a source again; `landscape` turns its pages."""

    name: str
    title: str
    parts: tuple[str, ...]
    citations: str = SHORT
    landscape: bool = False

    @property
    def tables(self) -> tuple[str, ...]:
        """Return the parts that are tables."""
        return tuple(part for part in self.parts if part in TABLE_PARTS)


def parse_kinds(text: str) -> dict[str, DocumentKind]:
    """Return the kinds in a text of TOML by their names.

    Raises:
        InvalidKind: it is not TOML, or a table in it is no kind.
    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidKind(f"it is not TOML: {error}") from None
    return {name: _kind(name, table) for name, table in tables.items()}


def read_kinds(path: Path) -> dict[str, DocumentKind]:
    """Return the bundled kinds and those in the user's file, which may replace bundled ones; the file may be missing.

    Raises:
        InvalidKind: the file cannot be read, or has an error.
    """
    kinds = bundled_kinds()
    try:
        raw = storage.read_regular(path, MAX_KINDS_BYTES)[0]
    except (FileNotFoundError, NotADirectoryError):
        return kinds
    except OSError as error:
        raise InvalidKind(f"{path}: {error.strerror or 'it cannot be read'}") from None
    try:
        return kinds | parse_kinds(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InvalidKind(f"{path}: it is not UTF-8 text") from None
    except InvalidKind as error:
        raise InvalidKind(f"{path}: {error}") from None


def bundled_kinds() -> dict[str, DocumentKind]:
    return parse_kinds(BUNDLED_KINDS_TOML)


def find_kind(name: str, kinds: Mapping[str, DocumentKind]) -> DocumentKind:
    """Return the kind of that name among these.

    Raises:
        InvalidKind: there is none; the message names those there are.
    """
    if name in kinds:
        return kinds[name]
    raise InvalidKind(unknown_name("kind of document", name, kinds))


def _kind(name: str, table: object) -> DocumentKind:
    if not _NAME.fullmatch(name):
        raise InvalidKind(f"“{escape_and_shorten(name)}” is no name of a kind; use a-z, 0-9 and hyphens")
    if not isinstance(table, dict):
        raise InvalidKind(f"{name} is no table; write [{name}] and its keys below")
    for key in table:
        if key not in DocumentKind._fields or key == "name":
            raise InvalidKind(f"[{name}] {unknown_name('key', key, DocumentKind._fields[1:])}")
    title = _text(name, table, "title", name)
    citations = _text(name, table, "citations", SHORT)
    if citations not in MANNERS:
        raise InvalidKind(f"[{name}] {unknown_name('value of citations', citations, MANNERS)}")
    landscape = table.get("landscape", False)
    if not isinstance(landscape, bool):
        raise InvalidKind(f"[{name}] landscape is true or false")
    return DocumentKind(name, title, _parts(name, table.get("parts")), citations, landscape)


def _text(name: str, table: Mapping[str, Any], key: str, default: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or not value.strip() or find_unsafe_character(value):
        raise InvalidKind(f"[{name}] {key} is a text of one line")
    return value.strip()


def _parts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(part, str) for part in value):
        raise InvalidKind(f'[{name}] parts is a list of parts, as in: parts = ["date", "body", "sources"]')
    for part in value:
        if part not in PARTS:
            raise InvalidKind(f"[{name}] {unknown_name('part', part, PARTS)}")
    if len(set(value)) < len(value):
        raise InvalidKind(f"[{name}] parts has a part twice")
    return tuple(value)
