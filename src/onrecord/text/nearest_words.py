"""The run of words in a text that is most like words that were typed, for a message that they are not there."""

import difflib
import heapq
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.text.folding import TO_KEYBOARD_MARKS
from onrecord.text.word_boundaries import splits_word, whole_words_around
from onrecord.text.word_patterns import CJK

# Beyond these there is no answer, since it would not come at once.
MAX_SEARCHED_CHARS = 40_000
MAX_PART_CHARS = 240
# A run may have so many words more or fewer than were typed.
MAX_EXTRA_WORDS = 3
# No run is compared that is so many times longer than what was typed.
MAX_TIMES_LONGER = 3
# The runs with the most pairs of letters in common are compared letter by letter.
MAX_RUNS_COMPARED = 12
# The share of the letters that has to be the same: difflib's ratio, from 0 to 1.
MIN_SIMILARITY = 0.7

# Characters of Chinese and Japanese each count as a word, since no blanks stand between words there.
_WORD = re.compile(rf"[{CJK}]|[^\s{CJK}]+")
_EDGES = "\"'“”‘’«»()[]{}.,;:!?…"


class WordRun(NamedTuple):
    """A run of words: its offsets in the text, and how much it is like the typed words, from 0 to 1."""

    start: int
    end: int
    similarity: float


def nearest_run(typed: str, text: str) -> WordRun | None:
    """Return the run of whole words in the text that is most similar to the typed words; None if none is similar."""
    target = _plain(typed).strip(_EDGES) if len(typed) <= MAX_PART_CHARS else ""
    if not target or len(text) > MAX_SEARCHED_CHARS:
        return None
    candidates = _likely_runs(target, text, _word_spans(text))
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(target)
    best: WordRun | None = None
    for start, end in candidates:
        matcher.set_seq1(_plain(text[start:end]))
        similarity = matcher.ratio()
        if similarity >= MIN_SIMILARITY and (best is None or similarity > best.similarity):
            best = WordRun(start, end, similarity)
    return best


def enclosing_run(typed: str, text: str) -> WordRun | None:
    """Return the whole words or characters inside which the typed ones stand; None if they are not in the text."""
    start = text.find(typed) if typed else -1
    if start < 0:
        return None
    start, end = whole_words_around(text, start, start + len(typed))
    return WordRun(start, end, 1.0) if end - start <= MAX_PART_CHARS else None


def _word_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words, without the marks at their edges."""
    spans = []
    for match in _WORD.finditer(text):
        word = match[0]
        start = match.start() + len(word) - len(word.lstrip(_EDGES))
        end = match.end() - (len(word) - len(word.rstrip(_EDGES)))
        if start < end:
            if end < len(text) and splits_word(text, end):  # the full stop of `U.S.` belongs to it
                end = match.end()
            spans.append((start, end))
    return spans


def _likely_runs(target: str, text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the runs of about as many words that have the most pairs of letters in common with the target."""
    words = len(_WORD.findall(target))
    extra = min(MAX_EXTRA_WORDS, 1 + words // 5)
    target_pairs = Counter(_pairs(target))
    sizes, common_pairs = [], []
    for start, end in spans:
        pairs = list(_pairs(_plain(text[start:end])))
        sizes.append(len(pairs))
        common_pairs.append([pair for pair in pairs if pair in target_pairs])
    scored: list[tuple[float, int, int]] = []
    for length in range(max(1, words - extra), words + extra + 1):
        scored += _scored_runs(length, target_pairs, sizes, common_pairs)
    best = heapq.nlargest(MAX_RUNS_COMPARED, scored, key=lambda run: run[0])
    runs = ((spans[first][0], spans[last][1]) for _, first, last in best)
    return [(start, end) for start, end in runs if end - start <= MAX_TIMES_LONGER * len(target)]


def _scored_runs(
    length: int, target: Counter[str], sizes: Sequence[int], common_pairs: Sequence[Sequence[str]]
) -> Iterator[tuple[float, int, int]]:
    """Yield for each run of `length` words the share of common pairs, and its first and last word.

    `sizes` are the numbers of pairs of each word, `common_pairs` those of them that the target has.
    """
    missing = Counter(target)  # what the run lacks; negative where it has more than the target
    size, common, target_size = 0, 0, sum(target.values())
    for last, pairs in enumerate(common_pairs):
        size += sizes[last]
        for pair in pairs:
            common += missing[pair] > 0
            missing[pair] -= 1
        first = last - length + 1
        if first > 0:
            size -= sizes[first - 1]
            for pair in common_pairs[first - 1]:
                missing[pair] += 1
                common -= missing[pair] > 0
        if first >= 0 and common:
            yield 2 * common / (size + target_size), first, last


def _pairs(words: str) -> Iterator[str]:
    """Yield the pairs of neighboring letters of each word, blanks at its edges included."""
    for word in _WORD.findall(words):
        edged = f" {word} "
        yield from map("".join, itertools.pairwise(edged))


def _plain(text: str) -> str:
    """Return the text in lower case, with blanks and marks as they are typed."""
    return " ".join(text.split()).translate(TO_KEYBOARD_MARKS).casefold()
