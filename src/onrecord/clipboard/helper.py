"""Routes through helper programs of Linux and macOS, and through tmux: each takes the text and gives it back."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.clipboard import program
from onrecord.clipboard.content import Content
from onrecord.clipboard.route import Done, Proof, RouteFailed

FIRST_READ = program.TIME_LIMIT / 3
"""Seconds for reading back the first time."""

PAUSE = 0.05
"""Seconds between one reading and the next."""


@dataclass(frozen=True)
class HelperRoute:
    """`copy_command` takes the text on its standard input, `paste_command` prints it.

    `needs` is the environment variable of the display or session; `rich` makes of content with HTML a command and its
    input that put both flavours there, where the platform can.
    """

    name: str
    copy_command: tuple[str, ...]
    paste_command: tuple[str, ...]
    needs: str = ""
    proof: Proof = Proof.CLIPBOARD
    rich: Callable[[Content], tuple[tuple[str, ...], bytes]] | None = None

    def missing(self) -> str | None:
        """The display or session, or the program."""
        if self.needs and not os.environ.get(self.needs):
            return f"{self.needs} is not set"
        if shutil.which(self.copy_command[0]) is None:
            return f"{self.copy_command[0]} is not installed"
        return None

    def copy(self, content: Content) -> Done:
        """Hand over the content, read the text back, compare."""
        if content.html and self.rich:
            program.feed(*self.rich(content))
        else:
            program.feed(self.copy_command, content.text.encode())
        self._read_back(content.text.encode())
        return Done(self.name, self.proof)

    def held(self) -> str | None:
        """The plain text that is there now; None where there is none, or it cannot be read."""
        try:
            return program.read(self.paste_command).decode()
        except (RouteFailed, UnicodeDecodeError):
            return None

    def _read_back(self, expected: bytes) -> None:
        """Read until the text is there, for at most the time limit.

        A helper in the background may still be taking over: until it has, a read finds the former content, or nothing
        (xclip), or hangs on the former owner, which leaves in the middle of its answer (xsel).
        """
        end = time.monotonic() + program.TIME_LIMIT
        limit = FIRST_READ
        while True:
            try:
                if program.read(self.paste_command, limit) == expected:
                    return
                reason = "what was read back is not what was copied"
            except RouteFailed as error:
                reason = str(error)
            if (limit := end - time.monotonic() - PAUSE) < PAUSE:
                raise RouteFailed(reason)
            time.sleep(PAUSE)


def two_flavours_on_macos(content: Content) -> tuple[tuple[str, ...], bytes]:
    """AppleScript that sets HTML and UTF-8 text at once; both travel as hexadecimal digits, so nothing is quoted."""
    html, text = (content.html or "").encode().hex(), content.text.encode().hex()
    script = f"set the clipboard to {{«class HTML»:«data HTML{html}», «class utf8»:«data utf8{text}»}}"
    return ("osascript", "-"), script.encode()


XCLIP = HelperRoute(
    "xclip", ("xclip", "-selection", "clipboard", "-in"), ("xclip", "-selection", "clipboard", "-out"), "DISPLAY"
)
XSEL = HelperRoute("xsel", ("xsel", "--clipboard", "--input"), ("xsel", "--clipboard", "--output"), "DISPLAY")
WAYLAND = HelperRoute(
    "wl-copy", ("wl-copy", "--type", "text/plain;charset=utf-8"), ("wl-paste", "--no-newline"), "WAYLAND_DISPLAY"
)
MACOS = HelperRoute("pbcopy", ("pbcopy",), ("pbpaste",), rich=two_flavours_on_macos)
TMUX = HelperRoute("tmux", ("tmux", "load-buffer", "-w", "-"), ("tmux", "save-buffer", "-"), "TMUX", Proof.BUFFER)
