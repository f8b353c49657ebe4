"""Search results as text, JSON, CSV or tables, best first in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.cli import day, output
from onrecord.cli.formats import REFS_FORMAT, print_lines
from onrecord.cli.json_output import JsonObject, json_array, record_object, sentence_object
from onrecord.cli.layout import Layout
from onrecord.cli.record_output import print_addresses, print_mixed_csv, print_tables
from onrecord.cli.text_rows import (
    aligned_lines,
    record_as_row,
    record_cells,
    sentence_as_row,
    sentence_cells,
    wrapped_lines,
)
from onrecord.model import Sentence
from onrecord.search import Hit, Results, Role, ScorePart, highlights
from onrecord.text.hanging_rows import HangingRow, MarkedText

if TYPE_CHECKING:
    from onrecord.cli.text_rows import FindMatches
    from onrecord.search import MatchMark, Plan

ROLE_NAMES = {
    Role.OWN_NAME: "its own name",
    Role.OTHER_NAME: "another name",
    Role.OFFICIAL: "official text",
    Role.ABOUT: "a name of what it speaks of",
    Role.EDITOR: "editor's words",
}
SIMILAR_HEADING = "similarly spelled, not what you typed:"  # above results without any of the typed words


def print_hits(form: str, results: Results, layout: Layout, *, qualify: bool, explain: bool = False) -> None:
    """Print the results. `qualify`, for several open packs, adds each result's statement.

    `explain` adds the parts of each score, in text and JSON. Addresses alone are printed only of what was searched for,
    since the next command would not know that the words are merely similar.
    """
    hits = (*results.hits, *results.unranked)
    if form == "json":
        corrections = _corrections(results)
        output.data(json_array([{**_hit_object(hit, explain=explain), "corrections": corrections} for hit in hits]))
    elif form == "csv":
        print_mixed_csv([(hit.target, hit.pack, [f"{hit.score:.4f}"]) for hit in hits], ["Score"])
    elif form == REFS_FORMAT:
        print_addresses(() if results.only_similar else [(hit.address, hit.pack_id) for hit in hits])
    elif form == "text":
        if results.only_similar:
            output.message(f"onrecord: {SIMILAR_HEADING}")
        print_lines(_text_lines(hits, results.plan, layout, qualify=qualify, explain=explain))
    else:
        if results.only_similar and form == "md":
            print_lines([SIMILAR_HEADING.capitalize(), ""])
        records = [(hit.target, hit.pack) for hit in hits if not isinstance(hit.target, Sentence)]
        sentences = [(hit.target, hit.pack) for hit in hits if isinstance(hit.target, Sentence)]
        print_tables(form, records, sentences, qualify=qualify)


def _text_lines(hits: Sequence[Hit], plan: Plan, layout: Layout, *, qualify: bool, explain: bool) -> Iterator[str]:
    def find(text: str) -> Sequence[tuple[int, int]]:
        return highlights(text, plan)

    if layout.width:
        rows = [_hit_row(hit, layout, find, qualify=qualify) for hit in hits]
        if explain:
            rows = [
                row._replace(texts=[*row.texts, *map(MarkedText, _score_lines(hit))])
                for row, hit in zip(rows, hits, strict=True)
            ]
        yield from wrapped_lines(rows, layout)
        return
    lines = aligned_lines([_hit_cells(hit, qualify=qualify) for hit in hits], layout, find)
    for line, hit in zip(lines, hits, strict=True):
        yield line
        if explain:
            yield from _score_lines(hit)


def _corrections(results: Results) -> list[JsonObject]:
    """Return the corrections of typed words that do not occur; `apart` marks those that may be unrelated."""
    corrected = [
        {"typed": typed, "shown": replacement, "apart": False} for typed, replacement in results.plan.corrected
    ]
    if not results.only_similar:
        return corrected
    similar = ((typed, ", ".join(word for word, _ in words)) for typed, words in results.similar)
    return corrected + [{"typed": typed, "shown": replacement, "apart": True} for typed, replacement in similar]


def _score_lines(hit: Hit) -> list[str]:
    """Return a line for each part of the score, and one for the sum."""
    parts = []
    for part in hit.parts():
        bonus = f", {part.bonus}" if part.bonus else ""
        parts.append(f"    {part.score:6.2f}  “{part.matched_text}” in {ROLE_NAMES[part.role]}{bonus}")
    return [*parts, f"    {hit.score:6.2f}  in all"]


def _hit_object(hit: Hit, *, explain: bool) -> JsonObject:
    target = hit.target
    if isinstance(target, Sentence):
        fields = {"kind": "sentence", **sentence_object(target, hit.pack)}
    else:
        fields = record_object(target, hit.pack, day.today())
    fields = {**fields, "score": hit.score, "highlights": [_highlight(mark) for mark in hit.marks]}
    if explain:
        fields["parts"] = [_part(part) for part in hit.parts()]
    return fields


def _part(part: ScorePart) -> JsonObject:
    return {
        "typed": part.typed,
        "by": part.matched_text,
        "in": ROLE_NAMES[part.role],
        "bonus": part.bonus,
        "score": round(part.score, 3),
    }


def _highlight(mark: MatchMark) -> JsonObject:
    """Return a match: `start` and `end` are offsets in the whole field; `text` is the part that matches."""
    return {"field": mark.field, "start": mark.start, "end": mark.end, "text": mark.text[mark.start : mark.end]}


def _hit_cells(hit: Hit, *, qualify: bool) -> list[str]:
    if isinstance(hit.target, Sentence):
        return sentence_cells(hit.target, hit.pack, qualify=qualify)
    *cells, editors = record_cells(hit.target, hit.pack, qualify=qualify)
    return [*cells, "; ".join(filter(None, [_org_reasons(hit), editors]))]


def _hit_row(hit: Hit, layout: Layout, find: FindMatches, *, qualify: bool) -> HangingRow:
    if isinstance(hit.target, Sentence):
        return sentence_as_row(hit.target, hit.pack, layout, qualify=qualify, find=find)
    row = record_as_row(hit.target, hit.pack, layout, qualify=qualify, find=find)
    reasons = _org_reasons(hit)
    return row._replace(texts=[*row.texts, MarkedText(reasons)]) if reasons else row


def _org_reasons(hit: Hit) -> str:
    """Return why a record was found by `org:`; empty if it was not."""
    reasons = ", ".join(hit.org_reasons)
    return f"Link (editor's): {reasons}" if reasons else ""
