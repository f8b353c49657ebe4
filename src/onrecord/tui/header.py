"""The words around the panes: header, counts, section list, messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from onrecord.model import Ref
from onrecord.navigation import AnyRow, Browser, Row, RowTarget, Section
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.row_details import format_short_date
from onrecord.quoting.citation import format_date
from onrecord.tui.layout import INFO_PADDING, THREE_PANES, info_width

if TYPE_CHECKING:
    from onrecord.search import Results


def header_texts(browser: Browser, clippings: int, width: int) -> tuple[Text, str]:
    """The statement's name where there is room; in narrow windows where one is. The clippings are counted.

    Which of several packs it is, and its date, stand at the right end, where they are never cut.
    """
    right = f"clippings {clippings} " if width >= 50 else f"{clippings} clip " if clippings else ""
    if len(browser.titles) > 1:
        number = f"pack {list(browser.titles).index(browser.pack.id) + 1}/{len(browser.titles)}"
        if width < THREE_PANES:  # where the statement's name has no room
            number = f"{format_short_date(browser.pack.statement.date)} · {number}"
        right = f"{number} · {right}" if right else f"{number} "
    left = Text(" ")
    if width >= THREE_PANES:
        where_and_when = f" · {browser.pack.statement.place}, {format_date(browser.pack.statement.date)}"
        room = width - len(" onrecord   ") - cell_len(where_and_when) - len(right) - 1
        left.append("onrecord", "bold").append("   ")
        left.append(_cut(browser.pack.title, room)).append(where_and_when)
    else:
        *outer, last = browser.crumbs()
        room = width - cell_len(f"  › {last} {right}")
        left.append("".join(f"{_cut(crumb, room)} › " for crumb in outer if room > 1)).append(last, "bold")
    return left, right


def list_counts(browser: Browser, width: int) -> str:
    """`area: all · 19 missions`, or how much a search found; in narrow windows as much of it as there is room for."""
    if browser.results is not None:
        return result_count(browser.results, browser.area, width, browser.doubt)
    number = browser.count(browser.place.section)
    what = {Section.TEXT: "paragraphs"}.get(browser.place.section, browser.place.section.value)
    said = f"{number} {what if number != 1 else what.removesuffix('s')}"
    if browser.area is None:
        return _fitting(width, (f"area: all · {said}", said, str(number)))
    return _fitting(width, (f"area: {browser.area} · {said}", f"{browser.area} · {said}"), browser.area, str(number))


def result_count(results: Results, area: str | None, width: int, doubt: IndexDoubt = IndexDoubt.NONE) -> str:
    """How much a search found. Where more fit than were looked at, or may fit, the number is only the least there are.

    What has nothing that was typed, but something spelt alike, is not counted as found.
    """
    if results.unanswered:
        return _fitting(width, ("no answer", "?"))
    least = "+" if doubt.value else ""
    number = f"{results.total:,}{least}" if results.total is not None else f"{results.listed:,}+"
    if results.apart:
        none = f"0{least} found"
        return _fitting(width, (f"{none}, {number} spelt alike", f"{none}, {number}", none))
    if area:
        return _fitting(width, (f"area: {area} · {number} found",), area, number)
    why = (f"{number} found, {doubt.briefly}",) if doubt.value else ()
    return _fitting(width, (*why, f"{number} found", number))


def _fitting(width: int, forms: Sequence[str], name: str = "", number: str = "") -> str:
    """The longest form that there is room for; at last a name that is cut, and the number, which never is."""
    room = info_width(width) - INFO_PADDING
    whole = next((form for form in forms if cell_len(form) <= room), None)
    if whole is not None or not number:
        return whole if whole is not None else forms[-1]
    left = room - len(number) - len(" · ")
    return f"{_cut(name, left)} · {number}" if left > 1 else number


def _cut(text: str, room: int) -> str:
    """So many cells of it at most; where something is cut off, the last one says so."""
    return text if cell_len(text) <= room else set_cell_size(text, max(0, room - 1)) + "…"


def area_message(browser: Browser, key: str) -> str:
    """What the area filter shows now; `key` shows the next."""
    if browser.area is None:
        return "all areas"
    return f"area {browser.area} only; {key} for the next, Esc for all"


def describe_selection(refs: Sequence[Ref]) -> str:
    """Which passage a copy takes, or how many."""
    return f"{len(refs)} passages" if len(refs) > 1 else "".join(map(str, refs))


def section_list_rows(browser: Browser) -> tuple[tuple[Row, ...], RowTarget]:
    """The sections with their counts, and the one that is open."""
    rows = tuple(
        Row(f"{section.number} {section.title}", str(browser.count(section)), _target(section)) for section in Section
    )
    return rows, _target(browser.place.section)


def section_of_row(row: AnyRow) -> Section:
    """The section that a row of the section list stands for."""
    return Section(row.target.address) if row.target else Section.MISSIONS


def _target(section: Section) -> RowTarget:
    return RowTarget("", address=section.value)
