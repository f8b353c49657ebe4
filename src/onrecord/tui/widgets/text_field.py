"""A text field in which nothing blinks, and that says whether the last key acted on it or on the list below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.widgets import Input

from onrecord.text.cell_width import cell_width
from onrecord.tui.cursor_place import HasCursor

if TYPE_CHECKING:
    from textual.suggester import Suggester


class TextField(HasCursor, Input):
    """A text field. `is_in_use` is True from when something is typed in it until its screen says otherwise.

    Its screen does so when a key moves the cursor of the list that belongs to the field. `keys_when_empty` are
    characters that are not typed into an empty field: its screen binds them.
    """

    def __init__(
        self,
        placeholder: str,
        *,
        name: str | None = None,
        suggester: Suggester | None = None,
        keys_when_empty: str = "",
    ) -> None:
        self.is_in_use = True
        self._keys_when_empty = keys_when_empty
        super().__init__(placeholder=placeholder, id=name, suggester=suggester, select_on_focus=False)
        self.cursor_blink = False

    @property
    def cursor_place(self) -> Offset:
        return Offset(cell_width(self.value[: self.cursor_position]) - self.scroll_offset.x, 0)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether a key is typed into the field."""
        if not self.value and character and character in self._keys_when_empty:
            return False
        return super().check_consume_key(key, character)

    def watch_selection(self) -> None:
        """Take note that something was typed, or that the cursor moved in the field."""
        self.is_in_use = True
