"""Cells for spreadsheets that none of them takes for a formula."""

_STARTS_OF_FORMULAS = tuple("=+-@＝＋－＠\t\r")


def guard_cell(text: str) -> str:
    """Return the text of a cell with an apostrophe in front if a spreadsheet would take it for a formula.

    A cell that is pasted does not show it; one that is read from a file does (OWASP, "CSV injection").
    """
    return f"'{text}" if text.startswith(_STARTS_OF_FORMULAS) else text
