"""Whatever a terminal sends: it is Textual's events or nothing, and the next key is itself."""

from __future__ import annotations

import random

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from onrecord.keys.inflow import Inflow
from onrecord.keys.strokes import SEQUENCE_SECONDS
from onrecord.text.terminal_answers import AnswerFilter
from onrecord.tui import keyboard
from onrecord.tui.keyboard import ANSWER_SECONDS, Keyboard, KeysIgnored
from tests.tiers import trials

NOISE = [
    *map(chr, range(0x20)),
    *"[]OPM<>?;:0123456789$~uABRmtyI",
    "\x1b[",
    "\x1b[<",
    "\x1b[48;",
    "\x1b]11;",
    "é",
    "\x7f",
]


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock says, to be changed."""
    clock = [0.0]
    monkeypatch.setattr(keyboard, "monotonic", lambda: clock[0])
    return clock


def fresh() -> Keyboard:
    return Keyboard(XTermParser(), XTermParser.feed, Inflow())


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


@pytest.mark.parametrize(
    ("sent", "pressed"),
    [
        ("\x1bj", ["escape", "j"]),
        ("\x1b5", ["escape", "5"]),
        ("\x1b:", ["escape", "colon"]),
        ("\x1bJ\x1b/", ["escape", "J", "escape", "slash"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b" + 40 * "j", ["escape", *40 * "j"]),
        ("\x1b[A\x1bOP\x1b[6~", ["up", "f1", "pagedown"]),
        ("\x1b[77~j", ["j"]),
        ("\x1b[99999999;1uj", ["j"]),
        ("\x1b[59:58;4uj", ["j"]),
        ("\x1b]11;rgb:0000/0000/0000\x07j", ["j"]),
        ("\x1b[4hj", ["j"]),
    ],
)
def test_what_keys_there_are(now: list[float], sent: str, pressed: list[str]) -> None:
    assert keys(list(fresh().feed(sent))) == pressed


def test_after_any_noise_a_key_is_itself(now: list[float]) -> None:
    seed, count = 3, trials(test=400, soak=20_000)
    print(f"seed {seed}, {count} streams")
    dice = random.Random(seed)
    for _ in range(count):
        board, noise = fresh(), "".join(dice.choices(NOISE, k=dice.randint(1, 30)))
        list(board.feed(noise))
        now[0] += SEQUENCE_SECONDS
        list(board.tick())
        now[0] += 2 * SEQUENCE_SECONDS
        assert keys(list(board.feed("j")))[-1:] == ["j"], repr(noise)


def test_a_paste_is_one_event_whatever_is_in_it(now: list[float]) -> None:
    text = 5_000 * "q"
    [paste] = [m for m in fresh().feed(f"\x1b[200~{text}\x1bj\x1b[201~") if not isinstance(m, KeysIgnored)]
    assert isinstance(paste, events.Paste)
    assert paste.text == text + "j"


def test_too_many_keys_are_told_of_once_no_more_come(now: list[float]) -> None:
    board = fresh()
    assert list(board.feed(4_096 * "j")) == []
    assert list(board.tick()) == []
    [ignored] = board.tick()
    assert isinstance(ignored, KeysIgnored)
    assert ignored.count == 4_096
    assert keys(list(board.feed("k"))) == ["k"]


OF_SIZE = ["\x1b[?2048;1$y", "\x1b[?2048;2$y", "\x1b[48;36;120;720;1200t", "\x1b[48;36:1;120;0;0t"]


@pytest.mark.parametrize("forged", OF_SIZE)
def test_what_anybody_says_of_the_windows_size_says_nothing(now: list[float], forged: str) -> None:
    keyboard = fresh()
    for cut in range(2, len(forged) + 1):
        assert list(keyboard.feed(forged[:cut])) + list(keyboard.feed(forged[cut:])) == []
    [down] = keyboard.feed("\x1b[<0;5;6M")
    assert isinstance(down, events.MouseDown)
    assert (down.x, down.y) == (4, 5)  # in cells, and not in pixels


def test_an_answer_counts_only_for_a_while(now: list[float]) -> None:
    answers = AnswerFilter()
    late = Keyboard(XTermParser(), XTermParser.feed, Inflow(), answers)
    now[0] = ANSWER_SECONDS
    list(late.feed("\x1b[1;3R"))
    assert answers.answers.ambiguous_cells == 2
    now[0] += 1
    list(late.feed("\x1b[1;2R"))
    assert answers.answers.ambiguous_cells == 2
    assert keys(list(late.feed("j"))) == ["j"]


def test_esc_leads_out_of_a_paste_that_has_no_end(now: list[float]) -> None:
    keyboard = fresh()
    messages = [*keyboard.feed("\x1b[200~abq"), *keyboard.tick(), *keyboard.feed("\x1b"), *keyboard.tick()]
    assert messages == []
    now[0] += 0.3
    messages = [*keyboard.tick()]
    now[0] += 0.1
    messages += [*keyboard.tick(), *keyboard.feed("q")]
    assert isinstance(messages[0], events.Paste)
    assert (messages[0].text, keys(messages)) == ("abq", ["escape", "q"])
