"""A name by which a search or a filter finds two parties, participants or areas is warned of where it stands."""

from __future__ import annotations

import pytest
import tomli_w

from onrecord.packs import LoadedPacks, bundled_packs, find_packs, load_packs
from tests.packs.in_memory import MemoryFolder
from tests.packs.test_schema2 import FILES, documents
from tests.support.gold_statements import EXPECTED, FOLDER
from tests.support.grown_pack import AREA, MISSION, each, pack

Warned = list[tuple[str, str, str]]


def warned(loaded: LoadedPacks) -> Warned:
    assert not loaded.refused
    listed = [warning for warnings in loaded.warnings.values() for warning in warnings.listed]
    assert all(warning.line > 0 for warning in listed)
    return [(warning.file.rpartition("/")[2], warning.key, warning.found) for warning in listed]


def of_parties(**changes: object) -> Warned:
    """Return the warnings of the gold pack with other keys of its second party, Borland."""
    changed = documents()
    statement = changed["statement.toml"]
    for key, value in changes.items():
        (statement["statement"] if key == "joint" else statement["party"][1])[key] = value
    written = {name: tomli_w.dumps(document).encode() for name, document in changed.items()}
    return warned(load_packs([("five", MemoryFolder({**FILES, **written}))]))


PARTIES = [
    ({"name": "Arland"}, "party[1].name", "“Arland”, as in party[0].id"),
    ({"short": "ARLAND"}, "party[1].short", "“ARLAND”, as in party[0].id"),
    ({"title": "republic of arland"}, "party[1].title", "“republic of arland”, as in party[0].name"),
    ({"aliases": ["B", "Arlandic"]}, "party[1].aliases[1]", "“Arlandic”, as in party[0].aliases[0]"),
    ({"name_ja": "ｺﾙﾋﾞｱ"}, "party[1].name_ja", "“ｺﾙﾋﾞｱ”, as in party[2].name_ja"),
    ({"aliases": ["The Ministers"]}, "party[1].aliases[0]", "“The Ministers”, as in statement.joint"),
    ({"short": "Joint"}, "party[1].short", "“Joint”, which means all parties"),
    ({"joint": "Borland"}, "party[1].name", "“Borland”, as in statement.joint"),
]


@pytest.mark.parametrize(("changes", "key", "found"), PARTIES)
def test_two_parties_of_one_name_are_a_warning(changes: dict[str, object], key: str, found: str) -> None:
    warnings = of_parties(**changes)
    assert ("statement.toml", key, found) in warnings
    if "as in" in found:  # both places are named, each with its line
        other = found.rpartition(" ")[2]
        assert any(other_key == other and f"as in {key.partition('.')[0]}" in text for _, other_key, text in warnings)


def test_one_party_may_have_one_name_twice() -> None:
    assert of_parties(short="Borland", title="borland", aliases=["BORLAND"]) == []


def test_parties_without_a_table_are_compared_too() -> None:
    changed = documents()["statement.toml"]
    changed["statement"]["parties"].append("Arlandic")
    written = tomli_w.dumps(changed).encode()
    warnings = warned(load_packs([("five", MemoryFolder({**FILES, "statement.toml": written}))]))
    assert ("statement.toml", "statement.parties[5]", "“Arlandic”, as in party[0].aliases[0]") in warnings


PARTICIPANT = MISSION.replace("mission", "participant") + 'side = "us"\nrole = ["participant"]\n'


@pytest.mark.parametrize(("kind", "record"), [("participant", PARTICIPANT), ("area", AREA)])
def test_two_records_of_one_name_are_a_warning_if_a_field_takes_it(kind: str, record: str) -> None:
    record = record.replace(f"{kind.title()} #", "&").replace("Mission #", "&")
    names = ("The Office", "the office", "Another")
    records = "".join(record.replace("&", name).replace("#", str(number)) for number, name in enumerate(names))
    warnings = warned(load_packs([("a", MemoryFolder(pack(**{f"{kind}s": records})))]))
    assert warnings == [
        (f"{kind}s.toml", f"{kind}[0].name", f"“The Office”, as in {kind}[1].name"),
        (f"{kind}s.toml", f"{kind}[1].name", f"“the office”, as in {kind}[0].name"),
    ]


def test_missions_may_share_a_name() -> None:
    missions = each(2, MISSION.replace("Mission #", "One"))
    assert warned(load_packs([("a", MemoryFolder(pack(missions=missions)))])) == []


def test_real_packs_have_no_such_name() -> None:
    folders = [*bundled_packs(), *find_packs([str(FOLDER)])]
    loaded = load_packs(folders, recheck=True)
    assert len(loaded.packs) == len(folders) > len(EXPECTED)
    assert warned(loaded) == []
