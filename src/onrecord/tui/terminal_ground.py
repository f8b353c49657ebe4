"""The ground on which the terminal draws, light or dark: what it answers, its environment says, or it last answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from onrecord.session.terminal_abilities import is_light
from onrecord.tui.terminal_width import terminal_name

if TYPE_CHECKING:
    from onrecord.text.terminal_answers import TerminalAnswers


class TerminalGround:
    """Return whether the ground is light; `light_terminals` has the names of the terminals whose ground last was.

    `tell` is called with what is learned. `by_environment` is what COLORFGBG says, None if nothing.
    """

    def __init__(
        self,
        tell: Callable[..., None],
        by_environment: bool | None,
        light_terminals: Sequence[str],
    ) -> None:
        self._tell = tell
        self._by_environment = by_environment
        self.light_terminals = tuple(light_terminals)

    def learn(self, answers: TerminalAnswers | None) -> None:
        """Learn from the terminal's answer; without one from its environment, or from its answer in an earlier session.

        An answer that came late is remembered, so that the next session begins with it.
        """
        name = terminal_name()
        if answers and answers.background:
            has_light_ground = is_light(answers.background)
            others = tuple(terminal for terminal in self.light_terminals if terminal != name)
            self.light_terminals = (name, *others) if has_light_ground else others
        elif self._by_environment is None:
            has_light_ground = name in self.light_terminals
        else:
            has_light_ground = self._by_environment
        self._tell(is_light=has_light_ground)
