"""A small list to choose from: by letter at once, or by cursor and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from onrecord.reading import Row, Target
from onrecord.tui.widgets.list_pane import ListPane


@dataclass(frozen=True, slots=True)
class Option:
    """`value` is what choosing it yields; `letter` chooses it at once; `preview` shows what would come of it."""

    value: str
    title: str
    letter: str = ""
    preview: str = ""


class ChoiceScreen(ModalScreen[str | None]):
    """Yields the chosen option's value, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False),
        Binding("enter", "choose", "Choose", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "A page down", show=False),
        Binding("pageup", "page(-1)", "A page up", show=False),
    ]

    def __init__(self, title: str, options: Sequence[Option], chosen: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._options = {option.value: option for option in options}
        self._letters = {option.letter: option.value for option in options if option.letter}
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "letter or Enter · Esc closes" if self._letters else "Enter · Esc closes"
            yield ListPane(id="options")
            if any(option.preview for option in self._options.values()):
                yield Static("", id="preview", markup=False)

    def on_mount(self) -> None:
        rows = tuple(
            Row(f"{option.letter}  {option.title}" if option.letter else option.title, "", Target("", value))
            for value, option in self._options.items()
        )
        pane = self.query_one(ListPane)
        pane.styles.height = min(len(rows), max(1, self.size.height - 4))
        pane.show(rows, Target("", self._chosen) if self._chosen else None)
        pane.focus()
        self._show_preview()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses; j and k move where they choose nothing."""
        if event.character in self._letters:
            event.stop()
            self.dismiss(self._letters[event.character])
        elif event.character in ("j", "k"):
            event.stop()
            self.action_move(1 if event.character == "j" else -1)

    @on(ListPane.Chosen)
    def action_choose(self) -> None:
        row = self.query_one(ListPane).row
        self.dismiss(row.target.address if row and row.target else None)

    def action_move(self, steps: int) -> None:
        self.query_one(ListPane).move(steps)

    def action_page(self, pages: int) -> None:
        self.query_one(ListPane).page(pages)

    @on(ListPane.Moved)
    def _show_preview(self) -> None:
        row = self.query_one(ListPane).row
        for preview in self.query("#preview").results(Static):
            option = self._options.get(row.target.address or "") if row and row.target else None
            preview.update(option.preview if option else "")
