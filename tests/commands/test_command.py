"""The hints that the footer has room for."""

from __future__ import annotations

import pytest

from onrecord.commands import Command, CommandGroup, footer_hints

QUIT = Command("quit", ("q",), "q", "Quit", "quit", rank=1)
COPY = Command("copy", ("y",), "写", "Copy", "copy", rank=2)
GROUPS = (CommandGroup("All", (COPY, QUIT)),)


@pytest.mark.parametrize(
    ("room", "hints"),
    [(17, ["copy", "quit"]), (16, ["quit"]), (8, ["quit"]), (7, [])],
)
def test_a_key_of_two_cells_takes_the_room_of_two(room: int, hints: list[str]) -> None:
    assert [command.hint for command in footer_hints(GROUPS, room)] == hints
