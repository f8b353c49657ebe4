"""The search line: a box to type in, and what is listed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from onrecord.tui.layout import info_width
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

Completions = Callable[[str], tuple[str, ...]]


class SearchBox(Input):
    """Tab takes the completion that is offered, and stays."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
    ]

    class NothingOffered(Message):
        """A completion was wanted, and there is none."""

    def __init__(self, completions: Completions) -> None:
        super().__init__(
            placeholder="search the record…",
            id="finder-input",
            select_on_focus=False,
            suggester=_Suggester(completions),
        )
        self._completions = completions

    @property
    def offered(self) -> tuple[str, ...]:
        """What the text may go on to be, if the cursor stands at its end."""
        return self._completions(self.value) if self.value and self.cursor_position == len(self.value) else ()

    def action_complete(self) -> None:
        """Never out of the box: what is typed on would be taken for commands."""
        if offered := self.offered:
            self.value = offered[0] if offered[0].endswith(":") else f"{offered[0]} "
            self.cursor_position = len(self.value)
        else:
            self.post_message(self.NothingOffered())


class Finder(Horizontal):
    """Posts Input.Changed and Input.Submitted when somebody types. `key` leads into it, and stands before it."""

    def __init__(self, completions: Completions, key: str) -> None:
        super().__init__(id="finder")
        self._key = key
        self.box = SearchBox(completions)
        self._info = TwoSidedBar(id="finder-info")

    def compose(self) -> ComposeResult:
        yield Static(f" {self._key} " if len(self._key) == 1 else " › ", id="finder-key", markup=False)
        yield self.box
        self._info.styles.width = info_width(self.app.size.width)
        yield self._info

    def on_resize(self) -> None:
        self._info.styles.width = info_width(self.app.size.width)

    def tell(self, text: str) -> None:
        """Show what is listed, at the right end."""
        self._info.show("", text)

    def put(self, text: str) -> None:
        """Fill the box without anything being searched for."""
        with self.prevent(Input.Changed):
            self.box.value = text


class _Suggester(Suggester):
    """Shows the likeliest completion behind what is typed, where it goes on from it."""

    def __init__(self, completions: Completions) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._completions = completions

    async def get_suggestion(self, value: str) -> str | None:
        return next((each for each in self._completions(value) if each.startswith(value)), None)
