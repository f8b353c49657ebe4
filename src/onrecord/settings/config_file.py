"""Reads the file `config.toml`; what understands TOML is loaded only where there is one."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path

from onrecord.settings.config import Config, ConfigError

LARGEST = 256 * 1024


def read_config(path: Path, *, named: bool = False, only: Container[str] | None = None) -> Config:
    """The configuration; an empty one where there is no file, unless the user named it.

    ConfigError where something in it is wrong; with `only`, what other keys say does not matter.
    """
    try:
        if path.is_fifo():
            raise ConfigError(f"{path}: no file but a pipe, on which one would wait for ever; remove it")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
        text = raw.decode("utf-8-sig")  # Windows editors put a byte order mark first
    except (FileNotFoundError, NotADirectoryError):
        if named:
            raise ConfigError(
                f"{path}: no such file; onrecord config --init makes it, or unset ONRECORD_CONFIG, which names it"
            ) from None
        return Config(path)
    except OSError as error:
        if not named and not os.access(path.parent, os.X_OK):  # another account's: none of this person's
            return Config(path)
        raise ConfigError(f"{path}: {(error.strerror or 'unreadable').lower()}; mend or remove the file") from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    if len(raw) > LARGEST:
        raise ConfigError(f"{path}: larger than {LARGEST // 1024} KiB, no configuration of onrecord; move it elsewhere")
    from onrecord.settings.parsed import parsed

    return parsed(path, text, only)
