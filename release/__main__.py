"""Make all that onrecord can be carried in, anew, and print what was made."""

from __future__ import annotations

import argparse
import pathlib
import sys
import tempfile

from release import folder
from release.making import make, place
from release.refused import Refused

ROOT = pathlib.Path(__file__).parents[1]
DIST = ROOT / "dist"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m release", description=__doc__)
    parser.add_argument(
        "--into", type=pathlib.Path, default=DIST, metavar="FOLDER", help="a new folder (default: dist)"
    )
    parser.add_argument(
        "--kept",
        type=pathlib.Path,
        default=ROOT / ".venv" / ".wheels",
        metavar="FOLDER",
        help="where downloads stay for the next time (default: .venv/.wheels)",
    )
    parser.add_argument("--without", choices=["folder"], help="leave out the folder that brings its own Python")
    given = parser.parse_args()
    with_folder = given.without != "folder"
    try:
        _require_new(given.into)
        if with_folder:
            folder.require_means()
        with tempfile.TemporaryDirectory() as scratch:
            made = make(ROOT, given.kept.resolve(), pathlib.Path(scratch).resolve(), with_folder)
            files = place(made, given.into)
    except Refused as reason:
        sys.exit(f"release: {reason}")
    except OSError as error:
        sys.exit(f"release: {error}; make room there, or name another folder with --into")
    for file in files:
        print(f"{file.stat().st_size / 1e6:8.2f} MB  {file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}")


def _require_new(into: pathlib.Path) -> None:
    if into != DIST and into.exists():
        raise Refused(f"{into} is there already; name a new folder, so that nothing is lost")
    into.parent.mkdir(parents=True, exist_ok=True)  # said now, and not after minutes


if __name__ == "__main__":
    main()
