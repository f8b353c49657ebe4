"""Base class of the app that opens screens over the main one: briefs, statements, help, palette, problems."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.screen import Screen

from onrecord.commands import Keymap
from onrecord.library import Library
from onrecord.tui import screens
from onrecord.tui.actions import DIALOG_ACTIONS, textual_action
from onrecord.tui.screens import BrowseScreen, CommandScreen
from onrecord.tui.session_app import SessionApp


class OverlayApp(SessionApp):
    """An app whose screens stand over the main one; `first_notice` says what could not be used at the start.

    A class derived from it sets `library`.
    """

    library: Library
    first_notice = ""

    @property
    def keymap(self) -> Keymap:
        """All commands with their keys."""
        return self.session.preferences.keymap

    def key(self, name: str) -> str:
        """Return the key of a command, as messages write it."""
        return self.keymap.key_for_message(name)

    def action_clippings(self) -> None:
        if message := self.session.brief.look_again():
            self.call_later(self.say, message)
        self.push_screen(screens.ClippingsScreen(self.commands), self._clippings_closed)

    def _clippings_closed(self, address: str | None) -> None:
        self.main_screen.show_headline()
        if address:
            self.carry_out(self.commands.locations.to(address))

    def action_briefs(self) -> None:
        self.push_screen(screens.BriefsScreen(self.commands), self._briefs_closed)

    def _briefs_closed(self, opens: bool | None) -> None:
        """Open the brief that was chosen, unless its screen is below."""
        self.main_screen.show_headline()
        if opens and not isinstance(self.screen, screens.ClippingsScreen):
            self.action_clippings()

    def action_statements(self) -> None:
        self.push_screen(screens.StatementsScreen(self.commands), self._statements_closed)

    def _statements_closed(self, choice: screens.StatementChoice | None) -> None:
        """Go where the list of statements leads."""
        if choice and choice.searches:
            self.main_screen.search_for(choice.words)
        elif choice:
            self.carry_out(self.commands.locations.read_statement(choice.pack_id, at_a_glance=choice.at_a_glance))

    def action_help(self) -> None:
        groups = getattr(self.screen, "groups", self.keymap.main)
        is_main = isinstance(self.screen, BrowseScreen)
        groups = (*groups, *self.keymap.selection) if is_main else groups
        query_examples = screens.QUERY_EXAMPLES if is_main else ()
        notices = self.session.browser.results.notices if is_main and self.session.browser.results else ()
        page = screens.help_page(groups, query_examples, notices)
        self.push_screen(screens.TextScreen("Help", page, self.keymap.text_screen))

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

    def action_problems(self) -> None:
        if self.library.refused or self.first_notice:
            problems = screens.problems_text(self.first_notice, self.library.refused)
            self.push_screen(screens.TextScreen("What could not be used", problems, self.keymap.text_screen))
        else:
            self.say("no pack was refused, and the configuration is fine")
