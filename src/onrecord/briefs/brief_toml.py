"""Briefs as TOML: a file that a person can read and edit, whose unknown keys are kept."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from onrecord import storage
from onrecord.briefs.anchor import Part, TextAnchor
from onrecord.briefs.brief import HEADING_LEVELS, Brief, BriefItem, Clipping, Heading, OwnNote, Source
from onrecord.model import Ref, RefError
from onrecord.text.toml_bounds import find_excessive_depth, find_excessive_weight, find_overlong_word
from onrecord.text.toml_lines import closest_line, line_numbers, syntax_error

BRIEF_SCHEMA = 1
MAX_BRIEF_BYTES = 16 * 1024 * 1024
# Keys, values and tables together, as `find_excessive_weight` counts them: some 20,000 clippings.
MAX_WEIGHT = 400_000
FIRST_LINE = "# A brief of onrecord. Keys that you add are kept when it is saved; comments are not.\n"

_T = TypeVar("_T")
_BRIEF_KEYS = ("schema", "name", "created", "changed", "archived", "source", "item")
_HEADING_KEYS, _NOTE_KEYS = ("heading", "level"), ("note",)
_CLIPPING_KEYS = ("title", "comment", "keeps_wording", "passage")
_PASSAGE_KEYS = ("pack", "ref", "words", "part", "occurrence", "record", "sha256")


class InvalidBrief(ValueError):
    """The bytes are not a brief; has the `reason`, in a few words, and the `line` (from 1)."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


class _WrongValue(ValueError):
    """A value is missing or of a wrong kind; `path` leads to it."""

    def __init__(self, reason: str, *path: str | int) -> None:
        super().__init__(reason)
        self.path = path


def encode_brief(brief: Brief) -> bytes:
    """Return the brief as TOML in UTF-8."""
    times = {"created": brief.created, "changed": brief.changed}
    document = {
        "schema": BRIEF_SCHEMA,
        "name": brief.name,
        **{key: time for key, time in times.items() if time},
        **({"archived": True} if brief.archived else {}),
        **brief.unknown,
        "source": {pack: source._asdict() for pack, source in brief.sources.items()},
        "item": [_encode_item(item) for item in brief.items],
    }
    return FIRST_LINE.encode() + storage.dump_toml(document)


def _encode_item(item: BriefItem) -> dict[str, Any]:
    match item:
        case Heading(text, level, unknown):
            return {"heading": text, "level": level, **unknown}
        case OwnNote(text, unknown):
            return {"note": text, **unknown}
        case Clipping():
            return {
                "title": item.title,
                **({"comment": item.comment} if item.comment else {}),
                **({"keeps_wording": True} if item.keeps_wording else {}),
                **item.unknown,
                "passage": [_encode_anchor(anchor) for anchor in item.anchors],
            }


def _encode_anchor(anchor: TextAnchor) -> dict[str, Any]:
    part = anchor.part
    return {
        "pack": anchor.pack,
        "ref": str(anchor.ref),
        "words": anchor.words,
        **({"part": part.text, "occurrence": part.occurrence} if part else {}),
        **({"record": anchor.record} if anchor.record else {}),
        **({"sha256": anchor.sha256} if anchor.sha256 else {}),
        **anchor.unknown,
    }


def decode_brief(raw: bytes) -> Brief:
    """Return the brief in the bytes of a file.

    Raises:
        InvalidBrief: they are not TOML in UTF-8, exceed the limits, or are not a brief of this schema.
    """
    if len(raw) > MAX_BRIEF_BYTES:
        raise InvalidBrief(f"larger than {MAX_BRIEF_BYTES // 1024**2} MiB", 1)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise InvalidBrief("not UTF-8", raw.count(b"\n", 0, error.start) + 1) from None
    if line := find_excessive_depth(text) or find_overlong_word(text) or find_excessive_weight(text, MAX_WEIGHT):
        raise InvalidBrief("more keys or deeper nesting than a brief has", line)
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidBrief(*syntax_error(str(error), text)) from None
    try:
        return _brief(values)
    except _WrongValue as error:
        line = closest_line(line_numbers(text, [error.path]), error.path) or 1
        raise InvalidBrief(str(error), line) from None


