"""Output: data on stdout, messages on stderr.

Data is UTF-8 with LF line ends in any locale and on any system, so that the same command gives the same bytes
everywhere. Messages may repeat user input or names of folders, but never as escape sequences that reach a terminal.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from onrecord.cli.exit_codes import UsageError
from onrecord.cli.slow_start import loading_is_over
from onrecord.storage.home import abbreviate_home
from onrecord.text.cell_width import cell_width
from onrecord.text.characters import escape_controls

if TYPE_CHECKING:
    from typing import TextIO


class ReaderGone(Exception):
    """The reader of our data closed the pipe, as `head` does; no message is needed."""


class _Status:
    """The cells that the status on the last line of stderr takes; 0 if none is shown."""

    cells = 0


def prepare_streams() -> None:
    """Set encoding and line ends of both streams; streams that are not files (in tests) stay as they are."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(errors="backslashreplace")


def data(text: str) -> None:
    """Write data to stdout.

    Raises:
        ReaderGone: The reader closed the pipe.
        UsageError: The data cannot be written for another reason.
    """
    loading_is_over()
    clear_status()
    if sys.stdout is None:  # closed by whoever started us: `>&-`
        raise UsageError("there is no standard output to write to")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _discard_the_rest(sys.stdout)
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
            raise ReaderGone from None
        raise UsageError(f"the output could not be written: {(error.strerror or 'unknown reason').lower()}") from None


def finish() -> None:
    """Flush stdout, which may still buffer a help text; raises as `data` does."""
    if sys.stdout is not None:
        data("")


def message(text: str) -> None:
    """Write one line to stderr, with `~` for the home folder and characters that a terminal might act on as escapes."""
    loading_is_over()
    clear_status()
    if sys.stderr is None:
        return
    if os.sep in text:
        text = abbreviate_home(text)
    with contextlib.suppress(OSError, ValueError):  # a closed stderr is no reason to fail
        sys.stderr.write(escape_controls(text) + "\n")
    _flush(sys.stderr)


def show_status(text: str) -> None:
    """Write text on a line of stderr that the next status replaces, and that all other output removes first."""
    loading_is_over()
    blanks = " " * (_Status.cells - cell_width(text))
    _Status.cells = cell_width(text)
    _rewrite_line(f"\r{text}{blanks}")


def clear_status() -> None:
    """Remove the status, if one is shown."""
    if _Status.cells:
        _rewrite_line(f"\r{' ' * _Status.cells}\r")
        _Status.cells = 0


def _rewrite_line(text: str) -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):  # as for a message
            sys.stderr.write(text)
        _flush(sys.stderr)


def close() -> None:
    """Flush both streams, or discard their buffers: Python would try again at exit, and end with code 120."""
    _flush(sys.stdout)
    _flush(sys.stderr)


def _flush(stream: TextIO | None) -> None:
    if stream is None:
        return
    try:
        stream.flush()
    except (OSError, ValueError):
        _discard_the_rest(stream)


def _discard_the_rest(stream: TextIO) -> None:
    """Redirect the stream to the null device, with its buffer and all that follows."""
    with contextlib.suppress(OSError, ValueError):
        null_device = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null_device, stream.fileno())
        os.close(null_device)
