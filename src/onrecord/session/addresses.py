"""The addresses that the cursor stands on: of a web page, a passage, or a record, and of the statement on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.navigation import Browser, RowTarget
    from onrecord.session.view import View


def addresses_at(browser: Browser, view: View) -> list[str]:
    """Return the address of the note's source, the linked record or the passages under the cursor in the text.

    In the list they are those of the marked rows, else that of the row under the cursor. `:` and every command with a
    REF take what is no web address.
    """
    if view.in_list:
        targets = browser.marked_targets()
        target = browser.row_target()
        return [_address(row) for row in targets or ([target] if target else [])]
    if view.cursor and view.cursor.url:
        return [view.cursor.url]
    if view.cursor and view.cursor.address:
        return [f"{browser.pack.id}:{view.cursor.address}"]
    if view.cursor is None and (record := browser.record()):
        return [f"{browser.pack.id}:{record.address}"]
    return [f"{browser.pack.id}:{ref}" for ref in view.refs]


def web_address_at(browser: Browser, view: View) -> str:
    """Return the web address of the statement that the cursor is on; empty where it is not known, and on a source.

    Marked rows may be of several statements, and have none together.
    """
    has_own = view.cursor is not None and view.cursor.url is not None
    if browser.unreadable or (view.in_list and browser.marks) or (has_own and not view.in_list):
        return ""
    return browser.pack.statement.url or ""


def _address(target: RowTarget) -> str:
    return f"{target.pack}:{target.address or target.ref}"
