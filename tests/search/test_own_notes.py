"""`my:` and `has:my`: the user's own notes limit a search, and no index of packs holds a word of them."""

from __future__ import annotations

import random

import pytest

from onrecord.model import Pack, Ref
from onrecord.search import Index, build_memory_index, completions
from onrecord.search.own_notes import OwnNotes, SearchedNote
from onrecord.search.targets import search_targets

PACK = "japan-us-space-8"
NOTES = OwnNotes(
    (
        SearchedNote(PACK, "Ask the ministry about the payloads.", "missions/slim"),
        SearchedNote(PACK, "Ask again: who pays?", ref=Ref.parse("p6.s7")),
        SearchedNote(PACK, "Über the Moon, ask NASA", ref=Ref.parse("p8")),
        SearchedNote(PACK, "ask the minister"),
        SearchedNote("another-pack", "ask there", ref=Ref.parse("p1.s1")),
    )
)


@pytest.fixture(scope="module")
def noted(shipped_pack: Pack) -> Index:
    return build_memory_index([shipped_pack]).with_own_notes(NOTES)


def _found(index: Index, query: str) -> set[str]:
    return {hit.address for hit in index.search(query).hits}


@pytest.mark.parametrize(
    ("query", "addresses"),
    [
        ("has:my", {"missions/slim", "p6.s7", "p8.s1"}),
        ("has:MY", {"missions/slim", "p6.s7", "p8.s1"}),
        ("my:ask", {"missions/slim", "p6.s7", "p8.s1"}),
        ("my:minis", {"missions/slim"}),
        ('my:"ask the ministry"', {"missions/slim"}),
        ('my:"the ask"', set()),
        ("my:ubER", {"p8.s1"}),
        ("my:payloads,pays", {"missions/slim", "p6.s7"}),
        ("my:ask my:pays", {"p6.s7"}),
        ("my:ask -my:pays", {"missions/slim", "p8.s1"}),
        ("my:ask or my:zzz", {"missions/slim", "p6.s7", "p8.s1"}),
        ("has:my kind:mission", {"missions/slim"}),
        ("has:my -kind:mission", {"p6.s7", "p8.s1"}),
        ("has:my slim", {"missions/slim", "p6.s7"}),
        ("has:my xrism", {"missions/slim", "p6.s7"}),
        ("my:ask kind:term", set()),
        ("my:zzz", set()),
    ],
)
def test_notes_limit_a_search(noted: Index, query: str, addresses: set[str]) -> None:
    assert _found(noted, query) == addresses


def test_every_beginning_of_a_word_finds_it(noted: Index) -> None:
    assert all(_found(noted, f"my:{'ministry'[:length]}") >= {"missions/slim"} for length in range(1, 9))


def test_results_say_by_which_note_they_were_found(noted: Index) -> None:
    results = noted.search("my:pay")
    assert {hit.address: results.own_notes[hit.place.number] for hit in results.hits} == {
        "missions/slim": "Ask the ministry about the payloads.",
        "p6.s7": "Ask again: who pays?",
    }


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("my:minister", f"your notes on a statement match, too: {PACK}"),
        ("my:there", "1 more note of yours matches, on what is not open here; onrecord note list prints all"),
        ("my:zzz", "no note of yours matches my:zzz"),
        ("my:", "my: needs a word of a note of yours right after it; has:my finds all that have one"),
        ("has:note,my", "has:my is not searched for together with other values: write has:my alone"),
    ],
)
def test_what_no_result_shows_is_said(noted: Index, query: str, notice: str) -> None:
    assert notice in noted.search(query).notices


def test_without_notes_that_is_said(shipped_pack: Pack) -> None:
    results = build_memory_index([shipped_pack]).search("has:my")
    assert (results.hits, results.notices) == ((), ("you have no notes of your own yet",))
    assert build_memory_index([shipped_pack]).search("-has:my moon").hits


def test_excluding_notes_leaves_the_rest_in_order(noted: Index, shipped_pack: Pack) -> None:
    without = build_memory_index([shipped_pack]).search("space").hits
    hidden = {"missions/slim", "p6.s7", "p8.s1"}
    left = [hit.address for hit in noted.search("-has:my space").hits]
    assert left == [hit.address for hit in without if hit.address not in hidden]
    assert hidden & {hit.address for hit in without}


def test_words_of_notes_are_found_by_no_other_search(noted: Index) -> None:
    for word in ("pays", "uber"):
        assert word not in noted.backend.vocabulary
        results = noted.search(f'"{word}"')
        assert not results.hits or results.relaxed


def test_any_subset_of_targets_is_found_again(shipped_pack: Pack) -> None:
    """With a note on some targets, `has:my` finds these and only these, whatever else is asked for."""
    dice = random.Random(20261128)
    index = build_memory_index([shipped_pack])
    targets = list(search_targets(shipped_pack))
    for _ in range(20):
        chosen = dice.sample(targets, dice.randrange(1, 12))
        notes = [
            SearchedNote(PACK, f"note {number}", getattr(target, "address", ""), getattr(target, "ref", None))
            for number, target in enumerate(chosen)
        ]
        addresses = {getattr(target, "address", "") or str(getattr(target, "ref", "")) for target in chosen}
        noted = index.with_own_notes(OwnNotes(tuple(notes)))
        assert _found(noted, "has:my") == addresses
        for query in ("space", "kind:mission", "japan -nasa"):
            assert _found(noted, f"has:my {query}") == {a for a in _found(index, query) if a in addresses}


def test_completions_know_the_field(noted: Index) -> None:
    assert completions("has:m", noted.lexicon) == ("has:my",)
    assert "my:" in completions("my", noted.lexicon)
    assert completions("my:mini", noted.lexicon) == ()
