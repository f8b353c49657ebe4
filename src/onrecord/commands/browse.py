"""The commands of the main screen."""

from __future__ import annotations

from onrecord.commands import cursor_commands
from onrecord.commands.command import Command, CommandGroup
from onrecord.navigation import Section

COPYING_GROUP = CommandGroup(
    "Copying and collecting",
    (
        Command(
            "copy",
            ("y",),
            "y",
            "Copy the passage, cited; in the list, the whole row",
            "app.copying('passage')",
            "copy",
            1,
        ),
        Command("copy-as", ("c",), "c", "Copy the same in another style", "app.copying('passage-as')", "copy as…", 2),
        Command("copy-words", ("w",), "w", "Copy only the words that the record is based on", "app.copying('words')"),
        Command("copy-list", ("Y",), "Y", "Copy the whole list as a Markdown table", "app.copying('list')"),
        Command(
            "copy-list-as",
            ("C",),
            "C",
            "Copy the list as Markdown, spreadsheet cells or HTML",
            "app.copying('list-as')",
        ),
        Command("show-copy", ("S",), "S", "Show the last copy as plain text, to select it", "app.show_plainly"),
        Command(
            "collect",
            ("a",),
            "a",
            "Collect the passage; in the list, the whole row",
            "app.copying('collect')",
            "collect",
            2,
        ),
        Command("undo", ("u",), "u", "Undo the last change to the clippings", "app.copying('undo')"),
        Command("clippings", ("t",), "t", "Show the clippings", "app.clippings", "clippings"),
        Command("select", ("v",), "v", "Begin or end selecting sentences (full text)", "extend"),
    ),
)
FINDING_GROUP = CommandGroup(
    "Finding",
    (
        Command("search", ("slash",), "/", "Search as you type", "finding('search')", "search", 1),
        Command("next-match", ("n",), "n", "Next match in the open text", "finding('next')"),
        Command("previous-match", ("N",), "N", "Previous match", "finding('previous')"),
        Command("narrow", ("F",), "F", "Narrow a search: by area, kind, actor, year…", "finding('narrow')"),
        Command("fold", ("z",), "z", "Fold or unfold a group of results", "finding('fold')"),
        Command(
            "literal",
            ("ctrl+t", "L"),
            "ctrl+t L",
            "Search for the words as typed, without corrections",
            "finding('literal')",
        ),
        Command("keep-search", ("K", "ctrl+s"), "K ctrl+s", "Keep this search, or stop keeping it", "finding('keep')"),
        Command(
            "earlier-searches",
            ("H",),
            "H",
            "Earlier and kept searches (Up in an empty box)",
            "finding('earlier')",
        ),
        Command("next-area", ("right_square_bracket",), "]", "Show only one area: the next", "area(1)", "area"),
        Command("previous-area", ("left_square_bracket",), "[", "Show only one area: the previous", "area(-1)"),
    ),
)
GOING_GROUP = CommandGroup(
    "Going to a place",
    (
        Command("open", ("enter",), "Enter", "Open, or follow the link", "open", "open"),
        Command("leave", ("escape",), "Esc", "Leave a selection, a search or a pane", "leave"),
        Command("context", ("o",), "o", "Show the sentence in the full text", "context", "in context"),
        Command("go-to", ("colon",), ":", "Go to a ref or an address (p6.s7, missions/slim)", "app.go"),
        Command("back", ("b", "backspace"), "b", "Back to where you were", "back"),
        Command("forward", ("f",), "f", "Forward again", "forward"),
        Command("pack", ("p",), "p", "Choose another pack (in a search, each result's own)", "app.pack"),
    ),
)
MOVING_GROUP = CommandGroup(
    "Moving",
    (
        *cursor_commands.CURSOR_COMMANDS,
        Command("next-pane", ("l", "right", "tab"), "l → Tab", "Next pane", "pane(1)"),
        Command("previous-pane", ("h", "left", "shift+tab"), "h ←", "Previous pane", "pane(-1)"),
        Command("next-paragraph", ("right_curly_bracket",), "}", "Next paragraph (full text)", "paragraph(1)"),
        Command("previous-paragraph", ("left_curly_bracket",), "{", "Previous paragraph (full text)", "paragraph(-1)"),
    ),
)
SECTIONS_GROUP = CommandGroup(
    "Sections",
    tuple(
        Command(section.value, (str(section.number),), str(section.number), section.help, f"section('{section.value}')")
        for section in Section
    ),
)
PROGRAM_GROUP = CommandGroup(
    "The program",
    (
        Command("help", ("question_mark", "f1"), "?", "This help", "app.help", "help", 0),
        Command("palette", ("P", "ctrl+p"), "P ctrl+p", "All commands, by name", "app.command_palette"),
        Command("redraw", ("ctrl+l",), "ctrl+l", "Redraw the whole screen", "app.redraw"),
        Command("theme", ("T",), "T", "Light or dark", "app.theme"),
        Command(
            "refused-packs",
            ("exclamation_mark",),
            "!",
            "Packs and settings that could not be used",
            "app.problems",
        ),
        Command("quit", ("q",), "q", "Quit", "app.quit", "quit", 0),
    ),
)
TYPING_GROUP = CommandGroup(
    "While typing into the search box",
    (
        Command("to-the-results", ("enter",), "Enter", "To the results", "open", "to the results", 1),
        Command("leave-search", ("escape",), "Esc", "Leave the search", "leave", "leaves", 1),
        Command("move", ("down", "up"), "↓↑", "Next and previous result", "move", "move", 2),
    ),
)
# the only commands that work meanwhile: every letter goes into the search box
BROWSE_COMMANDS = (COPYING_GROUP, FINDING_GROUP, GOING_GROUP, MOVING_GROUP, SECTIONS_GROUP, PROGRAM_GROUP)
