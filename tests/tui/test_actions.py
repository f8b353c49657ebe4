"""Every command is the session's, or concerns the screen alone; none is both."""

from __future__ import annotations

import pytest

from onrecord.commands import CommandGroups, build_keymap
from onrecord.commands.brief_screens import CLIPPINGS_TYPING_GROUP
from onrecord.commands.screens import TYPING_GROUP
from onrecord.library import library_in_memory
from onrecord.packs import LoadedPacks
from onrecord.session import SessionCommands, View
from onrecord.tui import OnrecordApp
from onrecord.tui.actions import CLIPPINGS_ACTIONS, DIALOG_ACTIONS, MAIN_ACTIONS

KEYMAP = build_keymap()


@pytest.fixture
def commands(library: LoadedPacks) -> SessionCommands:
    return OnrecordApp(library_in_memory(library)).commands


def names(groups: CommandGroups) -> set[str]:
    listed = {command.name for group in groups for command in group.commands}
    assert listed
    return listed


def test_a_command_of_the_main_screen_is_the_sessions_or_its_own(commands: SessionCommands) -> None:
    assert commands.names.isdisjoint(MAIN_ACTIONS)
    assert commands.names | set(MAIN_ACTIONS) == names(KEYMAP.main) | names(KEYMAP.selection) | names((TYPING_GROUP,))


def test_a_command_of_the_clippings_is_the_sessions_or_its_own(commands: SessionCommands) -> None:
    assert set(CLIPPINGS_ACTIONS) <= names(KEYMAP.clippings) | names((CLIPPINGS_TYPING_GROUP,))
    assert names(KEYMAP.clippings) - set(CLIPPINGS_ACTIONS) <= commands.names


@pytest.mark.parametrize("groups", [KEYMAP.text_screen, KEYMAP.picker])
def test_a_command_of_a_dialog_is_its_own(groups: CommandGroups) -> None:
    assert names(groups) <= set(DIALOG_ACTIONS)


def test_a_command_that_does_not_exist_is_a_defect(commands: SessionCommands) -> None:
    with pytest.raises(ValueError, match="no-such-command"):
        commands.run("no-such-command", View())
