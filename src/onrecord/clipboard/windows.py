"""The Windows clipboard, from Windows and from WSL, through pyperclip."""

from __future__ import annotations

import platform
import sys

from onrecord.clipboard.route import Done, Proof, RouteFailed


class WindowsRoute:
    """pyperclip knows the Windows API and WSL's helpers; elsewhere we start the helpers ourselves."""

    name = "Windows clipboard"

    def available(self) -> bool:
        return sys.platform == "win32" or "microsoft" in platform.release().lower()

    def copy(self, text: str) -> Done:
        """Copy, read back, compare; Windows may give line ends back as CR LF."""
        import pyperclip

        try:
            pyperclip.copy(text)
            back = pyperclip.paste()
        except (pyperclip.PyperclipException, OSError, ValueError) as error:
            raise RouteFailed(str(error).splitlines()[0] if str(error) else "no access to the clipboard") from None
        if back.replace("\r\n", "\n").rstrip("\n") != text.rstrip("\n"):
            raise RouteFailed("what was read back is not what was copied")
        return Done(self.name, Proof.CLIPBOARD)
