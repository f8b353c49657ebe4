"""Stepping through the completions of a text: forth and back, around the ends, and what is shown of them."""

from __future__ import annotations

from onrecord.session.completion_cycle import MAX_COMPLETIONS_SHOWN, CompletionCycle
from onrecord.session.message import Tone

VALUES = tuple(f"slim kind:{name}" for name in "abcdefghijkl")


def test_each_step_accepts_the_next_and_after_the_last_the_first() -> None:
    cycle = CompletionCycle(VALUES)
    assert cycle.text is None
    texts = []
    for _ in range(len(VALUES) + 1):
        cycle = cycle.stepped(1)
        texts.append(cycle.text)
    assert texts == [*(f"{value} " for value in VALUES), f"{VALUES[0]} "]
    assert cycle.stepped(-1).text == f"{VALUES[-1]} "
    assert CompletionCycle(VALUES).stepped(-1).text == f"{VALUES[-1]} "


def test_the_name_of_a_field_is_typed_on() -> None:
    assert CompletionCycle(("area:",)).stepped(1).text == "area:"
    assert not CompletionCycle(("side:", "status:")).stepped(1).goes_on
    assert not CompletionCycle(VALUES[:1]).stepped(1).goes_on
    assert CompletionCycle(VALUES).stepped(1).goes_on


def test_the_accepted_one_stands_out_among_its_neighbors() -> None:
    for position in range(len(VALUES)):
        cycle = CompletionCycle(VALUES, position)
        *shown, count = cycle.message.parts
        assert [part.text for part in shown if part.tone is Tone.PLAIN] == [VALUES[position].removeprefix("slim ")]
        assert len(shown) == MAX_COMPLETIONS_SHOWN
        assert count.text == f"{position + 1} of {len(VALUES)}"
