"""`onrecord doctor`: something to be pasted into a help-desk ticket."""

from __future__ import annotations

import json
import os
import pathlib
from typing import Any

import pytest

from onrecord import __version__
from onrecord.cli.doctor import command as doctor
from onrecord.cli.doctor import installation
from onrecord.cli.doctor.command import CLIPBOARD_TEST_WARNING
from onrecord.cli.exit_codes import NOT_FOUND, OK, USAGE_ERROR
from tests.cli.running import Onrecord
from tests.clipboard.emulator import SESSION, emulator
from tests.clipboard.programs import Programs
from tests.packs.a_pack import PackFolder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the fakes are written in sh")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> pathlib.Path:
    """A home of the test's own, and a session without clipboard or terminal."""
    for name in SESSION:
        monkeypatch.delenv(name, raising=False)
    for name in ("ONRECORD_DATA", "ONRECORD_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "jane.doe"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def xclip(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> Programs:
    """A display with an honest xclip, which a socket of its own seems to answer for."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", "elsewhere:0")
    programs = Programs(tmp_path / "bin")
    programs.put("xclip", f"case \"$*\" in *-out*) cat '{programs.board}' ;; *) cat > '{programs.board}' ;; esac")
    programs.put("xsel", "exit 1")
    return programs


def _json(out: str | bytes) -> Any:
    return json.loads(out)


def test_every_section_is_there(onrecord: Onrecord) -> None:
    report = _json(onrecord("doctor", "--format", "json").out)
    assert list(report) == ["versions", "terminal", "clipboard", "folders", "packs"]
    assert report["versions"]["onrecord"] == __version__
    assert "with FTS5" in report["versions"]["SQLite"]
    assert report["packs"]["japan-us-space-8"].startswith("fine, 26 sentences")
    assert list(report["folders"]) == ["data", "config", "cache", "state"]


def test_text_says_the_same_for_people(onrecord: Onrecord) -> None:
    out = onrecord("doctor").out
    for line in ("versions", "terminal", "clipboard", "folders", "packs"):
        assert f"\n{line}\n" in f"\n{out}"
    assert "\n  order    for a local session\n" in out
    assert "\n  xclip    missing: DISPLAY is not set\n" in out


def test_where_only_the_file_works_the_exit_code_says_so(xclip: Programs, onrecord: Onrecord) -> None:
    with emulator() as terminal:
        assert terminal.onrecord("doctor").code == OK  # OSC 52
        assert terminal.onrecord("doctor", DISPLAY="elsewhere:0").code == OK
    result = onrecord("doctor", "--format", "json")
    assert result.code == OK
    assert _json(result.out)["clipboard"]["verdict"] == (
        "y should put the text on this machine's clipboard (by xclip), ready to paste; --test-clipboard proves it"
    )


def test_a_session_with_nothing(onrecord: Onrecord) -> None:
    result = onrecord("doctor", "--format", "json")
    assert result.code == NOT_FOUND
    clipboard = _json(result.out)["clipboard"]
    assert [route["route"] for route in clipboard["routes"] if route["works"]] == ["file"]
    assert clipboard["verdict"] == (
        "no clipboard is in reach: y saves the text to ~/.local/share/onrecord/last-copy.txt; "
        "copy it from there, or by hand with S"
    )


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("test", [(), ("--test-clipboard",)])
@pytest.mark.usefixtures("xclip")
def test_nothing_of_the_users_is_in_it(
    onrecord: Onrecord, home: pathlib.Path, xclip: Programs, form: str, test: tuple[str, ...]
) -> None:
    folder = home / ".local" / "share" / "onrecord"
    folder.mkdir(parents=True)
    (folder / "last-copy.txt").write_text("a secret")
    config = home / ".config" / "onrecord"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('[style.mine]\ntemplate = "a secret {quote}"\n')
    xclip.board.write_text("a secret")
    done = onrecord("doctor", "--format", form, *test)
    assert done.code == OK
    for output in (done.out, done.err):
        assert "secret" not in output
        assert "jane.doe" not in output
        assert "mine" not in output
    assert "~/.local/share/onrecord: can be written" in done.out
    assert "config.toml is fine, own styles: 1" in done.out
    assert (folder / "last-copy.txt").read_text() == "a secret"
    assert [path.name for path in folder.iterdir()] == ["last-copy.txt"]
    assert xclip.board.read_text() == "a secret"


def test_nothing_is_left_behind(onrecord: Onrecord, home: pathlib.Path) -> None:
    onrecord("doctor")
    onrecord("doctor", "--test-clipboard")
    assert list(home.iterdir()) == []


def test_trying_warns_first_and_names_every_reason(onrecord: Onrecord, xclip: Programs) -> None:
    xclip.put("xclip", 'echo "Error: Can\'t open display: elsewhere:0" >&2; exit 1')
    done = onrecord("doctor", "--test-clipboard")
    assert done.err == CLIPBOARD_TEST_WARNING + "\n"
    assert "formatting, pictures and files" in CLIPBOARD_TEST_WARNING
    assert "xclip    failed: Error: Can't open display: elsewhere:0\n" in done.out
    assert "xsel     failed: exited with code 1\n" in done.out
    assert "file     written and read back\n" in done.out


def test_without_trying_nothing_is_warned_of_or_touched(onrecord: Onrecord, xclip: Programs) -> None:
    xclip.board.write_bytes(b"picture")
    assert onrecord("doctor").err == ""
    assert xclip.board.read_bytes() == b"picture"


def test_what_could_not_be_put_back_is_said(onrecord: Onrecord, xclip: Programs) -> None:
    xclip.board.write_bytes(b"\x89PNG\xff")
    assert "lost     the previous content could not be restored: xclip\n" in onrecord("doctor", "--test-clipboard").out


def test_the_order_over_ssh_and_of_the_configuration(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch, home: pathlib.Path
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 4000 192.0.2.2 22")
    done = onrecord("doctor", "--format", "json")
    assert "192.0.2" not in done.out
    clipboard = _json(done.out)["clipboard"]
    assert clipboard["order"] == "for a session over ssh"
    assert [route["route"] for route in clipboard["routes"]][:2] == ["tmux", "osc52"]
    (home / ".config" / "onrecord").mkdir(parents=True)
    (home / ".config" / "onrecord" / "config.toml").write_text('routes = ["xsel", "file"]\n')
    clipboard = _json(onrecord("doctor", "--format", "json").out)["clipboard"]
    assert clipboard["order"] == "from config.toml"
    assert [route["route"] for route in clipboard["routes"]] == ["xsel", "file"]


def test_a_broken_configuration_does_not_keep_the_doctor_away(onrecord: Onrecord, home: pathlib.Path) -> None:
    (home / ".config" / "onrecord").mkdir(parents=True)
    (home / ".config" / "onrecord" / "config.toml").write_text("a secret = [\n")
    done = onrecord("doctor")
    assert "config.toml CANNOT be used; onrecord config says why" in done.out
    assert "secret" not in done.out


@pytest.mark.usefixtures("xclip")
def test_with_a_broken_configuration_no_copy_is_promised(onrecord: Onrecord, home: pathlib.Path) -> None:
    assert onrecord("doctor").code == OK
    (home / ".config" / "onrecord").mkdir(parents=True)
    (home / ".config" / "onrecord" / "config.toml").write_text("[\n")
    done = onrecord("doctor", "--format", "json")
    assert done.code == NOT_FOUND
    assert _json(done.out)["clipboard"]["verdict"] == doctor.BROKEN_CONFIG
    assert onrecord("copy", "p6").code == USAGE_ERROR  # as the verdict says


@pytest.mark.usefixtures("xclip")
@pytest.mark.parametrize(
    ("text", "copies"), [('packs = ["gone"]', USAGE_ERROR), ("[keys]\nquit = []", OK)], ids=["packs", "keys"]
)
def test_whatever_is_broken_in_the_configuration_the_exit_code_says_so(
    onrecord: Onrecord, home: pathlib.Path, text: str, copies: int
) -> None:
    (home / ".config" / "onrecord").mkdir(parents=True)
    (home / ".config" / "onrecord" / "config.toml").write_text(text)
    done = onrecord("doctor", "--format", "json")
    assert done.code == NOT_FOUND
    assert "config.toml CANNOT be used" in _json(done.out)["folders"]["config"]
    assert (_json(done.out)["clipboard"]["verdict"] == doctor.BROKEN_CONFIG) == (copies == USAGE_ERROR)
    assert onrecord("copy", "p6").code == copies  # as the verdict says


@pytest.mark.usefixtures("xclip")
def test_packs_that_are_named_make_up_for_those_of_the_configuration(
    onrecord: Onrecord, home: pathlib.Path, shipped_folder: str
) -> None:
    (home / ".config" / "onrecord").mkdir(parents=True)
    (home / ".config" / "onrecord" / "config.toml").write_text('packs = ["gone"]')
    result = _json(onrecord("doctor", "--pack", shipped_folder, "--format", "json").out)
    assert result["clipboard"]["verdict"] != doctor.BROKEN_CONFIG
    assert onrecord("copy", "p6", "--pack", shipped_folder).code == OK


def test_folders_that_cannot_be_written(
    onrecord: Onrecord, home: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "data").write_text("a file in the way")
    monkeypatch.setenv("ONRECORD_DATA", str(home / "data"))
    for arguments in (("doctor",), ("doctor", "--test-clipboard")):
        out = onrecord(*arguments).out
        assert "  data    ~/data: CANNOT be written: not a directory\n" in out
        assert "  state   ~/data: CANNOT be written: not a directory\n" in out
    assert "file     failed: " in out
    assert (home / "data").read_text() == "a file in the way"


def test_a_folder_for_the_configuration_that_cannot_be_written(onrecord: Onrecord, home: pathlib.Path) -> None:
    assert (
        "  config  ~/.config/onrecord: does not exist yet, can be created; no config.toml\n" in onrecord("doctor").out
    )
    (home / ".config").write_text("a file in the way")
    assert "  config  ~/.config/onrecord: CANNOT be written: not a directory; " in onrecord("doctor").out


def test_a_last_copy_that_cannot_be_written_is_seen_without_trying(onrecord: Onrecord, home: pathlib.Path) -> None:
    (home / ".local" / "share" / "onrecord").mkdir(parents=True)
    os.mkfifo(home / ".local" / "share" / "onrecord" / "last-copy.txt")
    for arguments in (("doctor",), ("doctor", "--test-clipboard")):
        out = onrecord(*arguments).out
        assert "file     failed: ~/.local/share/onrecord/last-copy.txt: not a regular file; move it away\n" in out
        assert "verdict  copying does not work; S, or onrecord copy REF --route show, shows the text" in out


def test_packs_are_checked(onrecord: Onrecord, broken_pack: PackFolder, a_pack: PackFolder) -> None:
    packs = _json(onrecord("doctor", "--format", "json", "--pack", str(broken_pack.path)).out)["packs"]
    assert list(packs.values()) == ["REFUSED, problems: 1; onrecord check lists them"]
    packs = _json(onrecord("doctor", "--format", "json", "--pack", "/no/such").out)["packs"]
    assert "/no/such" in packs["none"]


def test_sqlite_without_fts5_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.search.has_fts5", lambda: False)
    assert "WITHOUT FTS5" in installation.version_facts()["SQLite"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{home}/a and {home}", "~/a and ~"),
        ("{home}2/a", "{home}2/a"),
        ("/else/a", "/else/a"),
    ],
)
def test_the_home_folder_is_not_named(home: pathlib.Path, text: str, shown: str) -> None:
    assert doctor._redact({"key": [text.format(home=home)]}) == {"key": [shown.format(home=home)]}


@pytest.mark.parametrize("home", ["/", "relative", ""])
def test_a_home_that_is_no_help_is_left_alone(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.setenv("HOME", home)
    assert doctor._redact("/etc/relative") == "/etc/relative"


def test_usage(onrecord: Onrecord) -> None:
    assert onrecord("doctor", "--format", "xml").code == USAGE_ERROR
