"""Self-test of the routes: each is tried, and the previous content is restored."""

from __future__ import annotations

import os
import pathlib

import pytest

from onrecord.clipboard import Content, CopyResult, Route, helper_process, self_test
from onrecord.clipboard.diagnosis import RouteState, RouteStatus
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import WAYLAND, XCLIP, XSEL, HelperRoute
from onrecord.clipboard.osc52 import Osc52Route
from onrecord.clipboard.self_test import run_self_test
from tests.clipboard.programs import FAKE, FAKE_BUFFER, Programs, where_xsel_may_fail_once

pytestmark = pytest.mark.skipif(os.name != "posix", reason="helpers of POSIX systems")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "SETTLE_SECONDS", 0.0)


def test_trying_puts_the_plain_text_back(programs: Programs) -> None:
    programs.put_honest()
    programs.board.write_text("what I had\n")
    done = run_self_test([FAKE])
    assert done.statuses == (RouteStatus("fake", RouteState.VERIFIED),)
    assert done.lost == ()
    assert programs.board.read_text() == "what I had\n"


def test_what_cannot_be_read_or_put_back_is_called_lost(programs: Programs) -> None:
    programs.put_honest()
    programs.board.write_bytes(b"\x89PNG\xff")
    written: list[str] = []
    done = run_self_test([FAKE, Osc52Route(written.append)])
    assert [finding.state for finding in done.statuses] == [RouteState.VERIFIED, RouteState.SENT]
    assert done.lost == ("fake", "the terminal's own clipboard, if it accepted the test text (osc52)")
    assert programs.board.read_text().startswith("onrecord clipboard test ")


def test_each_route_gets_a_text_of_its_own(programs: Programs) -> None:
    """Else a helper that does nothing would be taken to hold what the one before it copied."""
    programs.put_honest()
    programs.put("lying", "cat > /dev/null")
    lying = HelperRoute("lying", ("lying",), ("fake-paste",))
    done = run_self_test([FAKE, lying])
    assert done.statuses[0].state is RouteState.VERIFIED
    assert done.statuses[1] == RouteStatus(
        "lying", RouteState.FAILED, "the text read back is not the text that was copied"
    )


def test_why_each_of_them_failed_is_said(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    programs.put("xclip", 'echo "Error: Can\'t open display" >&2; exit 1')
    programs.put("xsel", "sleep 300")
    monkeypatch.setenv("DISPLAY", ":48151")
    (tmp_path / "file").write_text("kept")
    ways: list[Route] = [WAYLAND, XCLIP, XSEL, FAKE_BUFFER, FileRoute(tmp_path / "file")]
    assert run_self_test(ways).statuses == (
        RouteStatus("wl-copy", RouteState.MISSING, "WAYLAND_DISPLAY is not set"),
        RouteStatus("xclip", RouteState.FAILED, "Error: Can't open display"),
        RouteStatus("xsel", RouteState.FAILED, "did not answer within 1 s"),
        RouteStatus("buffer", RouteState.MISSING, "FAKE_SESSION is not set"),
        RouteStatus("file", RouteState.WRITTEN),
    )
    assert (tmp_path / "file").read_text() == "kept"


def test_a_trial_that_is_broken_off_puts_back_what_it_can(programs: Programs) -> None:
    class Interrupted(Osc52Route):
        def missing(self) -> str | None:
            return None

        def copy(self, content: Content) -> CopyResult:
            raise KeyboardInterrupt

    programs.put_honest()
    programs.board.write_text("what I had")
    with pytest.raises(KeyboardInterrupt):
        run_self_test([FAKE, Interrupted(None)])
    assert programs.board.read_text() == "what I had"


@pytest.mark.parametrize("route", [XCLIP, XSEL], ids=lambda route: route.name)
@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_on_a_real_display(route: HelperRoute) -> None:
    XCLIP.copy(Content("「宇宙」\n"))
    done = run_self_test([route])
    assert done.statuses == (RouteStatus(route.name, RouteState.VERIFIED),)
    assert done.lost == ()
    assert XCLIP.read_text() == "「宇宙」\n"


@pytest.mark.usefixtures("wayland_session")
def test_on_a_real_compositor() -> None:
    WAYLAND.copy(Content("「宇宙」\n"))
    assert run_self_test([WAYLAND]).statuses == (RouteStatus("wl-copy", RouteState.VERIFIED),)
    assert WAYLAND.read_text() == "「宇宙」\n"


@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_a_real_display_whose_clipboard_was_empty_is_empty_again() -> None:
    XSEL.clear()
    assert XCLIP.read_text() == ""
    done = run_self_test([XCLIP, XSEL])
    assert [finding.state for finding in done.statuses] == [RouteState.VERIFIED, RouteState.VERIFIED]
    assert done.lost == ()
    assert helper_process.read_helper(XSEL.paste_command) == b""


@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_a_picture_on_a_real_display_is_lost_and_said_to_be() -> None:
    helper_process.feed_helper(("xclip", "-selection", "clipboard", "-in", "-target", "image/png"), b"\x89PNG\xff")
    assert run_self_test([XCLIP, XSEL]).lost == ("xclip", "xsel")


@pytest.mark.usefixtures("wayland_session")
def test_a_real_compositor_whose_clipboard_was_empty_is_empty_again() -> None:
    WAYLAND.clear()
    assert run_self_test([WAYLAND]).lost == ()
    assert WAYLAND.read_text() == ""
