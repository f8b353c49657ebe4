"""Where the screen meets quoting, clippings and the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.clipboard import Content, Report, copy, routes
from onrecord.clippings import Clipping, Clippings
from onrecord.quoting import DEFAULT, STYLES, Excerpt, Style, TableForm, excerpt, partial, tables
from onrecord.reading import Browser
from onrecord.record import Pack, Record, Ref


@dataclass(frozen=True)
class Habits:
    """What the configuration says: every style, the one of a plain copy, the order of routes (empty: the session's)."""

    styles: tuple[Style, ...] = STYLES
    default: Style = DEFAULT
    routes: tuple[str, ...] = ()


@dataclass
class Desk:
    """What the user is working with. `write` sends to the terminal, `fallback` is the file of last resort.

    `style` is the style last chosen, and the one of the clippings; `last` is what was copied last.
    """

    write: Callable[[str], None] | None
    fallback: Path
    habits: Habits = field(default_factory=Habits)
    style: Style = DEFAULT
    clippings: Clippings = field(default_factory=Clippings)
    last: str = ""

    def put(self, content: Content) -> Report:
        """Bring the content to a clipboard. May take seconds: not for the thread that draws."""
        names = [name for name in self.habits.routes if name != "show"]
        return copy(content, routes(self.write, self.fallback, names))

    def collect_passage(self, pack: Pack, ref: Ref, title: str) -> bool:
        """Add one passage; False if it is there already."""
        return self.clippings.add(Clipping(title, (excerpt(pack, ref),)))

    def collect_record(self, pack: Pack, record: Record) -> bool:
        """Add every passage that the record rests on, each once; False if it is there already."""
        refs = dict.fromkeys(passage.ref for passage in record.passages)
        return self.clippings.add(Clipping(record.label, tuple(excerpt(pack, ref, record) for ref in refs)))


def styled(excerpts: Sequence[Excerpt], style: Style) -> Content:
    """The excerpts in a style, with the same as HTML where the style has that."""
    return Content(style.render_all(excerpts), style.rich_all(excerpts))


def record_words(pack: Pack, record: Record, ref: Ref) -> list[Excerpt]:
    """Only the words at `ref` that the record rests on."""
    return [partial(pack, ref, passage.quote, record) for passage in record.passages if passage.ref == ref]


def list_as_table(browser: Browser, form: TableForm) -> str:
    """What the list pane shows, as tables; empty where it shows nothing."""
    return tables(form, *browser.listed())
