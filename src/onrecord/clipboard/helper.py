"""Routes through helper programs of Linux and macOS, which take the text and print it again for verification."""

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

# Pause between two attempts to read the text back.
READ_PAUSE_SECONDS = 0.05

MISMATCH = "the text read back is not the text that was copied"

# Error messages of programs about options that a later version introduced.
_UNKNOWN_OPTION = re.compile(r"usage: |unknown (flag|option)|invalid option")


@dataclass(frozen=True)
class HelperRoute:
    """A route through a helper: `copy_command` reads the text from its standard input, `paste_command` prints it.

    `needs` is the environment variable of the display or session. `rich_command` converts content with HTML to a
    command and its input that set both formats, if the platform can. `kinds_command` fails, or prints nothing, if the
    clipboard is empty; without it, no text may also mean a picture. `outdated` is the message about a version that is
    too old.

    `daemonizes` means that the command returns before its background process has taken over the clipboard.

    `rehearsal` is this route with a separate buffer, which `clear` removes, so that a self-test need not touch the
    clipboard's content.
    """

    name: str
    copy_command: tuple[str, ...]
    paste_command: tuple[str, ...]
    needs: str = ""
    proof: Proof = Proof.CLIPBOARD
    rich_command: Callable[[Content], tuple[tuple[str, ...], bytes]] | None = None
    kinds_command: tuple[str, ...] = ()
    clear_command: tuple[str, ...] = ()
    outdated: str = ""
    daemonizes: bool = False
    rehearsal: HelperRoute | None = None

    def missing(self) -> str | None:
        """Return which environment variable or program is missing; None if neither is."""
        if self.needs and not os.environ.get(self.needs):
            return f"{self.needs} is not set"
        if shutil.which(self.copy_command[0]) is None:
            return f"{self.copy_command[0]} is not installed"
        return None

    def copy(self, content: Content) -> CopyResult:
        """Copy the content, read the text back and compare.

        Raises:
            RouteFailed: the helper failed, or another text was read back.
        """
        text = content.text.encode()
        if self.daemonizes and self._has(text):
            self._remove_equal(text)
        if content.html and self.rich_command:
            helper_process.feed_helper(*self.rich_command(content))
        else:
            self._feed(text)
        self._read_back(text)
        return CopyResult(self.name, self.proof)

    def read_text(self) -> str | None:
        """Return the clipboard's plain text, empty if the clipboard is; None if it cannot be read."""
        if self._is_empty():
            return ""
        try:
            return helper_process.read_helper(self.paste_command).decode() or None
        except (RouteFailed, UnicodeDecodeError):
            return None

    def clear(self) -> None:
        """Empty the clipboard.

        Raises:
            RouteFailed: the helper failed.
        """
        helper_process.feed_helper(self.clear_command or self.copy_command, b"")

    def _has(self, text: bytes) -> bool:
        try:
            return helper_process.read_helper(self.paste_command, FIRST_READ_SECONDS, max_bytes=len(text)) == text
        except RouteFailed:
            return False

    def _remove_equal(self, text: bytes) -> None:
        """Remove an equal text from an earlier copy: it would be read back in place of the new one.

        A helper process that is still starting while its text seems to be there can replace a later copy. If the text
        stays, a clipboard manager keeps it, as many do: then the clipboard has it in any case.
        """
        self.clear()
        deadline = time.monotonic() + FIRST_READ_SECONDS
        while self._has(text) and time.monotonic() < deadline:
            time.sleep(READ_PAUSE_SECONDS)

    def _is_empty(self) -> bool:
        """Return whether the clipboard is empty, as far as the helper can tell."""
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
            if self.outdated and _UNKNOWN_OPTION.search(str(error)):
                raise RouteFailed(self.outdated) from None
            raise

    def _read_back(self, expected: bytes) -> None:
        """Read the clipboard until it contains the text, for at most the time limit.

        A helper in the background may still be taking over. Until it has, a read returns the previous content or
        nothing (xclip), or hangs on the previous owner, which exits in the middle of its answer (xsel).

        Raises:
            RouteFailed: the clipboard does not contain the text in time.
        """
        deadline = time.monotonic() + helper_process.HELPER_TIMEOUT_SECONDS
        timeout_seconds = FIRST_READ_SECONDS
        while True:
            try:
                if helper_process.read_helper(self.paste_command, timeout_seconds, max_bytes=len(expected)) == expected:
                    return
                reason = MISMATCH
            except helper_process.HelperOutputTooLong:
                reason = MISMATCH
            except helper_process.HelperTimeout:
                reason = f"{self.paste_command[0]}: did not answer within {helper_process.HELPER_TIMEOUT_SECONDS:g} s"
            except RouteFailed as error:
                reason = str(error)
            if (timeout_seconds := deadline - time.monotonic() - READ_PAUSE_SECONDS) < READ_PAUSE_SECONDS:
                raise RouteFailed(reason)
            time.sleep(READ_PAUSE_SECONDS)


def html_and_text_on_macos(content: Content) -> tuple[tuple[str, ...], bytes]:
    """Return a command and its input, AppleScript that sets HTML and UTF-8 text at once.

    Both are passed as hexadecimal digits, so nothing needs quoting. The HTML declares UTF-8: without that, applications
    read it in the system's legacy encoding.
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
    daemonizes=True,
)
XSEL = HelperRoute(
    "xsel",
    ("xsel", "--clipboard", "--input"),
    ("xsel", "--clipboard", "--output"),
    "DISPLAY",
    clear_command=("xsel", "--clipboard", "--clear"),
    daemonizes=True,
)
WAYLAND = HelperRoute(
    "wl-copy",
    ("wl-copy", "--type", "text/plain;charset=utf-8"),
    ("wl-paste", "--no-newline"),
    "WAYLAND_DISPLAY",
    kinds_command=("wl-paste", "--list-types"),
    clear_command=("wl-copy", "--clear"),
    daemonizes=True,
)
MACOS = HelperRoute("pbcopy", ("pbcopy",), ("pbpaste",), rich_command=html_and_text_on_macos)
