"""Citations of quoted words: titles, dates and paragraph numbers in the forms that documents use."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from onrecord.model import Statement
from onrecord.model.dates import MONTHS as MONTHS
from onrecord.model.dates import format_date as format_date
from onrecord.model.parties import capitalize
from onrecord.model.statement import ISSUE
from onrecord.quoting.paragraph_references import NUMBERS_ADDED as NUMBERS_ADDED
from onrecord.quoting.paragraph_references import are_numbers_added, paragraphs

if TYPE_CHECKING:
    from onrecord.quoting.excerpts import Excerpt


def bluebook_date(date: datetime.date) -> str:
    """Return a date such as `Mar. 24, 2023`, with the months of The Bluebook (21st ed., table T12)."""
    name = MONTHS[date.month - 1]
    short = name if len(name) <= 4 else "Sept." if name == "September" else f"{name[:3]}."
    return f"{short} {date.day}, {date.year}"


def american_date(date: datetime.date) -> str:
    """Return a date such as `March 24, 2023`."""
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def full(excerpt: Excerpt) -> str:
    """Return title, place, date, paragraph, and that the numbers were added if they were; without what is not known."""
    cited = paragraphs(excerpt.statement, excerpt.ref)
    return f"{statement_reference(excerpt.statement)}, {cited}{numbers_added(excerpt)}"


def numbers_added(excerpt: Excerpt) -> str:
    """Return `; paragraph numbers added` if they were, else an empty text."""
    return f"; {NUMBERS_ADDED}" if are_numbers_added(excerpt.statement, excerpt.ref) else ""


def statement_citation(statement: Statement) -> str:
    """Return the citation of a whole statement: title, place, date, and that the numbers were added if they were."""
    return f"{statement_reference(statement)}{f'; {NUMBERS_ADDED}' if statement.numbering == 'added' else ''}"


def statement_reference(statement: Statement) -> str:
    """Return title, place and date of a statement; without the place if it is not known."""
    return ", ".join(filter(None, [statement.title, statement.place, format_date(statement.date)]))


def held_or_issued(statement: Statement, date: str) -> str:
    """Return the place and the date with what happened then: `meeting held in Tokyo, March 24, 2023`, `issued ...`."""
    happened = "issued" if statement.date_kind == ISSUE else "meeting held"
    return f"{happened} in {statement.place}, {date}" if statement.place else f"{happened} {_on(statement)}{date}"


def _on(statement: Statement) -> str:
    return "" if statement.date_kind == ISSUE else "on "


def genre_title(statement: Statement) -> str:
    """Return the genre with a capital letter: `Joint statement`; empty if it is not known."""
    return capitalize(statement.genre or "")
