"""The bundled pack: the statement exactly as published, and the facts that a desk officer would check first."""

from __future__ import annotations

import datetime
import hashlib
import pathlib
import re
import tomllib

import pytest

from onrecord.model import Commitment, Event, Grade, Kind, Mission, Pack, Participant, Record, Ref, Statement
from tests.packs.a_pack import PackFolder

CHECKOUT = pathlib.Path(__file__).parents[2]
FOLDER = CHECKOUT / "data" / "japan-us-space-8"
PAGE = CHECKOUT.parent / "shared" / "source" / "joint-statement-eighth-dialogue-2023.txt"


def record_at(pack: Pack, address: str) -> Record:
    record = pack.record(address)
    assert record is not None, address
    return record


def ids(pack: Pack, kind: Kind) -> set[str]:
    return {record.id for record in pack.of_kind(kind)}


def areas_at(pack: Pack, ref: str) -> set[str]:
    [sentence] = pack.statement.sentences_at(Ref.parse(ref))
    return set(pack.areas_of(sentence))


def clauses(pack: Pack) -> list[Commitment]:
    commitments = [record for record in pack.of_kind(Kind.COMMITMENT) if isinstance(record, Commitment)]
    assert commitments
    return commitments


@pytest.fixture(scope="module")
def statement(shipped_pack: Pack) -> Statement:
    return shipped_pack.statement


# The text


def test_eight_paragraphs_of_these_many_sentences(statement: Statement) -> None:
    assert [len(paragraph.sentences) for paragraph in statement.paragraphs] == [2, 2, 6, 3, 2, 9, 1, 1]


@pytest.mark.skipif(not PAGE.is_file(), reason="the page as published is not beside this checkout")
def test_the_source_is_the_body_of_the_page_as_published() -> None:
    page = PAGE.read_bytes().decode().split("\n")
    body = "\n".join(page[10:25]) + "\n"
    assert (FOLDER / "source.txt").read_bytes() == body.encode()
    assert page[8].startswith("A lock")
    assert page[26] == "U.S. Department of State"


def test_the_source_is_the_text_whose_sha256_is_recorded(statement: Statement) -> None:
    recorded = tomllib.loads((FOLDER / "statement.toml").read_text(encoding="utf-8"))["statement"]["sha256"]
    assert hashlib.sha256(statement.source_text.encode()).hexdigest() == recorded
    assert recorded == "ad3e3ac4df46d836ce42ea0241a8180221cce65a548b23fa290c301133bd57cb"


def test_the_no_break_space_stays_as_published(statement: Statement) -> None:
    text = statement.text_at(Ref.parse("p6.s9"))
    assert "including\u00a0hosting U.S. payloads" in text
    assert statement.source_text.count("\u00a0") == 1


def test_no_sentence_ends_within_an_abbreviation(statement: Statement) -> None:
    assert statement.sentences
    for sentence in statement.sentences:
        assert not sentence.text.endswith(("U.S.", "Japan-U.S.", "non-U.S."))
        assert sentence.text.endswith(".")
        assert sentence.text[0].isupper()


def test_the_statement_is_described_as_the_issue_says(statement: Statement) -> None:
    assert statement.title == "Joint Statement of the Eighth Meeting of the Japan-U.S. Comprehensive Dialogue on Space"
    assert (statement.date, statement.place) == (datetime.date(2023, 3, 24), "Tokyo")
    assert [party.name for party in statement.parties] == ["Japan", "United States"]
    assert statement.publisher == "U.S. Department of State"
    assert statement.numbering == "added"
    assert statement.title_ja
    assert statement.place_ja == "東京"
    assert statement.paragraphs
    assert all(paragraph.editor_heading for paragraph in statement.paragraphs)


def test_what_the_known_paragraphs_are_about(statement: Statement) -> None:
    words = ["Pursuant", "co-chaired", "exchanged views", "On national security", "On commercial space"]
    words += ["In space science", "Framework Agreement", "Ninth meeting"]
    assert all(word in paragraph.text for word, paragraph in zip(words, statement.paragraphs, strict=True))


# Areas


def test_five_areas(shipped_pack: Pack) -> None:
    assert [area.id for area in shipped_pack.of_kind(Kind.AREA)] == [
        "security",
        "commercial",
        "civil",
        "science",
        "dialogue",
    ]


