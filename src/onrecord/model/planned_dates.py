"""Years for which a statement plans a thing, as far as its words say so without a doubt.

A sentence with a plan has other years, too: of what was agreed before, of other things, of names such as Agenda 2030,
of prices. A year is that of the plan only if all of this holds; else there is none, which is never untrue:

- it is not before the statement's own date; one of the same year stands behind words about what is to come;
- words for a time lead to it (`in late`, `by the end of`, `no later than 12 March`), or a word for years follows it
  (`2026年に`, `2026년까지`), and a noun that it would only describe does not;
- it is outside of clauses about something else: `as agreed in`, `following`, `if`, `delayed from`, `which`;
- the name of the thing stands before it, with no other year between and no other words than such that say what is
  planned (`is to be launched`, `mission`, names of places), or the sentence begins with it;
- nothing before it denies the plan: `not`, `canceled`, `against`.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.model import plan_words
from onrecord.model.dates import MONTHS

# No sentence is longer; in more text nobody sees which year is meant.
MAX_PLAN_CHARS = 2_000
_TOKEN = re.compile(r"[^\W_](?:[\w’'./-]*\w)?")


class _Group(NamedTuple):
    """Years that stand together, such as `2026 or 2027`, with the words that lead to them."""

    start: int
    end: int
    years: tuple[int, ...]


def planned_years(words: str, names: Sequence[str], day: datetime.date) -> tuple[int, ...]:
    """Return the years, in order, for which the words of a statement of that day plan the thing of these names.

    Names need not occur: then the words, if they have years of one time only, are about the thing.
    """
    if len(words) > MAX_PLAN_CHARS:
        return ()
    pieces = [piece for piece in plan_words.PIECE_ENDS.split(words) if piece.strip()]
    if any(_positions(piece, names) for piece in pieces):
        pieces = [piece for piece in pieces if _positions(piece, names)]
    chosen = [years for piece in pieces if (years := _years_of(piece, names, day))]
    return chosen[0] if len(chosen) == 1 else ()


def _years_of(piece: str, names: Sequence[str], day: datetime.date) -> tuple[int, ...]:
    """Return the years that a sentence, or a part up to a semicolon, says of the thing."""
    if "respectively" in piece or plan_words.CONDITION.match(piece):
        return ()
    plain = _without_asides(piece, names)
    places = _positions(plain, names)
    if not places and _positions(piece, names):
        return ()
    in_english = [*_english_groups(plain, day)]
    groups = in_english or [*(_east_asian_groups(plain, day) if _is_east_asian(plain) else ())]
    if not groups:
        return ()
    if _is_east_asian(plain):
        return groups[0].years if len(groups) == 1 and _is_in_clause(groups[0], places, plain) else ()
    if len(groups) > 1 and not (places and plain[: groups[0].start].strip(" ,")):
        return ()
    others = {int(year) for year in re.findall(plan_words.YEAR, plain)} - {*groups[0].years}
    if not places and any(year >= day.year for year in others):
        return ()
    starts = [0, *(group.end for group in groups)]
    found = (group.years for start, group in zip(starts, groups, strict=False) if _is_of(group, start, places, plain))
    return next(found, ())


def _is_of(group: _Group, start: int, places: Sequence[tuple[int, int]], text: str) -> bool:
    """Return whether a time is that of the thing whose names stand at these places; `start` ends the one before."""
    if plan_words.DENIAL.search(text, start, group.start):
        return False
    if not places:
        return _is_plain_plan(text[start : group.start])
    before = [end for begin, end in places if start <= begin and end <= group.start]
    if before:
        between = text[before[-1] : group.start]
        return _is_plain_plan(between) and not plan_words.OTHER_THING.search(between)
    is_first = not text[: group.start].strip(" ,")
    behind = text[group.end : places[0][0]]
    return is_first and ", and " not in behind and _is_plain_plan(behind)


def _is_plain_plan(words: str) -> bool:
    """Return whether words say no more than that something is planned, where, and with which other things."""
    return all(word in plan_words.BESIDE_PLAN or not word[0].islower() for word in _TOKEN.findall(words))


def _is_in_clause(group: _Group, places: Sequence[tuple[int, int]], text: str) -> bool:
    """Return whether a name stands between the same commas as the time; without names, whether there are no commas."""
    marks = [0, *(match.end() for match in re.finditer("[、，,]", text)), len(text)]
    start = max(mark for mark in marks if mark <= group.start)
    end = min(mark for mark in marks if mark >= group.end)
    if not text[start : group.start].strip() and text[group.end - 1 : group.end] == "、":
        end = min((mark for mark in marks if mark > group.end), default=len(text))
    return any(start <= begin and last <= end for begin, last in places) if places else len(marks) == 2


def _without_asides(piece: str, names: Sequence[str]) -> str:
    """Return the text with blanks in place of clauses about something else, so that offsets stay."""

    def blank(match: re.Match[str]) -> str:
        before = piece[: match.start()].rstrip(" ,)")
        is_of_thing = plan_words.RELATIVE_PLAN.match(match[0]) and any(before.endswith(name) for name in names)
        is_said = match[0].startswith("that ") and plan_words.BEFORE_THAT.search(piece[: match.start()])
        return match[0] if is_of_thing or is_said else " " * len(match[0])

    return plan_words.THAT_CLAUSE.sub(blank, plan_words.ASIDE.sub(blank, piece))


def _english_groups(text: str, day: datetime.date) -> Iterator[_Group]:
    for match in plan_words.english_times().finditer(text):
        lead = match["lead"].lower()
        before = text[: match.start()].rstrip()
        behind = re.match(r"\s+(\w+)|['’]?s\b|[-\w%‰]", text[match.end() :])
        if behind and (behind[1] or "").lower() not in plan_words.BEHIND_YEAR:
            continue
        if (lead == "for" and not plan_words.BEFORE_FOR.search(before)) or _speaks_of_the_past(before):
            continue
        if lead in ("before", "until", "till") and plan_words.NEGATION.search(before):
            continue
        years = [int(year) for year in re.findall(plan_words.YEAR, match[0])]
        short = match["short"]
        if short and int(short) == (years[0] + 1) % 100:
            years.append(years[0] + 1)
        month = _month(match["month"]) if len(years) == 1 else 0
        if _is_before(years[0], month, day) or (years[0] == day.year and not month and not _is_to_come(before)):
            continue
        yield _Group(match.start(), match.end(), tuple(sorted(set(years))))


def _east_asian_groups(text: str, day: datetime.date) -> Iterator[_Group]:
    for match in plan_words.east_asian_times().finditer(text):
        year = int(re.findall(plan_words.YEAR, match[0])[0])
        clause = re.split(r"[、，,]", text[match.end() :])[0]
        is_aside = plan_words.JAPANESE_ASIDE.search(clause) is not None
        if year < day.year or is_aside or (year == day.year and plan_words.JAPANESE_PAST.search(clause)):
            continue
        yield _Group(match.start(), match.end(), (year,))


def _speaks_of_the_past(before: str) -> bool:
    """Return whether the text ends with a participle such as `agreed`, which is neither of a plan nor behind `be`."""
    match = plan_words.PARTICIPLE.search(before)
    if not match or match[1].lower() in plan_words.PLANNED:
        return False
    return not re.search(r"\bbe\b(?:\W+\w+){0,4}$", before)


def _is_to_come(before: str) -> bool:
    """Return whether words about what is to come stand in the clause that the text ends with."""
    for part in reversed(re.split(r"[,;]| and (?=\w+ed\b)", before)):
        if re.search(r"\b[a-z]{3,}", part):
            return plan_words.TO_COME.search(part) is not None
    return False


def _is_before(year: int, month: int, day: datetime.date) -> bool:
    return year < day.year or (year == day.year and 0 < month < day.month)


def _month(name: str | None) -> int:
    """Return the number of a month whose name was found last; 0 if there was none."""
    return next((number for number, month in enumerate(MONTHS, 1) if name and month[:3] == name[:3].title()), 0)


def _positions(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the names stand in the text as words of their own, in order."""
    ordered = sorted(filter(None, names), key=len, reverse=True)
    pattern = "|".join(
        re.escape(name) if _is_east_asian(name) else rf"(?<![^\W_]){re.escape(name)}(?![^\W_])" for name in ordered
    )
    return [match.span() for match in re.finditer(pattern, text)] if pattern else []


def _is_east_asian(text: str) -> bool:
    return not text.isascii() and any("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text)
