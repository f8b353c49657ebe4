"""The commands of the clippings screen."""

from __future__ import annotations

from onrecord.tui.commands.command import Command, Group

GROUPS = (
    Group(
        "Clippings",
        (
            Command(("Y", "y"), "Y", "Copy all of it in the current style", "copy_all", "copy all", 1),
            Command(("c",), "c", "Copy all of it in another style", "copy_as", "copy as…"),
            Command(("d", "delete"), "d", "Take the clipping out", "remove", "take out"),
            Command(("D",), "D", "Take all clippings out", "clear"),
            Command(("u",), "u", "Undo", "undo", "undo"),
            Command(("enter", "o"), "Enter", "Go to the passage", "open", "go there"),
            Command(("j", "down"), "j ↓", "Down", "move(1)"),
            Command(("k", "up"), "k ↑", "Up", "move(-1)"),
            Command(("g", "home"), "g", "To the top", "end(-1)"),
            Command(("G", "end"), "G", "To the bottom", "end(1)"),
            Command(("question_mark", "f1"), "?", "Help", "app.help", "help"),
            Command(("escape", "t", "q"), "Esc", "Close", "app.pop_screen", "close", 0),
        ),
    ),
)
