"""Commands of the main screen that copy passages, records and lists, and collect clippings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from onrecord.briefs import Clipping
from onrecord.navigation.result_rows import folded_groups
from onrecord.navigation.table_rows import count_rows_to_copy
from onrecord.quoting.styles import Style
from onrecord.quoting.tables import MARKDOWN, TableForm
from onrecord.tui.copy_content import (
    caution_notice,
    record_keys,
    record_words,
    selected_excerpts,
    styled,
    styled_without_passages,
)
from onrecord.tui.header import describe_selection
from onrecord.tui.list_table import ListTable

if TYPE_CHECKING:
    from onrecord.clipboard import Content
    from onrecord.quoting.excerpts import Excerpt
    from onrecord.tui.app import OnrecordApp


class CopyCommands:
    """The commands that copy or collect the selection of the main screen, by name."""

    def __init__(self, app: OnrecordApp) -> None:
        self._app = app
        self.by_name: dict[str, Callable[[], None]] = {
            "passage": self.passage,
            "passage-as": lambda: app.pickers.style(self.passage_in, self.preview),
            "words": self.words,
            "list": lambda: self.list_as(MARKDOWN),
            "list-as": lambda: app.pickers.table(self.list_as),
            "collect": self.collect,
            "undo": self.undo,
        }

    def passage(self) -> None:
        """Copy the selected passage in the default style."""
        self.passage_in(self._app.session.preferences.styles.default)

    def passage_in(self, style: Style) -> None:
        """Copy the selected passage in a style; in the list, all passages of the record, as `onrecord copy` does."""
        if excerpts := self._selected():
            self._copy(excerpts, style, describe_selection([excerpt.ref for excerpt in excerpts]))
        elif (record := self._app.browser.record()) and (content := self._without_passages(style)):
            self._app.leaving_commands.copy(content, f"record of {_shortened(record.label)}, without official text")
        else:
            self._app.say(self._no_text_message("copy"))

    def _selected(self) -> list[Excerpt]:
        """Return the passages selected in the reading pane."""
        return selected_excerpts(self._app.browser, self._app.main_screen.reading.selection.refs)

    def preview(self, style: Style) -> str:
        """Return the text that a copy in the style would have; empty if there is nothing to copy."""
        if excerpts := self._selected():
            return style.render_all(excerpts)
        content = self._without_passages(style)
        return content.text if content else ""

    def _without_passages(self, style: Style) -> Content | None:
        """Return the open record in the style; None if there is none, or the style cannot do without official text."""
        browser = self._app.browser
        record = browser.record()
        return styled_without_passages(browser.pack, record, style, browser.today) if record else None

    def _no_text_message(self, purpose: str) -> str:
        """Return why there is no official text, and the keys that copy the open record, if one is open."""
        keys = f"; {record_keys(self._app.session.preferences)} copies the record" if self._app.browser.record() else ""
        return self._app.browser.unreadable or f"there is no official text here to {purpose}{keys}"

    def words(self) -> None:
        """Copy only the words that the record rests on, marked as part of their sentence."""
        record, refs = self._app.browser.record(), self._app.main_screen.reading.selection.refs
        if record and (words := record_words(self._app.browser.pack, record, refs, self._app.browser.today)):
            self._copy(words, self._app.session.preferences.styles.default, f"part of {describe_selection(refs)}")
        elif not refs:
            self._app.say(self._no_text_message("copy words of"))
        else:
            self._app.say(
                f"only a record singles words out of a sentence; {self._app.key('copy')} copies the whole sentence"
            )

    def _copy(self, excerpts: list[Excerpt], style: Style, what: str) -> None:
        """Copy the excerpts in the style, and show the editor's cautions if the copy does not include them."""
        caution = self._caution_notice(excerpts, style)
        self._app.leaving_commands.copy(styled(excerpts, style), what, caution=caution)

    def _caution_notice(self, excerpts: list[Excerpt], style: Style | None) -> str:
        return caution_notice(excerpts, style, self._app.session.preferences, self._app.size.width)

    def list_as(self, form: TableForm) -> None:
        """Copy the whole list as a table; if reading it takes a while, on another thread."""
        self._app.main_screen.search_commands.settle_all()
        browser = self._app.browser
        if not count_rows_to_copy(browser.rows()):
            self._app.say(self._nothing_to_copy())
            return
        table = ListTable(browser.rows(), browser.packs, form, browser.today)
        if browser.search_service.is_slow:
            self._app.say("making the table…")
            self._app.leaving_commands.copy_made(table.content, lambda: table.description)
        else:
            self._app.leaving_commands.copy(table.content(), table.description)

    def _nothing_to_copy(self) -> str:
        """Return why a table of the list would have no row."""
        folded = sum(len(group.hits) for group in folded_groups(self._app.browser.rows()))
        if not folded:
            return "the list is empty; nothing was copied"
        all_folded = "the only result is folded" if folded == 1 else f"all {folded:,} results are folded"
        return f"{all_folded}, so that nothing was copied; {self._app.key('fold')} unfolds a group"

    def collect(self) -> None:
        """Add the selection to the clippings; if it was collected already, only when asked for twice."""
        excerpts, clippings = self._selected(), self._app.session.clippings
        if not excerpts:
            self._app.say(self._no_text_message("collect"))
            return
        record, refs = self._app.browser.record(), describe_selection([excerpt.ref for excerpt in excerpts])
        clipping = Clipping(record.label if record else refs, tuple(excerpts))
        what = f"{_shortened(record.label)} ({refs})" if record else refs
        if all(clippings.contains(excerpt) for excerpt in excerpts) and not self._app.confirmation.confirm(clipping):
            self._app.say(f"already collected: {what}; {self._app.key('collect')} again collects it once more")
            return
        repeated = sum(clippings.has_sentences_of(excerpt) for excerpt in excerpts)
        clippings.add(clipping)
        self._app.main_screen.show_headline()
        which = f", {repeated} of them" if repeated < len(excerpts) else ", words that were"
        repeat_note = f"{which} collected before" if repeated else ""
        hint = f"{self._app.key('clippings')} shows all {len(clippings)}, {self._app.key('undo')} undoes"
        caution = self._caution_notice(excerpts, None)
        self._app.say(f"collected {what}{repeat_note}; {hint}{f'. {caution}' if caution else ''}")

    def undo(self) -> None:
        """Undo the last change to the clippings."""
        clippings = self._app.session.clippings
        was_undone = clippings.undo()
        self._app.main_screen.show_headline()
        self._app.say(f"undone; clippings: {len(clippings)}" if was_undone else "nothing to undo")


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
