"""`org:` finds what the card of a body lists as related, and says why."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Area, Kind, Mission, Pack, Participant, Record, Sentence
from onrecord.search import build_memory_index


def with_records(pack: Pack, *records: Record) -> Pack:
    return Pack(pack.id, pack.title, pack.statement, records)


def found_by_org(pack: Pack, body: str) -> set[str]:
    hits = build_memory_index((pack,)).search(f"org:{body}").hits
    return {hit.address for hit in hits if not isinstance(hit.target, Sentence)}


def test_each_body_finds_itself_and_what_its_card_lists(shipped_pack: Pack) -> None:
    bodies = shipped_pack.of_kind(Kind.PARTICIPANT)
    assert len(bodies) == 20
    for body in bodies:
        related = {other.address for other in shipped_pack.related(body) if not isinstance(other, Area)}
        assert found_by_org(shipped_pack, body.id) == {body.address} | related


def test_every_result_but_the_body_itself_says_why(shipped_pack: Pack) -> None:
    results = build_memory_index((shipped_pack,)).search("org:meti")
    reasons = {hit.address: hit.org_reasons for hit in results.hits if not isinstance(hit.target, Sentence)}
    assert reasons.pop("participants/meti") == ()
    assert reasons["participants/jaxa"] == ("part of METI",)
    assert reasons["commitments/industry-network"] == ("related to METI",)
    assert all(reasons.values())
    both = build_memory_index((shipped_pack,)).search("org:jaxa org:nasa").hits
    [artemis] = [hit for hit in both if hit.address == "missions/artemis"]
    assert artemis.org_reasons == ("operator NASA", "partner JAXA")


def test_without_the_field_nothing_is_said(shipped_pack: Pack) -> None:
    for query in ("rover", "rover -org:nasa"):
        hits = build_memory_index((shipped_pack,)).search(query).hits
        assert hits
        assert not any(hit.org_reasons for hit in hits)


def test_links_are_followed_both_ways_and_through_free_words(shipped_pack: Pack) -> None:
    mother = Participant(id="mother", name="Ministry of Ships", abbreviation="MoS")
    child = Participant(id="child", name="Harbor Office", parent="ministry of ships", related=("missions/ferry",))
    ferry = Mission(id="ferry", name="Ferry", operator="Ｍｏｓ and others, jointly", partners=("participants/child",))
    other = Mission(id="other", name="Other", operator="A Ministry of Ships of no kind")
    pack = with_records(shipped_pack, mother, child, ferry, other)
    assert {record.address for record in pack.related(mother)} == {"participants/child", "missions/ferry"}
    assert found_by_org(pack, "mother") == {"participants/mother", "participants/child", "missions/ferry"}
    assert pack.related(other) == ()
    assert pack.link_reason(ferry, mother) == "operator Ministry of Ships"
    assert pack.link_reason(ferry, child) == "partner Harbor Office"
    assert pack.link_reason(child, mother) == "part of Ministry of Ships"
    assert pack.link_reason(mother, child) == "Harbor Office is part of it"
    plain = replace(child, parent=None)
    assert with_records(shipped_pack, mother, plain).link_reason(mother, plain) == ""
