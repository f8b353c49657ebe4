"""The packs that config.toml names: folders, and the bundled packs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import storage
from onrecord.packs import NoPacksFound, bundled_packs, find_packs
from onrecord.packs.locate import each_once
from onrecord.settings import Config, ConfigError
from onrecord.settings.config import BUNDLED, NAMES_OF_BUNDLED

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def configured_packs(config: Config) -> list[tuple[str, Traversable]]:
    """Return the names and places of the configured packs, each once; nothing if the configuration names none.

    A folder may begin with ~; a relative one is relative to the configuration file, not to the working folder.

    Raises:
        ConfigError: A folder has no pack; the message has file, line and fix.
    """
    packs: list[tuple[str, Traversable]] = []
    for folder in config.packs:
        if not folder:
            raise ConfigError(
                f"{config.location('packs')}: packs: an empty name of a folder; write a name, or {BUNDLED}"
            )
        try:
            packs += bundled_packs() if folder in NAMES_OF_BUNDLED else find_packs([_path(folder, config.path)])
        except NoPacksFound as error:
            raise ConfigError(f"{config.location('packs')}: packs: {error}") from None
    return each_once(packs)


def _path(folder: str, config: Path) -> str:
    return os.path.join(config.parent, storage.expand_home(folder))  # noqa: PTH118 - as text
