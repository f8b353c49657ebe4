"""The hints that the footer has room for."""

from __future__ import annotations

import pytest

from onrecord.commands import Command, CommandGroup, build_keymap, footer_hints
from onrecord.commands.footer_hints import (
    EMPTY_LIST_HINTS,
    LIST_HINTS,
    RECORD_HINTS,
    RESULT_HINTS,
    TEXT_HINTS,
    HintTable,
    hints_of,
)

QUIT = Command("quit", ("q",), "q", "Quit", "quit", rank=1)
COPY = Command("copy", ("y",), "写", "Copy", "copy", rank=2)
GROUPS = (CommandGroup("All", (COPY, QUIT)),)


@pytest.mark.parametrize(
    ("room", "hints"),
    [(17, ["copy", "quit"]), (16, ["quit"]), (8, ["quit"]), (7, [])],
)
def test_a_key_of_two_cells_takes_the_room_of_two(room: int, hints: list[str]) -> None:
    assert [hint.words for hint in footer_hints(GROUPS, room)] == hints


BY_WORD = CommandGroup(
    "Words",
    (
        Command("forward", ("w", "e"), "w e", "Forward", "by word", 1),
        Command("back", ("b",), "b", "Back", "by word", 2),
        Command("palette", ("ctrl+p", "P"), "ctrl+p P", "Palette", "palette", 3),
    ),
)


@pytest.mark.parametrize(
    ("room", "keys"),
    [
        (26, [("w", "e", "b"), ("P",)]),
        (25, [("w", "b"), ("P",)]),
        (23, [("w", "b")]),
        (13, [("w", "b")]),
        (12, []),
    ],
)
def test_commands_in_two_directions_share_a_hint(room: int, keys: list[tuple[str, ...]]) -> None:
    assert [tuple(key for key, _ in hint.keys) for hint in footer_hints([BY_WORD], room)] == keys


@pytest.mark.parametrize("table", [LIST_HINTS, EMPTY_LIST_HINTS, RESULT_HINTS, RECORD_HINTS, TEXT_HINTS])
def test_a_table_of_hints_names_commands_with_words(table: HintTable) -> None:
    (group,) = hints_of(build_keymap().main, table)
    assert [command.name for command in group.commands] == [*(name for name, _ in table), "help", "quit"]
    assert all(command.hint for command in group.commands)
    ranks = [command.rank for command in group.commands]
    assert len(set(ranks)) == len(ranks)
