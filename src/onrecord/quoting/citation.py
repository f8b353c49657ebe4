"""Citations of quoted words: titles, dates and paragraph numbers in the forms that documents use."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from onrecord.model import Ref, Statement
from onrecord.model.dates import MONTHS as MONTHS
from onrecord.model.dates import format_date as format_date

if TYPE_CHECKING:
    from onrecord.quoting.excerpt import Excerpt

NUMBERS_ADDED = "paragraph numbers added"


def bluebook_date(date: datetime.date) -> str:
    """Return a date such as `Mar. 24, 2023`, with the months of The Bluebook (21st ed., table T12)."""
    name = MONTHS[date.month - 1]
    short = name if len(name) <= 4 else "Sept." if name == "September" else f"{name[:3]}."
    return f"{short} {date.day}, {date.year}"


def paragraphs(ref: Ref) -> str:
    """Return the paragraphs of a ref, as `para. 6` or `paras. 5–6`."""
    return f"para{'s' if len(ref.paragraphs) > 1 else ''}. {paragraph_numbers(ref)}"


def paragraph_numbers(ref: Ref) -> str:
    """Return the paragraph numbers of a ref, as `6` or `5–6`."""
    first, last = ref.first.paragraph, ref.last.paragraph
    return f"{first}" if first == last else f"{first}–{last}"


def full(excerpt: Excerpt) -> str:
    """Return title, place, the meeting's date, paragraph, and that the numbers were added if they were."""
    return f"{statement_reference(excerpt.statement)}, {_paragraph_reference(excerpt)}"


def statement_citation(statement: Statement) -> str:
    """Return the citation of a whole statement: title, place, date, and that the numbers were added if they were."""
    return f"{statement_reference(statement)}{f'; {NUMBERS_ADDED}' if statement.numbering == 'added' else ''}"


def statement_reference(statement: Statement) -> str:
    """Return title, place and the meeting's date of a statement."""
    return f"{statement.title}, {statement.place}, {format_date(statement.date)}"


def _paragraph_reference(excerpt: Excerpt) -> str:
    added = f"; {NUMBERS_ADDED}" if excerpt.statement.numbering == "added" else ""
    return f"{paragraphs(excerpt.ref)}{added}"
