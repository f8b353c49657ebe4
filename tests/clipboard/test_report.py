"""Reports of copies: they say `copied` only of a clipboard that was read back."""

from __future__ import annotations

import itertools

import pytest

from onrecord.clipboard import CopyResult, Proof, Report

CLIPBOARD = CopyResult("xclip", Proof.CLIPBOARD)
BUFFER = CopyResult("tmux", Proof.BUFFER)
ALONE = CopyResult("tmux", Proof.BUFFER_ALONE)
SENT = CopyResult("OSC 52", Proof.SENT)
IN_TMUX = CopyResult("OSC 52; tmux may drop it", Proof.SENT)
FILE = CopyResult("/data/last-copy.txt", Proof.FILE)


@pytest.mark.parametrize(
    ("characters", "done", "failed", "sentence"),
    [
        (214, (CLIPBOARD,), (), "copied 214 characters (xclip, read back)"),
        (1, (CLIPBOARD,), (), "copied 1 character (xclip, read back)"),
        (100_000, (SENT, CLIPBOARD), ("tmux: x",), "copied 100,000 characters (xclip, read back)"),
        (2, (BUFFER,), (), "2 characters in the tmux buffer (read back), sent to the terminal (not verifiable)"),
        (
            2,
            (BUFFER, FILE),
            (),
            "2 characters in the tmux buffer (read back), sent to the terminal (not verifiable), "
            "and saved to /data/last-copy.txt",
        ),
        (2, (SENT,), (), "2 characters sent to the terminal (OSC 52; not verifiable)"),
        (
            2,
            (SENT, FILE),
            ("xclip: x",),
            "2 characters sent to the terminal (OSC 52; not verifiable), and saved to /data/last-copy.txt",
        ),
        (2, (IN_TMUX,), ("tmux: x",), "2 characters sent to the terminal (OSC 52; tmux may drop it; not verifiable)"),
        (2, (ALONE,), (), "2 characters in the tmux buffer (read back; no attached terminal accepts it)"),
        (2, (FILE,), (), "2 characters saved to /data/last-copy.txt"),
        (2, (FILE,), ("xclip: x",), "2 characters saved to /data/last-copy.txt: no clipboard reached"),
        (2, (), ("xclip: this", "file: that"), "not copied: xclip: this; file: that"),
        (2, (), (), "not copied: no clipboard is in reach"),
    ],
)
def test_every_form_of_the_sentence(
    characters: int, done: tuple[CopyResult, ...], failed: tuple[str, ...], sentence: str
) -> None:
    assert str(Report(characters, done, failed)) == sentence


@pytest.mark.parametrize(
    ("failed", "missing", "sentence", "inquiry"),
    [
        (("xsel: that",), ("xclip: this",), "not copied: xsel: that", "onrecord doctor --test-clipboard"),
        ((), ("xclip: this", "xsel: this"), "not copied: xclip: this; xsel: this", "onrecord doctor"),
    ],
)
def test_what_failed_is_said_before_what_the_session_never_had(
    failed: tuple[str, ...], missing: tuple[str, ...], sentence: str, inquiry: str
) -> None:
    report = Report(2, (), failed, missing)
    assert (str(report), report.diagnostic_command, report.missed_every_clipboard) == (sentence, inquiry, True)
    saved = Report(2, (FILE,), failed, missing)
    assert str(saved) == "2 characters saved to /data/last-copy.txt: no clipboard reached"


def test_copied_is_said_where_it_was_read_back_and_nowhere_else() -> None:
    every_result = [CLIPBOARD, BUFFER, ALONE, SENT, FILE]
    for results in itertools.chain.from_iterable(itertools.permutations(every_result, n) for n in range(6)):
        report = Report(5, results, ())
        assert report.verified == (CLIPBOARD in results)
        assert str(report).startswith("copied ") == report.verified
        assert report.reached_a_clipboard == bool(set(results) - {FILE, ALONE})


FULL = "file: /data/last-copy.txt: No space left on device"
FAILED = "; the file could not be written: /data/last-copy.txt: No space left on device"


@pytest.mark.parametrize(
    ("done", "sentence", "needs_showing"),
    [
        ((SENT,), "2 characters sent to the terminal (OSC 52; not verifiable)" + FAILED, True),
        (
            (BUFFER,),
            "2 characters in the tmux buffer (read back), sent to the terminal (not verifiable)" + FAILED,
            True,
        ),
        ((CLIPBOARD,), "copied 2 characters (xclip, read back)" + FAILED, False),
        ((), "not copied: " + FULL, True),
    ],
)
def test_a_file_that_failed_is_said_wherever_else_the_text_went(
    done: tuple[CopyResult, ...], sentence: str, needs_showing: bool
) -> None:
    report = Report(2, done, (FULL,))
    assert (str(report), report.needs_manual_copy) == (sentence, needs_showing)


@pytest.mark.parametrize(("done", "needs_showing"), [((SENT,), False), ((SENT, FILE), False), ((FILE,), True)])
def test_a_text_that_is_only_in_the_file_is_offered_to_be_shown(
    done: tuple[CopyResult, ...], needs_showing: bool
) -> None:
    assert Report(2, done, ("xclip: that",)).needs_manual_copy == needs_showing
