"""The hints of the footer: which commands they name in which part of the screen, and which of them fit into it."""

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.commands.command import Command, CommandGroup, CommandGroups
from onrecord.text.cell_width import cell_width

HINT_GAP_CELLS = 2  # after each hint
PROGRAM_HINTS = ("help", "quit")
AT_RIGHT_END = (*PROGRAM_HINTS, "close")  # the commands whose hints stand there

# The hints of a part of the main screen: commands in the order of the footer, from the most important on.
HintTable = tuple[tuple[str, str], ...]
LIST_HINTS: HintTable = (
    ("copy", ""),
    ("copy-as", ""),
    ("collect", ""),
    ("mark", ""),
    ("search", ""),
    ("filter", ""),
    ("open", "read"),
    ("context", ""),
    ("order", "order"),
    ("zoom", "zoom"),
)
EMPTY_LIST_HINTS: HintTable = (
    ("text", "read its text"),
    ("search", ""),
    ("next-area", "area"),
    ("statements", ""),
)
RESULT_HINTS: HintTable = (
    ("copy", ""),
    ("copy-as", ""),
    ("collect", ""),
    ("narrow", "narrow"),
    ("search", "change"),
    ("open", "read"),
    ("leave", "leave"),
    ("mark", ""),
    ("literal", "as typed"),
    ("keep-search", "keep"),
)
RECORD_HINTS: HintTable = (
    ("copy", ""),
    ("copy-as", ""),
    ("collect", ""),
    ("select", ""),
    ("context", ""),
    ("search", ""),
    ("leave", "to the list"),
    ("copy-address", "address"),
)
TEXT_HINTS: HintTable = (
    ("copy", ""),
    ("copy-as", ""),
    ("collect", ""),
    ("select", ""),
    ("next-paragraph", "paragraph"),
    ("previous-paragraph", "paragraph"),
    ("open", "records"),
    ("search", ""),
    ("marks", "marks"),
)
# ranks of the program's own hints: help stays longest, quitting goes before what a part of the screen is for
_HELP_RANK, _QUIT_AFTER = 0, 3


class FooterHint(NamedTuple):
    """A hint for a key, or for keys that do the same in two directions: each key with the name of its command."""

    keys: tuple[tuple[str, str], ...]
    words: str
    rank: int

    @property
    def cells(self) -> int:
        return sum(cell_width(key) + 1 for key, _ in self.keys) + cell_width(self.words) + HINT_GAP_CELLS

    @property
    def is_at_right_end(self) -> bool:
        return self.keys[0][1] in AT_RIGHT_END


def hints_of(groups: CommandGroups, table: HintTable, title: str = "") -> CommandGroups:
    """Return the commands of a table with their hints and ranks, and after them those of the program.

    A command without words of its own in the table has those of its hint.
    """
    commands = {command.name: command for group in groups for command in group.commands}
    hinted = []
    for number, (name, words) in enumerate(table):
        command = commands[name]
        hinted.append(command._replace(hint=words or command.hint, rank=1 + number + int(number >= _QUIT_AFTER)))
    program = [
        commands[name]._replace(rank=_HELP_RANK if name == "help" else _QUIT_AFTER + 1) for name in PROGRAM_HINTS
    ]
    return (CommandGroup(title, (*hinted, *program)),)


def footer_hints(groups: Iterable[CommandGroup], room: int) -> list[FooterHint]:
    """Return the hints that fit into `room` cells, in the order of the commands, those of the lowest ranks first.

    Commands one after the other with the same hint share it: `w e b by word`. Where not all fit, each has one key; of
    its keys those of one character are shown, or the first.
    """
    candidates = [command for group in groups for command in group.commands if command.hint and command.keys]
    hints = _joined(candidates, all_keys=True)
    fitting = _fitting(hints, room)
    if len(fitting) < len(hints):
        fitting = _fitting(_joined(candidates, all_keys=False), room)
    return fitting


def right_end_hints(groups: Iterable[CommandGroup], room: int) -> list[FooterHint]:
    """Return those of the hints at the right end that fit into `room` cells, whatever else the footer shows."""
    commands = tuple(command for group in groups for command in group.commands if command.name in AT_RIGHT_END)
    return footer_hints([CommandGroup("", commands)], room)


def _joined(commands: Iterable[Command], *, all_keys: bool) -> list[FooterHint]:
    hints: list[FooterHint] = []
    for command in commands:
        letters = [key for key in command.displayed_keys.split(" ") if len(key) == 1] or [command.key]
        keys = tuple((key, command.name) for key in (letters if all_keys else letters[:1]))
        if hints and hints[-1].words == command.hint:
            hints[-1] = hints[-1]._replace(keys=(*hints[-1].keys, *keys), rank=min(hints[-1].rank, command.rank))
        else:
            hints.append(FooterHint(keys, command.hint, command.rank))
    return hints


def _fitting(hints: list[FooterHint], room: int) -> list[FooterHint]:
    """Return the hints of the lowest ranks that fit, up to the first that does not."""
    fitting: set[FooterHint] = set()
    for hint in sorted(hints, key=lambda hint: hint.rank):
        room -= hint.cells
        if room < 0:
            break
        fitting.add(hint)
    return [hint for hint in hints if hint in fitting]
