"""The words around the panes: header, counts, section list, messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.quoting.citation import day_first
from onrecord.reading import AnyRow, Browser, Row, Section, Target
from onrecord.record import Ref
from onrecord.tui.layout import INFO_PADDING, THREE_PANES, info_width

if TYPE_CHECKING:
    from onrecord.search import Results


def header(browser: Browser, clippings: int, width: int) -> tuple[Text, str]:
    """The statement's name where there is room; in narrow windows where one is. The clippings are counted."""
    statement = browser.pack.statement
    left = Text(" ")
    if width >= THREE_PANES:
        left.append("onrecord", "bold").append(f"   {browser.pack.title} · ")
        left.append(f"{statement.place}, {day_first(statement.date)}")
    else:
        *outer, last = browser.crumbs()
        left.append("".join(f"{crumb} › " for crumb in outer)).append(last, "bold")
    if len(browser.titles) > 1:
        ids = list(browser.titles)
        left.append(f" · pack {ids.index(browser.pack.id) + 1}/{len(ids)}")
    right = f"clippings {clippings} " if width >= 50 else f"{clippings} clip " if clippings else ""
    return left, right


def counts(browser: Browser, width: int) -> str:
    """`area: all · 19 missions`, or how much a search found; in narrow windows as much of it as there is room for."""
    if browser.results is not None:
        return found(browser.results, browser.area, width)
    number = browser.count(browser.place.section)
    what = {Section.TEXT: "paragraphs"}.get(browser.place.section, browser.place.section.value)
    said = f"{number} {what if number != 1 else what.removesuffix('s')}"
    if browser.area is None:
        forms = [f"area: all · {said}", said]
    else:
        forms = [f"area: {browser.area} · {said}", f"{browser.area} · {said}", f"{browser.area} · {number}"]
    return next((form for form in forms if len(form) <= info_width(width) - INFO_PADDING), forms[-1])


def found(results: Results, area: str | None, width: int) -> str:
    """How much a search found. Where more fit than were looked at, the number is only the least there are.

    What has nothing that was typed, but something spelt alike, is not counted as found.
    """
    number = f"{results.total:,}" if results.total is not None else f"{len(results.found):,}+"
    if results.apart:
        forms = [f"0 found, {number} spelt alike", f"0 found, {number}", "0 found"]
    else:
        forms = [f"area: {area} · {number} found", f"{area} · {number}"] if area else [f"{number} found"]
    return next((form for form in forms if len(form) <= info_width(width) - INFO_PADDING), forms[-1])


def area_message(browser: Browser, key: str) -> str:
    """What the area filter shows now; `key` shows the next."""
    if browser.area is None:
        return "all areas"
    return f"area {browser.area} only; {key} for the next, Esc for all"


def selected(refs: Sequence[Ref]) -> str:
    """Which passage a copy takes, or how many."""
    return f"{len(refs)} passages" if len(refs) > 1 else "".join(map(str, refs))


def section_rows(browser: Browser) -> tuple[tuple[Row, ...], Target]:
    """The sections with their counts, and the one that is open."""
    rows = tuple(
        Row(f"{section.number} {section.title}", str(browser.count(section)), _target(section)) for section in Section
    )
    return rows, _target(browser.place.section)


def section_of(row: AnyRow) -> Section:
    """The section that a row of the section list stands for."""
    return Section(row.target.address) if row.target else Section.MISSIONS


def _target(section: Section) -> Target:
    return Target("", address=section.value)
