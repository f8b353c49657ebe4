"""Each value of a field, whatever the pack says there, can be typed as it is offered, and finds what it counts."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Commitment, Kind, Pack, Participant
from onrecord.search import Index, Scope, build_memory_index
from onrecord.search.complete import completions
from onrecord.search.database import Database
from onrecord.search.facets import FIELDS, MAX_VALUE_CHARS, facet_token, slug
from onrecord.search.index_file import stored_index
from onrecord.search.query import MAX_QUERY_CHARS
from onrecord.search.tables import fill_tables
from onrecord.search.values import list_values, resolve_value, sort_values, values_found_with
from tests.search.texts import texts
from tests.tiers import trials

# As statements and editors write them; each but the last three was once offered and could not be typed.
WORDINGS = (
    "within two years",
    "as soon as possible",
    "next year",
    "mid-decade",
    "2024-13-45",
    "2024-02-30",
    "1850-1860",
    "from 1850 to 1860",
    "p6",
    "_by_ the _end",
    "in due course " * 40,
    "x" * 300,
    "9" * 5_000,
    "2024 or 2024-06-30",
    "-",
    "…",
    "soon",
)
wordings = st.sampled_from(WORDINGS) | texts | st.from_regex(r"[0-9p]{1,5}([-–./ ~+to]{1,3}[0-9]{1,4}){0,3}")


def pack_of(pack: Pack, *spoken: tuple[str, str, str]) -> Pack:
    """Return a pack with a commitment for each verb and due; the first of the labels is a paragraph's."""
    commitment = next(record for record in pack.records if isinstance(record, Commitment))
    others = [*pack.of_kind(Kind.AREA)[:2], *pack.of_kind(Kind.PARTICIPANT)[:2]]
    commitments = [
        replace(commitment, id=f"c{number}", verb=verb, due=due) for number, (verb, due, _) in enumerate(spoken)
    ]
    first, *rest = pack.statement.paragraphs
    statement = pack.statement._replace(paragraphs=(first._replace(label=spoken[0][2] or None), *rest))
    return Pack(pack.id, pack.title, statement, (*others, *commitments))


def stored(pack: Pack) -> Index:
    """Return an index of the pack in SQLite."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    fill_tables(connection, (pack,))
    return stored_index(Database(connection))


def offered_but_not_found(index: Index) -> list[str]:
    """Return each value that F, completion or a message offers, and that a search for it does not find."""
    wrong = []
    everything = index.search("kind:sentence,commitment,participant,area")
    assert everything.total == index.size
    counts = {(field, value): count for field, values in everything.facets.items() for value, count in values}
    assert {field for field, _ in counts} >= {"kind", "para", "year", "area", "org"}
    for (field, value), count in counts.items():
        query = f"{field}:{value}"
        results = index.search(query)
        if results.total != count or results.notices or not value or len(query) > MAX_QUERY_CHARS - 100:
            wrong.append(f"{query} finds {results.total}, not {count}: {results.notices}")
        completed = completions(f"{field}:{value[:1]}", index.lexicon)
        if any(index.search(text).notices for text in completed):
            wrong.append(f"one of {completed}")
    return wrong


@given(st.lists(st.tuples(wordings, wordings, wordings), min_size=1, max_size=4))
@settings(max_examples=trials(test=25, soak=600), deadline=None)
def test_whatever_a_pack_says_can_be_typed_as_it_is_offered(
    shipped_pack: Pack, spoken: list[tuple[str, str, str]]
) -> None:
    pack = pack_of(shipped_pack, *spoken)
    assert offered_but_not_found(build_memory_index((pack,))) == []


@pytest.mark.parametrize("wording", WORDINGS, ids=[wording[:20] for wording in WORDINGS])
def test_these_too_in_both_back_ends(shipped_pack: Pack, wording: str) -> None:
    pack = pack_of(shipped_pack, ("commit to", wording, "1."), (wording, "2024", ""))
    for index in (build_memory_index((pack,)), stored(pack)):
        assert offered_but_not_found(index) == []


@pytest.mark.parametrize("typed", ["within-two-years", "within two years", "Within Two Years", "within-two", "WITHIN"])
def test_a_wording_is_found_as_it_is_written(shipped_pack: Pack, typed: str) -> None:
    index = build_memory_index((pack_of(shipped_pack, ("commit to", "within two years", "")),))
    assert index.search(f'due:"{typed}"').total == 1


@pytest.mark.parametrize("typed", ["<soon", "soon+", "soon..", "-soon", "soon-", "≠soon", "2025-2024", "a to b"])
def test_what_seems_a_range_of_wordings_is_refused(shipped_pack: Pack, typed: str) -> None:
    index = build_memory_index((pack_of(shipped_pack, ("commit to", "soon", ""), ("commit to", "2024", "")),))
    results = index.search(f"due:{typed}")
    assert results.total == 0
    assert results.notices


def test_two_days_of_one_commitment_count_once(shipped_pack: Pack) -> None:
    index = build_memory_index((pack_of(shipped_pack, ("commit to", "2024-05-01 or 2024-06-30; in 2024", "")),))
    results = index.search("kind:commitment")
    assert sorted(results.facets["due"]) == [("2024", 1), ("2024-05-01", 1), ("2024-06-30", 1)]


@given(wordings)
def test_a_value_is_one_however_often_it_is_made(text: str) -> None:
    value = slug(text)
    assert slug(value) == value
    assert len(value) <= MAX_VALUE_CHARS
    assert facet_token("due", value) == facet_token("due", text)


@given(st.sampled_from(FIELDS), wordings, wordings)
def test_no_text_that_stands_for_a_value_fails(index: Index, field: str, value: str, other: str) -> None:
    """Not even one that no pack holds, as a damaged index may."""
    assert value in values_found_with(field, value, (value, other), index.lexicon.other_values) or field == "verb"
    sort_values(field, (value, other))
    list_values(field, index.lexicon)
    resolve_value(field, value, index.lexicon)


def test_a_name_of_signs_alone_is_no_alias(shipped_pack: Pack) -> None:
    body = next(record for record in shipped_pack.records if isinstance(record, Participant))
    pack = replace(shipped_pack, records=(replace(body, aliases=("—",)),))
    assert build_memory_index((pack,)).search('org:"—"').total == 0


def test_a_field_before_a_ref_is_no_pack(index: Index) -> None:
    query = index.search("para:p6", scope=Scope(areas=("security",)))
    assert query.total == index.search("para:6", scope=Scope(areas=("security",))).total
    assert query.plan.query.ref is None