def _brief(values: Mapping[str, Any]) -> Brief:
    schema = _value(values, "schema", int)
    if schema > BRIEF_SCHEMA:
        raise _WrongValue(f"schema {schema} is of a newer version of onrecord; this one knows {BRIEF_SCHEMA}", "schema")
    items = _value(values, "item", list, [])
    sources = _value(values, "source", dict, {})
    return Brief(
        _value(values, "name", str),
        tuple(_item(item, ("item", number)) for number, item in enumerate(items)),
        {pack: _source(source, ("source", pack)) for pack, source in sources.items()},
        _time(values, "created"),
        _time(values, "changed"),
        _value(values, "archived", bool, False),
        _unknown(values, _BRIEF_KEYS),
    )


def _source(values: object, path: tuple[str | int, ...]) -> Source:
    table = _table(values, path)
    return Source(_value(table, "title", str, path=path), _value(table, "date", datetime.date, path=path))


def _item(values: object, path: tuple[str | int, ...]) -> BriefItem:
    table = _table(values, path)
    kinds: dict[str, Callable[[], BriefItem]] = {
        "heading": lambda: _heading(table, path),
        "note": lambda: OwnNote(_value(table, "note", str, path=path), _unknown(table, _NOTE_KEYS)),
        "passage": lambda: _clipping(table, path),
    }
    present = [key for key in kinds if key in table]
    if len(present) != 1:
        raise _WrongValue("an item has one of heading, note and passage", *path)
    return kinds[present[0]]()


def _heading(table: Mapping[str, Any], path: tuple[str | int, ...]) -> Heading:
    level = _value(table, "level", int, 1, path=path)
    if level not in HEADING_LEVELS:
        raise _WrongValue(f"a heading has level {' or '.join(map(str, HEADING_LEVELS))}", *path, "level")
    return Heading(_value(table, "heading", str, path=path), level, _unknown(table, _HEADING_KEYS))


def _clipping(table: Mapping[str, Any], path: tuple[str | int, ...]) -> Clipping:
    passages: Sequence[object] = _value(table, "passage", list, path=path)
    if not passages:
        raise _WrongValue("a clipping has at least one passage", *path, "passage")
    return Clipping(
        _value(table, "title", str, path=path),
        tuple(_anchor(passage, (*path, "passage", number)) for number, passage in enumerate(passages)),
        _value(table, "comment", str, "", path=path),
        _value(table, "keeps_wording", bool, False, path=path),
        _unknown(table, _CLIPPING_KEYS),
    )


def _anchor(values: object, path: tuple[str | int, ...]) -> TextAnchor:
    table = _table(values, path)
    words = _value(table, "words", str, path=path)
    part = None
    if "part" in table:
        part = Part(_value(table, "part", str, path=path), _value(table, "occurrence", int, 1, path=path))
        if part.find_in(words) is None:
            raise _WrongValue("the part does not stand so often in the words", *path, "part")
    try:
        ref = Ref.parse(_value(table, "ref", str, path=path))
    except RefError as error:
        raise _WrongValue(str(error), *path, "ref") from None
    return TextAnchor(
        _value(table, "pack", str, path=path),
        ref,
        words,
        part,
        _value(table, "record", str, "", path=path),
        _value(table, "sha256", str, "", path=path),
        _unknown(table, _PASSAGE_KEYS),
    )


def _table(values: object, path: tuple[str | int, ...]) -> Mapping[str, Any]:
    if not isinstance(values, dict):
        raise _WrongValue("expected a table", *path)
    return values


def _unknown(table: Mapping[str, Any], known: Sequence[str]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in known}


def _time(table: Mapping[str, Any], key: str) -> datetime.datetime | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, datetime.datetime):
        raise _WrongValue(f"{key} is no time, as in 2026-11-27T09:30:00Z", key)
    return value.astimezone(datetime.UTC) if value.tzinfo else value.replace(tzinfo=datetime.UTC)


_REQUIRED: Any = object()
_KIND_NAMES = {
    str: "text in quotation marks",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    datetime.date: "a day, as in 2023-03-24",
}


def _value(
    table: Mapping[str, Any], key: str, kind: type[_T], default: _T = _REQUIRED, path: tuple[str | int, ...] = ()
) -> _T:
    """Return the value of a key, of this kind; `default` if the key is missing and that is allowed."""
    if key not in table:
        if default is _REQUIRED:
            raise _WrongValue(f"{key} is missing", *path)
        return default
    value = table[key]
    if type(value) is not kind:  # True is an int, and a time is a date
        raise _WrongValue(f"{key} is not {_KIND_NAMES[kind]}", *path, key)
    return value
