"""Read the file `config.toml`. The TOML parser is imported only if the file exists."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from onrecord import storage
from onrecord.settings.config import Config, ConfigError
from onrecord.settings.paths import CONFIG_VARIABLE, config_file, config_is_named
from onrecord.storage import FileTooLarge, NotRegularFile, read_regular

MAX_CONFIG_BYTES = 256 * 1024
NOT_THERE_YET = "does not exist yet"


def read_config(path: Path, *, must_exist: bool = False, only: Collection[str] | None = None) -> Config:
    """Return the configuration; an empty one if the file does not exist, unless the user named it.

    With `only`, read only these keys; errors in others do not matter.

    Raises:
        ConfigError: the file cannot be read or trusted, or has an error.
    """
    if must_exist and (reason := storage.no_home_reason(path, CONFIG_VARIABLE)):
        raise ConfigError(reason)
    raw = _read(path, must_exist=must_exist)
    if raw is None:
        return Config(path)
    try:
        text = raw.decode("utf-8-sig")  # Windows editors put a byte order mark first
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    from onrecord.settings.validation import parse_config  # imports tomllib

    return parse_config(path, text, only)


def read_user_config(only: Collection[str] | None = None) -> Config:
    """Return the configuration of this account, as `read_config` reads it.

    Raises:
        ConfigError: the file cannot be read or trusted, has an error, or is named by ONRECORD_CONFIG and missing.
    """
    return read_config(config_file(), must_exist=config_is_named(), only=only)


def why_not_there(path: Path) -> str:
    """Return why there is no configuration at `path`, in a few words; an empty text if there is one."""
    try:
        path.stat()
    except PermissionError:
        return "its folder is not accessible"
    except OSError:
        return NOT_THERE_YET
    return ""


def _read(path: Path, *, must_exist: bool) -> bytes | None:
    """Return the bytes of the file; None if it does not exist, or is in a home folder that this account cannot enter.

    Raises:
        ConfigError: the file cannot be read or trusted, or was named by the user and does not exist.
    """
    try:
        raw, status = read_regular(path, MAX_CONFIG_BYTES)
        reason = storage.reason_for_distrust(path, status)
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise ConfigError(f"{path}: a broken link; fix or remove it") from None
        if must_exist:
            raise ConfigError(
                f"{path}: no such file; create it with onrecord config --init, or unset ONRECORD_CONFIG, which names it"
            ) from None
        return None
    except NotRegularFile:
        raise ConfigError(f"{path}: not a file but a folder, pipe or device; fix or remove it") from None
    except FileTooLarge:
        raise ConfigError(
            f"{path}: larger than {MAX_CONFIG_BYTES // 1024} KiB, so not a configuration of onrecord; move it elsewhere"
        ) from None
    except PermissionError:
        if not must_exist and _is_in_inaccessible_home(path):
            return None
        raise ConfigError(f"{path}: it cannot be read; give yourself permission to read it and its folder") from None
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or 'unreadable').lower()}; fix or remove the file") from None
    if reason:
        raise ConfigError(f"{path}: not used, since {reason}")
    return raw


def _is_in_inaccessible_home(path: Path) -> bool:
    """Return whether the file is in a home folder that this account cannot enter: another user's, as after `su`."""
    home = storage.home_folder()
    return home != "" and str(path).startswith(home + os.sep) and not os.access(home, os.X_OK)
