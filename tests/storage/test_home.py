"""The home folder: `~` in paths and in messages, and what is said where there is none."""

from __future__ import annotations

import os
import pathlib
import re

import pytest

import onrecord
from onrecord.settings import cache_folder, config_file, data_folder, last_copy_file, state_file
from onrecord.storage import abbreviate_home, describe_failure, expand_home, failure_reason, home_folder, no_home_reason

on_posix = pytest.mark.skipif(os.name != "posix", reason="HOME names the home folder on POSIX")
REASON = "no home folder is known; set HOME or ONRECORD_DATA"
# The second is the candidates' of the shells, which expand as the shell does.
KNOW_THE_HOME_FOLDER = {"storage/home.py", "cli/shells/candidates.py"}
ASKS_FOR_IT = re.compile(r"expanduser|Path\.home\(|[\"']HOME[\"']|os\.devnull, \"no")


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ONRECORD_DATA", "ONRECORD_CONFIG", "ONRECORD_PORTABLE"):
        monkeypatch.delenv(name, raising=False)
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)


def test_only_one_module_asks_where_the_home_folder_is() -> None:
    root = pathlib.Path(onrecord.__file__).parent
    users = {
        str(file.relative_to(root).as_posix())
        for file in root.rglob("*.py")
        if ASKS_FOR_IT.search(file.read_text(encoding="utf-8"))
    }
    assert users == KNOW_THE_HOME_FOLDER


@on_posix
@pytest.mark.parametrize("home", ["", "rel", "./a", "."])
def test_an_empty_or_relative_home_is_none(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", home)
    assert home_folder() == ""
    assert expand_home("~/x") == "~/x"
    assert abbreviate_home("/dev/rel/./a: a.b") == "/dev/rel/./a: a.b"
    for path in (data_folder(), cache_folder(), config_file(), state_file(), last_copy_file()):
        assert no_home_reason(path) == describe_failure(path, NotADirectoryError(20, "Not a directory", "x")) == REASON
        assert "ONRECORD_CONFIG" in no_home_reason(path, "ONRECORD_CONFIG")
    monkeypatch.setenv("ONRECORD_DATA", "~/mine")
    assert no_home_reason(data_folder()) == REASON, "neither /mine nor a folder ~ in the working folder"
    monkeypatch.setenv("ONRECORD_DATA", "/mine")
    assert no_home_reason(last_copy_file()) == ""
    failed = NotADirectoryError(20, "Not a directory", "/mine/last-copy.txt")
    assert describe_failure(last_copy_file(), failed) == "/mine/last-copy.txt: Not a directory"


def test_the_reason_of_a_failure_is_words_alone() -> None:
    assert failure_reason(OSError(30, "Read-only file system", "/mine/x")) == "Read-only file system"
    assert failure_reason(TimeoutError(None, "it is still being written")) == "it is still being written"
    assert failure_reason(OSError("the program's files are gone")) == "the program's files are gone"
    assert failure_reason(ValueError("too long")) == "too long"
    assert failure_reason(OSError()) == "for no reason that is known"


@on_posix
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/home/me/a and /home/me", "~/a and ~"),
        ("saved to /home/me/x: fine", "saved to ~/x: fine"),
        ("/home/me2/a", "/home/me2/a"),
        ("/mnt/home/me/a", "/mnt/home/me/a"),
        ("/else/a", "/else/a"),
    ],
)
def test_a_home_folder_is_abbreviated_where_it_is_meant(text: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")
    assert abbreviate_home(text) == shown
    assert expand_home("~/x") == "/home/me/x"


@on_posix
def test_the_root_as_home_is_never_abbreviated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/")
    assert abbreviate_home("/etc/x") == "/etc/x"
    assert home_folder() == "/"
    assert no_home_reason(data_folder()) == ""
