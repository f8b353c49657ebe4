"""Search results as text, JSON, CSV or Markdown, best first in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.cli import output
from onrecord.cli.as_json import Object, array, record_object, sentence_object
from onrecord.cli.formats import place, print_lines, record_cells
from onrecord.record import Sentence
from onrecord.search import Hit, Part, Results, Role

if TYPE_CHECKING:
    from onrecord.search import Mark

ROLES = {
    Role.OWN_NAME: "its own name",
    Role.OTHER_NAME: "another name",
    Role.OFFICIAL: "official text",
    Role.ABOUT: "a name of what it speaks of",
    Role.EDITOR: "editor's words",
}
CSV_HEADER = ("Kind", "Name", "Passages", "Text", "Score")
APART = "Similarly spelt, not what was typed:"
"""Stands above results that have nothing of what was typed."""


def print_hits(form: str, results: Results, *, qualify: bool, explain: bool = False) -> None:
    """`qualify` puts the pack's id before an address in text, where several packs are open.

    `explain` says what each score is made of, in text and JSON.
    """
    hits = results.hits
    if form == "json":
        corrections = _corrections(results)
        output.data(array([{**_object(hit, explain=explain), "corrections": corrections} for hit in hits]))
    elif form == "csv":
        from onrecord.cli.as_csv import csv_table

        output.data(csv_table(CSV_HEADER, [_row(hit) for hit in hits]))
    elif form == "md":
        print_lines([*([APART, ""] if results.apart else ()), *_tables(hits)])
    else:
        from onrecord.cli.aligned import aligned

        lines = list(aligned([_cells(hit, qualify=qualify) for hit in hits]))
        if explain:
            lines = [each for line, hit in zip(lines, hits, strict=True) for each in (line, *_explained(hit))]
        print_lines([*([APART] if results.apart else ()), *lines])


def _corrections(results: Results) -> list[Object]:
    """What was taken for words that do not occur; `apart` says that these may be other words altogether."""
    slips = [{"typed": typed, "shown": shown, "apart": False} for typed, shown in results.plan.corrected]
    if not results.apart:
        return slips
    similar = ((typed, ", ".join(word for word, _ in words)) for typed, words in results.plan.similar)
    return slips + [{"typed": typed, "shown": shown, "apart": True} for typed, shown in similar]


def _explained(hit: Hit) -> list[str]:
    """A line for each part of the score, and one for the sum."""
    parts = []
    for part in hit.parts():
        bonus = f", {part.bonus}" if part.bonus else ""
        parts.append(f"    {part.score:6.2f}  “{part.by}” in {ROLES[part.role]}{bonus}")
    return [*parts, f"    {hit.score:6.2f}  in all"]


def _object(hit: Hit, *, explain: bool) -> Object:
    target = hit.target
    if isinstance(target, Sentence):
        found = {"kind": "sentence", **sentence_object(target, hit.pack)}
    else:
        found = record_object(target, hit.pack)
    found = {**found, "score": hit.score, "highlights": [_highlight(mark) for mark in hit.marks]}
    if explain:
        found["parts"] = [_part(part) for part in hit.parts()]
    return found


def _part(part: Part) -> Object:
    return {
        "typed": part.typed,
        "by": part.by,
        "in": ROLES[part.role],
        "bonus": part.bonus,
        "score": round(part.score, 3),
    }


def _highlight(mark: Mark) -> Object:
    """`start` and `end` are offsets in the whole field; `text` is what matched."""
    return {"field": mark.field, "start": mark.start, "end": mark.end, "text": mark.text[mark.start : mark.end]}


def _row(hit: Hit) -> list[str]:
    """One table for every kind: the columns of a kind's own table would change from row to row."""
    target, score = hit.target, f"{hit.score:.4f}"
    if isinstance(target, Sentence):
        return ["sentence", "", str(target.ref), target.text, score, hit.pack.id, str(target.ref)]
    text = "\n".join(dict.fromkeys(passage.quote for passage in target.passages))
    return [target.kind.value, target.name, target.refs, text, score, hit.pack.id, target.address]


def _tables(hits: Sequence[Hit]) -> list[str]:
    """A table for each kind in the order of its best result, sentences as the last; a blank line between."""
    from onrecord.quoting.tables import records_table, sentences_table

    records = [(hit.target, hit.pack) for hit in hits if not isinstance(hit.target, Sentence)]
    sentences = [(hit.target, hit.pack) for hit in hits if isinstance(hit.target, Sentence)]
    tables = [records_table(records)] if records else []
    if sentences:
        tables += [""] if tables else []
        tables.append(sentences_table(sentences))
    return tables


def _cells(hit: Hit, *, qualify: bool) -> list[str]:
    if isinstance(hit.target, Sentence):
        return [place(str(hit.target.ref), hit.pack, qualify=qualify), hit.target.text]
    return record_cells(hit.target, hit.pack, qualify=qualify)
