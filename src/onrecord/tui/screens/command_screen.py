"""Base class of screens whose keys run commands, with a header and a footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from onrecord import session as room
from onrecord.commands import CommandGroups
from onrecord.tui.actions import Actions, textual_action
from onrecord.tui.bindings import bindings
from onrecord.tui.cursor_place import PointingScreen
from onrecord.tui.input_gate import DismissOnceScreen
from onrecord.tui.textual_private import add_bindings, replace_bindings
from onrecord.tui.widgets.status_bar import StatusBar
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

if TYPE_CHECKING:
    from onrecord.session import SessionCommands, View

ScreenResult = TypeVar("ScreenResult")


# commands that use the offer of the last message, or only lead to it
KEEPING_AN_OFFER = ("refused-packs", "show-copy", "palette", "help")


class CommandScreen(PointingScreen, DismissOnceScreen, Screen[ScreenResult], Generic[ScreenResult]):
    """A screen with commands; `groups` has them, and `key` returns a command's key as messages write it.

    `ACTIONS` has Textual's actions of the commands that concern only this screen; the session runs all others.
    """

    ACTIONS: ClassVar[Actions] = {}
    # Textual draws the whole screen when the focus moves, before the widgets that show where it is
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, commands: SessionCommands, groups: CommandGroups) -> None:
        super().__init__()
        self.commands = commands
        self.session = commands.session
        self.groups = groups
        self.key = commands.session.key
        self.header = TwoSidedBar(id="header")
        self.status_bar = StatusBar(groups)
        add_bindings(self, bindings(groups))

    def use_groups(self, groups: CommandGroups) -> None:
        """Use other keys for the commands from now on."""
        self.groups = groups
        self.status_bar.set_hints(groups)
        replace_bindings(self, bindings(groups))

    @property
    def view(self) -> View:
        """The parts of the screen that commands of the session act on."""
        return room.View()

    async def action_command(self, name: str) -> None:
        """Run a command by its name, after clearing the last message and counting the command."""
        self.status_bar.clear_message()
        if name not in KEEPING_AN_OFFER:
            self.session.caution_offer = None
        self.session.confirmation.count_command()
        await self.run_action(textual_action(name, self.ACTIONS))

    def action_session(self, name: str) -> None:
        """Run a command of the session."""
        self.session.host.carry_out(self.commands.run(name, self.view))

    def make_room_above(self, row: int | None) -> None:
        """Keep in sight what commands act on while a sheet begins in a row of the window; with None, be as before."""

    def on_screen_resume(self) -> None:
        self.make_room_above(None)

    def session_changed(self) -> None:
        """Show what the session holds now, on a screen over the main one."""

    def clear_message(self) -> None:
        """Clear the last message, and with it what it offered."""
        self.status_bar.clear_message()
        self.session.caution_offer = None

    def say(self, message: str) -> None:
        """Show a message in the footer."""
        self.status_bar.say(message)
