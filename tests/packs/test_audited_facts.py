"""Facts of the bundled pack that an audit has corrected, so that no later edit brings an error back."""

from __future__ import annotations

import datetime

import pytest

from onrecord.model import Commitment, Event, Kind, Mission, Note, Pack, Record, Ref
from onrecord.search import Index, build_memory_index

LOOKED_AT = 5  # results that a person looks at


@pytest.fixture(scope="module")
def index(shipped_pack: Pack) -> Index:
    return build_memory_index((shipped_pack,))


def record(pack: Pack, address: str) -> Record:
    known = pack.record(address)
    assert known is not None, address
    return known


def notes_from(pack: Pack, address: str, site: str) -> list[Note]:
    """Return the record's notes whose source is on that site."""
    return [note for note in record(pack, address).notes if site in note.source]


# Areas


@pytest.mark.parametrize(
    ("ref", "area"),
    [("p6.s9", "security"), ("p6.s9", "civil"), ("p5.s2", "security"), ("p4.s3", "dialogue")],
)
def test_a_sentence_is_in_the_area(shipped_pack: Pack, ref: str, area: str) -> None:
    [sentence] = shipped_pack.statement.sentences_at(Ref.parse(ref))
    assert area in shipped_pack.areas_of(sentence)


@pytest.mark.parametrize(
    ("address", "areas"),
    [
        ("missions/qzss", {"civil", "security"}),
        ("commitments/qzss-cooperation", {"civil", "security"}),
        ("commitments/industry-linkages", {"commercial", "security"}),
    ],
)
def test_a_record_is_in_its_areas(shipped_pack: Pack, address: str, areas: set[str]) -> None:
    assert set(record(shipped_pack, address).areas) == areas


def test_the_area_says_why_a_sentence_of_the_civil_paragraph_is_in_it(shipped_pack: Pack) -> None:
    caveat = record(shipped_pack, "areas/security").caveat
    assert caveat is not None
    assert "p6.s9" in caveat
    assert "civil paragraph" in caveat


def test_payloads_are_found_under_security(index: Index) -> None:
    found = addresses(index, "area:security payload")
    assert {"missions/qzss", "commitments/qzss-cooperation", "p6.s9"} <= set(found)


# Clauses


def test_the_clause_of_the_framework_agreement_keeps_the_words_that_it_hangs_on(shipped_pack: Pack) -> None:
    clause = record(shipped_pack, "commitments/further-cooperation")
    assert isinstance(clause, Commitment)
    assert clause.verb == "sharing the view that"
    assert clause.clause.startswith("sharing the view that the two sides will further promote their space cooperation")
    assert clause.clause.endswith("in January of this year")
    assert clause.grade == 4


def test_what_the_civil_discussion_included_is_a_record(shipped_pack: Pack) -> None:
    [topics] = [
        clause
        for clause in shipped_pack.of_kind(Kind.COMMITMENT)
        if isinstance(clause, Commitment) and str(clause.passages[0].ref) == "p6.s2"
    ]
    assert (topics.actor, topics.verb, topics.grade.value) == ("joint", "included", 1)
    assert topics.clause.startswith("included the Artemis program")
    assert topics.clause.endswith("new commercial LEO destinations")
    assert topics.caveat is not None
    assert "p6.s1" in topics.caveat


@pytest.mark.parametrize("query", ["Artemis", "Gateway", "ISS", "Artemis Accords", "aeronautics", "commercial LEO"])
def test_the_topics_of_the_civil_discussion_find_a_commitment(index: Index, query: str) -> None:
    assert "commitments/civil-topics" in addresses(index, f"kind:commitment {query}")


# Outcomes, statuses, plans


def test_no_clause_carries_the_status_of_another_thing(shipped_pack: Pack) -> None:
    clauses = shipped_pack.of_kind(Kind.COMMITMENT)
    assert clauses
    assert {clause.address: clause.status for clause in clauses if clause.status} == {}


