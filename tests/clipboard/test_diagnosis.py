"""What stands in the way of each route."""

from __future__ import annotations

import os
import pathlib

import pytest

from onrecord.clipboard import Content, Done, Route, diagnosis, routes
from onrecord.clipboard.diagnosis import Finding, State, looked_at, reaches_a_clipboard, tried
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import WAYLAND, XCLIP, XSEL, HelperRoute
from onrecord.clipboard.osc52 import Osc52Route
from tests.clipboard.programs import FAKE, FAKE_BUFFER, Programs

pytestmark = pytest.mark.skipif(os.name != "posix", reason="helpers of POSIX systems")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "SETTLING", 0.0)


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


def test_trying_puts_the_plain_text_back(programs: Programs) -> None:
    programs.put_honest()
    programs.board.write_text("what I had\n")
    trial = tried([FAKE])
    assert trial.findings == (Finding("fake", State.VERIFIED),)
    assert trial.lost == ()
    assert programs.board.read_text() == "what I had\n"


def test_what_cannot_be_read_or_put_back_is_called_lost(programs: Programs) -> None:
    programs.put_honest()
    programs.board.write_bytes(b"\x89PNG\xff")
    written: list[str] = []
    trial = tried([FAKE, Osc52Route(written.append)])
    assert [finding.state for finding in trial.findings] == [State.VERIFIED, State.SENT]
    assert trial.lost == ("fake", "osc52")
    assert programs.board.read_text().startswith("onrecord clipboard test ")


def test_each_route_gets_a_text_of_its_own(programs: Programs) -> None:
    """Else a helper that does nothing would be taken to hold what the one before it copied."""
    programs.put_honest()
    programs.put("lying", "cat > /dev/null")
    lying = HelperRoute("lying", ("lying",), ("fake-paste",))
    trial = tried([FAKE, lying])
    assert trial.findings[0].state is State.VERIFIED
    assert trial.findings[1] == Finding("lying", State.FAILED, "what was read back is not what was copied")


def test_why_each_of_them_failed_is_said(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    programs.put("xclip", 'echo "Error: Can\'t open display" >&2; exit 1')
    programs.put("xsel", "sleep 300")
    monkeypatch.setenv("DISPLAY", ":48151")
    ways: list[Route] = [WAYLAND, XCLIP, XSEL, FAKE_BUFFER, FileRoute(tmp_path / "file")]
    assert tried(ways).findings == (
        Finding("wl-copy", State.MISSING, "WAYLAND_DISPLAY is not set"),
        Finding("xclip", State.FAILED, "xclip: Error: Can't open display"),
        Finding("xsel", State.FAILED, "xsel did not answer within 1 s"),
        Finding("buffer", State.MISSING, "FAKE_SESSION is not set"),
        Finding("file", State.WRITTEN),
    )


def test_a_trial_that_is_broken_off_puts_back_what_it_can(programs: Programs) -> None:
    class Interrupted(Osc52Route):
        def missing(self) -> str | None:
            return None

        def copy(self, content: Content) -> Done:
            raise KeyboardInterrupt

    programs.put_honest()
    programs.board.write_text("what I had")
    with pytest.raises(KeyboardInterrupt):
        tried([FAKE, Interrupted(None)])
    assert programs.board.read_text() == "what I had"


@pytest.mark.parametrize("route", [XCLIP, XSEL], ids=lambda route: route.name)
@pytest.mark.usefixtures("x_session")
def test_on_a_real_display(route: HelperRoute) -> None:
    XCLIP.copy(Content("「宇宙」\n"))
    trial = tried([route])
    assert trial.findings == (Finding(route.name, State.VERIFIED),)
    assert trial.lost == ()
    assert XCLIP.held() == "「宇宙」\n"


@pytest.mark.usefixtures("wayland_session")
def test_on_a_real_compositor() -> None:
    WAYLAND.copy(Content("「宇宙」\n"))
    assert tried([WAYLAND]).findings == (Finding("wl-copy", State.VERIFIED),)
    assert WAYLAND.held() == "「宇宙」\n"
