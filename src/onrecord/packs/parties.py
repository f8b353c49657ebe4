"""Parties of a statement as a pack names them: ids and names in order, with a [[party]] table where there is more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.model import JOINT, Party
from onrecord.model.parties import BOTH
from onrecord.packs.problem import describe_value
from onrecord.packs.schema import TableReader

RESERVED_IDS = (JOINT, BOTH)


def party_id(name: str) -> str:
    """Return an id made of a party's name: `united-states`; empty if the name has no letter of the Latin alphabet."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    latin = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")


def read_parties(
    named: Sequence[str], tables: Sequence[Mapping[str, Any]], reader: TableReader
) -> tuple[Party, ...] | None:
    """Return the parties that a statement names by id or name, in order; None if one is wrong."""
    before = len(reader.findings)
    by_id: dict[str, Party] = {}
    for index, table in enumerate(tables):
        party = Party(**table)
        if party.id in by_id or party.id in RESERVED_IDS:
            reader.add_problem(
                ("party", index, "id"),
                describe_value(party.id),
                f"an id that no other party has, and not {' or '.join(RESERVED_IDS)}",
            )
        by_id[party.id] = party
    parties: list[Party] = []
    for index, name in enumerate(named):
        party = by_id.get(name) or Party(party_id(name), name)
        if not party.id or party.id in (*RESERVED_IDS, *(other.id for other in parties)):
            reader.add_problem(
                ("statement", "parties", index),
                describe_value(name),
                "the id of a [[party]] table, or a name from which an id of its own can be made",
            )
        parties.append(party)
    for index, table in enumerate(tables):
        if table["id"] not in named:
            reader.add_problem(
                ("party", index, "id"), describe_value(table["id"]), "an id that parties in [statement] lists"
            )
    return tuple(parties) if len(reader.findings) == before else None
