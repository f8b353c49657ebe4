"""The additions of schema 2: its keys with every kind of wrong value, its rules, and what may be left out."""

from __future__ import annotations

import hashlib
import pathlib
import shutil
import tomllib
from typing import Any

import pytest
import tomli_w

from onrecord.model import Pack
from onrecord.packs import PackRefused, Problem, load_pack, load_packs
from onrecord.packs.schema import COMMITMENT_KEYS, PARAGRAPH_KEYS, PARTICIPANT_KEYS, PARTY_KEYS, STATEMENT_KEYS
from tests.packs.in_memory import MemoryFolder
from tests.support.gold_statements import FOLDER

GOLD = "five-harbors-2025"
FILES = {file.name: file.read_bytes() for file in sorted((FOLDER / GOLD).iterdir())}


def documents() -> dict[str, Any]:
    """Return the files of the gold pack as TOML documents, to be changed."""
    return {name: tomllib.loads(raw.decode()) for name, raw in FILES.items() if name.endswith(".toml")}


def load(changed: dict[str, Any], **others: bytes) -> Pack:
    written = {name: tomli_w.dumps(document).encode() for name, document in changed.items()}
    return load_pack(MemoryFolder({**FILES, **written, **others}), recheck=True)


def problems(changed: dict[str, Any]) -> list[Problem]:
    with pytest.raises(PackRefused) as refused:
        load(changed)
    assert all(str(problem).isprintable() for problem in refused.value.problems)
    return list(refused.value.problems)


def table(changed: dict[str, Any], path: str) -> tuple[Any, str]:
    """Return the table at a path such as `statement.toml paragraph.2`, and what problems call it."""
    file, _, keys = path.partition(" ")
    found = changed[file]
    name = ""
    for key in keys.split("."):
        found = found[int(key)] if key.isdecimal() else found[key]
        name += f"[{key}]" if key.isdecimal() else key
    return found, name


WRONG: list[tuple[str, str, object, str]] = [
    # where, key, wrong value, what is said of it
    ("statement.toml statement", "language", "English", "a language tag"),
    ("statement.toml statement", "language", "e", "a language tag"),
    ("statement.toml statement", "language", "en_US", "a language tag"),
    ("statement.toml statement", "language", "日本語", "a language tag"),
    ("statement.toml statement", "language", "en-", "a language tag"),
    ("statement.toml statement", "language", 1, "text in quotes"),
    ("statement.toml statement", "language", [], "text in quotes"),
    ("statement.toml statement", "date_kind", "day", "one of meeting, issue"),
    ("statement.toml statement", "date_kind", "", "one of meeting, issue"),
    ("statement.toml statement", "date_kind", 1, "one of meeting, issue"),
    ("statement.toml statement", "genre", "", "some text"),
    ("statement.toml statement", "joint", ["x"], "text in quotes"),
    ("statement.toml statement", "translation_of", "A Pack", "an id of a-z"),
    ("statement.toml statement", "parties", [], "at least one element"),
    ("statement.toml statement", "numbering", "none", "one of added, original"),
    ("statement.toml party.0", "id", "joint", "an id that no other party has"),
    ("statement.toml party.0", "id", "both", "an id that no other party has"),
    ("statement.toml party.1", "id", "arland", "an id that no other party has"),
    ("statement.toml party.0", "id", "nowhere", "an id that parties in [statement] lists"),
    ("statement.toml party.0", "name", "", "some text"),
    ("statement.toml party.0", "side", "x", "one of aliases"),
    ("statement.toml paragraph.2", "label", "x" * 33, "at most 32"),
    ("statement.toml paragraph.2", "label", "", "some text"),
    ("statement.toml paragraph.2", "label", " •", "no space before or after"),
    ("statement.toml paragraph.2", "level", 0, "a number from 1 to 9"),
    ("statement.toml paragraph.2", "level", 10, "a number from 1 to 9"),
    ("statement.toml paragraph.2", "kind", "List Item", "an id of a-z"),
    ("statement.toml paragraph.4", "heading", "", "some text"),
    ("statement.toml paragraph.4", "heading", [], "at least one element"),
    ("statement.toml paragraph.4", "heading", 1, "a list"),
    ("statement.toml paragraph.4", "heading", "I. Safe\npassage", "text on one line"),
    ("statement.toml paragraph.13", "joins", [], "a list of texts"),
    ("statement.toml paragraph.13", "joins", " ", "a list of texts"),
    ("statement.toml paragraph.13", "joins", [" ", " "], "1, one for each gap"),
    ("statement.toml paragraph.13", "joins", ["\n\n"], "spaces, a line end or nothing"),
    ("statement.toml paragraph.13", "joins", ["and "], "spaces, a line end or nothing"),
    ("statement.toml paragraph.13", "joins", [" " * 9], "spaces, a line end or nothing"),
    ("statement.toml paragraph.13", "joins", ["\u202e"], "spaces, a line end or nothing"),
    ("statement.toml paragraph.13", "joins", ["\t"], "spaces, a line end or nothing"),
    ("statement.toml paragraph.13", "joins", [1], "text in quotes"),
    ("statement.toml paragraph.4", "heading", "\u200b", "visible text"),
    ("statement.toml paragraph.4", "label", "\u2060", "visible text"),
    ("statement.toml paragraph.0", "joins", [". "], "only spaces and line ends"),
    ("commitments.toml commitment.0", "actor", "japan", "the id of a party: arland, borland"),
    ("commitments.toml commitment.0", "actor", [], "at least one element"),
    ("commitments.toml commitment.0", "actor", ["arland", "arland"], "each element once"),
    ("commitments.toml commitment.0", "actor", ["arland", "joint"], "only ids of parties in a list"),
    ("commitments.toml commitment.0", "actor", 1, "a list"),
    ("participants.toml participant.0", "side", "joint", "the id of a party: arland"),
    ("participants.toml participant.0", "side", "us", "the id of a party: arland"),
    ("furniture.toml piece.0", "text", "Changed", "the sha256 of the text"),
    ("furniture.toml piece.0", "text", "", "text in quotes"),
    ("furniture.toml piece.0", "reason", "", "some text"),
    ("furniture.toml piece.0", "before", "top", "a ref such as p6"),
    ("furniture.toml piece.0", "after", "p1", "one of them, or neither"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "key", "value", "expected"), WRONG)
