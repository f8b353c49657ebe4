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
from onrecord.tui.widgets.bar import Bar

Completions = Callable[[str], tuple[str, ...]]


class SearchBox(Input):
    """Tab takes the completion that is offered, and stays; Up asks for earlier searches while nothing is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
        Binding("up", "earlier", show=False),
    ]

    class Earlier(Message):
        """Earlier searches are wanted."""

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "earlier":
            return not self.value
        return super().check_action(action, parameters)

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

    def action_earlier(self) -> None:
        self.post_message(self.Earlier())


class Finder(Horizontal):
    """Posts Input.Changed and Input.Submitted when somebody types. `key` leads into it, and stands before it."""

    def __init__(self, completions: Completions, key: str) -> None:
        super().__init__(id="finder")
        self._key = key
        self._completions = completions

    def compose(self) -> ComposeResult:
        yield Static(f" {self._key} " if len(self._key) == 1 else " › ", id="finder-key", markup=False)
        yield SearchBox(self._completions)
        info = Bar(id="finder-info")
        info.styles.width = info_width(self.app.size.width)
        yield info

    def on_resize(self) -> None:
        self.query_one(Bar).styles.width = info_width(self.app.size.width)

    @property
    def box(self) -> SearchBox:
        return self.query_one(SearchBox)

    def tell(self, text: str) -> None:
        """Show what is listed, at the right end."""
        self.query_one(Bar).show("", text)

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
