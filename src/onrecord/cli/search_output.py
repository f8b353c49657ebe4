"""Search results as text, JSON, CSV or tables, best first in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.cli import day, output
from onrecord.cli.formats import print_lines
from onrecord.cli.json_output import JsonObject, json_array, record_object, sentence_object
from onrecord.cli.record_output import print_tables, record_cells, sentence_cells
from onrecord.cli.text import align_rows
from onrecord.model import Sentence
from onrecord.search import Hit, Results, Role, ScorePart

if TYPE_CHECKING:
    from onrecord.search import MatchMark

ROLE_NAMES = {
    Role.OWN_NAME: "its own name",
    Role.OTHER_NAME: "another name",
    Role.OFFICIAL: "official text",
    Role.ABOUT: "a name of what it speaks of",
    Role.EDITOR: "editor's words",
}
CSV_HEADER = ("Kind", "Name", "Passages", "Text", "Score")
SIMILAR_HEADING = "Similarly spelled, not what you typed:"  # above results without any of the typed words


def print_hits(form: str, results: Results, *, qualify: bool, explain: bool = False) -> None:
    """Print the results. `qualify`, for several open packs, adds each result's statement.

    `explain` adds the parts of each score, in text and JSON.
    """
    hits = (*results.hits, *results.unranked)
    if form == "json":
        corrections = _corrections(results)
        output.data(json_array([{**_hit_object(hit, explain=explain), "corrections": corrections} for hit in hits]))
    elif form == "csv":
        from onrecord.cli.csv_output import csv_table, mixed_header, mixed_row

        rows = [mixed_row(_cells_of_all_kinds(hit), hit.target, hit.pack, day.today()) for hit in hits]
        output.data(csv_table(mixed_header(CSV_HEADER), rows))
    elif form == "text":
        lines = list(align_rows([_hit_cells(hit, qualify=qualify) for hit in hits]))
        if explain:
            lines = [
                text_line for line, hit in zip(lines, hits, strict=True) for text_line in (line, *_score_lines(hit))
            ]
        print_lines([*([SIMILAR_HEADING] if results.only_similar else ()), *lines])
    else:
        if results.only_similar and form == "md":
            print_lines([SIMILAR_HEADING, ""])
        records = [(hit.target, hit.pack) for hit in hits if not isinstance(hit.target, Sentence)]
        sentences = [(hit.target, hit.pack) for hit in hits if isinstance(hit.target, Sentence)]
        print_tables(form, records, sentences, qualify=qualify)


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


def _cells_of_all_kinds(hit: Hit) -> list[str]:
    """Return the cells of CSV_HEADER, common to all kinds: those of a kind's own table would vary by row."""
    target, score = hit.target, f"{hit.score:.4f}"
    if isinstance(target, Sentence):
        return ["sentence", "", str(target.ref), target.text, score]
    text = "\n".join(dict.fromkeys(passage.quote for passage in target.passages))
    return [target.kind.value, target.name, target.refs, text, score]


def _hit_cells(hit: Hit, *, qualify: bool) -> list[str]:
    if isinstance(hit.target, Sentence):
        return sentence_cells(hit.target, hit.pack, qualify=qualify)
    return record_cells(hit.target, hit.pack, qualify=qualify)
