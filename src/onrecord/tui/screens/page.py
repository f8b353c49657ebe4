"""A page of text over the screen: the help, and what is wrong with refused packs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

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

    def __init__(self, title: str, text: Text) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        with Vertical(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = "j k scroll · Esc closes"
            with VerticalScroll():
                yield Static(self._text)

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def help_text(groups: Sequence[Group]) -> Text:
    """Every command with its key, made from the commands themselves."""
    width = max(len(command.shown) for group in groups for command in group.commands)
    text = Text()
    for number, group in enumerate(groups):
        text.append(f"{'' if number == 0 else chr(10)}{group.title}\n", "bold")
        for command in group.commands:
            text.append(f"  {command.shown:<{width}}", "bold").append(f"  {command.title}\n")
    text.append("\nOfficial text stands beside a bar │ and under its own label; all else is the editor's.")
    return text


def problems_text(refused: Sequence[PackRefused]) -> Text:
    """Each refused pack with all that is wrong with it."""
    text = Text()
    for refusal in refused:
        text.append(f"{refusal.name} was refused\n", "bold")
        for problem in refusal.problems:
            text.append(f"{problem}\n")
    return text
