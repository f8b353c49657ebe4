"""Commands that copy: the selected passages in a style, only the words of a record, the list as a table."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.clipboard import Content
from onrecord.library import lazy_search
from onrecord.navigation.result_rows import folded_groups
from onrecord.navigation.selection import describe_selection
from onrecord.navigation.table_rows import count_rows_to_copy
from onrecord.navigation.unreadable import unreadable_sentence
from onrecord.navigation.web_addresses import short_address
from onrecord.quoting.alterations import for_double_quotes
from onrecord.quoting.styles import Style
from onrecord.quoting.tables import FORMS, MARKDOWN, TableForm
from onrecord.session.addresses import addresses_at
from onrecord.session.copy_content import (
    caution_offer,
    count_marked,
    describe_excerpts,
    empty_copy_message,
    marked_excerpts,
    marked_rows,
    no_text_message,
    record_words,
    selected_excerpts,
    styled,
    styled_without_passages,
)
from onrecord.session.copy_delivery import CopyDelivery
from onrecord.session.list_table import ListTable
from onrecord.session.negative_answer import found_nothing, negative_answer
from onrecord.session.note_copying import note_content, styles_for_notes
from onrecord.session.outcome import Choice, ChoiceList, Outcome
from onrecord.session.session import Session
from onrecord.session.style_choices import StyleChoices, style_choices
from onrecord.session.view import View

if TYPE_CHECKING:
    from onrecord.model import Pack, Record
    from onrecord.quoting.excerpts import Excerpt

_MAX_LABEL_CHARS = 40


class Selected(NamedTuple):
    """The selected passages, and the pack and the record that they were selected in."""

    excerpts: "tuple[Excerpt, ...]"
    pack: "Pack"
    record: "Record | None"


def shorten_label(label: str) -> str:
    """Return a record's label for a message, cut if it is long."""
    return label if len(label) <= _MAX_LABEL_CHARS else label[: _MAX_LABEL_CHARS - 1] + "…"


class CopyCommands:
    """The commands that copy the selection or the list; `settle` brings all results of the search that was typed."""

    def __init__(self, session: Session, delivery: CopyDelivery, settle: Callable[[View], None]) -> None:
        self._session = session
        self._browser = session.browser
        self._delivery = delivery
        self._settle = settle

    def passage(self, view: View) -> Outcome:
        """Copy the selected words, passage or note in the default style; in the list, all passages of the record.

        Of a search that finds nothing, copy that it does.
        """
        if view.note is not None:
            return self._note(view, self._session.plain_style)
        if found_nothing(self._browser):
            self._settle(view)
        if found_nothing(self._browser):
            return self._negative_answer()
        return self._copy_selected(self._selected(view), self._session.plain_style)

    def passage_as(self, view: View) -> Outcome:
        """Offer the styles, and copy in the chosen one what was previewed."""
        if view.note is not None:
            return self._note_as(view)
        if found_nothing(self._browser):
            return Outcome(f"nothing was found; {self._session.key('copy')} copies that, with the citation")
        selected = self._selected(view)
        if self._browser.is_glance and selected.record is None:
            return Outcome(no_text_message(self._session, "copy"))
        label = shorten_label(selected.record.label) if selected.record else "it"
        copied = StyleChoices(
            describe_selection([excerpt.ref for excerpt in selected.excerpts]) or label,
            selected.excerpts,
            lambda style: self._copy_selected(selected, style),
            lambda style: self._preview(selected, style),
            lambda style: styled(selected.excerpts, style),
        )
        return Outcome(follow_up=style_choices(self._session, self._delivery, copied))

    def address(self, view: View) -> Outcome:
        """Copy the address under the cursor: of a source, a passage or a record."""
        addresses = addresses_at(self._browser, view)
        if not addresses:
            return Outcome(self._browser.unreadable or "there is no address here to copy")
        domain, _ = short_address(addresses[0])
        one = addresses[0] if domain == addresses[0] else f"the address at {domain}"
        what = one if len(addresses) == 1 else f"{len(addresses)} addresses"
        return self._delivery.deliver(Content("\n".join(addresses)), what)

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

    def list_as_markdown(self, view: View) -> Outcome:
        """Copy the list, or its marked rows, as a Markdown table."""
        return self._list_as(MARKDOWN, view)

    def list_as(self, view: View) -> Outcome:
        """Offer the table formats, and copy the list, or its marked rows, in the chosen one."""
        if self._browser.is_glance:
            return self._list_as(MARKDOWN, view)
        forms = {form.name: form for form in FORMS}
        choices = tuple(Choice(form.name, form.title, form.letter) for form in FORMS)
        marked = count_marked(self._browser)
        copy_list = ChoiceList(
            f"Copy {marked or 'the list'} as", choices, lambda name: self._list_as(forms[name], view), verb="copy"
        )
        return Outcome(follow_up=copy_list)

    def _selected(self, view: View) -> Selected:
        if view.in_list and self._browser.marks:
            return Selected(tuple(marked_excerpts(self._browser)), self._browser.pack, None)
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
            what = describe_excerpts(selected.excerpts)
            marked = count_marked(self._browser) if selected.record is None else ""
            return self._copy(selected.excerpts, style, f"{what} of {marked}" if marked else what)
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

    def _list_as(self, form: TableForm, view: View) -> Outcome:
        """Copy the list as a table, or its marked rows; if reading it takes a while, on another thread."""
        browser = self._browser
        if browser.is_glance:
            return Outcome(
                f"this page is no list; open a section, and {self._session.key('copy-list')} copies its list"
            )
        self._settle(view)
        if not count_rows_to_copy(browser.rows()):
            return Outcome(self._nothing_to_copy())
        marked = count_marked(browser)
        rows = marked_rows(browser) if marked else browser.rows()
        table = ListTable(rows, browser.packs, form, browser.today, marked or "the list")
        if not browser.search_service.is_slow:
            return self._delivery.deliver(table.content(), table.description)
        outcome = self._delivery.deliver_made(table.content, lambda: table.description)
        return outcome if outcome.message else outcome._replace(message="making the table…")

    def _negative_answer(self) -> Outcome:
        """Copy that the statements do not contain what was searched for; or say why that would not be true."""
        try:
            answer = negative_answer(self._browser)
        except lazy_search.CorruptIndexError as error:
            return Outcome(unreadable_sentence("how much was searched", error))
        if answer.refusal:
            return Outcome(f"not copied: {answer.refusal}")
        return self._delivery.deliver(Content(answer.text), answer.what)

    def _nothing_to_copy(self) -> str:
        """Return why a table of the list would have no row."""
        folded = sum(len(group.hits) for group in folded_groups(self._browser.rows()))
        if not folded:
            return "the list is empty; nothing was copied"
        all_folded = "the only result is folded" if folded == 1 else f"all {folded:,} results are folded"
        return f"{all_folded}, so that nothing was copied; {self._session.key('fold')} unfolds a group"
