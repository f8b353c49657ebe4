"""The gaps of a paragraph as source.txt has them: the right `joins`, for messages about wrong ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.model.paragraph import PARAGRAPH_BREAK, usual_join
from onrecord.model.statement import DEFAULT_LANGUAGE
from onrecord.packs.problem import RawProblem
from onrecord.packs.statement_values import is_join

MAX_GAPS_SHOWN = 12


def find_gaps(label: str | None, sentences: Sequence[str], published: str) -> tuple[str, ...] | None:
    """Return what stands in each gap of a published paragraph; None if its label or sentences are others."""
    first, *others = sentences if label is None else (label, *sentences)
    if not published.startswith(first):
        return None
    gaps: list[str] = []
    position = len(first)
    for part in others:
        start = published.find(part, position)
        gap = published[position:start]
        if start < 0 or not is_join(gap, after_label=label is not None and not gaps):
            return None
        gaps.append(gap)
        position = start + len(part)
    return tuple(gaps) if position == len(published) else None


def describe_gaps(gaps: Sequence[str], usual: str) -> str:
    """Return gaps as the line of TOML that gives them, or `no joins`; of many, the first that is not usual."""
    unusual = next((position for position, gap in enumerate(gaps) if gap != usual), None)
    if unusual is None:
        return "no joins"
    if len(gaps) <= MAX_GAPS_SHOWN:
        return f"joins = [{', '.join(map(toml_text, gaps))}]"
    place = f"of which the first that is not {toml_text(usual)} is joins[{unusual}], {toml_text(gaps[unusual])}"
    return f"joins of {len(gaps):,} texts, {place}"


def toml_text(gap: str) -> str:
    """Return a gap as TOML, with escapes for all that is not visible but blanks."""
    escaped = (char if char.isprintable() else "\\n" if char == "\n" else f"\\u{ord(char):04x}" for char in gap)
    return f'"{"".join(escaped)}"'


def add_right_joins(problems: Iterable[RawProblem], document: Mapping[str, Any], source: str) -> list[RawProblem]:
    """Return the problems, those of `joins` with what to write instead if that can be found in source.txt.

    `document` is statement.toml, in which any value may be wrong.
    """
    published = source.removesuffix("\n").split(PARAGRAPH_BREAK)
    head = document.get("statement")
    language = head.get("language") if isinstance(head, dict) else None
    usual = usual_join(language if isinstance(language, str) else DEFAULT_LANGUAGE)
    completed = []
    for problem in problems:
        match problem.path:
            case ("paragraph", int(index), "joins", *_) if gaps := _search(document["paragraph"][index], published):
                advice = f"{problem.expected}; source.txt needs {describe_gaps(gaps, usual)}"
                completed.append(problem._replace(expected=advice))
            case _:
                completed.append(problem)
    return completed


def _search(table: Mapping[str, Any], published: Iterable[str]) -> tuple[str, ...] | None:
    """Return the gaps of a paragraph wherever source.txt has it; None if it has it nowhere, or with several gaps."""
    label, sentences = table.get("label"), table.get("sentences")
    if not isinstance(label, str | None) or not isinstance(sentences, list) or not sentences:
        return None
    if not all(isinstance(sentence, str) and sentence for sentence in sentences):
        return None
    found = {gaps for text in published if (gaps := find_gaps(label, sentences, text)) is not None}
    return found.pop() if len(found) == 1 else None
