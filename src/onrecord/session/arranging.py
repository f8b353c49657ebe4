"""Commands that arrange the current brief: move, edit, head, annotate, remove, mark, and decide about changed words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from onrecord.briefs.arranging import (
    heading_as_typed,
    insert_item,
    move_items,
    parse_heading,
    replace_item,
    without_items,
)
from onrecord.briefs.brief import BriefItem, Clipping, Heading, OwnNote
from onrecord.briefs.held import Standing
from onrecord.session.copying import shorten_label
from onrecord.session.outcome import LongPrompt, Outcome, Prompt, Stale
from onrecord.session.session import Session

NOTHING_HERE = "there is nothing here yet"
HEADING_HINT = "text of the heading; # before it makes an inner one"


class ArrangeCommands:
    """The commands of a brief. `cursor` is the item that the cursor goes to, `marked` are those that were marked.

    Each takes the index of the item under the cursor, -1 if there is none.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.cursor: int | None = None
        self.marked: frozenset[int] = frozenset()

    @property
    def _items(self) -> tuple[BriefItem, ...]:
        return self._session.clippings.items

    def _change(self, items: Sequence[BriefItem], message: str, cursor: int) -> Outcome:
        self._session.clippings.replace_items(items)
        self.cursor = max(0, min(cursor, len(items) - 1))
        self._session.brief.save_soon()
        return Outcome(message, Stale.COUNTS)

    def _chosen(self, index: int) -> frozenset[int]:
        """Return the marked items, or that under the cursor."""
        valid = frozenset(place for place in self.marked if place < len(self._items))
        return valid or (frozenset((index,)) if 0 <= index < len(self._items) else frozenset())

    def mark(self, index: int) -> Outcome:
        """Mark an item, or take its mark away, and step down."""
        if not 0 <= index < len(self._items):
            return Outcome(NOTHING_HERE)
        self.marked ^= {index}
        self.cursor = min(index + 1, len(self._items) - 1)
        count = len(self.marked)
        keys = f"{self._session.key('take-out')} removes, {self._session.key('move-item-down')} moves, Esc unmarks them"
        return Outcome(f"{count} marked; {keys}" if count else "nothing is marked", Stale.COUNTS)

    def unmark(self) -> Outcome:
        """Take all marks away."""
        self.marked = frozenset()
        return Outcome(stale=Stale.COUNTS)

    def move(self, index: int, step: int) -> Outcome:
        """Move the marked items, or that under the cursor, a step down or up."""
        chosen = self._chosen(index)
        if not chosen:
            return Outcome(NOTHING_HERE)
        items, places = move_items(self._items, chosen, step)
        if places == chosen:
            return Outcome(f"already at the {'end' if step > 0 else 'beginning'}")
        if self.marked:
            self.marked = frozenset(places)
        return self._change(items, "", index + step if index in chosen else index)

    def remove(self, index: int) -> Outcome:
        """Remove the marked items, or that under the cursor."""
        chosen = self._chosen(index)
        if not chosen:
            return Outcome("nothing to remove")
        removed = [self._items[place] for place in sorted(chosen)]
        what = _name(removed[0]) if len(removed) == 1 else f"{len(removed)} marked"
        below = index - sum(place < index for place in chosen)
        self.marked = frozenset()
        undo = self._session.key("undo")
        back = "brings it back" if len(removed) == 1 else "brings them back"
        return self._change(without_items(self._items, chosen), f"removed {what}; {undo} {back}", below)

    def remove_all(self) -> Outcome:
        """Remove everything."""
        count, undo = len(self._items), self._session.key("undo")
        self.marked = frozenset()
        if not count:
            return Outcome("nothing to remove")
        return self._change((), f"removed all {count}; {undo} brings them back", 0)

    def undo(self) -> Outcome:
        """Undo the last change to the brief, or of the style of plain copies."""
        if self._session.plain.undo(self._items):
            return Outcome(f"undone; {self._session.key('copy')} copies as {self._session.plain_style.name}")
        return self._stepped("undone", "nothing to undo", was_done=self._session.clippings.undo())

    def redo(self) -> Outcome:
        """Do again what was undone last."""
        return self._stepped("done again", "nothing to do again", was_done=self._session.clippings.redo())

    def _stepped(self, done: str, nothing: str, *, was_done: bool) -> Outcome:
        self.marked = frozenset()
        self._session.brief.save_soon()
        return Outcome(done if was_done else nothing, Stale.COUNTS)

    # Headings and notes

    def add_heading(self, index: int) -> Outcome:
        """Ask for a heading, which goes above the item under the cursor."""
        place = max(0, index)

        def answer(typed: str) -> Outcome:
            return self._change(insert_item(self._items, place, parse_heading(typed)), "", place)

        return Outcome(follow_up=Prompt("Heading", HEADING_HINT, _heading_error, answer))

    def add_note(self, index: int) -> Outcome:
        """Ask for lines of the user's own, which go below the item under the cursor."""
        place = index + 1

        def answer(typed: str) -> Outcome:
            if not typed.strip():
                return Outcome("an empty note is not kept")
            return self._change(insert_item(self._items, place, OwnNote(typed.strip("\n"))), "", place)

        return self._ask_for_lines("Note", "", answer)

    def edit(self, index: int) -> Outcome:
        """Edit a heading, a note, or the note on a clipping: official words are never edited."""
        if not 0 <= index < len(self._items):
            return Outcome(NOTHING_HERE)
        match item := self._items[index]:
            case Heading():
                text = heading_as_typed(item)
                return Outcome(
                    follow_up=Prompt(
                        "Heading",
                        HEADING_HINT,
                        _heading_error,
                        lambda typed: self._replace(index, item, parse_heading(typed)._replace(unknown=item.unknown)),
                        text=text,
                    )
                )
            case OwnNote():
                return self._ask_for_lines(
                    "Note", item.text, lambda typed: self._replace(index, item, item._replace(text=typed.strip("\n")))
                )
            case Clipping():
                title = f"Your note on {shorten_label(item.title)}"
                return self._ask_for_lines(
                    title, item.comment, lambda typed: self._replace(index, item, item._replace(comment=typed.strip()))
                )

    def _ask_for_lines(self, title: str, text: str, answer: Callable[[str], Outcome]) -> Outcome:
        """Ask for lines of text; what was typed when the program ends unasked is kept as if it had been answered."""
        brief = self._session.brief

        def typed(lines: str) -> None:
            brief.draft = partial(answer, lines) if lines != text else None

        def kept(lines: str) -> Outcome:
            brief.draft = None
            return answer(lines)

        def dropped(lines: str) -> Outcome:
            brief.draft = None
            return Outcome()

        return Outcome(follow_up=LongPrompt(title, text, kept, typed=typed, dropped=dropped))

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
        return self._change(replace_item(self._items, index, new), "", index)

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
        return self._change(replace_item(self._items, index, new), f"has the new wording; {undo} undoes", index)

    def keep_wording(self, index: int) -> Outcome:
        """Keep the old words, and mark them as such, or no longer."""
        item = self._items[index] if 0 <= index < len(self._items) else None
        if not isinstance(item, Clipping) or (
            self._session.clippings.proofs.standing(item) is not Standing.CHANGED and not item.keeps_wording
        ):
            return Outcome("only words that changed in their statement can be kept as they were")
        new = item._replace(keeps_wording=not item.keeps_wording)
        said = "keeps the old words, marked as such" if new.keeps_wording else "no longer keeps the old words"
        return self._change(replace_item(self._items, index, new), said, index)


def _name(item: BriefItem) -> str:
    return item.title if isinstance(item, Clipping) else shorten_label(item.text.replace("\n", " "))


def _heading_error(typed: str) -> str | None:
    return None if parse_heading(typed).text else "a heading has words"
