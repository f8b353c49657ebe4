"""The application: it owns the browser, the desk and the screens, and is the only way to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import App

from onrecord.clipboard import Report
from onrecord.packs import Library
from onrecord.quoting import STYLES, Style, excerpt, named
from onrecord.reading import FIRST, Browser, Section
from onrecord.record import Pack, Ref
from onrecord.settings import State, last_copy
from onrecord.tui import css
from onrecord.tui.copying import Desk
from onrecord.tui.layout import Pane
from onrecord.tui.palette import CommandProvider
from onrecord.tui.screens.ask import AskScreen
from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.screens.choice import ChoiceScreen, Option
from onrecord.tui.screens.clippings import ClippingsScreen
from onrecord.tui.screens.page import PageScreen, help_page, problems_text
from onrecord.tui.themes import DARK, LIGHT, QUIET


class OnrecordApp(App[None]):
    """`library` holds at least one open pack; `state` says where the browser was left."""

    CSS = css.APP
    TITLE = "onrecord"
    COMMANDS = {CommandProvider}  # noqa: RUF012 - Textual's own type
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (60, "-two"), (100, "-three")]  # noqa: RUF012 - as COMMANDS

    def __init__(self, library: Library, state: State | None = None) -> None:
        super().__init__()
        state = state or State()
        self.library = library
        sections = {section.value: section for section in Section}
        self.browser = Browser(library.packs, sections.get(state.section or "", FIRST))
        self.desk = Desk(self._write_to_terminal, last_copy())
        self._wanted_theme = state.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, known before a theme of ours is."""
        return {"quiet": QUIET}

    def get_default_screen(self) -> BrowseScreen:
        return BrowseScreen(self.browser, self.desk)

    def on_mount(self) -> None:
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = self._wanted_theme if self._wanted_theme in (DARK.name, LIGHT.name) else DARK.name
        self.call_after_refresh(self._after_first_picture)

    @property
    def state(self) -> State:
        """What is worth remembering for the next time."""
        return State(section=self.browser.place.section.value, theme=self.theme)

    @property
    def browse(self) -> BrowseScreen:
        """The main screen, also while another lies over it."""
        return next(screen for screen in self.screen_stack if isinstance(screen, BrowseScreen))

    # Copying: every way out of the program to a clipboard is here

    def copy_passage(self, pack: Pack, ref: Ref, style: Style) -> None:
        """Copy a passage in a style."""
        self.copy_text(style.render(excerpt(pack, ref)), str(ref))

    def copy_text(self, text: str, what: str) -> None:
        """Bring text to a clipboard, off this thread, and say what came of it."""
        self.run_worker(partial(self._copy, text, what), thread=True, group="copy", exclusive=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Textual's own way out, used by its text fields, leads through the same routes."""
        self.copy_text(text, "the text")

    def _copy(self, text: str, what: str) -> None:
        report = self.desk.put(text)
        self.call_from_thread(self._report, report, what)

    def _report(self, report: Report, what: str) -> None:
        self.say(f"{what}: {report}")

    def _write_to_terminal(self, sequence: str) -> None:
        """Through Textual's driver, so that nothing else is written in between."""
        if self._driver is not None:
            self._driver.write(sequence)

    def action_collect(self) -> None:
        """Add the list's record, or the passage that the reading pane's cursor is on, to the clippings."""
        browse, record = self.browse, self.browser.record()
        ref = browse.reading.ref
        if browse.panes.current is not Pane.READING and record and record.passages:
            what, added = record.label, self.desk.collect_record(self.browser.pack, record)
        elif ref:
            title = record.label if record else str(ref)
            what, added = f"{title}, {ref}", self.desk.collect_passage(self.browser.pack, ref, title)
        else:
            self.say("there is no official text here to collect")
            return
        browse.show_headline()
        count = len(self.desk.clippings)
        done = f"collected {_shortened(what)}; t shows all {count}, u undoes"
        self.say(done if added else f"{_shortened(what)} is collected already")

    def action_undo(self) -> None:
        undone = self.desk.clippings.undo()
        self.browse.show_headline()
        self.say(f"undone; clippings: {len(self.desk.clippings)}" if undone else "nothing to undo")

    # Screens over the main one

    def choose_style(self, then: Callable[[Style], None]) -> None:
        """Offer the styles with a preview, and do something with the chosen one."""
        ref = self.browse.reading.ref
        sample = excerpt(self.browser.pack, ref) if ref else None
        options = [
            Option(style.name, style.title, style.letter, style.render(sample) if sample else "") for style in STYLES
        ]

        def chosen(name: str | None) -> None:
            if name:
                self.desk.style = named(name)
                then(self.desk.style)

        self.push_screen(ChoiceScreen("Copy as", options, self.desk.style.name), chosen)

    def action_pack(self) -> None:
        """Offer the open packs."""
        packs = self.browser.packs
        if len(packs) < 2:
            self.say("one pack is open; onrecord DIR ... opens others")
            return

        def chosen(pack_id: str | None) -> None:
            if pack_id:
                self.browser.choose_pack(pack_id)
                self.browse.show_all()

        self.push_screen(ChoiceScreen("Packs", [Option(pack.id, pack.title) for pack in packs]), chosen)

    def choose_record_at(self, ref: Ref | None) -> None:
        """Offer the records that rest on a sentence."""
        records = self.browser.pack.records_at(ref) if ref else ()
        if not records:
            self.say("no record rests on this sentence")
            return
        width = max(len(record.kind.value) for record in records)
        options = [Option(record.address, f"{record.kind.value:<{width}}  {record.label}") for record in records]
        self.push_screen(ChoiceScreen(f"Spoken of in {ref}", options), self._go)

    def action_go(self) -> None:
        self.push_screen(AskScreen("Go to", "p6.s7, p6.s7-s8 or missions/slim"), self._go)

    def action_clippings(self) -> None:
        self.push_screen(ClippingsScreen(self.desk), self._left_clippings)

    def action_help(self) -> None:
        groups = getattr(self.screen, "GROUPS", BrowseScreen.GROUPS)
        self.push_screen(PageScreen("Help", help_page(groups)))

    def action_problems(self) -> None:
        if self.library.refused:
            self.push_screen(PageScreen("Refused packs", problems_text(self.library.refused)))
        else:
            self.say("no pack was refused")

    def action_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def say(self, message: str) -> None:
        """Tell the user something on the screen that is in front, else on the main one."""
        screen = self.screen if isinstance(self.screen, BrowseScreen | ClippingsScreen) else self.browse
        screen.say(message)

    def _go(self, written: str | None) -> None:
        if written:
            self.browse.go_to(written)

    def _left_clippings(self, written: str | None) -> None:
        self.browse.show_headline()
        self._go(written)

    def _after_first_picture(self) -> None:
        """What can wait until something is seen: the index, and word of refused packs."""
        self.run_worker(lambda: self.browser.index, thread=True, group="index")
        if count := len(self.library.refused):
            self.say(f"{count} pack{'' if count == 1 else 's'} refused; ! shows why")


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
