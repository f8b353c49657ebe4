"""The commands of every screen, with their built-in keys: the main screen, text screens and pickers."""

from __future__ import annotations

from onrecord.commands.command import Command, CommandGroup
from onrecord.navigation import Section

# Moving within a list or a text: the same commands and keys on every screen except pickers.
CURSOR_COMMANDS = (
    Command("down", ("j", "down"), "j ↓", "Down"),
    Command("up", ("k", "up"), "k ↑", "Up"),
    Command("page-down", ("pagedown",), "PgDn", "A page down", shares_keys_with=("mark",)),
    Command("page-up", ("pageup",), "PgUp", "A page up"),
    Command("half-page-down", ("ctrl+d",), "ctrl+d", "Half a page down"),
    Command("half-page-up", ("ctrl+u",), "ctrl+u", "Half a page up"),
    Command("top", ("g", "home"), "g Home", "To the top"),
    Command("bottom", ("G", "end"), "G End", "To the bottom"),
)

CAUTION_OR_PROBLEMS = "Right after a copy, copy the caution too; else what could not be used"

# The main screen.
COPYING_GROUP = CommandGroup(
    "Copying and collecting",
    (
        Command("copy", ("y",), "y", "Copy the passage, cited; in the list, the whole row", "copy", 1),
        Command("copy-as", ("c",), "c", "Copy the same in another style", "copy as", 2),
        Command("copy-words", ("w",), "w", "Copy only the words that the record is based on"),
        Command("copy-list", ("Y",), "Y", "Copy the whole list as a Markdown table, or the marked rows"),
        Command("copy-list-as", ("C",), "C", "Copy the same as Markdown, spreadsheet cells or HTML"),
        Command("show-copy", ("S",), "S", "Show the last copy as plain text, with its report"),
        Command(
            "collect",
            ("a",),
            "a",
            "Collect the passage into the current brief; in the list, the whole row",
            "collect",
            2,
        ),
        Command("collect-with-note", ("A",), "A", "Collect it with a note of your own"),
        Command("undo", ("u",), "u", "Undo the last change to the brief or to your notes"),
        Command("redo", ("U",), "U", "Do again what was undone"),
        Command("clippings", ("t",), "t", "Open the current brief", "brief"),
        Command("briefs", ("B",), "B", "The list of briefs: choose, create, rename, delete"),
        Command("export", ("E",), "E", "Export the current brief to a file, such as for Word"),
        Command("select", ("v",), "v", "Begin or end selecting words and sentences of official text", "words", 3),
        Command("copy-address", ("x",), "x", "Copy the address of the source, passage, record; again: on the web"),
    ),
)
NOTES_GROUP = CommandGroup(
    "Your own notes",
    (
        Command("note", ("M",), "M", "Write or edit your note on the passage, record or statement"),
        Command("copy-note", ("X",), "X", "Copy your note on it, labeled as yours"),
        Command("notes", ("W",), "W", "List your notes, to go to one; my:WORD searches them"),
    ),
)
FINDING_GROUP = CommandGroup(
    "Finding",
    (
        Command("search", ("/",), "/", "Search as you type", "search", 1),
        Command("next-match", ("n",), "n", "Next match in the open text; a selection reaches to it"),
        Command("previous-match", ("N",), "N", "Previous match"),
        Command("narrow", ("F",), "F", "Narrow a search: by area, kind, actor, year…"),
        Command("fold", ("z",), "z", "Fold or unfold a group of results"),
        Command("literal", ("ctrl+t", "L"), "ctrl+t L", "Search for the words as typed, without corrections"),
        Command("keep-search", ("K", "ctrl+s"), "K ctrl+s", "Keep this search, or stop keeping it"),
        Command("earlier-searches", ("H",), "H", "Earlier and kept searches (Up in an empty box)"),
        Command("filter", ("s",), "s", "Filter this list while typing", "filter", 2),
        Command("order", ("O",), "O", "Order the list: by text, name, date, grade, party, outcome"),
        Command("group", ("I",), "I", "Show or hide headings over the groups of the order"),
        Command("next-area", ("]",), "]", "Show only one area: the next"),
        Command("previous-area", ("[",), "[", "Show only one area: the previous"),
    ),
)
GOING_GROUP = CommandGroup(
    "Going to a place",
    (
        Command("open", ("enter",), "Enter", "Open, or follow the link", "open"),
        Command("leave", ("escape",), "Esc", "Leave a selection, a search or a pane"),
        Command("context", ("o",), "o", "Show the sentence in the full text", "in context"),
        Command("go-to", (":",), ":", "Go to p6.s7, missions/slim, a published number or a name"),
        Command("back", ("b", "backspace"), "b", "Back to where you were"),
        Command("forward", ("f",), "f", "Forward again"),
        Command("glance", ("i",), "i", "At a glance: commitments, outcomes, what is due"),
        Command("statements", ("0",), "0", "Statements: the open ones, newest first", "statements"),
        Command("pack", ("p",), "p", "Choose another pack (in a search, each result's own)"),
    ),
)
MOVING_GROUP = CommandGroup(
    "Moving",
    (
        *(command for command in CURSOR_COMMANDS if command.name != "page-down"),
        Command("page-down", ("pagedown",), "PgDn", "A page down"),
        Command("mark", ("space",), "Space", "Mark the row and step down; in a text, a page down", "mark", 3),
        Command("next-pane", ("l", "right", "tab"), "l → Tab", "Next pane"),
        Command("previous-pane", ("h", "left", "shift+tab"), "h ←", "Previous pane"),
        Command("next-paragraph", ("}",), "}", "Next paragraph (full text)"),
        Command("previous-paragraph", ("{",), "{", "Previous paragraph (full text)"),
    ),
)
PANES_GROUP = CommandGroup(
    "The panes",
    (
        Command("narrower", ("<",), "<", "Less room for the list"),
        Command("wider", (">",), ">", "More room for the list"),
        Command("zoom", ("Z",), "Z", "Show one pane alone, or both again"),
        Command("marks", ("m",), "m", "Show or hide the marks of what a record rests on"),
    ),
)
SECTIONS_GROUP = CommandGroup(
    "Sections",
    tuple(Command(section.value, (str(section.number),), str(section.number), section.help) for section in Section),
)
PROGRAM_GROUP = CommandGroup(
    "The program",
    (
        Command("help", ("?", "f1"), "?", "This help", "help", 0),
        Command("palette", ("P", "ctrl+p"), "P ctrl+p", "All commands, by name"),
        Command("redraw", ("ctrl+l",), "ctrl+l", "Redraw the whole screen"),
        Command("reload", ("R",), "R", "Read the configuration again: keys, styles, theme, routes"),
        Command("theme", ("T",), "T", "Light or dark"),
        Command("refused-packs", ("!",), "!", CAUTION_OR_PROBLEMS),
        Command("quit", ("q",), "q", "Quit", "quit", 0),
    ),
)
# The only commands that work while typing: every letter goes into the search box.
TYPING_GROUP = CommandGroup(
    "While typing into the search box",
    (
        Command("to-the-results", ("enter",), "Enter", "To the results", "to the results", 1),
        Command("leave-search", ("escape",), "Esc", "Leave the search", "leaves", 1),
        Command("move", ("down", "up"), "↓↑", "Next and previous result", "move", 2),
    ),
)
FILTERING_GROUP = CommandGroup(
    "While typing into the filter of a list",
    (
        TYPING_GROUP.commands[0]._replace(title="To the list", hint="to the list"),
        TYPING_GROUP.commands[1]._replace(title="Drop the filter", hint="all rows"),
        TYPING_GROUP.commands[2]._replace(title="Next and previous row"),
    ),
)
# While words or sentences are selected, these keys do this instead of what else they do on the main screen.
SELECTION_COMMANDS = (
    CommandGroup(
        "While selecting words",
        (
            Command("word-forward", ("w", "e"), "w e", "The end of the selection a word further", "by word", 1),
            Command("word-back", ("b",), "b", "The end of the selection a word back", "by word", 2),
            Command("character-forward", ("l", "right"), "l →", "The same by single characters of Japanese"),
            Command("character-back", ("h", "left"), "h ←", "Back by single characters of Japanese"),
            Command("sentence-forward", ("}",), "}", "Its end to the end of a sentence", "by sentence", 2),
            Command("sentence-back", ("{",), "{", "Back by a sentence", "by sentence", 2),
            Command("other-end", ("o",), "o", "Move the other end of the selection from now on", "other end", 2),
        ),
    ),
)
BROWSE_COMMANDS = (
    COPYING_GROUP,
    NOTES_GROUP,
    FINDING_GROUP,
    GOING_GROUP,
    MOVING_GROUP,
    PANES_GROUP,
    SECTIONS_GROUP,
    PROGRAM_GROUP,
)

