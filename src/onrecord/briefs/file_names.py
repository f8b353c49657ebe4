"""Names of files for names that a person types: safe on every system, and readable."""

import re
import unicodedata

MAX_STEM_BYTES = 100
DEFAULT_STEM = "brief"
# Names that Windows keeps for devices, whatever follows a dot.
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)


def file_stem(name: str) -> str:
    """Return a file name without its suffix: letters and digits of any script in lower case, parted by hyphens."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    words = re.findall(r"[^\W_]+", composed)
    stem = _shorten("-".join(words)) or DEFAULT_STEM
    return f"{DEFAULT_STEM}-{stem}" if _DEVICES.fullmatch(stem) else stem


def _shorten(stem: str) -> str:
    """Return the stem cut to `MAX_STEM_BYTES` in UTF-8: the limit of most file systems is 255 bytes a name."""
    while len(stem.encode("utf-8", "replace")) > MAX_STEM_BYTES:
        stem = stem[:-1]
    return stem.rstrip("-")
