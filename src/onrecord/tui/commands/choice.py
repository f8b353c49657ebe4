"""The commands of a list to choose from."""

from __future__ import annotations

from onrecord.quoting import MOVING
from onrecord.tui.commands.command import Command, Group

DOWN, UP, TOP, BOTTOM = tuple(MOVING)
GROUPS = (
    Group(
        "Choosing: by the letter, where there is one, or with",
        (
            Command(("enter",), "Enter", "Choose what the cursor is on", "choose"),
            Command((DOWN, "down"), f"{DOWN} ↓", "Down", "move(1)"),
            Command((UP, "up"), f"{UP} ↑", "Up", "move(-1)"),
            Command(("pagedown",), "PgDn", "A page down", "page(1)"),
            Command(("pageup",), "PgUp", "A page up", "page(-1)"),
            Command((TOP, "home"), f"{TOP} Home", "To the top", "end(-1)"),
            Command((BOTTOM, "end"), f"{BOTTOM} End", "To the bottom", "end(1)"),
            Command(("question_mark", "f1"), "?", "This help", "app.help"),
            Command(("escape",), "Esc", "Close, and choose nothing", "dismiss(None)"),
        ),
    ),
)
