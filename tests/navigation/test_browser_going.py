"""Going somewhere: by link, by ref, by address."""

from __future__ import annotations

import pytest

from onrecord.model import Ref
from onrecord.navigation import Browser, NotInOpenPacks, RowTarget, Section

KINDS = "areas, participants, missions, instruments, commitments, events, terms"
NO_RECORD = "is not the address of a record; write it like missions/artemis"
NO_REF = "is not a ref; write p6, p6.s7, p6.s7-s8 or p5.s2-p6.s1, or the address of a record, such as missions/artemis"


@pytest.mark.parametrize(
    ("written", "crumbs"),
    [
        ("p6.s7", ("Full text", "p6.s7")),
        (" P6 ", ("Full text", "p6")),
        ("p5.s2-p6.s1", ("Full text", "p5.s2-p6.s1")),
        ("japan-us-space-8:p6.s7-s8", ("Full text", "p6.s7-s8")),
        ("missions/slim", ("Missions", "SLIM")),
        ("Missions/SLIM", ("Missions", "SLIM")),
        ("Japan-US-Space-8:terms/qzss", ("Terms", "QZSS")),
        ("a-pack:p2.s1", ("Full text", "p2.s1")),
        ("A-Pack:missions/blue-heron", ("Missions", "BH")),
        ("slim", ("Missions", "SLIM")),
        (" Smart Lander for Investigating Moon ", ("Missions", "SLIM")),
        ("みちびき", ("Missions", "QZSS")),
    ],
)
def test_what_is_written_leads_there(two: Browser, written: str, crumbs: tuple[str, ...]) -> None:
    two.go_to(written)
    assert two.breadcrumbs() == crumbs
    assert two.pack.id == ("a-pack" if written.lower().startswith("a-pack") else "japan-us-space-8")
    assert two.row_target() in [row.target for row in two.rows()]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("p9", "there is no p9: the statement has paragraphs p1 to p8"),
        ("p6.s10", "there is no p6.s10: paragraph p6 has 9 sentence(s)"),
        ("p6.s7-p9.s1", "there is no p6.s7-p9.s1: the statement has paragraphs p1 to p8"),
        ("a-pack:p3", "there is no p3: the statement has paragraphs p1 to p2"),
        ("no-pack:p1", "no open pack is called no-pack; the open packs are japan-us-space-8, a-pack"),
        ("no-pack:missions/slim", "no open pack is called no-pack; the open packs are japan-us-space-8, a-pack"),
        ("missions/nothing", "there is no missions/nothing; search for it instead"),
        ("a-pack:missions/slim", "there is no missions/slim in a-pack; search for it instead"),
        ("missions/slimm", "there is no missions/slimm; did you mean missions/slim?"),
        ("missions/", f"“missions/” {NO_RECORD}"),
        ("missions/slim!", f"“missions/slim!” {NO_RECORD}; did you mean missions/slim?"),
        ("qqqq", f"“qqqq” {NO_REF}"),
        ("", f"“” {NO_REF}"),
        ("slimm", f"“slimm” {NO_REF}; did you mean missions/slim?"),
        ("Mission/SLIM", f"no kind of record “mission”; there are {KINDS}; did you mean missions/slim?"),
        ("Missions", "missions is a section, not a record; an address looks like missions/artemis"),
        ("p", f"“p” {NO_REF}"),
        ("p6.7", "“p6.7” is not a ref; write p6, p6.s7, p6.s7-s8 or p5.s2-p6.s1"),
        ("p6.s8-s7", "“p6.s8-s7” ends before it begins; write the earlier end first"),
        ("p6-s7", "“p6-s7” mixes a paragraph with a sentence; give both ends the same form"),
    ],
)
def test_what_leads_nowhere_says_what_to_do_and_leaves_one_where_one_was(
    two: Browser, written: str, message: str
) -> None:
    before = two.location
    with pytest.raises(NotInOpenPacks) as refusal:
        two.go_to(written)
    assert str(refusal.value) == message
    assert two.location == before
    assert not two.back()


def test_a_link_leads_to_its_record_and_back(browser: Browser) -> None:
    before = browser.location
    browser.go_to("participants/jaxa")
    assert browser.breadcrumbs() == ("Participants", "JAXA")
    assert browser.back()
    assert browser.location == before


def test_a_link_stays_in_the_pack_that_is_being_read(two: Browser) -> None:
    two.search("heron")
    two.go_to("terms/sw")
    assert two.location.pack == "a-pack"
    assert two.breadcrumbs() == ("Terms", "SW")


def test_a_sentence_is_opened_in_the_pack_that_is_being_read(two: Browser) -> None:
    two.search("heron")
    two.go_to("p2.s1")
    assert two.location.target == RowTarget("a-pack", ref=Ref.parse("p2.s1"))


def test_a_sentence_of_another_pack_is_opened_there(two: Browser) -> None:
    two.go_to("a-pack:p2.s1")
    assert (two.location.pack, two.location.section) == ("a-pack", Section.TEXT)
    assert two.location.target == RowTarget("a-pack", ref=Ref.parse("p2.s1"))


def test_the_full_text_is_entered_where_it_was_opened(browser: Browser) -> None:
    browser.go_to("p6.s7")
    browser.enter(Section.MISSIONS)
    browser.enter(Section.TEXT)
    assert browser.passages() == (Ref.parse("p6.s7"),)


@pytest.mark.parametrize(
    ("typed", "address", "note"),
    [
        ("slim", "missions/slim", "“slim” is also terms/slim"),
        ("smart lander", "missions/slim", "“smart lander” was taken for missions/slim"),
        ("ninth-meeting", "commitments/ninth-meeting", ""),
    ],
)
def test_a_name_leads_to_the_record_that_is_meant_and_says_what_else_it_may_mean(
    browser: Browser, typed: str, address: str, note: str
) -> None:
    assert browser.go_to(typed) == note
    assert browser.location.target is not None
    assert browser.location.target.address == address
