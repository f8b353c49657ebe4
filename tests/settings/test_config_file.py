"""Which file is a configuration: a regular one, that can be read, of this account; one that is not there is none."""

from __future__ import annotations

import os
import pathlib

import pytest

from onrecord.settings import Config, ConfigError, config_file, read_config, why_not_there
from tests.storage.accounts import NOBODY, SOMEBODY, as_account, command, needs_root, owned, shared_folder
from tests.storage.odd_files import make_odd

LIGHT = 'theme = "light"\n'


def said(path: pathlib.Path, *, must_exist: bool = False) -> str:
    """Return the theme in the file, or the error message."""
    try:
        return read_config(path, must_exist=must_exist).theme or "nothing"
    except ConfigError as error:
        return str(error)


@pytest.mark.skipif(os.name != "posix", reason="pipes, sockets and devices of POSIX")
@pytest.mark.parametrize("kind", ["folder", "pipe", "socket", "device", "terminal", "link to a pipe"])
def test_what_is_no_ordinary_file_is_refused_in_a_sentence(tmp_path: pathlib.Path, kind: str) -> None:
    file = tmp_path / "config.toml"
    make_odd(file, kind)
    assert said(file) == f"{file}: not a file but a folder, pipe or device; fix or remove it"


def test_a_link_is_followed_and_one_that_leads_nowhere_is_not_no_configuration(tmp_path: pathlib.Path) -> None:
    link = tmp_path / "config.toml"
    link.symlink_to("elsewhere.toml")
    assert said(link) == f"{link}: a broken link; fix or remove it"
    (tmp_path / "elsewhere.toml").write_text(LIGHT)
    assert said(link) == "light"


def test_one_that_others_can_write_is_not_used(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(LIGHT)
    file.chmod(0o646)
    assert said(file).startswith(f"{file}: not used, since other accounts can write to it; ")
    file.chmod(0o644)
    assert said(file) == "light"


@needs_root
def test_one_of_another_account_is_not_used_and_one_of_roots_is() -> None:
    with shared_folder(0o755) as folder:
        file = folder / "config.toml"
        file.write_text(LIGHT)
        owned(file, 0, 0o644)
        assert as_account(NOBODY, lambda: said(file)) == "light"
        owned(file, SOMEBODY, 0o644)
        assert as_account(NOBODY, lambda: said(file)).startswith(f"{file}: not used, since it belongs to another")


@needs_root
@pytest.mark.parametrize("closed", ["config.toml", "onrecord", ".config", "."])
@pytest.mark.parametrize("owner", [NOBODY, 0])
def test_one_that_cannot_be_read_is_not_one_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, closed: str, owner: int
) -> None:
    """But for a home that is closed as a whole: that of somebody else, as after `su`."""
    with shared_folder(0o755) as folder:
        home = folder / "home"
        file = home / ".config" / "onrecord" / "config.toml"
        file.parent.mkdir(parents=True)
        file.write_text(LIGHT)
        places = {".": home, ".config": home / ".config", "onrecord": file.parent, "config.toml": file}
        for name, place in places.items():
            owned(place, owner if name == closed else NOBODY, 0o000 if name == closed else 0o700)
        for variable in ("ONRECORD_CONFIG", "XDG_CONFIG_HOME", "ONRECORD_PORTABLE"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setenv("HOME", str(home))
        assert config_file() == file
        refusal = f"{file}: it cannot be read; give yourself permission to read it and its folder"
        assert as_account(NOBODY, lambda: said(file)) == ("nothing" if closed == "." else refusal)
        assert as_account(NOBODY, lambda: said(file, must_exist=True)) == refusal
        shown = as_account(NOBODY, command("config"))
        listed = as_account(NOBODY, command("list", "missions"))
        if closed == ".":
            assert f"{file} (its folder is not accessible)\n" in shown
            assert listed.startswith("0 ")
        else:
            message = f"2 onrecord: {refusal}\n".replace(str(home), "~")
            assert (shown, listed) == (message, message)


def test_why_there_is_none(tmp_path: pathlib.Path) -> None:
    assert why_not_there(tmp_path / "none") == "does not exist yet"
    assert why_not_there(tmp_path) == ""
    assert read_config(tmp_path / "none") == Config(tmp_path / "none")
