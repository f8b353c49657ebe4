"""The search line: a text field with completions, and the counts of the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.suggester import SuggestionReady
from textual.widgets import Static

from onrecord.session.completion_cycle import CompletionCycle
from onrecord.text.cell_width import cell_width
from onrecord.text.signs import own_words, signs
from onrecord.tui.arrangement import info_width
from onrecord.tui.widgets.text_field import TextField
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

Completions = Callable[[str], tuple[str, ...]]
OFFER = "   Tab: "  # before a completion that is offered


class SearchBox(TextField):
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
        super().__init__(own_words("search the record…"), name="finder-input")
        self._complete = completions
        self._completion_cycle = CompletionCycle(())

    @property
    def completions(self) -> tuple[str, ...]:
        """The completions of the text, if the cursor is at its end."""
        return self._complete(self.value) if self.value and self.cursor_position == len(self.value) else ()

    def watch_selection(self) -> None:
        """Offer a completion while the cursor is at the end, else none."""
        super().watch_selection()
        self._offer()

    def watch_value(self) -> None:
        self._offer()

    def _offer(self) -> None:
        """Show what Tab would make of the last word, set apart from it: the results obey only what was typed."""
        completion = next(iter(self.completions), "")
        hint = f"{self.value}{OFFER}{completion.rpartition(' ')[2]}" if completion else ""
        self.post_message(SuggestionReady(self.value, hint))

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

    def action_cursor_right(self, select: bool = False) -> None:
        """Accept the completion at the end of the text, as Tab does; else move the cursor."""
        if not select and self.completions:
            self.action_complete(1)
        else:
            super().action_cursor_right(select)


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
        with self.prevent(TextField.Changed):
            self.box.value = text
        self.box.cursor_position = len(text)