@pytest.mark.parametrize(
    ("ref", "areas"),
    [
        ("p1.s1", {"dialogue"}),
        ("p1.s2", {"dialogue"}),
        ("p2.s1", {"dialogue"}),
        ("p2.s2", {"dialogue"}),
        ("p3.s2", {"dialogue"}),
        ("p3.s3", {"security"}),  # threats
        ("p3.s4", {"security"}),  # Article V
        ("p3.s5", {"security"}),  # cybersecurity
        ("p3.s6", {"civil", "science"}),  # open-source science, “in civil space”
        ("p4.s1", {"security"}),
        ("p4.s2", {"security"}),
        ("p4.s3", {"security"}),
        ("p5.s1", {"commercial", "security"}),  # Space Situational Awareness
        ("p5.s2", {"commercial"}),
        ("p6.s1", {"civil"}),
        ("p6.s2", {"civil"}),  # Artemis, Gateway, ISS
        ("p6.s3", {"civil"}),
        ("p6.s4", {"civil"}),
        ("p6.s5", {"civil"}),
        ("p6.s6", {"civil", "science"}),  # climate
        ("p6.s7", {"civil", "science"}),  # “in space science”
        ("p6.s8", {"dialogue"}),  # sustainability
        ("p6.s9", {"civil"}),  # QZSS
        ("p7.s1", {"dialogue"}),
        ("p8.s1", {"dialogue"}),
    ],
)
def test_a_sentence_is_in_the_areas_that_a_desk_officer_expects(shipped_pack: Pack, ref: str, areas: set[str]) -> None:
    assert areas <= areas_at(shipped_pack, ref)


def test_no_sentence_is_everywhere(shipped_pack: Pack) -> None:
    sentences = shipped_pack.statement.sentences
    assert sentences
    assert all(1 <= len(shipped_pack.areas_of(sentence)) <= 3 for sentence in sentences)
    science = {str(sentence.ref) for sentence in sentences if "science" in shipped_pack.areas_of(sentence)}
    assert science == {"p3.s6", "p6.s6", "p6.s7"}


# Participants

JAPAN = {"mofa", "nsps", "nss", "csice", "mic", "mext", "meti", "moe", "mod", "jaxa", "nict"}
UNITED_STATES = {"nspc", "nsc", "state", "dod", "dot", "doc", "nasa", "odni", "oncd"}


def bodies(pack: Pack) -> dict[str, Participant]:
    participants = {body.id: body for body in pack.of_kind(Kind.PARTICIPANT) if isinstance(body, Participant)}
    assert participants
    return participants


def test_eleven_japanese_and_nine_us_bodies(shipped_pack: Pack) -> None:
    sides = {body.id: body.side for body in bodies(shipped_pack).values()}
    assert sides == dict.fromkeys(JAPAN, "japan") | dict.fromkeys(UNITED_STATES, "us")
    assert len(sides) == 20


def test_the_four_co_chairs_and_the_roles_of_all(shipped_pack: Pack) -> None:
    roles = {body.id: set(body.role) for body in bodies(shipped_pack).values()}
    both, chairs = {"mofa", "nsps"}, {"nspc", "nsc"}
    assert {body for body, role in roles.items() if "co-chair" in role} == both | chairs
    assert all(roles[body] == {"co-chair", "participant"} for body in both)
    assert all(roles[body] == {"co-chair"} for body in chairs)
    assert all(role == {"participant"} for body, role in roles.items() if body not in both | chairs)


def test_roles_rest_on_the_sentence_that_names_them(shipped_pack: Pack) -> None:
    places = {"co-chair": "p2.s1", "participant": "p2.s2"}
    for body in bodies(shipped_pack).values():
        assert {places[role] for role in body.role} <= {str(passage.ref) for passage in body.passages}


def test_every_body_has_its_names(shipped_pack: Pack) -> None:
    for body in bodies(shipped_pack).values():
        assert body.name_ja
        assert body.abbreviation
        assert body.passages
    environment = bodies(shipped_pack)["moe"]
    assert (environment.name, environment.official_name) == ("Ministry of Environment", "Ministry of the Environment")
    assert environment.passages[0].quote == "Ministry of Environment"
    assert bodies(shipped_pack)["nsps"].parent == "Cabinet Office"
    assert (
        bodies(shipped_pack)["nspc"].parent == bodies(shipped_pack)["nsc"].parent == "Executive Office of the President"
    )


# Missions

MISSIONS = {
    "artemis",
    "gateway",
    "japanese-lunar-astronaut",
    "pressurized-rover",
    "iss",
    "commercial-leo",
    "aeronautics",
}
MISSIONS |= {"xrism", "slim", "mmx", "qzss", "climate", "greenhouse-gases", "precipitation", "water-cycle", "forests"}
MISSIONS |= {"ssa", "mda", "debris"}
# Missions for which the statement names no agency that runs them.
NO_OPERATOR = {"japanese-lunar-astronaut", "aeronautics", "climate", "ssa", "mda", "debris"}


