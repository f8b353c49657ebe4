"""The main screen: its commands, and what follows when a cursor or the focus moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on

from onrecord.navigation import RowTarget
from onrecord.text.signs import own_words
from onrecord.tui.actions import MAIN_ACTIONS, Actions
from onrecord.tui.arrangement import Pane
from onrecord.tui.screens.selecting import SelectingScreen
from onrecord.tui.widgets.section_strip import SectionStrip

if TYPE_CHECKING:
    from textual.widget import Widget

    from onrecord.tui.widgets.finder import SearchBox
    from onrecord.tui.widgets.glance_pane import GlancePane
    from onrecord.tui.widgets.list_pane import ListPane
    from onrecord.tui.widgets.reading_pane import ReadingPane


class BrowseScreen(SelectingScreen):
    """The main screen: it turns keys, clicks and moves of the cursor into calls of the browser and the session."""

    AUTO_FOCUS = ""
    ACTIONS: ClassVar[Actions] = MAIN_ACTIONS

    def on_mount(self) -> None:
        self.show_all()
        self.focus_body(Pane.LIST)

    def on_unmount(self) -> None:
        self.commands.close()

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_headline)

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """Show the key hints of the focused widget, and switch to a pane that was clicked."""
        if event.widget is not self.focused:  # the event is outdated
            return
        self.show_hints()
        if self.focused is self._glance:
            return
        if self.is_typing and self.panes.current is not Pane.LIST:
            self.action_search()
        for pane in Pane:
            if self.focused is self.panes.widget(pane) and pane is not self.panes.current:
                self.turn_to(pane)

    def on_list_pane_moved(self) -> None:
        """Show the document under the list's cursor; the message may be older than the last key."""
        row = self.panes.list_pane.row
        if row and row.target and row.target != self.browser.row_target():
            self.browser.select(row.target)
            self.clear_message()
            self.show_document_soon()

    async def action_head_part(self, part: str) -> None:
        """Do what a click on a part of the list's head asks for: another area, another filter or another order."""
        is_filter = part.startswith(own_words("“")) or " of " in part
        name = "next-area" if part.startswith("area ") else "filter" if is_filter else "order"
        await self.action_command(name)

    @on(SectionStrip.Opened)
    def _section_opened(self, opened: SectionStrip.Opened) -> None:
        self.action_session(opened.section.value)

    def on_reading_pane_moved(self) -> None:
        self.reading_moved()

    def reading_moved(self) -> None:
        """In the full text, make the location and the paragraph list follow the cursor."""
        self.clear_message()
        here = self.reading.selection.cursor
        if here and here.ref and self.browser.record() is None and not self.browser.is_search:
            self.browser.select(RowTarget(self.browser.pack.id, ref=here.ref))
            self.panes.list_pane.point_at(self.browser.row_target())
        self.show_headline()

    def on_list_pane_chosen(self) -> None:
        self.action_open()

    def on_reading_pane_followed(self, followed: ReadingPane.Followed) -> None:
        if followed.address:
            self.session.host.carry_out(self.commands.locations.to(followed.address))
        else:
            self.action_open()

    # Finding

    def on_input_changed(self) -> None:
        if self.finder.filters:
            self._filter_as_typed()
        else:
            self.session.host.carry_out(self.commands.searching.typed(self.view))

    def _filter_as_typed(self) -> None:
        """Filter by what is in the box, unless the list is: the next key may come before the message of the last."""
        if self.finder.box.value != self.browser.list_filter:
            self.show_outcome(self.commands.listing.filter(self.finder.box.value))

    def on_search_box_completed(self, completed: SearchBox.Completed) -> None:
        """Show the completions; the results that the accepted one finds were shown before."""
        if completed.cycle.text == self.finder.box.value:
            self.say(completed.cycle.message)

    def on_search_box_nothing_offered(self) -> None:
        self.say(f"nothing to complete here; Enter goes to the {'list' if self.finder.filters else 'results'}")

    def action_search(self) -> None:
        """Focus the search box and select its text, so that typing replaces it."""
        if self.finder.filters:
            self.finder.begin(filters=False, text=self.browser.location.text)
        self.pane_left = None if self.is_typing else self.panes.current
        if not self.is_typing:
            self.remember_view()
        self._type_into_finder()

    def search_for(self, words: str) -> None:
        """Focus the search box; with `words`, these stand there already, and typing goes on after them."""
        self.action_search()
        if words:
            self.finder.box.value = words
            self.finder.box.cursor_position = len(words)

    def action_filter(self) -> None:
        """Focus the line that filters the list."""
        if self.browser.is_search:
            search, narrow = self.key("search"), self.key("narrow")
            self.say(f"more words filter a search; {search} goes there, and {narrow} narrows it")
            return
        self.finder.begin(filters=True, text=self.browser.list_filter)
        self._type_into_finder()

    def _type_into_finder(self) -> None:
        self.panes.current = Pane.LIST  # at a glance no pane has the focus, and the line is the list's
        self.turn_to(Pane.LIST)
        self.finder.display = True
        self.set_focus(self.finder.box)
        self.finder.box.is_in_use = True
        self.finder.box.select_all()
        self.arrange_top()

    def action_match(self, step: int) -> None:
        """Move to another match in the open text, `step` matches further."""
        if position := self.reading.next_match(step):
            self.reading_moved()
        self.session.host.carry_out(self.commands.searching.matched(position, is_selecting=self.is_selecting))

    # Moving and going

    def action_move(self, steps: int) -> None:
        """Move the cursor; in an empty search box, Up offers earlier searches."""
        if steps < 0 and self.is_typing and not self.finder.box.value:
            self.action_session("earlier-searches")
        else:
            self._move(lambda pane: pane.move(steps))

    def action_page(self, pages: float) -> None:
        self._move(lambda pane: pane.page(pages))

    def action_end(self, end: int) -> None:
        self._move(lambda pane: pane.to_end(end))

    @property
    def cursor_widget(self) -> Widget | None:
        """The widget with the focus; from the search line keys move the cursor of the list."""
        moves_in_list = self.is_typing and not self.finder.box.is_in_use
        return (self.glance if self.browser.is_glance else self.panes.list_pane) if moves_in_list else self.focused

    def _move(self, move: Callable[[ListPane | ReadingPane | GlancePane], None]) -> None:
        """Move the cursor and update the other panes at once: the next key, perhaps a copy, may be queued already."""
        if self.is_typing and self.finder.filters:
            self._filter_as_typed()
        elif self.is_typing:
            self.commands.searching.settle(self.view)
        self.stop_typing()
        if self.browser.is_glance:
            self.turn_to(Pane.LIST)
            move(self.glance)
            self.glance_moved()
            return
        pane = self.panes.focused
        before = self.panes.list_pane.row
        move(pane)
        if pane is self.panes.reading:
            self.reading_moved()
        elif self.panes.list_pane.row is not before:
            self.on_list_pane_moved()

    def action_paragraph(self, step: int) -> None:
        if self.reading.jump_paragraph(step):
            return
        where = "after" if step > 0 else "before"
        hint = "" if self.reading.document.is_continuous else f"; {self.key('context')} goes to the full text"
        self.say(f"there is no paragraph {where} this one here{hint}")

    def action_pane(self, step: int) -> None:
        if self.browser.is_glance:
            self.step_column(step)
            return
        self.turn_to(self.panes.neighbor(step))

    def turn_to(self, pane: Pane) -> None:
        """Switch to another pane; the list selects all passages of its row, the reading pane those under its cursor."""
        if self.browser.is_glance:
            self.focus_body(pane)
            return
        before = self.panes.current
        self.panes.go(pane)
        if pane is before or Pane.READING not in (before, pane):
            return
        if pane is Pane.READING:
            self.reading.narrow()
        else:
            self.reading.widen(self.browser.passages())
        self.show_headline()

    def action_open(self) -> None:
        """Go one pane to the right; in the reading pane, follow the link or address under the cursor."""
        if self.is_typing and self.finder.filters:
            self._filter_as_typed()
            self.turn_to(Pane.LIST)
            self.show_headline()
        elif self.is_typing:
            self.session.host.carry_out(self.commands.searching.go_to_results(self.view))
        elif self.browser.is_glance:
            self.open_from_glance()
        elif self.panes.current is Pane.LIST and self.panes.list_pane.row and self.panes.list_pane.row.folded:
            self.action_session("fold")
        elif self.panes.current is not Pane.READING:
            self.action_pane(1)
        elif self.reading.selection.cursor and self.reading.selection.cursor.address:
            self.session.host.carry_out(self.commands.locations.to(self.reading.selection.cursor.address))
        elif self.reading.selection.note is not None:
            self.say(f"{self.key('copy')} copies the note, {self.key('copy-address')} the address of its source")
        elif self.browser.record():
            self.action_session("context")
        else:
            self.session.host.carry_out(self.commands.locations.choose_record_at(self.reading.selection.ref))

    def action_leave(self) -> None:
        """Go one step out: of a selection, the search box, a pane, a search, or an area."""
        reading = self.panes.current is Pane.READING
        if self.browser.is_glance and not self.is_typing:
            self.show_outcome(self.commands.glance.leave())
        elif self.is_typing:
            self._leave_line()
        elif self.reading.selection.selection_start or (reading and len(self.reading.selection.opened) > 1):
            self.reading.narrow()
            self.show_headline()
        elif reading:
            self.turn_to(Pane.LIST)
        elif self.browser.marks:
            self.show_outcome(self.commands.listing.unmark_all())
        elif self.browser.list_filter:
            self._clear_filter()
        elif self.browser.is_search:
            self.show_outcome(self.commands.searching.clear())
        elif self.browser.area:
            self.show_outcome(self.commands.locations.show_all_areas())
        else:
            self.say(f"there is nothing to leave here; {self.key('quit')} quits")

    def _leave_line(self) -> None:
        """Leave the line in which one types, and what it finds."""
        if self.finder.filters:
            self._clear_filter()
            return
        self.show_outcome(self.commands.searching.clear())
        if self.is_typing:
            self.turn_to(Pane.LIST)
        self.show_headline()

    def _clear_filter(self) -> None:
        self.show_outcome(self.commands.listing.filter(""))
        self.finder.begin(filters=False, text=self.browser.location.text)
        self.turn_to(Pane.LIST)
        self.show_headline()

    def action_mark(self) -> None:
        """Mark the row and step down; in a text, go a page down."""
        if self.panes.current is Pane.READING or self.browser.is_glance:
            self.action_page(1)
            return
        outcome = self.commands.listing.mark()
        self.action_move(1)
        self.show_outcome(outcome)
