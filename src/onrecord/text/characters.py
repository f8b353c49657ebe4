"""Unsafe and invisible characters: those that packs must not contain, and how to escape them for a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_DIRECTIONS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"  # bidirectional marks, overrides, isolates
_SEPARATORS = "\\u2028\\u2029"  # of lines and paragraphs
# Characters that a terminal or an editor might act on, for a regular expression.
_UNSAFE = (
    "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # controls, except tab and line feed
    f"{_DIRECTIONS}{_SEPARATORS}"
    "\\ud800-\\udfff"  # lone surrogates
)
_FORBIDDEN = (
    f"[{_UNSAFE}"
    "\\ue000-\\uf8ff\\U000f0000-\\U0010ffff"  # private use
    "\\ufdd0-\\ufdef\\ufeff"  # noncharacters, byte order mark
    "\\u206a-\\u206f\\ufff9-\\ufffb"  # deprecated format controls, interlinear annotation
    "\\u2065\\ufff0-\\ufff8\\U000e0000-\\U000e00ff\\U000e01f0-\\U000e0fff"  # tags, and code points reserved beside them
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(15))  # the last two of each plane
    + "]"
)

_pattern = cache(re.compile)

_IGNORABLE = (
    "\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f"
    "\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufff8\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a"
    "\\U000e0000-\\U000e0fff"
)
# Pattern of one invisible character: Unicode's Default_Ignorable_Code_Point.
DEFAULT_IGNORABLE = f"[{_IGNORABLE}]"
# Blank when drawn, although Unicode classes them as symbols: the empty Braille pattern and the null notehead.
_BLANK_SYMBOLS = "\u2800\U0001d159"
_SELECTORS = "[\\u180b-\\u180d\\u180f\\ufe00-\\ufe0f\\U000e0100-\\U000e01ef]"
_JOINERS = "\u200c\u200d"  # ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
_JOINED_CATEGORIES = "LMS"  # letters, marks, symbols
_VIRAMA_CLASS = 9  # Unicode's canonical combining class of viramas
# Letters, numbers, punctuation and symbols. Combining marks are not among them: alone they show nothing.
_VISIBLE_CATEGORIES = "LNPS"
# Every code point up to this one, except controls, is assigned in all supported Python versions.
_LAST_CERTAIN_CHAR = "\u0377"
_CHUNK_CHARS = 65_536
MAX_PRINTABLE_CHARS = 80


def find_forbidden_character(text: str) -> tuple[int, str] | None:
    """Return the offset of the first forbidden character and its description, or None."""
    if not (match := _pattern(_FORBIDDEN).search(text)):
        return None
    return match.start(), _describe(match[0])


def find_unsafe_character(text: str) -> str | None:
    """Return the first character that a terminal or an editor might act on, or None; tabs and line feeds are safe."""
    if text.isascii() and text.isprintable():
        return None  # without the pattern, which takes a while to compile
    return match[0] if (match := _pattern(f"[{_UNSAFE}]").search(text)) else None


def without_directions(text: str) -> str:
    """Return a person's text without marks of direction, which may show it in another order; separators end a line."""
    if text.isascii():
        return text
    separated: re.Pattern[str] = _pattern(f"[{_SEPARATORS}]")
    directed: re.Pattern[str] = _pattern(f"[{_DIRECTIONS}]")
    return directed.sub("", separated.sub("\n", text))


def escape_in_json(text: str) -> str:
    """Return JSON with each character that a terminal or an editor might act on as an escape, which JSON reads back."""
    if find_unsafe_character(text) is None:
        return text
    unsafe: re.Pattern[str] = _pattern(f"[{_UNSAFE}]")
    return unsafe.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def is_needed_joiner(text: str, at: int) -> bool:
    """Return whether a zero-width joiner or non-joiner stands at the offset, where writing needs it.

    That is behind a sign that takes the vowel from a letter (of Indic scripts), and between two letters or symbols
    that are not of ASCII, as in Persian and within one emoji (Unicode, UAX #31, section 2.3).
    """
    if text[at] not in _JOINERS or at == 0:
        return False
    before, after = text[at - 1], text[at + 1 : at + 2]
    return unicodedata.combining(before) == _VIRAMA_CLASS or (_can_be_joined(before) and _can_be_joined(after))


