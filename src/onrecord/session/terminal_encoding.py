"""The character encoding of the session's terminal and of its locale."""

from __future__ import annotations

import codecs
import locale
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

if sys.platform != "win32":
    import termios

# input flag of a terminal device whose input is UTF-8 (termios(3); Linux and macOS)
IUTF8 = 0x4000
UTF_8_ENCODING = "utf-8"
ASCII_ENCODING = "ascii"
_LOCALE_VARIABLES = ("LC_ALL", "LC_CTYPE", "LANG")  # the first that is set counts
# locales that Python sets itself in place of the plain C locale (PEP 538)
_SET_BY_PYTHON = ("C.UTF-8", "C.utf8", "UTF-8")


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
    set_by_user = locale_variables()
    codeset = next(iter(set_by_user.values()), "").partition(".")[2].partition("@")[0]
    if not codeset and sys.platform != "win32" and set_by_user == _set_variables(os.environ):
        codeset = locale.nl_langinfo(locale.CODESET)
    try:
        return codecs.lookup(codeset).name
    except LookupError:
        return ASCII_ENCODING


def locale_variables(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables of the locale that the user set, the one that counts first.

    In the plain C locale, and in one that is not installed, Python sets LC_CTYPE for itself: that says nothing of the
    terminal.
    """
    variables = _set_variables(environment)
    if next(iter(variables), "") == "LC_CTYPE" and variables["LC_CTYPE"] in _SET_BY_PYTHON and _is_coerced():
        del variables["LC_CTYPE"]
    return variables


def _set_variables(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: environment[name] for name in _LOCALE_VARIABLES if environment.get(name)}


@cache
def _is_coerced() -> bool:
    """Return whether Python set LC_CTYPE: then it turned its UTF-8 mode on, and the process began without it."""
    if not sys.flags.utf8_mode:
        return False
    try:
        began_with = Path("/proc/self/environ").read_bytes()
    except OSError:
        return True  # no such file but on Linux
    return not any(variable.removeprefix(b"LC_CTYPE=") not in (variable, b"") for variable in began_with.split(b"\0"))


def is_utf_8_device(terminal: int = 0) -> bool:
    """Return whether a terminal's device says that its input is UTF-8."""
    if sys.platform == "win32":
        return True
    try:
        return bool(termios.tcgetattr(terminal)[0] & IUTF8)
    except (termios.error, OSError):
        return False
