"""Commands on the user's own notes: write, copy, list and undo."""

import datetime
from typing import TYPE_CHECKING, NamedTuple

from onrecord.briefs import lazy_notes
from onrecord.clipboard import Content
from onrecord.navigation.location import NotInOpenPacks
from onrecord.navigation.open_packs import find_pack, pack_of_target
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.tree import TextParagraph, TextRun
from onrecord.session.copy_content import selected_excerpts
from onrecord.session.dialogs import Choice, ChoiceList, LongPrompt
from onrecord.session.message import MessagePart, Tone
from onrecord.session.note_keeper import WrittenNote
from onrecord.session.outcome import Outcome
from onrecord.text.characters import escape_unsafe

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.briefs.personal_note import PersonalNote
    from onrecord.model import Pack
    from onrecord.session.copy_delivery import CopyDelivery
    from onrecord.session.session import Session
    from onrecord.session.view import View

MAX_TITLE_CHARS = 40
MAX_QUOTED_CHARS = 200
MAX_UNDONE = 100


class _Change(NamedTuple):
    """A change of a note, and what else could be undone then: later changes of that come first, and are redone last."""

    written: WrittenNote
    items: object
    style: object


class NoSubject(Exception):
    """There is nothing under the cursor that a note could be on; the message says why."""


