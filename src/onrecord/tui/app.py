"""The Textual application: it owns the browser and what is remembered of it, and opens screens over the main one."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from onrecord import briefs
from onrecord.commands import Keymap
from onrecord.library import Library
from onrecord.navigation import Browser, KeyNames, SearchHistory, restore_location, save_position
from onrecord.session import Session, SessionCommands, SessionPreferences
from onrecord.session.terminal_abilities import ColorDepth, TerminalAbilities
from onrecord.settings import (
    LastPosition,
    SavedState,
    SessionMemory,
    briefs_folder,
    data_folder,
    last_copy_file,
    notes_file,
)
from onrecord.settings.config import AUTO_THEME, theme_setting
from onrecord.text.signs import has_ascii_signs, use_ascii_signs
from onrecord.text.terminal_answers import PendingQuestion
from onrecord.tui import css, screens
from onrecord.tui.arrangement import BREAKPOINTS, Pane
from onrecord.tui.keyboard import TerminalAnswered
from onrecord.tui.overlay_app import OverlayApp
from onrecord.tui.paste_filter import as_typed, as_typed_lines, cut_notice
from onrecord.tui.screens import CommandScreen
from onrecord.tui.terminal_ground import TerminalGround
from onrecord.tui.terminal_width import TerminalWidths
from onrecord.tui.textual_keys import to_textual_key
from onrecord.tui.textual_private import replace_bindings

if sys.platform != "win32":
    from onrecord.tui.terminal_driver import TerminalDriver

if TYPE_CHECKING:
    from textual.driver import Driver

    from onrecord.briefs import UnsavedSession


def key_names(keymap: Keymap) -> KeyNames:
    """Return the names of the keys that rows mention."""
    commands = ("literal", "next-area", "narrow", "copy", "search", "text")
    return KeyNames(*map(keymap.key_for_message, commands))


class OnrecordApp(OverlayApp):
    """The onrecord app on a `library` of at least one open pack.

    `state` holds the last position and the search history; `notice` is the first message. `on_first_paint` is called
    after the first paint. `question` holds the answers and typed keys that a question to the terminal brought in;
    `today` is the date of the session, `abilities` what the terminal can draw. With `glance` it opens with the page “At
    a glance”, whatever the state says.
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
        abilities: TerminalAbilities | None = None,
        *,
        glance: bool = False,
    ) -> None:
        state, preferences = state or SavedState(), preferences or SessionPreferences()
        abilities = abilities or TerminalAbilities()
        super().__init__(self._unsaved_session, question)
        self.library = library
        self._last_position = (
            LastPosition(state.last_position.pack, preferences.section) if preferences.section else state.last_position
        )
        queries = SearchHistory(state.recent, state.saved)
        location = restore_location(self._last_position, library.packs)
        location = location._replace(is_glance=glance or location.is_glance)
        self.browser = Browser(library, location, queries, key_names(preferences.keymap), today)
        self.first_sizes = state.panes
        if self._last_position.area:
            self.browser.filter_area(self._last_position.area)
        self.session = self._begun_session(state, preferences)
        self.commands = SessionCommands(self.session)
        self.shows_cursor = preferences.cursor == "visible"
        self.bind_keys()
        self.first_notice = notice
        self._on_first_paint = on_first_paint
        use_ascii_signs(abilities.draws_ascii(preferences.signs))
        self._remembered_theme = state.theme
        self.ground = TerminalGround(self.learn_ground, abilities.is_light, state.light_terminals)
        self.ground.learn(question.filter.answers if question else None)
        self._first_theme = theme_setting(preferences.theme) or theme_setting(state.theme) or AUTO_THEME
        self.set_first_theme(self._first_theme, abilities)
        self.widths = TerminalWidths(self, lambda: self.main_screen.lay_out_again(), state.wide_terminals)
        self.widths.learn(question.filter.answers if question else None)

    def _begun_session(self, state: SavedState, preferences: SessionPreferences) -> Session:
        """Return the session that goes on where the saved state ends."""
        return Session(
            self.browser,
            self,
            preferences,
            write=self._write_to_terminal,
            fallback=last_copy_file(),
            remembered_name=state.style,
            plain_name=state.copy_style,
            briefs_folder=briefs_folder(),
            brief_stem=state.brief,
            notes_file=notes_file(),
        )

    def get_driver_class(self) -> type[Driver]:
        if sys.platform == "win32":
            return super().get_driver_class()
        return TerminalDriver

    async def on_event(self, event: events.Event) -> None:
        """Clean pasted text before any field receives it."""
        if isinstance(event, events.Paste):
            has_lines = hasattr(self.focused, "takes_letters")
            notice = cut_notice(event.text, has_lines=has_lines)
            event.text = (as_typed_lines if has_lines else as_typed)(event.text)
            if notice and isinstance(self.screen, screens.SheetScreen):
                self.screen.say_of_paste(notice)
            elif notice:
                self.say(notice)
        await super().on_event(event)

    def on_mount(self) -> None:
        """Schedule the rest of the start after the first paint, so that keys typed ahead need not wait for it here."""
        self.main_screen.call_after_refresh(self._after_first_picture)

    async def _after_first_picture(self) -> None:
        self._on_first_paint()
        from onrecord.tui.startup import StartupFinisher  # which the first picture does not need

        await StartupFinisher(
            self, self.main_screen, self.library, self.preloader, self._last_position, self.first_notice
        ).finish()
        if self.session.memory:
            self.session.memory.rescued.mark_shown()

    def on_terminal_answered(self, message: TerminalAnswered) -> None:
        """Apply an answer of the terminal that came after the first paint."""
        self.widths.learn(message.answers)
        self.ground.learn(message.answers)

    @property
    def state(self) -> SavedState:
        """The state to save for the next session."""
        queries = self.browser.search_history
        last_position = save_position(self.browser)._replace(reading=self.main_screen.panes.current is Pane.READING)
        return SavedState(
            # one that nobody chose here may have been changed by another session meanwhile
            self._remembered_theme if self.chosen_theme == self._first_theme else self.theme_to_remember,
            self.session.style_to_remember,
            queries.recent,
            queries.saved,
            last_position,
            self.widths.wide_terminals,
            light_terminals=self.ground.light_terminals,
            panes=self.main_screen.panes.sizes,
            copy_style=self.session.plain_style_to_remember,
            brief=self.session.brief_to_remember,
        )

    def bind_keys(self) -> None:
        """Bind the keys that redraw, or open the palette, on every screen that does not use them for something else.

        Sheets stop other keys than those with priority; a single character may be a letter of theirs.
        """
        commands = {command.name: command for group in self.keymap.main for command in group.commands}
        redraw, palette = commands["redraw"], commands["palette"]
        keys = [Binding(to_textual_key(key), "redraw", show=False, priority=len(key) > 1) for key in redraw.keys]
        keys += [Binding(to_textual_key(key), "command_palette", show=False) for key in palette.keys]
        keys.append(Binding(self.COMMAND_PALETTE_BINDING, "command_palette", show=False, priority=True))
        replace_bindings(self, keys)

    def use_preferences(self) -> None:
        """Show the session with the preferences that it has now."""
        preferences = self.session.preferences
        self.browser.use_key_names(key_names(preferences.keymap))
        if theme := theme_setting(preferences.theme):
            self.choose_theme(theme)
        self.use_signs(preferences.signs)
        self.show_cursor(is_shown=preferences.cursor == "visible")
        self.bind_keys()
        self.main_screen.use_preferences()

    def action_theme(self) -> None:
        """Turn from dark to light or back, or to `auto` if the session began with it; say where no theme is drawn."""
        if self.no_color or self.abilities.depth is ColorDepth.NONE:
            self.say("no colors are drawn here, and light and dark differ in nothing else")
            return
        super().action_theme()
        if self._first_theme == AUTO_THEME and self.chosen_theme == self.theme_of_ground:
            self.choose_theme(AUTO_THEME)

    def use_signs(self, choice: str) -> None:
        """Draw by the setting `signs` from now on."""
        before = has_ascii_signs()
        use_ascii_signs(self.abilities.draws_ascii(choice))
        if has_ascii_signs() != before:
            self.refresh_css(animate=False)
            self.main_screen.lay_out_again()

    def action_redraw(self) -> None:
        super().action_redraw()
        if isinstance(self.screen, CommandScreen):
            self.say("screen redrawn")

    def action_help_quit(self) -> None:
        """Handle Ctrl+C: copy the selection of a text field; else say which key quits, since this one does not."""
        field = self.focused if isinstance(self.focused, Input) else None
        quit_hint = f"{self.key('quit')} quits"
        if selected := getattr(self.focused, "selected_text", ""):  # of a field of one line or of several
            self.copy_to_clipboard(selected)
        elif self.screen is not self.main_screen and isinstance(self.screen, screens.SheetScreen | CommandScreen):
            self.screen.say(f"Esc closes this, then {quit_hint}")
        else:
            self.say(f"Esc leaves the search, then {quit_hint}" if field else f"{quit_hint}; ctrl+c does not")

    def action_caution_or_problems(self) -> None:
        """Copy the editor's caution too if the last message offered that; else show what could not be used."""
        if self.session.caution_offer and (outcome := self.commands.delivery.deliver_with_cautions()):
            self.carry_out(outcome)
        else:
            self.action_problems()

    # State that is saved, also when the app ends abnormally

    def save_state_to(self, memory: SessionMemory) -> None:
        """Save the state to `memory`: saved searches at once, and everything when the browser ends.

        If this is not called, whoever opened the app saves its `state`.
        """
        self.session.memory = memory

    def _unsaved_session(self) -> UnsavedSession:
        styles = self.session.preferences.styles
        brief = self.session.begun_brief.end() if self.session.begun_brief else None
        return briefs.UnsavedSession(brief, styles.default, data_folder(), self._remember_rescued)

    def _remember_rescued(self, file: str) -> str:
        notes = self.session.begun_notes.rescue() if self.session.begun_notes else ""
        memory = self.session.memory
        state = memory.close(self.state._replace(rescued_files=(file,) if file else ())) if memory else ""
        return "; ".join(filter(None, (notes, state)))
