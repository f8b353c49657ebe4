"""The search line: a text field with completions, and the counts of the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from onrecord.session.completion_cycle import CompletionCycle
from onrecord.text.cell_width import cell_width
from onrecord.text.signs import own_words, signs
from onrecord.tui.arrangement import info_width
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

Completions = Callable[[str], tuple[str, ...]]


class SearchBox(Input):
    """The text field of the search; Tab accepts a completion, then the next one, and stays in the field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete(1)", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
    ]

    class Completed(Message):
        """Tab accepted a completion."""

        def __init__(self, cycle: CompletionCycle) -> None:
            super().__init__()
            self.cycle = cycle

    class NothingOffered(Message):
        """Tab was pressed, but there is no completion."""

    def __init__(self, completions: Completions) -> None:
        super().__init__(
            placeholder=own_words("search the record…"),
            id="finder-input",
            select_on_focus=False,
            suggester=_Suggester(completions),
        )
        self._complete = completions
        self._completion_cycle = CompletionCycle(())

    @property
    def completions(self) -> tuple[str, ...]:
        """The completions of the text, if the cursor is at its end."""
        return self._complete(self.value) if self.value and self.cursor_position == len(self.value) else ()

    def action_complete(self, step: int) -> None:
        """Accept a completion: the first, or after it the next or previous one of the same text.

        Tab never leaves the field, or further typing would run commands.
        """
        if self.value != self._completion_cycle.text:
            self._completion_cycle = CompletionCycle(self.completions)
        if self._completion_cycle.completions:
            self._completion_cycle = cycle = self._completion_cycle.stepped(step)
            self.value = cycle.text or self.value
            self.cursor_position = len(self.value)
            if cycle.goes_on:
                self.post_message(self.Completed(cycle))
            else:
                self._completion_cycle = CompletionCycle(())
        else:
            self.post_message(self.NothingOffered())


class Finder(Horizontal):
    """The line to type into: a search, or a filter of the list. It posts Input.Changed.

    `key` focuses the field for a search and is shown before it; `filter_key` does so for a filter.
    """

    def __init__(self, completions: Completions, key: str, filter_key: str) -> None:
        super().__init__(id="finder")
        self._keys = {False: key, True: filter_key}
        self.filters = False
        self.box = SearchBox(completions)
        self._sign = Static("", id="finder-key", markup=False)
        self._info = TwoSidedBar(id="finder-info")

    def compose(self) -> ComposeResult:
        self._show_sign()
        yield self._sign
        yield self.box
        self._info.styles.width = info_width(self.app.size.width)
        yield self._info

    def on_resize(self) -> None:
        self._info.styles.width = info_width(self.app.size.width)

    def use_keys(self, key: str, filter_key: str) -> None:
        """Show other keys before the field."""
        self._keys = {False: key, True: filter_key}
        self._show_sign()

    def begin(self, *, filters: bool, text: str) -> None:
        """Turn to searching or to filtering, with a text to go on from."""
        self.filters = filters
        self._show_sign()
        self.box.placeholder = own_words("filter this list…" if filters else "search the record…")
        self.set_text(text)

    def _show_sign(self) -> None:
        key = self._keys[self.filters]
        self._sign.update(f" {key} " if cell_width(key) == 1 else f" {signs().prompt} ")

    def set_counts(self, text: str) -> None:
        """Show the counts of the list at the right end."""
        self._info.show("", text)

    def set_text(self, text: str) -> None:
        """Set the field's text, with the cursor at its end, without starting a search."""
        with self.prevent(Input.Changed):
            self.box.value = text
        self.box.cursor_position = len(text)


class _Suggester(Suggester):
    """Suggests the likeliest completion that begins with the typed text."""

    def __init__(self, completions: Completions) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = completions

    async def get_suggestion(self, value: str) -> str | None:
        return next((completion for completion in self._complete(value) if completion.startswith(value)), None)