# The list of the open statements. Commands that the main screen also has are called the same.
STATEMENTS_COMMANDS = (
    CommandGroup(
        "Statements",
        (
            Command("read-statement", ("enter",), "Enter", "Read the statement", "open", 1),
            Command("glance", ("i",), "i", "The statement at a glance", "at a glance", 3),
            Command("filter", ("s",), "s", "Filter by title, party, place, year", "filter", 2),
            Command("search", ("/",), "/", "Search in all statements, or in the marked ones", "search all", 2),
            Command("order", ("O",), "O", "Order by date, title, parties, place", "order", 4),
            Command("group", ("I",), "I", "Show or hide headings over the groups of the order"),
            Command("mark", ("space",), "Space", "Mark the statement and step down", "mark", 5),
            Command("copy", ("y",), "y", "Copy the citation of the statement, or of the marked ones", "cite", 4),
            Command("note", ("M",), "M", "Write or edit your note on the statement"),
            *(command._replace(shares_keys_with=()) for command in CURSOR_COMMANDS),  # Space marks
            Command("help", ("?", "f1"), "?", "Help", "help", 0),
            Command("close", ("escape",), "Esc", "Unmark, or back", "back", 1, shares_keys_with=("statements", "back")),
            Command("quit", ("q",), "q", "Quit", "quit", 2),
        ),
    ),
)
# While typing there: every letter goes into the filter.
STATEMENTS_TYPING_GROUP = CommandGroup(
    "While typing into the filter of the statements",
    (
        Command("to-the-list", ("enter",), "Enter", "To the list", "to the list", 1),
        Command("drop-filter", ("escape",), "Esc", "Drop the filter", "all statements", 1),
        Command("move", ("down", "up"), "↓↑", "Next and previous statement", "move", 2),
    ),
)

