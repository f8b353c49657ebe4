"""Commands that copy: the selected passages in a style, only the words of a record, an address."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.clipboard import Content
from onrecord.navigation.selection import describe_selection
from onrecord.quoting.alterations import for_double_quotes
from onrecord.quoting.styles import Style
from onrecord.session.addresses import addresses_at, web_address_at
from onrecord.session.copy_content import (
    caution_offer,
    describe_copy,
    empty_copy_message,
    marked_excerpts,
    no_text_message,
    record_words,
    selected_excerpts,
    styled,
    styled_without_passages,
)
from onrecord.session.copy_delivery import CopyDelivery
from onrecord.session.copy_queue import NotCopied
from onrecord.session.list_table import count_marked
from onrecord.session.message import MessagePart, Tone
from onrecord.session.negative_answer import NegativeAnswer, asked_answer, found_nothing, negative_answer
from onrecord.session.note_copying import note_content, styles_for_notes
from onrecord.session.outcome import NO_OUTCOME, Outcome
from onrecord.session.session import Session
from onrecord.session.style_choices import StyleChoices, style_choices
from onrecord.session.table_copying import TableCommands
from onrecord.session.view import View

if TYPE_CHECKING:
    from onrecord.model import Pack, Record
    from onrecord.navigation import RowTarget
    from onrecord.quoting.excerpts import Excerpt

_MAX_LABEL_CHARS = 40


class Selected(NamedTuple):
    """The selected passages, the pack and the record that they were selected in, and the `marked` rows with them."""

    excerpts: "tuple[Excerpt, ...]"
    pack: "Pack"
    record: "Record | None"
    marked: "Sequence[RowTarget]" = ()


def shorten_label(label: str) -> str:
    """Return a record's label for a message, cut if it is long."""
    return label if len(label) <= _MAX_LABEL_CHARS else label[: _MAX_LABEL_CHARS - 1] + "…"


