"""Records of what a statement mentions."""

from __future__ import annotations

import datetime

import pytest

from onrecord.model import (
    GRADE_RULE,
    JOINT,
    KINDS_BY_PLURAL,
    Area,
    Commitment,
    Event,
    Grade,
    Instrument,
    Kind,
    Mission,
    Note,
    Pack,
    Participant,
    Party,
    Record,
    Term,
)


def note(day: int, outcome: str | None = None, status: str | None = None) -> Note:
    return Note("It was so.", datetime.date(2024, 1, day), "https://example.org/", outcome, status)


def commitment(actor: str) -> Commitment:
    clause = "committed to peace"
    return Commitment(
        id="c", name=clause, actors=tuple(actor.split(", ")), verb="committed to", clause=clause, grade=Grade.COMMIT
    )


@pytest.mark.parametrize(
    ("record", "address"),
    [
        (Area(id="x", name="X"), "areas/x"),
        (Participant(id="x", name="X", side="us", role=("participant",)), "participants/x"),
        (Mission(id="slim", name="X"), "missions/slim"),
        (Instrument(id="x", name="X"), "instruments/x"),
        (commitment("joint"), "commitments/c"),
        (Event(id="x", name="X"), "events/x"),
        (Term(id="x", name="X"), "terms/x"),
    ],
)
def test_the_address_is_the_kinds_plural_and_the_id(record: Record, address: str) -> None:
    assert record.address == address
    assert KINDS_BY_PLURAL[address.partition("/")[0]] is record.kind


def test_a_list_shows_the_short_form_where_there_is_one() -> None:
    assert Mission(id="slim", name="Smart Lander for Investigating Moon", short="SLIM").label == "SLIM"
    assert Mission(id="iss", name="International Space Station").label == "International Space Station"


def test_the_status_is_that_of_the_newest_note_that_has_one() -> None:
    notes = (note(3), note(5), note(4, status="ended"), note(1, status="planned"))
    assert Mission(id="m", name="M", notes=notes).status == "ended"


@pytest.mark.parametrize(
    ("notes", "outcome"),
    [
        ((note(1, outcome="kept"),), "kept"),
        ((note(1, outcome="unknown"),), "unknown"),
        ((note(3, outcome="missed"), note(5), note(1, outcome="kept"), note(4, outcome="kept")), "kept, missed"),
        ((note(3, outcome="kept"), note(1, outcome="missed")), "missed, kept"),
        ((note(1, outcome="kept"), note(2, outcome="unknown")), "kept"),
    ],
)
def test_the_outcome_is_all_that_the_notes_know_oldest_first(notes: tuple[Note, ...], outcome: str) -> None:
    assert Mission(id="m", name="M", notes=notes).outcome == outcome


def test_without_such_a_note_there_is_neither() -> None:
    mission = Mission(id="m", name="M", notes=(note(1),))
    assert (mission.outcome, mission.status) == (None, None)


def test_kinds_are_named_as_files_and_screens_write_them() -> None:
    assert [kind.plural for kind in Kind] == [
        "areas",
        "participants",
        "missions",
        "instruments",
        "commitments",
        "events",
        "terms",
    ]
    assert [kind.value for kind in Kind] == [kind.plural[:-1] for kind in Kind]
    assert Kind.MISSION.title == "Missions"


def test_grades_have_five_steps_in_order() -> None:
    assert [grade.title for grade in sorted(Grade, reverse=True)] == ["Commit", "Intend", "Affirm", "Support", "Record"]
    assert [grade.value for grade in Grade] == [1, 2, 3, 4, 5]
    assert len({grade.meaning for grade in Grade}) == 5
    assert "editor" in GRADE_RULE


@pytest.mark.parametrize(
    ("actor", "title"),
    [("joint", "Both sides"), ("us", "U.S. side"), ("japan", "Japan"), ("japan, us", "Japan and U.S. side")],
)
def test_who_acts_is_said_in_words(shipped_pack: Pack, actor: str, title: str) -> None:
    assert commitment(actor).actor == actor
    assert shipped_pack.statement.actor_title(commitment(actor).actors) == title


def test_all_parties_together_have_the_name_that_the_statement_gives_or_one_by_their_number(
    shipped_pack: Pack,
) -> None:
    statement = shipped_pack.statement
    three = statement._replace(parties=(*statement.parties, Party("x", "X")))
    assert (statement.actor_name((JOINT,)), three.actor_name((JOINT,))) == ("both sides", "all parties")
    assert three._replace(joint="the Ministers").actor_title((JOINT,)) == "The Ministers"
    assert (statement.short_actor_name((JOINT,)), three.short_actor_name((JOINT,))) == ("both", "all")
    assert (statement.short_actor_name(("us",)), statement.short_actor_name(("nobody",))) == ("U.S.", "nobody")


def test_a_list_of_all_parties_is_joint_and_keeps_its_names(shipped_pack: Pack) -> None:
    statement = shipped_pack.statement
    three = statement._replace(parties=(*statement.parties, Party("x", "X")))
    assert statement.is_joint(("us", "japan"))
    assert not three.is_joint(("us", "japan"))
    assert three.is_joint((JOINT,))
    assert statement.actor_name(("japan", "us")) == "Japan and U.S. side"
    assert statement.short_actor_name(("japan", "us")) == "both"


def test_a_single_party_is_not_joint(shipped_pack: Pack) -> None:
    alone = shipped_pack.statement._replace(parties=(Party("x", "X"),))
    assert not alone.is_joint(("x",))
    assert not alone._replace(parties=()).is_joint(())
