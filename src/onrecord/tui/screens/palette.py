"""The command palette: find a command of the screen below by its name."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.fuzzy import FuzzySearch
from textual.widgets import Input

from onrecord.commands import Command, CommandGroups
from onrecord.navigation import Row, RowTarget
from onrecord.tui.input_gate import wait_for_typed_keys
from onrecord.tui.screens.dialog import BORDER_LINES, DialogScreen
from onrecord.tui.widgets.list_pane import ListPane

OWN_COMMAND = "palette"  # opens the palette, so it need not be listed
FIELD = 1


class Palette(DialogScreen[str | None]):
    """The command palette; it returns the name of the chosen command, or None.

    Textual's own palette finds its entries in a worker and shows them by timers, so that a key could reach a list that
    was not filled yet. Here the list is up to date before any key is handled.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter", "choose", show=False, priority=True),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("ctrl+home", "end(-1)", show=False),
        Binding("ctrl+end", "end(1)", show=False),
        Binding("tab,shift+tab", "nothing", show=False, priority=True),
    ]

    def __init__(self, groups: CommandGroups) -> None:
        super().__init__("Commands", "Enter runs it · ↓ ↑ · Esc closes")
        self._commands = [command for group in groups for command in group.commands if command.name != OWN_COMMAND]
        self._field = Input(placeholder="a command, or letters of it", select_on_focus=False)
        self._list = ListPane(id="options")
        self._list.can_focus = False
        self._listed_for: str | None = None

    def contents(self) -> ComposeResult:
        yield self._field
        yield self._list

    def on_mount(self) -> None:
        self.set_focus(self._field)
        self._fit(self.size.height)
        self._update_list()

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.height)

    def _fit(self, height: int) -> None:
        self._list.styles.height = max(1, min(len(self._commands), height - BORDER_LINES - FIELD))

    @on(Input.Changed)
    def _update_list(self) -> None:
        """List the commands that match the typed text, unless they are listed already."""
        typed = self._field.value.strip()
        if typed == self._listed_for:
            return
        self._listed_for = typed
        rows = tuple(
            Row(command.title, command.displayed_keys, RowTarget("", command.name)) for command in self._matching(typed)
        )
        self._list.show(rows, None)

    def _matching(self, typed: str) -> list[Command]:
        """Return the commands that match the typed text, best first; all of them if nothing was typed."""
        if not typed:
            return self._commands
        search = FuzzySearch()
        scored = [
            (search.match(typed, f"{command.title}  {command.displayed_keys}")[0], command)
            for command in self._commands
        ]
        return [command for score, command in sorted(scored, key=lambda pair: -pair[0]) if score > 0]

    @on(ListPane.Chosen)
    async def action_choose(self) -> None:
        await wait_for_typed_keys(self._field)
        self._update_list()
        if row := self._list.row:
            self.dismiss(row.target.address if row.target else None)
        elif self._listed_for:
            self.say("no command has these letters in this order")

    def action_move(self, steps: int) -> None:
        self._update_list()
        self._list.move(steps)

    def action_page(self, pages: int) -> None:
        self._update_list()
        self._list.page(pages)

    def action_end(self, end: int) -> None:
        self._update_list()
        self._list.to_end(end)

    def action_nothing(self) -> None:
        """Do nothing, so that Tab does not move the focus."""
