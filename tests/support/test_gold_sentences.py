"""The gold set of sentences is whole, large enough, and true to the statements that it quotes."""

from __future__ import annotations

import os
import pathlib
import re
from collections import Counter

import pytest

from onrecord.model import Pack
from tests.support.gold_sentences import GoldRun, gold_runs

COUNTS = {
    "briefing": 99,
    "budget": 73,
    "communique": 90,
    "defense-space": 81,
    "european": 73,
    "fact-sheet": 63,
    "indian": 63,
    "ja-joint-statement": 62,
    "ja-press-release": 78,
    "ja-report": 72,
    "ja-speech": 80,
    "ja-treaty": 39,
    "joint-statement": 92,
    "letter-readout": 68,
    "names": 131,
    "press-release": 89,
    "quotations": 178,
    "report": 117,
    "resolution": 61,
    "science": 80,
    "speech": 100,
    "statute": 81,
    "strategy": 54,
    "telegram": 75,
    "treaty": 84,
    "web": 90,
}
OWN = "written for this set"
JOINS = {" ", "  ", "\N{NO-BREAK SPACE}", "\n"}
JAPANESE_JOINS = {"", "\n", "\N{IDEOGRAPHIC SPACE}"}
# A mark that may end a sentence, or a quotation mark or bracket, before the last character.
INNER_MARK = re.compile(r"[.!?…\"“”«»„()\[\]](?!$)")


def _quoted() -> list[GoldRun]:
    runs = [run for run in gold_runs() if not run.source.startswith(OWN)]
    assert len(runs) >= 15
    return runs


def test_the_sentences_give_the_text() -> None:
    for run in gold_runs():
        assert run.join.join(run.sentences) == run.text, run.text
        assert run.join in (JAPANESE_JOINS if run.language == "ja" else JOINS), run.text
        assert all(sentence.strip(" \n") == sentence != "" for sentence in run.sentences), run.text
        assert set(run.optional) <= set(range(1, len(run.sentences))), run.text


def test_ends_are_those_of_the_sentences() -> None:
    run = GoldRun("", "", "en", "“No.  No!”  Why?", ("“No.", "No!”", "Why?"), "  ", (1,))
    assert run.optional_ends() == frozenset({4})
    assert run.required_ends() == frozenset({10})
    assert run.sentence_count() == 2
    for run in gold_runs():
        ends = sorted(run.required_ends() | run.optional_ends())
        starts = [0, *(end + len(run.join) for end in ends)]
        cut = tuple(run.text[start:end] for start, end in zip(starts, [*ends, len(run.text)], strict=True))
        assert cut == run.sentences


def test_no_run_is_given_twice() -> None:
    twice = [text for text, count in Counter(" ".join(run.text.split()) for run in gold_runs()).items() if count > 1]
    assert twice == []


def test_counts_by_kind() -> None:
    counts = Counter[str]()
    for run in gold_runs():
        counts[run.kind] += run.sentence_count()
    assert counts == COUNTS
    japanese = sum(count for kind, count in counts.items() if kind.startswith("ja-"))
    assert japanese >= 150
    assert counts.total() - japanese >= 900
    assert {run.language for run in gold_runs() if run.kind.startswith("ja-")} == {"ja"}
    assert {run.language for run in gold_runs() if not run.kind.startswith("ja-")} == {"en"}


def test_a_third_is_ordinary_prose() -> None:
    """Rates per 1,000 would mean little if every sentence were a trap."""
    sentences = [sentence for run in gold_runs() if run.language == "en" for sentence in run.sentences]
    ordinary = [sentence for sentence in sentences if sentence.endswith(".") and not INNER_MARK.search(sentence)]
    assert len(ordinary) >= len(sentences) / 3


def _assert_quoted(runs: list[GoldRun], statements: list[str]) -> None:
    """Each is there to the byte, and together they are at most a quarter of their statement."""
    shares = Counter[str]()
    for run in runs:
        [statement] = [statement for statement in statements if run.text in statement]
        shares[statement] += len(run.text)
    assert max(share / len(statement) for statement, share in shares.items()) <= 0.25


def test_what_is_quoted_of_the_bundled_statement(shipped_pack: Pack) -> None:
    runs = [run for run in _quoted() if run.source.endswith("2023-03-24")]
    assert runs
    _assert_quoted(runs, [shipped_pack.statement.source_text])


@pytest.mark.skipif("ONRECORD_STATEMENTS" not in os.environ, reason="ONRECORD_STATEMENTS names no folder of statements")
def test_what_is_quoted_of_other_statements() -> None:
    folder = pathlib.Path(os.environ["ONRECORD_STATEMENTS"])
    runs = [run for run in _quoted() if not run.source.endswith("2023-03-24")]
    _assert_quoted(runs, [path.read_text(encoding="utf-8") for path in folder.glob("*.txt")])
