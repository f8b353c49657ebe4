"""The picker: a small list to choose from by letter, or by cursor and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from onrecord.commands.key_names import to_textual_key
from onrecord.commands.screens import PICKER_COMMANDS
from onrecord.navigation import Row, RowTarget
from onrecord.tui.bindings import plain_bindings
from onrecord.tui.screens.dialog import BORDER_LINES, DialogScreen
from onrecord.tui.textual_private import bind_key
from onrecord.tui.widgets.list_pane import ListPane

# height of the preview, if the options leave room for it
PREVIEW_LINES = 8


class Option(NamedTuple):
    """One option of a picker.

    `value` is returned if it is chosen; `letter` chooses it at once; `preview` shows its effect; `detail` stands at the
    right end of its row.
    """

    value: str
    title: str
    letter: str = ""
    preview: str = ""
    detail: str = ""


class PickerScreen(DialogScreen[str | None]):
    """A dialog with a list of options; it returns the chosen option's value, or None."""

    groups = PICKER_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*plain_bindings(PICKER_COMMANDS)]

    def __init__(self, title: str, options: Sequence[Option], chosen: str | None = None) -> None:
        self._options = {option.value: option for option in options}
        letters = {option.letter: option.value for option in options if option.letter}
        super().__init__(title, f"{'letter or ' * bool(letters)}Enter · ? keys · Esc closes")
        for letter, value in letters.items():
            bind_key(self, to_textual_key(letter), f"dismiss({value!r})")
        self._chosen = chosen
        self._list = ListPane(id="options")
        has_preview = any(option.preview for option in options)
        self._preview = Static("", id="preview", markup=False) if has_preview else None

    def contents(self) -> ComposeResult:
        yield self._list
        if self._preview:
            yield self._preview

    def on_mount(self) -> None:
        rows = tuple(
            Row(
                f"{option.letter}  {option.title}" if option.letter else option.title,
                option.detail,
                RowTarget("", value),
            )
            for value, option in self._options.items()
        )
        self._divide_height(self.size.height)
        self._list.show(rows, RowTarget("", self._chosen) if self._chosen else None)
        self._list.focus()
        self._show_preview()

    def on_resize(self, event: events.Resize) -> None:
        self._divide_height(event.size.height)

    def _divide_height(self, height: int) -> None:
        """Divide the box between the options and the preview; if they do not both fit, each gets half."""
        room = max(1, height - BORDER_LINES)
        if self._preview:
            room = max(1, room // 2, room - PREVIEW_LINES)
        self._list.styles.height = min(len(self._options), room)

    @on(ListPane.Chosen)
    def action_choose(self) -> None:
        row = self._list.row
        self.dismiss(row.target.address if row and row.target else None)

    def action_move(self, steps: int) -> None:
        self._list.move(steps)

    def action_page(self, pages: int) -> None:
        self._list.page(pages)

    def action_end(self, end: int) -> None:
        self._list.to_end(end)

    @on(ListPane.Moved)
    def _show_preview(self) -> None:
        row = self._list.row
        if self._preview:
            option = self._options.get(row.target.address or "") if row and row.target else None
            self._preview.update(option.preview if option else "")
