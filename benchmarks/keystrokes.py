"""Search time of each key press: queries typed letter by letter over the bundled packs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from benchmarks.table import Row
from onrecord.model import Pack, Term
from onrecord.packs import bundled_packs, load_packs
from onrecord.search import build_memory_index

TYPED = (
    "METI",
    "QZSS",
    "SLIM",
    "宇宙",
    "U.S.",
    "anti satellite",
    "direct-ascent",
    "commercial space",
    "pressurized rover",
    "greenhouse gases",
    "National Security Strategy",
)


def rows(rounds: int) -> list[Row]:
    """Measure key presses, beside a naive search as the floor, and building the index."""
    packs = load_packs(bundled_packs()).packs
    texts = list(_texts(packs))
    building = [_measure(partial(build_memory_index, packs)) for _ in range(rounds)]
    search = build_memory_index(packs).search
    naive: list[float] = []
    ours: list[float] = []
    for _ in range(rounds):
        for typed in TYPED:
            for end in range(1, len(typed) + 1):
                text = typed[:end]
                words = text.lower().split()
                naive.append(_measure(partial(_naive, texts, words)))
                ours.append(_measure(partial(search, text)))
    floor = Row("floor: any(word in text.lower())", naive)
    return [floor, Row("a key press in the search", ours, floor=floor), Row("building the index", building)]


def _texts(packs: Sequence[Pack]) -> Iterator[str]:
    """Yield the texts that are searched: each sentence, and each record's names and notes."""
    for pack in packs:
        for sentence in pack.statement.sentences:
            yield sentence.text
        for record in pack.records:
            words = [record.name, record.short, record.name_ja, *record.aliases, *(note.text for note in record.notes)]
            if isinstance(record, Term):
                words += [record.expansion, record.meaning]
            yield "\n".join(word for word in words if word)


def _naive(texts: Sequence[str], words: Sequence[str]) -> list[str]:
    return [text for text in texts if any(word in text.lower() for word in words)]


def _measure(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started
