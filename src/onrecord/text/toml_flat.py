"""Read and write plain TOML many times as fast as tomllib and tomli-w: a header, or a key with a value, on each line.

That is what briefs and notes are. TOML that has more than that, or that is wrong, is left to those.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

Values = dict[str, Any]

MAX_HEADER_PARTS = 4

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_HEADER = re.compile(rf"\[(\[)?({_KEY.pattern}(?:\.{_KEY.pattern}){{0,{MAX_HEADER_PARTS - 1}}})\](?(1)\])")
_SCALAR = re.compile(r"[\w:+-]{1,40}(?: [\w:+-]{1,40})?", re.ASCII)
_ESCAPED_TEXT = re.compile(r'[^"\\]*+(?:\\["\\bfnrt][^"\\]*+)*+')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {'"': '"', "\\": "\\", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_TO_ESCAPE = re.compile(r'["\\\b\f\n\r]')
_ESCAPES = {character: f"\\{letter}" for letter, character in _ESCAPED.items()}
_CONTAINERS = (dict, list, tuple, MappingProxyType)
# At most what `find_excessive_weight` counts for a part of a header, the first time and again, and for its brackets.
_NEW_PART_WEIGHT, _PART_WEIGHT, _BRACKETS_WEIGHT = 16, 4, 2


class _NotFlat(Exception):
    """Raised for what has no place on a line of its own, or is not read here."""


def parse_flat(text: str, max_weight: int) -> Values | None:
    """Return the values that tomllib reads in the document, or None: it is not flat, wrong, or may be too heavy.

    `max_weight` is that of `find_excessive_weight`: no document that exceeds it is read here.
    """
    try:
        return _read_lines(text, max_weight)
    except _NotFlat:
        return None


def _read_lines(text: str, max_weight: int) -> Values:
    weight = text.count("\n")
    if weight > max_weight or _CONTROLS.search(text):
        raise _NotFlat
    root: Values = {}
    table = root
    headers: set[str] = set()
    for line in text.split("\n"):
        if line[:1] == "[":
            table = _enter(root, line)
            weight += _header_weight(line, is_new=line not in headers)
            headers.add(line)
            if weight > max_weight:
                raise _NotFlat
        elif line and line[0] != "#":
            key, _, value = line.partition(" = ")
            if key in table or not _is_key(key):
                raise _NotFlat
            table[key] = _read_string(value) if value[:1] == '"' else _read_scalar(value)
    return root


def _header_weight(line: str, *, is_new: bool) -> int:
    return _BRACKETS_WEIGHT + (line.count(".") + 1) * (_NEW_PART_WEIGHT if is_new else _PART_WEIGHT)


@lru_cache(512)
def _is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None


def _read_string(value: str) -> str:
    """Return the text in quotation marks, with escapes of one letter at most."""
    text = value[1:-1]
    if len(value) < 2 or value[-1] != '"':
        raise _NotFlat
    if '"' not in text and "\\" not in text:
        return text
    if not _ESCAPED_TEXT.fullmatch(text):
        raise _NotFlat
    return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], text)


@lru_cache(512)
def _read_scalar(value: str) -> Any:
    """Return the number, boolean or time, which is shared by all places that have it."""
    if not _SCALAR.fullmatch(value):
        raise _NotFlat
    try:
        return tomllib.loads(f"_ = {value}")["_"]
    except ValueError:
        raise _NotFlat from None


def _enter(root: Values, line: str) -> Values:
    """Return the new table that a header begins.

    All lists are arrays of tables here, and all tables have headers, since flat TOML has no other ones.
    """
    header = _HEADER.fullmatch(line)
    if header is None:
        raise _NotFlat
    *path, name = header[2].split(".")
    table = root
    for part in path:
        inner = table.setdefault(part, {})
        if isinstance(inner, list):
            inner = inner[-1]
        table = _required(inner, dict)
    new: Values = {}
    if header[1]:
        _required(table.setdefault(name, []), list).append(new)
    elif name in table:
        raise _NotFlat
    else:
        table[name] = new
    return new


def _required(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise _NotFlat
    return value


def dump_flat(document: Mapping[str, Any]) -> str | None:
    """Return the document as TOML that `parse_flat` reads; None if some value of it is not flat."""
    lines: list[str] = []
    try:
        _add_table(lines, document, "")
    except _NotFlat:
        return None
    return "".join(lines)


def _add_table(lines: list[str], table: Mapping[str, Any], name: str, *, is_element: bool = False) -> None:
    """Add the lines of a table: its header, its values, then the tables in it, each after a blank line."""
    if name.count(".") >= MAX_HEADER_PARTS:
        raise _NotFlat
    values = [(key, value) for key, value in table.items() if not isinstance(value, _CONTAINERS)]
    begins = len(lines)
    if is_element:
        lines.append(f"[[{name}]]\n")
    elif name and (values or not table):
        lines.append(f"[{name}]\n")
    lines += [_written_line(key, value) for key, value in values]
    for key, element, is_in_array in _tables_in(table):
        if len(lines) > begins:
            lines.append("\n")
        _add_table(lines, element, f"{name}.{key}" if name else key, is_element=is_in_array)


def _tables_in(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any], bool]]:
    """Yield the tables in a table with their keys; True if it is an element of an array."""
    for key, value in table.items():
        if not isinstance(value, _CONTAINERS):
            continue
        if not _is_key(key):
            raise _NotFlat
        if isinstance(value, Mapping):
            yield key, value, False
        elif not value:
            raise _NotFlat
        else:
            yield from ((key, _required(element, Mapping), True) for element in value)


def _written_line(key: str, value: object) -> str:
    if not _is_key(key):
        raise _NotFlat
    return f'{key} = "{_escaped(value)}"\n' if isinstance(value, str) else f"{key} = {_scalar(value)}\n"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if isinstance(value, int | datetime.date) else ""  # a datetime is a date
    if not _SCALAR.fullmatch(text):
        raise _NotFlat
    return text


def _escaped(text: str) -> str:
    escaped = _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]], text)
    if _CONTROLS.search(escaped):
        raise _NotFlat
    return escaped
