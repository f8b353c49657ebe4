"""Commands that arrange the current brief: move, edit, head, annotate, remove, mark, and decide about changed words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.briefs.arranging import (
    heading_as_typed,
    heading_error,
    insert_item,
    move_items,
    move_section,
    parse_heading,
    replace_item,
    without_items,
)
from onrecord.briefs.brief import BriefItem, Clipping, Heading, OwnNote
from onrecord.briefs.editor import MAX_UNDO_STEPS
from onrecord.briefs.held import Standing
from onrecord.briefs.item_changes import find_change
from onrecord.briefs.item_marks import ItemMarks
from onrecord.navigation.brief_filter import places_with
from onrecord.session.change_words import change_words
from onrecord.session.copying import shorten_label
from onrecord.session.outcome import Outcome, Stale
from onrecord.session.own_words import WordsAsked, ask_for_line, ask_for_lines
from onrecord.session.session import Session

NOTHING_HERE = "there is nothing here yet"
HEADING_HINT = "text of the heading; # and a blank before it make an inner one"


class ArrangeCommands:
    """The commands of a brief. `cursor` is the item that the cursor goes to, `filtered_by` the text of the filter.

    Each takes the index of the item under the cursor, -1 if there is none. What acts on several items acts on those
    alone that the filter lets through.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._marks = ItemMarks()
        self._listed_anyway: dict[int, BriefItem] = {}
        self._moved: dict[int, tuple[Sequence[BriefItem], Sequence[BriefItem]]] = {}
        self.cursor: int | None = None
        self.filtered_by = ""

    @property
    def _items(self) -> tuple[BriefItem, ...]:
        return self._session.clippings.items

    @property
    def marked(self) -> frozenset[int]:
        """The places of the marked items."""
        return self._marks.places(self._items)

    @property
    def marked_words(self) -> str:
        """The number of marked items, and of those that the filter hides, in words; empty if none is marked."""
        marked = self.marked
        hidden = len(marked.difference(self.in_sight)) if self.filtered_by else 0
        return f"{len(marked)} marked{f', {hidden} not in sight' if hidden else ''}" if marked else ""

    # The filter

    @property
    def in_sight(self) -> Sequence[int]:
        """The places of the items that the filter lets through, and of those that were made or brought back since."""
        items = self._items
        if not self.filtered_by:
            return range(len(items))
        let_through = places_with(items, self.filtered_by)
        return [place for place, item in enumerate(items) if place in let_through or id(item) in self._listed_anyway]

    def filter(self, text: str) -> None:
        """List only what has the words of a text."""
        self.filtered_by = text
        self._listed_anyway.clear()

    def _change(self, items: Sequence[BriefItem], message: str, cursor: int, *, is_listed: bool = False) -> Outcome:
        """Give the brief these items; one that `is_listed` stands below the cursor then, whatever the filter is."""
        self._session.clippings.replace_items(items)
        self.cursor = max(0, min(cursor, len(items) - 1))
        if is_listed and self.filtered_by:
            self._listed_anyway[id(items[self.cursor])] = items[self.cursor]
        self._session.brief.save_soon()
        return Outcome(message, Stale.COUNTS)

    def _chosen(self, index: int) -> frozenset[int]:
        """Return the marked items that are in sight, or that under the cursor."""
        chosen = self.marked.intersection(self.in_sight)
        return chosen or (frozenset((index,)) if 0 <= index < len(self._items) else frozenset())

    def mark(self, index: int) -> Outcome:
        """Mark an item, or take its mark away, and step down."""
        if not 0 <= index < len(self._items):
            return Outcome(NOTHING_HERE)
        self._marks.toggle(self._items[index])
        self.cursor = next((place for place in self.in_sight if place > index), index)
        marked = self.marked_words
        keys = f"{self._session.key('take-out')} removes, {self._session.key('move-item-down')} moves, Esc unmarks them"
        return Outcome(f"{marked}; {keys}" if marked else "nothing is marked", Stale.COUNTS)

    def unmark(self) -> Outcome:
        """Take all marks away."""
        self._marks.clear()
        return Outcome(stale=Stale.COUNTS)

    def move(self, index: int, step: int) -> Outcome:
        """Move the marked items, or that under the cursor, a step down or up: a heading with all below it."""
        chosen = self._chosen(index)
        if not chosen:
            return Outcome(NOTHING_HERE)
        if not self.marked and isinstance(self._items[index], Heading):
            items, place = move_section(self._items, index, step)
            places, cursor = {place}, place
        else:
            items, places = move_items(self._items, chosen, step)
            cursor = index + step if index in chosen else index
        if places == chosen:
            return Outcome(self._why_not_moved(index, step))
        outcome = self._change(items, "", cursor)
        self._moved[id(self._items)] = (self._items, [items[place] for place in sorted(places)])
        if len(self._moved) > MAX_UNDO_STEPS:
            del self._moved[next(iter(self._moved))]
        return outcome

    def _why_not_moved(self, index: int, step: int) -> str:
        if step > 0 or self.marked or index <= 0:
            return f"already at the {'end' if step > 0 else 'beginning'}"
        return f"no section above changes places with it; {self._session.key('mark')} marks it, and it moves alone"

    def remove(self, index: int) -> Outcome:
        """Remove the marked items that are in sight, or that under the cursor."""
        chosen = self._chosen(index)
        if not chosen:
            return Outcome("nothing to remove")
        removed = [self._items[place] for place in sorted(chosen)]
        what = _name(removed[0]) if len(removed) == 1 else f"{len(removed)} marked"
        return self._removed(chosen, what, index - sum(place < index for place in chosen))

    def remove_all(self) -> Outcome:
        """Remove everything that is in sight."""
        chosen = frozenset(self.in_sight)
        left = len(self._items) - len(chosen)
        if not chosen:
            return Outcome("nothing to remove")
        return self._removed(chosen, f"all {len(chosen)}{' that are in sight' if left else ''}", 0)

    def _removed(self, chosen: frozenset[int], what: str, cursor: int) -> Outcome:
        """Remove items, and say which, and whether marked ones are left that the filter hides."""
        self._marks.note_removed(self._items[place] for place in chosen)
        back = "brings it back" if len(chosen) == 1 else "brings them back"
        hidden = len(self.marked.difference(chosen))
        left = f"; {hidden} marked out of sight stay{'s' if hidden == 1 else ''}" if hidden else ""
        words = f"removed {what}{left}; {self._session.key('undo')} {back}"
        return self._change(without_items(self._items, chosen), words, cursor)

    def undo(self) -> Outcome:
        """Undo the last change to the brief, or of the style of plain copies."""
        before = self._items
        if self._session.plain.undo(before):
            return Outcome(f"undone; {self._session.key('copy')} copies as {self._session.plain_style.name}")
        if not self._session.clippings.undo():
            return Outcome("nothing to undo", Stale.COUNTS)
        change = find_change(self._items, before, self._moved.get(id(before), ((), ()))[1])
        return self._stepped("undone", change_words(change) if change else "", change.before if change else None)

    def redo(self) -> Outcome:
        """Do again what was undone last."""
        before = self._items
        if not self._session.clippings.redo():
            return Outcome("nothing to do again", Stale.COUNTS)
        change = find_change(before, self._items, self._moved.get(id(self._items), ((), ()))[1])
        return self._stepped("done again", change_words(change) if change else "", change.after if change else None)

    def _stepped(self, done: str, what: str, place: int | None) -> Outcome:
        """Save the brief, go to what came back or was moved, and say what was undone or done again."""
        self._session.brief.save_soon()
        if place is not None and self._items:
            self.cursor = min(place, len(self._items) - 1)
            if self.filtered_by:
                self._listed_anyway[id(self._items[self.cursor])] = self._items[self.cursor]
        return Outcome(f"{done}: {what}" if what else done, Stale.COUNTS)

    # Headings and notes

    def add_heading(self, index: int) -> Outcome:
        """Ask for a heading, which goes above the item under the cursor."""
        place = max(0, index)

        def answer(typed: str) -> Outcome:
            return self._change(insert_item(self._items, place, parse_heading(typed)), "", place, is_listed=True)

        asked = WordsAsked("Heading", self._session.key("add-heading"), ("new heading",), "", answer)
        return ask_for_line(self._session.brief, asked, HEADING_HINT, heading_error)

    def add_note(self, index: int) -> Outcome:
        """Ask for lines of the user's own, which go below the item under the cursor."""
        place = index + 1

        def answer(typed: str) -> Outcome:
            if not typed.strip():
                return Outcome("an empty note is not kept")
            return self._change(insert_item(self._items, place, OwnNote(typed.strip("\n"))), "", place, is_listed=True)

        asked = WordsAsked("Note", self._session.key("add-note"), ("new note",), "", answer)
        return ask_for_lines(self._session.brief, asked)

    def edit(self, index: int) -> Outcome:
        """Edit a heading, a note, or the note on a clipping: official words are never edited."""
        if not 0 <= index < len(self._items):
            return Outcome(NOTHING_HERE)
        brief, key = self._session.brief, self._session.key("edit-item")
        match item := self._items[index]:
            case Heading():
                text = heading_as_typed(item)
                asked = WordsAsked(
                    "Heading",
                    key,
                    ("heading", text),
                    text,
                    lambda typed: self._replace(index, item, parse_heading(typed)._replace(unknown=item.unknown)),
                )
                return ask_for_line(brief, asked, HEADING_HINT, heading_error)
            case OwnNote(text):
                asked = WordsAsked(
                    "Note",
                    key,
                    ("note", text),
                    text,
                    lambda typed: self._replace(index, item, item._replace(text=typed.strip("\n"))),
                )
                return ask_for_lines(brief, asked)
            case Clipping(title, _, comment):
                asked = WordsAsked(
                    f"Your note on {shorten_label(title)}",
                    key,
                    ("clipping", title, item.refs, comment),
                    comment,
                    lambda typed: self._replace(index, item, item._replace(comment=typed.strip())),
                )
                return ask_for_lines(brief, asked)

    def _replace(self, index: int, old: BriefItem, new: BriefItem) -> Outcome:
        """Put an item in the place of another, which must still be there: another window may have moved it."""
        if index >= len(self._items) or self._items[index] != old:
            places = [place for place, item in enumerate(self._items) if item == old]
            if not places:
                return self._change((*self._items, new), "it was changed in another window; yours is at the end", 10**9)
            index = places[0]
        if new == old:
            return Outcome()
        if isinstance(new, OwnNote) and not new.text.strip():
            return self.remove(index)
        return self._put(index, new, "")

    def _put(self, index: int, new: BriefItem, message: str) -> Outcome:
        """Put an item in the place of another one; it stays marked and in sight."""
        self._marks.note_replaced(self._items[index], new)
        return self._change(replace_item(self._items, index, new), message, index, is_listed=True)

    # Words that changed

    def take_wording(self, index: int) -> Outcome:
        """Take the words, or the place, that the statement has now."""
        item = self._items[index] if 0 <= index < len(self._items) else None
        if not isinstance(item, Clipping):
            return Outcome("only clippings have a wording of their statement")
        proofs = self._session.clippings.proofs
        if proofs.standing(item) is Standing.UNCHANGED:
            return Outcome("the statement has the same words there")
        renewed = [proofs.renewed(anchor) for anchor in item.anchors]
        if None in renewed:
            keep = self._session.key("keep-wording")
            return Outcome(f"the statement has no words there now, or is not open; {keep} keeps the old ones")
        anchors = tuple(anchor for anchor in renewed if anchor)
        title = ", ".join(str(anchor.ref) for anchor in anchors) if item.title == item.refs else item.title
        new = item._replace(title=title, anchors=anchors, keeps_wording=False)
        undo = self._session.key("undo")
        lost = any(old.part and not renewed.part for old, renewed in zip(item.anchors, anchors, strict=True))
        whole = ", and all of the sentence: your part of it is not in that" if lost else ""
        return self._put(index, new, f"has the new wording{whole}; {undo} undoes")

    def keep_wording(self, index: int) -> Outcome:
        """Keep the old words, and mark them as such, or no longer."""
        item = self._items[index] if 0 <= index < len(self._items) else None
        if not isinstance(item, Clipping) or (
            self._session.clippings.proofs.standing(item) is not Standing.CHANGED and not item.keeps_wording
        ):
            return Outcome("only words that changed in their statement can be kept as they were")
        new = item._replace(keeps_wording=not item.keeps_wording)
        said = "keeps the old words, marked as such" if new.keeps_wording else "no longer keeps the old words"
        return self._put(index, new, said)


def _name(item: BriefItem) -> str:
    return item.title if isinstance(item, Clipping) else shorten_label(item.text.replace("\n", " "))
