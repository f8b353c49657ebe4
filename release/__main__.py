"""Build every form in which onrecord is distributed, and print the files."""

from __future__ import annotations

import argparse
import pathlib
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass

from release import ReleaseError, frozen
from release.archives import Entry, write_checksums, write_tar, write_zip
from release.licenses import Libraries, frozen_licenses, package_licenses
from release.offline import INSTALL, install_text, write_offline_zip
from release.pins import fetch_wheels, parse_pins
from release.reproducible import source_date
from release.sbom import frozen_components, sbom
from release.wheel import Wheel, build_wheel, data_files, unpack_wheels
from release.zipapp import ZIPAPP, write_zipapp

ROOT = pathlib.Path(__file__).parents[1]
DIST = ROOT / "dist"

_DOCS = ("README.md", "CHANGELOG.md", "docs/*.md", "docs/*.json")


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a release is built from. `texts` are docs and licenses, by their path in every form."""

    program: Wheel
    others: list[Wheel]
    texts: Mapping[str, bytes]
    timestamp: int

    @property
    def sbom_name(self) -> str:
        """Return the file name of the bill of materials."""
        return f"onrecord-{self.program.version}.cdx.json"

    @property
    def folder_name(self) -> str:
        """Return the name of the frozen folder."""
        return f"onrecord-{self.program.version}-{frozen.platform_name()}"


def main() -> None:
    """Parse the command line and build; exit with one sentence if that fails."""
    parser = argparse.ArgumentParser(prog="python -m release", description=__doc__)
    parser.add_argument(
        "--into", type=pathlib.Path, default=DIST, metavar="FOLDER", help="a new folder (default: dist)"
    )
    parser.add_argument(
        "--cache",
        type=pathlib.Path,
        default=ROOT / ".venv" / ".wheels",
        metavar="FOLDER",
        help="where downloaded wheels are kept for the next build (default: .venv/.wheels)",
    )
    parser.add_argument("--without", choices=["folder"], help="leave out the folder with its own Python")
    arguments = parser.parse_args()
    with_folder = arguments.without != "folder"
    try:
        _require_new_folder(arguments.into)
        if with_folder:
            frozen.require_pyinstaller()
        with tempfile.TemporaryDirectory() as scratch:
            dist = build_all(ROOT, arguments.cache.resolve(), pathlib.Path(scratch).resolve(), with_folder)
            files = _replace_folder(arguments.into, dist)
    except ReleaseError as error:
        sys.exit(f"release: {error}")
    except OSError as error:
        sys.exit(f"release: {error}; make room there, or name another folder with --into")
    for file in files:
        print(f"{file.stat().st_size / 1e6:8.2f} MB  {file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}")


def _require_new_folder(folder: pathlib.Path) -> None:
    """Check the target before a build of minutes: only dist/ is ever replaced."""
    if folder != DIST and folder.exists():
        raise ReleaseError(f"{folder} already exists; name a new folder, so that nothing is lost")
    folder.parent.mkdir(parents=True, exist_ok=True)


def _replace_folder(folder: pathlib.Path, source: pathlib.Path) -> list[pathlib.Path]:
    """Replace a folder by a copy of `source`; return its files by name."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    return sorted(folder.iterdir())


def build_all(root: pathlib.Path, cache: pathlib.Path, scratch: pathlib.Path, with_folder: bool) -> pathlib.Path:
    """Build all forms from the same wheels, with the same date and licenses; return the folder, in `scratch`.

    `cache` is the folder of downloaded wheels.

    Raises:
        ReleaseError: when something is missing or a step fails.
    """
    timestamp = source_date(root)
    pins = parse_pins((root / "requirements.txt").read_text(encoding="utf-8"), "requirements.txt")
    others = fetch_wheels(pins, cache)
    dist = scratch / "dist"
    program = build_wheel(root, dist, timestamp)
    docs = {path.relative_to(root).as_posix(): path.read_bytes() for glob in _DOCS for path in root.glob(glob)}
    content = Content(program, others, docs | package_licenses([program, *others]), timestamp)
    site_packages = scratch / "site-packages"
    unpack_wheels([program, *others], site_packages)
    folder = frozen.freeze(content.folder_name, site_packages, scratch, timestamp) if with_folder else None
    runs_on = frozen.required_system(folder[0]) if folder else frozen.platform_name()
    page = {INSTALL: install_text(program.version, runs_on)}
    listing = {content.sbom_name: sbom(program, others, timestamp)}
    texts = {**content.texts, **page, **listing}

    write_offline_zip(dist, program, others, pins, texts, timestamp)
    write_zipapp(dist / ZIPAPP, site_packages, texts, timestamp)
    if folder:
        _write_frozen_folder(content, page, *folder, dist)
    for name, text in {**page, **listing}.items():
        (dist / name).write_bytes(text)
    write_checksums(dist)
    return dist


def _write_frozen_folder(
    content: Content, page: Mapping[str, bytes], folder: pathlib.Path, libraries: Libraries, dist: pathlib.Path
) -> None:
    """Add docs, licenses, manual and bill of materials to the frozen folder, and write its archive into `dist`."""
    listing = sbom(content.program, content.others, content.timestamp, frozen_components(libraries))
    texts = {**content.texts, **page, **frozen_licenses(libraries), **data_files(content.program)}
    for path, text in {**texts, content.sbom_name: listing}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    if sys.platform != "win32":
        write_tar(dist / f"{folder.name}.tar.gz", folder, content.timestamp)
        return
    files = (path for path in folder.rglob("*") if path.is_file())
    entries = (Entry(path.relative_to(folder.parent).as_posix(), path.read_bytes()) for path in files)
    write_zip(dist / f"{folder.name}.zip", entries, content.timestamp)


if __name__ == "__main__":
    main()
