"""The session: preferences, clippings, and what a copy in a quotation style contains."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.briefs import Brief
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
    """The user's preferences: quotation styles, clipboard routes, key bindings, theme and first section.

    Without `routes` the environment decides; without `theme` or `section`, the last session.
    """

    styles: StyleRegistry = StyleRegistry()
    routes: tuple[str, ...] | None = None
    keymap: Keymap = BUILT_IN_PREFERENCES
    theme: str | None = None
    section: str | None = None


class Session:
    """The user's session: preferences, clippings, chosen style and last copy.

    `write` sends text to the terminal, `fallback` is the file used when no clipboard works, `remembered` is the name of
    the style chosen in an earlier session, and `last_copy` is the last content copied.
    """

    def __init__(
        self,
        write: Callable[[str], None] | None,
        fallback: Path,
        preferences: SessionPreferences,
        remembered_name: str | None,
    ) -> None:
        self.write = write
        self.fallback = fallback
        self.preferences = preferences
        self.clippings = Brief()
        self.last_copy: Content | None = None
        self._remembered_name = remembered_name
        self._chosen: Style | None = None

    @property
    def style(self) -> Style:
        """The style last chosen, in this session or an earlier one."""
        styles = self.preferences.styles
        return self._chosen or next(
            (style for style in styles.all if style.name == self._remembered_name), styles.default
        )

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


def styled(excerpts: Sequence[Excerpt], style: Style) -> Content:
    """Return the excerpts rendered in a style, with an HTML version if the style has one."""
    from onrecord.clipboard import Content

    return Content(style.render_all(excerpts), style.rich_all(excerpts))


# least columns of a window in which a message has the full caution; in a narrower one it would hide the report
MAX_CAUTION_CHARS = 60


def caution_notice(
    excerpts: Sequence[Excerpt], style: Style | None, preferences: SessionPreferences, width: int
) -> str:
    """Return the message about the editor's cautions on the excerpts; empty if a copy in the style includes them.

    `style` is None if nothing is copied yet; `width` is the window's, in columns.
    """
    if style and (style.has_cautions or style.source_alone):
        return ""
    from onrecord.quoting.cautions import caution_message

    return caution_message(excerpts, record_keys(preferences), brief=width < MAX_CAUTION_CHARS)


def record_keys(preferences: SessionPreferences) -> str:
    """Return the keys that copy a whole record, such as `c e`."""
    record_style = next((style for style in preferences.styles.all if style.without_passages), None)
    return f"{preferences.keymap.shown('copy-as')} {record_style.letter if record_style else ''}".strip()


def styled_without_passages(pack: Pack, record: Record, style: Style, today: datetime.date | None) -> Content | None:
    """Return the copy of a record without passages in a style; None if the style has no such form."""
    from onrecord.clipboard import Content

    if style.without_passages is None:
        return None
    html = style.rich_without_passages(pack, record, today) if style.rich_without_passages else None
    return Content(style.without_passages(pack, record, today), html)


def record_words(pack: Pack, record: Record, refs: Sequence[Ref], today: datetime.date | None) -> list[Excerpt]:
    """Return only the words at `refs` that the record rests on."""
    from onrecord.quoting.excerpt import partial

    return [
        partial(pack, passage.ref, passage.quote, record, today) for passage in record.passages if passage.ref in refs
    ]
