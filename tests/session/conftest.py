"""A session on the packs that ship, without a screen and without a clipboard, so that copies arrive in a file."""

from __future__ import annotations

import asyncio
import pathlib
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from onrecord.library import library_in_memory
from onrecord.model import Ref
from onrecord.navigation import Browser, KeyNames, save_position
from onrecord.packs import LoadedPacks, bundled_packs, load_packs
from onrecord.session import Session, SessionCommands, SessionPreferences, View
from onrecord.session.dialogs import ChoiceList
from onrecord.session.outcome import Outcome
from onrecord.settings import SavedState
from tests.today import TODAY

CLIPBOARDS = ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION")
OpenSession = Callable[..., "OpenedSession"]


class WindowlessHost:
    """A program that shows a session to nobody: it keeps what was said, and runs the work on the test's loop."""

    def __init__(self) -> None:
        self.columns = 120
        self.keys_waiting = 0
        self.messages: list[str] = []
        self.outcomes: list[Outcome] = []
        self.imports = 0
        self.uses_of_preferences = 0
        self.browser: Browser | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = _running_loop()

    @property
    def state(self) -> SavedState:
        assert self.browser is not None
        queries = self.browser.search_history
        return SavedState(recent=queries.recent, saved=queries.saved, last_position=save_position(self.browser))

    def say(self, message: str) -> None:
        self.messages.append(message)

    def carry_out(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        if outcome.message:
            self.say(outcome.message)

    def use_preferences(self) -> None:
        self.uses_of_preferences += 1

    def run_in_background(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
        assert self._loop is not None
        task = self._loop.create_task(work(), name=group)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def call_soon(self, call: Callable[[], None]) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(call)

    def call_after(self, seconds: float, call: Callable[[], None]) -> ScheduledCall:
        assert self._loop is not None
        return ScheduledCall(self._loop.call_later(seconds, call))

    def import_everything(self) -> None:
        self.imports += 1

    async def settle(self) -> None:
        """Wait for all work in the background."""
        while self._tasks:
            await asyncio.gather(*self._tasks)


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the loop of an asynchronous test; a synchronous one, which starts no work, has none."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


class ScheduledCall:
    """A call on the test's loop."""

    def __init__(self, handle: asyncio.TimerHandle) -> None:
        self._handle = handle

    def stop(self) -> None:
        self._handle.cancel()


class OpenedSession:
    """A session and its host. `copy_file` is where copies go."""

    def __init__(self, session: Session, host: WindowlessHost, copy_file: pathlib.Path) -> None:
        self.session = session
        self.host = host
        self.browser = session.browser
        self.commands = SessionCommands(session)
        self.copy_file = copy_file
        self.refs: tuple[Ref, ...] | None = None

    def go_to(self, address: str) -> None:
        """Go to an address; what is selected there is what the list selects."""
        self.commands.locations.to(address)
        self.refs = None

    def run(self, name: str, query: str | None = None) -> Outcome:
        """Run a command as a key does, and carry out its outcome."""
        self.session.confirmation.count_command()
        refs = self.browser.passages() if self.refs is None else self.refs
        outcome = self.commands.run(name, View(refs, self.browser.location.text if query is None else query))
        self.host.carry_out(outcome)
        return outcome

    async def choose(self, name: str, value: str) -> Outcome:
        """Run a command that offers a list, choose from it, and wait for what comes of it."""
        choices = self.run(name).follow_up
        assert isinstance(choices, ChoiceList)
        assert value in [choice.value for choice in choices.choices]
        outcome = choices.choose(value)
        self.host.carry_out(outcome)
        await self.host.settle()
        return outcome

    async def copy(self, name: str) -> str:
        """Run a command that copies, and return what arrived."""
        self.run(name)
        await self.host.settle()
        return self.copied

    @property
    def message(self) -> str:
        """The last message."""
        return self.host.messages[-1] if self.host.messages else ""

    @property
    def copied(self) -> str:
        return self.copy_file.read_bytes().decode()


@pytest.fixture(scope="session")
def shipped_packs() -> LoadedPacks:
    return load_packs(bundled_packs())


@pytest.fixture
def bundled_browser(shipped_packs: LoadedPacks) -> Browser:
    return Browser(library_in_memory(shipped_packs))


@pytest.fixture
def open_session(shipped_packs: LoadedPacks, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> OpenSession:
    """Opens a session: `on = open_session(preferences=...)`."""
    for name in CLIPBOARDS:
        monkeypatch.delenv(name, raising=False)

    def open_(
        preferences: SessionPreferences | None = None,
        columns: int = 120,
        briefs_folder: pathlib.Path | None = None,
        brief_stem: str | None = None,
    ) -> OpenedSession:
        preferences = preferences or SessionPreferences()
        host = WindowlessHost()
        host.columns = columns
        key_names = KeyNames(*(preferences.keymap.key_for_message(name) for name in ("literal", "next-area", "narrow")))
        host.browser = browser = Browser(library_in_memory(shipped_packs), keys=key_names, today=TODAY)
        copy_file = tmp_path / "last-copy.txt"
        session = Session(
            browser,
            host,
            preferences,
            write=None,
            fallback=copy_file,
            briefs_folder=briefs_folder,
            brief_stem=brief_stem,
        )
        return OpenedSession(session, host, copy_file)

    return open_
