"""A small list to choose from: by letter at once, or by cursor and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from onrecord.keys.choice import GROUPS
from onrecord.reading import Row, Target
from onrecord.tui.bindings import plain_bindings
from onrecord.tui.breakpoints import settle
from onrecord.tui.screens.left_once import LeftOnce
from onrecord.tui.widgets.list_pane import ListPane

BORDERS = 2
PREVIEW = 8
"""Lines that the preview has wherever the options leave it as many."""


class Option(NamedTuple):
    """`value` is what choosing it yields; `letter` chooses it at once; `preview` shows what would come of it.

    `detail` stands at the right end of its row.
    """

    value: str
    title: str
    letter: str = ""
    preview: str = ""
    detail: str = ""


class ChoiceScreen(LeftOnce[str | None]):
    """Yields the chosen option's value, or None."""

    groups = GROUPS
    BINDINGS: ClassVar[list[BindingType]] = [*plain_bindings(GROUPS)]

    def __init__(self, title: str, options: Sequence[Option], chosen: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._options = {option.value: option for option in options}
        self._letters = {option.letter: option.value for option in options if option.letter}
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        settle(self)
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = f"{'letter or ' * bool(self._letters)}Enter · ? keys · Esc closes"
            yield ListPane(id="options")
            if any(option.preview for option in self._options.values()):
                yield Static("", id="preview", markup=False)

    def on_mount(self) -> None:
        rows = tuple(
            Row(f"{option.letter}  {option.title}" if option.letter else option.title, option.detail, Target("", value))
            for value, option in self._options.items()
        )
        pane = self.query_one(ListPane)
        self._share(self.size.height)
        pane.show(rows, Target("", self._chosen) if self._chosen else None)
        pane.focus()
        self._show_preview()

    def on_resize(self, event: events.Resize) -> None:
        self._share(event.size.height)

    def _share(self, height: int) -> None:
        """Divide the box between the options and the preview: where not both fit, half for each."""
        room = max(1, height - BORDERS)
        if self.query("#preview"):
            room = max(1, room // 2, room - PREVIEW)
        self.query_one(ListPane).styles.height = min(len(self._options), room)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses; those that move have been taken before."""
        if event.character in self._letters:
            event.stop()
            self.dismiss(self._letters[event.character])

    @on(ListPane.Chosen)
    def action_choose(self) -> None:
        row = self.query_one(ListPane).row
        self.dismiss(row.target.address if row and row.target else None)

    def action_move(self, steps: int) -> None:
        self.query_one(ListPane).move(steps)

    def action_page(self, pages: int) -> None:
        self.query_one(ListPane).page(pages)

    def action_end(self, end: int) -> None:
        self.query_one(ListPane).to_end(end)

    @on(ListPane.Moved)
    def _show_preview(self) -> None:
        row = self.query_one(ListPane).row
        for preview in self.query("#preview").results(Static):
            option = self._options.get(row.target.address or "") if row and row.target else None
            preview.update(option.preview if option else "")
