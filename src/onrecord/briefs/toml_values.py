"""Values in TOML that a person may have edited: each of the kind it should be, or refused with its line."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from onrecord.briefs.anchor import NOTHING_UNKNOWN, Unknown
from onrecord.text.toml_bounds import find_excessive_depth, find_excessive_weight, find_overlong_word
from onrecord.text.toml_flat import parse_flat
from onrecord.text.toml_lines import KeyPath, closest_line, line_numbers, syntax_error

# Keys, values and tables together, as `find_excessive_weight` counts them: some 20,000 clippings.
MAX_WEIGHT = 400_000

_T = TypeVar("_T")


class InvalidFile(ValueError):
    """The bytes of a file are not what they should be; has the `reason`, in a few words, and the `line` (from 1)."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(f"line {line}: {reason}")
        self.reason = reason
        self.line = line


class WrongValue(ValueError):
    """A value is missing or of a wrong kind; `path` leads to it."""

    def __init__(self, reason: str, *path: str | int) -> None:
        super().__init__(reason)
        self.path = path


def parse_document(
    raw: bytes, max_bytes: int, decode: Callable[[Mapping[str, Any]], _T], refusal: type[InvalidFile], noun: str
) -> _T:
    """Return what `decode` makes of the TOML in the bytes of a file; it raises WrongValue where it cannot.

    Raises:
        InvalidFile: they are not TOML in UTF-8, exceed the limits, or `decode` refused them; of the type `refusal`.
    """
    if len(raw) > max_bytes:
        raise refusal(f"larger than {max_bytes // 1024**2} MiB", 1)
    try:
        text = raw.decode("utf-8-sig")  # Windows editors put a byte order mark there
    except UnicodeDecodeError as error:
        raise refusal("not UTF-8", raw.count(b"\n", 0, error.start) + 1) from None
    values = parse_flat(text, MAX_WEIGHT)
    if values is None:
        values = _parsed(text, refusal, noun)
    try:
        return decode(values)
    except WrongValue as error:
        line = closest_line(line_numbers(text, [error.path]), error.path) or 1
        raise refusal(str(error), line) from None


def _parsed(text: str, refusal: type[InvalidFile], noun: str) -> dict[str, Any]:
    """Return the values in any TOML within the limits.

    Raises:
        InvalidFile: it is none, or exceeds them; of the type `refusal`.
    """
    if line := find_excessive_depth(text) or find_overlong_word(text) or find_excessive_weight(text, MAX_WEIGHT):
        raise refusal(f"more keys or deeper nesting than {noun} has", line)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise refusal(*syntax_error(str(error), text)) from None


def table_at(values: object, path: KeyPath) -> Mapping[str, Any]:
    """Return the values as a table.

    Raises:
        WrongValue: they are none.
    """
    if not isinstance(values, dict):
        raise WrongValue("expected a table", *path)
    return values


def unknown_keys(table: Mapping[str, Any], known: Sequence[str]) -> Unknown:
    """Return the entries of a table whose keys this version does not know."""
    return {key: value for key, value in table.items() if key not in known} or NOTHING_UNKNOWN


def line_at(table: Mapping[str, Any], key: str, path: KeyPath = ()) -> str:
    """Return a text of one line: in a document, line ends in it would make other lines of it than it is.

    Raises:
        WrongValue: there is none.
    """
    text = value_at(table, key, str, path=path)
    lines = text.splitlines()
    return " ".join(filter(None, map(str.strip, lines))) if lines != [text] else text


def time_at(table: Mapping[str, Any], key: str, path: KeyPath = ()) -> datetime.datetime | None:
    """Return the time at a key in UTC; None if the key is missing.

    Raises:
        WrongValue: it is no time.
    """
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, datetime.datetime):
        raise WrongValue(f"{key} is no time, as in 2026-11-27T09:30:00Z", *path, key)
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


def value_at(table: Mapping[str, Any], key: str, kind: type[_T], default: _T = _REQUIRED, path: KeyPath = ()) -> _T:
    """Return the value of a key, of this kind; `default` if the key is missing and that is allowed.

    Raises:
        WrongValue: it is of another kind, or is missing without a default.
    """
    if key not in table:
        if default is _REQUIRED:
            raise WrongValue(f"{key} is missing", *path)
        return default
    value = table[key]
    if type(value) is not kind:  # True is an int, and a time is a date
        raise WrongValue(f"{key} is not {_KIND_NAMES[kind]}", *path, key)
    return value
