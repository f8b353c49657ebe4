"""The filters of `onrecord list`."""

from __future__ import annotations

import json
import pathlib
import random
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli.filters import Filters, resolve_names
from onrecord.model import Kind, Pack
from onrecord.search import build_memory_index
from tests.cli.running import Onrecord
from tests.model.colliding_packs import colliding_pack
from tests.packs.a_pack import PackFolder
from tests.support.gold_statements import FOLDER
from tests.tiers import trials

SHIPPED = str(pathlib.Path(__file__).parent.parent.parent / "data" / "japan-us-space-8")


def test_area_narrows_records_and_sentences(onrecord: Onrecord, shipped_pack: Pack) -> None:
    missions = json.loads(onrecord("list", "missions", "--area", "science", "--format", "json").out)
    assert missions
    assert all("science" in mission["areas"] for mission in missions)
    assert len(missions) < len(shipped_pack.of_kind(Kind.MISSION))
    sentences = onrecord("list", "sentences", "--area", "SCIENCE").out
    assert [line.split("\t")[0] for line in sentences.splitlines()] == ["p3.s6", "p6.s6", "p6.s7"]


def test_side_and_actor(onrecord: Onrecord) -> None:
    assert len(onrecord("list", "participants", "--side", "japan").out.splitlines()) == 11
    assert len(onrecord("list", "participants", "--side", "us").out.splitlines()) == 9
    rows = json.loads(onrecord("list", "commitments", "--actor", "us", "--format", "json").out)
    assert {commitment["actor"] for commitment in rows} == {"us"}


@pytest.mark.parametrize(
    ("option", "section", "applies"),
    [
        (("--side", "us"), "missions", "participants"),
        (("--actor", "both"), "participants", "commitments"),
        (("--area", "civil"), "areas", "missions"),
        (("--side", "us"), "sentences", "participants"),
    ],
)
def test_a_filter_that_says_nothing_about_the_section(
    onrecord: Onrecord, option: tuple[str, str], section: str, applies: str
) -> None:
    result = onrecord("list", section, *option)
    assert (result.code, result.out) == (2, "")
    assert f"{option[0]} applies to " in result.err
    assert applies in result.err


@pytest.mark.parametrize("area", ["space", "", "p6"])
def test_an_unknown_area(onrecord: Onrecord, area: str) -> None:
    result = onrecord("list", "missions", "--area", area)
    assert (result.code, result.out) == (2, "")
    assert "there are security, commercial, civil, science, dialogue" in result.err


@pytest.mark.parametrize(("form", "empty"), [("text", ""), ("json", "[]\n"), ("md", "")])
def test_nothing_found(onrecord: Onrecord, a_pack: PackFolder, form: str, empty: str) -> None:
    result = onrecord("list", "missions", "--area", "law", "--pack", str(a_pack.path), "--format", form)
    assert (result.code, result.out) == (1, empty)
    assert result.err == "onrecord: no missions of area law in a-pack\n"


@pytest.mark.parametrize(
    "name", ["us", "US", "United States", "united states", "U.S.", "u.s. side", "米国", "American"]
)
def test_a_party_is_named_by_its_id_or_any_of_its_names(onrecord: Onrecord, name: str) -> None:
    assert onrecord("list", "participants", "--side", name).out == onrecord("list", "participants", "--side", "us").out
    assert onrecord("list", "commitments", "--actor", name).out == onrecord("list", "commitments", "--actor", "us").out


@given(st.integers(0, 10**9))
@settings(max_examples=trials(test=25, soak=600), deadline=None)
def test_a_filter_means_what_the_field_of_that_name_means(seed: int) -> None:
    draw = random.Random(seed)
    packs = [colliding_pack(draw, f"pack-{number}") for number in range(draw.randint(1, 3))]
    index = build_memory_index(packs)
    parties = [name for pack in packs for party in pack.statement.parties for name in (party.id, *party.names)]
    areas = [name for pack in packs for area in pack.of_kind(Kind.AREA) for name in (area.id, area.name, *area.aliases)]
    filters = [Filters(side=name) for name in parties] + [Filters(actor=name) for name in parties]
    filters += [Filters(area=name) for name in areas]
    assert len(filters) > 10
    for each in filters:
        field, _, name = str(each).partition(" ")
        section = Kind.COMMITMENT if field == "actor" else Kind.PARTICIPANT
        resolved = resolve_names(each, packs)
        listed = sum(resolved.admits(record, pack) for pack in packs for record in pack.of_kind(section))
        assert listed == index.search(f'{field}:"{name}" kind:{section.value}').total, each


