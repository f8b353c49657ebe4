"""The picker: a small list to choose from by letter, or by cursor and Enter."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from onrecord.commands.screens import PICKER_COMMANDS
from onrecord.navigation import Row, RowTarget
from onrecord.session.outcome import ChoiceList
from onrecord.tui.bindings import dialog_bindings
from onrecord.tui.screens.dialog import BORDER_LINES, DialogScreen
from onrecord.tui.textual_keys import to_textual_key
from onrecord.tui.textual_private import bind_key
from onrecord.tui.widgets.list_pane import ListPane

# height of the preview, if the choices leave room for it
PREVIEW_LINES = 8


class PickerScreen(DialogScreen[str | None]):
    """A dialog with a list to choose from; it returns the chosen value, or None."""

    groups = PICKER_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(PICKER_COMMANDS)]

    def __init__(self, choice_list: ChoiceList) -> None:
        self._choices = {choice.value: choice for choice in choice_list.choices}
        letters = {choice.letter: choice.value for choice in choice_list.choices if choice.letter}
        super().__init__(choice_list.title, f"{'letter or ' * bool(letters)}Enter · ? keys · Esc closes")
        for letter, value in letters.items():
            bind_key(self, to_textual_key(letter), f"dismiss({value!r})")
        self._current = choice_list.current
        self._list = ListPane(id="options")
        has_preview = any(choice.preview for choice in choice_list.choices)
        self._preview = Static("", id="preview", markup=False) if has_preview else None

    def contents(self) -> ComposeResult:
        yield self._list
        if self._preview:
            yield self._preview

    def on_mount(self) -> None:
        rows = tuple(
            Row(
                f"{choice.letter}  {choice.title}" if choice.letter else choice.title,
                choice.detail,
                RowTarget("", value),
            )
            for value, choice in self._choices.items()
        )
        self._divide_height(self.size.height)
        self._list.show(rows, RowTarget("", self._current) if self._current else None)
        self._list.focus()
        self._show_preview()

    def on_resize(self, event: events.Resize) -> None:
        self._divide_height(event.size.height)

    def _divide_height(self, height: int) -> None:
        """Divide the box between the choices and the preview; if they do not both fit, each gets half."""
        room = max(1, height - BORDER_LINES)
        if self._preview:
            room = max(1, room // 2, room - PREVIEW_LINES)
        self._list.styles.height = min(len(self._choices), room)

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
            choice = self._choices.get(row.target.address or "") if row and row.target else None
            self._preview.update(choice.preview if choice else "")
