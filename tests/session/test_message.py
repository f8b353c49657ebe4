"""Messages of one line: what does not fit is shortened, the least important first, and never what happened."""

from __future__ import annotations

import random

import pytest

from onrecord.clipboard import CopyResult, Proof, Report
from onrecord.session.copy_message import CautionOffer, ReportKeys, copy_message, report_text
from onrecord.session.message import Message, MessagePart, Tone, fit_parts, message_parts, parts_width
from tests.tiers import trials

KEYS = ReportKeys("S", "!")
OFFER = CautionOffer("p6.s7 has an editor's caution", ("[Editor’s caution: careful.]",), lambda: None, "with it")  # type: ignore[arg-type, return-value]
FAILED = "xclip: timed out"


def report(*proofs: Proof, failures: tuple[str, ...] = ()) -> Report:
    where = {Proof.CLIPBOARD: "xclip", Proof.SENT: "OSC 52", Proof.FILE: "/srv/last-copy.txt"}
    results = tuple(CopyResult(where.get(proof, "tmux"), proof) for proof in proofs)
    return Report(120, results, failures, ("wl-copy: no Wayland display",))


def said(*proofs: Proof, offer: CautionOffer | None = None, failures: tuple[str, ...] = ()) -> Message:
    return copy_message("p6.s7 as quote", report(*proofs, failures=failures), offer, KEYS)


def words(message: Message, cells: int) -> str:
    return "  ".join(part.words for part in fit_parts(message.parts, cells))


def test_a_message_is_a_text_of_its_parts() -> None:
    message = Message(MessagePart("Copied it", Tone.GOOD), MessagePart("report", Tone.KEY, key="S"))
    assert message == "Copied it  S report"
    assert message_parts(message) == message.parts
    assert message_parts("plain") == (MessagePart("plain"),)


@pytest.mark.parametrize(
    ("proofs", "expected"),
    [
        ((Proof.CLIPBOARD,), "Copied p6.s7 as quote  xclip  S report"),
        ((Proof.BUFFER,), "Copied p6.s7 as quote (tmux)  S report"),
        (
            (Proof.BUFFER_ALONE,),
            "Copied p6.s7 as quote (in tmux only)  not on your clipboard: paste it within tmux  S words and report",
        ),
        (
            (Proof.SENT, Proof.FILE),
            "Sent p6.s7 as quote, not verifiable  to the terminal (OSC 52)  also in /srv/last-copy.txt  S report",
        ),
        (
            (Proof.FILE,),
            "Saved p6.s7 as quote  to /srv/last-copy.txt  no clipboard reached  S words and report",
        ),
        ((), "Not copied: p6.s7 as quote  wl-copy: no Wayland display  S words and report"),
    ],
    ids=str,
)
def test_what_was_seen_of_a_copy_is_said_and_no_more(proofs: tuple[Proof, ...], expected: str) -> None:
    message = said(*proofs)
    assert message == expected
    was_read_back = any(proof in (Proof.CLIPBOARD, Proof.BUFFER, Proof.BUFFER_ALONE) for proof in proofs)
    assert message.startswith("Copied ") is was_read_back
    assert (message.parts[0].tone is Tone.GOOD) is was_read_back
    assert (message.parts[0].tone is Tone.BAD) is (not proofs)


@pytest.mark.parametrize("proof", list(Proof))
@pytest.mark.parametrize("cells", [38, 58, 78, 118])
def test_it_takes_one_line_and_tells_of_the_caution(proof: Proof, cells: int) -> None:
    message = said(proof, offer=OFFER)
    fitting = fit_parts(message.parts, cells)
    assert parts_width(fitting) <= cells
    if cells > 38 or proof is not Proof.BUFFER_ALONE:  # which tells of two keys, where it has to be taken by hand
        assert "caution" in words(message, cells)
        assert any(part.key == "!" for part in fitting)
    if proof is Proof.SENT:
        assert ("unverified" if cells == 38 else "not verifiable") in words(message, cells)


LONG_AND_SHORT = (
    "p6.s7-s8 as talking-point",
    "6 clippings as quote, with the cautions",
    "part of p8.s1 as quote",
    "the list as a table of 19 rows",
    "editor's note on DA-ASAT commitments",
    "9 passages of 3 rows, each once as quote",
    "the statement's web address, https://www.state.gov/joint-statement-of-the-eighth-meeting/",
)


@pytest.mark.parametrize("offer", [None, OFFER, OFFER._replace(lines=("one", "two"))])
@pytest.mark.parametrize(
    ("proof", "where"),
    [
        (Proof.CLIPBOARD, "Copied "),
        (Proof.BUFFER, " (tmux)"),
        (Proof.BUFFER_ALONE, " (tmux only)"),
        (Proof.SENT, "unverified"),
        (Proof.FILE, "Saved "),
        (None, "Not copied: "),
    ],
)
def test_every_copy_is_told_in_one_line_of_a_small_window(
    proof: Proof | None, where: str, offer: CautionOffer | None
) -> None:
    """Cut the name of the copied words, never what became of them, nor the key to words that nobody has seen."""
    for what in LONG_AND_SHORT:
        message = copy_message(what, report(*[proof] if proof else []), offer, KEYS)
        line = words(message, 39)
        assert parts_width(fit_parts(message.parts, 39)) <= 39, line
        assert where in line
        assert what[:6] in line
        if proof in (Proof.BUFFER_ALONE, Proof.FILE, None):
            assert line.endswith("S shows it")
        if "with the cautions" in what and proof in (Proof.CLIPBOARD, Proof.BUFFER, Proof.SENT):
            assert "cautions" in line