# A text screen, such as the help, or the problems of refused packs.
TEXT_SCREEN_COMMANDS = (
    CommandGroup(
        "On a page of text",
        (
            *CURSOR_COMMANDS,
            Command("close", ("escape", "enter"), "Esc", "Close", shares_keys_with=("quit", "help", "refused-packs")),
        ),
    ),
)

# A picker, a list to choose from. Letters choose in it, so its keys cannot be configured. Letters that move the cursor
# cannot choose anything: no style may have one of them.
MOVING_LETTERS = DOWN, UP, TOP, BOTTOM = "j", "k", "g", "G"

# A list to find in by typing: letters are typed, so that only other keys move and choose.
FINDING_COMMANDS = (
    CommandGroup(
        "Choosing: type words of it, or with",
        (
            Command("choose", ("enter",), "Enter", "Choose what the cursor is on"),
            Command("down", ("down",), "↓", "Down"),
            Command("up", ("up",), "↑", "Up"),
            Command("page-down", ("pagedown",), "PgDn", "A page down"),
            Command("page-up", ("pageup",), "PgUp", "A page up"),
            Command("top", ("ctrl+home",), "ctrl+Home", "To the top"),
            Command("bottom", ("ctrl+end",), "ctrl+End", "To the bottom"),
            Command("help", ("f1", "?"), "F1 ?", "This help; `?` where nothing is typed yet"),
            Command("close", ("escape",), "Esc", "Close without choosing"),
        ),
    ),
)

PICKER_COMMANDS = (
    CommandGroup(
        "Choosing: by letter, where there is one, or with",
        (
            Command("choose", ("enter",), "Enter", "Choose what the cursor is on"),
            Command("down", (DOWN, "down"), f"{DOWN} ↓", "Down"),
            Command("up", (UP, "up"), f"{UP} ↑", "Up"),
            Command("page-down", ("pagedown",), "PgDn", "A page down"),
            Command("page-up", ("pageup",), "PgUp", "A page up"),
            Command("top", (TOP, "home"), f"{TOP} Home", "To the top"),
            Command("bottom", (BOTTOM, "end"), f"{BOTTOM} End", "To the bottom"),
            Command("help", ("?", "f1"), "?", "This help"),
            Command("close", ("escape",), "Esc", "Close without choosing"),
        ),
    ),
)