def _can_be_joined(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char)[0] in _JOINED_CATEGORIES


def is_visible(text: str) -> bool:
    """Return whether the text has a visible character: not only blanks, combining marks and invisible characters.

    A code point that this Python's version of Unicode does not know counts as visible.
    """
    ignorable = _pattern(DEFAULT_IGNORABLE)
    return any(
        category[0] in _VISIBLE_CATEGORIES or category == "Cn"
        for char in text
        if char not in _BLANK_SYMBOLS and not ignorable.match(char)
        for category in [unicodedata.category(char)]
    )


def describe_invisible_edge(text: str) -> str | None:
    """Return a description of an invisible character at the start or end of the text, or None.

    A variation selector at the end is allowed: it selects how the character before it is drawn.
    """
    end = len(text)
    while end and _pattern(_SELECTORS).match(text[end - 1]):
        end -= 1
    for char in (text[:1], text[:end][-1:]):
        if char and (char in _BLANK_SYMBOLS or _pattern(DEFAULT_IGNORABLE).match(char)):
            return _describe(char)
    return None


def find_unassigned_character(text: str) -> tuple[int, str] | None:
    """Return the offset and a description of the first code point unknown to this Python's Unicode, or None.

    A later Python may know it, so it is no reason to refuse a text.
    """
    if text.isascii():
        return None
    for start in range(0, len(text), _CHUNK_CHARS):
        chunk = text[start : start + _CHUNK_CHARS]
        unassigned = {char for char in set(chunk) if char > _LAST_CERTAIN_CHAR and unicodedata.category(char) == "Cn"}
        offsets = [(chunk.index(char), char) for char in unassigned if not _pattern(_FORBIDDEN).match(char)]
        if offsets:
            offset, char = min(offsets)
            return start + offset, f"U+{ord(char):04X} (not a character of Unicode {unicodedata.unidata_version})"
    return None


def _describe(char: str) -> str:
    unnamed = "no character" if unicodedata.category(char) == "Cn" else "a control or private-use character"
    return f"U+{ord(char):04X} ({unicodedata.name(char, unnamed)})"


def is_nfc(text: str) -> bool:
    """Return whether the text is in Unicode normalization form C."""
    return unicodedata.is_normalized("NFC", text)


def escape_and_shorten(text: str) -> str:
    """Return the text cut to 80 characters, with each character that a terminal might act on as an escape."""
    return escape_controls(text if len(text) <= MAX_PRINTABLE_CHARS else text[: MAX_PRINTABLE_CHARS - 1] + "…")


def escape_controls(text: str) -> str:
    """Return the whole text, with each character that a terminal might act on as an escape."""
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def escape_unsafe(text: str) -> str:
    """Return official text with only those characters as escapes that packs must not contain; the others are verbatim.

    Other than `escape_controls` it leaves tabs, line feeds, no-break spaces and joiners as they are.
    """
    if find_unsafe_character(text) is None:
        return text
    unsafe: re.Pattern[str] = _pattern(f"[{_UNSAFE}]")
    return unsafe.sub(lambda match: _escape(match[0]), text)


def _escape(char: str) -> str:
    return f"\\u{{{ord(char):04X}}}"


# Han, kana and Hangul are written without spaces: nearly any place between two of them is one between words.
_WITHOUT_SPACES = (
    (0x1100, 0x11FF),
    (0x2E80, 0x9FFF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x1B000, 0x1B2FF),
    (0x20000, 0x3FFFF),
)


def is_without_spaces(char: str) -> bool:
    """Return whether the character is of Han, kana or Hangul."""
    code = ord(char)
    return any(first <= code <= last for first, last in _WITHOUT_SPACES)
