"""Base class of the app for its session: it is the session's host, and carries out the outcomes of commands."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import SuspendNotSupported
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.worker import WorkType

from onrecord import session as room
from onrecord.session.outcome import Focus, Outcome, Stale
from onrecord.session.unbound_keys import UnboundKeys
from onrecord.settings import PaneSizes
from onrecord.tui import screens
from onrecord.tui.preload import Preloader
from onrecord.tui.screens import BrowseScreen, CommandScreen
from onrecord.tui.terminal_app import TerminalApp

if TYPE_CHECKING:
    from onrecord.briefs import UnsavedSession
    from onrecord.session import Session, SessionCommands
    from onrecord.session.dialogs import PlainText
    from onrecord.settings import SavedState
    from onrecord.text.terminal_answers import PendingQuestion


class SessionApp(TerminalApp):
    """An app that shows a session: the host that `onrecord.session.host` describes.

    A class derived from it sets `session` and `commands`, and says what `state` there is to save.
    """

    session: Session
    commands: SessionCommands
    first_sizes = PaneSizes()

    def __init__(self, unsaved_session: Callable[[], UnsavedSession], question: PendingQuestion | None) -> None:
        super().__init__(unsaved_session, question)
        self.preloader = Preloader()
        self._unbound_keys = UnboundKeys()

    @property
    def state(self) -> SavedState:
        raise NotImplementedError

    def get_default_screen(self) -> BrowseScreen:
        return self.main_screen

    @cached_property
    def main_screen(self) -> BrowseScreen:
        """The main screen, even while another covers it or after all are closed."""
        return BrowseScreen(self.commands, self.first_sizes)

    # The host of the session

    @property
    def columns(self) -> int:
        return self.size.width

    @property
    def keys_waiting(self) -> int:
        return self.typeahead.pending

    def say(self, message: str) -> None:
        """Show a message on the screen in front if it has a footer, else on the main one."""
        screen = self.screen if isinstance(self.screen, CommandScreen) else self.main_screen
        screen.say(message)

    def after_unbound_key(self, key: events.Key) -> None:
        """Show the hints again in place of the last message: no timer does, which might hide an unread one.

        The first such key is told that it does nothing, and where the keys are.
        """
        if isinstance(self.screen, CommandScreen):
            self.screen.clear_message()
            if message := self._unbound_keys.message(key.key, key.character, self.screen.key("help")):
                self.say(message)

    def run_in_background(self, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
        worker: WorkType[None] = work
        self.run_worker(worker, group=group)

    def call_soon(self, call: Callable[[], None]) -> None:
        self.call_later(call)

    def call_after(self, seconds: float, call: Callable[[], None]) -> Timer:
        return self.set_timer(seconds, call)

    def import_everything(self) -> None:
        self.preloader.load_all()

    def carry_out(self, outcome: Outcome) -> None:
        """Show an outcome on the main screen if it changes that, else its message on the screen in front."""
        others = [s for s in self.screen_stack if isinstance(s, CommandScreen) and s is not self.main_screen]
        if (outcome.stale, outcome.focus, outcome.query) != (Stale.NOTHING, Focus.UNCHANGED, None):
            self.main_screen.show_outcome(outcome._replace(message="") if others else outcome)
            for screen in others:
                screen.session_changed()
            said = outcome.message if others else ""
        else:
            said = outcome.message
        if said:
            self.say(said)
        match outcome.follow_up:
            case room.ChoiceList() as choices:
                picker = screens.PickerScreen if choices.has_letters else screens.FindingPicker
                self.push_screen(picker(choices), self._chosen)
            case room.Prompt() as prompt:
                self.push_screen(screens.PromptScreen(prompt), self._chosen)
            case room.LongPrompt() as prompt:
                self.push_screen(screens.WritingScreen(prompt), self._chosen)
            case room.TextPage(title, lines):
                page = screens.lines_page(lines)
                self.push_screen(screens.TextScreen(title, page, self.session.preferences.keymap.text_screen))
            case room.PlainText() as plain:
                self._show_plainly(plain)
            case room.Quit(message):
                self.exit(message=message)

    def _chosen(self, choose: Callable[[], Outcome] | None) -> None:
        """Carry out what follows from a choice; without one, nothing does."""
        if choose:
            self.carry_out(choose())

    def _show_plainly(self, plain: PlainText) -> None:
        """Leave the screen, print a text, and return on a key."""
        from onrecord.tui.plain_view import show_plainly

        try:
            with self.suspend():
                shown = show_plainly(plain.text, lambda: self.shutdown.has_begun, plain.report)
                self.queue_typed(shown.unread)
        except SuspendNotSupported:
            self.say("this terminal cannot be left for a moment; onrecord copy REF --route show prints the text")
            return
        if shown.again:
            self.carry_out(plain.copy_again())
        if plain.message:
            self.say(plain.message)

    # Textual's own ways to the same

    def notify(self, message: str, **_: object) -> None:
        """Show a Textual notification in the footer; Textual's own cover the text for some seconds."""
        self.say(message)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text cut or copied in one of Textual's text fields, by the same routes as everything else."""
        if text:  # cutting calls this even without a selection
            self.carry_out(self.commands.delivery.deliver_text(text))

    async def action_quit(self) -> None:
        """Quit on `ctrl+q`, which Textual binds; what is being typed is kept, as with every other end."""
        if isinstance(self.screen, ModalScreen) and isinstance(self.screen, screens.SheetScreen):
            self._chosen(await self.screen.kept_at_once())
        self.carry_out(self.commands.quitting.quit())
