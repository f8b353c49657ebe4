"""SHA256SUMS: what a person compares on the machine that the files were carried to."""

from __future__ import annotations

import pathlib

from release.wheel import sha256

NAME = "SHA256SUMS"


def write_sums(folder: pathlib.Path) -> None:
    """Over all files in the folder, by name, as `sha256sum --check` reads them."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != NAME)
    lines = (f"{sha256(file)}  {file.name}\n" for file in files)
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")
