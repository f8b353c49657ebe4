"""The character encoding of the session's terminal and of its locale."""

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


def terminal_encoding(terminal: int = 0) -> str:
    """Return the name of a terminal's encoding.

    The device may say that it is UTF-8; else the locale counts. The plain C locale says nothing, so there Python's
    UTF-8 mode counts, which Python turns on by itself. PYTHONIOENCODING is about pipes and files and is ignored.
    """
    if sys.platform == "win32" or is_utf_8_device(terminal):
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


def is_utf_8_device(terminal: int = 0) -> bool:
    """Return whether a terminal's device says that its input is UTF-8."""
    if sys.platform == "win32":
        return True
    try:
        return bool(termios.tcgetattr(terminal)[0] & IUTF8)
    except (termios.error, OSError):
        return False
