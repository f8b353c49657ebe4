"""Where packs are: those that ship, and those in folders that a person names. Never the working folder by itself."""

from __future__ import annotations

import pathlib
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import onrecord

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MARKER = "pack.toml"


class NoPacks(Exception):
    """A folder that was named holds no pack; the message says so and what to do."""


def shipped() -> list[tuple[str, Traversable]]:
    """The packs inside the installed package, else those in `data/` beside this checkout's `src`; by name."""
    root = package()
    inside = root / "data"
    if inside.is_dir():
        return _children(inside)
    if isinstance(root, pathlib.Path) and root.parent.name == "src":
        beside = root.parent.parent / "data"
        if beside.is_dir():
            return _children(beside)
    return []


def named(folders: Iterable[str]) -> list[tuple[str, Traversable]]:
    """The packs in the folders that a person named: each is a pack, or a folder of packs. NoPacks if one is neither."""
    found: list[tuple[str, Traversable]] = []
    for folder in folders:
        path = pathlib.Path(folder)
        within: list[tuple[str, Traversable]]
        try:
            if (path / MARKER).is_file():
                within = [(folder, path)]
            else:
                within = [(f"{folder.rstrip('/')}/{name}", child) for name, child in _children(path)]
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            raise NoPacks(f"{folder}: {(reason or 'not a folder name').lower()}; name a folder that exists") from None
        if not within:
            raise NoPacks(f"{folder}: no {MARKER} in it or one level below; name a pack's folder (docs/pack-format.md)")
        found += within
    return found


@cache
def package() -> Traversable:
    """The folder of this package, which may lie in an archive; only then is what can read archives loaded.

    Asked for once: an archive's list of files is read anew each time.
    """
    folder = pathlib.Path(onrecord.__file__).parent
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files("onrecord")


def _children(folder: Traversable) -> list[tuple[str, Traversable]]:
    return sorted(
        ((child.name, child) for child in folder.iterdir() if child.is_dir() and (child / MARKER).is_file()),
        key=lambda item: item[0],
    )
