"""Addresses of passages and records, with and without a pack."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.model import (
    KINDS_BY_PLURAL,
    Address,
    AddressError,
    Kind,
    KindAlone,
    NoSuchNumber,
    Pack,
    Point,
    RecordAddress,
    Ref,
    RefError,
)
from onrecord.model.address import is_record_address, kind_of_address, split_pack
from onrecord.model.address_errors import NoSuchKind

SLIM = RecordAddress(Kind.MISSION, "slim")
KINDS = "areas, participants, missions, instruments, commitments, events, terms"
NO_RECORD = "is not the address of a record; write it like missions/slim"
NO_REF = "is not a ref; write p6, p6.s7, p6.s7-s8 or p5.s2-p6.s1"


@pytest.mark.parametrize(
    ("text", "target", "pack"),
    [
        ("p6.s7", Ref.sentence(6, 7), None),
        ("japan-us-space-8:p6.s7", Ref.sentence(6, 7), "japan-us-space-8"),
        ("8:p6-p7", Ref(Point(6), Point(7)), "8"),
        ("missions/slim", SLIM, None),
        ("a-pack:missions/slim", SLIM, "a-pack"),
        ("terms/2023", RecordAddress(Kind.TERM, "2023"), None),
    ],
)
def test_each_form_is_read_and_written_back(text: str, target: Ref | RecordAddress, pack: str | None) -> None:
    address = Address.parse(text)
    assert address == Address(target, pack)
    assert str(address) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (" Missions/SLIM\n", "missions/slim"),
        ("Japan-US-Space-8:P6", "japan-us-space-8:p6"),
        ("A:P6.s7-s7", "a:p6.s7"),
        ("\u3000p6\u3000", "p6"),
        ("missions/slim\u3000", "missions/slim"),
    ],
)
def test_what_people_type_is_written_in_one_way(text: str, written: str) -> None:
    assert str(Address.parse(text)) == written


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("", RefError, f"“” {NO_REF}"),
        ("slim", RefError, f"“slim” {NO_REF}"),
        ("a:missions", RefError, f"“a:missions” {NO_REF}"),
        ("\u212aa:p6", RefError, NO_REF),  # the Kelvin sign becomes a k in lower case
        (":p6", RefError, f"“:p6” {NO_REF}"),
        ("-a:p6", RefError, f"“-a:p6” {NO_REF}"),
        ("a:b:p6", RefError, f"“a:b:p6” {NO_REF}"),
        ("a: p6", RefError, f"“a: p6” {NO_REF}"),
        ("a :p6", RefError, f"“a :p6” {NO_REF}"),
        ("p6 p7", RefError, f"“p6 p7” {NO_REF}"),
        ("A:p6.s8-s7", RefError, "“A:p6.s8-s7” ends before it begins; write the earlier end first"),
        ("a:p6-s7", RefError, "“a:p6-s7” mixes a paragraph with a sentence; give both ends the same form"),
        ("a:p7.s100000", NoSuchNumber, "there is no “a:p7.s100000”: paragraphs and sentences have numbers up to 99999"),
        ("-a:p100000", RefError, f"“-a:p100000” {NO_REF}"),
        ("missions/", AddressError, f"“missions/” {NO_RECORD}"),
        ("/slim", AddressError, f"“/slim” {NO_RECORD}"),
        ("missions/sl im", AddressError, f"“missions/sl im” {NO_RECORD}"),
        ("missions/slim!", AddressError, f"“missions/slim!” {NO_RECORD}"),
        ("missions/slim/x", AddressError, f"“missions/slim/x” {NO_RECORD}"),
        ("missions/\u212aibo", AddressError, NO_RECORD),
        (":missions/slim", AddressError, f"“:missions/slim” {NO_RECORD}"),
        ("a: missions/slim", AddressError, f"“a: missions/slim” {NO_RECORD}"),
        ("missions/slim:p6", AddressError, f"“missions/slim:p6” {NO_RECORD}"),
        ("{}/{typed}", AddressError, f"“{{}}/{{typed}}” {NO_RECORD}"),
        ("A:Mission/SLIM", NoSuchKind, f"no kind of record “mission”; there are {KINDS}"),
        ("Missions", KindAlone, "“missions” is a kind of record; write the address of one of them, missions/ID"),
    ],
)
def test_what_is_no_address_is_refused_with_the_reason(text: str, error: type[AddressError], message: str) -> None:
    with pytest.raises(AddressError) as refusal:
        Address.parse(text)
    assert type(refusal.value) is error
    assert message in str(refusal.value)


def test_a_message_can_show_what_was_typed_in_another_way() -> None:
    with pytest.raises(AddressError) as refusal:
        Address.parse("a\x1b/")
    assert refusal.value.typed == "a\x1b/"
    assert refusal.value.message("a…") == f"“a…” {NO_RECORD}"


@given(st.text() | st.text(alphabet="p0123456789.s-: /missonatera", max_size=16))
@example("a:p1.s1-p1.s1")
@example("a:missions/x")
@settings(max_examples=200)
def test_any_text_is_an_address_that_reads_back_or_is_refused(text: str) -> None:
    try:
        address = Address.parse(text)
    except AddressError:
        return
    assert Address.parse(str(address)) == address
    assert re.fullmatch(r"[a-z0-9.:/-]+", str(address))


_ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
_targets = st.builds(RecordAddress, st.sampled_from(Kind), _ids) | st.builds(
    Ref.sentence, st.integers(1, 99999), st.integers(1, 99999)
)


@given(st.builds(Address, _targets, st.none() | _ids))
def test_every_address_reads_back(address: Address) -> None:
    assert Address.parse(str(address)) == address
    assert Address.parse(f" {str(address).upper()} ") == address


def test_every_record_and_sentence_of_a_pack_has_one(shipped_pack: Pack) -> None:
    assert len(shipped_pack.records) > 40
    for record in shipped_pack.records:
        assert Address.parse(record.address) == Address(RecordAddress(record.kind, record.id))
        assert kind_of_address(record.address) is record.kind
        assert is_record_address(record.address)
    for sentence in shipped_pack.statement.sentences:
        assert Address.parse(f"{shipped_pack.id}:{sentence.ref}") == Address(sentence.ref, shipped_pack.id)
        assert not is_record_address(str(sentence.ref))


@pytest.mark.parametrize("body", ["JAXA", "", "missions", "Mission/SLIM", "CNES/ESA", "p6"])
def test_a_name_is_no_address(body: str) -> None:
    assert not is_record_address(body)


@pytest.mark.parametrize("address", ["p6.s7", "", "mission/slim"])
def test_nothing_but_a_record_has_a_kind(address: str) -> None:
    with pytest.raises(KeyError):
        kind_of_address(address)


@pytest.mark.parametrize(
    ("text", "pack", "rest"),
    [
        ("p6", None, "p6"),
        ("a:", "a", ""),
        (":mi", "", "mi"),
        ("a:b:p6", "a", "b:p6"),
        ("a:Q:", "a", "Q:"),
        ("", None, ""),
    ],
)
def test_the_pack_is_split_off_a_half_typed_address(text: str, pack: str | None, rest: str) -> None:
    assert split_pack(text) == (pack, rest)


def test_every_kind_is_known_by_its_plural() -> None:
    assert list(KINDS_BY_PLURAL.values()) == list(Kind)
