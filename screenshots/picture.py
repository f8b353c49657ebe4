"""From an SVG to a PNG that carries the sha256 of the SVG it was made from."""

from __future__ import annotations

import hashlib
import pathlib
import struct
import zlib
from collections.abc import Iterator

ZOOM = 1.5
KEYWORD = b"svg-sha256"
FONT_FILES = (
    "DejaVuSansMono.ttf",
    "DejaVuSansMono-Bold.ttf",
    "DejaVuSansMono-Oblique.ttf",
    "DejaVuSansMono-BoldOblique.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJK-Bold.ttc",
)
FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "/opt/homebrew/share/fonts",
)
MEND = "install the DejaVu and Noto CJK fonts (Debian: fonts-dejavu-core fonts-dejavu-extra fonts-noto-cjk)"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class NoFonts(Exception):
    """A font that the pictures are drawn with is not on this machine; the message says which, and what to do."""


def picture(svg: str) -> bytes:
    """The PNG. Only the named fonts are used, so that every machine draws the same; NoFonts where one is missing."""
    import resvg_py  # the SVGs alone can be drawn, and compared, without it

    files = _font_files()
    png = resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=files)
    end = len(_SIGNATURE) + 25  # of the header, the chunk that has to be the first
    return png[:end] + _chunk(b"tEXt", KEYWORD + b"\0" + _digest(svg).encode()) + png[end:]


def is_of(png: bytes, svg: str) -> bool:
    """Whether the PNG was made from this SVG."""
    return any(kind == b"tEXt" and data == KEYWORD + b"\0" + _digest(svg).encode() for kind, data in _chunks(png))


def _digest(svg: str) -> str:
    return hashlib.sha256(svg.encode()).hexdigest()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length


def _font_files() -> list[str]:
    folders = [pathlib.Path(folder).expanduser() for folder in FONT_FOLDERS]
    found = {path.name: str(path) for folder in reversed(folders) for path in folder.rglob("*.tt[fc]")}
    missing = [name for name in FONT_FILES if name not in found]
    if missing:
        raise NoFonts(f"the pictures are drawn with {', '.join(missing)}: {MEND}")
    return [found[name] for name in FONT_FILES]
