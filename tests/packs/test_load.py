"""Loading of packs from their folders."""

from __future__ import annotations

import datetime
import importlib.resources
import pathlib
import shutil
import sys
import zipfile

import pytest

from onrecord.model import Area, Commitment, Event, Grade, Instrument, Kind, Mission, Participant, Passage, Ref, Term
from onrecord.packs import PackRefused, load_pack, load_packs
from tests.packs.a_pack import FILES, PARAGRAPHS, SOURCE, PackFolder, write_pack
from tests.packs.in_memory import MemoryFolder


def test_the_small_pack_loads_whole(a_pack: PackFolder) -> None:
    pack = a_pack.load()
    assert (pack.id, pack.title) == ("a-pack", "A Pack")
    assert pack.statement.source_text == SOURCE
    assert tuple(tuple(s.text for s in p.sentences) for p in pack.statement.paragraphs) == PARAGRAPHS
    assert [p.editor_heading for p in pack.statement.paragraphs] == ["Meeting", "Treaty and weather"]
    assert pack.statement.date == datetime.date(2024, 6, 1)
    assert [party.name for party in pack.statement.parties] == ["Japan", "United States"]
    assert (pack.statement.title_ja, pack.statement.place_ja) == ("青鷺共同声明", "京都")


def test_records_come_in_the_order_of_their_kinds_and_within_a_kind_as_authored(a_pack: PackFolder) -> None:
    assert [record.address for record in a_pack.load().records] == [
        "areas/science",
        "areas/law",
        "participants/weather-office",
        "missions/blue-heron",
        "instruments/nara",
        "commitments/orbit-data",
        "commitments/mission-welcomed",
        "events/kyoto",
        "terms/sw",
    ]


def test_every_key_of_every_kind_arrives(a_pack: PackFolder) -> None:
    pack = a_pack.load()
    area = pack.record("areas/science")
    assert isinstance(area, Area)
    assert (area.name, area.name_ja, area.aliases) == ("Science", "科学", ("research", "研究"))
    body = pack.record("participants/weather-office")
    assert isinstance(body, Participant)
    assert (body.side, body.role, body.parent) == ("japan", ("co-chair", "participant"), "Cabinet")
    assert (body.abbreviation, body.official_name) == ("WO", "The Weather Office of Example")
    mission = pack.record("missions/blue-heron")
    assert isinstance(mission, Mission)
    assert (mission.operator, mission.partners[1]) == ("participants/weather-office", "Heron Society")
    assert mission.planned == Passage(Ref.parse("p1.s2"), "to be launched in 2025")
    assert mission.caveat == "A bird."
    assert [note.text for note in mission.notes] == ["Launched in 2025.", "Landed in 2026."]
    assert mission.notes[0].source == "https://www.example.org/launch"
    assert (mission.outcome, mission.status) == ("kept", "ended")
    instrument = pack.record("instruments/nara")
    assert isinstance(instrument, Instrument)
    event = pack.record("events/kyoto")
    assert isinstance(event, Event)
    assert (event.date, event.end_date) == (datetime.date(2024, 6, 1), datetime.date(2024, 6, 2))
    assert event.place == "Kyoto"
    term = pack.record("terms/sw")
    assert isinstance(term, Term)
    assert (term.expansion, term.meaning) == ("Space Weather", "What the Sun does to satellites.")


def test_a_commitment_is_its_clause(a_pack: PackFolder) -> None:
    commitment = a_pack.load().record("commitments/orbit-data")
    assert isinstance(commitment, Commitment)
    assert commitment.name == commitment.clause == "committed to sharing orbit data"
    assert commitment.passages == (Passage(Ref.parse("p1.s2"), commitment.clause),)
    assert (commitment.grade, commitment.due, commitment.verb) == (Grade.COMMIT, "2025", "committed to")


def test_a_passage_without_a_quote_is_the_whole_text(a_pack: PackFolder) -> None:
    area = a_pack.load().record("areas/science")
    assert area is not None
    assert area.passages[0] == Passage(Ref.parse("p1"), " ".join(PARAGRAPHS[0]), whole=True)


def test_a_quote_of_the_whole_sentence_is_whole(a_pack: PackFolder) -> None:
    a_pack.replace("events.toml", '{ ref = "p1.s1" }', f'{{ ref = "p1.s1", quote = "{PARAGRAPHS[0][0]}" }}')
    event = a_pack.load().record("events/kyoto")
    assert event is not None
    assert event.passages[0].whole


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_without_records_may_have_no_file(a_pack: PackFolder, kind: Kind) -> None:
    for file in ("participants", "missions", "instruments", "events", "commitments", "terms"):
        a_pack.remove(f"{file}.toml")
    if kind is not Kind.AREA:
        assert a_pack.load().of_kind(kind) == ()
    else:
        assert len(a_pack.load().of_kind(kind)) == 2