@pytest.mark.parametrize(
    ("address", "planned"),
    [
        ("missions/japanese-lunar-astronaut", False),
        ("missions/iss", False),
        ("missions/qzss", False),
        ("missions/xrism", True),
        ("missions/slim", True),
        ("missions/mmx", True),
        ("events/dialogue-9", True),
    ],
)
def test_planned_is_said_only_where_the_statement_plans(shipped_pack: Pack, address: str, planned: bool) -> None:
    plans = record(shipped_pack, address)
    assert isinstance(plans, Mission | Event)
    assert (plans.planned is not None) == planned


def test_a_welcome_is_not_graded_as_a_promise(shipped_pack: Pack) -> None:
    assert record(shipped_pack, "missions/qzss").outcome is None
    assert record(shipped_pack, "commitments/qzss-cooperation").outcome is None


@pytest.mark.parametrize(
    ("address", "status"),
    [("missions/mmx", "planned"), ("missions/qzss", "revised"), ("missions/japanese-lunar-astronaut", "planned")],
)
def test_where_it_stands(shipped_pack: Pack, address: str, status: str) -> None:
    assert record(shipped_pack, address).status == status


# Bodies


def test_no_agency_is_given_where_the_statement_names_none_and_no_source_does(shipped_pack: Pack) -> None:
    for address in ("missions/mda", "missions/ssa"):
        mission = record(shipped_pack, address)
        assert isinstance(mission, Mission)
        assert mission.partners == ()


def test_not_named_is_no_operator(shipped_pack: Pack) -> None:
    missions = [mission for mission in shipped_pack.of_kind(Kind.MISSION) if isinstance(mission, Mission)]
    assert missions
    for mission in missions:
        assert "named" not in (mission.operator or ""), mission.address
    astronaut = record(shipped_pack, "missions/japanese-lunar-astronaut")
    assert isinstance(astronaut, Mission)
    assert astronaut.operator is None


@pytest.mark.parametrize(
    ("address", "partner"),
    [
        ("missions/greenhouse-gases", "participants/nasa"),
        ("missions/precipitation", "participants/nict"),
        ("missions/water-cycle", "participants/doc"),
    ],
)
def test_a_partner_that_a_source_names_is_there(shipped_pack: Pack, address: str, partner: str) -> None:
    mission = record(shipped_pack, address)
    assert isinstance(mission, Mission)
    assert partner in mission.partners


# Notes


@pytest.mark.parametrize(
    ("address", "as_of", "site"),
    [
        ("missions/mmx", (2026, 1, 13), "isas.jaxa.jp"),
        ("missions/mmx", (2026, 3, 19), "whitehouse.gov"),
        ("missions/mmx", (2026, 4, 24), "nationthailand.com"),
        ("missions/qzss", (2026, 1, 7), "mynavi.jp"),
        ("missions/qzss", (2026, 2, 3), "livedoor.com"),
        ("missions/qzss", (2026, 4, 24), "nationthailand.com"),
        ("missions/commercial-leo", (2026, 6, 1), "newspaceeconomy.ca"),
        ("missions/ssa", (2025, 12, 18), "whitehouse.gov"),
        ("missions/ssa", (2026, 4, 22), "pulse.bot"),
        ("missions/japanese-lunar-astronaut", (2026, 2, 27), "nasa.gov"),
        ("missions/greenhouse-gases", (2024, 12, 12), "jaxa.jp"),
        ("commitments/climate-collaboration", (2024, 12, 12), "jaxa.jp"),
        ("commitments/climate-monitoring", (2024, 12, 12), "jaxa.jp"),
        ("commitments/further-cooperation", (2024, 12, 12), "jaxa.jp"),
        ("instruments/framework-agreement", (2024, 12, 12), "jaxa.jp"),
        ("instruments/national-security-strategy-japan", (2026, 1, 9), "yomiuri.co.jp"),
        ("commitments/support-for-strategy", (2026, 1, 9), "yomiuri.co.jp"),
        ("participants/csice", (2026, 5, 27), "washinmura.jp"),
        ("instruments/g7-debris", (2021, 6, 13), "adsgroup.org.uk"),
        ("events/dialogue-8", (2023, 3, 24), "worldjpn.net"),
        ("events/dialogue-9", (2025, 7, 9), "cao.go.jp"),
        ("commitments/dialogue-to-continue", (2025, 7, 9), "cao.go.jp"),
        ("commitments/industry-network", (2025, 7, 9), "cao.go.jp"),
        ("missions/water-cycle", (2020, 12, 11), "satnavi.jaxa.jp"),
    ],
)
def test_the_newer_fact_is_there(shipped_pack: Pack, address: str, as_of: tuple[int, int, int], site: str) -> None:
    assert datetime.date(*as_of) in [note.as_of for note in notes_from(shipped_pack, address, site)]


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("missions/greenhouse-gases", "amu.tv"),
        ("missions/xrism", "nippon.com"),
        ("missions/slim", "nippon.com"),
        ("commitments/space-science-missions", "nippon.com"),
        ("missions/qzss", "impress.co.jp"),
        ("commitments/qzss-cooperation", "govconexec.com"),
        ("commitments/first-non-us-astronaut", "spaceanddefense.io"),
        ("missions/precipitation", "wmo.int"),
        ("instruments/space-priorities-framework", "spacenews.com"),
        ("instruments/da-asat-commitment", "spacenews.com"),
        ("commitments/responsible-behaviors", "spacenews.com"),
    ],
)
def test_a_weak_source_has_made_way(shipped_pack: Pack, address: str, site: str) -> None:
    notes = record(shipped_pack, address).notes
    assert notes
    assert not notes_from(shipped_pack, address, site)


