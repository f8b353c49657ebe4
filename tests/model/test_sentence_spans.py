"""The index of sentence spans, compared with a scan of every span."""

from __future__ import annotations

import random
import tracemalloc

from onrecord.model.sentence_spans import SentenceSpans
from tests.tiers import trials

SEED = 11


def test_each_sentence_has_the_things_that_span_it() -> None:
    dice = random.Random(SEED)
    count = trials(test=100, soak=2_000)
    print(f"seed {SEED}, {count} spans")
    for _ in range(count):
        sentences = dice.randint(1, 30)
        spans = []
        for thing in range(dice.randint(0, 12)):
            for _ in range(dice.randint(1, 3)):
                start = dice.randrange(sentences)
                spans.append((thing, range(start, dice.randint(start, sentences))))
        index = SentenceSpans(spans)
        for sentence in range(sentences):
            assert list(index.things_at(sentence)) == list(
                dict.fromkeys(thing for thing, span in spans if sentence in span)
            )


def test_long_spans_take_no_more_room_than_short_ones() -> None:
    tracemalloc.start()
    try:
        index = SentenceSpans([(thing, range(100_000)) for thing in range(500)])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert list(index.things_at(99_999)) == [*range(500)]
    assert peak < 1_000_000
