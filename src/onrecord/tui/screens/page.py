"""A page of text over the screen: the help, and what is wrong with refused packs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from onrecord.packs import PackRefused
from onrecord.tui.commands import Group


class PageScreen(ModalScreen[None]):
    """Shows a text that can be scrolled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter,exclamation_mark", "dismiss(None)", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
        Binding("pagedown,space", "scroll(10)", "A page down", show=False),
        Binding("pageup", "scroll(-10)", "A page up", show=False),
    ]

    def __init__(self, title: str, page: RenderableType) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "j k scroll · Esc closes"
            with VerticalScroll():
                yield Static(self._page)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def help_page(groups: Sequence[Group]) -> RenderableType:
    """Every command with its key, made from the commands themselves."""
    parts: list[RenderableType] = []
    for group in groups:
        keys = Table.grid(padding=(0, 2))
        for command in group.commands:
            keys.add_row(Text(command.shown, "bold"), Text(command.title))
        parts += [Text(group.title, "bold underline"), keys, Text()]
    parts.append(Text("Official text stands beside a bar │ and under its own label; all else is the editor's."))
    return Stack(*parts)


def problems_text(refused: Sequence[PackRefused]) -> Text:
    """Each refused pack with all that is wrong with it."""
    text = Text()
    for refusal in refused:
        text.append(f"{refusal.name} was refused\n", "bold")
        for problem in refusal.problems:
            text.append(f"{problem}\n")
    return text
