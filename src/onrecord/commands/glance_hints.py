"""The page “At a glance” and the commands: those that leave it, and those that its footer names."""

from __future__ import annotations

from onrecord.commands.command import CommandGroups
from onrecord.commands.footer_hints import HintTable, hints_of

# These act on a list or a text: they leave the page, and act where the user left off.
LEAVING_COMMANDS = frozenset(
    (
        *("select", "next-match", "previous-match", "filter", "order", "group", "next-area", "previous-area"),
        *("next-paragraph", "previous-paragraph", "narrower", "wider", "zoom", "marks"),
    )
)


def glance_hints(groups: CommandGroups, way_out: str, *, has_commitments: bool = True) -> CommandGroups:
    """Return the commands for the footer of the page; `way_out` says where Enter goes."""
    table: HintTable = (
        ("open", way_out),
        ("search", "search"),
        *((("commitments", "commitments"),) if has_commitments else ()),
        ("text", "text"),
        ("statements", ""),
        ("glance", "closes"),
    )
    return hints_of(groups, table, "At a glance")
