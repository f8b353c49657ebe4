"""Commands that collect passages, and that copy, remove and restore what was collected."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.briefs.brief import Clipping
from onrecord.briefs.collecting import clipping_of, sources_of, with_note
from onrecord.briefs.item_changes import find_change
from onrecord.clipboard import Content
from onrecord.model.parties import join_names
from onrecord.quoting.cautions import caution_notice
from onrecord.quoting.styles import Style
from onrecord.session.change_words import change_words
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
from onrecord.session.message import Message, MessagePart, Tone, one_part
from onrecord.session.outcome import Outcome, Stale
from onrecord.session.own_words import WordsAsked, ask_for_lines
from onrecord.session.session import Session
from onrecord.session.style_choices import StyleChoices, style_choices
from onrecord.session.view import View

if TYPE_CHECKING:
    from onrecord.briefs import OpenBrief
    from onrecord.quoting.excerpts import Excerpt

MAX_NAMED_PACKS = 3
NOTHING_COLLECTED = one_part("nothing collected yet, so nothing was copied", "nothing collected, nothing copied")


class CollectCommands:
    """The commands that change or copy the clippings of the current brief."""

    def __init__(self, session: Session, delivery: CopyDelivery) -> None:
        self._session = session
        self._delivery = delivery
        self._comment = ""

    @property
    def _clippings(self) -> OpenBrief:
        return self._session.clippings

    def collect(self, view: View) -> Outcome:
        """Add the selection to the brief; if it was collected already, only when asked for twice."""
        session = self._session
        if view.in_list and session.browser.marks:
            return self._collect_marked()
        if view.note is not None:
            copy = session.key("copy")
            return Outcome(f"an editor's note is not official text, and is not collected; {copy} copies it as a note")
        excerpts = selected_excerpts(session.browser, view)
        if not excerpts:
            return Outcome(no_text_message(session, "collect"))
        record, refs = session.browser.record(), describe_excerpts(excerpts)
        clipping, collected = clipping_of(excerpts), self._clippings.collected
        what = f"{shorten_label(record.label)} ({refs})" if record else refs
        is_there = not self._comment and all(map(collected.contains, excerpts))  # with a note, it is asked for again
        if is_there and not session.confirmation.confirm(clipping):
            again = f"{session.key('collect')} again collects it"
            return Outcome(one_part(f"already collected: {what}; {again} once more", f"collected already; {again}"))
        repeated = sum(map(collected.has_sentences_of, excerpts))
        which = f", {repeated} of them" if repeated < len(excerpts) else ", words that were"
        repeat_note = f"{which} collected before" if repeated else ""
        notice = caution_notice(excerpts)
        caution = MessagePart(notice, Tone.CAUTION, 2, "has a caution") if notice else None
        return self._add([clipping], excerpts, f"{what}{repeat_note}", caution, least=f"{refs}{repeat_note}")

    def collect_with_note(self, view: View) -> Outcome:
        """Ask for a note, and collect the selection with it."""
        excerpts: list[Excerpt] = []
        if view.note is not None or not (view.in_list and self._session.browser.marks):
            excerpts = [] if view.note is not None else selected_excerpts(self._session.browser, view)
            if not excerpts:
                return self.collect(view)

        def answer(typed: str) -> Outcome:
            self._comment = typed.strip()
            try:
                return self.collect(view)
            finally:
                self._comment = ""

        subject = describe_excerpts(excerpts) if excerpts else count_marked(len(self._session.browser.marks))
        key = self._session.key("collect-with-note")
        title = f"Collect with a note: {subject}"
        return ask_for_lines(self._session.brief, WordsAsked(title, key, ("collect", subject), "", answer))

    def _collect_marked(self) -> Outcome:
        """Add each marked row to the brief, all in one change; those that it has already only when asked for twice."""
        session = self._session
        groups: list[list[Excerpt]] = []
        marked = session.browser.marked_targets()
        for excerpt in marked_excerpts(session.browser):
            if groups and excerpt.record and groups[-1][0].record is excerpt.record:
                groups[-1].append(excerpt)
            else:
                groups.append([excerpt])
        if not groups:
            return Outcome(no_text_message(session, "collect"))
        collected = self._clippings.collected
        new = [group for group in groups if not all(map(collected.contains, group))]
        if not new and not self._comment and not session.confirmation.confirm(marked):
            again = f"{session.key('collect')} again collects {'it' if len(marked) == 1 else 'them'} once more"
            return Outcome(f"already collected: {count_marked(len(marked))}; {again}")
        repeated = len(groups) - len(new) if new else 0
        groups = new or groups
        session.browser.marks.clear()
        differ = f" as {count_clippings(len(groups))}" if len(groups) != len(marked) and not repeated else ""
        without_text = count_without_text(marked, session.browser.packs)
        left_out = f", {repeated} left out as collected before" if repeated else ""
        what = f"{count_marked(len(marked))}{differ}{without_text}{left_out}"
        return self._add([clipping_of(group) for group in groups], list(chain.from_iterable(groups)), what)

    def _add(
        self,
        clippings: Sequence[Clipping],
        excerpts: Sequence[Excerpt],
        what: str,
        caution: MessagePart | None = None,
        *,
        least: str = "",
    ) -> Outcome:
        """Add clippings, save the brief soon, and say what was collected (in few words `least`) and what to do next."""
        session = self._session
        self._clippings.add(with_note(clippings, self._comment), sources_of(excerpts))
        count = len(self._clippings)
        message = Message(
            MessagePart(f"Collected {what}", Tone.GOOD, least=f"Collected {least}" if least else ""),
            *filter(None, [caution]),
            MessagePart(
                f"shows all {count}" if count > 1 else "shows it",
                Tone.KEY,
                3,
                "",
                session.key("clippings"),
                "clippings",
            ),
            MessagePart("undoes", Tone.KEY, 3, "undo", session.key("undo"), "undo"),
        )
        session.brief.save_soon(message)
        return Outcome(message, Stale.COUNTS)

    def undo(self) -> Outcome:
        """Undo the last change to the clippings or of the style of plain copies, and say what holds now."""
        before = self._clippings.items
        if self._session.plain.undo(before):
            return self._style_undone()
        if not self._clippings.undo():
            return Outcome("nothing to undo", Stale.COUNTS)
        self._session.brief.save_soon()
        change = find_change(self._clippings.items, before)
        what = f": {change_words(change)}" if change else ""
        return Outcome(f"undone{what}; clippings: {len(self._clippings)}", Stale.COUNTS)

    def redo(self) -> Outcome:
        """Do again what was undone last, and say what that was."""
        before = self._clippings.items
        if not self._clippings.redo():
            return Outcome("nothing to do again", Stale.COUNTS)
        self._session.brief.save_soon()
        change = find_change(before, self._clippings.items)
        what = f": {change_words(change)}" if change else ""
        return Outcome(f"done again{what}; clippings: {len(self._clippings)}", Stale.COUNTS)

    def _style_undone(self) -> Outcome:
        return Outcome(f"undone; {self._session.key('copy')} copies as {self._session.plain_style.name}")

    def copy_all(self) -> Outcome:
        """Copy every clipping in the default style."""
        return self._copy_all_in(self._session.plain_style)

    def copy_all_as(self) -> Outcome:
        """Offer the styles, and copy every clipping in the chosen one."""
        if not len(self._clippings):
            return Outcome(NOTHING_COLLECTED)
        if not self._clippings.excerpts():
            return Outcome(self._nothing_proved)
        copied = StyleChoices(
            count_clippings(len(self._clippings)),
            self._clippings.excerpts(),
            self._copy_all_in,
            self._clippings.render,
            lambda style: Content(self._clippings.render(style), self._clippings.render_rich(style)),
        )
        return Outcome(follow_up=style_choices(self._session, self._delivery, copied))

    @property
    def _nothing_proved(self) -> str:
        """The reason why there is nothing in the brief that can be copied."""
        packs = self._clippings.proofs.missing_packs(self._clippings.clippings)
        if not packs:
            return "nothing was copied: the statements have other words there now"
        are, folder = ("is", "its folder") if len(packs) == 1 else ("are", "their folders")
        names = join_names(packs if len(packs) <= MAX_NAMED_PACKS else [*packs[:MAX_NAMED_PACKS], "others"])
        return f"nothing was copied: {names} {are} not open; onrecord DIR with {folder} opens what you collected from"

    def _copy_all_in(self, style: Style) -> Outcome:
        session, clippings, items = self._session, self._clippings, self._clippings.clippings
        if not items:
            return Outcome(NOTHING_COLLECTED)
        if not (excerpts := clippings.excerpts()):
            return Outcome(self._nothing_proved)
        content = Content(clippings.render(style), clippings.render_rich(style))
        if not content.text.strip():
            return Outcome(empty_copy_message(style))
        unproved = clippings.proofs.unproved(items)
        left_out = f", {unproved} not in an open statement left out" if unproved else ""
        what = f"{count_clippings(len(items))} as {style.name}{left_out}"
        return self._delivery.deliver(
            content,
            what,
            lambda report: session.note_export(items, content, style, report),
            offer=caution_offer(excerpts, style, content, what),
        )


def count_clippings(number: int) -> str:
    """Return a number of clippings in words."""
    return f"{number} clipping{'' if number == 1 else 's'}"