class NoteCommands:
    """The commands on notes of the user's own. `go_to` leads to an address."""

    def __init__(self, session: "Session", delivery: "CopyDelivery", go_to: "Callable[[str], Outcome]") -> None:
        self._session = session
        self._browser = session.browser
        self._keeper = session.notes
        self._delivery = delivery
        self._go_to = go_to
        self._undo_stack: list[_Change] = []
        self._redo_stack: list[_Change] = []

    def write(self, view: "View") -> Outcome:
        """Open a field for the note on what is under the cursor."""
        try:
            pack, note = self._subject(view)
        except (NoSubject, NotInOpenPacks) as error:
            return Outcome(str(error))
        return self.write_on(pack, note)

    def write_on_statement(self, pack_id: str) -> Outcome:
        """Open a field for the note on a statement."""
        try:
            pack = find_pack(pack_id, self._browser.packs)
        except NotInOpenPacks as error:
            return Outcome(str(error))
        return self.write_on(pack, lazy_notes.note_on_statement(pack, _now()))

    def write_on(self, pack: "Pack", note: "PersonalNote") -> Outcome:
        """Open a field for a note; it begins with what the note has, or with a draft that was left."""
        keeper, subject = self._keeper, note.subject
        keeper.look_again()
        old = keeper.notes.on(subject)
        read = old.text if old else ""
        source = lazy_notes.source_of(pack)
        draft = keeper.drafts.get(subject, read)

        def typed(text: str) -> None:
            keeper.being_written = WrittenNote(note._replace(text=text), read, source) if text != read else None

        def answer(text: str) -> Outcome:
            keeper.being_written = None
            keeper.drafts.pop(subject, None)
            return self._keep(WrittenNote(note._replace(text=text.strip("\n")), read, source), old)

        def dropped(text: str) -> Outcome:
            keeper.being_written = None
            keeper.drafts.pop(subject, None)
            if text == read:
                return Outcome()
            keeper.drafts[subject] = text
            return Outcome(f"not kept; {self._session.key('note')} goes on with what you typed, until you quit")

        title = f"Your note on {_short(note.title)}"
        about = "what you typed last and did not keep" if draft != read else _about(note)
        return Outcome(follow_up=LongPrompt(title, draft, answer, about, typed, dropped, _too_long))

    def _keep(self, written: WrittenNote, old: "PersonalNote | None") -> Outcome:
        """Keep what was written."""
        text, title = written.note.text, _short(written.note.title)
        if problem := _too_long(text):
            self._keeper.drafts[written.note.subject] = text
            return Outcome(problem)
        if not text.strip() and old is None:
            return Outcome("nothing was written, so that there is no note")
        if text == written.read:
            return Outcome("the note is as it was")
        self._undo_stack.append(_Change(written, *self._others))
        del self._undo_stack[:-MAX_UNDONE]
        self._redo_stack.clear()
        done = "Noted on" if text.strip() else "Removed your note on"
        undo = MessagePart("undoes", Tone.KEY, 3, "undo", self._session.key("undo"), "undo")
        self._keeper.write(written, f"{done} {title}", undo)
        return Outcome()

    @property
    def _others(self) -> tuple[object, object]:
        """The other things that undo is for: what was collected, and the style of plain copies."""
        return self._session.clippings.items, self._session.plain_style

    def undo(self) -> Outcome | None:
        """Undo the last change of a note, if nothing else was changed since; None if there is none to undo."""
        if (last := self._last(self._undo_stack)) is None:
            return None
        self._redo_stack.append(last)
        title = _short(last.written.note.title)
        again = MessagePart("brings back what you wrote", Tone.KEY, 2, "redo", self._session.key("redo"), "redo")
        self._keeper.write(last.written.inverse, f"Your note on {title} is as it was before", again)
        return Outcome()

    def redo(self) -> Outcome | None:
        """Do again what was undone last; None if that was no change of a note, or something was changed since."""
        if (last := self._last(self._redo_stack)) is None:
            return None
        self._undo_stack.append(last)
        title = _short(last.written.note.title)
        undo = MessagePart("undoes", Tone.KEY, 3, "undo", self._session.key("undo"), "undo")
        self._keeper.write(last.written, f"Your note on {title} is as you wrote it", undo)
        return Outcome()

    def _last(self, stack: list[_Change]) -> _Change | None:
        """Take the last change from a stack, if nothing else was changed after it; else return None."""
        items, style = self._others
        if not stack or stack[-1].items is not items or stack[-1].style != style:
            return None
        return stack.pop()

    def copy(self, view: "View") -> Outcome:
        """Copy the note on what is under the cursor, labeled as the user's own."""
        try:
            _, subject = self._subject(view)
        except (NoSubject, NotInOpenPacks) as error:
            return Outcome(str(error))
        self._keeper.look_again()
        note = self._keeper.notes.on(subject.subject)
        if note is None:
            return Outcome(f"you have no note on {_short(subject.title)}; {self._session.key('note')} writes one")
        words = escape_unsafe(f"[My note on {note.title} ({note.subject}): {note.text}]")
        tree = (TextParagraph((TextRun(words),)),)
        style = self._session.plain_style
        content = Content(style.render_tree(tree), style.tree_as_html(tree))
        return self._delivery.deliver(content, f"your own note on {_short(note.title)}")

    def list_all(self) -> Outcome:
        """Offer all notes, to go to what they are on; one on a record that the pack lacks by now is opened itself."""
        self._keeper.look_again()
        notes = self._keeper.notes.notes
        if not notes:
            return Outcome(self._keeper.problem or f"you have no notes yet; {self._session.key('note')} writes one")
        titles = self._browser.titles
        choices = tuple(
            Choice(str(number), f"{note.title}: {note.first_line}", detail=titles.get(note.pack, "not open"))
            for number, note in enumerate(notes)
        )
        count = f"{len(notes)} note{'s' * (len(notes) != 1)} of your own"
        return Outcome(follow_up=ChoiceList(count, choices, self._go_to_note, verb="go there", noun="note"))

    def _go_to_note(self, number: str) -> Outcome:
        note = self._keeper.notes.notes[int(number)]
        if note.pack not in self._browser.titles:
            return Outcome(f"{note.pack} is not open; onrecord note show {note.subject} prints the note")
        target = note.subject.target
        try:
            pack = find_pack(note.pack, self._browser.packs)
        except NotInOpenPacks as error:
            return Outcome(str(error))
        if note.record and pack.record(note.record) is None:
            return self.write_on(pack, note)  # there is nothing to go to, and the note is still the user's
        if target and not note.record and self._browser.noted:
            held = next(held for held in self._browser.noted.held(pack) if held.note.subject == note.subject)
            target = str(held.place)
        return self._go_to(f"{note.pack}:{target or 'p1'}")

    def _subject(self, view: "View") -> "tuple[Pack, PersonalNote]":
        """Return the pack, and an empty note on what is under the cursor: words, a passage, a record or a statement.

        Raises:
            NoSubject: there is nothing.
            NotInOpenPacks: its pack cannot be read.
        """
        browser, now = self._browser, _now()
        if browser.unreadable:
            raise NoSubject(browser.unreadable)
        if view.in_list and not browser.is_glance:
            target = browser.row_target()
            if target is None:
                raise NoSubject("there is no row here to write a note on")
            pack = pack_of_target(target, browser.packs)
            if target.ref:
                return pack, lazy_notes.note_on_excerpt(excerpt(pack, target.ref), now)
            record = pack.record(target.address or "")
            return pack, lazy_notes.note_on_record(pack, record, now) if record else lazy_notes.note_on_statement(
                pack, now
            )
        pack, cursor = browser.pack, view.cursor
        shown = browser.record() if browser.is_glance or cursor is None or cursor.url or cursor.address else None
        linked = pack.record(cursor.address) if cursor and cursor.address else None
        if record := shown or linked:  # a line of a record is of that record, also where it names another one
            return pack, lazy_notes.note_on_record(pack, record, now)
        if browser.is_glance:
            return pack, lazy_notes.note_on_statement(pack, now)
        excerpts = selected_excerpts(browser, view)
        if len(excerpts) == 1:
            return pack, lazy_notes.note_on_excerpt(excerpts[0], now)
        raise NoSubject(
            "a note is on one passage: select that" if excerpts else "there is nothing here to write a note on"
        )


def _too_long(text: str) -> str | None:
    most = lazy_notes.MAX_NOTE_CHARS
    return f"not kept: a note has at most {most:,} characters; shorten it" if len(text) > most else None


def _about(note: "PersonalNote") -> str:
    """Return the words that a note is on, in quotation marks; empty for a record or a statement."""
    if note.record or not note.anchors:
        return ""
    words = note.anchors[0].quoted.replace("\n", " ")
    return f"“{words if len(words) <= MAX_QUOTED_CHARS else words[:MAX_QUOTED_CHARS] + '…'}”"


def _short(title: str) -> str:
    return title if len(title) <= MAX_TITLE_CHARS else f"{title[: MAX_TITLE_CHARS - 1]}…"


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
