"""The commands of a text screen, such as the help, or the problems of refused packs."""

from __future__ import annotations

from onrecord.commands import cursor_commands
from onrecord.commands.command import Command, CommandGroup

TEXT_SCREEN_COMMANDS = (
    CommandGroup(
        "On a page of text",
        (
            *cursor_commands.CURSOR_COMMANDS,
            Command(
                "close", ("escape", "enter"), "Esc", "Close", "dismiss(None)", also=("quit", "help", "refused-packs")
            ),
        ),
    ),
)
