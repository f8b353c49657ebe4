"""Draw the scenes into this folder, each as SVG and as PNG: all of them, or those that are named."""

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
    wanted = parser.parse_args().names or names
    if unknown := [name for name in wanted if name not in names]:
        parser.error(f"no scene “{unknown[0]}”; the scenes are {', '.join(names)}")
    try:
        for scene in SCENES:
            if scene.name in wanted:
                svg = asyncio.run(stage.drawn(scene))
                files.write(scene, svg, picture.picture(svg))
                print(f"screenshots/{scene.name}.svg and .png")
        for stray in files.strays():
            stray.unlink()
            print(f"removed screenshots/{stray.name}: no scene has that name")
    except (picture.NoFonts, stage.NeverStill) as reason:
        sys.exit(f"{reason}")


if __name__ == "__main__":
    main()