@pytest.mark.parametrize("what", ["p6.s7 as quote", "6 clippings as quote", "part of p8.s1 as quote"])
def test_a_small_window_names_the_style_of_what_was_sent(what: str) -> None:
    for offer in (None, OFFER):
        assert what in words(copy_message(what, report(Proof.SENT), offer, KEYS), 39)


def test_cautions_that_are_not_about_the_copied_words_are_counted_with_the_key_that_shows_them() -> None:
    more = OFFER._replace(others=("[Editor’s caution on “MOE”: another.]", "[Editor’s caution on “NSS”: a third.]"))
    message = said(Proof.CLIPBOARD, offer=more)
    assert message.endswith("p6.s7 has an editor's caution  ! copies it too  S report  has 2 more cautions")
    assert words(message, 56) == "Copied p6.s7 as quote  ! caution  S report"
    only = CautionOffer("", (), lambda: None, "with it", more.others[:1])  # type: ignore[arg-type, return-value]
    assert said(Proof.CLIPBOARD, offer=only) == "Copied p6.s7 as quote  xclip  S report  has 1 caution"
    for offer in (more, only):
        assert set(offer.others) < set(report_text("it", report(Proof.CLIPBOARD), offer, "!").splitlines())
    assert "! copies" not in report_text("it", report(Proof.CLIPBOARD), only, "!"), "they are not offered"


def test_words_that_are_cut_are_those_that_may_be() -> None:
    text = "Copied the whole of it (tmux)"
    part = MessagePart(text, rank=1, brief=text, cuttable="the whole of it")
    assert fit_parts([part], 30) == (part,)
    assert fit_parts([part], 24)[0].text == "Copied the whole… (tmux)"
    assert fit_parts([part], 12)[0].text == part.text, "so little would say nothing"
    assert fit_parts([part._replace(cuttable="not in it")], 24)[0].text == part.text
    address = "https://example.org/a-long-address-of-a-page"
    long = MessagePart(f"Copied {address}", rank=1, brief=f"Copied {address}", least=address, cuttable=address)
    assert fit_parts([long], 40)[0].text == f"Copied {address[:32]}…", "there is room for all that is said of it"
    assert fit_parts([long], 30)[0].text == f"{address[:29]}…"


def test_details_go_before_the_caution_and_the_caution_before_its_key() -> None:
    message = said(Proof.CLIPBOARD, offer=OFFER)
    assert words(message, 118) == message
    shortened = [words(message, cells) for cells in range(118, 30, -1)]
    first = {
        part: next(number for number, text in enumerate(shortened) if part not in text)
        for part in ("xclip", "S report", "has an editor's caution", "as quote")
    }
    assert list(first.values()) == sorted(first.values())
    assert shortened[-1] == "Copied p6.s7  ! caution"


def test_a_file_that_could_not_be_written_is_always_said() -> None:
    message = said(Proof.SENT, failures=("file: no space left",))
    assert "no file: no space left" in message
    assert "no file written" in words(message, 60)


def test_parts_never_grow_and_the_first_stays() -> None:
    chance = random.Random(20261127)
    for _ in range(trials(test=200, soak=5_000)):
        parts = [
            MessagePart("x" * chance.randint(1, 30), rank=chance.randint(0, 5), brief="y" * chance.choice([0, 1]))
            for _ in range(chance.randint(1, 6))
        ]
        parts[0] = parts[0]._replace(rank=0)
        cells = chance.randint(-1, 90)
        fitting = fit_parts(parts, cells)
        assert fitting[0] == parts[0]
        assert parts_width(fitting) <= parts_width(parts)
        if parts_width(parts) <= cells:
            assert fitting == tuple(parts)


def test_the_report_has_everything() -> None:
    text = report_text("p6.s7 as quote", report(Proof.SENT, Proof.FILE, failures=(FAILED,)), OFFER, "!")
    assert "p6.s7 as quote: 120 characters sent to the terminal (OSC 52; not verifiable)" in text
    for line in (
        f"failed: {FAILED}",
        "not here: wl-copy: no Wayland display",
        "OSC 52: it was sent where nothing can be read back",
        "[Editor’s caution: careful.]",
        "! copies it too",
    ):
        assert line in text
    assert "copied" not in text.lower(), "it was only sent"


def test_what_went_first_comes_back_where_something_longer_went_too() -> None:
    message = said(Proof.SENT, offer=OFFER)
    assert words(message, 79) == "Sent p6.s7 as quote, not verifiable  ! caution  S report"


@pytest.mark.parametrize("proof", [Proof.CLIPBOARD, Proof.BUFFER])
def test_in_a_narrow_window_style_and_caution_are_said(proof: Proof) -> None:
    message = words(said(proof, offer=OFFER), 38)
    assert "p6.s7 as quote" in message
    assert "! caution" in message


def test_with_cautions_a_short_message_says_so() -> None:
    message = copy_message("6 clippings as quote, with the cautions", report(Proof.CLIPBOARD), None, KEYS)
    assert words(message, 44).startswith("Copied 6 clippings, with the cautions")
