"""Render an SVG as a PNG that contains the SHA-256 of the SVG."""

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
FIX = "install the DejaVu and Noto CJK fonts (Debian: fonts-dejavu-core fonts-dejavu-extra fonts-noto-cjk)"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class MissingFontsError(Exception):
    """A font for the pictures is not installed; the message says which, and what to do."""


def png_of(svg: str) -> bytes:
    """Return the PNG. Only FONT_FILES are used, so that every machine draws the same.

    Raises:
        MissingFontsError: when one is not installed.
    """
    import resvg_py  # here, so that SVGs can be drawn and compared without it

    files = _font_files()
    png = resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=files)
    end = len(_SIGNATURE) + 25  # of the header, which must be the first chunk
    return png[:end] + _chunk(b"tEXt", KEYWORD + b"\0" + _digest(svg).encode()) + png[end:]


def is_png_of(png: bytes, svg: str) -> bool:
    """Return whether the PNG was rendered from this SVG."""
    return any(kind == b"tEXt" and data == KEYWORD + b"\0" + _digest(svg).encode() for kind, data in _chunks(png))


def _digest(svg: str) -> str:
    return hashlib.sha256(svg.encode()).hexdigest()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    offset = len(_SIGNATURE)
    while offset + 12 <= len(png):
        (length,) = struct.unpack_from(">I", png, offset)
        yield png[offset + 4 : offset + 8], png[offset + 8 : offset + 8 + length]
        offset += 12 + length


def _font_files() -> list[str]:
    folders = [pathlib.Path(folder).expanduser() for folder in FONT_FOLDERS]
    installed = {path.name: str(path) for folder in reversed(folders) for path in folder.rglob("*.tt[fc]")}
    missing = [name for name in FONT_FILES if name not in installed]
    if missing:
        raise MissingFontsError(f"the pictures are drawn with {', '.join(missing)}: {FIX}")
    return [installed[name] for name in FONT_FILES]
