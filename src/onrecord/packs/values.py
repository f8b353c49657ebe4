"""Readers of single TOML values: each returns the value that the model needs, or raises InvalidValue."""

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from onrecord.model import Grade, Month, Ref, RefError
from onrecord.model.address import is_record_address
from onrecord.model.dates import FIRST_YEAR, LAST_YEAR
from onrecord.packs.problem import MAX_PROBLEMS_LISTED, describe_value
from onrecord.text.characters import describe_invisible_edge, find_forbidden_character, is_nfc, is_visible

if TYPE_CHECKING:
    from onrecord.text.toml_lines import KeyPath

Reader = Callable[[Any], Any]

# Longer texts are documents, and take far more memory than their length when they are cut into words.
MAX_TEXT_CHARS = 1024 * 1024
# An id is stored with everything that its record is found by.
MAX_ID_CHARS = 128

_ID_CHARS = re.compile(r"[a-z0-9-]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LABEL = re.compile(r"[A-Za-z0-9-]+")
_PORT = re.compile(r"[0-9]+")
# ASCII that no web address contains unescaped (RFC 3986, appendix A; RFC 2396, 2.4.3).
_NOT_IN_ADDRESSES = re.compile(r"[ <>\"\\`^{|}]")


class InvalidValue(Exception):
    """The value is not as the format says; `path` leads to the wrong part of it.

    `wrong_parts` holds the first hundred wrong parts, `others` the number of the others.
    """

    def __init__(self, found: str, expected: str, path: "KeyPath" = ()) -> None:
        super().__init__(found, expected)
        self.found = found
        self.expected = expected
        self.path = path
        self.wrong_parts: tuple[InvalidValue, ...] = (self,)
        self.others = 0


class InvalidParts:
    """Collects the wrong parts of one value, to be raised as one exception."""

    def __init__(self) -> None:
        self._all: list[InvalidValue] = []
        self._others = 0

    def add(self, error: InvalidValue, *within: str | int) -> None:
        """Add the problems of the part of the value at the path `within`."""
        free = MAX_PROBLEMS_LISTED - len(self._all)
        self._all += [
            InvalidValue(part.found, part.expected, (*within, *part.path)) for part in error.wrong_parts[:free]
        ]
        self._others += error.others + max(len(error.wrong_parts) - free, 0)

    def raise_any(self) -> None:
        """Raise the collected parts as one exception, if there are any.

        Raises:
            InvalidValue: a part is wrong.
        """
        if self._all:
            first = self._all[0]
            first.wrong_parts, first.others = tuple(self._all), self._others
            raise first


class RawPassage(NamedTuple):
    """A passage whose ref has not been looked up in the statement yet."""

    ref: Ref
    quote: str | None


def text(value: Any) -> str:
    """Return one line of an editor's text: like an official text, but both its ends can be seen."""
    checked = visible_words(value)
    if invisible := describe_invisible_edge(checked):
        raise InvalidValue(invisible, "no invisible character at the beginning or the end of the text")
    return checked


def visible_words(value: Any) -> str:
    """Return words of an official text of which at least one character can be seen."""
    words = official_text(value)
    if not is_visible(words):
        raise InvalidValue(describe_value(words), "visible text")
    return words


def official_text(value: Any) -> str:
    """Return one line of text that is not empty and has no space around it and no forbidden character.

    Published texts do hold soft hyphens and zero-width spaces, also at the ends of a sentence: they stay.
    """
    if not isinstance(value, str):
        raise InvalidValue(describe_value(value), "text in quotes")
    if len(value) > MAX_TEXT_CHARS:
        raise InvalidValue(f"a text of {len(value):,} characters", f"at most {MAX_TEXT_CHARS:,}; split it")
    if not value.strip():
        raise InvalidValue("empty text", "some text; or remove the key")
    if forbidden := find_forbidden_character(value):
        raise InvalidValue(forbidden[1], "no such character; remove it")
    if "\n" in value or "\t" in value:
        raise InvalidValue("a line break or tab", "text on one line")
    if value != value.strip():
        raise InvalidValue(describe_value(value), "no space before or after the text")
    if not is_nfc(value):
        raise InvalidValue("text that is not NFC", "text in Unicode normal form C (NFC)")
    return value


def identifier(value: Any) -> str:
    """Return an id: a-z, 0-9 and single hyphens."""
    if not isinstance(value, str) or not _is_id(value):
        raise InvalidValue(describe_value(value), "an id of a-z, 0-9 and single hyphens")
    if len(value) > MAX_ID_CHARS:
        raise InvalidValue(f"an id of {len(value):,} characters", f"at most {MAX_ID_CHARS}")
    return value


def _is_id(value: str) -> bool:
    hyphens = "--" in value or value.startswith("-") or value.endswith("-")
    return bool(_ID_CHARS.fullmatch(value)) and not hyphens


def address(value: Any) -> str:
    """Return the address of a record, such as `missions/slim`."""
    if not isinstance(value, str) or not is_record_address(value) or not _is_id(value.partition("/")[2]):
        raise InvalidValue(describe_value(value), "an address such as missions/slim")
    return value


def https_address(value: Any) -> str:
    """Return an https address with a host and no space."""
    checked = text(value)
    try:
        parts = urlsplit(checked)
        host = parts.netloc
    except ValueError:
        host = ""
    if not checked.startswith("https://") or not _is_host(host) or not checked.isprintable():
        raise InvalidValue(describe_value(value), "an https:// address")
    if _NOT_IN_ADDRESSES.search(checked):
        raise InvalidValue(describe_value(value), "an https:// address")
    return checked


def _is_host(host: str) -> bool:
    name, colon, port = host.partition(":")
    labels = name.split(".")
    is_name = len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    return is_name and (not colon or bool(_PORT.fullmatch(port)))


def sha256(value: Any) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise InvalidValue(describe_value(value), "64 lower-case hexadecimal digits")
    return value


def date(value: Any) -> datetime.date:
    """Return a TOML local date, without a time."""
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise InvalidValue(describe_value(value), "a date without quotes, such as 2023-03-24")
    return value


def month(value: Any) -> Month:
    """Return a month that is written as text, since TOML has no months."""
    try:
        return Month.parse(value if isinstance(value, str) else "")
    except ValueError:
        raise InvalidValue(
            describe_value(value), f"a month such as “2026-11”, of a year from {FIRST_YEAR} to {LAST_YEAR}"
        ) from None


def number(low: int, high: int) -> Reader:
    expected = f"the number {low}" if low == high else f"a number from {low} to {high}"

    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            short = type(value) is int and abs(value) < 10**15
            raise InvalidValue(str(value) if short else describe_value(value), expected)
        return value

    return read


def grade(value: Any) -> Grade:
    return Grade(number(1, 5)(value))


def choice(*choices: str) -> Reader:
    def read(value: Any) -> str:
        if value not in choices or not isinstance(value, str):
            raise InvalidValue(describe_value(value), "one of " + ", ".join(choices))
        return value

    return read


def ref(value: Any) -> Ref:
    """Return a ref that names no pack: it is of this one."""
    if not isinstance(value, str):
        raise InvalidValue(describe_value(value), "a ref such as p6.s7")
    if (parsed := _ref(value)) is None:
        raise InvalidValue(describe_value(value), "a ref such as p6, p6.s7 or p6.s7-s8")
    return parsed


@lru_cache(maxsize=4096)
def _ref(value: str) -> Ref | None:
    """Return the ref; None if the text is not a ref as packs write it. Cached, since records share passages."""
    try:
        parsed = Ref.parse(value)
    except RefError:
        return None
    return parsed if str(parsed) == value else None


def list_of(read_item: Reader, most: int | None = None) -> Reader:
    """Return a reader of lists that are not empty, repeat nothing and have at most `most` elements."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise InvalidValue(describe_value(value), "a list in [brackets]")
        if not value:
            raise InvalidValue("an empty list", "at least one element; or remove the key")
        if most is not None and len(value) > most:
            raise InvalidValue(f"{len(value):,} elements", f"at most {most:,}")
        items = dict[Any, None]()
        parts = InvalidParts()
        for index, element in enumerate(value):
            try:
                item = read_item(element)
            except InvalidValue as error:
                parts.add(error, index)
                continue
            if item in items:
                parts.add(InvalidValue(f"{describe_value(element)} twice", "each element once"), index)
            items[item] = None
        parts.raise_any()
        return tuple(items)

    return read


def sentences(value: Any) -> tuple[str, ...]:
    """Return the sentences of a paragraph; unlike other lists it may contain the same sentence twice."""
    if not isinstance(value, list) or not value:
        raise InvalidValue(
            describe_value(value) if not isinstance(value, list) else "an empty list", "a list of sentences"
        )
    texts: list[str] = []
    parts = InvalidParts()
    for index, element in enumerate(value):
        try:
            texts.append(official_text(element))
        except InvalidValue as error:
            parts.add(error, index)
    parts.raise_any()
    return tuple(texts)


def passage(value: Any) -> RawPassage:
    """Return the passage in an inline table with `ref` and, optionally, `quote`."""
    if not isinstance(value, dict):
        raise InvalidValue(describe_value(value), 'a passage such as { ref = "p6.s7", quote = "..." }')
    parts = InvalidParts()
    for key in value:
        if key not in ("ref", "quote"):
            parts.add(InvalidValue(f"the key {describe_value(key)}", "only the keys ref and quote"), key)
    if "ref" not in value:
        parts.add(InvalidValue("no ref", 'a passage such as { ref = "p6.s7", quote = "..." }'))
    fields: dict[str, Any] = {}
    for key, read_part in (("ref", ref), ("quote", visible_words)):
        try:
            fields[key] = read_part(value[key]) if key in value else None
        except InvalidValue as error:
            parts.add(error, key)
    parts.raise_any()
    return RawPassage(fields["ref"], fields["quote"])
