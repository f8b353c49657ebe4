"""Texts around the panes: header line, counts of the list, section list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.navigation import AnyRow, Browser, Row, RowTarget, Section, Selection
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.row_details import format_short_date
from onrecord.navigation.selection import describe_selection
from onrecord.quoting.citation import format_date
from onrecord.text.cell_width import cell_width, shorten
from onrecord.tui.breakpoints import INFO_PADDING, THREE_PANES, info_width

if TYPE_CHECKING:
    from onrecord.search import Results


def header_texts(browser: Browser, clippings: int, width: int) -> tuple[Text, str]:
    """Return the header's left and right text for a window of `width` columns.

    On the left stands the statement's title, or in narrow windows the current location. On the right, where nothing is
    ever cut, stand the number of clippings and, with several packs open, the pack's number and date.
    """
    right = f"clippings {clippings} " if width >= 50 else f"{clippings} clip " if clippings else ""
    if len(browser.titles) > 1:
        number = f"pack {list(browser.titles).index(browser.pack.id) + 1}/{len(browser.titles)}"
        if width < THREE_PANES:  # there is no room for the statement's title
            number = f"{format_short_date(browser.pack.statement.date)} · {number}"
        right = f"{number} · {right}" if right else f"{number} "
    left = Text(" ")
    if width >= THREE_PANES:
        statement = browser.pack.statement
        place_and_date = " · " + ", ".join(filter(None, [statement.place, format_date(statement.date)]))
        room = width - cell_width(" onrecord   ") - cell_width(place_and_date) - cell_width(right) - 1
        left.append("onrecord", "bold").append("   ")
        left.append(shorten(browser.pack.title, room)).append(place_and_date)
    else:
        *outer, last = browser.breadcrumbs()
        room = width - cell_width(f"  › {last} {right}")
        left.append("".join(f"{shorten(crumb, room)} › " for crumb in outer if room > 1)).append(last, "bold")
    return left, right


def list_counts(browser: Browser, width: int) -> str:
    """Return the counts, such as `area: all · 19 missions` or a search's results, shortened for narrow windows."""
    if browser.results is not None:
        return result_count(browser.results, browser.area, width, browser.doubt)
    number = browser.count(browser.location.section)
    noun = {Section.TEXT: "paragraphs"}.get(browser.location.section, browser.location.section.value)
    count_text = f"{number} {noun if number != 1 else noun.removesuffix('s')}"
    if browser.area is None:
        return _longest_fitting(width, (f"area: all · {count_text}", count_text, str(number)))
    return _longest_fitting(
        width, (f"area: {browser.area} · {count_text}", f"{browser.area} · {count_text}"), browser.area, str(number)
    )


def result_count(results: Results, area: str | None, width: int, doubt: IndexDoubt = IndexDoubt.NONE) -> str:
    """Return the count of a search's results; a `+` marks a lower bound.

    It is a lower bound if not all candidates were examined, or if the index is in doubt: being checked, or damaged.
    Results with none of the words as typed, only similar spellings, are not counted as found.
    """
    if results.failure_reason:
        return _longest_fitting(width, ("no answer", "?"))
    plus = "+" if doubt.value else ""
    number = f"{results.total:,}{plus}" if results.total is not None else f"{results.reachable_count:,}+"
    if results.only_similar:
        zero = f"0{plus} found"
        return _longest_fitting(width, (f"{zero}, {number} spelled alike", f"{zero}, {number}", zero))
    if area:
        return _longest_fitting(width, (f"area: {area} · {number} found",), area, number)
    forms = (f"{number} found, {doubt.short}",) if doubt.value else ()
    return _longest_fitting(width, (*forms, f"{number} found", number))


def _longest_fitting(width: int, forms: Sequence[str], name: str = "", number: str = "") -> str:
    """Return the longest of the forms that fits, else the name cut short with the number, which is never cut."""
    room = info_width(width) - INFO_PADDING
    fitting = next((form for form in forms if cell_width(form) <= room), None)
    if fitting is not None or not number:
        return fitting if fitting is not None else forms[-1]
    name_room = room - cell_width(number) - cell_width(" · ")
    return f"{shorten(name, name_room)} · {number}" if name_room > 1 else number


def selection_subtitle(selection: Selection) -> str:
    """Return what is selected, and that it grows with the cursor while the user is selecting."""
    refs = describe_selection(selection.refs)
    return f"selecting {refs}" if selection.selection_start else refs


def section_list_rows(browser: Browser) -> tuple[tuple[Row, ...], RowTarget]:
    """Return the rows of the section list with their counts, and the target of the current section."""
    rows = tuple(
        Row(f"{section.number} {section.title}", str(browser.count(section)), _target(section)) for section in Section
    )
    return rows, _target(browser.location.section)


def section_of_row(row: AnyRow) -> Section:
    """Return the section of a row of the section list."""
    return Section(row.target.address) if row.target else Section.MISSIONS


def _target(section: Section) -> RowTarget:
    return RowTarget("", address=section.value)
