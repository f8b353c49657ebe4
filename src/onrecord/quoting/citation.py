"""Where quoted words come from, in the forms that documents use."""

from __future__ import annotations

import datetime

from onrecord.quoting.excerpt import Excerpt
from onrecord.record import Ref

# Not strftime: a locale must not change a citation.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

NUMBERS_ADDED = "paragraph numbers added"


def day_first(date: datetime.date) -> str:
    """`24 March 2023`."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def month_first(date: datetime.date) -> str:
    """`March 24, 2023`, as the Chicago Manual of Style writes dates."""
    return f"{_MONTHS[date.month - 1]} {date.day}, {date.year}"


def japanese_date(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def paragraphs(ref: Ref) -> str:
    """`para. 6` or `paras. 5–6`."""
    if ref.first.paragraph == ref.last.paragraph:
        return f"para. {ref.first.paragraph}"
    return f"paras. {ref.first.paragraph}–{ref.last.paragraph}"


def full(excerpt: Excerpt) -> str:
    """Title, place, the meeting's date, paragraph, and whether the numbers are the editor's."""
    statement = excerpt.statement
    return f"{statement.title}, {statement.place}, {day_first(statement.date)}, {_numbered(excerpt)}"


def short(excerpt: Excerpt) -> str:
    """As `full`, with the short title and without the place."""
    statement = excerpt.statement
    return f"{statement.short_title or statement.title}, {day_first(statement.date)}, {_numbered(excerpt)}"


def chicago_note(excerpt: Excerpt) -> str:
    """A note after the Chicago Manual of Style (17th ed., 14.14): the date is the meeting's, not that of issue."""
    statement = excerpt.statement
    added = f" ({NUMBERS_ADDED})" if statement.numbering == "added" else ""
    return (
        f"{statement.publisher}, “{inner_marks(statement.title)}” (meeting held in {statement.place}, "
        f"{month_first(statement.date)}), {paragraphs(excerpt.ref)}{added}, {statement.url}."
    )


def japanese(excerpt: Excerpt) -> str:
    """Title, place, date and paragraph in Japanese; the English title where the pack has no Japanese one."""
    statement = excerpt.statement
    ref = excerpt.ref
    last = f"～{ref.last.paragraph}" if ref.last.paragraph != ref.first.paragraph else ""
    added = "（パラ番号は付加）" if statement.numbering == "added" else ""
    title = statement.title_ja or statement.title
    place = statement.place_ja or statement.place
    return f"{title}、{place}、{japanese_date(statement.date)}、パラ{ref.first.paragraph}{last}{added}"


def inner_marks(text: str) -> str:
    """Double quotation marks within a quotation become single ones; the rest stays as published."""
    return text.translate(str.maketrans("“”", "‘’"))


def _numbered(excerpt: Excerpt) -> str:
    added = f"; {NUMBERS_ADDED}" if excerpt.statement.numbering == "added" else ""
    return f"{paragraphs(excerpt.ref)}{added}"
