"""The application: it owns the browser, the desk and the screens, and is the only way to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import App, SuspendNotSupported

from onrecord.clipboard import Content, Report
from onrecord.packs import Library
from onrecord.quoting import FORMS, Style, TableForm, excerpt, named
from onrecord.reading import FIRST, Browser, Section
from onrecord.record import Ref
from onrecord.settings import State, last_copy
from onrecord.tui import css
from onrecord.tui.copy_commands import CopyCommands
from onrecord.tui.copying import Desk, Habits
from onrecord.tui.palette import CommandProvider, Palette
from onrecord.tui.plain import show_plainly
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

    def __init__(self, library: Library, state: State | None = None, habits: Habits | None = None) -> None:
        super().__init__()
        state, habits = state or State(), habits or Habits()
        self.library = library
        sections = {section.value: section for section in Section}
        self.browser = Browser(library.packs, sections.get(state.section or "", FIRST))
        last = next((style for style in habits.styles if style.name == state.style), habits.default)
        self.desk = Desk(self._write_to_terminal, last_copy(), habits, last)
        self._copying = CopyCommands(self)
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
        return State(section=self.browser.place.section.value, theme=self.theme, style=self.desk.style.name)

    @property
    def browse(self) -> BrowseScreen:
        """The main screen, also while another lies over it."""
        return next(screen for screen in self.screen_stack if isinstance(screen, BrowseScreen))

    # Copying: every way out of the program to a clipboard is here

    def copy_content(self, content: Content, what: str) -> None:
        """Bring content to a clipboard, off this thread, and say what came of it."""
        self.desk.last = content.text
        self.run_worker(partial(self._copy, content, what), thread=True, group="copy", exclusive=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Textual's own way out, used by its text fields, leads through the same routes."""
        self.copy_content(Content(text), "the text")

    def _copy(self, content: Content, what: str) -> None:
        report = self.desk.put(content)
        self.call_from_thread(self._report, report, what)

    async def action_quit(self) -> None:
        """Quit, once every copy that was asked for is done."""
        await self.workers.wait_for_complete([worker for worker in self.workers if worker.group == "copy"])
        self.exit()

    def _report(self, report: Report, what: str) -> None:
        self.say(f"{what}: {report}" + ("" if report.reached_a_clipboard else "; S shows it for selecting by hand"))

    def action_show_plainly(self) -> None:
        """Leave the screen, print the last copy as plain lines, and come back with Enter."""
        if not self.desk.last:
            self.say("nothing copied yet; y copies")
            return
        try:
            with self.suspend():
                show_plainly(self.desk.last)
        except SuspendNotSupported:
            self.say("this terminal cannot be left for a moment; the text is in the file that y names")

    def _write_to_terminal(self, sequence: str) -> None:
        """Through Textual's driver, so that nothing else is written in between."""
        if self._driver is not None:
            self._driver.write(sequence)

    def action_copying(self, name: str) -> None:
        self._copying.by_name[name]()

    # Screens over the main one

    def choose_style(self, then: Callable[[Style], None]) -> None:
        """Offer the styles with a preview, and do something with the chosen one."""
        ref = self.browse.reading.ref
        sample = excerpt(self.browser.pack, ref, self.browser.record()) if ref else None
        styles = self.desk.habits.styles
        options = [
            Option(style.name, style.title, style.letter, style.render(sample) if sample else "") for style in styles
        ]

        def chosen(name: str | None) -> None:
            if name:
                self.desk.style = named(name, styles)
                then(self.desk.style)

        self.push_screen(ChoiceScreen("Copy as", options, self.desk.style.name), chosen)

    def choose_table(self, then: Callable[[TableForm], None]) -> None:
        """Offer the forms of a table, and do something with the chosen one."""
        forms = {form.name: form for form in FORMS}

        def chosen(name: str | None) -> None:
            if name:
                then(forms[name])

        self.push_screen(
            ChoiceScreen("Copy the list as", [Option(form.name, form.title, form.letter) for form in FORMS]), chosen
        )

    def action_pack(self) -> None:
        """Offer the open packs."""
        packs = self.browser.packs
        if len(packs) < 2:
            self.say("one pack is open; onrecord DIR ... opens others")
            return

        def chosen(pack_id: str | None) -> None:
            if pack_id:
                self.browser.choose_pack(pack_id)
                self.browse.finder.put(self.browser.place.text)
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

    async def action_go(self) -> None:
        """Ask where to go; awaited, so that the next key already finds the field."""
        await self.push_screen(AskScreen("Go to", "p6.s7, p6.s7-s8 or missions/slim", self._go))

    def action_clippings(self) -> None:
        self.push_screen(ClippingsScreen(self.desk), self._left_clippings)

    def action_help(self) -> None:
        groups = getattr(self.screen, "GROUPS", BrowseScreen.GROUPS)
        self.push_screen(PageScreen("Help", help_page(groups)))

    def action_command_palette(self) -> None:
        if not Palette.fits(self.size):
            self.say("the window is too small for the commands by name; ? shows them")
        elif not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

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
