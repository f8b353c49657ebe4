"""The commands of a page of text: the help, and what is wrong with refused packs."""

from __future__ import annotations

from onrecord.keys import moving
from onrecord.keys.command import Command, Group

GROUPS = (
    Group(
        "On a page",
        (
            *moving.COMMANDS,
            Command(
                "close", ("escape", "enter"), "Esc", "Close", "dismiss(None)", also=("quit", "help", "refused-packs")
            ),
        ),
    ),
)
