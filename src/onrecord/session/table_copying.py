"""Commands that copy tables: of the list, of its marked rows, and on the page “At a glance” of what is due and open."""

from collections.abc import Callable

from onrecord.navigation.result_rows import folded_groups
from onrecord.navigation.table_rows import count_rows_to_copy
from onrecord.quoting.tables import FORMS, MARKDOWN, TableForm
from onrecord.session.copy_delivery import CopyDelivery
from onrecord.session.dialogs import Choice, ChoiceList
from onrecord.session.due_table import due_table_content
from onrecord.session.list_table import ListTable, count_marked
from onrecord.session.outcome import Outcome
from onrecord.session.session import Session
from onrecord.session.view import View

DUE_AND_OPEN = "“Due and open”"


class TableCommands:
    """The commands that copy a list as a table; `settle` brings all results of the search that was typed."""

    def __init__(self, session: Session, delivery: CopyDelivery, settle: Callable[[View], None]) -> None:
        self._session = session
        self._browser = session.browser
        self._delivery = delivery
        self._settle = settle

    def list_as_markdown(self, view: View) -> Outcome:
        """Copy the whole list as a Markdown table."""
        return self._list_as(MARKDOWN, view)

    def list_as(self, view: View) -> Outcome:
        """Offer the table formats, and copy the marked rows or the whole list in the chosen one."""
        forms = {form.name: form for form in FORMS}
        choices = tuple(Choice(form.name, form.title, form.letter) for form in FORMS)
        title = f"Copy {self._table_to_copy()} as"
        copy_list = ChoiceList(title, choices, lambda name: self._list_as(forms[name], view), verb="copy")
        return Outcome(follow_up=copy_list)

    def _table_to_copy(self) -> str:
        """Return in words which table is copied: of marked rows, of the list, or of what stands on the page."""
        if self._browser.is_glance:
            section = self._browser.glance_section
            return f"the list {section.title}" if section else DUE_AND_OPEN
        return count_marked(len(self._browser.marks)) if self._browser.marks else "the list"

    def _list_as(self, form: TableForm, view: View) -> Outcome:
        """Copy the marked rows or the whole list as a table; if reading it takes a while, on another thread."""
        browser = self._browser
        if browser.is_glance:
            return self._of_glance(form)
        self._settle(view)
        rows = browser.rows()
        marked = browser.marked_targets()
        if not marked and not count_rows_to_copy(rows):
            return Outcome(self._nothing_to_copy())
        table = ListTable(rows, browser.packs, form, browser.today, marked, browser.area)
        if not browser.search_service.is_slow:
            return self._delivery.deliver(table.content(), table.description)
        outcome = self._delivery.deliver_made(table.content, lambda: table.description)
        return outcome if outcome.message else outcome._replace(message="making the table…")

    def _of_glance(self, form: TableForm) -> Outcome:
        """Copy the list that the row under the page's cursor leads to; from all other rows what is due and open."""
        browser = self._browser
        if section := browser.glance_section:
            table = ListTable(browser.lists.rows(browser.pack.id, section), browser.packs, form, browser.today)
            return self._delivery.deliver(table.content(), f"{section.title}: {table.description}")
        content, count = due_table_content(browser, form)
        if not count:
            key = self._session.key("copy-list")
            return Outcome(f"nothing is noted as due or open; open a section, and {key} copies its list")
        return self._delivery.deliver(content, f"{DUE_AND_OPEN} as a table of {count} row{'s' * (count > 1)}")

    def _nothing_to_copy(self) -> str:
        """Return why a table of the list would have no row."""
        folded = sum(len(group.hits) for group in folded_groups(self._browser.rows()))
        if not folded:
            return "the list is empty; nothing was copied"
        all_folded = "the only result is folded" if folded == 1 else f"all {folded:,} results are folded"
        return f"{all_folded}, so that nothing was copied; {self._session.key('fold')} unfolds a group"