def test_a_wrong_value_is_named_with_its_key(path: str, key: str, value: object, expected: str) -> None:
    changed = documents()
    found, name = table(changed, path)
    found[key] = value
    described = problems(changed)
    assert [problem for problem in described if expected in problem.expected], described
    file = path.partition(" ")[0]
    assert any(problem.file.endswith(file) and name in problem.key and problem.line > 0 for problem in described)


KEYS = {
    "statement": STATEMENT_KEYS,
    "party": PARTY_KEYS,
    "paragraph": PARAGRAPH_KEYS,
    "participant": PARTICIPANT_KEYS,
    "commitment": COMMITMENT_KEYS,
}
REQUIRED = {
    "statement": {"title", "language", "date", "sha256"},
    "party": {"id", "name"},
    "paragraph": {"number", "sentences"},
    "participant": {"id", "name"},
    "commitment": {"id", "ref", "actor", "verb", "clause", "grade"},
}


@pytest.mark.parametrize("name", KEYS)
def test_what_is_not_known_may_be_left_out(name: str) -> None:
    assert {key.name for key in KEYS[name] if key.required} == REQUIRED[name]


def test_the_smallest_pack() -> None:
    text = b"One sentence.\n"
    files = {
        "source.txt": text,
        "pack.toml": b'schema = 2\nid = "small"\ntitle = "Small"\n',
        "statement.toml": (
            '[statement]\ntitle = "Small"\nlanguage = "en"\ndate = 2025-01-01\n'
            f'sha256 = "{hashlib.sha256(text).hexdigest()}"\n'
            '[[paragraph]]\nnumber = 1\nsentences = ["One sentence."]\n'
        ).encode(),
    }
    statement = load_pack(MemoryFolder(files)).statement
    assert (statement.place, statement.publisher, statement.url, statement.genre, statement.parties) == (
        None,
        None,
        None,
        None,
        (),
    )
    assert (statement.numbering, statement.date_kind) == ("added", "meeting")


@pytest.mark.parametrize(
    ("name", "party_id"),
    [("New Zealand", "new-zealand"), ("Côte d’Ivoire", "cote-d-ivoire"), ("ÅLAND", "aland"), ("EU-27", "eu-27")],
)
def test_a_party_that_is_only_named_gets_an_id(name: str, party_id: str) -> None:
    changed = documents()
    changed["statement.toml"]["statement"]["parties"].append(name)
    party = load(changed).statement.parties[-1]
    assert (party.id, party.name, party.actor_name) == (party_id, name, name)


