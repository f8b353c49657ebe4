"""Lookup of paragraphs by their published labels: `41` finds the paragraph labeled `41.`, `(a)` one of those."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.model.ref import Point, Ref
from onrecord.model.statement import Statement

MAX_LABEL_CHARS = 64
# Other places of a repeated label that a note names.
MAX_PLACES_NAMED = 2
# Other forms of a label that a note names.
MAX_FORMS_NAMED = 2
_TRAILING_MARKS = ".。、:"
# Compiled on first use.
_SURROUNDING_MARKS = r"^[\W_]+|[\W_]+$"
_ORDINAL = "[1-9][0-9]{0,4}"


class LabeledParagraph(NamedTuple):
    """The paragraph that a typed label or number means; `note` says what else it may mean, and is empty if nothing."""

    ref: Ref
    note: str = ""


def may_be_label(typed: str) -> bool:
    """Return whether a paragraph can have such a label: any words can be one, as `Preamble` or `Article V`."""
    return bool(typed.strip()) and len(typed) <= MAX_LABEL_CHARS


def find_labeled(typed: str, statement: Statement, after: int = 0, of_statement: str = "") -> LabeledParagraph | None:
    """Return the paragraph with the label that was typed, else the one with that ordinal; None if there is none.

    Width and case do not matter, nor do the marks around a label if none has the very marks that were typed. Of a
    label that repeats, the first after the paragraph `after` is meant, and after the last the first. The note names
    the other places, also those of labels with other marks, unless the very marks were typed. With several statements,
    `of_statement` tells in the note which one it is about: ` of ID`.
    """
    numbers, in_other_forms = _numbers_labeled(typed, statement)
    if numbers:
        start = next((index for index, number in enumerate(numbers) if number > after), 0)
        first, *others = (*numbers[start:], *numbers[:start])
        return LabeledParagraph(_ref(first), _repeated_note(first, (*others, *in_other_forms), statement))
    ordinal = typed_ordinal(typed)
    if ordinal is None or ordinal > len(statement.paragraphs):
        return None
    note = (
        f"no paragraph{of_statement} is labeled {ordinal}; this is p{ordinal} of the text"
        if statement.has_labels
        else ""
    )
    return LabeledParagraph(_ref(ordinal), note)


def typed_ordinal(typed: str) -> int | None:
    """Return the number of a paragraph that was typed without its `p`; None if it is anything else."""
    word = _normalize(typed)
    return int(word) if re.fullmatch(_ORDINAL, word) else None


def _numbers_labeled(typed: str, statement: Statement) -> tuple[Sequence[int], Sequence[int]]:
    """Return the numbers of the paragraphs with this label: with its marks, else without those after it, or any.

    The second are those whose labels differ from it in their marks alone; none if it was typed with the very marks.
    """
    if not may_be_label(typed):
        return (), ()
    labels = [(paragraph.number, _normalize(paragraph.label)) for paragraph in statement.paragraphs if paragraph.label]
    word = _normalize(typed)
    bare = _without_marks(word)
    for form in (_as_typed, _without_trailing_marks, _without_marks):
        wanted = form(word)
        if wanted and (numbers := [number for number, label in labels if form(label) == wanted]):
            is_certain = not bare or (form is _as_typed and bare != word)
            alike = [] if is_certain else [number for number, label in labels if _without_marks(label) == bare]
            return numbers, [number for number in alike if number not in numbers]
    return (), ()


def _normalize(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _as_typed(label: str) -> str:
    return label


def _without_trailing_marks(label: str) -> str:
    return label.rstrip(_TRAILING_MARKS)


def _without_marks(label: str) -> str:
    return re.sub(_SURROUNDING_MARKS, "", label)


def _repeated_note(number: int, others: Sequence[int], statement: Statement) -> str:
    """Return the other places, of the same label and of others: `① is p1 here; it also stands at p3; 1. is p5`."""
    by_label: dict[str, list[int]] = {}
    for other in others:
        by_label.setdefault(_label(other, statement), []).append(other)
    same = by_label.pop(_label(number, statement), [])
    remarks = [f"it also stands at {_places(same)}"] if same else []
    remarks += [f"{label} is {_places(numbers)}" for label, numbers in list(by_label.items())[:MAX_FORMS_NAMED]]
    if len(by_label) > MAX_FORMS_NAMED:
        remarks.append(f"{len(by_label) - MAX_FORMS_NAMED} more differ in their marks alone")
    return "; ".join((f"{_label(number, statement)} is p{number} here", *remarks)) if remarks else ""


def _label(number: int, statement: Statement) -> str:
    return statement.paragraphs[number - 1].label or ""


def _places(numbers: Sequence[int]) -> str:
    places = [f"p{number}" for number in numbers[:MAX_PLACES_NAMED]]
    if len(numbers) > MAX_PLACES_NAMED:
        places.append(f"{len(numbers) - MAX_PLACES_NAMED} more")
    return f"{', '.join(places[:-1])} and {places[-1]}" if len(places) > 1 else places[0]


def _ref(number: int) -> Ref:
    point = Point(number)
    return Ref(point, point)
