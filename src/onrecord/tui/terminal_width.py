"""Whether this terminal draws characters of ambiguous width in two cells, and what the screen does about it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.text.terminal_answers import TerminalAnswers
    from onrecord.tui.app import OnrecordApp


def terminal_name() -> str:
    """Return by which name a width is remembered: the terminal's kind, and its program where that is known."""
    return " ".join(filter(None, (os.environ.get("TERM"), os.environ.get("TERM_PROGRAM"))))


class TerminalWidths:
    """`known` are the kinds of terminals that drew them in two cells when they last said."""

    def __init__(self, app: OnrecordApp, known: Sequence[str]) -> None:
        self._app = app
        self.known = tuple(known)
        self.wide = False

    def learn(self, answers: TerminalAnswers | None) -> None:
        """Draw for what the terminal says, or one of its kind said before; once drawn for two cells, that stays.

        Drawing for two cells where one would do loses looks; the contrary would cut official words.
        """
        name = terminal_name()
        cells = answers.ambiguous_cells if answers else None
        if cells is not None:
            others = tuple(each for each in self.known if each != name)
            self.known = (name, *others) if cells == 2 else others
        if not self.wide and (cells == 2 or (cells is None and name in self.known)):
            self.wide = True
            self._draw_wide()

    def _draw_wide(self) -> None:
        from onrecord.tui.ambiguous_width import AMBIGUOUS_CSS, count_ambiguous_as_two_cells  # for few terminals

        count_ambiguous_as_two_cells()
        self._app.stylesheet.add_source(AMBIGUOUS_CSS, ("", "WIDE"), tie_breaker=2)
        if self._app.is_running:
            self._app.stylesheet.parse()
            self._app.refresh_css(animate=False)
            self._app.browse.reading.lay_out_again()
            self._app.refresh(layout=True)
