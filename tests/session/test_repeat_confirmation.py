"""What has to be asked for twice."""

from __future__ import annotations

from onrecord.session.repeat_confirmation import RepeatConfirmation


def test_the_second_asking_confirms_the_first_and_the_third_is_a_first_again() -> None:
    twice = RepeatConfirmation()
    for expected in (False, True, False, True):
        twice.count_command()
        assert twice.confirm("quit") is expected


def test_a_command_in_between_makes_it_a_first_asking() -> None:
    twice = RepeatConfirmation()
    twice.count_command()
    assert not twice.confirm("quit")
    twice.count_command()
    twice.count_command()
    assert not twice.confirm("quit")


def test_asking_for_something_else_confirms_nothing() -> None:
    twice = RepeatConfirmation()
    twice.count_command()
    assert not twice.confirm("quit")
    twice.count_command()
    assert not twice.confirm("collect")
    twice.count_command()
    assert not twice.confirm("quit")
    twice.count_command()
    assert twice.confirm("quit")


def test_a_way_that_counts_no_command_confirms_too() -> None:
    twice = RepeatConfirmation()
    assert not twice.confirm("quit")
    assert twice.confirm("quit")


def test_what_was_asked_stays_asked_until_another_command_or_its_confirmation() -> None:
    twice = RepeatConfirmation()
    twice.count_command()
    assert not twice.is_pending("quit")
    twice.confirm("quit")
    assert twice.is_pending("quit")
    assert not twice.is_pending("collect")
    twice.count_command()
    assert not twice.is_pending("quit")
    twice.confirm("quit")
    assert not twice.is_pending("quit")


def test_what_was_typed_before_the_question_was_seen_confirms_nothing() -> None:
    ahead = [1, 0, 0]
    twice = RepeatConfirmation(lambda: ahead.pop(0))
    for expected in (False, False, True):
        twice.count_command()
        assert twice.confirm("quit") is expected
