"""What the JSON objects hold: every key, always."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from onrecord.model import Kind, Pack
from tests.cli.running import Onrecord
from tests.packs.a_pack import SOURCE, PackFolder

RECORD_KEYS = ["address", "pack", "kind", "name", "short", "name_ja", "aliases", "areas", "passages"]
RECORD_KEYS += ["related", "caveat", "notes", "statement", "outcome", "status", "caution", "editor"]
OWN_KEYS = {
    Kind.AREA: [],
    Kind.PARTICIPANT: ["side", "role", "abbreviation", "official_name", "parent"],
    Kind.MISSION: ["operator", "partners", "planned", "due", "due_dates"],
    Kind.INSTRUMENT: [],
    Kind.COMMITMENT: ["actor", "actors", "verb", "clause", "grade", "due", "due_dates"],
    Kind.EVENT: ["date", "end_date", "place", "planned", "due", "due_dates"],
    Kind.TERM: ["expansion", "meaning"],
}


STATEMENT = {
    "title": "Joint Statement on Blue Herons",
    "short_title": "Blue Herons",
    "date": "2024-06-01",
    "notes_as_of": None,
    "genre": "joint statement",
    "language": "en",
    "date_kind": "meeting",
    "parties": ["japan", "us"],
    "sha256": hashlib.sha256(SOURCE.encode()).hexdigest(),
}


@pytest.mark.parametrize("kind", Kind)
def test_json_has_every_key_in_every_record(onrecord: Onrecord, a_pack: PackFolder, kind: Kind) -> None:
    for packs in ((), ("--pack", str(a_pack.path))):
        objects = json.loads(onrecord("list", kind.plural, "--format", "json", *packs).out)
        assert objects
        for item in objects:
            assert sorted(item) == sorted([*RECORD_KEYS, *OWN_KEYS[kind]])
            assert item["kind"] == kind.value
            assert all(sorted(passage) == ["quote", "ref"] and passage["quote"] for passage in item["passages"])
            for note in item["notes"]:
                always = {"text", "as_of", "source", "possibly_outdated"}
                assert always <= note.keys() <= {*always, "outcome", "status"}
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", note["as_of"])
                assert None not in note.values()


def test_json_of_a_mission(onrecord: Onrecord, a_pack: PackFolder) -> None:
    [mission] = json.loads(onrecord("list", "missions", "--format", "json", "--pack", str(a_pack.path)).out)
    assert mission == {
        "address": "missions/blue-heron",
        "pack": "a-pack",
        "statement": STATEMENT,
        "kind": "mission",
        "name": "Blue Heron",
        "short": "BH",
        "name_ja": "青鷺",
        "aliases": ["アオサギ", "Ardea"],
        "areas": ["science"],
        "passages": [{"ref": "p1.s2", "quote": "the “Blue Heron” mission"}],
        "operator": "participants/weather-office",
        "partners": ["participants/weather-office", "Heron Society"],
        "planned": {"ref": "p1.s2", "quote": "to be launched in 2025"},
        "due": "2025",
        "due_dates": ["2025"],
        "outcome": "kept",
        "status": "ended",
        "related": ["terms/sw"],
        "caveat": "A bird.",
        "caution": "A bird.",
        "editor": [
            *("short", "name_ja", "aliases", "areas", "operator", "partners", "outcome", "status"),
            *("related", "caveat", "caution", "notes"),
        ],
        "notes": [
            {
                "text": "Launched in 2025.",
                "as_of": "2025-05-01",
                "source": "https://www.example.org/launch",
                "outcome": "kept",
                "possibly_outdated": False,
            },
            {
                "text": "Landed in 2026.",
                "as_of": "2026-05-01",
                "source": "https://www.example.org/landed",
                "status": "ended",
                "possibly_outdated": False,
            },
        ],
    }


def test_json_of_the_other_kinds(onrecord: Onrecord, a_pack: PackFolder) -> None:
    def first(section: str) -> dict[str, object]:
        items = json.loads(onrecord("list", section, "--format", "json", "--pack", str(a_pack.path)).out)
        return dict(items[0])

    sentence = {
        "ref": "p1.s1",
        "pack": "a-pack",
        "statement": STATEMENT,
        "text": "The two sides met in Kyoto on June 1, 2024.",
        "label": None,
        "headings": [],
        "level": 1,
        "paragraph_kind": "paragraph",
        "areas": ["science"],
        "cautions": [],
        "editor": ["areas"],
    }
    assert first("sentences") == sentence
    area = first("areas")
    assert area["areas"] == []
    assert area["passages"] == [
        {"ref": "p1", "quote": (a_pack.path / "source.txt").read_text("utf-8").split("\n\n")[0]},
        {"ref": "p2.s2", "quote": "Both sides also discussed Space Weather (SW) with the\u00a0Weather Office."},
    ]
    commitment = first("commitments")
    assert (commitment["actor"], commitment["verb"], commitment["grade"], commitment["due"]) == (
        "joint",
        "committed to",
        5,
        "2025",
    )
    assert commitment["name"] == commitment["clause"] == "committed to sharing orbit data"
    assert commitment["name_ja"] is None
    event = first("events")
    assert (event["date"], event["end_date"], event["planned"], event["outcome"]) == (
        "2024-06-01",
        "2024-06-02",
        None,
        None,
    )
    assert event["editor"] == ["name", "end_date"]
    participant = first("participants")
    assert (participant["side"], participant["role"]) == ("japan", ["co-chair", "participant"])
    assert first("terms")["expansion"] == "Space Weather"


def test_outcome_and_status_are_there_for_every_kind(onrecord: Onrecord, shipped_pack: Pack) -> None:
    assert shipped_pack.records
    for record in shipped_pack.records:
        [item] = json.loads(onrecord("show", record.address, "--format", "json").out)
        assert (item["outcome"], item["status"], item["caution"]) == (record.outcome, record.status, record.caveat)


def test_a_sentence_has_the_cautions_on_it(onrecord: Onrecord) -> None:
    [item] = json.loads(onrecord("show", "p8.s1", "--format", "json").out)
    assert item["cautions"] == [
        {"address": "commitments/ninth-meeting", "text": "The only undertaking in the statement with a date."}
    ]
    assert item["editor"] == ["areas", "cautions"]