REPOSTS = (
    *("gov-base.info", "livedoor.com", "washinmura.jp", "pulse.bot", "militaryaerospace.com", "nationthailand.com"),
    *("adsgroup.org.uk", "ipdefenseforum.com", "thefederalnewswire.com"),
)


def test_a_repost_is_called_one(shipped_pack: Pack) -> None:
    notes = [
        note for item in shipped_pack.records for note in item.notes if any(site in note.source for site in REPOSTS)
    ]
    assert len(notes) >= len(REPOSTS)
    for note in notes:
        assert "repost" in note.text, note.text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("missions/japanese-lunar-astronaut", "two flights"),
        ("commitments/japanese-astronaut-landing", "two Japanese astronauts"),
        ("participants/nspc", "had the Assistant"),
        ("events/dialogue-9", "as the meeting of 2023 had had"),
        ("events/dialogue-2", "Had been held"),
        ("missions/mda", "standing topic"),
        ("missions/iss", "extended its part"),
        ("instruments/g7-debris", "spoke for common standards"),
        ("missions/forests", "ALOS-2 served"),
    ],
)
def test_wording_that_says_more_or_less_than_its_source_is_gone(shipped_pack: Pack, address: str, words: str) -> None:
    known = record(shipped_pack, address)
    assert not [note for note in known.notes if words in note.text]


def test_the_signing_in_washington_has_one_date_everywhere(shipped_pack: Pack) -> None:
    notes = [
        note.text
        for item in shipped_pack.records
        for note in item.notes
        if "rover" in note.text and "signed" in note.text.lower()
    ]
    assert len(notes) >= 4
    for text in notes:
        assert "9 April 2024 (Washington; 10 April in Japan)" in text, text


def test_a_note_answers_the_first_question_of_a_reader(shipped_pack: Pack) -> None:
    [said] = [note for note in record(shipped_pack, "events/dialogue-9").notes if "Tenth" in note.text]
    assert said.text.startswith("No Tenth meeting (第10回) was found up to November 2026")


# Links


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("participants/meti", "commitments/industry-linkages"),
        ("participants/doc", "commitments/industry-linkages"),
        ("participants/nict", "missions/precipitation"),
        ("participants/moe", "missions/greenhouse-gases"),
        ("participants/dod", "commitments/qzss-cooperation"),
        ("participants/nasa", "commitments/open-source-science"),
        ("commitments/open-source-science", "participants/nasa"),
    ],
)
def test_a_reader_is_led_on(shipped_pack: Pack, address: str, link: str) -> None:
    assert link in record(shipped_pack, address).related


