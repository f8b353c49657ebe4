"""The count beside a facet is what the search with it finds, also where one value's id is another value's name."""

from __future__ import annotations

import random
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Area, Commitment, Grade, Pack, Participant, Party, Passage, Record, Sentence
from onrecord.search import Index, build_memory_index
from onrecord.search.database import Database
from onrecord.search.index_file import stored_index
from onrecord.search.tables import fill_tables
from tests.model.random_packs import random_pack
from tests.tiers import trials

# Each is the id of one value and, in another case, a name of others.
IDS = ("mofa", "meti", "security", "us", "united-states", "both", "ministry-of-trade")
QUERIES = (
    "sides",
    "welcomed",
    "orbit",
    "moon data",
    "kind:sentence",
    "kind:commitment,participant",
    "orbit -moon",
    "zzz both",
)


def _name(draw: random.Random) -> str:
    return draw.choice([word.replace("-", " ").title() for word in IDS] + ["Northern Bureau", "MOFA", "U.S."])


def _colliding_pack(draw: random.Random, pack_id: str) -> Pack:
    """Return a pack of parties, areas, participants and commitments whose names are ids of one another."""
    pack = random_pack(draw, pack_id)
    parties = [Party(each, _name(draw), aliases=(_name(draw),)) for each in draw.sample(IDS, 3)]

    def somewhere() -> tuple[Passage, ...]:
        sentence: Sentence = draw.choice(pack.statement.sentences)
        return (Passage(sentence.ref, sentence.text, whole=True),)

    areas: list[Record] = [
        Area(id=each, name=_name(draw), aliases=(_name(draw),), passages=somewhere()) for each in draw.sample(IDS, 3)
    ]
    bodies = [
        Participant(
            id=each,
            name=_name(draw),
            abbreviation=draw.choice([None, _name(draw)]),
            areas=(draw.choice(areas).id,),
            side=draw.choice(parties).id,
            passages=somewhere(),
        )
        for each in draw.sample(IDS, 4)
    ]
    commitments = [
        Commitment(
            id=f"c{number}",
            name=f"clause {number}",
            actors=(draw.choice(parties).id,),
            verb=draw.choice(["commit to", "commit to act"]),
            clause="commit to act",
            grade=Grade.COMMIT,
            due=draw.choice([None, "2024", "2024-06", "soon"]),
            passages=somewhere(),
        )
        for number in range(4)
    ]
    statement = pack.statement._replace(parties=tuple(parties))
    return Pack(pack_id, pack.title, statement, (*areas, *bodies, *commitments))


def _stored(packs: list[Pack]) -> Index:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill_tables(connection, packs)
    return stored_index(Database(connection))


def _wrong_counts(index: Index, query: str) -> list[str]:
    """Return each facet of the results whose count is not what the search with it finds."""
    return [
        f"{field}:{value} {query} finds {total}, not {count}"
        for field, values in index.search(query).facets.items()
        for value, count in values
        if (total := index.search(f"{field}:{value} {query}").total) != count
    ]


@given(st.integers(0, 10**9), st.sampled_from(QUERIES), st.integers(1, 3), st.booleans())
@settings(max_examples=trials(test=60, soak=2_000), deadline=None)
def test_each_count_is_what_a_search_finds(seed: int, query: str, pack_count: int, in_file: bool) -> None:
    draw = random.Random(seed)
    packs = [_colliding_pack(draw, f"pack-{number}") for number in range(pack_count)]
    assert _wrong_counts(_stored(packs) if in_file else build_memory_index(packs), query) == []


@pytest.mark.parametrize("in_file", [False, True])
def test_an_id_that_is_an_abbreviation_too_counts_both(in_file: bool) -> None:
    pack = random_pack(random.Random(1))
    first, second, *_ = pack.statement.sentences
    bodies = tuple(
        Participant(
            id=each, name=each, abbreviation="MOFA", passages=(Passage(sentence.ref, sentence.text, whole=True),)
        )
        for each, sentence in (("mofa", first), ("mofa-kr", second))
    )
    packs = [Pack(pack.id, pack.title, pack.statement, bodies)]
    index = _stored(packs) if in_file else build_memory_index(packs)
    assert sorted(index.search("kind:participant").facets["org"]) == [("mofa", 2), ("mofa-kr", 1)]
