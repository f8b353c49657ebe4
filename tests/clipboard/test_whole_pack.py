"""Every sentence of the shipped pack in every style arrives byte for byte as rendered."""

from __future__ import annotations

import os
import pathlib
import subprocess
import tempfile
from collections.abc import Iterator

import pytest

from onrecord.clipboard import Content, Done, Route
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import TMUX, WAYLAND, XCLIP, XSEL, HelperRoute
from onrecord.clipboard.osc52 import Osc52Route
from onrecord.quoting.excerpt import excerpt
from onrecord.quoting.styles import STYLES, Style
from onrecord.record import Pack
from tests.clipboard.emulator import emulator
from tests.clipboard.programs import require, where_xsel_may_fail_once

pytestmark = pytest.mark.skipif(os.name != "posix", reason="helpers of POSIX systems")

EACH_STYLE = pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)


@pytest.fixture(scope="module")
def tmux_server() -> Iterator[str]:
    """A server of our own; what `$TMUX` is inside it."""
    require("tmux")
    with tempfile.TemporaryDirectory() as folder:  # a socket's path must be short
        socket = str(pathlib.Path(folder, "tmux"))
        clean = {key: value for key, value in os.environ.items() if key != "TMUX"}
        tmux = ("tmux", "-S", socket, "-f", "/dev/null")
        subprocess.run((*tmux, "new-session", "-d", "cat"), check=True, env=clean)
        yield f"{socket},1,0"
        subprocess.run((*tmux, "kill-server"), check=True, env=clean)


@pytest.fixture
def tmux_session(tmux_server: str, patient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMUX", tmux_server)


def _rendered(pack: Pack, style: Style) -> list[str]:
    """Every sentence in the style."""
    return [style.render(excerpt(pack, sentence.ref)) for sentence in pack.statement.sentences]


def _arrives(route: HelperRoute, text: str) -> None:
    """It is read back, and counts only if every byte of it is there (test_helper.py)."""
    assert route.copy(Content(text)) == Done(route.name, route.proof)


@EACH_STYLE
@pytest.mark.usefixtures("tmux_session")
def test_all_through_tmux(shipped_pack: Pack, style: Style) -> None:
    for text in _rendered(shipped_pack, style):
        _arrives(TMUX, text)


@EACH_STYLE
@pytest.mark.usefixtures("x_session")
def test_all_through_xclip(shipped_pack: Pack, style: Style) -> None:
    for text in _rendered(shipped_pack, style):
        _arrives(XCLIP, text)


@EACH_STYLE
def test_all_through_the_terminal(shipped_pack: Pack, style: Style) -> None:
    texts = _rendered(shipped_pack, style)
    with emulator() as terminal:
        device = os.open(os.ttyname(terminal.inside), os.O_WRONLY | os.O_NOCTTY)
        route = Osc52Route(lambda sequence: _write(device, sequence))
        for text in texts:
            route.copy(Content(text))
        os.close(device)
    assert terminal.clipboard == texts


def _write(device: int, sequence: str) -> None:
    os.write(device, sequence.encode())


@EACH_STYLE
@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_a_sample_through_xsel(shipped_pack: Pack, style: Style) -> None:
    _arrives(XSEL, max(_rendered(shipped_pack, style), key=len))


@EACH_STYLE
@pytest.mark.usefixtures("wayland_session")
def test_a_sample_through_wl_copy(shipped_pack: Pack, style: Style) -> None:
    _arrives(WAYLAND, max(_rendered(shipped_pack, style), key=len))


@EACH_STYLE
def test_all_through_the_file(shipped_pack: Pack, style: Style, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "last-copy.txt"
    route: Route = FileRoute(file)
    for text in _rendered(shipped_pack, style):
        route.copy(Content(text))
        assert file.read_bytes() == text.encode()
