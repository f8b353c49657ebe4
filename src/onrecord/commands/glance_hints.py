"""The page “At a glance” and the commands: those that leave it, and those that its footer names."""

from __future__ import annotations

from onrecord.commands.command import CommandGroup, CommandGroups

# These act on a list or a text: they leave the page, and act where the user left off.
LEAVING_COMMANDS = frozenset(
    (
        *("select", "next-match", "previous-match", "filter", "order", "group", "next-area", "previous-area"),
        *("next-paragraph", "previous-paragraph", "narrower", "wider", "zoom", "marks"),
    )
)
# the hints of the footer in their order, each with its rank
_HINTS = (
    ("open", "", 1),
    ("search", "search", 1),
    ("commitments", "commitments", 2),
    ("text", "text", 2),
    ("glance", "closes", 3),
)
_PROGRAM = ("help", "quit")


def glance_hints(groups: CommandGroups, way_out: str) -> CommandGroups:
    """Return the commands for the footer of the page; `way_out` says where Enter goes."""
    commands = {command.name: command for group in groups for command in group.commands}
    hinted = [commands[name]._replace(hint=hint or way_out, rank=rank) for name, hint, rank in _HINTS]
    return (CommandGroup("At a glance", (*hinted, *(commands[name] for name in _PROGRAM))),)
