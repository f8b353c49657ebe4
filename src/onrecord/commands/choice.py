"""The commands of a picker, a list to choose from. Letters choose in it, so its keys cannot be configured."""

from __future__ import annotations

from onrecord.commands.command import Command, CommandGroup

# letters that move the cursor, so that they cannot choose anything: no style may have one of them
MOVING_LETTERS = DOWN, UP, TOP, BOTTOM = "j", "k", "g", "G"

PICKER_COMMANDS = (
    CommandGroup(
        "Choosing: by letter, where there is one, or with",
        (
            Command("choose", ("enter",), "Enter", "Choose what the cursor is on", "choose"),
            Command("down", (DOWN, "down"), f"{DOWN} ↓", "Down", "move(1)"),
            Command("up", (UP, "up"), f"{UP} ↑", "Up", "move(-1)"),
            Command("page-down", ("pagedown",), "PgDn", "A page down", "page(1)"),
            Command("page-up", ("pageup",), "PgUp", "A page up", "page(-1)"),
            Command("top", (TOP, "home"), f"{TOP} Home", "To the top", "end(-1)"),
            Command("bottom", (BOTTOM, "end"), f"{BOTTOM} End", "To the bottom", "end(1)"),
            Command("help", ("question_mark", "f1"), "?", "This help", "app.help"),
            Command("close", ("escape",), "Esc", "Close without choosing", "dismiss(None)"),
        ),
    ),
)