def test_the_missions_are_there(shipped_pack: Pack) -> None:
    assert ids(shipped_pack, Kind.MISSION) >= MISSIONS


@pytest.mark.parametrize("mission_id", sorted(MISSIONS))
def test_every_mission_can_be_found_and_read(shipped_pack: Pack, mission_id: str) -> None:
    mission = record_at(shipped_pack, f"missions/{mission_id}")
    assert isinstance(mission, Mission)
    assert mission.name_ja
    assert mission.passages
    assert mission.areas
    assert mission.operator or mission.id in NO_OPERATOR
    assert mission.aliases


@pytest.mark.parametrize(
    ("address", "outcome", "status"),
    [
        ("missions/mmx", "missed", "planned"),
        ("missions/slim", "kept", "ended"),
        ("missions/xrism", "kept", None),
        ("missions/gateway", None, "paused"),
        ("missions/artemis", None, "revised"),
        ("events/dialogue-9", "kept", None),
        ("commitments/ninth-meeting", "kept", None),
        ("instruments/framework-agreement", None, "in force"),
        ("instruments/basic-plan", None, "revised"),
    ],
)
def test_what_became_of_it(shipped_pack: Pack, address: str, outcome: str | None, status: str | None) -> None:
    record = record_at(shipped_pack, address)
    assert (record.outcome, record.status) == (outcome, status)


@pytest.mark.parametrize(
    ("mission_id", "words"),
    [
        ("xrism", "the upcoming launch of the XRISM and SLIM missions in 2023"),
        ("slim", "the upcoming launch of the XRISM and SLIM missions in 2023"),
        ("mmx", "the Phobos sample return mission, MMX, in 2024"),
    ],
)
def test_what_was_planned_is_said_in_the_statements_words(shipped_pack: Pack, mission_id: str, words: str) -> None:
    mission = record_at(shipped_pack, f"missions/{mission_id}")
    assert isinstance(mission, Mission)
    assert mission.planned is not None
    assert words in mission.planned.quote
    assert str(mission.planned.ref) == "p6.s7"


def test_no_satellite_is_taken_to_be_named_that_is_not(shipped_pack: Pack) -> None:
    for mission_id in ("greenhouse-gases", "precipitation", "water-cycle", "forests"):
        caveat = record_at(shipped_pack, f"missions/{mission_id}").caveat
        assert caveat is not None
        assert "not named" in caveat or "no satellite" in caveat


def test_a_mission_or_clause_is_in_an_area_of_a_sentence_it_rests_on(shipped_pack: Pack) -> None:
    for kind in (Kind.MISSION, Kind.COMMITMENT):
        records = shipped_pack.of_kind(kind)
        assert records, kind
        for record in records:
            sentences = [s for p in record.passages for s in shipped_pack.statement.sentences_at(p.ref)]
            allowed = {area for sentence in sentences for area in shipped_pack.areas_of(sentence)}
            assert set(record.areas) <= allowed, record.address


# Instruments, events, terms


def test_the_instruments_are_there(shipped_pack: Pack) -> None:
    assert ids(shipped_pack, Kind.INSTRUMENT) >= {
        "framework-agreement",
        "security-treaty-article-v",
        "artemis-accords",
        "national-security-strategy-japan",
        "basic-plan",
        "space-priorities-framework",
        "national-cybersecurity-strategy",
        "da-asat-commitment",
        "g7-debris",
    }
    assert [str(p.ref) for p in record_at(shipped_pack, "instruments/security-treaty-article-v").passages] == ["p3.s4"]
    assert [str(p.ref) for p in record_at(shipped_pack, "instruments/da-asat-commitment").passages] == ["p4.s3"]


@pytest.mark.parametrize(
    ("event_id", "date", "place"),
    [
        ("dialogue-1", (2013, 3, 11), "Tokyo"),
        ("dialogue-2", (2014, 5, 9), "Washington"),
        ("dialogue-3", (2015, 9, 11), "Tokyo"),
        ("dialogue-4", (2017, 5, 16), "Washington"),
        ("dialogue-5", (2018, 7, 20), "Tokyo"),
        ("dialogue-6", (2019, 7, 24), "Washington"),
        ("dialogue-7", (2020, 8, 26), "Tokyo"),
        ("dialogue-8", (2023, 3, 24), "Tokyo"),
        ("dialogue-9", (2024, 8, 26), "Washington"),
        ("industry-washington", (2023, 2, 28), "Washington"),
        ("industry-tokyo", (2023, 3, 23), "Tokyo"),
        ("framework-signing", (2023, 1, 13), "Washington"),
        ("leaders-2022", (2022, 5, 23), "Tokyo"),
    ],
)
def test_the_events_are_there(shipped_pack: Pack, event_id: str, date: tuple[int, int, int], place: str) -> None:
    event = record_at(shipped_pack, f"events/{event_id}")
    assert isinstance(event, Event)
    assert event.date == datetime.date(*date)
    assert event.place is not None
    assert event.place.startswith(place)
    assert event.end_date is None or event.end_date >= event.date


