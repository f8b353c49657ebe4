"""docs/settings.md says what is so."""

from __future__ import annotations

import pathlib
from pathlib import PurePosixPath

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from onrecord.commands.key_names import RESERVED_KEYS
from onrecord.settings import THEMES
from onrecord.settings.config import NAMES_OF_BUNDLED
from onrecord.settings.table import SETTINGS, START_SECTIONS

PAGE = (pathlib.Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def test_where_files_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/x")
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    linux, macos = Unix("onrecord", appauthor=False), MacOS("onrecord", appauthor=False)
    for kind in ("config", "state", "data", "cache"):
        assert _written(getattr(linux, f"user_{kind}_dir")) in PAGE
        assert _written(getattr(macos, f"user_{kind}_dir")) in PAGE


def test_every_key_section_theme_and_variable_is_on_it() -> None:
    for setting in SETTINGS:
        assert f"| `{setting.key_as_written}` |" in PAGE
    assert all(f'`"{name}"`' in PAGE for name in (*START_SECTIONS, *THEMES, *NAMES_OF_BUNDLED))
    assert all(f"`{name}`" in PAGE for name in ("ONRECORD_CONFIG", "ONRECORD_DATA", "ONRECORD_PORTABLE"))


def test_the_ctrl_keys_that_cannot_be_had() -> None:
    letters = ", ".join(sorted(key.removeprefix("ctrl+") for key in RESERVED_KEYS))
    assert f"(not those that terminals use themselves: {letters})" in " ".join(PAGE.split())


def _written(folder: str) -> str:
    return f"`{PurePosixPath(folder)}`".replace("/home/x", "~")
