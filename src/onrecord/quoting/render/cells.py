"""The tree as cells for a spreadsheet: tables with tabs between cells, each other block in a cell of its own."""

from __future__ import annotations

from onrecord.quoting.render.plain import flat_cell, render_plain
from onrecord.quoting.tree import Table, Tree
from onrecord.text.formula_guard import guard_cell


def render_cells(tree: Tree) -> str:
    """Return the tree in the form that spreadsheets paste from the clipboard, with blank lines between blocks."""
    return "\n\n".join(
        _tab_separated(block) if isinstance(block, Table) else _escape_cell(render_plain((block,))) for block in tree
    )


def _tab_separated(table: Table) -> str:
    return "\n".join("\t".join(map(_escape_cell, row)) for row in (table.header, *table.rows))


def _escape_cell(text: str) -> str:
    """Return the text of a cell such that a spreadsheet shows it as it is, on one line.

    One that begins with a straight quotation mark is quoted, as spreadsheets do themselves.
    """
    flat = flat_cell(text)
    if flat.startswith('"'):
        return '"' + flat.replace('"', '""') + '"'
    return guard_cell(flat)
