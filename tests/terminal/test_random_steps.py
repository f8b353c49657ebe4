"""Whatever is pressed, clicked, pasted and resized, however fast: the browser lives, and q leaves it properly."""

from __future__ import annotations

import os
import pathlib
import random

import pytest

from tests.terminal.leaving import leave
from tests.terminal.session import ENTERED, Ended, Session, session
from tests.terminal.steps import EVERY_KEY, KEYS, Step, any_step, clicked, pressed
from tests.terminal.test_real_terminal import PROGRAM
from tests.tiers import trials

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is needed")

OPENS_OR_CLOSES = (
    "ctrl+p",
    "?",
    "F1",
    "c",
    "C",
    "t",
    ":",
    "/",
    "p",
    "F",
    "H",
    "!",
    "Enter",
    "Esc",
    "q",
    "T",
    "8",
    "i",
    "s",
    "O",
    "v",
    "Z",
    "R",
    "alt+p",
)
TOGETHER = trials(test=3, soak=100)
"""Starts of the program of the test; each has one pair typed ahead, and another that begins with q behind it."""


def step(on: Session, what: Step) -> None:
    if what.size:
        on.resize(what.size)
    on.send(what.sent)
    on.settle(0.01)


def begun(on: Session) -> None:
    on.wait_for(b"quit")
    on.settle(0.05)


def assert_answers(on: Session) -> None:
    """A window of another size is drawn."""
    for size in ((119, 35), (120, 36)):
        before = len(on.received)
        on.resize(size)
        on.wait_for(b"\x1b[", before)


def test_a_walk_of_random_steps(tmp_path: pathlib.Path) -> None:
    seed, count = 11, trials(test=1_000, soak=20_000)
    print(f"seed {seed}, {count} steps")
    dice = random.Random(seed)
    with session([str(PROGRAM)], tmp_path, (120, 36)) as on:
        begun(on)
        walked: list[str] = []
        for number in range(count):
            if number % 100 == 99:
                assert_answers(on)
            what = any_step(dice)
            walked.append(what.name)
            try:
                step(on, what)
            except Ended:
                break
            if on.ended:
                break
            on.received = on.received[-2_000:]
        assert not on.ended, (on.end(), on.amiss, len(walked), walked[-12:])
        leave(on, walked)


def pairs() -> list[Step]:
    """Every key that opens or closes something with every other, in both orders; and the same with clicks."""
    dice = random.Random(2)
    others = [*EVERY_KEY]
    both = [pressed(pair) for one in OPENS_OR_CLOSES for other in others for pair in ((one, other), (other, one))]
    for one in OPENS_OR_CLOSES:
        click = clicked(dice, 2)
        both.append(Step(f"{one} {click.name}", EVERY_KEY[one] + click.sent))
    return [Step(both_at_once.name, both_at_once.sent) for both_at_once in both]


def test_two_keys_in_one_packet(tmp_path: pathlib.Path) -> None:
    seed, every = 7, pairs()
    dice = random.Random(seed)
    chosen = dice.sample(every, min(trials(test=400, soak=len(every)), len(every)))
    print(f"seed {seed}, {len(chosen)} of {len(every)} pairs")
    died: list[tuple[str, object]] = []
    at = 0
    while at < len(chosen):
        with session([str(PROGRAM)], tmp_path / str(at), (120, 36)) as on:
            begun(on)
            while at < len(chosen) and not on.ended:
                pair = chosen[at]
                at += 1
                try:
                    step(on, pair)
                    step(on, Step("Esc", 3 * b"\x1b"))
                except Ended:
                    pass
            if on.ended and (on.end() or on.amiss):
                died.append((pair.name, on.amiss))
    assert not died


@pytest.mark.parametrize("number", range(TOGETHER))
def test_keys_before_the_first_picture_and_behind_q(tmp_path: pathlib.Path, number: int) -> None:
    dice = random.Random(number)
    print(f"seed {number}")
    ahead = pressed([dice.choice([key for key in OPENS_OR_CLOSES if key != "q"]), dice.choice(list(KEYS))])
    behind = pressed(["q", dice.choice([*EVERY_KEY])])
    with session([str(PROGRAM)], tmp_path, (120, 36)) as on:
        on.wait_for(ENTERED)
        on.settle(dice.choice((0, 0.01, 0.05, 0.1)))
        on.send(ahead.sent)
        begun(on)
        assert not on.ended, (ahead.name, on.amiss)
        step(on, Step("Esc", 3 * b"\x1b"))
        on.settle(0.15)
        on.send(behind.sent)
        leave(on, (ahead.name, behind.name))
