"""The packs that the user's configuration opens where a command names none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli.exit_codes import UsageError
from onrecord.packs import NoPacksFound, bundled_packs, find_packs
from onrecord.settings import Config, ConfigError, config_file, config_is_named, read_config

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

BUNDLED = "shipped"
"""In the place of a folder: the packs that ship."""


class ConfigUnusable(UsageError):
    """It is the configuration that is wrong, not what was typed."""


def default_packs(config: Config | None = None) -> list[tuple[str, Traversable]]:
    """Where they are, none where it does not say; ConfigUnusable, with file, line and the mend, where none is.

    A folder may begin with ~, and is otherwise looked for beside the configuration, wherever one works. `config` is
    the configuration if it was read already.
    """
    config = config or _read()
    found: list[tuple[str, Traversable]] = []
    for folder in config.packs:
        if not folder:
            raise ConfigUnusable(f"{config.place('packs')}: packs: a folder without a name; write one, or {BUNDLED}")
        try:
            found += bundled_packs() if folder == BUNDLED else find_packs([_path(folder, config.path)])
        except NoPacksFound as error:
            raise ConfigUnusable(f"{config.place('packs')}: packs: {error}") from None
    once: dict[str, tuple[str, Traversable]] = {}
    for name, place in found:
        once.setdefault(os.path.realpath(str(place)), (name, place))
    return list(once.values())


def _read() -> Config:
    """What else is wrong in it does not matter here; but one that cannot be read may have named other packs."""
    try:
        return read_config(config_file(), must_exist=config_is_named(), only=("packs",))
    except ConfigError as error:
        raise ConfigUnusable(str(error)) from None


def _path(folder: str, config: Path) -> str:
    return os.path.join(config.parent, os.path.expanduser(folder))  # noqa: PTH111, PTH118  # pathlib's raises
