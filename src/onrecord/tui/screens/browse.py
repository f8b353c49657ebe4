"""The main screen: sections, list, reading pane. It asks the browser what to show, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from onrecord.quoting import Style
from onrecord.reading import Anchor, Browser, NotFound, Section, Target
from onrecord.search import parse
from onrecord.tui import headline
from onrecord.tui.commands import bindings
from onrecord.tui.commands.browse import GROUPS
from onrecord.tui.copying import Desk, list_as_table
from onrecord.tui.layout import Pane, visible_panes
from onrecord.tui.widgets.bar import Bar
from onrecord.tui.widgets.foot import Foot
from onrecord.tui.widgets.list_pane import ListPane
from onrecord.tui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp


class BrowseScreen(Screen[None]):
    """Holds no state of its own but which pane has the focus; the rest is the browser's and the desk's."""

    GROUPS = GROUPS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GROUPS)]
    AUTO_FOCUS = ""

    def __init__(self, browser: Browser, desk: Desk) -> None:
        super().__init__()
        self.browser = browser
        self.desk = desk
        self.pane = Pane.LIST

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        with Horizontal(id="finder"):
            yield Static(" / ", id="finder-key", markup=False)
            yield Input(placeholder="search the record…", id="finder-input", select_on_focus=False)
            yield Bar(id="finder-info")
        with Horizontal(id="panes"):
            yield ListPane(id=Pane.SECTIONS.value)
            yield ListPane(id=Pane.LIST.value)
            yield ReadingPane(id=Pane.READING.value)
        yield Foot(GROUPS)

    def on_mount(self) -> None:
        self.sections.border_title = "Sections"
        self.show_all()
        self.to_pane(Pane.LIST)

    @property
    def onrecord(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    @property
    def sections(self) -> ListPane:
        return self.query_one(f"#{Pane.SECTIONS.value}", ListPane)

    @property
    def listing(self) -> ListPane:
        return self.query_one(f"#{Pane.LIST.value}", ListPane)

    @property
    def reading(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    @property
    def finder(self) -> Input:
        return self.query_one(Input)

    # What is shown

    def show_all(self, anchor: Anchor | None = None) -> None:
        """Show the place where the browser is, in every pane."""
        browser = self.browser
        rows, section = headline.section_rows(browser)
        self.sections.show(rows, section)
        self.listing.show(browser.rows(), browser.row_target())
        self.listing.border_title = browser.crumbs()[0]
        self.show_document(anchor)

    def show_document(self, anchor: Anchor | None = None) -> None:
        """Show what the list's cursor is on, in the reading pane."""
        browser = self.browser
        document = browser.document()
        if anchor is None and (ref := browser.anchor_ref()):
            anchor = Anchor(ref=ref)
        self.reading.show(document, anchor, parse(browser.lit) if browser.lit else None)
        self.reading.border_title = document.name
        self.show_headline()

    def show_headline(self) -> None:
        """Bring header, counts and position up to date."""
        width = self.size.width
        self.query_one("#header", Bar).show(*headline.header(self.browser, len(self.desk.clippings), width))
        info = self.query_one("#finder-info", Bar)
        text = headline.counts(self.browser, width)
        info.styles.width = len(text) + 3
        info.show("", text)
        self.reading.border_subtitle = str(self.reading.ref or "")
        self.query_one(Foot).hush()

    def say(self, message: str) -> None:
        """Tell the user something in the footer."""
        self.query_one(Foot).say(message)

    def to_pane(self, pane: Pane) -> None:
        """Give a pane the focus, and show the panes that there is room for beside it."""
        self.pane = pane
        shown = visible_panes(self.size.width, pane)
        for each in Pane:
            self.query_one(f"#{each.value}").display = each in shown
        self.query_one(f"#{pane.value}").focus()

    def on_resize(self, event: events.Resize) -> None:
        shown = visible_panes(event.size.width, self.pane)
        for each in Pane:
            self.query_one(f"#{each.value}").display = each in shown
        self.call_after_refresh(self.show_headline)

    @on(events.DescendantFocus)
    def _pane_was_clicked(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, ListPane | ReadingPane) and event.widget.id:
            self.pane = Pane(event.widget.id)

    @on(ListPane.Moved, "#list")
    def _list_moved(self, event: ListPane.Moved) -> None:
        if event.row.target:
            self.browser.select(event.row.target)
            self.show_document()

    @on(ListPane.Moved, "#sections")
    def _section_moved(self, event: ListPane.Moved) -> None:
        self.browser.enter(headline.section_of(event.row))
        self.finder.value = ""
        self.show_all()

    @on(ReadingPane.Moved)
    def _reading_moved(self) -> None:
        """In the full text the place, and the paragraph list beside it, follow the cursor."""
        here = self.reading.here
        if here and here.ref and self.browser.record() is None and not self.browser.searching:
            self.browser.select(Target(self.browser.pack.id, ref=here.ref))
            self.listing.point_at(self.browser.row_target())
        self.show_headline()

    @on(ListPane.Chosen, "#list")
    @on(ReadingPane.Followed)
    def _clicked(self) -> None:
        self.action_open()

    # Finding

    def action_search(self) -> None:
        if self.pane is Pane.READING:
            self.to_pane(Pane.LIST)
        self.finder.focus()

    @on(Input.Changed, "#finder-input")
    def _typed(self, event: Input.Changed) -> None:
        if event.value.strip() != self.browser.place.text:
            self.browser.search(event.value)
            self.show_all()

    @on(Input.Submitted, "#finder-input")
    def _entered(self) -> None:
        self.to_pane(Pane.LIST)
        if self.browser.place.target is None and self.browser.searching:
            self.say(f"nothing found for “{self.browser.place.text}”; / to change it, Esc to leave the search")

    def action_hit(self, step: int) -> None:
        if not self.browser.lit:
            self.say("no search to step through; / starts one")
        elif hit := self.reading.next_hit(step):
            self.say(f"match {hit[0]} of {hit[1]} on this page for “{self.browser.lit}”")
        else:
            self.say(f"no match for “{self.browser.lit}” on this page; o shows the full text")

    def action_area(self, step: int) -> None:
        self.browser.step_area(step)
        self.show_all()
        self.say(headline.area_message(self.browser))

    # Going

    def action_move(self, steps: int) -> None:
        self._focused().move(steps)

    def action_page(self, pages: int) -> None:
        self._focused().page(pages)

    def action_end(self, end: int) -> None:
        self._focused().to_end(end)

    def action_paragraph(self, step: int) -> None:
        self.reading.jump_paragraph(step)

    def action_pane(self, step: int) -> None:
        panes = list(Pane)
        self.to_pane(panes[max(0, min(len(panes) - 1, panes.index(self.pane) + step))])

    def action_section(self, value: str) -> None:
        self.finder.value = ""
        self.browser.enter(Section(value))
        self.show_all()
        self.to_pane(Pane.LIST)

    def action_open(self) -> None:
        """Enter goes one pane to the right; in the reading pane it follows what the cursor is on."""
        if self.pane is not Pane.READING:
            self.action_pane(1)
        elif self.reading.here and self.reading.here.address:
            self._go(self.reading.here.address)
        elif self.browser.record():
            self.action_context()
        else:
            self.onrecord.choose_record_at(self.reading.ref)

    def action_leave(self) -> None:
        """One step out: of a selection, the search box, a pane, a search, an area."""
        if self.reading.start:
            self.reading.extend()
        elif self.finder.has_focus:
            self.finder.value = ""
            self.to_pane(Pane.LIST)
        elif self.pane is Pane.READING:
            self.to_pane(Pane.LIST)
        elif self.browser.searching:
            self.finder.value = ""
        elif self.browser.area:
            self.browser.filter_area(None)
            self.show_all()
        elif self.pane is Pane.LIST:
            self.to_pane(Pane.SECTIONS)

    def action_context(self) -> None:
        if ref := self.reading.ref:
            self._go(str(ref.local()))
        else:
            self.say("there is no official text here to show in context")

    def action_go(self) -> None:
        self.onrecord.ask_where_to_go()

    def action_back(self) -> None:
        self._went(self.browser.back(), "this is where you began")

    def action_forward(self) -> None:
        self._went(self.browser.forward(), "there is nothing ahead; b goes back")

    def action_pack(self) -> None:
        self.onrecord.choose_pack()

    def go_to(self, written: str) -> None:
        """Go to a ref or an address that somebody wrote; say why not if it does not exist."""
        self._go(written)

    # Copying and collecting

    def action_copy(self) -> None:
        self.copy_in(self.desk.default)

    def action_copy_as(self) -> None:
        self.onrecord.choose_style(self.copy_in)

    def copy_in(self, style: Style) -> None:
        """Copy the selected passage in a style."""
        if ref := self.reading.ref:
            self.onrecord.copy_passage(self.browser.pack, ref, style)
        else:
            self.say("there is no official text here to copy")

    def action_copy_list(self) -> None:
        if table := list_as_table(self.browser):
            self.onrecord.copy_text(table, "the list as a table")
        else:
            self.say("the list is empty; nothing was copied")

    def action_extend(self) -> None:
        if self.browser.record():
            self.say("sentences are selected in the full text; o goes there")
        else:
            self.to_pane(Pane.READING)
            self.reading.extend()

    def action_collect(self) -> None:
        self.onrecord.collect(whole_record=self.pane is not Pane.READING)

    def action_undo(self) -> None:
        undone = self.desk.clippings.undo()
        self.show_headline()
        self.say(f"undone; clippings: {len(self.desk.clippings)}" if undone else "nothing to undo")

    def action_clippings(self) -> None:
        self.onrecord.show_clippings()

    # Within

    def _focused(self) -> ListPane | ReadingPane:
        if self.finder.has_focus:
            return self.listing
        return {Pane.SECTIONS: self.sections, Pane.LIST: self.listing}.get(self.pane, self.reading)

    def _go(self, written: str) -> None:
        try:
            self.browser.go_to(written)
        except NotFound as error:
            self.say(str(error))
            return
        self._went(True, "")

    def _went(self, moved: bool, otherwise: str) -> None:
        if not moved:
            self.say(otherwise)
            return
        with self.prevent(Input.Changed):
            self.finder.value = self.browser.place.text
        self.show_all()
        target = self.browser.place.target
        self.to_pane(Pane.READING if target and (target.ref or self.pane is Pane.READING) else self.pane)
