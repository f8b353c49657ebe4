"""Render an SVG as a PNG, to look at it."""

from __future__ import annotations

import pathlib

ZOOM = 1.5
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


class MissingFontsError(Exception):
    """A font for the pictures is not installed; the message says which, and what to do."""


def png_of(svg: str) -> bytes:
    """Return the PNG. Only FONT_FILES are used, so that every machine draws the same.

    Raises:
        MissingFontsError: when one is not installed.
    """
    import resvg_py  # here, so that SVGs can be drawn and compared without it

    return resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=_font_files())


def _font_files() -> list[str]:
    folders = [pathlib.Path(folder).expanduser() for folder in FONT_FOLDERS]
    installed = {path.name: str(path) for folder in reversed(folders) for path in folder.rglob("*.tt[fc]")}
    missing = [name for name in FONT_FILES if name not in installed]
    if missing:
        raise MissingFontsError(f"the pictures are drawn with {', '.join(missing)}: {FIX}")
    return [installed[name] for name in FONT_FILES]