@pytest.mark.parametrize("name", ["日本", "Both", "arland", "—"])
def test_a_name_without_an_id_of_its_own_needs_a_table(name: str) -> None:
    changed = documents()
    changed["statement.toml"]["statement"]["parties"] = [
        "Arland",
        *changed["statement.toml"]["statement"]["parties"][1:],
        name,
    ]
    described = problems(changed)
    assert any("the id of a [[party]] table" in problem.expected for problem in described), described


LABELS = [
    ("41.", []),
    ("41", [". "]),
    ("§ 3", []),
    ("(iv)", ["\u00a0"]),
    ("第一条", ["\u3000"]),
    ("●", [""]),
    ("A.1", [") "]),
]


@pytest.mark.parametrize(("label", "joins"), LABELS)
def test_labels_and_gaps_give_the_source_byte_for_byte(label: str, joins: list[str]) -> None:
    changed = documents()
    paragraph = changed["statement.toml"]["paragraph"][13]
    paragraph["label"] = label
    paragraph.pop("joins")
    if joins:
        paragraph["joins"] = joins
    source = FILES["source.txt"].decode()
    text = source.replace("3) We thank", f"{label}{joins[0] if joins else ' '}We thank")
    changed["statement.toml"]["statement"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    assert load(changed, **{"source.txt": text.encode()}).statement.source_text == text


@pytest.mark.parametrize("at", [0, 1, 57, 190, 260, -30, -2])
@pytest.mark.parametrize("change", ["x", " ", "\n", "\n\n", ""])
def test_any_change_of_the_source_is_refused(at: int, change: str) -> None:
    source = FILES["source.txt"].decode()
    at %= len(source)
    text = source[:at] + change + source[at + 1 :]
    if text == source:
        return
    changed = documents()
    changed["statement.toml"]["statement"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    with pytest.raises(PackRefused) as refused:
        load(changed, **{"source.txt": text.encode()})
    assert refused.value.problems


def test_a_difference_is_named_at_heading_label_and_sentence() -> None:
    for key, old, new in (
        ("heading", "I. Safe passage", "I. Safe passages"),
        ("label", "1. We commit", "2. We commit"),
        ("sentences", "keep the northern", "keep a northern"),
    ):
        text = FILES["source.txt"].decode().replace(old, new)
        with pytest.raises(PackRefused) as refused:
            load({}, **{"source.txt": text.encode()})
        assert any(problem.key.startswith(f"paragraph[4].{key}") for problem in refused.value.problems), key


def test_areas_are_optional_but_then_cover_every_sentence() -> None:
    without = {name: document for name, document in documents().items() if name != "areas.toml"}
    without["missions.toml"]["mission"][0].pop("areas")
    without["commitments.toml"]["commitment"][0].pop("areas")
    files = {name: raw for name, raw in FILES.items() if name != "areas.toml"}
    written = {name: tomli_w.dumps(document).encode() for name, document in without.items()}
    assert load_pack(MemoryFolder({**files, **written})).id == GOLD
    some = documents()
    del some["areas.toml"]["area"][0]
    assert {problem.found for problem in problems(some)} == {"a sentence in no area"}


def test_the_name_of_proposals_is_reserved(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / GOLD
    shutil.copytree(FOLDER / GOLD, folder)
    (folder / "proposals.toml").write_text("= not TOML =")
    (folder / "proposal.toml").write_text("")
    loaded = load_packs([(GOLD, folder)], recheck=True)
    assert [problem.file for problem in loaded.warnings[GOLD].listed] == [f"{GOLD}/proposal.toml"]


def test_a_pack_of_schema_1_may_not_use_the_keys_of_schema_2(tmp_path: pathlib.Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(FOLDER / GOLD, folder)
    (folder / "pack.toml").write_text((folder / "pack.toml").read_text().replace("schema = 2", "schema = 1"))
    with pytest.raises(PackRefused) as refused:
        load_pack(folder)
    found = {problem.found for problem in refused.value.problems}
    assert {"an unknown key", "an unknown table or key", "no key heading"} <= found
