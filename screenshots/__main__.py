"""Draw the named scenes, or all of them, into this folder as SVG and PNG."""

from __future__ import annotations

import argparse
import asyncio
import sys

from screenshots import files, picture, stage
from screenshots.scenes import SCENES


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m screenshots", description=__doc__)
    names = [scene.name for scene in SCENES]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    chosen = parser.parse_args().names or names
    if unknown := [name for name in chosen if name not in names]:
        parser.error(f"no scene “{unknown[0]}”; the scenes are {', '.join(names)}")
    try:
        for scene in SCENES:
            if scene.name in chosen:
                svg = asyncio.run(stage.draw_scene(scene))
                files.write(scene, svg, picture.png_of(svg))
                print(f"screenshots/{scene.name}.svg and .png")
        for stray in files.strays():
            stray.unlink()
            print(f"removed screenshots/{stray.name}: no scene has that name")
    except (picture.MissingFontsError, stage.UnstableScreenError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
