"""Exports as JSON: they keep their published schema, and say of every word whose it is."""

from __future__ import annotations

import json
import pathlib
from typing import Any

import jsonschema
import pytest

from onrecord.briefs.brief import Brief
from onrecord.exporter.export import ExportRequest, export
from onrecord.exporter.kinds import PARTS, DocumentKind, bundled_kinds
from onrecord.model import Pack
from tests.exporter.briefs import HERONS, SPACE, full_brief

SCHEMA = json.loads((pathlib.Path(__file__).parents[2] / "docs" / "export.schema.json").read_text("utf-8"))
EVERYTHING = DocumentKind("everything", "Everything", tuple(PARTS))


def exported(brief: Brief, packs: dict[str, Pack], kind: DocumentKind = EVERYTHING) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(export(brief, packs, ExportRequest(kind, "json", "RESTRICTED")).raw)
    return result


def part(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["parts"] if each["part"] == name)


@pytest.mark.parametrize("kind", [EVERYTHING, *bundled_kinds().values()], ids=lambda kind: kind.name)
def test_every_kind_keeps_the_schema(packs: dict[str, Pack], kind: DocumentKind) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for available in (packs, {}):
        found = exported(full_brief(packs), available, kind)
        jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)
        assert (found["title"], found["date"], found["classification"]) == ("Memo", "2026-11-27", "RESTRICTED")


def test_the_schema_refuses_what_it_does_not_have(packs: dict[str, Pack]) -> None:
    found = exported(full_brief(packs), packs)
    del part(found, "body")["items"][2]["passages"][0]["sha256"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, SCHEMA, jsonschema.Draft202012Validator)


def test_words_are_those_of_the_source_and_each_says_whose_it_is(packs: dict[str, Pack]) -> None:
    found = exported(full_brief(packs), packs)
    items = part(found, "body")["items"]
    assert [item["type"] for item in items] == [
        *("heading", "heading", "passages", "passages", "note", "heading", "passages", "passages", "passages")
    ]
    passages = [passage for item in items for passage in item.get("passages", [])]
    for passage in passages:
        assert passage["words"] in packs[passage["pack"]].statement.source_text
        assert (passage["by"], passage["standing"]) == ("statement", "unchanged")
        assert passage["sha256"] == packs[passage["pack"]].statement.sha256
    assert passages[1]["quotation"] == "[C]oncurred on holding …"
    assert passages[0]["citation"].startswith("U.S. Department of State, “Joint Statement")
    assert {caution["by"] for item in items for caution in item.get("cautions", [])} == {"editor"}
    assert items[2]["note"] == "Ask for the date.\nTwice."
    assert part(found, "notes")["notes"] == ["Ask for the date.\nTwice.", "=1+1 is mine."]
    assert {note["address"] for note in part(found, "editor-notes")["notes"]} == {
        "missions/slim",
        "missions/blue-heron",
    }
    assert [source["pack"] for source in part(found, "sources")["sources"]] == [SPACE, HERONS]