def test_every_body_and_clause_leads_on(shipped_pack: Pack) -> None:
    records = [item for kind in (Kind.PARTICIPANT, Kind.COMMITMENT) for item in shipped_pack.of_kind(kind)]
    assert records
    assert [item.address for item in records if not item.related] == []


# Names


def test_every_record_but_a_clause_has_a_japanese_name(shipped_pack: Pack) -> None:
    records = [item for item in shipped_pack.records if item.kind is not Kind.COMMITMENT]
    assert records
    assert [item.address for item in records if not item.name_ja] == []


def test_the_name_of_the_meeting_of_2022_asserts_no_document(shipped_pack: Pack) -> None:
    assert record(shipped_pack, "events/leaders-2022").name == "Kishida-Biden meeting of May 2022"


SEARCHES = [
    ("宇宙デブリ", "missions/debris"),
    ("責任ある行動", "commitments/responsible-behaviors"),
    ("日米同盟", "areas/security"),
    ("規制", "commitments/ssa-and-regulation"),
    ("産業ネットワーク", "commitments/industry-network"),
    ("宇宙産業", "commitments/industry-linkages"),
    ("脅威", "commitments/threats"),
    ("戦略的競争相手", "commitments/threats"),
    ("オープンソース", "commitments/open-source-science"),
    ("オープンサイエンス", "commitments/open-source-science"),
    ("地上局", "missions/qzss"),
    ("改定", "instruments/basic-plan"),
    ("共同議長", "areas/dialogue"),
    ("参加者", "areas/dialogue"),
    ("内閣官房", "participants/nss"),
    ("2024年", "events/dialogue-9"),
    ("非米国人", "missions/japanese-lunar-astronaut"),
    ("国家宇宙評議会", "participants/nspc"),
    ("国家サイバー局", "participants/oncd"),
    ("日本国とアメリカ合衆国との間の相互協力及び安全保障条約", "instruments/security-treaty-article-v"),
    ("国家情報局", "participants/csice"),
    ("内閣情報調査室", "participants/csice"),
    (
        "平和的目的のための月その他の天体を含む宇宙空間の探査及び利用における協力のための"
        "日本国政府とアメリカ合衆国政府との間の枠組協定",
        "instruments/framework-agreement",
    ),
    ("衛星破壊実験を実施しない旨の決定", "instruments/da-asat-commitment"),
    ("moratorium", "instruments/da-asat-commitment"),
    ("OEWG", "instruments/da-asat-commitment"),
    ("norms", "commitments/responsible-behaviors"),
    ("COPUOS", "missions/debris"),
    ("STM", "missions/ssa"),
    ("NOAA", "participants/doc"),
    ("JASDF", "participants/mod"),
    ("Ishizuki", "events/dialogue-8"),
    ("Kawabe", "events/dialogue-7"),
    ("Tenth", "events/dialogue-9"),
    ("第10回", "events/dialogue-9"),
    ("OCO-2", "missions/greenhouse-gases"),
    ("OCO-3", "missions/greenhouse-gases"),
    ("TEMPO", "missions/greenhouse-gases"),
    ("whole-of-government", "commitments/dialogue-to-continue"),
    ("Technology Prosperity Deal", "missions/aeronautics"),
    ("Technology Prosperity Deal", "missions/debris"),
    ("Lincoln Laboratory", "missions/qzss"),
    ("open-source science", "commitments/open-source-science"),
    ("responsible behaviors", "commitments/responsible-behaviors"),
    ("space industry network", "commitments/industry-network"),
    ("regulatory frameworks", "commitments/ssa-and-regulation"),
    ("2+2", "events/two-plus-two-2023"),
]


@pytest.mark.parametrize(("query", "address"), SEARCHES)
def test_what_a_desk_officer_types_finds_it(index: Index, query: str, address: str) -> None:
    assert address in addresses(index, query)[:LOOKED_AT]


def addresses(index: Index, query: str) -> list[str]:
    """Return what is found, best first, without what is only spelt alike."""
    results = index.search(query)
    if results.only_similar:
        return []
    targets = [hit.target for hit in results.hits]
    return [target.address if isinstance(target, Record) else str(target.ref) for target in targets]
