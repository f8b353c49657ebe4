"""A page of text over the screen: the help, and the problems of refused packs."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from onrecord.commands import CommandGroup, CommandGroups
from onrecord.navigation.sign_legend import sign_meanings
from onrecord.packs import PackRefused
from onrecord.search.facets import QUERY_FIELDS
from onrecord.text.characters import escape_controls
from onrecord.text.signs import own_words, signs
from onrecord.tui.bindings import dialog_bindings
from onrecord.tui.page_steps import page_step
from onrecord.tui.screens.sheet import SheetHint, SheetScreen
from onrecord.tui.textual_private import add_bindings

# what can be typed into the search box: docs/search.md in a few lines
QUERY_EXAMPLES = (
    ("maritime dom", "Every word, in any order; the last may be half typed"),
    ('"outer space"', "These words as they stand"),
    ("space -security", "Without a word, a phrase or a value"),
    ("area:civil,science", "In one of these areas; Tab steps through names and values"),
    ("moon or mars", "One of the two"),
    ("grade:4-5  year:>2022", "A range: also >=, <, <= and .."),
    ("FIELD:VALUE", f"{', '.join(QUERY_FIELDS)}"),
    ("p6.s7  missions/slim", "Goes there"),
)


class TextScreen(SheetScreen[None]):
    """A sheet with a text that can be scrolled; `groups` are its commands."""

    def __init__(self, title: str, page: RenderableType, groups: CommandGroups) -> None:
        down, up = (_first_key(groups, name) for name in ("down", "up"))
        hints = (
            SheetHint(f"{down} {up}", "scroll", "screen.page(1)"),
            SheetHint("Esc", "back", "screen.dismiss(None)"),
        )
        super().__init__(title, "", hints)
        self.groups = groups
        add_bindings(self, dialog_bindings(groups))
        self._page = page
        self._scroll = VerticalScroll(can_focus=False)

    def contents(self) -> ComposeResult:
        with self._scroll:
            yield Static(self._page)

    def on_mount(self) -> None:
        super().on_mount()
        for changing in ("scroll_y", "virtual_size"):
            self.watch(self._scroll, changing, self._show_position)

    def _show_position(self) -> None:
        """Show which lines are in sight, of how many."""
        top, lines = round(self._scroll.scroll_y), self._scroll.virtual_size.height
        bottom = min(lines, top + self._scroll.size.height)
        self.head.show_position(f"{top + 1}-{bottom}/{lines}" if bottom else "")

    def lay_out(self, size: Size) -> None:
        """Keep the text within the sheet: the content of one with automatic height may grow out of the window."""
        self._scroll.styles.max_height = self.room
        self._scroll.styles.height = self.room if self.takes_window else "auto"

    @property
    def cursor_widget(self) -> Widget:
        """The text, which has no cursor: the terminal's stands on its first visible line."""
        return self._scroll

    def action_move(self, lines: int) -> None:
        self._scroll.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: float) -> None:
        self.action_move(page_step(pages, self._scroll.size.height - 1))

    def action_end(self, end: int) -> None:
        self._scroll.scroll_to(y=self._scroll.max_scroll_y if end > 0 else 0, animate=False)


def _first_key(groups: CommandGroups, name: str) -> str:
    """Return the first key of a command as people read it."""
    return next(command.key for group in groups for command in group.commands if command.name == name)


def help_page(
    groups: Sequence[CommandGroup], query_examples: Sequence[tuple[str, str]] = (), notices: Sequence[str] = ()
) -> RenderableType:
    """Return the help: notices about what is shown, whole, all commands with their keys, and examples of queries."""
    parts: list[RenderableType] = []
    if notices:
        parts += [Text("About this search", "bold underline"), *map(Text, notices), Text()]
    for group in groups:
        commands = Table.grid(padding=(0, 2))
        commands.add_column(no_wrap=True)
        for command in group.commands:
            commands.add_row(Text(own_words(command.displayed_keys), "bold"), Text(own_words(command.title)))
        parts += [Text(group.title, "bold underline"), commands, Text()]
    if query_examples:
        queries = Table.grid(padding=(0, 2))
        queries.add_column(no_wrap=True)
        for query, meaning in query_examples:
            queries.add_row(Text(query, "bold"), Text(meaning))
        parts += [Text("Search syntax", "bold underline"), queries, Text()]
    if query_examples:
        meanings = Table.grid(padding=(0, 2))
        meanings.add_column(no_wrap=True)
        for sign, meaning in sign_meanings():
            meanings.add_row(Text(sign, "bold"), Text(meaning))
        parts += [Text("Signs", "bold underline"), meanings, Text()]
    bar = f"Official text stands beside a bar {signs().bar} and under its own label"
    parts.append(Text(f"{bar}; everything else is the editor's."))
    return Stack(*parts)


def lines_page(lines: Sequence[str]) -> Text:
    """Return lines of text, each as it is."""
    return Text("\n".join(map(escape_controls, lines)))


def problems_text(notice: str, refused: Sequence[PackRefused]) -> Text:
    """Return the first notice, and each refused pack with all its problems."""
    text = Text(f"{escape_controls(notice)}\n" if notice else "")
    for refusal in refused:
        text.append(f"{refusal.name} was refused\n", "bold")
        for line in refusal.lines:
            text.append(f"{line}\n")
    return text
