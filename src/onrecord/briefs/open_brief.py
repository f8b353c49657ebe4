"""The brief that is open: its items, what of them stands in its file or was copied out, and its text for copies."""

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onrecord.briefs.brief import Brief, BriefItem, Clipping, Heading, OwnNote, Source, source_names
from onrecord.briefs.brief_files import BriefUnusable, changed_since
from onrecord.briefs.brief_writer import BriefWriter, Written
from onrecord.briefs.collected_passages import CollectedPassages
from onrecord.briefs.editor import BriefEditor
from onrecord.briefs.proofs import BriefProofs
from onrecord.quoting.excerpts import tell_apart

if TYPE_CHECKING:
    from onrecord.quoting.excerpts import Excerpt
    from onrecord.quoting.styles import Style

NOTE_MARK = "Note: "  # before the user's own words, as in exports


class OpenBrief:
    """A brief that is being changed. Without a `writer` it is held in memory alone.

    `problem` is the sentence on why the last attempt to write it failed; empty if it did not.
    """

    def __init__(self, brief: Brief, proofs: BriefProofs, writer: BriefWriter | None = None) -> None:
        self.proofs = proofs
        self.writer = writer
        self.problem = ""
        self._editor = BriefEditor(brief)
        self._stored = brief
        self._clippings: tuple[Brief, tuple[Clipping, ...]] = (brief, brief.clippings)
        self._collected: tuple[Brief, CollectedPassages] | None = None
        self._exported: frozenset[int] = frozenset()
        self._exported_items: tuple[Clipping, ...] = ()
        self._export_stands: Callable[[], bool] = lambda: False
        self._export_is_newest: Callable[[], bool] = lambda: False

    @property
    def brief(self) -> Brief:
        return self._editor.brief

    @property
    def name(self) -> str:
        return self._editor.brief.name

    @property
    def items(self) -> tuple[BriefItem, ...]:
        return self._editor.items

    @property
    def clippings(self) -> tuple[Clipping, ...]:
        """The clippings in order; the same object until the brief is changed."""
        if self._clippings[0] is not self.brief:
            self._clippings = (self.brief, self.brief.clippings)
        return self._clippings[1]

    def __len__(self) -> int:
        return len(self.clippings)

    def __bool__(self) -> bool:
        """Return True: a brief without clippings is a brief."""
        return True

    @property
    def collected(self) -> CollectedPassages:
        """The sentences and words that the brief has; the same object until other passages are in it."""
        if self._collected is None:
            self._collected = (self.brief, CollectedPassages(self.brief.anchors, self.proofs.held))
        elif self._collected[0] is not self.brief:
            anchors = self._collected[1].anchors
            is_same = set(map(id, anchors)) == set(map(id, self.brief.anchors))  # as after a move, or a note
            self._collected = (
                self.brief,
                self._collected[1] if is_same else CollectedPassages(self.brief.anchors, self.proofs.held),
            )
        return self._collected[1]

    # Changes

    def add(self, items: Sequence[BriefItem], sources: dict[str, Source]) -> None:
        """Append items, in one change."""
        self._editor.change((*self.items, *items), _now(), sources=sources)

    def replace_items(self, items: Sequence[BriefItem]) -> None:
        """Give the brief these items, in one change."""
        self._editor.change(tuple(items), _now())

    def change_head(self, change: Callable[[Brief], Brief]) -> None:
        """Give the brief another name or state, which `undo` leaves as it is."""
        self._editor.change_head(change(self.brief), _now())

    def remove(self, index: int) -> BriefItem:
        """Remove the item at an index and return it.

        Raises:
            IndexError: there is none; a negative index counts as none.
        """
        if index < 0:
            raise IndexError(index)
        removed = self.items[index]
        self.replace_items((*self.items[:index], *self.items[index + 1 :]))
        return removed

    def clear(self) -> None:
        """Remove everything."""
        if self.items:
            self.replace_items(())

    def undo(self) -> bool:
        """Undo the last change; return False if there was none."""
        return self._editor.undo(_now())

    def redo(self) -> bool:
        """Do again what was undone last; return False if there is nothing."""
        return self._editor.redo(_now())

    # What is safe

    @property
    def is_stored(self) -> bool:
        """True if the brief stands in its file as it is."""
        return self.brief is self._stored

    def note_written(self, base: Brief, written: Written) -> None:
        """Note that `base` was written, and take in what stands in the file now."""
        self._editor.take_in(base, written.brief)
        self._stored = written.brief
        self.problem = ""

    def store(self, timeout: float) -> str:
        """Write the brief now, on this thread, if it is not stored; return a sentence on why that failed."""
        if self.writer is None or self.is_stored:
            return ""
        try:
            base, written = self.writer.write(lambda: self.brief, timeout)
        except OSError as error:
            self.problem = self.writer.describe(error)
            return self.problem
        self.note_written(base, written)
        return ""

    def look_again(self) -> str:
        """Take in what another window wrote to the file, if nothing waits to be saved; return a sentence if so."""
        if self.writer is None or self.writer.saved is None or not self.is_stored:
            return ""
        try:
            found = changed_since(self.writer.saved)
        except FileNotFoundError:
            return f"“{self.name}” was removed by another window or program; the next change saves it again"
        except BriefUnusable as error:
            return f"{error}; the brief is shown as it was before"
        if found is None:
            return ""
        self._editor.take_in(self.brief, found.brief)
        self._stored, self.writer.saved = found.brief, found
        return f"“{self.name}” was changed in another window, and is shown as it is now"

    def mark_exported(
        self,
        clippings: tuple[Clipping, ...],
        stands: Callable[[], bool] = lambda: True,
        is_newest: Callable[[], bool] = lambda: True,
    ) -> None:
        """Mark these clippings as exported.

        `stands` returns whether they can still be had where they went, as far as is known; `is_newest`, whether nothing
        else was copied since, which may have replaced them.
        """
        self._exported, self._exported_items = frozenset(map(id, clippings)), clippings
        self._export_stands, self._export_is_newest = stands, is_newest

    @property
    def unsaved_count(self) -> int:
        """The number of clippings that are nowhere but in this program, as far as is known."""
        return self._count_missing(in_export=bool(self._exported) and self._export_stands())

    @property
    def at_risk(self) -> int:
        """The number of items that are lost without being saved, unless they were pasted: an upper bound."""
        in_export = bool(self._exported) and self._export_is_newest() and self._export_stands()
        others = 0 if self.is_stored else len(self._unstored()) - self._count_missing(in_export=False)
        return self._count_missing(in_export=in_export) + others

    @property
    def has_other_changes(self) -> bool:
        """True if more than clippings is unsaved: headings, notes, another order, removals, name or state."""
        stored, brief = self._stored, self.brief
        if brief is stored:
            return False
        known = set(map(_identity, stored.items))
        kept = [_identity(item) for item in brief.items if not isinstance(item, Clipping) or _identity(item) in known]
        has_same_head = (brief.name, brief.archived) == (stored.name, stored.archived)
        return not has_same_head or kept != list(map(_identity, stored.items))

    def _count_missing(self, *, in_export: bool) -> int:
        missing = (item for item in self._unstored() if isinstance(item, Clipping))
        return sum(not in_export or id(item) not in self._exported for item in missing)

    def _unstored(self) -> list[BriefItem]:
        if self.is_stored:
            return []
        stored = frozenset(map(id, self._stored.items))
        return [item for item in self.items if id(item) not in stored]

    # As text

    def excerpts(self) -> list["Excerpt"]:
        """Return the passages of all clippings that can be copied."""
        return [excerpt for clipping in self.clippings for excerpt in self.proofs.excerpts(clipping)]

    def render(self, style: "Style") -> str:
        """Return all clippings in the style, separated by blank lines; a list of sources names each source once."""
        if style.cites_source_only and self.clippings:
            return style.render_all(self.excerpts())
        return "\n\n".join(style.render_all(excerpts) for excerpts in self._groups() if excerpts)

    def render_rich(self, style: "Style") -> str | None:
        """Return the same as HTML; None if the style has no HTML form."""
        parts = [style.render_all_html(excerpts) for excerpts in self._groups() if excerpts]
        return None if None in parts else "".join(part or "" for part in parts)

    def render_everything(self, style: "Style") -> str:
        """Return all items: clippings as `render` has them, headings, notes, and words that are not proved, too."""
        groups = iter(self._groups())
        return "\n\n".join(
            self._clipping_text(item, next(groups), style) if isinstance(item, Clipping) else _own_words(item)
            for item in self.items
        )

    def _groups(self) -> list[list["Excerpt"]]:
        """Return the passages of each clipping that can be copied, with titles that tell their statements apart."""
        return tell_apart(*map(self.proofs.excerpts, self.clippings))

    def _clipping_text(self, item: Clipping, excerpts: Sequence["Excerpt"], style: "Style") -> str:
        names = source_names(self.brief.sources)
        texts = [style.render_all(excerpts)] if excerpts else []
        for anchor in item.anchors:
            if self.proofs.excerpt(anchor) is None:
                place = names.get(anchor.pack, anchor.pack)
                texts.append(f"“{anchor.quoted}” ({place}, {anchor.ref})")
        return "\n\n".join([*texts, f"{NOTE_MARK}{item.comment}"] if item.comment else texts)


def _own_words(item: Heading | OwnNote) -> str:
    """Return a heading, or a note that says that it is the user's: it stands among quotations."""
    return item.text if isinstance(item, Heading) else f"{NOTE_MARK}{item.text}"


def _identity(item: BriefItem) -> int:
    """Return what tells an item from others; a clipping keeps it when the note on it is edited."""
    return id(item.anchors if isinstance(item, Clipping) else item)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