class CopyCommands:
    """The commands that copy the selection; `settle` brings all results of the search that was typed.

    `tables` has those that copy tables.
    """

    def __init__(self, session: Session, delivery: CopyDelivery, settle: Callable[[View], None]) -> None:
        self._session = session
        self._browser = session.browser
        self._delivery = delivery
        self._settle = settle
        self.tables = TableCommands(session, delivery, settle)

    def passage(self, view: View) -> Outcome:
        """Copy the selected words, passage or note in the default style; in the list, all passages of the record.

        Of a search that finds nothing, copy that it does.
        """
        if view.note is not None:
            return self._note(view, self._session.plain_style)
        if self._answers_nothing(view):
            self._settle(view)
        if self._answers_nothing(view):
            return self._negative_answer()
        return self._copy_selected(self._selected(view), self._session.plain_style)

    def passage_as(self, view: View) -> Outcome:
        """Offer the styles, and copy in the chosen one what was previewed."""
        if view.note is not None:
            return self._note_as(view)
        if self._answers_nothing(view):
            return Outcome(f"nothing was found; {self._session.key('copy')} copies that, with the citation")
        selected = self._selected(view)
        if self._browser.is_glance and selected.record is None:
            return Outcome(no_text_message(self._session, "copy"))
        label = shorten_label(selected.record.label) if selected.record else "it"
        refs = describe_selection([excerpt.ref for excerpt in selected.excerpts])
        copied = StyleChoices(
            count_marked(len(selected.marked)) if selected.marked else refs or label,
            selected.excerpts,
            lambda style: self._copy_selected(selected, style),
            lambda style: self._preview(selected, style),
            lambda style: styled(selected.excerpts, style),
        )
        return Outcome(follow_up=style_choices(self._session, self._delivery, copied))

    def address(self, view: View) -> Outcome:
        """Copy the address under the cursor: of a source, a passage or a record; again, the statement's on the web."""
        addresses = addresses_at(self._browser, view)
        if not addresses:
            return Outcome(self._browser.unreadable or "there is no address here to copy")
        web = web_address_at(self._browser, view)
        if web and self._session.confirmation.confirm(("web address", *addresses)):
            return self._delivery.deliver(Content(web), f"the statement's web address, {web}")
        what = addresses[0] if len(addresses) == 1 else f"{len(addresses)} addresses"
        key, again = self._session.key("copy-address"), "again copies the statement's web address"
        hint = MessagePart(again, Tone.KEY, 2, "again: web address", key, "copy-address") if web else None
        return self._delivery.deliver(Content("\n".join(addresses)), what, hint=hint)

    def selected_quotation(self, view: View) -> str:
        """Return the selected words in quotation marks, with the brackets and ellipses of a copy."""
        excerpts = selected_excerpts(self._browser, view)
        return " ".join(f"“{for_double_quotes(excerpt)}”" for excerpt in excerpts)

    def words(self, view: View) -> Outcome:
        """Copy only the words that the record rests on, marked as part of their sentence."""
        record = self._browser.record()
        if record and (words := record_words(self._browser.pack, record, view.refs, self._browser.today)):
            what = f"part of {describe_selection([excerpt.ref for excerpt in words])}"
            return self._copy(words, self._session.plain_style, what)
        if not view.refs:
            return Outcome(no_text_message(self._session, "copy words of"))
        key = self._session.key("copy")
        return Outcome(f"only a record singles words out of a sentence; {key} copies the whole sentence")

    def _answers_nothing(self, view: View) -> bool:
        """Return whether a copy would say that nothing was found; rows that are marked and not in sight come first."""
        return found_nothing(self._browser) and not (view.in_list and self._browser.marks)

    def _selected(self, view: View) -> Selected:
        if view.in_list and self._browser.marks:
            marked = self._browser.marked_targets()
            return Selected(tuple(marked_excerpts(self._browser)), self._browser.pack, None, marked)
        excerpts = selected_excerpts(self._browser, view)
        return Selected(tuple(excerpts), self._browser.pack, self._browser.record())

    def _note(self, view: View, style: Style) -> Outcome:
        """Copy the editor's note under the cursor."""
        record, content = self._browser.record(), note_content(self._browser, view, style)
        if record is None or content is None:
            return Outcome("there is no note here to copy")
        return self._delivery.deliver(content, f"editor's note on {shorten_label(record.label)}")

    def _note_as(self, view: View) -> Outcome:
        """Offer the styles that an editor's note can be copied in."""

        def preview(style: Style) -> str:
            content = note_content(self._browser, view, style)
            return content.text if content else ""

        def content(style: Style) -> "Content":
            return note_content(self._browser, view, style) or Content("")

        copied = StyleChoices(
            "the editor's note",
            (),
            lambda style: self._note(view, style),
            preview,
            content,
            styles_for_notes(self._session.preferences.styles.all),
        )
        return Outcome(follow_up=style_choices(self._session, self._delivery, copied))

    def _copy_selected(self, selected: Selected, style: Style) -> Outcome:
        """Copy the selected passages; without any, the record, if the style can do without official text."""
        if selected.excerpts:
            what = describe_copy(selected.excerpts, style, selected.marked, self._browser.packs)
            if selected.record and style.compose_without_passages:  # the whole record
                what = shorten_label(selected.record.label)
            return self._copy(selected.excerpts, style, what)
        if selected.record and (content := self._without_passages(selected, style)):
            label = shorten_label(selected.record.label)
            return self._delivery.deliver(content, f"record of {label}, without official text")
        return Outcome(no_text_message(self._session, "copy"))

    def _preview(self, selected: Selected, style: Style) -> str:
        """Return the text that a copy in the style would have; empty if there is nothing to copy."""
        if selected.excerpts:
            return style.render_all(selected.excerpts)
        content = self._without_passages(selected, style)
        return content.text if content else ""

    def _without_passages(self, selected: Selected, style: Style) -> Content | None:
        """Return the record in the style; None if there is none, or the style cannot do without official text."""
        if selected.record is None:
            return None
        return styled_without_passages(selected.pack, selected.record, style, self._browser.today)

    def _copy(self, excerpts: "Sequence[Excerpt]", style: Style, what: str) -> Outcome:
        """Copy the excerpts in the style, and offer the editor's cautions if the copy does not include them."""
        content = styled(excerpts, style)
        if not content.text.strip():
            return Outcome(empty_copy_message(style))
        what = f"{what} as {style.name}"
        return self._delivery.deliver(content, what, offer=caution_offer(excerpts, style, content, what))

    def _negative_answer(self) -> Outcome:
        """Copy that the statements do not contain what was searched for; or say why that would not be true.

        The statements of a large library are read on another thread, when the copies before this one are done.
        """
        if not self._browser.search_service.is_slow:
            answer = negative_answer(self._browser)
            refused = Outcome(_not_copied(answer)) if answer.refusal else None
            return refused or self._delivery.deliver(Content(answer.text), answer.what)
        read = cache(asked_answer(self._browser))

        def content() -> Content:
            if read().refusal:
                raise NotCopied(_not_copied(read()))
            return Content(read().text)

        outcome = self._delivery.deliver_made(content, lambda: read().what)
        return Outcome("reading the statements…") if outcome is NO_OUTCOME else outcome


def _not_copied(answer: NegativeAnswer) -> str:
    return f"not copied: {answer.refusal}"