def test_the_ninth_meeting_was_planned_and_held(shipped_pack: Pack) -> None:
    ninth = record_at(shipped_pack, "events/dialogue-9")
    assert isinstance(ninth, Event)
    assert ninth.end_date == datetime.date(2024, 8, 27)
    assert ninth.planned is not None
    assert str(ninth.planned.ref) == "p8.s1"


@pytest.mark.parametrize(
    ("term_id", "expansion"),
    [
        ("mda", "Maritime Domain Awareness"),
        ("mda-missile-defense-agency", "Missile Defense Agency"),
        ("ssa", "Space Situational Awareness"),
        ("leo", "low Earth orbit"),
        ("qzss", "Quasi-Zenith Satellite System"),
        ("iss", "International Space Station"),
        ("mext", "Ministry of Education, Culture, Sports, Science and Technology"),
        ("jaxa", "Japan Aerospace Exploration Agency"),
        ("nict", "National Institute of Information and Communications Technology"),
        ("nasa", "National Aeronautics and Space Administration"),
        ("nss-secretariat", "National Security Secretariat"),
        ("nss-strategy", "National Security Strategy"),
        ("nsc-us", "National Security Council"),
        ("nsc-japan", "National Security Council"),
        ("nsps", "National Space Policy Secretariat"),
        ("nspc", "National Space Council"),
    ],
)
def test_the_terms_are_there_and_those_that_collide_are_kept_apart(
    shipped_pack: Pack, term_id: str, expansion: str
) -> None:
    term = record_at(shipped_pack, f"terms/{term_id}")
    assert getattr(term, "expansion", None) == expansion
    assert term.name_ja
    assert getattr(term, "meaning", None)


# Commitments and positions

# The verb inventory and the scale of `facts.md`, sections 0 and D, in the order of the text.
GOLD = [
    ("p3.s1", "joint", "exchanged views on", 1),
    ("p3.s2", "joint", "gave updates on", 1),
    ("p3.s3", "us", "shared views on", 1),
    ("p3.s4", "joint", "recalled", 3),
    ("p3.s5", "joint", "affirmed", 3),
    ("p3.s6", "us", "emphasized", 2),
    ("p4.s1", "us", "strongly welcomed", 2),
    ("p4.s1", "joint", "noted", 1),
    ("p4.s1", "joint", "committed to", 5),
    ("p4.s2", "joint", "conducted discussions for", 1),
    ("p4.s3", "joint", "discussed", 1),
    ("p5.s1", "joint", "discussed", 1),
    ("p5.s1", "joint", "welcomed", 2),
    ("p5.s2", "joint", "committed to", 5),
    ("p5.s2", "joint", "expressed their intention to", 4),
    ("p6.s1", "joint", "discussed", 1),
    ("p6.s2", "joint", "included", 1),  # the subject is “the discussion” of both sides
    ("p6.s3", "joint", "look forward to", 2),
    ("p6.s4", "joint", "recognized", 2),
    ("p6.s4", "joint", "discussed", 1),
    ("p6.s5", "joint", "welcomed progress in", 2),
    ("p6.s6", "joint", "recognized", 2),
    ("p6.s6", "joint", "expressed strong interest in", 2),
    ("p6.s7", "joint", "expressed excitement regarding", 2),
    ("p6.s8", "joint", "discussed", 1),
    ("p6.s9", "joint", "welcomed", 2),
    ("p7.s1", "joint", "sharing the view that", 4),
    ("p7.s1", "joint", "reconfirmed", 3),
    ("p7.s1", "joint", "reaffirmed", 3),
    ("p8.s1", "joint", "concurred on", 5),
]

GRADED_VERBS = sorted({verb for _, _, verb, _ in GOLD}, key=len, reverse=True)


def test_every_clause_has_the_actor_the_verb_and_the_grade_of_the_inventory(shipped_pack: Pack) -> None:
    graded = [(str(c.passages[0].ref), c.actor, c.verb, c.grade.value) for c in clauses(shipped_pack)]
    assert sorted(graded) == sorted(GOLD)


