"""Readers of single TOML values: each returns what the domain wants, or raises Wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord.packs.problem import shown
from onrecord.record import BY_PLURAL, Grade, Ref, RefError
from onrecord.text.characters import forbidden, is_nfc

if TYPE_CHECKING:
    from onrecord.text.toml_lines import Path

Reader = Callable[[Any], Any]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:[0-9]+)?")
_NOT_IN_ADDRESSES = re.compile(r"[ <>\"\\`^{|}]")
"""ASCII that no address holds unescaped (RFC 3986, appendix A; RFC 2396, 2.4.3)."""


class Wrong(Exception):
    """The value is not what the format says; `path` leads to the wrong part of it, `all` holds every such part."""

    def __init__(self, found: str, expected: str, path: Path = ()) -> None:
        super().__init__(found, expected)
        self.found = found
        self.expected = expected
        self.path = path
        self.all: tuple[Wrong, ...] = (self,)

    def within(self, key: str | int) -> list[Wrong]:
        """What is wrong, as seen from the value that has this one under `key`."""
        return [Wrong(part.found, part.expected, (key, *part.path)) for part in self.all]

    @staticmethod
    def together(parts: list[Wrong]) -> Wrong:
        """Several wrong parts of one value, to be raised as one."""
        parts[0].all = tuple(parts)
        return parts[0]


@dataclass(frozen=True, slots=True)
class RawPassage:
    """A passage whose ref has not been looked up in the statement yet."""

    ref: Ref
    quote: str | None


def text(value: Any) -> str:
    """One line of text that is not empty, has no space around it and no forbidden character."""
    if not isinstance(value, str):
        raise Wrong(shown(value), "text in quotes")
    if not value.strip():
        raise Wrong("empty text", "text; or leave the key out")
    if hit := forbidden(value):
        raise Wrong(hit[1], "no such character; remove it")
    if "\n" in value or "\t" in value:
        raise Wrong("a line break or tab", "text on one line")
    if value != value.strip():
        raise Wrong(shown(value), "no space before or after the text")
    if not is_nfc(value):
        raise Wrong("text that is not NFC", "Unicode normal form C")
    return value


def identifier(value: Any) -> str:
    """An id: a-z, 0-9 and single hyphens."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Wrong(shown(value), "an id of a-z, 0-9 and single hyphens")
    return value


def address(value: Any) -> str:
    """The address of a record, such as `missions/slim`."""
    kind, _, record_id = value.partition("/") if isinstance(value, str) else ("", "", "")
    if kind not in BY_PLURAL or not _ID.fullmatch(record_id):
        raise Wrong(shown(value), "an address such as missions/slim")
    return str(value)


def https_address(value: Any) -> str:
    """An https address with a host and no space."""
    checked = text(value)
    try:
        parts = urlsplit(checked)
        host = parts.netloc
    except ValueError:
        host = ""
    if not checked.startswith("https://") or not _HOST.fullmatch(host) or not checked.isprintable():
        raise Wrong(shown(value), "an https:// address")
    if _NOT_IN_ADDRESSES.search(checked):
        raise Wrong(shown(value), "an https:// address")
    return checked


def sha256(value: Any) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise Wrong(shown(value), "64 lower-case hexadecimal digits")
    return value


def date(value: Any) -> datetime.date:
    """A TOML local date, without a time."""
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise Wrong(shown(value), "a date without quotes, such as 2023-03-24")
    return value


def number(low: int, high: int) -> Reader:
    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            short = type(value) is int and abs(value) < 10**15
            raise Wrong(str(value) if short else shown(value), f"a number from {low} to {high}")
        return value

    return read


def grade(value: Any) -> Grade:
    return Grade(number(1, 5)(value))


def choice(*choices: str) -> Reader:
    def read(value: Any) -> str:
        if value not in choices or not isinstance(value, str):
            raise Wrong(shown(value), "one of " + ", ".join(choices))
        return value

    return read


def ref(value: Any) -> Ref:
    """A ref of this pack: it names no other."""
    if not isinstance(value, str):
        raise Wrong(shown(value), "a ref such as p6.s7")
    try:
        parsed = Ref.parse(value)
    except RefError:
        parsed = None
    if parsed is None or parsed.pack or str(parsed) != value:
        raise Wrong(shown(value), "a ref such as p6, p6.s7 or p6.s7-s8")
    return parsed


def list_of(read_item: Reader) -> Reader:
    """A list that is not empty and repeats nothing."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Wrong(shown(value), "a list in [brackets]")
        if not value:
            raise Wrong("an empty list", "at least one element; or leave the key out")
        items: list[Any] = []
        parts: list[Wrong] = []
        for index, element in enumerate(value):
            try:
                item = read_item(element)
            except Wrong as wrong:
                parts += wrong.within(index)
                continue
            if item in items:
                parts.append(Wrong(f"{shown(element)} twice", "each element once", (index,)))
            items.append(item)
        if parts:
            raise Wrong.together(parts)
        return tuple(items)

    return read


def sentences(value: Any) -> tuple[str, ...]:
    """The sentences of a paragraph; unlike other lists it may hold the same sentence twice."""
    if not isinstance(value, list) or not value:
        raise Wrong(shown(value) if not isinstance(value, list) else "an empty list", "a list of sentences")
    read: list[str] = []
    parts: list[Wrong] = []
    for index, element in enumerate(value):
        try:
            read.append(text(element))
        except Wrong as wrong:
            parts += wrong.within(index)
    if parts:
        raise Wrong.together(parts)
    return tuple(read)


def passage(value: Any) -> RawPassage:
    """An inline table with `ref` and, optionally, `quote`."""
    if not isinstance(value, dict):
        raise Wrong(shown(value), 'a passage such as { ref = "p6.s7", quote = "..." }')
    unknown = sorted(value.keys() - {"ref", "quote"})
    parts = [Wrong(f"the key {shown(key)}", "ref and quote only", (key,)) for key in unknown]
    if "ref" not in value:
        parts.append(Wrong("no ref", 'a passage such as { ref = "p6.s7", quote = "..." }'))
    read: dict[str, Any] = {}
    for key, read_part in (("ref", ref), ("quote", text)):
        try:
            read[key] = read_part(value[key]) if key in value else None
        except Wrong as wrong:
            parts += wrong.within(key)
    if parts:
        raise Wrong.together(parts)
    return RawPassage(read["ref"], read["quote"])
