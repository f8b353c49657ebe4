"""xclip and xsel themselves, on an X server of our own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

from onrecord.clipboard import Content, Done, Proof, RouteFailed, copy
from onrecord.clipboard.helper import XCLIP, XSEL, HelperRoute
from tests.clipboard.programs import TEXTS, require

pytestmark = pytest.mark.skipif(os.name != "posix", reason="X11 is for POSIX systems")

BOTH = pytest.mark.parametrize("route", [XCLIP, XSEL], ids=lambda route: route.name)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Xvfb chooses a free number and says it once it can be reached; the helpers left behind end with it."""
    require("Xvfb", "xclip", "xsel")
    command = ("Xvfb", "-displayfd", "1", "-screen", "0", "640x480x8", "-nolisten", "tcp", "-noreset")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout
        yield f":{server.stdout.readline().decode().strip()}"
        server.terminate()


@pytest.fixture
def session(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", display)


@BOTH
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.usefixtures("session")
def test_a_text_arrives_byte_for_byte(route: HelperRoute, text: str) -> None:
    if route is XSEL and len(text) > 50_000:
        pytest.skip("xsel hands a long text over in small pieces, slower than the limit on a busy machine")
    assert route.missing() is None
    assert route.copy(Content(text)) == Done(route.name, Proof.CLIPBOARD)
    for reader in (XCLIP, XSEL):
        pasted = subprocess.run(reader.paste_command, check=True, capture_output=True, timeout=10).stdout
        assert pasted == text.encode()


@BOTH
@pytest.mark.usefixtures("session")
def test_the_report_says_copied(route: HelperRoute) -> None:
    assert str(copy(Content("宇宙"), [route])) == f"copied 2 characters ({route.name}, read back)"


@BOTH
def test_a_display_that_is_not_there_is_not_called_copied(route: HelperRoute, monkeypatch: pytest.MonkeyPatch) -> None:
    require(route.name)
    monkeypatch.setenv("DISPLAY", ":48151")
    assert route.missing() is None
    with pytest.raises(RouteFailed):
        route.copy(Content("text"))
    assert str(copy(Content("text"), [route])).startswith("not copied: ")
