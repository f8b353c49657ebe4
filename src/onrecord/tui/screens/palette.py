"""The command palette: find a command of the screen below by its name."""

from __future__ import annotations

from collections.abc import Sequence

from textual.fuzzy import FuzzySearch

from onrecord.commands import Command, CommandGroups
from onrecord.navigation import Row, RowTarget
from onrecord.text.signs import own_words
from onrecord.tui.screens.finding_sheet import FindingSheet

OWN_COMMAND = "palette"  # opens the palette, so it need not be listed


class Palette(FindingSheet[str | None]):
    """The command palette; it returns the name of the chosen command, or None.

    Textual's own palette finds its entries in a worker and shows them by timers, so that a key could reach a list that
    was not filled yet.
    """

    def __init__(self, groups: CommandGroups) -> None:
        self._commands = [command for group in groups for command in group.commands if command.name != OWN_COMMAND]
        super().__init__("Commands", "run", "a command, or letters of it", len(self._commands))

    def rows_matching(self, typed: str) -> Sequence[Row]:
        """Return the rows of the commands that match the typed text, best first; of all if nothing was typed."""
        return tuple(
            Row(own_words(command.title), own_words(command.displayed_keys), RowTarget("", command.name))
            for command in self._matching(typed)
        )

    def choose(self, value: str) -> None:
        """Close the palette with the name of a command."""
        self.dismiss(value)

    def _matching(self, typed: str) -> list[Command]:
        if not typed:
            return self._commands
        search = FuzzySearch()
        scored = [
            (search.match(typed, f"{command.title}  {command.displayed_keys}")[0], command)
            for command in self._commands
        ]
        return [command for score, command in sorted(scored, key=lambda pair: -pair[0]) if score > 0]
