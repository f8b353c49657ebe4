"""The Textual application: it owns the browser, the session and the screens, and dispatches every action."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Coroutine
from functools import cached_property, partial
from typing import Any, ClassVar

from textual import events
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import WorkType

from onrecord.briefs.abnormal_exit import UnsavedSession
from onrecord.commands import Keymap
from onrecord.library import Library
from onrecord.navigation import Browser, KeyNames, SearchHistory, restore_location, save_position
from onrecord.session.outcome import ChoiceList, Focus, Outcome, PlainText, Prompt, Quit, Stale
from onrecord.session.preferences import SessionPreferences
from onrecord.session.session import Session
from onrecord.session.session_commands import SessionCommands
from onrecord.settings import LastPosition, SavedState, SessionMemory, data_folder, last_copy_file
from onrecord.text.terminal_answers import PendingQuestion
from onrecord.tui import css, screens
from onrecord.tui.actions import DIALOG_ACTIONS, textual_action
from onrecord.tui.breakpoints import BREAKPOINTS, Pane
from onrecord.tui.keyboard import TerminalAnswered
from onrecord.tui.paste_filter import as_typed
from onrecord.tui.preload import Preloader
from onrecord.tui.screens import BrowseScreen, CommandScreen, DialogScreen
from onrecord.tui.startup import StartupFinisher
from onrecord.tui.terminal_app import TerminalApp
from onrecord.tui.terminal_width import TerminalWidths
from onrecord.tui.themes import DARK, THEMES_BY_NAME


class OnrecordApp(TerminalApp):
    """The onrecord app on a `library` of at least one open pack.

    `state` holds the last position and the search history; `notice` is the first message. `on_first_paint` is called
    after the first paint. `question` holds the answers and typed keys that a question to the terminal brought in;
    `today` is the date of the session.
    """

    CSS = css.APP_CSS
    TITLE = "onrecord"
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c,super+c", "help_quit", show=False, priority=True),
    ]

    def __init__(
        self,
        library: Library,
        state: SavedState | None = None,
        preferences: SessionPreferences | None = None,
        notice: str = "",
        on_first_paint: Callable[[], None] = lambda: None,
        question: PendingQuestion | None = None,
        today: datetime.date | None = None,
    ) -> None:
        state, preferences = state or SavedState(), preferences or SessionPreferences()
        super().__init__(self._unsaved_session, question)
        self.library = library
        self._last_position = (
            LastPosition(state.last_position.pack, preferences.section) if preferences.section else state.last_position
        )
        queries = SearchHistory(state.recent, state.saved)
        key_names = KeyNames(*(preferences.keymap.key_for_message(name) for name in ("literal", "next-area", "narrow")))
        self.browser = Browser(library, restore_location(self._last_position, library.packs), queries, key_names, today)
        if self._last_position.area:
            self.browser.filter_area(self._last_position.area)
        self.session = Session(
            self.browser,
            self,
            preferences,
            write=self._write_to_terminal,
            fallback=last_copy_file(),
            remembered_name=state.style,
        )
        self.commands = SessionCommands(self.session)
        self._notice = notice
        self._on_first_paint = on_first_paint
        self.preloader = Preloader()
        self._remembered_theme = state.theme
        self.set_first_theme(THEMES_BY_NAME.get(preferences.theme or state.theme or "", DARK))
        self._first_theme = self.theme
        self.widths = TerminalWidths(self, lambda: self.main_screen.reading.lay_out_again(), state.wide_terminals)
        self.widths.learn(question.filter.answers if question else None)

    @property
    def keymap(self) -> Keymap:
        """All commands with their keys."""
        return self.session.preferences.keymap

    def key(self, name: str) -> str:
        """Return the key of a command, as messages write it."""
        return self.keymap.key_for_message(name)

    def get_default_screen(self) -> BrowseScreen:
        return self.main_screen

    @cached_property
    def main_screen(self) -> BrowseScreen:
        """The main screen, even while another covers it or after all are closed."""
        return BrowseScreen(self.commands)

    async def on_event(self, event: events.Event) -> None:
        """Clean pasted text before any field receives it."""
        if isinstance(event, events.Paste):
            event.text = as_typed(event.text)
        await super().on_event(event)

    def on_mount(self) -> None:
        """Schedule the rest of the start after the first paint, so that keys typed ahead need not wait for it here."""
        self.main_screen.call_after_refresh(self._after_first_picture)

    def _after_first_picture(self) -> None:
        self._on_first_paint()
        StartupFinisher(
            self, self.main_screen, self.library, self.preloader, self._last_position, self._notice
        ).finish()

    def on_terminal_answered(self, message: TerminalAnswered) -> None:
        """Apply an answer of the terminal that came after the first paint."""
        self.widths.learn(message.answers)

    @property
    def state(self) -> SavedState:
        """The state to save for the next session."""
        queries = self.browser.search_history
        last_position = save_position(self.browser)._replace(reading=self.main_screen.panes.current is Pane.READING)
        return SavedState(
            # one that nobody chose here may have been changed by another session meanwhile
            self._remembered_theme if self.theme == self._first_theme else self.theme,
            self.session.style_to_remember,
            queries.recent,
            queries.saved,
            last_position,
            self.widths.wide_terminals,
        )

    # The host of the session

    @property
    def columns(self) -> int:
        return self.size.width

    @property
    def keys_waiting(self) -> int:
        return self.typeahead.pending

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
        if (outcome.stale, outcome.focus, outcome.query) != (Stale.NOTHING, Focus.UNCHANGED, None):
            self.main_screen.show_outcome(outcome)
        elif outcome.message:
            self.say(outcome.message)
        match outcome.follow_up:
            case ChoiceList() as choices:
                self.push_screen(screens.PickerScreen(choices), partial(self._answered, choices.choose))
            case Prompt() as prompt:
                self.push_screen(screens.PromptScreen(prompt), partial(self._answered, prompt.answer))
            case PlainText() as plain:
                self._show_plainly(plain)
            case Quit(message):
                self.exit(message=message)

    def _answered(self, then: Callable[[str], Outcome], answer: str | None) -> None:
        if answer:
            self.carry_out(then(answer))

    def _show_plainly(self, plain: PlainText) -> None:
        """Leave the screen, print a text, and return on a key."""
        from onrecord.tui.plain_view import show_plainly

        try:
            with self.suspend():
                shown = show_plainly(plain.text, lambda: self.shutdown.has_begun)
                self.queue_typed(shown.unread)
        except SuspendNotSupported:
            self.say("this terminal cannot be left for a moment; onrecord copy REF --route show prints the text")
            return
        if shown.again:
            self.carry_out(plain.copy_again())
        if plain.message:
            self.say(plain.message)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text cut or copied in one of Textual's text fields, by the same routes as everything else."""
        if text:  # cutting calls this even without a selection
            self.carry_out(self.commands.delivery.deliver_text(text))

    async def action_quit(self) -> None:
        self.carry_out(self.commands.quitting.quit())

    # Screens over the main one

    def action_clippings(self) -> None:
        self.push_screen(screens.ClippingsScreen(self.commands), self._clippings_closed)

    def action_help(self) -> None:
        groups = getattr(self.screen, "groups", self.keymap.main)
        query_examples = screens.QUERY_EXAMPLES if isinstance(self.screen, BrowseScreen) else ()
        self.push_screen(screens.TextScreen("Help", screens.help_page(groups, query_examples), self.keymap.text_screen))

    def action_command_palette(self) -> None:
        screen = self.screen
        if not isinstance(screen, screens.Palette):
            self.push_screen(screens.Palette(getattr(screen, "groups", ())), partial(self._run_chosen, screen))

    async def _run_chosen(self, screen: Screen[Any], name: str | None) -> None:
        """Run a command chosen in the palette on the screen that it was offered for."""
        if name and isinstance(screen, CommandScreen):
            await screen.action_command(name)
        elif name:
            await screen.run_action(textual_action(name, DIALOG_ACTIONS))

    def action_help_quit(self) -> None:
        """Handle Ctrl+C: copy the selection of a text field; else say which key quits, since this one does not."""
        field = self.focused if isinstance(self.focused, Input) else None
        quit_hint = f"{self.key('quit')} quits"
        if field and field.selected_text:
            self.copy_to_clipboard(field.selected_text)
        elif self.screen is not self.main_screen and isinstance(self.screen, DialogScreen | CommandScreen):
            self.screen.say(f"Esc closes this, then {quit_hint}")
        else:
            self.say(f"Esc leaves the search, then {quit_hint}" if field else f"{quit_hint}; ctrl+c does not")

    def action_problems(self) -> None:
        if self.library.refused or self._notice:
            problems = screens.problems_text(self._notice, self.library.refused)
            self.push_screen(screens.TextScreen("What could not be used", problems, self.keymap.text_screen))
        else:
            self.say("no pack was refused, and the configuration is fine")

    def say(self, message: str) -> None:
        """Show a message on the screen in front if it has a footer, else on the main one."""
        screen = self.screen if isinstance(self.screen, CommandScreen) else self.main_screen
        screen.say(message)

    def notify(self, message: str, **_: object) -> None:
        """Show a Textual notification in the footer; Textual's own cover the text for some seconds."""
        self.say(message)

    # State that is saved, also when the app ends abnormally

    def save_state_to(self, memory: SessionMemory) -> None:
        """Save the state to `memory`: saved searches at once, and everything when the browser ends.

        If this is not called, whoever opened the app saves its `state`.
        """
        self.session.memory = memory

    def _unsaved_session(self) -> UnsavedSession:
        styles = self.session.preferences.styles
        return UnsavedSession(self.session.clippings, styles.default, data_folder(), self._remember_rescued)

    def _remember_rescued(self, file: str) -> str:
        memory = self.session.memory
        return memory.close(self.state._replace(rescued=file or None)) if memory else ""

    def _clippings_closed(self, address: str | None) -> None:
        self.main_screen.show_headline()
        if address:
            self.carry_out(self.commands.locations.to(address))
