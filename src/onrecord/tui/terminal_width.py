"""Terminals that draw characters of ambiguous width in two cells: detect, remember and adapt to them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from onrecord.text.terminal_answers import TerminalAnswers


def terminal_name() -> str:
    """Return the name under which a width is remembered: the terminal's type, and its program if known."""
    return " ".join(filter(None, (os.environ.get("TERM"), os.environ.get("TERM_PROGRAM"))))


class TerminalWidths:
    """The width of ambiguous characters; `wide_terminals` has the names of the terminals that last used two cells.

    `lay_out_again` wraps the lines of `app` that depend on the width of characters.
    """

    def __init__(self, app: App[None], lay_out_again: Callable[[], None], wide_terminals: Sequence[str]) -> None:
        self._app = app
        self._lay_out_again = lay_out_again
        self.wide_terminals = tuple(wide_terminals)
        self.is_wide = False

    def learn(self, answers: TerminalAnswers | None) -> None:
        """Adapt to the terminal's answer, or to an earlier answer of the same terminal; two cells are never undone.

        Assuming two cells where one is right costs looks only; the contrary would cut off official words.
        """
        name = terminal_name()
        cells = answers.ambiguous_cells if answers else None
        if cells is not None:
            others = tuple(terminal for terminal in self.wide_terminals if terminal != name)
            self.wide_terminals = (name, *others) if cells == 2 else others
        if not self.is_wide and (cells == 2 or (cells is None and name in self.wide_terminals)):
            self.is_wide = True
            self._draw_wide()

    def _draw_wide(self) -> None:
        from onrecord.tui.ambiguous_width import count_ambiguous_as_two_cells  # for a few terminals only

        count_ambiguous_as_two_cells()
        if self._app.is_running:
            self._app.refresh_css(animate=False)
            self._lay_out_again()
            self._app.refresh(layout=True)
