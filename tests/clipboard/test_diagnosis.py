"""What stands in the way of each route."""

from __future__ import annotations

import os
import pathlib

import pytest

from onrecord.clipboard import Content, Route, copy, routes
from onrecord.clipboard.diagnosis import Finding, State, looked_at, reaches_a_clipboard
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import XCLIP
from onrecord.clipboard.osc52 import LONGEST, Osc52Route
from onrecord.clipboard.trial import tried
from tests.clipboard.programs import Programs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="helpers of POSIX systems")


def test_looking_names_what_is_missing_and_touches_nothing(tmp_path: pathlib.Path) -> None:
    found = {finding.route: finding for finding in looked_at(routes(None, tmp_path / "file"))}
    assert found["xclip"] == Finding("xclip", State.MISSING, "DISPLAY is not set")
    assert found["osc52"] == Finding("osc52", State.MISSING, "there is no terminal to send to")
    assert found["file"] == Finding("file", State.AVAILABLE)
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_is_gone_is_told_without_trying(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    programs.put("xclip", f"touch {tmp_path}/ran")
    monkeypatch.setenv("DISPLAY", ":48151")
    assert looked_at([XCLIP]) == (Finding("xclip", State.DEAD, "DISPLAY is :48151, where nothing answers"),)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("findings", "reached"),
    [
        ([], False),
        ([Finding("file", State.AVAILABLE)], False),
        ([Finding("xclip", State.DEAD), Finding("tmux", State.MISSING), Finding("osc52", State.FAILED)], False),
        ([Finding("osc52", State.AVAILABLE)], True),
        ([Finding("file", State.WRITTEN), Finding("xsel", State.VERIFIED)], True),
        ([Finding("tmux", State.BUFFER)], True),
        ([Finding("osc52", State.SENT)], True),
    ],
)
def test_a_file_is_no_clipboard(findings: list[Finding], reached: bool) -> None:
    assert reaches_a_clipboard(findings) == reached


def test_a_file_that_cannot_be_written_is_told_without_writing_to_it(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "not" / "there" / "last-copy.txt"
    assert looked_at([FileRoute(file)]) == (Finding("file", State.AVAILABLE),)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "not").write_text("in the way")
    assert looked_at([FileRoute(file)]) == (Finding("file", State.FAILED, f"{file}: Not a directory"),)
    os.mkfifo(tmp_path / "pipe")
    [found] = looked_at([FileRoute(tmp_path / "pipe")])
    assert found == Finding("file", State.FAILED, f"{tmp_path / 'pipe'}: no ordinary file; move it away")
    (tmp_path / "kept").write_text("kept")
    assert looked_at([FileRoute(tmp_path / "kept")]) == (Finding("file", State.AVAILABLE),)
    assert (tmp_path / "kept").read_text() == "kept"


def test_what_may_stop_osc52_is_said_its_limit_and_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    route, limit = Osc52Route(lambda _: None), f"for texts of up to {LONGEST:,} bytes"
    assert looked_at([route]) == (Finding("osc52", State.AVAILABLE, limit),)
    assert tried([route]).findings == (Finding("osc52", State.SENT, limit),)
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    [found] = looked_at([route])
    assert found == Finding("osc52", State.AVAILABLE, f"{limit}; tmux passes it on only with set-clipboard on")


def test_why_a_long_text_only_reached_the_file_is_in_the_diagnosis(tmp_path: pathlib.Path) -> None:
    ways: list[Route] = [Osc52Route(lambda _: None), FileRoute(tmp_path / "file")]
    text = "宇宙 and “space”, " * 4_800
    report = copy(Content(text), ways)
    assert str(report) == f"{len(text):,} characters saved to {tmp_path / 'file'}: no clipboard reached"
    assert (tmp_path / "file").read_text(encoding="utf-8") == text
    assert f"up to {LONGEST:,} bytes" in looked_at(ways)[0].why
