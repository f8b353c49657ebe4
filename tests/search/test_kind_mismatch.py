"""A field that the kinds asked for do not have: the answer names the one that fits. Beginnings of values are named."""

from __future__ import annotations

import itertools

import pytest

from onrecord.model import Kind
from onrecord.search import Index
from onrecord.search.facets import SENTENCE_KIND


@pytest.mark.parametrize(
    ("typed", "notice"),
    [
        ("side:us kind:commitment", "for commitments write actor:us; side: is a field of participants"),
        ("kind:sentence side:japan", "for sentences write actor:japan; side: is a field of participants"),
        ("actor:us kind:participant", "for participants write side:us; actor: is a field of commitments and sentences"),
        ("grade:5 kind:mission", "grade: is a field of commitments, not of missions"),
    ],
)
def test_the_field_that_fits_is_named(index: Index, typed: str, notice: str) -> None:
    results = index.search(typed)
    assert results.total == 0
    assert notice in results.notices


@pytest.mark.parametrize("typed", ["side:us", "side:us kind:participant,commitment", "-side:us kind:term", "actor:us"])
def test_nothing_is_said_where_the_fields_fit(index: Index, typed: str) -> None:
    assert not any("is a field of" in notice for notice in index.search(typed).notices)


def test_what_is_called_a_field_of_others_finds_nothing(index: Index) -> None:
    """Whatever field and kind are combined: where the notice is, nothing is found; where something is, no notice."""
    kinds = [*(kind.value for kind in Kind), SENTENCE_KIND]
    fields = {name: values for name, values in index.lexicon.values.items() if values and name not in ("kind", "pack")}
    said = 0
    for kind, (name, values) in itertools.product(kinds, fields.items()):
        results = [index.search(f"{name}:{value} kind:{kind}") for value in list(values)[:8]]
        noticed = [result for result in results if any("is a field of" in notice for notice in result.notices)]
        assert all(result.total == 0 for result in noticed), (name, kind)
        said += len(noticed)
    assert said > 20


@pytest.mark.parametrize("field", ["area", "org", "status"])
def test_a_value_that_only_begins_some_says_which(index: Index, field: str) -> None:
    values = sorted(index.lexicon.values[field])
    checked = 0
    for typed in dict.fromkeys(value[:length] for value in values for length in (1, 2, 3)):
        notices = [notice for notice in index.search(f"{field}:{typed}").notices if " stands for " in notice]
        meant = index.lexicon.matching_values(field, typed)
        expects = len(meant) > 1 and not index.lexicon.is_value(field, typed)
        assert bool(notices) == expects, typed
        if expects and len(meant) < 10:
            checked += 1
            assert all(value in notices[0] for value in meant)
    assert checked
