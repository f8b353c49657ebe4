"""The committed screenshots: write them, and find stale and stray ones."""

from __future__ import annotations

import pathlib

from screenshots.picture import is_png_of
from screenshots.scenes import SCENES, Scene

FOLDER = pathlib.Path(__file__).parent


def write(scene: Scene, svg: str, png: bytes) -> None:
    _path(scene, "svg").write_text(svg, encoding="utf-8", newline="\n")
    _path(scene, "png").write_bytes(png)


def stale(scene: Scene, svg: str) -> str | None:
    """Return why the committed pictures differ from `svg`, the scene as it is now; None if they do not."""
    try:
        committed = _path(scene, "svg").read_text(encoding="utf-8")
        png = _path(scene, "png").read_bytes()
    except OSError as error:
        return f"{scene.name}: {error.strerror}"
    if committed != svg:
        return f"{scene.name}.svg is not what the app shows now"
    return None if is_png_of(png, svg) else f"{scene.name}.png was not made from {scene.name}.svg"


def strays() -> list[pathlib.Path]:
    """Return the pictures of scenes that no longer exist."""
    names = {scene.name for scene in SCENES}
    return sorted(path for path in FOLDER.iterdir() if path.suffix in {".svg", ".png"} and path.stem not in names)


def _path(scene: Scene, kind: str) -> pathlib.Path:
    return FOLDER / f"{scene.name}.{kind}"
