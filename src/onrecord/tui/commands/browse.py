"""The commands of the main screen."""

from __future__ import annotations

from onrecord.reading import Section
from onrecord.tui.commands.command import Command, Group

COPYING = Group(
    "Copying and collecting",
    (
        Command(("y",), "y", "Copy the passage, cited; in the list all its row", "app.copying('passage')", "copy", 1),
        Command(("c",), "c", "Copy the same in another style", "app.copying('passage-as')", "copy as…", 2),
        Command(("w",), "w", "Copy only the words that the record rests on", "app.copying('words')"),
        Command(("Y",), "Y", "Copy the whole list as a Markdown table", "app.copying('list')"),
        Command(("C",), "C", "Copy the list as Markdown, spreadsheet cells or HTML", "app.copying('list-as')"),
        Command(("S",), "S", "Show the last copy plainly, to select it by hand", "app.show_plainly"),
        Command(("a",), "a", "Collect the passage; in the list all its row", "app.copying('collect')", "collect", 2),
        Command(("u",), "u", "Undo the last change to the clippings", "app.copying('undo')"),
        Command(("t",), "t", "Show the clippings", "app.clippings", "clippings"),
        Command(("v",), "v", "Select sentences: begin or end (full text)", "extend"),
    ),
)
FINDING = Group(
    "Finding",
    (
        Command(("slash",), "/", "Search as you type", "finding('search')", "search", 1),
        Command(("n",), "n", "Next match in the text that is open", "finding('next')"),
        Command(("N",), "N", "Previous match", "finding('previous')"),
        Command(("F",), "F", "Narrow a search: by area, kind, actor, year…", "finding('narrow')"),
        Command(("z",), "z", "Fold or unfold a group of results", "finding('fold')"),
        Command(("ctrl+l",), "ctrl+l", "Search for the words as typed, correcting nothing", "finding('literal')"),
        Command(("ctrl+s",), "ctrl+s", "Keep this search, or keep it no longer", "finding('keep')"),
        Command(("H",), "H", "Earlier searches and those that are kept (Up in an empty box)", "finding('earlier')"),
        Command(("right_square_bracket",), "]", "Show one area only: the next", "area(1)", "area"),
        Command(("left_square_bracket",), "[", "Show one area only: the previous", "area(-1)"),
    ),
)
GOING = Group(
    "Going somewhere",
    (
        Command(("enter",), "Enter", "Open, or follow the link", "open", "open"),
        Command(("escape",), "Esc", "Step out: of a selection, a search, a pane", "leave"),
        Command(("o",), "o", "Show the sentence in the full text", "context", "in context"),
        Command(("colon",), ":", "Go to a ref or an address (p6.s7, missions/slim)", "app.go"),
        Command(("b", "backspace"), "b", "Back to where you were", "back"),
        Command(("f",), "f", "Forward again", "forward"),
        Command(("p",), "p", "Choose another pack", "app.pack"),
    ),
)
MOVING = Group(
    "Moving",
    (
        Command(("j", "down"), "j ↓", "Down", "move(1)"),
        Command(("k", "up"), "k ↑", "Up", "move(-1)"),
        Command(("pagedown", "space"), "PgDn Space", "A page down", "page(1)"),
        Command(("pageup",), "PgUp", "A page up", "page(-1)"),
        Command(("g", "home"), "g Home", "To the top", "end(-1)"),
        Command(("G", "end"), "G End", "To the bottom", "end(1)"),
        Command(("l", "right", "tab"), "l → Tab", "Next pane", "pane(1)"),
        Command(("h", "left", "shift+tab"), "h ←", "Previous pane", "pane(-1)"),
        Command(("right_curly_bracket",), "}", "Next paragraph (full text)", "paragraph(1)"),
        Command(("left_curly_bracket",), "{", "Previous paragraph (full text)", "paragraph(-1)"),
    ),
)
SECTIONS = Group(
    "Sections",
    tuple(
        Command((str(section.number),), str(section.number), section.title, f"section('{section.value}')")
        for section in Section
    ),
)
PROGRAM = Group(
    "The program",
    (
        Command(("question_mark", "f1"), "?", "This help", "app.help", "help", 0),
        Command(("ctrl+p",), "ctrl+p", "All commands, by name", "app.command_palette"),
        Command(("T",), "T", "Light or dark", "app.theme"),
        Command(("exclamation_mark",), "!", "Packs that were refused, and why", "app.problems"),
        Command(("q",), "q", "Quit", "app.quit", "quit", 0),
    ),
)
TYPING = Group(
    "While something is typed into the search box",
    (
        Command(("enter",), "Enter", "To the results", "open", "to the results", 1),
        Command(("escape",), "Esc", "Leave the search", "leave", "leaves", 1),
        Command(("down", "up"), "↓ ↑", "Next and previous result", "move", "move", 2),
    ),
)
"""What works meanwhile; every letter goes into the box."""
GROUPS = (COPYING, FINDING, GOING, MOVING, SECTIONS, PROGRAM)
