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


def glance_hints(
    groups: CommandGroups, way_out: str, *, has_commitments: bool = True, has_several: bool = False
) -> CommandGroups:
    """Return the commands for the footer of the page; `way_out` says where Enter goes.

    Of several statements the way to the others comes before what the page itself leads to.
    """
    statements = (("statements", ""),)
    table: HintTable = (
        ("open", way_out),
        ("search", "search"),
        *(statements if has_several else ()),
        *((("commitments", "commitments"),) if has_commitments else ()),
        ("text", "text"),
        *(() if has_several else statements),
        ("glance", "closes"),
    )
    return hints_of(groups, table, "At a glance")