@pytest.mark.parametrize("name", ["Science", "SCIENCE", "宇宙科学", "space science"])
def test_an_area_is_named_by_any_of_its_names(onrecord: Onrecord, name: str) -> None:
    by_id = onrecord("list", "sentences", "--area", "science")
    assert by_id.code == 0
    assert onrecord("list", "sentences", "--area", name) == by_id


@pytest.mark.parametrize("name", ["joint", "both", "Joint"])
def test_all_parties_together_are_joint_or_both(onrecord: Onrecord, name: str) -> None:
    assert onrecord("list", "commitments", "--actor", name).out.count("  Both sides  ") == 27


def test_an_unknown_party_is_refused_with_those_there_are(onrecord: Onrecord) -> None:
    outcome = onrecord("list", "commitments", "--actor", "france")
    assert (outcome.code, outcome.err) == (2, "onrecord: no party “france”; there are japan, us, joint\n")


@pytest.mark.parametrize("command", ["participants --side", "commitments --actor"])
def test_packs_without_parties_say_so(onrecord: Onrecord, tmp_path: pathlib.Path, command: str) -> None:
    folder = shutil.copytree(FOLDER / "keeper-letter", tmp_path / "letter")
    statement = (folder / "statement.toml").read_text("utf-8")
    lines = [line for line in statement.splitlines() if not line.startswith("parties = ")]
    (folder / "statement.toml").write_text("\n".join(lines), "utf-8")
    outcome = onrecord("list", *command.split(), "nobody", "--pack", str(folder))
    assert (outcome.code, outcome.err) == (2, "onrecord: no party “nobody”; the open packs name no parties\n")


def test_a_name_means_the_party_of_that_name_in_each_pack(onrecord: Onrecord, a_pack: PackFolder) -> None:
    """One pack calls it `us`, the other `america`: both have it by name, and the id finds its own."""
    for file, edits in {
        "pack.toml": [("schema = 1", "schema = 2")],
        "statement.toml": [
            ("[statement]", '[statement]\nlanguage = "en"'),
            ('["Japan", "United States"]', '["Japan", "america"]'),
            ("[[paragraph]]", '[[party]]\nid = "america"\nname = "United States"\n\n[[paragraph]]'),
        ],
        "participants.toml": [('side = "us"', 'side = "america"')],
        "commitments.toml": [('actor = "us"', 'actor = "america"'), ('actor = "both"', 'actor = "america"')],
    }.items():
        text = a_pack.read(file)
        for old, new in edits:
            text = text.replace(old, new, 1)
        a_pack.write(file, text.replace("\nheading = ", "\neditor_heading = "))
    packs = ("--pack", str(a_pack.path), "--pack", SHIPPED)
    counts = {
        name: len(json.loads(onrecord("list", "commitments", "--actor", name, "--format", "json", *packs).out))
        for name in ("us", "america", "United States")
    }
    assert counts["United States"] == counts["us"] + counts["america"] > counts["us"] > 0 < counts["america"]
    found = {
        name: len(json.loads(onrecord("search", f'actor:"{name}" kind:commitment', "--format", "json", *packs).out))
        for name in ("us", "america", "United States")
    }
    assert found == counts


def test_a_list_of_all_parties_is_joint_too(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    folder = shutil.copytree(FOLDER / "five-harbors-2025", tmp_path / "five")
    commitments = (folder / "commitments.toml").read_text("utf-8")
    everyone = '["arland", "borland", "corvia", "dalmora", "estria"]'
    (folder / "commitments.toml").write_text(commitments.replace('actor = "joint"', f"actor = {everyone}"), "utf-8")
    listing = ("list", "commitments", "--pack", str(folder), "--format", "json", "--actor")
    joint = json.loads(onrecord(*listing, "joint").out)
    assert {record["address"]: record["actor"] for record in joint} == {
        "commitments/open-strait": "arland, borland, corvia, dalmora, estria",
        "commitments/share-data": "joint",
    }
    one = onrecord(*listing, "estria")
    assert [record["address"] for record in json.loads(one.out)] == ["commitments/open-strait"]
    assert "1 commitment of the Ministers is left out" in one.err


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("participants --actor us", "; for participants write --side us"),
        ("participants --actor Japan", "; for participants write --side Japan"),
        ("participants --actor both", ""),
        ("commitments --side us", "; for commitments write --actor us"),
        ("missions --actor us", ""),
    ],
)
def test_the_option_that_may_be_meant(onrecord: Onrecord, line: str, hint: str) -> None:
    result = onrecord("list", *line.split())
    assert (result.code, result.out) == (2, "")
    section = line.split()[0]
    assert result.err.endswith(f", not to {section}{hint}\n")
