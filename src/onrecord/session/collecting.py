"""Commands that collect passages, and that copy, remove and restore what was collected."""

from __future__ import annotations

from onrecord.briefs import CollectedExcerpts
from onrecord.clipboard import Content
from onrecord.navigation.selection import describe_selection
from onrecord.quoting.cautions import caution_notice
from onrecord.quoting.styles import Style
from onrecord.session.copy_content import (
    caution_offer,
    count_without_text,
    describe_excerpts,
    empty_copy_message,
    marked_excerpts,
    no_text_message,
    selected_excerpts,
)
from onrecord.session.copy_delivery import CopyDelivery
from onrecord.session.copying import shorten_label
from onrecord.session.list_table import count_marked
from onrecord.session.message import Message, MessagePart, Tone
from onrecord.session.outcome import Outcome, Stale
from onrecord.session.session import Session
from onrecord.session.style_choices import StyleChoices, style_choices
from onrecord.session.view import View

NOTHING_COLLECTED = "nothing collected yet, so nothing was copied"


class CollectCommands:
    """The commands that change or copy the clippings of a session."""

    def __init__(self, session: Session, delivery: CopyDelivery) -> None:
        self._session = session
        self._clippings = session.clippings
        self._delivery = delivery

    def collect(self, view: View) -> Outcome:
        """Add the selection to the clippings; if it was collected already, only when asked for twice."""
        session, clippings = self._session, self._clippings
        if view.in_list and session.browser.marks:
            return self._collect_marked()
        if view.note is not None:
            copy = session.key("copy")
            return Outcome(f"an editor's note is not official text, and is not collected; {copy} copies it as a note")
        excerpts = selected_excerpts(session.browser, view)
        if not excerpts:
            return Outcome(no_text_message(session, "collect"))
        record, refs = session.browser.record(), describe_excerpts(excerpts)
        title = record.label if record else describe_selection([excerpt.ref for excerpt in excerpts])
        clipping = CollectedExcerpts(title, tuple(excerpts))
        what = f"{shorten_label(record.label)} ({refs})" if record else refs
        if all(clippings.contains(excerpt) for excerpt in excerpts) and not session.confirmation.confirm(clipping):
            return Outcome(f"already collected: {what}; {session.key('collect')} again collects it once more")
        repeated = sum(clippings.has_sentences_of(excerpt) for excerpt in excerpts)
        clippings.add(clipping)
        which = f", {repeated} of them" if repeated < len(excerpts) else ", words that were"
        repeat_note = f"{which} collected before" if repeated else ""
        notice = caution_notice(excerpts)
        caution = MessagePart(notice, Tone.CAUTION, 2, "has a caution") if notice else None
        return Outcome(self._collected(f"{what}{repeat_note}", caution), Stale.COUNTS)

    def _collect_marked(self) -> Outcome:
        """Add each marked row to the clippings, all in one change."""
        clippings: list[CollectedExcerpts] = []
        marked = self._session.browser.marked_targets()
        for excerpt in marked_excerpts(self._session.browser):
            title = excerpt.record.label if excerpt.record else str(excerpt.ref)
            if clippings and excerpt.record and clippings[-1].excerpts[0].record is excerpt.record:
                clippings[-1] = clippings[-1]._replace(excerpts=(*clippings[-1].excerpts, excerpt))
            else:
                clippings.append(CollectedExcerpts(title, (excerpt,)))
        if not clippings:
            return Outcome(no_text_message(self._session, "collect"))
        self._clippings.add(*clippings)
        self._session.browser.marks.clear()
        differ = f" as {count_clippings(len(clippings))}" if len(clippings) != len(marked) else ""
        without_text = count_without_text(marked, self._session.browser.packs)
        return Outcome(self._collected(f"{count_marked(len(marked))}{differ}{without_text}"), Stale.COUNTS)

    def _collected(self, what: str, caution: MessagePart | None = None) -> Message:
        """Return the message after something was collected: what, whether it has a caution, and what to do next."""
        session, count = self._session, len(self._clippings)
        all_of_them = f"shows all {count}" if count > 1 else "shows it"
        return Message(
            MessagePart(f"Collected {what}", Tone.GOOD),
            *filter(None, [caution]),
            MessagePart(all_of_them, Tone.KEY, 3, "", session.key("clippings"), "clippings"),
            MessagePart("undoes", Tone.KEY, 3, "undo", session.key("undo"), "undo"),
        )

    def undo(self) -> Outcome:
        """Undo the last change to the clippings or of the style of plain copies, and say what holds now."""
        if self._session.plain.undo(self._clippings.items):
            return self._style_undone()
        was_undone = self._clippings.undo()
        return Outcome(f"undone; clippings: {len(self._clippings)}" if was_undone else "nothing to undo", Stale.COUNTS)

    def _style_undone(self) -> Outcome:
        return Outcome(f"undone; {self._session.key('copy')} copies as {self._session.plain_style.name}")

    # On the screen of the clippings, which shows their number

    def undo_in_list(self) -> Outcome:
        """Undo the last change to the clippings or of the style of plain copies."""
        if self._session.plain.undo(self._clippings.items):
            return self._style_undone()
        return Outcome("undone" if self._clippings.undo() else "nothing to undo")

    def remove(self, index: int) -> Outcome:
        """Remove the clipping at an index; there may be none."""
        if not 0 <= index < len(self._clippings):
            return Outcome("nothing to remove")
        removed = self._clippings.remove(index)
        return Outcome(f"removed {removed.title}; {self._session.key('undo')} brings it back")

    def remove_all(self) -> Outcome:
        count = len(self._clippings)
        self._clippings.clear()
        undo = self._session.key("undo")
        return Outcome(f"removed all {count}; {undo} brings them back" if count else "nothing to remove")

    def copy_all(self) -> Outcome:
        """Copy every clipping in the default style."""
        return self._copy_all_in(self._session.plain_style)

    def copy_all_as(self) -> Outcome:
        """Offer the styles, and copy every clipping in the chosen one."""
        if not len(self._clippings):
            return Outcome(NOTHING_COLLECTED)
        items = self._clippings.items
        copied = StyleChoices(
            count_clippings(len(items)),
            [excerpt for item in items for excerpt in item.excerpts],
            self._copy_all_in,
            self._clippings.render,
            lambda style: Content(self._clippings.render(style), self._clippings.render_rich(style)),
        )
        return Outcome(follow_up=style_choices(self._session, self._delivery, copied))

    def _copy_all_in(self, style: Style) -> Outcome:
        session, clippings, items = self._session, self._clippings, self._clippings.items
        if not items:
            return Outcome(NOTHING_COLLECTED)
        content = Content(clippings.render(style), clippings.render_rich(style))
        if not content.text.strip():
            return Outcome(empty_copy_message(style))
        excerpts = [excerpt for item in items for excerpt in item.excerpts]
        what = f"{count_clippings(len(items))} as {style.name}"
        return self._delivery.deliver(
            content,
            what,
            lambda report: session.note_export(items, content, style, report),
            offer=caution_offer(excerpts, style, content, what),
        )


def count_clippings(number: int) -> str:
    """Return a number of clippings in words."""
    return f"{number} clipping{'' if number == 1 else 's'}"
