"""An empty or relative HOME: every command says that no home folder is known, and shows no made-up path."""

from __future__ import annotations

import os
import pathlib

import pytest

from onrecord.cli.exit_codes import NOT_FOUND, OK, USAGE_ERROR
from onrecord.packs import survey
from tests.cli.running import Onrecord

pytestmark = pytest.mark.skipif(os.name != "posix", reason="HOME names the home folder on POSIX")
IN_DATA, IN_CONFIG = (
    f"no home folder is known; set HOME or {variable}" for variable in ("ONRECORD_DATA", "ONRECORD_CONFIG")
)


@pytest.fixture(autouse=True)
def without_home(config: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("ONRECORD_DATA", "ONRECORD_CONFIG", *(f"XDG_{kind}_HOME" for kind in ("DATA", "CONFIG", "CACHE", "STATE")))
    for name in (*names, "DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.sampled
@pytest.mark.parametrize("home", ["", "rel"])
@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("copy", "p6.s2", "--route", "file"), NOT_FOUND, IN_DATA),
        (("doctor",), NOT_FOUND, IN_DATA),
        (("doctor",), NOT_FOUND, IN_CONFIG),
        (("doctor", "--format", "json"), NOT_FOUND, IN_DATA),
        (("config",), OK, f"none: {IN_CONFIG}"),
        (("config", "--init"), USAGE_ERROR, f"onrecord: {IN_CONFIG}"),
        (("index",), USAGE_ERROR, f"onrecord: the index cannot be written: {IN_DATA}"),
        (("search", "slim"), OK, f"onrecord: the index could not be saved: {IN_DATA}"),
        (("check",), OK, ""),
        (("show", "p1.s1"), OK, ""),
    ],
)
def test_the_sentence_stands_where_a_path_would(
    onrecord: Onrecord,
    monkeypatch: pytest.MonkeyPatch,
    home: str,
    arguments: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.setenv("HOME", home)
    monkeypatch.setattr(survey, "MAX_IN_MEMORY_BYTES", 0)
    result = onrecord(*arguments)
    printed = result.out + result.err
    assert result.code == code, printed
    assert sentence in printed
    assert os.devnull not in printed
    assert "~" not in printed
    assert "no-home" not in printed


def test_a_configuration_in_an_unknown_home_folder(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv("ONRECORD_CONFIG", "~/my.toml")
    result = onrecord("config")
    assert (result.code, result.err) == (USAGE_ERROR, f"onrecord: {IN_CONFIG}\n")
