"""The commands of a page of text: the help, and what is wrong with refused packs."""

from __future__ import annotations

from onrecord.keys.command import Command, Group

GROUPS = (
    Group(
        "On a page",
        (
            Command("down", ("j", "down"), "j ↓", "A line down", "scroll(1)"),
            Command("up", ("k", "up"), "k ↑", "A line up", "scroll(-1)"),
            Command("page-down", ("pagedown", "space"), "PgDn Space", "A page down", "page(1)"),
            Command("page-up", ("pageup",), "PgUp", "A page up", "page(-1)"),
            Command("top", ("g", "home"), "g Home", "To the top", "end(-1)"),
            Command("bottom", ("G", "end"), "G End", "To the bottom", "end(1)"),
            Command(
                "close", ("escape", "enter"), "Esc", "Close", "dismiss(None)", also=("quit", "help", "refused-packs")
            ),
        ),
    ),
)
