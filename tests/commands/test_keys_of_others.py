"""Every command whose key some terminal or multiplexer keeps for itself has another key, on every screen.

The keys are the defaults of their files: VS Code's commands that skip the shell (`terminal.ts`) with their bindings on
Linux and Windows, zellij's `default.kdl` outside of the locked mode, and the prefixes of tmux and screen.
"""

from __future__ import annotations

import pytest

from onrecord.commands import build_keymap
from onrecord.commands.screens import FINDING_COMMANDS, TYPING_GROUP

TAKEN = {
    "VS Code": {"f1", "f5", "f6", "f10", "f11", "ctrl+e", "ctrl+f", "ctrl+j", "ctrl+p", "ctrl+q"},
    "zellij": {f"ctrl+{letter}" for letter in "bghnopqst"},
    "tmux": {"ctrl+b"},
    "screen": {"ctrl+a"},
}
SCREENS = {**build_keymap()._asdict(), "finding": FINDING_COMMANDS, "typing": (TYPING_GROUP,)}
COMMANDS = {
    f"{screen} {command.name}": command
    for screen, groups in SCREENS.items()
    for group in groups
    for command in group.commands
}


def test_some_commands_have_such_a_key() -> None:
    taken = set().union(*TAKEN.values())
    affected = {command.name for command in COMMANDS.values() if taken.intersection(command.keys)}
    assert affected >= {"palette", "keep-search", "help", "literal"}


@pytest.mark.parametrize("program", TAKEN)
def test_another_key_does_the_same(program: str) -> None:
    taken = TAKEN[program]
    assert [name for name, command in COMMANDS.items() if command.keys and not set(command.keys) - taken] == []
