"""The commands that copy and collect from the main screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.clipboard import Content
from onrecord.quoting import HTML_TABLE, MARKDOWN, Style, TableForm, excerpt
from onrecord.tui.copying import list_as_table, record_words, styled
from onrecord.tui.layout import Pane

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp


class CopyCommands:
    """What is selected on the main screen, brought to a clipboard or to the clippings."""

    def __init__(self, app: OnrecordApp) -> None:
        self._app = app
        self.by_name: dict[str, Callable[[], None]] = {
            "passage": self.passage,
            "passage-as": lambda: app.choose_style(self.passage_in),
            "words": self.words,
            "list": lambda: self.list_as(MARKDOWN),
            "list-as": lambda: app.choose_table(self.list_as),
            "collect": self.collect,
            "undo": self.undo,
        }

    def passage(self) -> None:
        """The selected passage in the default style."""
        self.passage_in(self._app.desk.habits.default)

    def passage_in(self, style: Style) -> None:
        """The selected passage in a style."""
        browser = self._app.browser
        if ref := self._app.browse.reading.ref:
            whole = excerpt(browser.pack, ref, browser.record())
            self._app.copy_content(styled([whole], style), str(ref))
        else:
            self._app.say("there is no official text here to copy")

    def words(self) -> None:
        """Only the words that the record rests on, marked as a part of their sentence."""
        record, ref = self._app.browser.record(), self._app.browse.reading.ref
        if record and ref and (words := record_words(self._app.browser.pack, record, ref)):
            self._app.copy_content(styled(words, self._app.desk.habits.default), f"part of {ref}")
        else:
            self._app.say("only a record singles words out of a sentence; y copies the whole sentence")

    def list_as(self, form: TableForm) -> None:
        """What the list shows, as a table."""
        if table := list_as_table(self._app.browser, form):
            self._app.copy_content(Content(table, list_as_table(self._app.browser, HTML_TABLE)), "the list as a table")
        else:
            self._app.say("the list is empty; nothing was copied")

    def collect(self) -> None:
        """Add the list's record, or the passage that the reading pane's cursor is on, to the clippings."""
        browse, browser, desk = self._app.browse, self._app.browser, self._app.desk
        record, ref = browser.record(), browse.reading.ref
        if browse.panes.current is not Pane.READING and record and record.passages:
            what, added = record.label, desk.collect_record(browser.pack, record)
        elif ref:
            title = record.label if record else str(ref)
            what, added = f"{title}, {ref}", desk.collect_passage(browser.pack, ref, title)
        else:
            self._app.say("there is no official text here to collect")
            return
        browse.show_headline()
        done = f"collected {_shortened(what)}; t shows all {len(desk.clippings)}, u undoes"
        self._app.say(done if added else f"{_shortened(what)} is collected already")

    def undo(self) -> None:
        """Take back the last change to the clippings."""
        clippings = self._app.desk.clippings
        undone = clippings.undo()
        self._app.browse.show_headline()
        self._app.say(f"undone; clippings: {len(clippings)}" if undone else "nothing to undo")


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
