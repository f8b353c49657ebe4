"""Briefs as TOML: a file that a person can read and edit, whose unknown keys are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from onrecord import storage
from onrecord.briefs.anchor_toml import decode_anchor, decode_sources, encode_anchor, encode_sources
from onrecord.briefs.brief import HEADING_LEVELS, Brief, BriefItem, Clipping, Heading, OwnNote
from onrecord.briefs.toml_values import (
    InvalidFile,
    WrongValue,
    line_at,
    parse_document,
    table_at,
    time_at,
    unknown_keys,
    value_at,
)
from onrecord.text.toml_lines import KeyPath

BRIEF_SCHEMA = 1
MAX_BRIEF_BYTES = 16 * 1024 * 1024
FIRST_LINE = "# A brief of onrecord. Keys that you add are kept when it is saved; comments are not.\n"

_BRIEF_KEYS = ("schema", "name", "created", "changed", "archived", "source", "item")
_HEADING_KEYS, _NOTE_KEYS = ("heading", "level"), ("note",)
_CLIPPING_KEYS = ("title", "comment", "keeps_wording", "passage")


class InvalidBrief(InvalidFile):
    """The bytes are not a brief."""


def encode_brief(brief: Brief) -> bytes:
    """Return the brief as TOML in UTF-8."""
    times = {"created": brief.created, "changed": brief.changed}
    document = {
        "schema": BRIEF_SCHEMA,
        "name": brief.name,
        **{key: time for key, time in times.items() if time},
        **({"archived": True} if brief.archived else {}),
        **brief.unknown,
        "source": encode_sources(brief.sources),
        "item": [encode_item(item) for item in brief.items],
    }
    return FIRST_LINE.encode() + storage.dump_toml(document)


def encode_item(item: BriefItem) -> dict[str, Any]:
    """Return the table of an item."""
    match item:
        case Heading(text, level, unknown):
            return {"heading": text, "level": level, **unknown}
        case OwnNote(text, unknown):
            return {"note": text, **unknown}
        case Clipping():
            return {
                "title": item.title,
                **({"comment": item.comment} if item.comment else {}),
                **({"keeps_wording": True} if item.keeps_wording else {}),
                **item.unknown,
                "passage": [encode_anchor(anchor) for anchor in item.anchors],
            }


def decode_brief(raw: bytes) -> Brief:
    """Return the brief in the bytes of a file.

    Raises:
        InvalidBrief: they are not TOML in UTF-8, exceed the limits, or are not a brief of this schema.
    """
    return parse_document(raw, MAX_BRIEF_BYTES, _brief, InvalidBrief, "a brief")


def _brief(values: Mapping[str, Any]) -> Brief:
    schema = value_at(values, "schema", int)
    if schema > BRIEF_SCHEMA:
        raise WrongValue(f"schema {schema} is of a newer version of onrecord; this one knows {BRIEF_SCHEMA}", "schema")
    items = value_at(values, "item", list, [])
    return Brief(
        line_at(values, "name"),
        tuple(_item(item, ("item", number)) for number, item in enumerate(items)),
        decode_sources(values),
        time_at(values, "created"),
        time_at(values, "changed"),
        value_at(values, "archived", bool, False),
        unknown_keys(values, _BRIEF_KEYS),
    )


def _item(values: object, path: KeyPath) -> BriefItem:
    table = table_at(values, path)
    kinds: dict[str, Callable[[], BriefItem]] = {
        "heading": lambda: _heading(table, path),
        "note": lambda: OwnNote(value_at(table, "note", str, path=path), unknown_keys(table, _NOTE_KEYS)),
        "passage": lambda: _clipping(table, path),
    }
    present = [key for key in kinds if key in table]
    if len(present) != 1:
        raise WrongValue("an item has one of heading, note and passage", *path)
    return kinds[present[0]]()


def _heading(table: Mapping[str, Any], path: KeyPath) -> Heading:
    level = value_at(table, "level", int, 1, path=path)
    if level not in HEADING_LEVELS:
        raise WrongValue(f"a heading has level {' or '.join(map(str, HEADING_LEVELS))}", *path, "level")
    return Heading(line_at(table, "heading", path), level, unknown_keys(table, _HEADING_KEYS))


def _clipping(table: Mapping[str, Any], path: KeyPath) -> Clipping:
    passages: Sequence[object] = value_at(table, "passage", list, path=path)
    if not passages:
        raise WrongValue("a clipping has at least one passage", *path, "passage")
    return Clipping(
        line_at(table, "title", path),
        tuple(decode_anchor(passage, (*path, "passage", number)) for number, passage in enumerate(passages)),
        value_at(table, "comment", str, "", path=path),
        value_at(table, "keeps_wording", bool, False, path=path),
        unknown_keys(table, _CLIPPING_KEYS),
    )