def test_exactly_two_joint_committed_to_clauses(shipped_pack: Pack) -> None:
    committed = [clause for clause in clauses(shipped_pack) if clause.verb == "committed to"]
    assert [(str(c.passages[0].ref), c.actor, c.grade) for c in committed] == [
        ("p4.s1", "joint", Grade.COMMIT),
        ("p5.s2", "joint", Grade.COMMIT),
    ]
    assert shipped_pack.statement.source_text.count("committed to") == 2


def test_exactly_three_clauses_are_of_the_us_side_alone(shipped_pack: Pack) -> None:
    us_clauses = [clause for clause in clauses(shipped_pack) if clause.actor == "us"]
    assert [str(clause.passages[0].ref) for clause in us_clauses] == ["p3.s3", "p3.s6", "p4.s1"]
    for clause in us_clauses:
        assert f"the U.S. side {clause.clause}" in clause_context(shipped_pack, clause)


def clause_context(pack: Pack, clause: Commitment) -> str:
    """Return the sentence, with a small “the” at its beginning and without “also”."""
    text = pack.statement.text_at(clause.passages[0].ref).replace("The U.S. side", "the U.S. side")
    return text.replace("side also ", "side ")


def test_the_first_astronaut_is_a_desire_that_was_discussed(shipped_pack: Pack) -> None:
    clause = record_at(shipped_pack, "commitments/first-non-us-astronaut")
    assert isinstance(clause, Commitment)
    assert (clause.verb, clause.grade, clause.actor) == ("discussed", Grade.RECORD, "joint")
    assert clause.clause.startswith("discussed Japan’s desire")
    assert clause.caveat


def test_commitments_that_are_nouns_are_no_clauses(shipped_pack: Pack) -> None:
    assert not [c for c in clauses(shipped_pack) if c.passages[0].ref.first.paragraph <= 2]
    [asat] = [c for c in clauses(shipped_pack) if "anti-satellite" in c.clause]
    assert (asat.verb, asat.grade) == ("discussed", Grade.RECORD)


def test_the_one_dated_undertaking(shipped_pack: Pack) -> None:
    [dated] = [clause for clause in clauses(shipped_pack) if clause.due]
    assert (dated.id, dated.due, dated.verb) == ("ninth-meeting", "2024", "concurred on")


def test_a_clause_holds_one_graded_verb_and_ends_with_its_object(shipped_pack: Pack) -> None:
    graded_verb = re.compile(r"(?<!-)\b(?:" + "|".join(GRADED_VERBS) + r")\b")
    for clause in clauses(shipped_pack):
        assert clause.clause.startswith(clause.verb)
        assert not graded_verb.search(clause.clause, len(clause.verb)), clause.id
        assert clause.clause[-1].isalnum() or clause.clause.endswith(")")


def test_every_sentence_in_which_a_side_acts_or_which_lists_what_was_discussed_has_a_clause(shipped_pack: Pack) -> None:
    acting = {
        str(sentence.ref)
        for sentence in shipped_pack.statement.sentences
        if re.search(r"(?i)both sides |the u\.s\. side ", sentence.text)
    }
    assert {ref for ref, _, _, _ in GOLD} == acting | {"p6.s2"}


# Notes


def test_every_note_has_a_source_that_a_reader_could_open_and_a_date_that_was(shipped_pack: Pack) -> None:
    notes = [(record.address, note) for record in shipped_pack.records for note in record.notes]
    assert notes
    for address, note in notes:
        assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+/\S+", note.source), address
        assert "..." not in note.source, address
        assert "…" not in note.source, address
        assert datetime.date(2010, 1, 1) <= note.as_of <= datetime.date(2026, 12, 31), address
        assert len(note.text) <= 320, address
        assert note.text.endswith("."), address


def test_no_record_rests_on_the_editors_words_where_the_text_speaks(shipped_pack: Pack) -> None:
    for kind in (Kind.AREA, Kind.PARTICIPANT, Kind.MISSION, Kind.COMMITMENT):
        records = shipped_pack.of_kind(kind)
        assert records, kind
        assert all(record.passages for record in records)


def test_the_shipped_pack_is_refused_once_a_letter_is_changed(tmp_path: pathlib.Path) -> None:
    copy = PackFolder(tmp_path / "a-pack")
    copy.path.mkdir()
    for file in FOLDER.iterdir():
        copy.write(file.name, file.read_bytes())
    assert copy.problems() == ()
    copy.replace("statement.toml", "Japanese astronaut landing", "Japanese Astronaut landing")
    assert [problem.key for problem in copy.problems() if problem.file == "a-pack/statement.toml"] == [
        "paragraph[5].sentences[2]"
    ]
