"""What comes before what, on records made for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from onrecord.model import Mission, Note, Pack, Passage, Record, Ref, Term
from onrecord.search import Index, build_memory_index
from tests.packs.a_pack import PackFolder
from tests.support.addresses import result_addresses

NOTE = Note("Ember was seen.", datetime.date(2024, 1, 1), "https://www.example.org/")


def _index(a_pack: PackFolder, *records: Record) -> Index:
    """A pack of these records and no others."""
    return build_memory_index((replace(a_pack.load(), records=records),))


def test_a_whole_word_before_one_only_begun(a_pack: PackFolder) -> None:
    index = _index(a_pack, Mission(id="begun", name="Embers glow"), Mission(id="whole", name="Ember glow"))
    assert result_addresses(index, "ember") == ["missions/whole", "missions/begun"]


def test_a_name_before_a_note(a_pack: PackFolder) -> None:
    index = _index(a_pack, Mission(id="noted", name="Fire", notes=(NOTE,)), Mission(id="named", name="Old Ember"))
    assert result_addresses(index, "ember") == ["missions/named", "missions/noted"]


def test_the_whole_name_before_a_part_of_one(a_pack: PackFolder) -> None:
    index = _index(a_pack, Mission(id="part", name="Old Ember"), Mission(id="whole", name="Ember"))
    assert result_addresses(index, "ember") == ["missions/whole", "missions/part"]


def test_own_names_then_aliases_then_quotes_then_notes(a_pack: PackFolder) -> None:
    quote = Passage(Ref.parse("p1.s2"), "the “Blue Heron” mission")
    note = NOTE._replace(text="A heron.")
    index = _index(
        a_pack,
        Mission(id="noted", name="N", notes=(note,)),
        Mission(id="quoted", name="Q", passages=(quote,)),
        Mission(id="alias", name="A", aliases=("Grey Heron",)),
        Mission(id="short", name="S", short="Heron One"),
    )
    assert result_addresses(index, "heron") == [
        "missions/short",
        "missions/alias",
        "missions/quoted",
        "p1.s2",
        "missions/noted",
    ]


def test_every_word_adds_to_the_score(a_pack: PackFolder) -> None:
    index = _index(
        a_pack,
        Mission(id="one", name="Ember", notes=(NOTE._replace(text="Red."),)),
        Mission(id="both", name="Red old Ember"),
    )
    assert result_addresses(index, "red ember") == ["missions/both", "missions/one"]


def test_equals_stay_in_the_order_of_the_pack(a_pack: PackFolder) -> None:
    index = _index(a_pack, *(Term(id=f"t{n}", name=f"Ember {n}") for n in range(9)))
    assert result_addresses(index, "ember") == [f"terms/t{n}" for n in range(9)]


def test_packs_are_searched_together(a_pack: PackFolder, shipped_pack: Pack) -> None:
    small = a_pack.load()
    hits = build_memory_index((small, shipped_pack)).search("mission").hits
    assert {hit.pack.id for hit in hits} == {small.id, shipped_pack.id}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_ref_may_name_its_pack(a_pack: PackFolder, shipped_pack: Pack) -> None:
    index = build_memory_index((a_pack.load(), shipped_pack))
    assert [hit.pack.id for hit in index.search("a-pack:p1.s1").hits] == ["a-pack"]
    assert [hit.pack.id for hit in index.search("p1.s1").hits] == ["a-pack", "japan-us-space-8"]
