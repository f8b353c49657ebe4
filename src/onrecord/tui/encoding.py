"""The terminal's character encoding: find it, check what it can show, and encode text for it."""

from __future__ import annotations

import codecs
import locale
import os
import sys

if sys.platform != "win32":
    import termios

# input flag of a terminal device whose input is UTF-8 (termios(3); Linux and macOS)
IUTF8 = 0x4000
UTF_8_ENCODING = "utf-8"
ASCII_ENCODING = "ascii"
ESCAPING_ERRORS = "onrecord-escaped"


def terminal_encoding(terminal: int = 0) -> str:
    """Return the name of a terminal's encoding.

    The device may say that it is UTF-8; else the locale counts. The plain C locale says nothing, so there Python's
    UTF-8 mode counts, which Python turns on by itself. PYTHONIOENCODING is about pipes and files and is ignored.
    """
    if sys.platform == "win32" or _is_utf_8_device(terminal):
        return UTF_8_ENCODING
    name = locale_encoding()
    return UTF_8_ENCODING if name == ASCII_ENCODING and sys.flags.utf8_mode else name


def locale_encoding() -> str:
    """Return the name of the locale's encoding, whether the locale is installed or not."""
    locale_name = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))), "")
    codeset = locale_name.partition(".")[2].partition("@")[0]
    if not codeset and sys.platform != "win32":
        codeset = locale.nl_langinfo(locale.CODESET)
    try:
        return codecs.lookup(codeset).name
    except LookupError:
        return ASCII_ENCODING


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


def _is_utf_8_device(terminal: int) -> bool:
    try:
        return bool(termios.tcgetattr(terminal)[0] & IUTF8)
    except (termios.error, OSError):
        return False


def _escape(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    characters = error.object[error.start : error.end]
    return "".join(f"\\u{{{ord(char):04X}}}" for char in characters), error.end
