"""The main screen as it is shown: the browser's location in header, search line, panes and footer."""

from __future__ import annotations

from textual.app import ComposeResult

from onrecord.navigation import IndexDoubt
from onrecord.session import SessionCommands, View
from onrecord.session.outcome import Focus, Outcome, Stale
from onrecord.tui import header
from onrecord.tui.breakpoints import Pane, apply_breakpoint
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.widgets.finder import Finder
from onrecord.tui.widgets.pane_border import set_subtitle, set_title
from onrecord.tui.widgets.panes import Panes
from onrecord.tui.widgets.reading_pane import ReadingPane

PANES = {Focus.LIST: Pane.LIST, Focus.READING: Pane.READING}


class LocationScreen(CommandScreen[None]):
    """A screen that shows where the browser is, and has no state of its own.

    The location belongs to the browser, clippings to the session.
    """

    def __init__(self, commands: SessionCommands) -> None:
        super().__init__(commands, commands.session.preferences.keymap.main)
        self.browser = commands.session.browser
        self.finder = Finder(self.browser.search_service.completions, self.key("search"))
        self.panes = Panes()

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        yield self.header
        yield self.finder
        yield self.panes
        yield self.status_bar

    @property
    def reading(self) -> ReadingPane:
        return self.panes.reading

    @property
    def view(self) -> View:
        """The selected passages, and the text in the search box."""
        box = self.finder.box
        return View(self.reading.selection.refs, box.value, box.cursor_position == len(box.value))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the outcome of a command on this screen, even while another covers it."""
        if outcome.query is not None:
            self.finder.set_text(outcome.query)
        if outcome.stale is Stale.EVERYTHING:
            self.show_all()
        elif outcome.stale is Stale.COUNTS:
            self.show_headline()
        if outcome.focus is not Focus.UNCHANGED:
            self.panes.go(PANES.get(outcome.focus, self.panes.current))
        if outcome.message:
            self.say(outcome.message)

    def show_all(self) -> None:
        """Show the browser's location in every pane, and clear the last message."""
        self.status_bar.clear_message()
        self.show_sections()
        described = () if self.browser.is_search else self.browser.location.section.descriptions
        self.panes.list_pane.show(self.browser.rows(), self.browser.row_target(), described)
        set_title(self.panes.list_pane, self.browser.breadcrumbs()[0])
        self.show_document()
        self.commands.searching.look_again_when_idle()

    def show_sections(self) -> None:
        """Show the sections of the current pack with their counts."""
        self.panes.sections.show(*header.section_list_rows(self.browser))

    def show_document(self) -> None:
        """Show the document under the list's cursor in the reading pane."""
        document = self.browser.document()
        self.reading.show(document, self.browser.passages(), self.browser.highlighted_plan)
        set_title(self.reading, document.name)
        self.show_headline()

    def show_headline(self) -> None:
        """Update the header, the counts and the selection shown on the reading pane's border."""
        width = self.size.width
        self.header.show(*header.header_texts(self.browser, len(self.session.clippings), width))
        self.finder.set_counts(header.list_counts(self.browser, width))
        set_subtitle(self.reading, header.selection_subtitle(self.reading.selection))

    def doubt(self, doubt: IndexDoubt) -> None:
        """Set why results may be missing, which is then shown beside a search's count."""
        if self.browser.doubt is doubt:
            return
        self.browser.doubt = doubt
        if self.browser.is_search:
            self.panes.list_pane.show(self.browser.rows(), self.browser.row_target())
            self.show_headline()
