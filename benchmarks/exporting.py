"""Exports of briefs with 500 and 5,000 passages, each with a citation, a heading now and then, and the cautions."""

from __future__ import annotations

import datetime
import time
from collections.abc import Iterator, Mapping

from benchmarks.table import Goal, Row
from onrecord.briefs.brief import Brief, BriefItem, Heading
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.exporter.export import ExportRequest, export
from onrecord.exporter.kinds import bundled_kinds
from onrecord.model import Pack
from onrecord.quoting.excerpts import excerpt

RUNS = 15
PASSAGES_A_HEADING = 25
GOALS = {500: Goal(p95=0.2), 5_000: Goal(p95=1.0)}


def brief_of(pack: Pack, passages: int) -> Brief:
    """Return a brief of so many passages: the sentences of the pack, over and over."""
    sentences = pack.statement.sentences
    items: list[BriefItem] = []
    for number in range(passages):
        if number % PASSAGES_A_HEADING == 0:
            items.append(Heading(f"Heading {number}"))
        quoted = excerpt(pack, sentences[number % len(sentences)].ref)
        items.append(clipping_of([quoted], "A note." if number % 5 == 0 else ""))
    changed = datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)
    return Brief("Brief", tuple(items), sources_of([quoted]), changed=changed)


def rows(packs: Mapping[str, Pack]) -> Iterator[Row]:
    """Yield a row for each format and size."""
    pack = next(iter(packs.values()))
    kinds = bundled_kinds()
    requests = [ExportRequest(form=form) for form in ("docx", "odt", "html", "md", "txt", "json")]
    requests.append(ExportRequest(kinds["matrix"], "csv"))
    for count, goal in GOALS.items():
        brief = brief_of(pack, count)
        for request in requests:
            title = f"{count:,} passages as {request.form}"
            yield Row(title, _times(brief, packs, request), goal=goal if request.form == "docx" else None)


def _times(brief: Brief, packs: Mapping[str, Pack], request: ExportRequest) -> list[float]:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        export(brief, packs, request)
        times.append(time.perf_counter() - start)
    return times
