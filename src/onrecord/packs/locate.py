"""Locate packs: the bundled ones, and those in folders that a person names. Never the working folder by itself."""

from __future__ import annotations

import os
import pathlib
import stat
from collections.abc import Iterable
from errno import ELOOP, ENAMETOOLONG
from functools import cache
from typing import TYPE_CHECKING

import onrecord
from onrecord.packs.files import PACK_FILES, REQUIRED_FILES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACK_FILE = "pack.toml"
# Ends the name of a folder in which an upgrade left the pack as it was; a folder of packs does not count it.
OLD_SUFFIX = ".schema1"
NO_FOLDER_NAMED = "no folder is named; name a pack's folder, or . for the current one"


class NoPacksFound(Exception):
    """A named folder contains no pack; the message says so and what to do."""


def bundled_packs() -> list[tuple[str, Traversable]]:
    """Return the packs inside the installed package, else those in `data/` beside this checkout's `src`; by name."""
    root = package_root()
    inside = root / "data"
    if inside.is_dir():
        return _children(inside)
    if (package := checkout_package()) is not None:
        beside = package.parent.parent / "data"
        if beside.is_dir():
            return _children(beside)
    return []


def find_packs(folders: Iterable[str]) -> list[tuple[str, Traversable]]:
    """Return the packs in the folders that a person named: each is a pack, or a folder of packs; each pack once.

    A folder that cannot be listed counts as a pack, and so does a link that leads nowhere: reading it says why, and the
    others open.

    Raises:
        NoPacksFound: a folder is neither, or does not exist.
    """
    packs: list[tuple[str, Traversable]] = []
    for folder in folders:
        if not folder:  # most likely an unset variable; pathlib would take it for the current folder
            raise NoPacksFound(NO_FOLDER_NAMED)
        try:
            packs_within = _packs_within(folder)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            advice = "name a folder that exists"
            if os.path.lexists(f"{folder.rstrip('/')}{OLD_SUFFIX}"):
                advice = f"an upgrade of it was interrupted: rename {folder.rstrip('/')}{OLD_SUFFIX} to {folder}"
            raise NoPacksFound(f"{folder}: {(reason or 'not a folder name').lower()}; {advice}") from None
        if not packs_within:
            raise NoPacksFound(
                f"{folder}: no {PACK_FILE} in it or one level below; name a pack's folder (docs/pack-format.md)"
            )
        packs += packs_within
    return each_once(packs)


def each_once(packs: Iterable[tuple[str, Traversable]]) -> list[tuple[str, Traversable]]:
    """Return the packs without those that are in the list already, by whatever name."""
    unique: dict[str, tuple[str, Traversable]] = {}
    for name, place in packs:
        unique.setdefault(os.path.realpath(str(place)), (name, place))
    return list(unique.values())


def _packs_within(folder: str) -> list[tuple[str, Traversable]]:
    path = pathlib.Path(folder)
    try:
        is_a_pack = _may_have(path, PACK_FILE)
        if is_a_pack and not _has_irregular_pack_file(path):
            return [(folder, path)]
        children = [(f"{folder.rstrip('/')}/{name}", child) for name, child in _children(path)]
        is_reported = is_a_pack and all(child.name != PACK_FILE for _, child in children)
        return [(folder, path), *children] if is_reported else children
    except OSError as error:
        if _means_missing(error):
            raise
        return [(folder, path)]


def _may_have(folder: Traversable, name: str) -> bool:
    """Return whether the folder has an entry of that name, a file or not, or cannot be looked into."""
    entry = folder / name
    if not isinstance(entry, pathlib.Path):
        return entry.is_file() or entry.is_dir()
    try:
        os.stat(entry)  # noqa: PTH116 - pathlib hides the reason
    except OSError as error:
        return not _means_missing(error) or os.path.lexists(entry)
    return True


def _may_be_a_pack(folder: Traversable) -> bool:
    """Return whether a folder among packs is a pack, or is meant to be; reading it says what is wrong with its files.

    A folder with a statement is one, even if its pack.toml is missing or misspelt.
    """
    return any(_may_have(folder, name) for name in REQUIRED_FILES)


def _has_irregular_pack_file(folder: pathlib.Path) -> bool:
    """Return whether the folder's pack.toml is no regular file: such a folder may still be a folder of packs."""
    pack_file = folder / PACK_FILE
    return os.path.lexists(pack_file) and not os.path.isfile(pack_file)  # noqa: PTH113


def _means_missing(error: OSError) -> bool:
    """Return whether the error means that there is nothing of that name, rather than something unreadable."""
    return isinstance(error, FileNotFoundError | NotADirectoryError) or error.errno in (ENAMETOOLONG, ELOOP)


def checkout_package() -> pathlib.Path | None:
    """Return the folder of this package if it lies in the folder `src` of a checkout; else None."""
    root = package_root()
    return root if isinstance(root, pathlib.Path) and root.parent.name == "src" else None


@cache
def package_root() -> Traversable:
    """Return the folder of this package, which may lie in a zip archive.

    Cached, since an archive's list of files is read again each time. The module that reads archives is imported only
    if there is one.
    """
    folder = pathlib.Path(onrecord.__file__).parent
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files("onrecord")


def _children(folder: Traversable) -> list[tuple[str, Traversable]]:
    return sorted(
        (
            (child.name, child)
            for child in folder.iterdir()
            if not child.name.endswith(OLD_SUFFIX)
            and ((_is_folder(child) and _may_be_a_pack(child)) or _leads_nowhere(child))
        ),
        key=lambda item: item[0],
    )


def _leads_nowhere(child: Traversable) -> bool:
    """Return whether the child is a link to something missing: most likely a pack on a share that is not mounted.

    Nobody hides a pack, but programs leave hidden links that lead nowhere, such as an editor's locks. A link with the
    name of a pack's file belongs to the folder that it is in.
    """
    if not isinstance(child, pathlib.Path) or child.name.startswith(".") or child.name in PACK_FILES:
        return False
    return child.is_symlink() and _is_dead(child)


def _is_dead(link: pathlib.Path) -> bool:
    try:
        os.stat(link)  # noqa: PTH116
    except OSError as error:
        return _means_missing(error)
    return False


def _is_folder(child: Traversable) -> bool:
    if not isinstance(child, pathlib.Path):
        return child.is_dir()
    try:
        return stat.S_ISDIR(os.stat(child).st_mode)  # noqa: PTH116
    except OSError as error:
        return not _means_missing(error)
