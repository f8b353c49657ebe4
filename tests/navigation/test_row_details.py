"""What stands at the right end of a row: shortened where it does not fit, never left out."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from onrecord.model import Event
from onrecord.model.dates import format_short_date
from onrecord.navigation.row_details import (
    MIN_LABEL_CELLS,
    choose_form,
    distinguish_dates,
    event_date_forms,
    place_forms,
)

DAY = datetime.date(2015, 9, 11)
WIDTHS = range(12, 201)


def event(date: datetime.date | None, end: datetime.date | None = None) -> Event:
    return Event(id="e", name="Meeting", date=date, end_date=end, passages=())


@pytest.mark.parametrize(
    ("first", "last", "forms"),
    [
        (DAY, None, ("11 September 2015", "11 Sep 2015", "2015-09-11", "2015")),
        (
            datetime.date(2024, 8, 26),
            datetime.date(2024, 8, 27),
            ("26–27 August 2024", "26–27 Aug 2024", "2024-08-26/27", "2024"),
        ),
        (
            datetime.date(2024, 12, 30),
            datetime.date(2025, 1, 2),
            ("30 December 2024 – 2 January 2025", "30 Dec 2024 – 2 Jan 2025", "2024-12-30/2025-01-02", "2024–2025"),
        ),
        (None, None, ()),
    ],
)
def test_an_event_s_dates(first: datetime.date | None, last: datetime.date | None, forms: tuple[str, ...]) -> None:
    assert event_date_forms(event(first, last)) == forms


@pytest.mark.parametrize(
    ("due", "shortest"),
    [
        ("by the end of June 2026", "planned 2026-06"),
        ("30 June to 2 July 2025", "planned 2025"),
        ("2025 or 2027", "planned 2025, 2027"),
        ("December 2025 to 2028", "planned 2025–2028"),
        ("as soon as possible", "planned as soon as possible"),
    ],
)
def test_a_planned_time_is_shortened_to_what_has_all_of_it(due: str, shortest: str) -> None:
    first, *_, last = event_date_forms(replace(event(None), due=due))
    assert (first, last) == (f"planned {due}", shortest)


def test_a_result_says_when_and_where() -> None:
    assert place_forms("p3.s4", DAY) == ("11 Sep 2015  p3.s4", "2015-09-11 p3.s4", "2015 p3.s4")


def test_what_the_statement_does_not_speak_of_has_no_ref() -> None:
    assert place_forms("", DAY) == ("11 Sep 2015", "2015-09-11", "2015")


@pytest.mark.parametrize(
    "forms",
    [
        event_date_forms(event(DAY)),
        event_date_forms(event(datetime.date(2024, 8, 26), datetime.date(2024, 8, 27))),
        place_forms("p3.s4", DAY),
        place_forms("", DAY),
        place_forms("p2", DAY, (" #2", " #2")),
    ],
)
def test_at_every_width_some_form_fits_and_a_wider_row_never_says_less(forms: tuple[str, ...]) -> None:
    cells = [len(form) for form in forms]
    assert cells == sorted(cells, reverse=True)
    before = len(forms) - 1
    for width in WIDTHS:
        at = choose_form(cells, label_cells=500, row_cells=width)
        assert cells[at] <= width, width
        assert at == len(forms) - 1 or width - cells[at] - 2 >= MIN_LABEL_CELLS, width
        assert at <= before, width
        before = at
    assert before == 0


def test_beside_a_short_label_there_is_room_for_more() -> None:
    assert choose_form([20, 10], label_cells=5, row_cells=27) == 0
    assert choose_form([20, 10], label_cells=6, row_cells=27) == 1


def test_months_have_three_letters() -> None:
    assert {len(format_short_date(DAY.replace(month=month))) for month in range(1, 13)} == {11}


def test_statements_of_one_day_or_year_are_told_apart_by_their_number() -> None:
    day, other = datetime.date(2022, 5, 24), datetime.date(2022, 8, 1)
    dates = distinguish_dates({"a": day, "b": day, "c": other, "d": datetime.date(2023, 1, 1)})
    assert [dates.suffixes(pack, date) for pack, date in (("a", day), ("b", day), ("c", other))] == [
        (" #1", " #1"),
        (" #2", " #2"),
        ("", " #3"),
    ]
    assert dates.suffixes("d", datetime.date(2023, 1, 1)) == ("", "")
    rows = [place_forms("p1.s1", day, dates.suffixes(pack, day)) for pack in ("a", "b")]
    for one, two in zip(*rows, strict=True):
        assert one != two
