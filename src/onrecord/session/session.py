"""The session: the browser, and the user's preferences, clippings, chosen style, last copy and saved state."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import onrecord.session as room  # whose brief and notes are loaded when there are any
from onrecord.session.plain_style import PlainStyle
from onrecord.session.preferences import SessionPreferences
from onrecord.session.repeat_confirmation import RepeatConfirmation

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.briefs import OpenBrief
    from onrecord.briefs.brief import Clipping
    from onrecord.clipboard import Content, Report
    from onrecord.navigation import Browser
    from onrecord.navigation.statement_list import StatementList
    from onrecord.quoting.styles import Style
    from onrecord.session.copy_message import CautionOffer, CopyReport
    from onrecord.session.current_brief import CurrentBrief
    from onrecord.session.host import Host
    from onrecord.session.note_keeper import NoteKeeper
    from onrecord.settings import SessionMemory


class Session:
    """The user's session: browser, preferences, current brief, chosen style and last copy.

    `host` is the program that shows it. `write` sends text to the terminal, `fallback` is the file used when no
    clipboard works, `remembered_name` is the name of the style chosen in an earlier session, `plain_name` that of the
    style made the one of plain copies, `notes_file` has the user's own notes, and `last_copy` is the
    last content copied, `last_report` says what became of it, and `caution_offer` holds what the next command may add
    to it. `confirmation` counts the commands; `memory` saves the state, if anything does. The files of briefs are in
    `briefs_folder`; without one, the current `brief` is in memory alone. `brief_stem` names the one that an earlier
    session left. `statement_list` is the list of the open statements, once it was shown.
    """

    def __init__(
        self,
        browser: Browser,
        host: Host,
        preferences: SessionPreferences,
        *,
        write: Callable[[str], None] | None,
        fallback: Path,
        remembered_name: str | None = None,
        plain_name: str | None = None,
        briefs_folder: Path | None = None,
        brief_stem: str | None = None,
        notes_file: Path | None = None,
    ) -> None:
        self.browser = browser
        self.host = host
        self.preferences = preferences
        self.write = write
        self.fallback = fallback
        self.last_copy: Content | None = None
        self.last_report: CopyReport | None = None
        self.caution_offer: CautionOffer | None = None
        self.confirmation = RepeatConfirmation(lambda: host.keys_waiting)
        self.memory: SessionMemory | None = None
        self.statement_list: StatementList | None = None
        self._remembered_name = remembered_name
        self._chosen: Style | None = None
        self.plain = PlainStyle(plain_name)
        self._briefs_folder = briefs_folder
        self._brief_stem = brief_stem
        self._notes_file = notes_file

    @cached_property
    def brief(self) -> CurrentBrief:
        """The current brief, which nothing asks for before the first picture stands."""
        return room.CurrentBrief(self, self._briefs_folder, self._brief_stem)

    @property
    def begun_brief(self) -> CurrentBrief | None:
        """The current brief, if anything has asked for it: only then there is something to show or to save."""
        return vars(self).get("brief")

    @property
    def brief_to_remember(self) -> str | None:
        """The name of the current brief's file, for later sessions."""
        return self.begun_brief.stem_to_remember if self.begun_brief else self._brief_stem

    @cached_property
    def notes(self) -> NoteKeeper:
        """The user's own notes, which nothing asks for before the first picture stands."""
        return room.NoteKeeper(self.browser, self.host, self._notes_file)

    @property
    def begun_notes(self) -> NoteKeeper | None:
        """The user's own notes, if anything has asked for them: only then one can be unsaved."""
        return vars(self).get("notes")

    @property
    def clippings(self) -> OpenBrief:
        """The current brief, which is opened now if it was not yet."""
        return self.brief.opened

    def key(self, name: str) -> str:
        """Return the key of a command, as messages write it."""
        return self.preferences.keymap.key_for_message(name)

    @property
    def style(self) -> Style:
        """The style last chosen, in this session or an earlier one."""
        styles = self.preferences.styles
        return self._chosen or next(
            (style for style in styles.all if style.name == self._remembered_name), self.plain_style
        )

    @property
    def plain_style(self) -> Style:
        """The style of a plain copy."""
        return self.plain.style(self.preferences.styles)

    @property
    def plain_style_to_remember(self) -> str | None:
        return self.plain.name_to_remember(self.preferences.styles)

    def choose(self, style: Style) -> None:
        self._chosen = style

    @property
    def style_to_remember(self) -> str | None:
        """The name of the chosen style; a remembered one that is missing now stays until another is chosen."""
        return self._chosen.name if self._chosen else self._remembered_name

    @property
    def shows_only(self) -> bool:
        """True if the only configured route is to show the text for selecting by hand."""
        return set(self.preferences.routes or ()) == {"show"}

    def put(self, content: Content) -> Report:
        """Copy the content to a clipboard and return the report. May take seconds: never call it on the UI thread."""
        from onrecord.clipboard import copy, routes

        return copy(content, routes(self.write, self.fallback, self.preferences.routes))

    def report_of(self, content: Content) -> str:
        """Return the whole report of a copy; that it is not finished, if there is none yet."""
        if self.last_report is not None and self.last_report.content is content:
            return self.last_report.text
        return "this copy is not finished yet, so nothing is known of it"

    def note_export(self, items: tuple[Clipping, ...], content: Content, style: Style, report: Report) -> None:
        """Mark clippings as exported if that is certain: a terminal may drop what is sent to it.

        A copy in a style without their words does not count. In the fallback file they count as exported only until
        another copy is saved there. What was pasted from a clipboard meanwhile nobody knows: after another copy they
        are no longer asked about, but saved at an end that nobody asked for.
        """
        from onrecord.clipboard import FileRoute

        if not style.has_words:
            return
        if report.was_read_back:
            self.clippings.mark_exported(items, is_newest=lambda: self.last_copy is content)
        elif report.is_in_file:
            file = FileRoute(self.fallback)
            self.clippings.mark_exported(items, lambda: file.holds(content.text))

    # Saved state

    def save_now(self) -> str:
        """Write the state now; return the reason and what to do if it cannot be written, else an empty string."""
        return self.memory.write(self.host.state) if self.memory else ""

    def unsaved_searches(self) -> tuple[str, ...]:
        """Return the saved searches that could not be written, after one more try."""
        if self.memory is None or not self.memory.unsaved_searches(self.host.state):
            return ()
        self.save_now()
        return self.memory.unsaved_searches(self.host.state)
