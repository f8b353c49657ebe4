"""Sheets with a list that typing filters: earlier searches, packs, records, facets, and the command palette."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Generic

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from onrecord.commands.screens import FINDING_COMMANDS
from onrecord.navigation import AnyRow, Row
from onrecord.session.choice_lists import matching_choices
from onrecord.session.dialogs import ChoiceList
from onrecord.text.signs import signs
from onrecord.tui.bindings import dialog_bindings
from onrecord.tui.input_gate import wait_for_typed_keys
from onrecord.tui.screens.picker import Chosen, choice_row
from onrecord.tui.screens.sheet import SheetHint, SheetResult, SheetScreen
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.text_field import TextField

FIELD_ROWS = 1
HELP_KEY = "?"


class FindingSheet(SheetScreen[SheetResult], Generic[SheetResult]):
    """A sheet with a line to type into and a list of what matches.

    The list is up to date before any key is handled: a timer or a worker might leave it behind the typed text.
    """

    groups = FINDING_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(FINDING_COMMANDS),
        Binding("enter", "choose", show=False, priority=True),
        Binding("tab,shift+tab", "nothing", show=False, priority=True),
    ]

    def __init__(self, title: str, verb: str, placeholder: str, count: int) -> None:
        hints = (
            SheetHint("Enter", verb, "screen.choose"),
            SheetHint("↓ ↑", "move", "screen.move(1)"),
            SheetHint("Esc", "back", "screen.dismiss(None)"),
            SheetHint("F1", "keys", "app.help"),
        )
        super().__init__(title, "type to find", hints)
        self.field = TextField(placeholder, keys_when_empty=HELP_KEY)
        self.list = ListPane(id="options")
        self.list.can_focus = False
        self._count = count
        self._listed_for: str | None = None

    def contents(self) -> ComposeResult:
        with Horizontal(id="sheet-field"):
            yield Static(f"{signs().prompt} ", id="sheet-sign", markup=False)
            yield self.field
        yield self.list

    def on_mount(self) -> None:
        self.set_focus(self.field)
        super().on_mount()
        self.update_list()

    def lay_out(self, size: Size) -> None:
        """Keep the height of all rows while they are filtered, so that nothing moves."""
        self.list.styles.height = max(1, min(self._count, self.room - FIELD_ROWS))

    def rows_matching(self, typed: str) -> Sequence[Row]:
        """Return the rows for a typed text; all of them for an empty one."""
        raise NotImplementedError

    def choose(self, value: str) -> None:
        """Close the sheet with a value."""
        raise NotImplementedError

    @property
    def cursor_widget(self) -> Widget:
        """The field while something is typed; the list once a key moves its cursor, so that the option is read."""
        return self.field if self.field.is_in_use else self.list

    @property
    def row(self) -> AnyRow | None:
        return self.list.row

    @on(Input.Changed)
    def update_list(self) -> None:
        """List what matches the typed text, unless that is listed already."""
        typed = self.field.value.strip()
        if typed == self._listed_for:
            return
        first = self._listed_for is None
        self._listed_for = typed
        self.list.show(self.rows_matching(typed), None)
        if not first:
            self.say("" if self.list.count else f"nothing here has “{typed}”")
        self._show_position()

    @on(ListPane.Chosen)
    async def action_choose(self) -> None:
        await wait_for_typed_keys(self.field)
        self.update_list()
        if self.row and self.row.target:
            self.choose(self.row.target.address or "")

    def action_move(self, steps: int) -> None:
        self._move(partial(self.list.move, steps))

    def action_page(self, pages: int) -> None:
        self._move(partial(self.list.page, pages))

    def action_end(self, end: int) -> None:
        self._move(partial(self.list.to_end, end))

    def action_nothing(self) -> None:
        """Do nothing, so that Tab does not move the focus."""

    def _move(self, move: Callable[[], None]) -> None:
        self.update_list()
        self.field.is_in_use = False
        move()
        self._show_position()

    @on(ListPane.Moved)
    def _show_position(self) -> None:
        self.head.show_position(self.list.position)


class FindingPicker(FindingSheet[Chosen | None]):
    """A list to choose from by typing; it returns what the choice does, or None."""

    def __init__(self, choice_list: ChoiceList) -> None:
        count = len(choice_list.choices)
        super().__init__(choice_list.title, choice_list.verb, f"words of the {choice_list.noun}", count)
        self._choice_list = choice_list

    def on_mount(self) -> None:
        super().on_mount()
        values = [choice.value for choice in self._choice_list.choices]
        if self._choice_list.current in values:
            self.list.move(values.index(self._choice_list.current))  # no key moved it: the cursor stays in the field
            self._show_position()

    def rows_matching(self, typed: str) -> Sequence[Row]:
        """Return the rows of the choices that have every typed word, in any order."""
        return tuple(map(choice_row, matching_choices(self._choice_list.choices, typed)))

    def choose(self, value: str) -> None:
        """Close the sheet with what choosing the value does."""
        self.dismiss(partial(self._choice_list.choose, value))
