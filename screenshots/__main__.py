"""Draw the named scenes, or all of them and the story, into this folder; with --png also as PNG, to look at."""

from __future__ import annotations

import argparse
import asyncio
import pathlib
import sys
from collections.abc import Iterator

from screenshots import files, picture, stage
from screenshots.scenes import SCENES, SIZES
from screenshots.story import draw_story, stills


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m screenshots", description=__doc__)
    names = [files.STORY.stem, *(scene.name for scene in SCENES)]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--png", metavar="FOLDER", type=pathlib.Path, help="write a PNG of each picture into FOLDER")
    arguments = parser.parse_args()
    if unknown := [name for name in arguments.names if name not in names]:
        parser.error(f"no scene “{unknown[0]}”; the scenes are {', '.join(names)}")
    try:
        for path, svg in _pictures(arguments.names or names):
            files.write(path, svg)
            print(path.relative_to(files.FOLDER.parent))
            if arguments.png:
                _write_pngs(arguments.png, path, svg)
        for stray in files.strays():
            stray.unlink()
            print(f"removed {stray.relative_to(files.FOLDER.parent)}: no scene has that name")
    except (picture.MissingFontsError, stage.UnstableScreenError) as error:
        sys.exit(str(error))


def _pictures(names: list[str]) -> Iterator[tuple[pathlib.Path, str]]:
    if files.STORY.stem in names:
        yield files.STORY, asyncio.run(draw_story())
    for scene in SCENES:
        if scene.name in names:
            for size in SIZES:
                yield files.path_of(scene, size), asyncio.run(stage.draw_scene(scene, size))


def _write_pngs(folder: pathlib.Path, path: pathlib.Path, svg: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if path == files.STORY:
        for number, still in enumerate(stills(svg)):
            (folder / f"{path.stem}-{number}.png").write_bytes(picture.png_of(still))
    else:
        (folder / f"{path.stem}-{path.parent.name}.png").write_bytes(picture.png_of(svg))


if __name__ == "__main__":
    main()
