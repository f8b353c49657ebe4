"""The main screen as it is shown: the browser's location in header, search line, panes and footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from onrecord import session as room
from onrecord.navigation import IndexDoubt, Section
from onrecord.navigation.location import AT_A_GLANCE
from onrecord.navigation.row_lines import Arrangement
from onrecord.navigation.window_title import WindowPlace
from onrecord.session.outcome import Focus, Outcome, Stale
from onrecord.settings import PaneSizes
from onrecord.tui import header, widgets
from onrecord.tui.actions import CURSOR_ACTIONS
from onrecord.tui.arrangement import NO_SHIFT, Pane, apply_breakpoint, arrangement, has_strip
from onrecord.tui.follow_up import FollowUp
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.view_memory import ViewMemory
from onrecord.tui.widgets.section_strip import SectionStrip

if TYPE_CHECKING:
    from onrecord.session import SessionCommands, View
    from onrecord.tui.widgets.finder import Finder
    from onrecord.tui.widgets.glance_pane import GlancePane
    from onrecord.tui.widgets.panes import Panes
    from onrecord.tui.widgets.reading_pane import ReadingPane

PANES = {Focus.LIST: Pane.LIST, Focus.READING: Pane.READING}


class LocationScreen(CommandScreen[None]):
    """A screen that shows where the browser is, and has no state of its own.

    The location belongs to the browser, clippings to the session. The first picture has only the widgets that it shows;
    `mount_the_rest` mounts the others after it.
    """

    def __init__(self, commands: SessionCommands, sizes: PaneSizes = NO_SHIFT) -> None:
        super().__init__(commands, commands.session.preferences.keymap.main)
        self.browser = commands.session.browser
        self.strip = SectionStrip()
        self._sizes = sizes
        self._finder: Finder | None = None
        self._panes: Panes | None = None
        self._glance: GlancePane | None = None
        self._views = ViewMemory()
        self._text = FollowUp(lambda: self.app, self.show_document)
        self._shown = self.browser.location
        self.pane_left: Pane | None = None  # for the search line, which is the list's

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        self.arrange_top()
        yield self.header
        yield self.strip
        yield self.glance if self.browser.is_glance else self.panes
        yield self.status_bar

    async def mount_the_rest(self) -> None:
        """Mount the widgets that the first picture did without: the search line, and the panes if it had none."""
        self.finder.display = False
        await self.mount(self.finder, after=self.strip)
        if self.panes.parent is None:
            self.panes.display = not self.browser.is_glance
            await self.mount(self.panes, before=self.status_bar)
        self.show_headline()

    @property
    def panes(self) -> Panes:
        """The list and the reading pane."""
        if self._panes is None:
            self._panes = widgets.Panes(self._sizes, one_pane=self.session.preferences.layout == "one")
        return self._panes

    @property
    def finder(self) -> Finder:
        """The search line."""
        if self._finder is None:
            self._finder = widgets.Finder(self._completions, self.key("search"), self.key("filter"))
        return self._finder

    def _completions(self, text: str) -> tuple[str, ...]:
        """Return what Tab may make of the text of the search line."""
        if self.finder.filters:
            return self.browser.filter_completions(text)
        return self.browser.search_service.completions(text)

    @property
    def is_typing(self) -> bool:
        """True while the search line has the focus."""
        return self._finder is not None and self.focused is self._finder.box

    def stop_typing(self) -> None:
        """Let the cursor of the list be the one that keys move, also while the search line has the focus."""
        if self._finder:
            self._finder.box.is_in_use = False

    @property
    def glance(self) -> GlancePane:
        """The page “At a glance”, which is made when it is shown first."""
        if self._glance is None:
            self._glance = widgets.GlancePane(lambda: arrangement(*self.app.size) is not Arrangement.SINGLE)
            if self.status_bar.is_attached:
                self.mount(self._glance, before=self.status_bar)
        return self._glance

    @property
    def reading(self) -> ReadingPane:
        """The reading pane with the document under the list's cursor, which is drawn now if it was not yet."""
        self.catch_up()
        return self.panes.reading

    def catch_up(self) -> None:
        self._text.catch_up()

    @property
    def view(self) -> View:
        """The selected passages, the text of the search, and which pane has the focus."""
        box, in_list, selection = self.finder.box, self.panes.current is Pane.LIST, self.reading.selection
        is_typing = self.is_typing
        typed = room.View(selection.refs, box.value, box.cursor_position == len(box.value), is_typing=is_typing)
        if self.browser.is_glance:
            return typed._replace(refs=self.browser.passages(), in_list=False)
        if self.finder.filters:
            typed = room.View(selection.refs, self.browser.location.text, is_typing=is_typing)
        return typed._replace(in_list=in_list, parts=selection.parts, cursor=selection.cursor)

    @property
    def window_place(self) -> WindowPlace:
        """The row of the list, the passage of the text, or the row of the page “At a glance” that the cursor is on."""
        if self.browser.is_glance:
            return WindowPlace(self.glance.name_of_row, self.glance.position, AT_A_GLANCE)
        rows = self.panes.list_pane
        if self.panes.current is Pane.LIST:
            return WindowPlace(rows.row.label if rows.row else "", rows.position, header.list_head(self.browser)[0])
        name, selected, _ = header.reading_head(self.browser, self.reading.selection)
        record = self.browser.record()
        return WindowPlace(record.label if record else "", selected, name)

    def use_preferences(self) -> None:
        """Use the keys and the layout of the session's preferences as they are now."""
        preferences = self.session.preferences
        self.use_groups(preferences.keymap.main)
        self.finder.use_keys(self.key("search"), self.key("filter"))
        self.panes.one_pane = preferences.layout == "one"
        self.panes.share_window()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the outcome of a command on this screen, even while another covers it."""
        if outcome.query is not None:
            self.finder.begin(filters=False, text=outcome.query)
        if outcome.stale is Stale.EVERYTHING:
            self.show_all()
        elif outcome.stale is Stale.COUNTS:
            self.show_headline()
        if outcome.focus is not Focus.UNCHANGED:
            self.focus_body(PANES.get(outcome.focus, self.panes.current))
        if outcome.returns and not self.browser.is_glance:
            self.focus_body(self._views.pane_at(self.browser.location) or self.panes.current)
            self._views.restore(self.browser.location, self.reading, self.panes.list_pane)
            self.show_headline()
        in_sight = (self._glance,) if self.browser.is_glance else (self.panes.list_pane, self.panes.reading)
        if not (self.focused in in_sight or self.is_typing):  # what had them is hidden now
            self.focus_body(self.panes.current)
        changed = outcome.stale is Stale.EVERYTHING
        if message := self.commands.listing.with_marks(outcome.message) if changed else outcome.message:
            self.say(message)

    def focus_body(self, pane: Pane) -> None:
        """Focus a pane, or the page “At a glance” if that is shown."""
        if self.browser.is_glance:
            self.set_focus(self.glance)
        else:
            self.panes.go(pane)

    def remember_view(self) -> None:
        """Remember how the panes stand at the location that they show."""
        if self._panes and not self._text.is_due:  # else the text is not the location's
            left = self.pane_left if self.is_typing and not self._shown.is_search else None
            self._views.remember(self._shown, left or self.panes.current, self.panes.reading, self.panes.list_pane)

    def show_all(self) -> None:
        """Show the browser's location in every pane, and clear the last message."""
        self.remember_view()
        self._text.drop()
        if self._panes:
            self.panes.display = not self.browser.is_glance
        self.status_bar.clear_message()
        if self._glance or self.browser.is_glance:
            self.glance.display = self.browser.is_glance
        if self.browser.is_glance:
            self.glance.show_browser(self.browser, self.key)
            self.commands.glance.point_at(self.glance.goal)
            self.show_headline()
            return
        self.panes.reads_alone = self.browser.location.section is Section.TEXT and not self.browser.is_search
        self.panes.has_results = self.browser.is_search
        self.panes.share_window()
        described = () if self.browser.is_search else self.browser.location.section.descriptions
        self.panes.list_pane.show(self.browser.rows(), self.browser.row_target(), described)
        self.show_document()
        if self.browser.is_search:
            self.commands.searching.look_again_when_idle()

    async def action_command(self, name: str) -> None:
        """Run a command, with what is read up to date for all but those that only move the cursor."""
        if name not in CURSOR_ACTIONS:
            self.catch_up()
        await super().action_command(name)

    def show_document_soon(self) -> None:
        """Let the text follow the list's cursor in a moment: the row is drawn first."""
        self._text.ask()
        self.show_headline()

    def show_document(self) -> None:
        """Show the document under the list's cursor in the reading pane."""
        self._text.drop()
        self.panes.reading.show(self.browser.document(), self.browser.passages(), self.browser.highlighted_plan)
        self.show_headline()

    def show_headline(self) -> None:
        """Update the header, the sections, the counts and the heads of the panes."""
        self.arrange_top()
        if self.browser.is_glance:
            self._show_top("")
            if self._finder:  # of the search that was left
                self._finder.set_counts("")
            return
        name, selected, paragraph = header.reading_head(self.browser, self.panes.reading.selection)
        reads = self.panes.current is Pane.READING
        self._show_top(selected if reads else self.panes.list_pane.position)
        if self._finder:
            size = self.app.size
            has_list_head = arrangement(*size) is not Arrangement.SINGLE
            self.finder.set_counts(header.list_counts(self.browser, size.width, has_head=has_list_head))
        collected_rows = self.session.begun_brief.rows if self.session.begun_brief else None
        self.panes.list_pane.show_marks(self.browser.marks.targets, collected_rows)
        self.panes.list_pane.show_noted(self.browser.noted)
        self.panes.list_pane.show_head(*header.list_head(self.browser))
        if self._text.is_due:
            return
        self.panes.reading.show_head(name, selected, paragraph)
        if collected_rows:
            self.panes.reading.show_collected(collected_rows.refs_in(self.panes.reading.document, self.browser.pack))
        self._shown = self.browser.location
        self.show_selection()

    def _show_top(self, position: str) -> None:
        """Update the header, with the position of the cursor, and the sections."""
        size = self.app.size
        brief = self.session.begun_brief
        collected = header.brief_text(brief.count if brief else None, size)
        bold, plain, right = header.header_texts(self.browser, collected, size, position)
        counts = header.clickable_counts(f"{right} " if right else "", collected)
        self.header.show([(f" {bold}", "bold"), (plain, None)], counts)
        self.strip.show_sections(self.browser, () if has_strip(*size) else counts)

    def show_selection(self) -> None:
        """Show what follows from what is selected in the text."""

    def arrange_top(self) -> None:
        """Show header, sections and search line as the window has room for them; while searching, no sections."""
        size = self.app.size
        is_single = arrangement(*size) is Arrangement.SINGLE
        searches = self.browser.is_search or self.is_typing or bool(self.browser.list_filter)
        self.header.display = has_strip(*size) or (is_single and not searches)
        self.strip.display = not is_single and not searches
        if self._finder:
            self.finder.display = searches

    def make_room_above(self, row: int | None) -> None:
        """Keep the cursor of the pane that commands act on above the row in which a sheet begins."""
        pane = self.glance if self.browser.is_glance else self.panes.widget(self.panes.current)
        panes = (self.panes.list_pane, self.reading) if self._panes else ()
        for other in (*panes, self._glance):
            if other and other.is_mounted:
                other.cover(max(0, pane.region.bottom - row) if other is pane and row is not None else 0)

    def lay_out_again(self) -> None:
        """Draw every line again because the cell width of characters has changed."""
        panes = (self.panes.list_pane, self.reading) if self._panes else ()
        for pane in (*panes, self._glance):
            if pane:
                pane.lay_out_again()
        for bar in (self.header, self.strip, self.status_bar):
            bar.refresh(layout=True)
        self.show_headline()

    def doubt(self, doubt: IndexDoubt) -> None:
        """Set why results may be missing, which is then shown beside a search's count."""
        if self.browser.doubt is doubt:
            return
        self.browser.doubt = doubt
        if self.browser.is_search:
            self.panes.list_pane.show(self.browser.rows(), self.browser.row_target())
            self.show_headline()
