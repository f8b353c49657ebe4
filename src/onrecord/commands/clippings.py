"""The commands of the clippings screen. Those that the main screen also has are called the same."""

from __future__ import annotations

from onrecord.commands import cursor_commands
from onrecord.commands.command import Command, CommandGroup

CLIPPINGS_COMMANDS = (
    CommandGroup(
        "Clippings",
        (
            Command("copy-all", ("Y", "y"), "Y", "Copy all clippings in the current style", "copy_all", "copy all", 1),
            Command("copy-all-as", ("c",), "c", "Copy all clippings in another style", "copy_as", "copy as…"),
            Command("take-out", ("d", "delete"), "d", "Take the clipping out", "remove", "take out"),
            Command("take-out-all", ("D",), "D", "Take all clippings out", "clear"),
            Command("show-copy", ("S",), "S", "Show the last copy as plain text, to select it", "app.show_plainly"),
            Command("undo", ("u",), "u", "Undo", "undo", "undo"),
            Command("go-there", ("o", "enter"), "Enter", "Go to the passage", "open", "go there"),
            *cursor_commands.CURSOR_COMMANDS,
            Command("help", ("question_mark", "f1"), "?", "Help", "app.help", "help"),
            Command("close", ("escape",), "Esc", "Close", "app.pop_screen", "close", 0, also=("clippings", "quit")),
        ),
    ),
)
