"""Facts about the installation for `onrecord doctor`: versions, folders, packs."""

from __future__ import annotations

import os.path
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import __version__, library, search
from onrecord.cli.exit_codes import ConfigUnusable, UsageError
from onrecord.cli.packs_option import pack_folders
from onrecord.library.sqlite import has_sqlite
from onrecord.packs import LoadedPacks, load_packs, survey
from onrecord.packs.checked_packs import CHECKED_PACKS_FOLDER
from onrecord.session import configured_packs, resolve_preferences, with_user_keys
from onrecord.settings import (
    CONFIG_VARIABLE,
    NOT_THERE_YET,
    ConfigError,
    cache_folder,
    config_file,
    data_folder,
    read_user_config,
    state_file,
    why_not_there,
    write_error,
)
from onrecord.storage import cache_size, no_home_reason

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

InstallationFacts = dict[str, str]

PACKAGES = ("textual", "rich", "tomli-w", "pyperclip", "platformdirs")


def version_facts() -> InstallationFacts:
    facts = {
        "onrecord": __version__,
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "SQLite": _sqlite_version(),
    }
    return facts | {package: _package_version(package) for package in PACKAGES}


def _sqlite_version() -> str:
    """Return the version of SQLite, and whether it has FTS5, which the index of large archives needs."""
    if not has_sqlite():
        return "NONE: this Python was built without it"
    import sqlite3

    return f"{sqlite3.sqlite_version}, {'with' if search.has_fts5() else 'WITHOUT'} FTS5"


def _package_version(package: str) -> str:
    from importlib import metadata  # it reads through email, which loads socket

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def folder_facts() -> InstallationFacts:
    """Return the folders of the program's files, and whether they can be written."""
    return {
        "data": _folder_status(data_folder()),
        "config": f"{_folder_status(config_file().parent, CONFIG_VARIABLE)}; {_configuration_status()}",
        "cache": _cache_status(),
        "state": _folder_status(state_file().parent),
    }


def _folder_status(folder: Path, variable: str = "ONRECORD_DATA") -> str:
    """Return whether the folder can be written; `variable` names another place, if no home folder is known."""
    if unknown := no_home_reason(folder, variable):
        return f"CANNOT be written: {unknown}"
    reason = write_error(folder)
    status = "can be written" if os.path.isdir(folder) else "does not exist yet, can be created"  # noqa: PTH112  # raises nothing
    return f"{folder}: {f'CANNOT be written: {reason}' if reason else status}"


def _cache_status() -> str:
    """Return the status of the cache folder, and how many checked packs are kept in it."""
    size = cache_size(cache_folder() / CHECKED_PACKS_FOLDER)
    kept = f"; checked packs: {size.entries} files, {size.bytes / 1e6:.1f} MB" if size.entries else ""
    return f"{_folder_status(cache_folder())}{kept}"


def _configuration_status() -> str:
    """Return whether the configuration exists and is usable, but none of its content, which may be private."""
    file = config_file()
    try:
        config = read_user_config()
        preferences = with_user_keys(resolve_preferences(config), config)
        configured_packs(config)
    except ConfigError:
        return f"{file.name} CANNOT be used; onrecord config says why"
    if missing := why_not_there(file):
        return f"no {file.name}" if missing == NOT_THERE_YET else f"no {file.name}: {missing}"
    return f"{file.name} is fine, own styles: {len(preferences.styles.user_styles)}"


def pack_facts(folders: Sequence[str] | None) -> InstallationFacts:
    """Return the packs with the result of checking them, but none of their content."""
    try:
        places = pack_folders(folders)
    except ConfigUnusable:  # its message may quote the configuration
        return {"none": f"{config_file().name} CANNOT be used; onrecord config says why"}
    except UsageError as error:
        return {"none": str(error)}
    return _check_results(load_packs(places, recheck=True)) | _index_facts(places)


def _index_facts(places: Sequence[tuple[str, Traversable]]) -> InstallationFacts:
    """Return the status of the index, if the packs are so many that they need one."""
    if not survey.needs_index(places):
        return {}
    if not has_sqlite():
        return {}
    return {"(index)": library.describe_index_status(places, cache_folder())}


def _check_results(loaded: LoadedPacks) -> InstallationFacts:
    fine = {
        pack.id: f"fine, {len(pack.statement.sentences)} sentences, {len(pack.records)} records"
        for pack in loaded.packs
    }
    refused = {
        refusal.name: f"REFUSED, problems: {refusal.total}; onrecord check lists them" for refusal in loaded.refused
    }
    return fine | refused
