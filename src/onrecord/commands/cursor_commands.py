"""The commands that move the cursor in a list or a text, the same on every screen except pickers."""

from __future__ import annotations

from onrecord.commands.command import Command

CURSOR_COMMANDS = (
    Command("down", ("j", "down"), "j ↓", "Down", "move(1)"),
    Command("up", ("k", "up"), "k ↑", "Up", "move(-1)"),
    Command("page-down", ("pagedown", "space"), "PgDn Space", "A page down", "page(1)"),
    Command("page-up", ("pageup",), "PgUp", "A page up", "page(-1)"),
    Command("top", ("g", "home"), "g Home", "To the top", "end(-1)"),
    Command("bottom", ("G", "end"), "G End", "To the bottom", "end(1)"),
)
