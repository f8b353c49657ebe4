"""References to paragraphs in citations: by their published labels where there are any, else by their number.

A label is cited with those of the items that it stands under, `2(a)`, and with as many of its headings as tell it from
others. Bullets are counted: `para. 2, 1st bullet`. What labels do not tell apart is cited by its number in the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Paragraph, Ref, Statement
from onrecord.quoting.nested_marks import nest_corner_brackets, nest_quotation_marks

NUMBERS_ADDED = "paragraph numbers added"
# Marks after a number that are not cited: `41.` is cited as `41`, and `3)` as `3`; `(a)` stays.
_NUMBER = re.compile(r"[\w.-]*\w")
_TRAILING_MARKS = ".．、。:："
# Between a label and that of an item below it, unless this has brackets.
_JOIN = ", "
_OPENING_BRACKETS = ("(", "（", "[", "［")


class ParagraphReference(NamedTuple):
    """The parts of the citation of a paragraph.

    `label` is the published number with those that it stands under, or the ordinal if `is_added`. `headings` are those
    that are cited with it; `bullet` is the number of an item that has no number of its own.
    """

    label: str
    is_added: bool = False
    headings: tuple[str, ...] = ()
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
    """Return the paragraphs of a ref in Japanese: `パラ6`, `パラ5～6`, `本文第1段落`, `パラ3～本文第6段落`."""
    first, last = _ends(statement, ref)
    if first == last:
        return _one_ja(first, statement)
    if first.is_added and last.is_added:
        return _one_ja(first._replace(label=f"{first.label}～{last.label}"), statement)
    if not first.bullet and first._replace(label=last.label) == last and _JOIN not in first.label + last.label:
        return f"{_heading_ja(first)}パラ{first.label}～{last.label}"
    return f"{_one_ja(first, statement)}～{_one_ja(last, statement)}"


def published_places(statement: Statement) -> tuple[str, ...]:
    """Return where each paragraph stands as published: its citation, with all of the headings that begin with it.

    Without published numbers there are those headings alone, and without either an empty text.
    """
    if not has_published_numbers(statement):
        return tuple(", ".join(map(_quote, paragraph.headings)) for paragraph in statement.paragraphs)
    return tuple(
        _words(reference._replace(headings=max(reference.headings, paragraph.headings, key=len)), "para. ")
        + (" of the text" if reference.is_added else "")
        for reference, paragraph in zip(_references(statement), statement.paragraphs, strict=True)
    )


def are_numbers_added(statement: Statement, ref: Ref) -> bool:
    """Return whether the reference has a number that the editor added."""
    return any(reference.is_added for reference in _ends(statement, ref))


def _in_words(statement: Statement, ref: Ref, one: str, several: str) -> str:
    first, last = _ends(statement, ref)
    suffix = " of the text" if first.is_added and last.is_added and has_published_numbers(statement) else ""
    if first == last:
        return f"{_words(first, one)}{suffix}"
    if first.bullet and first._replace(bullet=last.bullet) == last:
        return f"{_words(first._replace(bullet=0), one)}, {_ordinal(first.bullet)}–{_ordinal(last.bullet)} bullets"
    if not first.bullet and first._replace(label=last.label) == last and _JOIN not in first.label + last.label:
        return f"{_words(first._replace(label=f'{first.label}–{last.label}'), several)}{suffix}"
    return (
        f"{_words(first, one)}{_of_the_text(first, statement)}, to {_words(last, one)}{_of_the_text(last, statement)}"
    )


def _of_the_text(reference: ParagraphReference, statement: Statement) -> str:
    return " of the text" if reference.is_added and has_published_numbers(statement) else ""


def _words(reference: ParagraphReference, before: str) -> str:
    headings = "".join(f"{_quote(heading)}, " for heading in reference.headings)
    bullet = f", {_ordinal(reference.bullet)} bullet" if reference.bullet else ""
    return f"{headings}{before}{reference.label}{bullet}"


def _quote(heading: str) -> str:
    return f"“{nest_quotation_marks(heading)}”"


def _one_ja(reference: ParagraphReference, statement: Statement) -> str:
    if reference.is_added and has_published_numbers(statement):
        return f"本文第{reference.label}段落"
    bullet = f"の{reference.bullet}番目の項目" if reference.bullet else ""
    return f"{_heading_ja(reference)}パラ{reference.label}{bullet}"


def _heading_ja(reference: ParagraphReference) -> str:
    return "".join(f"「{nest_corner_brackets(heading)}」" for heading in reference.headings)


def _ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `4th`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _ends(statement: Statement, ref: Ref) -> tuple[ParagraphReference, ParagraphReference]:
    references = _references(statement)
    return references[ref.first.paragraph - 1], references[ref.last.paragraph - 1]


def has_published_numbers(statement: Statement) -> bool:
    """Return whether some paragraphs have published numbers, so that the ordinals of others could be taken for them."""
    return any(map(_citable_label, statement.paragraphs))


@lru_cache(maxsize=16)
def _references(statement: Statement) -> tuple[ParagraphReference, ...]:
    """Return the reference of each paragraph; no two are alike."""
    labels = [_citable_label(paragraph) for paragraph in statement.paragraphs]
    if not any(labels):
        is_added = statement.numbering == "added" or statement.has_labels
        return tuple(ParagraphReference(str(paragraph.number), is_added) for paragraph in statement.paragraphs)
    full = list(_full_references(statement.paragraphs, labels))
    shortest = _with_fewest_headings(full)
    counts = Counter(shortest)
    return tuple(
        reference if counts[reference] == 1 else ParagraphReference(str(number), is_added=True)
        for number, reference in enumerate(shortest, 1)
    )


def _full_references(paragraphs: Iterable[Paragraph], labels: Iterable[str]) -> Iterator[ParagraphReference]:
    """Yield the reference of each paragraph with all headings above it."""
    above: list[tuple[int, str]] = []  # level and label of the items that a paragraph stands under
    headings: tuple[str, ...] = ()
    bullets: Counter[tuple[int, str]] = Counter()
    for paragraph, label in zip(paragraphs, labels, strict=True):
        if paragraph.headings:
            above = []
            headings = (*headings[: max(len(headings) - len(paragraph.headings), 0)], *paragraph.headings)
        above = [item for item in above if item[0] < paragraph.level]
        if label:
            above.append((paragraph.level, label))
            bullets.clear()
            yield ParagraphReference(_join_labels(above), headings=headings)
        elif paragraph.label is not None and above:
            bullets[above[-1]] += 1
            yield ParagraphReference(_join_labels(above), headings=headings, bullet=bullets[above[-1]])
        else:
            yield ParagraphReference(str(paragraph.number), is_added=True)


def _join_labels(items: Iterable[tuple[int, str]]) -> str:
    """Return the labels as one: `2(a)`, `3, b`, and `1.1` below `1`."""
    joined = ""
    for _, label in items:
        if not joined or label.startswith(f"{joined}."):
            joined = label
        else:
            joined += label if label.startswith(_OPENING_BRACKETS) else f"{_JOIN}{label}"
    return joined


def _with_fewest_headings(references: Sequence[ParagraphReference]) -> list[ParagraphReference]:
    """Return the references with as few headings, from the innermost, as tell the number from others.

    If all headings do not, there are none.
    """
    numbers = [reference for reference in references if not reference.bullet]
    depth = max((len(reference.headings) for reference in references), default=0)
    counts = [Counter(_keep_headings(reference, kept) for reference in numbers) for kept in range(depth + 1)]
    return [
        _keep_headings(reference, _headings_needed(reference._replace(bullet=0), counts)) for reference in references
    ]


def _headings_needed(number: ParagraphReference, counts: Sequence[Counter[ParagraphReference]]) -> int:
    """Return how many headings tell a number from others; `counts` are by the number of headings that are kept."""
    depths = range(len(number.headings) + 1)
    return next((kept for kept in depths if counts[kept][_keep_headings(number, kept)] == 1), 0)


def _keep_headings(reference: ParagraphReference, kept: int) -> ParagraphReference:
    return reference._replace(headings=reference.headings[len(reference.headings) - kept :] if kept else ())


def _citable_label(paragraph: Paragraph) -> str:
    """Return the label as it is cited; empty for bullets and for paragraphs without one."""
    label = (paragraph.label or "").rstrip(_TRAILING_MARKS)
    if not any(char.isalnum() for char in label):
        return ""
    if label.endswith((")", "）")) and _NUMBER.fullmatch(label[:-1]):
        return label[:-1]
    return label
