"""Whatever a terminal sends: it is Textual's events or nothing, and the next key is itself."""

from __future__ import annotations

import random

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from onrecord.commands.key_sequences import ESCAPE_SECONDS, MAX_HELD_CHARS, SEQUENCE_SECONDS
from onrecord.commands.typeahead import TypeAhead
from onrecord.text.terminal_answers import AnswerFilter
from onrecord.tui import keyboard
from onrecord.tui.keyboard import LATE_ANSWER_SECONDS, Keyboard, KeysIgnored
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
    return Keyboard(XTermParser(), XTermParser.feed, TypeAhead())


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
        ("\x1b]11;rgb:1414\x1b[Aj", ["up", "j"]),
        ("\x1b[1;5\rj", ["enter", "j"]),
        ("\x1b[M  \x1b[Aj", ["up", "j"]),
    ],
)
def test_what_keys_there_are(now: list[float], sent: str, pressed: list[str]) -> None:
    assert keys(list(fresh().feed(sent))) == pressed


def test_a_sequence_that_nobody_knows_is_no_letter(now: list[float]) -> None:
    """Every control sequence there may be, and every string: a character comes of those alone that bear its number."""
    parameters = ("", "1", "4", "13", "1;2", "?1", "?1;2", ">0;276;0", "=1", "1;2;3;4;5", "999999", ";")
    controls = (
        f"[{numbers}{between}{final}"
        for numbers in parameters
        for between in ("", " ", "!", "'", '"', "*", "+", " $")
        for final in map(chr, range(0x40, 0x7F))
        if numbers + final not in {"M", "["}  # these go on: a click of X10's, a key of Linux's console
    )
    functions = (f"O{numbers}{final}" for numbers in ("", "2", "1;5") for final in "ABCDEFHIJKLPQRSZabcd")
    bodies = ("", "lxterm", "0;title", "11;rgb:1/1/1", "Ga=1;OK", "1$r0m", "!|00", ">|st", "tmux;x", "宇", 5_000 * "j")
    strings = (f"{kind}{body}\x1b\\" for kind in "]P_^X" for body in bodies)
    inflow = TypeAhead()
    board = Keyboard(XTermParser(), XTermParser.feed, inflow)
    for sequence in (*controls, *functions, *strings, *(f"]{body}\x07" for body in bodies)):
        pressed = [m for m in board.feed(f"\x1b{sequence}Q") if isinstance(m, events.Key)]
        for _ in pressed:
            inflow.handled()
        assert pressed, sequence
        assert pressed[-1].key == "Q", sequence
        assert not [key for key in pressed[:-1] if key.is_printable and not sequence.endswith("u")], sequence


def test_a_string_that_does_not_end_holds_little(now: list[float]) -> None:
    board = fresh()
    for read in ("\x1b]52;c;", *100 * (1_000 * "q",)):
        assert keys(list(board.feed(read))) == []
    assert len(board._sequences._unfinished) <= MAX_HELD_CHARS
    assert keys(list(board.feed("\x07j"))) == ["j"]


@pytest.mark.parametrize("sequence", ["]lxterm\x1b\\", "]11;rgb:1/1/1\x07", "P>|st 0.9\x1b\\", "^x\x1b\\", "Xy\x1b\\"])
def test_a_string_may_come_in_two_reads(now: list[float], sequence: str) -> None:
    for cut in range(1, len(sequence)):
        board = fresh()
        sent = [*board.feed("\x1b" + sequence[:cut]), *board.tick(), *board.feed(sequence[cut:] + "Q")]
        assert keys(sent) == ["Q"], cut


def test_what_is_typed_behind_escape_waits_no_longer_than_escape(now: list[float]) -> None:
    board = fresh()
    assert keys(list(board.feed("\x1b]jk"))) == []
    now[0] += ESCAPE_SECONDS / 2
    assert keys(list(board.feed("l"))) == []
    now[0] += ESCAPE_SECONDS / 2
    assert keys(list(board.tick())) == ["escape", "right_square_bracket", "j", "k", "l"]


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
    late = Keyboard(XTermParser(), XTermParser.feed, TypeAhead(), answers)
    now[0] = LATE_ANSWER_SECONDS
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
