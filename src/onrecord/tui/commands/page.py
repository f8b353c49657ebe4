"""The commands of a page of text: the help, and what is wrong with refused packs."""

from __future__ import annotations

from onrecord.tui.commands.command import Command, Group

GROUPS = (
    Group(
        "On a page",
        (
            Command(("j", "down"), "j ↓", "A line down", "scroll(1)"),
            Command(("k", "up"), "k ↑", "A line up", "scroll(-1)"),
            Command(("pagedown", "space"), "PgDn Space", "A page down", "page(1)"),
            Command(("pageup",), "PgUp", "A page up", "page(-1)"),
            Command(("g", "home"), "g Home", "To the top", "end(-1)"),
            Command(("G", "end"), "G End", "To the bottom", "end(1)"),
            Command(("escape", "q", "enter", "question_mark", "exclamation_mark"), "Esc", "Close", "dismiss(None)"),
        ),
    ),
)
