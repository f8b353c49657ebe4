"""Routes through helper programs of Linux and macOS, and through tmux: each takes the text and gives it back."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.clipboard import helper_process
from onrecord.clipboard.content import Content
from onrecord.clipboard.route import CopyResult, Proof, RouteFailed

FIRST_READ_SECONDS = helper_process.HELPER_TIMEOUT_SECONDS / 3
"""Seconds for reading back the first time."""

READ_PAUSE_SECONDS = 0.05
"""Seconds between one reading and the next."""

MISMATCH = "what was read back is not what was copied"

_NOT_UNDERSTOOD = re.compile(r"usage: |unknown (flag|option)|invalid option")
"""How programs complain of options that came with a later version."""


@dataclass(frozen=True)
class HelperRoute:
    """`copy_command` takes the text on its standard input, `paste_command` prints it.

    `needs` is the environment variable of the display or session; `rich` makes of content with HTML a command and its
    input that put both flavours there, where the platform can. `kinds_command` fails, or prints nothing, where nothing
    is there; without it, no text may as well be a picture. `outdated` is what to say of a program too old for us.

    `lingers` says that the command ends before its program has taken over, which goes on in the background.

    `rehearsal` is this route on a place of its own, which `clear` removes, where a trial need not touch what is there.
    """

    name: str
    copy_command: tuple[str, ...]
    paste_command: tuple[str, ...]
    needs: str = ""
    proof: Proof = Proof.CLIPBOARD
    rich: Callable[[Content], tuple[tuple[str, ...], bytes]] | None = None
    kinds_command: tuple[str, ...] = ()
    clear_command: tuple[str, ...] = ()
    outdated: str = ""
    lingers: bool = False
    rehearsal: HelperRoute | None = None

    def missing(self) -> str | None:
        """The display or session, or the program."""
        if self.needs and not os.environ.get(self.needs):
            return f"{self.needs} is not set"
        if shutil.which(self.copy_command[0]) is None:
            return f"{self.copy_command[0]} is not installed"
        return None

    def copy(self, content: Content) -> CopyResult:
        """Hand over the content, read the text back, compare."""
        text = content.text.encode()
        if self.lingers and self._holds(text):
            self._make_way(text)
        if content.html and self.rich:
            helper_process.feed_helper(*self.rich(content))
        else:
            self._feed(text)
        self._read_back(text)
        return CopyResult(self.name, self.proof)

    def held(self) -> str | None:
        """The plain text that is there now, empty where nothing is; None where it cannot be told or read."""
        if self._is_empty():
            return ""
        try:
            return helper_process.read_helper(self.paste_command).decode() or None
        except (RouteFailed, UnicodeDecodeError):
            return None

    def clear(self) -> None:
        """Leave nothing there."""
        helper_process.feed_helper(self.clear_command or self.copy_command, b"")

    def _holds(self, text: bytes) -> bool:
        try:
            return helper_process.read_helper(self.paste_command, FIRST_READ_SECONDS, max_bytes=len(text)) == text
        except RouteFailed:
            return False

    def _make_way(self, text: bytes) -> None:
        """Take away the same text, copied before: it would be read back in the place of what is copied now.

        A program that is still on its way when its text seems to be there can take over from a later one. Where the
        text stays, a clipboard manager keeps it, as many do: then it is there, whoever holds it.
        """
        self.clear()
        end = time.monotonic() + FIRST_READ_SECONDS
        while self._holds(text) and time.monotonic() < end:
            time.sleep(READ_PAUSE_SECONDS)

    def _is_empty(self) -> bool:
        """As far as the helper can tell."""
        if not self.kinds_command:
            return False
        try:
            return not helper_process.read_helper(self.kinds_command)
        except (helper_process.HelperTimeout, helper_process.HelperOutputTooLong):
            return False
        except RouteFailed:
            return True

    def _feed(self, raw: bytes) -> None:
        try:
            helper_process.feed_helper(self.copy_command, raw)
        except RouteFailed as error:
            if self.outdated and _NOT_UNDERSTOOD.search(str(error)):
                raise RouteFailed(self.outdated) from None
            raise

    def _read_back(self, expected: bytes) -> None:
        """Read until the text is there, for at most the time limit.

        A helper in the background may still be taking over: until it has, a read finds the former content, or nothing
        (xclip), or hangs on the former owner, which leaves in the middle of its answer (xsel).
        """
        end = time.monotonic() + helper_process.HELPER_TIMEOUT_SECONDS
        limit = FIRST_READ_SECONDS
        while True:
            try:
                if helper_process.read_helper(self.paste_command, limit, max_bytes=len(expected)) == expected:
                    return
                reason = MISMATCH
            except helper_process.HelperOutputTooLong:
                reason = MISMATCH
            except helper_process.HelperTimeout:
                reason = f"{self.paste_command[0]}: did not answer within {helper_process.HELPER_TIMEOUT_SECONDS:g} s"
            except RouteFailed as error:
                reason = str(error)
            if (limit := end - time.monotonic() - READ_PAUSE_SECONDS) < READ_PAUSE_SECONDS:
                raise RouteFailed(reason)
            time.sleep(READ_PAUSE_SECONDS)


def two_flavours_on_macos(content: Content) -> tuple[tuple[str, ...], bytes]:
    """AppleScript that sets HTML and UTF-8 text at once; both travel as hexadecimal digits, so nothing is quoted.

    The HTML says that it is UTF-8: without that, applications take it for the system's old encoding.
    """
    html, text = f'<meta charset="utf-8">{content.html or ""}'.encode().hex(), content.text.encode().hex()
    script = f"set the clipboard to {{«class HTML»:«data HTML{html}», «class utf8»:«data utf8{text}»}}"
    return ("osascript", "-"), script.encode()


XCLIP = HelperRoute(
    "xclip",
    ("xclip", "-selection", "clipboard", "-in"),
    ("xclip", "-selection", "clipboard", "-out"),
    "DISPLAY",
    kinds_command=("xclip", "-selection", "clipboard", "-out", "-target", "TARGETS"),
    lingers=True,
)
XSEL = HelperRoute(
    "xsel",
    ("xsel", "--clipboard", "--input"),
    ("xsel", "--clipboard", "--output"),
    "DISPLAY",
    clear_command=("xsel", "--clipboard", "--clear"),
    lingers=True,
)
WAYLAND = HelperRoute(
    "wl-copy",
    ("wl-copy", "--type", "text/plain;charset=utf-8"),
    ("wl-paste", "--no-newline"),
    "WAYLAND_DISPLAY",
    kinds_command=("wl-paste", "--list-types"),
    clear_command=("wl-copy", "--clear"),
    lingers=True,
)
MACOS = HelperRoute("pbcopy", ("pbcopy",), ("pbpaste",), rich=two_flavours_on_macos)
