"""Commands on packs that were checked before: nothing is checked twice, but by `check` and `doctor`."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.packs.checked_packs import CHECKED_PACKS_FOLDER
from tests.cli.running import Onrecord
from tests.packs.a_pack import PARAGRAPHS, PackFolder

SENTENCE = PARAGRAPHS[1][0]


class Parsed(BaseException):
    """A pack was parsed; no error, so that no command makes a sentence of it."""


def without_a_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(folder: object, name: str) -> None:
        raise Parsed(f"{name} is parsed")

    monkeypatch.setattr("onrecord.packs.parse.check_pack", parse)


@pytest.fixture
def kept(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "own" / "cache" / CHECKED_PACKS_FOLDER


COMMANDS = (
    ("show", "p2.s1", "--pack"),
    ("show", "missions/blue-heron", "--style", "quote", "--pack"),
    ("list", "missions", "--format", "json", "--pack"),
    ("search", "treaty", "--format", "json", "--pack"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_says_the_same_without_checking_again(
    onrecord: Onrecord, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    first = onrecord(*command, str(a_pack.path))
    assert first.code == 0
    without_a_parser(monkeypatch)
    assert onrecord(*command, str(a_pack.path)) == first


def test_what_another_command_checked_is_not_checked_again(
    onrecord: Onrecord, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch, kept: pathlib.Path
) -> None:
    assert onrecord("show", "p2.s1", "--pack", str(a_pack.path)).out == f"{SENTENCE}\n"
    assert len(list(kept.iterdir())) == 1
    without_a_parser(monkeypatch)
    for command in COMMANDS:
        assert onrecord(*command, str(a_pack.path)).code == 0


def test_check_and_doctor_check_afresh(
    onrecord: Onrecord, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch, kept: pathlib.Path
) -> None:
    onrecord("show", "p2.s1", "--pack", str(a_pack.path))
    assert kept.exists()
    without_a_parser(monkeypatch)
    for command in (["check", str(a_pack.path)], ["doctor", "--pack", str(a_pack.path)]):
        with pytest.raises(Parsed):
            onrecord(*command)


def test_a_pack_that_is_edited_is_shown_as_it_is_now(onrecord: Onrecord, a_pack: PackFolder) -> None:
    command = ("show", "missions/blue-heron", "--pack", str(a_pack.path))
    assert "A bird." in onrecord(*command).out
    a_pack.replace("missions.toml", "A bird.", "A fish.")
    assert "A fish." in onrecord(*command).out
    a_pack.replace("missions.toml", 'outcome = "kept"', 'outcome = "unheard of"')
    refused = onrecord(*command)
    assert refused.code == 2
    assert "unheard of" in refused.err
    a_pack.replace("missions.toml", "unheard of", "kept")
    assert "A fish." in onrecord(*command).out


def test_without_a_folder_that_can_be_written_all_is_as_before(
    onrecord: Onrecord, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    results = [onrecord(*command, str(a_pack.path)) for command in COMMANDS]
    assert {result.code for result in results} == {0}
    (tmp_path / "in the way").write_text("a file")
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "in the way"))
    for _ in range(2):
        assert [onrecord(*command, str(a_pack.path)) for command in COMMANDS] == results


def test_a_browser_that_is_to_remember_nothing_keeps_no_pack(
    onrecord: Onrecord, a_pack: PackFolder, kept: pathlib.Path
) -> None:
    assert onrecord("--no-state", str(a_pack.path)).code == 2  # there is no terminal
    assert not kept.parent.exists()
    assert onrecord(str(a_pack.path)).code == 2
    assert len(list(kept.iterdir())) == 1


def test_doctor_says_how_much_is_kept(onrecord: Onrecord, a_pack: PackFolder) -> None:
    assert "checked packs" not in onrecord("doctor").out
    onrecord("search", "treaty", "--pack", str(a_pack.path))
    assert "checked packs: 2 files, 0.0 MB" in onrecord("doctor").out


def test_the_folder_can_be_deleted_at_any_time(onrecord: Onrecord, a_pack: PackFolder, kept: pathlib.Path) -> None:
    before = onrecord("search", "treaty", "--pack", str(a_pack.path))
    for file in kept.iterdir():
        file.unlink()
    kept.rmdir()
    assert onrecord("search", "treaty", "--pack", str(a_pack.path)) == before
    assert len(list(kept.iterdir())) == 2
