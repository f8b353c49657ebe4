"""Where the screen meets quoting, clippings and the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.clipboard import Report, copy, routes
from onrecord.clippings import Clipping, Clippings
from onrecord.quoting import DEFAULT, Style, excerpt, records_table, sentences_table
from onrecord.reading import Browser
from onrecord.record import Pack, Record, Ref


@dataclass
class Desk:
    """What the user is working with. `write` sends to the terminal, `fallback` is the file of last resort.

    `default` is the style of a plain copy; `style` is the one last chosen, and the one of the clippings.
    """

    write: Callable[[str], None] | None
    fallback: Path
    default: Style = DEFAULT
    style: Style = DEFAULT
    clippings: Clippings = field(default_factory=Clippings)

    def put(self, text: str) -> Report:
        """Bring `text` to a clipboard. May take seconds: not for the thread that draws."""
        return copy(text, routes(self.write, self.fallback))

    def collect_passage(self, pack: Pack, ref: Ref, title: str) -> bool:
        """Add one passage; False if it is there already."""
        return self.clippings.add(Clipping(title, (excerpt(pack, ref),)))

    def collect_record(self, pack: Pack, record: Record) -> bool:
        """Add every passage that the record rests on, each once; False if it is there already."""
        refs = dict.fromkeys(passage.ref for passage in record.passages)
        return self.clippings.add(Clipping(record.label, tuple(excerpt(pack, ref) for ref in refs)))


def list_as_table(browser: Browser) -> str:
    """What the list pane shows, as Markdown tables."""
    records, sentences = browser.listed()
    tables = [records_table(records)] if records else []
    if sentences:
        tables.append(sentences_table(sentences))
    return "\n\n".join(tables)
