"""The packs of the user's configuration, for commands that name none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.exit_codes import UsageError
from onrecord.packs import NoPacksFound, bundled_packs, find_packs
from onrecord.settings import Config, ConfigError, config_file, config_is_named, read_config

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

BUNDLED = "shipped"  # stands for the bundled packs in `packs` of config.toml, in place of a folder


class ConfigUnusable(UsageError):
    """The configuration is wrong, not the command line."""


def default_packs(config: Config | None = None) -> list[tuple[str, Traversable]]:
    """Return the names and places of the configured packs; nothing if the configuration names none.

    A folder may begin with ~; a relative one is relative to the configuration file, not to the working folder. `config`
    is the configuration, if it was read already.

    Raises:
        ConfigUnusable: The configuration cannot be read, or a folder has no pack; the message has file, line and fix.
    """
    config = config or _read_config()
    packs: list[tuple[str, Traversable]] = []
    for folder in config.packs:
        if not folder:
            raise ConfigUnusable(
                f"{config.place('packs')}: packs: an empty name of a folder; write a name, or {BUNDLED}"
            )
        try:
            packs += bundled_packs() if folder == BUNDLED else find_packs([_path(folder, config.path)])
        except NoPacksFound as error:
            raise ConfigUnusable(f"{config.place('packs')}: packs: {error}") from None
    unique: dict[str, tuple[str, Traversable]] = {}
    for name, place in packs:
        unique.setdefault(os.path.realpath(str(place)), (name, place))
    return list(unique.values())


def _read_config() -> Config:
    """Read `packs` only: other mistakes do not matter here, but an unreadable file may name other packs.

    Raises:
        ConfigUnusable: The configuration cannot be read, or `packs` is wrong.
    """
    try:
        return read_config(config_file(), named=config_is_named(), only=("packs",))
    except ConfigError as error:
        raise ConfigUnusable(str(error)) from None


def _path(folder: str, config: Path) -> str:
    return os.path.join(config.parent, os.path.expanduser(folder))  # noqa: PTH111, PTH118  # pathlib's raises
