"""Where the screen meets quoting, clippings and the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.clippings import Clippings
from onrecord.keys import Keymap, keymap
from onrecord.quoting import DEFAULT, STYLES, Excerpt, Style, partial
from onrecord.record import Pack, Record, Ref

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.clipboard import Content, Report


@dataclass(frozen=True)
class Habits:
    """What the configuration says: every style, the one of a plain copy, every command with its keys.

    Where it says nothing of the order of routes the session decides; of theme and section, how the browser was left.
    """

    styles: tuple[Style, ...] = STYLES
    default: Style = DEFAULT
    routes: tuple[str, ...] | None = None
    keymap: Keymap = field(default_factory=keymap)
    theme: str | None = None
    section: str | None = None


@dataclass
class Desk:
    """What the user is working with. `write` sends to the terminal, `fallback` is the file of last resort.

    `style` is the style last chosen; `last` is what was copied last.
    """

    write: Callable[[str], None] | None
    fallback: Path
    habits: Habits = field(default_factory=Habits)
    style: Style = DEFAULT
    clippings: Clippings = field(default_factory=Clippings)
    last: Content | None = None

    @property
    def by_hand(self) -> bool:
        """Whether the text is to be shown for selecting by hand, and nothing else."""
        return set(self.habits.routes or ()) == {"show"}

    def put(self, content: Content) -> Report:
        """Bring the content to a clipboard. May take seconds: not for the thread that draws."""
        from onrecord.clipboard import copy, routes

        return copy(content, routes(self.write, self.fallback, self.habits.routes))


def styled(excerpts: Sequence[Excerpt], style: Style) -> Content:
    """The excerpts in a style, with the same as HTML where the style has that."""
    from onrecord.clipboard import Content

    return Content(style.render_all(excerpts), style.rich_all(excerpts))


def record_words(pack: Pack, record: Record, refs: Sequence[Ref]) -> list[Excerpt]:
    """Only the words at `refs` that the record rests on."""
    return [partial(pack, each.ref, each.quote, record) for each in record.passages if each.ref in refs]
