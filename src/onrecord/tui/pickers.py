"""Pickers of the main screen: quotation styles, table formats, earlier searches, facets, packs, records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Ref
from onrecord.navigation import NotInOpenPacks
from onrecord.navigation.search_history import MAX_RECENT
from onrecord.quoting.styles import Style, find_style
from onrecord.quoting.tables import FORMS, TableForm
from onrecord.text.cell_width import cell_width, pad
from onrecord.tui.screens.picker import Option, PickerScreen

if TYPE_CHECKING:
    from onrecord.tui.app import OnrecordApp


class Pickers:
    """Opens pickers; each calls a function with the chosen option, or does nothing if none is chosen."""

    def __init__(self, app: OnrecordApp) -> None:
        self._app = app

    def style(self, then: Callable[[Style], None], preview: Callable[[Style], str]) -> None:
        """Offer the quotation styles with a preview of each, and call `then` with the chosen one."""
        styles = self._app.session.preferences.styles.all
        options = [Option(style.name, style.title, style.letter, preview(style)) for style in styles]

        def use_style(name: str) -> None:
            self._app.session.choose(find_style(name, styles))
            then(self._app.session.style)

        self._offer("Copy as", options, use_style, self._app.session.style.name)

    def table(self, then: Callable[[TableForm], None]) -> None:
        """Offer the table formats, and call `then` with the chosen one."""
        forms = {form.name: form for form in FORMS}
        options = [Option(form.name, form.title, form.letter) for form in FORMS]
        self._offer("Copy the list as", options, lambda name: then(forms[name]))

    def query(self, then: Callable[[str], None]) -> None:
        """Offer earlier searches, the saved ones first, and call `then` with the chosen one."""
        queries = self._app.browser.search_history
        if not queries.all():
            self._app.say(
                f"no earlier search; {self._app.key('search')} starts one, {self._app.key('keep-search')} keeps it"
            )
            return
        options = [Option(text, f"★ {text}" if text in queries.saved else f"  {text}") for text in queries.all()]
        self._offer(f"Earlier searches: kept (★), and the last {MAX_RECENT}", options, then)

    def facet(self, facets: list[tuple[str, str, int]], then: Callable[[str], None], count_note: str) -> None:
        """Offer facets to narrow a search, with the number of results each leaves; call `then` with the chosen one.

        `count_note` says in which results they were counted, if not in all.
        """
        field_width = max(cell_width(field) for field, _, _ in facets) + 2
        options = [
            Option(f"{field}:{value}", pad(field, field_width) + value, detail=f"{count:,}")
            for field, value, count in facets
        ]
        self._offer(f"Narrow the search{count_note}", options, then)

    def pack(self) -> None:
        """Offer the open packs, and switch to the chosen one."""
        titles = self._app.browser.titles
        if len(titles) < 2:
            self._app.say("only one pack is open; onrecord DIR ... opens others")
            return

        def use_pack(pack_id: str) -> None:
            try:
                self._app.browser.choose_pack(pack_id)
            except NotInOpenPacks as error:
                self._app.say(str(error))
                return
            self._app.main_screen.finder.set_text(self._app.browser.location.text)
            self._app.main_screen.show_all()

        options = [Option(pack_id, title) for pack_id, title in titles.items()]
        self._offer("Packs", options, use_pack, self._app.browser.pack.id)

    def record_at(self, ref: Ref | None) -> None:
        """Offer the records that rest on a sentence, and go to the chosen one."""
        records = self._app.browser.pack.records_at(ref) if ref else ()
        if not records:
            self._app.say(self._app.browser.unreadable or "no record rests on this sentence")
            return
        width = max(cell_width(record.kind.value) for record in records)
        options = [Option(record.address, f"{pad(record.kind.value, width)}  {record.label}") for record in records]
        self._offer(f"Records that rest on {ref}", options, self._app.go)

    def _offer(
        self, title: str, options: Sequence[Option], then: Callable[[str], None], current: str | None = None
    ) -> None:
        """Open a picker; call `then` with the value of the chosen option."""
        self._app.push_screen(PickerScreen(title, options, current), lambda value: then(value) if value else None)
