"""The commands of a brief and of the list of briefs. Those that the main screen also has are called the same."""

from __future__ import annotations

from onrecord.commands.command import Command, CommandGroup
from onrecord.commands.screens import CAUTION_OR_PROBLEMS, CURSOR_COMMANDS

MOVING = tuple(command._replace(shares_keys_with=()) for command in CURSOR_COMMANDS)  # Space marks here

CLIPPINGS_COMMANDS = (
    CommandGroup(
        "The brief",
        (
            Command("copy-all", ("Y", "y"), "Y", "Copy all clippings in the current style", "copy all", 1),
            Command("copy-all-as", ("c",), "c", "Copy all clippings in another style", "copy as", 4),
            Command("move-item-down", ("J",), "J", "Move the item, the section, or the marked ones, down", "move", 3),
            Command("move-item-up", ("K",), "K", "Move the item, the section, or the marked ones, up", "move", 3),
            Command("add-heading", ("H",), "H", "Put a heading above; an inner one begins with #", "heading", 2),
            Command("add-note", ("n",), "n", "Put a note of your own below", "note", 2),
            Command("edit-item", ("e",), "e", "Edit the heading or note; of a clipping, your note on it", "edit", 3),
            Command("take-out", ("d", "delete"), "d", "Remove it, or the marked ones", "remove", 2),
            Command("take-out-all", ("D",), "D", "Remove everything"),
            Command("undo", ("u",), "u", "Undo", "undo", 3),
            Command("redo", ("U",), "U", "Do again what was undone"),
            Command("mark", ("space",), "Space", "Mark it and step down", "mark", 5),
            Command("filter", ("s",), "s", "Filter the brief while typing", "filter", 5),
            Command("preview", ("v",), "v", "Show the whole as it will be exported", "preview", 4),
            Command("export", ("E",), "E", "Export the brief to a file, such as for Word", "export", 3),
            Command("briefs", ("B",), "B", "The list of briefs"),
            Command("take-wording", ("w",), "w", "Where the words changed, take those of the statement now"),
            Command("keep-wording", ("=",), "=", "Where the words changed, keep the old ones, marked"),
            Command("show-copy", ("S",), "S", "Show the last copy as plain text, with its report"),
            Command("refused-packs", ("!",), "!", CAUTION_OR_PROBLEMS),
            Command("go-there", ("o", "enter"), "Enter", "Go to the passage", "go there", 3),
            *MOVING,
            Command("help", ("?", "f1"), "?", "Help", "help", 0),
            Command(
                "close", ("escape",), "Esc", "Close; first drop marks and filter", "close", 0,
                shares_keys_with=("clippings", "quit"),
            ),
        ),
    ),
)  # fmt: skip
# While typing there: every letter goes into the filter.
CLIPPINGS_TYPING_GROUP = CommandGroup(
    "While typing into the filter of the brief",
    (
        Command("to-the-list", ("enter",), "Enter", "To the list", "to the list", 1),
        Command("drop-filter", ("escape",), "Esc", "Drop the filter", "all of it", 1),
        Command("move", ("down", "up"), "↓↑", "Next and previous item", "move", 2),
    ),
)

BRIEFS_COMMANDS = (
    CommandGroup(
        "Briefs",
        (
            Command("choose-brief", ("enter",), "Enter", "Make it the current brief, and open it", "open", 1),
            Command("new-brief", ("n",), "n", "A new brief", "new", 1),
            Command("rename-brief", ("r",), "r", "Rename it", "rename", 2),
            Command("copy-brief", ("c",), "c", "Copy it under another name", "copy", 3),
            Command("archive-brief", ("a",), "a", "Archive it, or bring it back from there", "archive", 3),
            Command("delete-brief", ("d", "delete"), "d", "Delete it: u brings it back", "delete", 2),
            Command("undo", ("u",), "u", "Undo what was done to the briefs here", "undo", 3),
            *MOVING,
            Command("help", ("?", "f1"), "?", "Help", "help", 0),
            Command("close", ("escape",), "Esc", "Back", "back", 0, shares_keys_with=("briefs", "quit")),
        ),
    ),
)
