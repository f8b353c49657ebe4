"""Texts arrive byte for byte by every route: some quotations and random texts; in soak, all sentences and styles."""

from __future__ import annotations

import os
import pathlib
import random
import subprocess
import tempfile
from collections.abc import Iterator

import pytest

from onrecord.clipboard import Content, CopyResult, Proof, Route
from onrecord.clipboard.file import FileRoute
from onrecord.clipboard.helper import WAYLAND, XCLIP, XSEL, HelperRoute
from onrecord.clipboard.osc52 import Osc52Route
from onrecord.clipboard.tmux import TMUX
from onrecord.model import Pack
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import STYLES
from tests.clipboard.emulator import emulator
from tests.clipboard.programs import require, where_xsel_may_fail_once
from tests.tiers import trials

pytestmark = pytest.mark.skipif(os.name != "posix", reason="helpers of POSIX systems")

SEED = 11
CHARACTERS = "aZ09 \t\n\\\"'`$&<>|;:%{}[]“”‘’—…¶éß\u00a0\u00ad\u200d\u3000。「宇宙」ｶﾞ👩🚀"


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


@pytest.fixture(scope="module")
def texts(shipped_pack: Pack) -> list[str]:
    """Some sentences in one style, and random texts; in soak every sentence in every style.

    A route does not know of styles: any text stands for all of them.
    """
    dice = random.Random(SEED)
    sentences = shipped_pack.statement.sentences
    styles = STYLES[: trials(test=1, soak=len(STYLES))]
    count = trials(test=3, soak=len(sentences))
    quotations = [
        style.render(excerpt(shipped_pack, sentence.ref))
        for style in styles
        for sentence in dice.sample(sentences, count)
    ]
    random_texts = ["".join(dice.choices(CHARACTERS, k=dice.randrange(1, 500))) for _ in range(trials(test=3, soak=50))]
    print(f"seed {SEED}, {len(quotations)} quotations, {len(random_texts)} random texts")
    return quotations + random_texts


def _arrives(route: HelperRoute, text: str) -> None:
    """It is read back, and counts only if every byte of it is there (test_helper.py)."""
    assert route.copy(Content(text)) in (
        CopyResult(route.name, route.proof),
        CopyResult(route.name, Proof.BUFFER_ALONE),
    )


@pytest.mark.usefixtures("tmux_session")
def test_through_tmux(texts: list[str]) -> None:
    for text in texts:
        _arrives(TMUX, text)


@pytest.mark.usefixtures("x_session")
def test_through_xclip(texts: list[str]) -> None:
    for text in texts:
        _arrives(XCLIP, text)


def test_through_the_terminal(texts: list[str]) -> None:
    with emulator() as terminal:
        device = os.open(os.ttyname(terminal.inside), os.O_WRONLY | os.O_NOCTTY)
        route = Osc52Route(lambda sequence: _write(device, sequence))
        for text in texts:
            route.copy(Content(text))
        os.close(device)
    assert terminal.clipboard == texts


def _write(device: int, sequence: str) -> None:
    os.write(device, sequence.encode())


@pytest.mark.usefixtures("x_session")
@where_xsel_may_fail_once
def test_the_longest_through_xsel(texts: list[str]) -> None:
    _arrives(XSEL, max(texts, key=len))


@pytest.mark.usefixtures("wayland_session")
def test_the_longest_through_wl_copy(texts: list[str]) -> None:
    _arrives(WAYLAND, max(texts, key=len))


def test_through_the_file(texts: list[str], tmp_path: pathlib.Path) -> None:
    file = tmp_path / "last-copy.txt"
    route: Route = FileRoute(file)
    for text in texts:
        route.copy(Content(text))
        assert file.read_bytes() == text.encode()
