"""Schema 1, which knew two parties only: its keys where they differ from schema 2, and what they mean there."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from onrecord.model import JOINT, Kind, Party
from onrecord.model.parties import BOTH
from onrecord.packs import values
from onrecord.packs.locate import package_root
from onrecord.packs.parties import RESERVED_IDS, party_id
from onrecord.packs.schema import COMMITMENT_KEYS, PARTICIPANT_KEYS, SchemaKey, replace_key

GENRE = "joint statement"
JOINT_NAME = "both sides"
PARTIES_FILE = "schema1-parties.toml"

STATEMENT_KEYS = (
    SchemaKey("title", values.text, required=True),
    SchemaKey("short_title", values.text),
    SchemaKey("title_ja", values.text),
    SchemaKey("date", values.date, required=True),
    SchemaKey("place", values.text, required=True),
    SchemaKey("place_ja", values.text),
    SchemaKey("published", values.date),
    SchemaKey("retrieved", values.date),
    SchemaKey("parties", values.list_of(values.text), required=True),
    SchemaKey("publisher", values.text, required=True),
    SchemaKey("url", values.https_address, required=True),
    SchemaKey("numbering", values.choice("added", "original"), required=True),
    SchemaKey("sha256", values.sha256, required=True),
    SchemaKey("official", values.list_of(values.visible_words)),
)
PARAGRAPH_KEYS = (
    SchemaKey("number", values.number(1, 99999), required=True),
    SchemaKey("heading", values.text, required=True),
    SchemaKey("sentences", values.sentences, required=True),
)


def record_keys(kind: Kind) -> tuple[SchemaKey, ...] | None:
    """Return the keys of a kind of record; None if they are those of schema 2."""
    ids = tuple(_known_parties())
    if kind is Kind.PARTICIPANT:
        return replace_key(PARTICIPANT_KEYS, SchemaKey("side", values.choice(*ids), required=True), "role")
    if kind is Kind.COMMITMENT:
        read_actor = values.choice(BOTH, *reversed(ids))
        return replace_key(COMMITMENT_KEYS, SchemaKey("actor", lambda value: _actors(read_actor(value)), required=True))
    return None


def _actors(actor: str) -> tuple[str, ...]:
    return (JOINT if actor == BOTH else actor,)


def convert_head(head: dict[str, Any]) -> dict[str, Any]:
    """Return what the head of a statement says in schema 2: parties with ids, genre, and the name of all parties."""
    parties: list[Party] = []
    for number, name in enumerate(head["parties"], 1):
        known = next((party for party, names in _known_parties().values() if name in names), None)
        party = known._replace(name=name) if known else Party(party_id(name), name)
        if not party.id or party.id in RESERVED_IDS or any(party.id == other.id for other in parties):
            party = Party(f"party-{number}", name)
        parties.append(party)
    return {"parties": tuple(parties), "genre": GENRE, "joint": JOINT_NAME if len(parties) != 2 else None}


def add_used_parties(parties: tuple[Party, ...], used_ids: set[str]) -> tuple[Party, ...]:
    """Return the parties with those that records name by the ids of schema 1, though the statement does not."""
    named = {party.id for party in parties}
    return (*parties, *(party for party, _ in _known_parties().values() if party.id in used_ids - named))


@cache
def _known_parties() -> dict[str, tuple[Party, tuple[str, ...]]]:
    """Return the parties that schema 1 knows by id, each with its names in packs."""
    tables = tomllib.loads((package_root() / "packs" / PARTIES_FILE).read_text(encoding="utf-8"))["party"]
    parties = {}
    for table in tables:
        names = tuple(table.pop("names"))
        parties[table["id"]] = Party(**{**table, "aliases": tuple(table["aliases"])}), names
    return parties
