"""Text in the terminal's encoding: check what it can show, and encode text for it."""

from __future__ import annotations

import codecs

from onrecord.session.terminal_encoding import (
    ASCII_ENCODING,
    IUTF8,
    UTF_8_ENCODING,
    locale_encoding,
    terminal_encoding,
)

__all__ = ["IUTF8", "can_show", "encode_for_terminal", "encoding_warning", "locale_encoding", "terminal_encoding"]

ESCAPING_ERRORS = "onrecord-escaped"


def encode_for_terminal(text: str, encoding: str) -> bytes:
    r"""Return the text in the encoding, with each character that it lacks as \u{...}."""
    codecs.register_error(ESCAPING_ERRORS, _escape)
    return text.encode(encoding, ESCAPING_ERRORS)


def can_show(text: str, encoding: str) -> bool:
    """Return whether the encoding has every character of the text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def encoding_warning() -> str:
    """Return a warning if the screen, which is drawn in UTF-8, may not be readable; else an empty string."""
    encoding = locale_encoding()
    if encoding in (UTF_8_ENCODING, ASCII_ENCODING):
        return ""
    return (
        f"the screen is drawn in UTF-8, and this session's encoding is {encoding}; if characters look wrong, "
        "set the terminal and LANG to UTF-8"
    )


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    characters = error.object[error.start : error.end]
    return "".join(f"\\u{{{ord(char):04X}}}" for char in characters), error.end
