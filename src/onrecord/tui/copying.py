"""Where the screen meets quoting, clippings and the clipboard."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.briefs import Brief, Clipping
from onrecord.commands import Keymap, build_keymap
from onrecord.model import Pack, Record, Ref
from onrecord.quoting.style_registry import StyleRegistry

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.clipboard import Content, Report
    from onrecord.quoting.excerpt import Excerpt
    from onrecord.quoting.styles import Style


BUILT_IN_PREFERENCES = build_keymap()


class SessionPreferences(NamedTuple):
    """What the configuration says: the styles there are, every command with its keys.

    Where it says nothing of the order of routes the session decides; of theme and section, how the browser was left.
    """

    styles: StyleRegistry = StyleRegistry()
    routes: tuple[str, ...] | None = None
    keymap: Keymap = BUILT_IN_PREFERENCES
    theme: str | None = None
    section: str | None = None


class Session:
    """What the user is working with. `write` sends to the terminal, `fallback` is the file of last resort.

    `remembered` is the name of the style that was chosen in a session before; `last` is what was copied last.
    """

    def __init__(
        self,
        write: Callable[[str], None] | None,
        fallback: Path,
        habits: SessionPreferences,
        remembered: str | None,
    ) -> None:
        self.write = write
        self.fallback = fallback
        self.habits = habits
        self.clippings = Brief()
        self.last: Content | None = None
        self._remembered = remembered
        self._chosen: Style | None = None

    @property
    def style(self) -> Style:
        """The style last chosen, in this session or before."""
        known = self.habits.styles
        return self._chosen or next((each for each in known.all if each.name == self._remembered), known.default)

    def choose(self, style: Style) -> None:
        self._chosen = style

    @property
    def style_to_remember(self) -> str | None:
        """Its name. One that is not to be had this time is not forgotten, unless another is chosen."""
        return self._chosen.name if self._chosen else self._remembered

    @property
    def by_hand(self) -> bool:
        """Whether the text is to be shown for selecting by hand, and nothing else."""
        return set(self.habits.routes or ()) == {"show"}

    def put(self, content: Content) -> Report:
        """Bring the content to a clipboard. May take seconds: not for the thread that draws."""
        from onrecord.clipboard import copy, routes

        return copy(content, routes(self.write, self.fallback, self.habits.routes))

    def note_export(self, items: tuple[Clipping, ...], content: Content, report: Report) -> None:
        """Note that clippings left the program, where that is known: a terminal may drop what is sent to it.

        In the file of last resort they stay only until another copy is saved there.
        """
        from onrecord.clipboard import FileRoute

        if report.was_read_back:
            self.clippings.exported(items)
        elif report.is_in_file:
            file = FileRoute(self.fallback)
            self.clippings.exported(items, lambda: file.holds(content.text))


def styled(excerpts: Sequence[Excerpt], style: Style) -> Content:
    """The excerpts in a style, with the same as HTML where the style has that."""
    from onrecord.clipboard import Content

    return Content(style.render_all(excerpts), style.rich_all(excerpts))


MAX_CAUTION_CHARS = 60
"""Columns of a window from which on a message repeats a caution; in a narrower one it would hide the report."""


def caution_notice(excerpts: Sequence[Excerpt], style: Style | None, habits: SessionPreferences, width: int) -> str:
    """Return what is to be said of the editor's cautions about words; empty where a copy in the style holds them.

    `style` is None where nothing is copied yet; `width` is the window's, in columns.
    """
    if style and (style.has_cautions or style.source_alone):
        return ""
    from onrecord.quoting.cautions import caution_message

    return caution_message(excerpts, record_keys(habits), brief=width < MAX_CAUTION_CHARS)


def record_keys(habits: SessionPreferences) -> str:
    """Return the keys that copy a whole record: `c e`."""
    whole = next((each for each in habits.styles.all if each.without_passages), None)
    return f"{habits.keymap.shown('copy-as')} {whole.letter if whole else ''}".strip()


def styled_without_passages(pack: Pack, record: Record, style: Style, today: datetime.date | None) -> Content | None:
    """Return what a style copies of a record that the statement does not speak of; None where that is nothing."""
    from onrecord.clipboard import Content

    if style.without_passages is None:
        return None
    rich = style.rich_without_passages(pack, record, today) if style.rich_without_passages else None
    return Content(style.without_passages(pack, record, today), rich)


def record_words(pack: Pack, record: Record, refs: Sequence[Ref], today: datetime.date | None) -> list[Excerpt]:
    """Only the words at `refs` that the record rests on."""
    from onrecord.quoting.excerpt import partial

    return [partial(pack, each.ref, each.quote, record, today) for each in record.passages if each.ref in refs]
