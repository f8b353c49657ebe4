"""References to paragraphs in citations: by their published labels where there are any, else by their number.

A label is cited with those of the items that it stands under, `2(a)`, and with its heading where another paragraph has
the same. Bullets are counted: `para. 2, 1st bullet`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Paragraph, Ref, Statement

NUMBERS_ADDED = "paragraph numbers added"
# Marks after a number that are not cited: `41.` is cited as `41`, and `3)` as `3`; `(a)` stays.
_NUMBER = re.compile(r"[\w.-]*\w")
_TRAILING_MARKS = ".．、。:："


class ParagraphReference(NamedTuple):
    """How a paragraph is cited.

    `label` is the published number with those that it stands under, or the ordinal if `is_added`. `heading` is set
    where the label alone is not unique; `bullet` is the number of an item that has no number of its own.
    """

    label: str
    is_added: bool
    heading: str | None = None
    bullet: int = 0


def paragraphs(statement: Statement, ref: Ref) -> str:
    """Return the paragraphs of a ref: `para. 6`, `paras. 5–6`, `“Energy”, para. 1`, `para. 2, 1st–3rd bullets`."""
    return _in_words(statement, ref, "para. ", "paras. ")


def pilcrows(statement: Statement, ref: Ref) -> str:
    """Return the paragraphs of a ref after pilcrows: `¶ 6`, `¶¶ 5–6`."""
    return _in_words(statement, ref, "¶ ", "¶¶ ")


def paragraph_numbers(statement: Statement, ref: Ref) -> str:
    """Return the paragraph numbers of a ref, as `6` or `5–6`."""
    return _in_words(statement, ref, "", "")


def paragraphs_ja(statement: Statement, ref: Ref) -> str:
    """Return the paragraphs of a ref in Japanese: `パラ6`, `パラ5～6`, `本文第1段落`."""
    first, last = _ends(statement, ref)
    if first.is_added and last.is_added:
        numbers = first.label if first == last else f"{first.label}～{last.label}"
        return f"本文第{numbers}段落" if _has_numbers(statement) else f"パラ{numbers}"
    if first == last:
        return _one_ja(first)
    if first._replace(label="") == last._replace(label=""):
        return f"{_heading_ja(first)}パラ{first.label}～{last.label}"
    return f"{_one_ja(first)}～{_one_ja(last)}"


def are_numbers_added(statement: Statement, ref: Ref) -> bool:
    """Return whether the reference has a number that the editor added."""
    return any(reference.is_added for reference in _ends(statement, ref))


def _in_words(statement: Statement, ref: Ref, one: str, several: str) -> str:
    first, last = _ends(statement, ref)
    suffix = " of the text" if first.is_added and last.is_added and _has_numbers(statement) else ""
    if first == last:
        return f"{_words(first, one)}{suffix}"
    if first.bullet and first._replace(bullet=last.bullet) == last:
        return f"{_words(first._replace(bullet=0), one)}, {_ordinal(first.bullet)}–{_ordinal(last.bullet)} bullets"
    if not first.bullet and first._replace(label=last.label) == last:
        return f"{_words(first._replace(label=f'{first.label}–{last.label}'), several)}{suffix}"
    return (
        f"{_words(first, one)}{_of_the_text(first, statement)}, to {_words(last, one)}{_of_the_text(last, statement)}"
    )


def _of_the_text(reference: ParagraphReference, statement: Statement) -> str:
    return " of the text" if reference.is_added and _has_numbers(statement) else ""


def _words(reference: ParagraphReference, before: str) -> str:
    heading = f"“{reference.heading}”, " if reference.heading else ""
    bullet = f", {_ordinal(reference.bullet)} bullet" if reference.bullet else ""
    return f"{heading}{before}{reference.label}{bullet}"


def _one_ja(reference: ParagraphReference) -> str:
    bullet = f"の{reference.bullet}番目の項目" if reference.bullet else ""
    return f"{_heading_ja(reference)}パラ{reference.label}{bullet}"


def _heading_ja(reference: ParagraphReference) -> str:
    return f"「{reference.heading}」" if reference.heading else ""


def _ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `4th`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _ends(statement: Statement, ref: Ref) -> tuple[ParagraphReference, ParagraphReference]:
    references = _references(statement)
    return references[ref.first.paragraph - 1], references[ref.last.paragraph - 1]


def _has_numbers(statement: Statement) -> bool:
    """Return whether some paragraphs have published numbers, so that the ordinals of others could be taken for them."""
    return any(not reference.is_added for reference in _references(statement)) and statement.has_labels


@lru_cache(maxsize=16)
def _references(statement: Statement) -> tuple[ParagraphReference, ...]:
    """Return the reference of each paragraph."""
    parts = [_citable_label(paragraph) for paragraph in statement.paragraphs]
    if not any(parts):
        is_added = statement.numbering == "added" or statement.has_labels
        return tuple(ParagraphReference(str(paragraph.number), is_added) for paragraph in statement.paragraphs)
    references = []
    above: list[tuple[int, str]] = []  # level and label of the items that the paragraph stands under
    headings: tuple[str, ...] = ()
    bullets = 0
    for paragraph, label in zip(statement.paragraphs, parts, strict=True):
        if paragraph.headings:
            above, headings = [], paragraph.headings
        heading = headings[-1] if headings else None
        if label:
            above = [item for item in above if item[0] < paragraph.level] + [(paragraph.level, label)]
            bullets = 0
            references.append(ParagraphReference("".join(text for _, text in above), False, heading))
        elif paragraph.label is not None and above and paragraph.level > above[-1][0]:
            bullets += 1
            references.append(ParagraphReference("".join(text for _, text in above), False, heading, bullets))
        else:
            bullets = 0
            if paragraph.label is None:
                above = []
            references.append(ParagraphReference(str(paragraph.number), True))
    return tuple(_without_needless_headings(references))


def _without_needless_headings(references: list[ParagraphReference]) -> list[ParagraphReference]:
    """Return the references without a heading where the rest is unique; with the ordinal where nothing else is."""
    numbered = [reference for reference in references if not reference.is_added and not reference.bullet]
    under_headings = Counter((reference.label, reference.heading) for reference in numbered)
    labels = Counter(reference.label for reference in numbered)
    without = []
    for number, reference in enumerate(references, 1):
        if reference.is_added:
            without.append(reference)
        elif under_headings[reference.label, reference.heading] > 1:
            without.append(ParagraphReference(str(number), True))
        elif labels[reference.label] > 1:
            without.append(reference)
        else:
            without.append(reference._replace(heading=None))
    return without


def _citable_label(paragraph: Paragraph) -> str:
    """Return the label as it is cited; empty for bullets and for paragraphs without one."""
    label = (paragraph.label or "").rstrip(_TRAILING_MARKS)
    if not any(char.isalnum() for char in label):
        return ""
    if label.endswith((")", "）")) and _NUMBER.fullmatch(label[:-1]):
        return label[:-1]
    return label
