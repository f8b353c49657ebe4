"""Diagnosis of each route without copying."""

from __future__ import annotations

import os
import pathlib

import pytest

from onrecord.clipboard import Content, Route, copy, routes
from onrecord.clipboard.diagnosis import RouteState, RouteStatus, diagnose, reaches_a_clipboard
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import XCLIP
from onrecord.clipboard.osc52 import MAX_OSC52_BYTES, Osc52Route
from onrecord.clipboard.self_test import run_self_test
from tests.clipboard.programs import Programs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="helpers of POSIX systems")


def test_looking_names_what_is_missing_and_touches_nothing(tmp_path: pathlib.Path) -> None:
    found = {finding.route: finding for finding in diagnose(routes(None, tmp_path / "file"))}
    assert found["xclip"] == RouteStatus("xclip", RouteState.MISSING, "DISPLAY is not set")
    assert found["osc52"] == RouteStatus("osc52", RouteState.MISSING, "there is no terminal to send to")
    assert found["file"] == RouteStatus("file", RouteState.AVAILABLE)
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_is_gone_is_told_without_trying(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    programs.put("xclip", f"touch {tmp_path}/ran")
    monkeypatch.setenv("DISPLAY", ":48151")
    assert diagnose([XCLIP]) == (RouteStatus("xclip", RouteState.DEAD, "DISPLAY is :48151, but nothing answers there"),)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("findings", "reached"),
    [
        ([], False),
        ([RouteStatus("file", RouteState.AVAILABLE)], False),
        (
            [
                RouteStatus("xclip", RouteState.DEAD),
                RouteStatus("tmux", RouteState.MISSING),
                RouteStatus("osc52", RouteState.FAILED),
            ],
            False,
        ),
        ([RouteStatus("osc52", RouteState.AVAILABLE)], True),
        ([RouteStatus("file", RouteState.WRITTEN), RouteStatus("xsel", RouteState.VERIFIED)], True),
        ([RouteStatus("tmux", RouteState.BUFFER)], True),
        ([RouteStatus("osc52", RouteState.SENT)], True),
    ],
)
def test_a_file_is_no_clipboard(findings: list[RouteStatus], reached: bool) -> None:
    assert reaches_a_clipboard(findings) == reached


def test_a_file_that_cannot_be_written_is_told_without_writing_to_it(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "not" / "there" / "last-copy.txt"
    assert diagnose([FileRoute(file)]) == (RouteStatus("file", RouteState.AVAILABLE),)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "not").write_text("in the way")
    assert diagnose([FileRoute(file)]) == (RouteStatus("file", RouteState.FAILED, f"{file}: Not a directory"),)
    os.mkfifo(tmp_path / "pipe")
    [found] = diagnose([FileRoute(tmp_path / "pipe")])
    assert found == RouteStatus("file", RouteState.FAILED, f"{tmp_path / 'pipe'}: not a regular file; move it away")
    (tmp_path / "kept").write_text("kept")
    assert diagnose([FileRoute(tmp_path / "kept")]) == (RouteStatus("file", RouteState.AVAILABLE),)
    assert (tmp_path / "kept").read_text() == "kept"


def test_what_may_stop_osc52_is_said_its_limit_and_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    route, limit = Osc52Route(lambda _: None), f"for texts of up to {MAX_OSC52_BYTES:,} bytes"
    assert diagnose([route]) == (RouteStatus("osc52", RouteState.AVAILABLE, limit),)
    assert run_self_test([route]).statuses == (RouteStatus("osc52", RouteState.SENT, limit),)
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    [found] = diagnose([route])
    assert found == RouteStatus("osc52", RouteState.AVAILABLE, f"{limit}; tmux passes it on only with set-clipboard on")


def test_why_a_long_text_only_reached_the_file_is_in_the_diagnosis(tmp_path: pathlib.Path) -> None:
    ways: list[Route] = [Osc52Route(lambda _: None), FileRoute(tmp_path / "file")]
    text = "宇宙 and “space”, " * 4_800
    report = copy(Content(text), ways)
    assert str(report) == f"{len(text):,} characters saved to {tmp_path / 'file'}: no clipboard reached"
    assert (tmp_path / "file").read_text(encoding="utf-8") == text
    assert f"up to {MAX_OSC52_BYTES:,} bytes" in diagnose(ways)[0].reason
