"""The committed screenshots: where they lie, how they are written, and which are stale or stray."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable

from screenshots.scenes import SCENES, SIZES, Scene

FOLDER = pathlib.Path(__file__).parent
STORY = FOLDER / "story.svg"


def path_of(scene: Scene, size: tuple[int, int]) -> pathlib.Path:
    """Return where the picture of a scene at a size of terminal lies."""
    columns, rows = size
    return FOLDER / f"{columns}x{rows}" / f"{scene.name}.svg"


def write(path: pathlib.Path, svg: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(svg, encoding="utf-8", newline="\n")


def is_stale(path: pathlib.Path, svg: str) -> bool:
    """Return whether the committed picture differs from `svg`, what the app shows now."""
    return not path.is_file() or path.read_text(encoding="utf-8") != svg


def strays() -> list[pathlib.Path]:
    """Return the pictures that no scene and no size has."""
    known = {STORY, *(path_of(scene, size) for scene in SCENES for size in SIZES)}
    return sorted(path for path in _pictures() if path not in known)


def _pictures() -> Iterable[pathlib.Path]:
    pictures = (path for kind in ("svg", "png") for path in FOLDER.glob(f"**/*.{kind}"))
    return (path for path in pictures if path.parent.name not in ("terminals", "exports"))
