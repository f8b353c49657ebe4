"""The Windows route, from Windows and WSL: text through pyperclip, text with HTML through PowerShell."""

from __future__ import annotations

import base64
import platform
import sys
from collections.abc import Callable
from types import ModuleType

from onrecord.clipboard import helper_process
from onrecord.clipboard.content import Content
from onrecord.clipboard.route import CopyResult, Proof, RouteFailed
from onrecord.clipboard.time_limit import run_with_timeout

# PowerShell is slow to start.
WINDOWS_TIMEOUT_SECONDS = 5.0

_HEADER = (
    "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\n"  # CF_HTML
)
_BEFORE, _AFTER = "<html><body><!--StartFragment-->", "<!--EndFragment--></body></html>"


class WindowsRoute:
    """Copies to the Windows clipboard; pyperclip knows the Windows API and WSL's helpers, but has no time limit."""

    name = "windows"

    def missing(self) -> str | None:
        """Return that this is not Windows or WSL; None if it is."""
        is_windows = sys.platform == "win32" or "microsoft" in platform.release().lower()
        return None if is_windows else "this is neither Windows nor WSL"

    def copy(self, content: Content) -> CopyResult:
        """Copy the content, read it back and compare; Windows returns line ends as CR LF.

        Raises:
            RouteFailed: the copy failed, or another text was read back.
        """
        if content.html:
            helper_process.feed_helper(*html_and_text_on_windows(content), timeout_seconds=WINDOWS_TIMEOUT_SECONDS)
        else:
            _call(lambda: _pyperclip().copy(content.text))
        pasted = str(_call(_pyperclip().paste))
        if pasted.replace("\r\n", "\n").rstrip("\n") != content.text.rstrip("\n"):
            raise RouteFailed("the text read back is not the text that was copied")
        return CopyResult("Windows clipboard", Proof.CLIPBOARD)

    def read_text(self) -> str | None:
        """Return the clipboard's plain text; None if it cannot be read, or may be a picture."""
        try:
            return str(_call(_pyperclip().paste)).replace("\r\n", "\n") or None
        except RouteFailed:
            return None

    def clear(self) -> None:
        """Empty the clipboard.

        Raises:
            RouteFailed: that failed.
        """
        self.copy(Content(""))


def html_and_text_on_windows(content: Content) -> tuple[tuple[str, ...], bytes]:
    """Return a command and its input, PowerShell that sets HTML and text at once; both as base64, to avoid quoting."""
    html = base64.b64encode(cf_html(content.html or "")).decode()
    text = base64.b64encode(content.text.encode()).decode()
    script = (
        "Add-Type -AssemblyName System.Windows.Forms\n"
        "$data = New-Object System.Windows.Forms.DataObject\n"
        f"$text = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{text}'))\n"
        "$data.SetData('UnicodeText', $text)\n"
        f"$html = New-Object IO.MemoryStream(,[Convert]::FromBase64String('{html}'))\n"
        "$data.SetData('HTML Format', $html)\n"
        "[System.Windows.Forms.Clipboard]::SetDataObject($data, $true)\n"
    )
    return ("powershell.exe", "-NoProfile", "-NonInteractive", "-STA", "-Command", "-"), script.encode("ascii")


def cf_html(fragment: str) -> bytes:
    """Return the fragment in Microsoft's "HTML Clipboard Format"; offsets are bytes from the start of the header."""
    start = len(_HEADER.format(0, 0, 0, 0))
    inner = fragment.encode()
    first = start + len(_BEFORE)
    header = _HEADER.format(start, first + len(inner) + len(_AFTER), first, first + len(inner))
    return header.encode() + _BEFORE.encode() + inner + _AFTER.encode()


def _pyperclip() -> ModuleType:
    """Return pyperclip, which is loaded on first use: other systems never need it."""
    import pyperclip

    return pyperclip


def _call(call: Callable[[], object]) -> object:
    """Return the call's result.

    Raises:
        RouteFailed: the call raised an exception or exceeded the time limit.
    """
    try:
        return run_with_timeout(call, WINDOWS_TIMEOUT_SECONDS)
    except TimeoutError as error:
        raise RouteFailed(error.strerror or "no answer") from None
    except Exception as error:  # pyperclip raises what its helpers and ctypes raise
        raise RouteFailed(str(error).strip().partition("\n")[0] or type(error).__name__) from None
