"""Texts around the panes: header, strip of sections, heads of the panes, counts of a search."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord import navigation
from onrecord.model import Statement
from onrecord.model.dates import format_date, format_short_date
from onrecord.navigation import Browser, Section
from onrecord.navigation.index_doubt import IndexDoubt
from onrecord.navigation.location import AT_A_GLANCE
from onrecord.navigation.row_lines import Arrangement
from onrecord.text.cell_width import cell_width, shorten
from onrecord.text.signs import own_words, signs
from onrecord.tui.arrangement import INFO_PADDING, arrangement, has_strip, info_width
from onrecord.tui.bar_run import BarRun, command_action

if TYPE_CHECKING:
    from onrecord.navigation import Selection
    from onrecord.search import Results
    from onrecord.session.current_brief import BriefCount


_MOTTO = "what governments put on record: find it, read it, quote it"
_PACK = re.compile(r"(\bpack \d+/\d+)")
# of the name of the current brief
BRIEF_CELLS, BRIEF_CELLS_WITH_STRIP, SHORT_BRIEF_CELLS = 24, 10, 8
LEAST_COLUMNS_FOR_WORDS = 80  # of a window that says what the name is of
# of the statement's title beside the sections
LEAST_TITLE_CELLS, MAX_TITLE_CELLS = 8, 32


class Tab(NamedTuple):
    """One section in the strip: its text, which a click opens."""

    section: Section
    text: str


def brief_text(brief: "BriefCount | None", size: tuple[int, int]) -> str:
    """Return the name of the current brief and its number of clippings; empty if there is none."""
    if brief is None:
        return ""
    if arrangement(*size) is Arrangement.SINGLE or size[0] < LEAST_COLUMNS_FOR_WORDS:
        return f"{shorten(brief.name, SHORT_BRIEF_CELLS)} ({brief.clippings:,}{'' if brief.is_safe else '!'})"
    not_saved = "" if brief.is_safe else ", not saved"
    cells = BRIEF_CELLS if has_strip(*size) else BRIEF_CELLS_WITH_STRIP
    return f"brief: {shorten(brief.name, cells)} ({brief.clippings:,}{not_saved})"


def header_texts(browser: Browser, collected: str, size: tuple[int, int], position: str) -> tuple[str, str, str]:
    """Return the header's texts for a window of that size: bold and plain at the left, and plain at the right.

    At the left stands the statement's title, or in a small window the section; in between the sections do. At the
    right, where nothing is ever cut, stand the text on the brief (`collected`), with several packs open the pack's
    number and date, and in a small window `position`.
    """
    width, _ = size
    statement = browser.pack.statement
    number = f"pack {list(browser.titles).index(browser.pack.id) + 1}/{len(browser.titles)}"
    several = [number] if len(browser.titles) > 1 else []
    if has_strip(*size):
        right = signs().separator.join(filter(None, [*several, collected]))
        if browser.is_glance:  # the page has the title
            return "onrecord", f"  {_MOTTO}", right
        place_and_date = "  " + ", ".join(filter(None, [statement.place, format_date(statement.date)]))
        room = width - cell_width(place_and_date) - cell_width(right) - 4
        return shorten(browser.pack.title, room), place_and_date, right
    date = format_short_date(statement.date)
    if arrangement(*size) is Arrangement.SINGLE:
        marked = f"{len(browser.marks)} marked" if browser.marks and not browser.is_glance else ""
        right = signs().separator.join(filter(None, [marked, *several, collected, position]))
        section = browser.location.section
        name = "Results" if browser.is_search else f"{section.number} {section.title}"
        name = AT_A_GLANCE if browser.is_glance else name
        area = f"{signs().separator}{browser.area}" if browser.area and not browser.is_glance else ""
        room = width - cell_width(right) - 3
        return shorten(f"{shorten(name, max(1, room - cell_width(area)))}{area}", room), "", right
    if browser.is_glance:  # the page has title and date, and leaves their room to the names of the sections
        return "", "", signs().separator.join(filter(None, [*several, collected]))
    others = signs().separator.join(filter(None, [date, *several, collected]))
    room = width - tabs_width(tabs(browser, size)) - cell_width(others) - len(signs().separator) - 4
    title = shorten(statement.short_title or browser.pack.title, min(room, MAX_TITLE_CELLS))
    return "", "", f"{title}{signs().separator}{others}" if room >= LEAST_TITLE_CELLS else others


def clickable_counts(right: str, collected: str) -> list[BarRun]:
    """Return the text at the right end of the header; a click on a count in it does what its key does.

    `collected` is the part of it on the current brief, whose name may be anything.
    """
    before, brief, after = right.partition(collected) if collected else (right, "", "")
    return [*_clickable_packs(before), *_run(brief, "clippings"), *_clickable_packs(after)]


def _clickable_packs(text: str) -> list[BarRun]:
    parts = _PACK.split(text)
    return [run for number, part in enumerate(parts) for run in _run(part, "pack" if number % 2 else "")]


def _run(text: str, command: str) -> list[BarRun]:
    return [BarRun(text, None, command_action(command))] if text else []


def tabs(browser: Browser, size: tuple[int, int], right_cells: int = 0) -> list[Tab]:
    """Return the sections for the strip: keys, names and counts; where these do not fit, only those of the open one.

    On the page “At a glance” none is open, and all have their names, shortened if need be, beside `right_cells` at the
    right end. The texts stand one after the other; each begins with a blank, and those with a count end with one.
    """
    width, _ = size
    here = None if browser.is_search or browser.is_glance else browser.location.section
    full = [Tab(section, f" {section.number} {section.tab} {browser.count(section)} ") for section in Section]
    names = [Tab(section, f" {section.number} {section.tab} ") for section in Section]
    digits = [
        Tab(section, f" {section.number}".removeprefix("" if number else " ")) for number, section in enumerate(Section)
    ]
    if here:
        index = list(Section).index(here)
        names[index] = digits[index] = full[index]
        if index:  # a blank parts the open section's ground from the digit before it, as from the one behind
            digits[index - 1] = digits[index - 1]._replace(text=f"{digits[index - 1].text} ")
    close = [Tab(section, f" {section.number} {section.tab}") for section in Section]
    short = [Tab(section, f" {section.number} {section.short_tab}") for section in Section]
    shortest = [Tab(section, f" {section.number} {section.shortest_tab}") for section in Section]
    at_a_glance = (close, short, shortest, digits) if browser.is_glance else (digits,)
    forms = (full, names, digits) if has_strip(*size) else at_a_glance
    room = width if has_strip(*size) else width - right_cells
    return next((form for form in forms if tabs_width(form) <= room), digits)


def tabs_width(tabs: Sequence[Tab]) -> int:
    """Return the cells that the strip takes."""
    return 1 + sum(cell_width(tab.text) for tab in tabs)


def strip_text(tabs: Sequence[Tab], browser: Browser) -> list[tuple[str, str | None]]:
    """Return the strip as runs of text with the names of their styles; the open section is set off."""
    runs: list[tuple[str, str | None]] = [(" ", None)]
    for tab in tabs:
        if tab.section is browser.location.section and not (browser.is_search or browser.is_glance):
            runs.append((tab.text, "open section"))
        else:
            digit = len(str(tab.section.number)) + 1
            runs += [(tab.text[:digit], "key"), (tab.text[digit:], None)]
    return runs


def tab_at(tabs: Sequence[Tab], column: int) -> Section | None:
    """Return the section whose text is at a column of the strip."""
    end = 1
    for tab in tabs:
        end += cell_width(tab.text)
        if column < end:
            return tab.section
    return None


def list_head(browser: Browser) -> tuple[str, str]:
    """Return the name of the list, and what it is limited to and ordered by."""
    if browser.is_search:
        area = f"area {browser.area}" if browser.area else ""
        return "Results", signs().separator.join(filter(None, [browser.marked_words, "best first", area]))
    section = browser.location.section
    parts = [browser.lists.order(section).order.value if section.kind else "text order"]
    if browser.area or browser.list_filter:
        limits = [f"area {browser.area}" if browser.area else ""]
        limits += [f"{own_words('“')}{browser.list_filter}{own_words('”')}"] if browser.list_filter else []
        parts = [f"{browser.count(section)} of {browser.whole_count(section)}", *limits, *parts]
    return section.title, signs().separator.join(filter(None, [browser.marked_words, *parts]))


def list_counts(browser: Browser, width: int, *, has_head: bool = True) -> str:
    """Return the counts of a search's results, shortened for narrow windows; empty if there is no search.

    Where the list has no head, the number of marked rows comes first.
    """
    if not has_head and browser.marks:
        marked = browser.marked_words
        return _longest_fitting(
            width, (marked, marked.replace(" not in sight", " hidden"), f"{len(browser.marks)} marked")
        )
    return "" if browser.results is None else result_count(browser.results, browser.area, width, browser.doubt)


def result_count(results: "Results", area: str | None, width: int, doubt: IndexDoubt = IndexDoubt.NONE) -> str:
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
        return _longest_fitting(width, (f"area: {area}{signs().separator}{number} found",), area, number)
    forms = (f"{number} found, {doubt.short}",) if doubt.value else ()
    return _longest_fitting(width, (*forms, f"{number} found", number))


def _longest_fitting(width: int, forms: Sequence[str], name: str = "", number: str = "") -> str:
    """Return the longest of the forms that fits, else the name cut short with the number, which is never cut."""
    room = info_width(width) - INFO_PADDING
    fitting = next((form for form in forms if cell_width(form) <= room), None)
    if fitting is not None or not number:
        return fitting if fitting is not None else forms[-1]
    name_room = room - cell_width(number) - cell_width(signs().separator)
    return f"{shorten(name, name_room)}{signs().separator}{number}" if name_room > 1 else number


def reading_head(browser: Browser, selection: "Selection") -> tuple[str, str, str]:
    """Return the name of the text, what is selected in it, and in the full text the paragraph under the cursor."""
    selected = selection_subtitle(selection)
    if not selection.is_continuous:
        return "Reading", selected, ""
    number, total = selection.position
    paragraph = selection.ref.first.paragraph if selection.ref else 0
    position = selected if selection.is_selecting or not number else f"{selected}{signs().separator}{number}/{total}"
    return "Full text", position, _paragraph_title(browser.pack.statement, paragraph)


def _paragraph_title(statement: Statement, number: int) -> str:
    """Return the address of a paragraph with its label as published and its heading: `p6 Civil space`."""
    if not 0 < number <= len(statement.paragraphs):
        return ""
    paragraph = statement.paragraphs[number - 1]
    heading = paragraph.editor_heading or (paragraph.headings[-1] if paragraph.headings else "")
    return " ".join(filter(None, [f"p{number}", paragraph.label, heading.replace("\n", " ")]))


def selection_subtitle(selection: "Selection") -> str:
    """Return what is selected, and that it grows with the cursor while the user is selecting."""
    if selection.note is not None:
        return "note"
    refs = navigation.describe_selection(selection.refs)
    if parts := selection.parts:
        refs = f"part of {navigation.describe_selection([part.ref for part in parts])}"
    return f"selecting {refs}" if selection.is_selecting else refs