def test_numbers_printed_in_the_original_are_kept_apart(a_pack: PackFolder) -> None:
    a_pack.replace("statement.toml", 'numbering = "added"', 'numbering = "original"')
    assert a_pack.load().statement.numbering == "original"


def test_the_small_pack_loads_from_memory() -> None:
    folder = MemoryFolder({name: text.encode() for name, text in FILES.items()})
    assert load_pack(folder).statement.source_text == SOURCE


@pytest.mark.parametrize("explicit_folders", [True, False])
def test_a_pack_inside_a_zip_file(a_pack: PackFolder, tmp_path: pathlib.Path, explicit_folders: bool) -> None:
    archive = tmp_path / "packs.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        if explicit_folders:
            zipped.mkdir("packs/a-pack")
        for file in FILES:
            zipped.write(a_pack.path / file, f"packs/a-pack/{file}")
    with zipfile.ZipFile(archive) as zipped:
        pack = load_pack(zipfile.Path(zipped) / "packs" / "a-pack")
        assert pack == a_pack.load()


def test_a_broken_pack_inside_a_zip_file_is_refused_by_line(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    a_pack.replace("terms.toml", "p2.s2", "p2.s9")
    archive = shutil.make_archive(str(tmp_path / "packs"), "zip", tmp_path, "a-pack")
    with zipfile.ZipFile(archive) as zipped, pytest.raises(PackRefused) as refusal:
        load_pack(zipfile.Path(zipped, "a-pack/"))
    [problem] = refusal.value.problems
    assert (problem.file, problem.line) == ("a-pack/terms.toml", a_pack.line("terms.toml", "p2.s9"))


def test_a_pack_as_package_data_of_a_zipped_package(
    a_pack: PackFolder, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "app.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("zipped_app/__init__.py", "")
        for file in FILES:
            zipped.write(a_pack.path / file, f"zipped_app/data/a-pack/{file}")
    monkeypatch.syspath_prepend(str(archive))
    try:
        folder = importlib.resources.files("zipped_app") / "data" / "a-pack"
        assert not isinstance(folder, pathlib.Path)
        assert load_pack(folder) == a_pack.load()
    finally:
        sys.modules.pop("zipped_app", None)


def test_a_library_opens_what_it_can(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    broken = write_pack(tmp_path / "broken")
    broken.remove("source.txt")
    other = write_pack(tmp_path / "other")
    other.replace("pack.toml", 'id = "a-pack"', 'id = "other"')
    library = load_packs([("broken", broken.path), ("a", a_pack.path), ("other", other.path)])
    assert [pack.id for pack in library.packs] == ["a-pack", "other"]
    assert [refusal.name for refusal in library.refused] == ["broken"]
    assert str(library.refused[0].problems[0]).startswith("broken/source.txt: found no such file")


def test_of_two_packs_with_one_id_the_first_opens(a_pack: PackFolder, tmp_path: pathlib.Path) -> None:
    twin = write_pack(tmp_path / "twin")
    library = load_packs([("a", a_pack.path), ("tw\x1bin", twin.path)])
    assert [pack.id for pack in library.packs] == ["a-pack"]
    [refusal] = library.refused
    [problem] = refusal.problems
    assert str(problem) == (
        "tw\\u{001B}in/pack.toml:3: id: found “a-pack” a second time, expected an id that no other open pack has"
    )


def test_the_path_of_a_deep_folder_is_named_in_full(tmp_path: pathlib.Path) -> None:
    deep = write_pack(tmp_path / "one-folder-with-a-name-of-fifty-characters-or-so" / "and-another-one-that-is-as-long")
    deep.remove("source.txt")
    with pytest.raises(PackRefused) as refusal:
        load_pack(deep.path, str(deep.path))
    assert refusal.value.problems[0].file == f"{deep.path}/source.txt"


def test_a_name_with_escape_characters_is_made_harmless(a_pack: PackFolder) -> None:
    a_pack.remove("source.txt")
    with pytest.raises(PackRefused) as refusal:
        load_pack(a_pack.path, "\x1b[31mred\u202e")
    assert refusal.value.name == "\\u{001B}[31mred\\u{202E}"
    assert all(str(problem).isprintable() for problem in refusal.value.problems)
    assert str(refusal.value).isprintable()
