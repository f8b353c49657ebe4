"""Lists to choose from: those without letters are found in by typing."""

from __future__ import annotations

from onrecord.session.choice_lists import facet_choice_list, matching_choices
from onrecord.session.dialogs import ChoiceList
from onrecord.session.outcome import NO_OUTCOME
from tests.session.conftest import OpenSession

FACETS = [("grade", "1", 5), ("grade", "5", 1), ("area", "civil", 12)]


def test_a_value_and_its_count_cannot_be_confused() -> None:
    rows = [(choice.title, choice.detail) for choice in facet_choice_list(FACETS, lambda _: NO_OUTCOME, "").choices]
    assert rows == [("grade  1", "5 found"), ("grade  5", "1 found"), ("area   civil", "12 found")]


def test_every_typed_word_has_to_be_there_in_any_order() -> None:
    choices = facet_choice_list(FACETS, lambda _: NO_OUTCOME, "").choices
    found = {
        typed: [choice.value for choice in matching_choices(choices, typed)]
        for typed in ("", "grade", "5 GRADE", "civ", "grade:1", "xyz")
    }
    assert found == {
        "": ["grade:1", "grade:5", "area:civil"],
        "grade": ["grade:1", "grade:5"],
        "5 GRADE": ["grade:5"],
        "civ": ["area:civil"],
        "grade:1": ["grade:1"],
        "xyz": [],
    }


def test_lists_with_letters_are_chosen_from_by_letter(open_session: OpenSession) -> None:
    on = open_session()
    with_letters, without = on.run("copy-as").follow_up, on.run("narrow", "moon").follow_up
    assert isinstance(with_letters, ChoiceList)
    assert isinstance(without, ChoiceList)
    assert with_letters.has_letters
    assert not without.has_letters
    assert with_letters.title == "Copy p4.s2 as"
