"""The real app on a headless terminal, with no clipboard in reach, so that copies arrive in a file."""

from __future__ import annotations

import contextlib
import pathlib
from collections.abc import AsyncIterator, Callable

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Pack
from onrecord.packs import LoadedPacks, bundled_packs, load_packs
from onrecord.session.terminal_abilities import TerminalAbilities
from onrecord.settings import SavedState
from onrecord.tui import SessionPreferences, preload
from tests.support.driver import Driver
from tests.today import TODAY

SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION", "NO_COLOR")
Opening = Callable[..., contextlib.AbstractAsyncContextManager[Driver]]


@pytest.fixture(scope="session")
def library() -> LoadedPacks:
    return load_packs(bundled_packs())


@pytest.fixture(scope="session")
def _nothing_left_to_import() -> None:
    from onrecord.tui.preload import Preloader

    Preloader().load_all()


@pytest.fixture
def opened(
    library: LoadedPacks, _nothing_left_to_import: None, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> Opening:
    """Opens the browser: `async with opened(size=(80, 24)) as on:`."""
    for name in SESSION:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(preload, "_names", lambda: iter(()))  # each app would look for modules to import again

    @contextlib.asynccontextmanager
    async def open_(
        size: tuple[int, int] = (120, 36),
        packs: LoadedPacks = library,
        state: SavedState | None = None,
        notice: str = "",
        habits: SessionPreferences | None = None,
        *,
        glance: bool = False,
        abilities: TerminalAbilities | None = None,
    ) -> AsyncIterator[Driver]:
        from onrecord.tui import OnrecordApp

        app = OnrecordApp(
            library_in_memory(packs), state, habits, notice, today=TODAY, glance=glance, abilities=abilities
        )
        async with app.run_test(size=size) as pilot:
            on = Driver(app, pilot, tmp_path / "data" / "last-copy.txt")
            await on.settle()
            yield on

    return open_


@pytest.fixture
def two_packs(library: LoadedPacks, small: Pack) -> LoadedPacks:
    return LoadedPacks((*library.packs, small))


@pytest.fixture
def small(small_pack: Pack) -> Pack:
    return small_pack
