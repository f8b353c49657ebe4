"""Anchors and sources as TOML: the same in a brief and in the file of the user's own notes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from onrecord.briefs.anchor import Part, TextAnchor
from onrecord.briefs.brief import SOURCE_DETAILS, Source
from onrecord.briefs.toml_values import WrongValue, table_at, unknown_keys, value_at
from onrecord.model import Ref, RefError
from onrecord.text.toml_lines import KeyPath

_SOURCE_KEYS = ("title", "date")
_PASSAGE_KEYS = ("pack", "ref", "words", "part", "occurrence", "record", "sha256")


def encode_anchor(anchor: TextAnchor) -> dict[str, Any]:
    """Return the table of an anchor."""
    part = anchor.part
    return {
        "pack": anchor.pack,
        "ref": str(anchor.ref),
        "words": anchor.words,
        **({"part": part.text, "occurrence": part.occurrence} if part else {}),
        **({"record": anchor.record} if anchor.record else {}),
        **({"sha256": anchor.sha256} if anchor.sha256 else {}),
        **anchor.unknown,
    }


def decode_anchor(values: object, path: KeyPath) -> TextAnchor:
    """Return the anchor in a table.

    Raises:
        WrongValue: a value is missing or of a wrong kind, or the part does not stand in the words.
    """
    table = table_at(values, path)
    words = value_at(table, "words", str, path=path)
    part = None
    if "part" in table:
        part = Part(value_at(table, "part", str, path=path), value_at(table, "occurrence", int, 1, path=path))
        if part.find_in(words) is None:
            raise WrongValue("the part does not stand so often in the words", *path, "part")
    try:
        ref = Ref.parse(value_at(table, "ref", str, path=path))
    except RefError as error:
        raise WrongValue(str(error), *path, "ref") from None
    return TextAnchor(
        value_at(table, "pack", str, path=path),
        ref,
        words,
        part,
        value_at(table, "record", str, "", path=path),
        value_at(table, "sha256", str, "", path=path),
        unknown_keys(table, _PASSAGE_KEYS),
    )


def encode_sources(sources: Mapping[str, Source]) -> dict[str, Any]:
    """Return the table of the statements that anchors are from."""
    return {
        pack: {"title": source.title, "date": source.date, **_details(source.details), **source.unknown}
        for pack, source in sources.items()
    }


def decode_sources(values: Mapping[str, Any]) -> dict[str, Source]:
    """Return the sources in a file's `source` table, by the ids of their packs.

    Raises:
        WrongValue: a value is missing or of a wrong kind.
    """
    sources = value_at(values, "source", dict, {})
    return {pack: _source(source, ("source", pack)) for pack, source in sources.items()}


def _source(values: object, path: KeyPath) -> Source:
    table = table_at(values, path)
    title, date = value_at(table, "title", str, path=path), value_at(table, "date", datetime.date, path=path)
    details = _details(table)
    return Source(title, date, unknown_keys(table, (*_SOURCE_KEYS, *details)), details)


def _details(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the details of a source, in their order; a value of another type is not one, and is kept as it is."""
    return {key: values[key] for key in SOURCE_DETAILS if isinstance(values.get(key), str)}
