"""The commands of a page of text: the help, and what is wrong with refused packs."""

from __future__ import annotations

from onrecord.keys import moving
from onrecord.keys.command import Command, CommandGroup

TEXT_SCREEN_COMMANDS = (
    CommandGroup(
        "On a page",
        (
            *moving.CURSOR_COMMANDS,
            Command(
                "close", ("escape", "enter"), "Esc", "Close", "dismiss(None)", also=("quit", "help", "refused-packs")
            ),
        ),
    ),
)
