"""Updates a moment after the last of several keys: the text beside a list, whose row is drawn first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

# After the last key. A screen reader has begun to speak the row by then, and keys that repeat come faster.
FOLLOW_SECONDS = 0.04


class FollowUp:
    """A call that is made a moment after the last time it was asked for, or sooner where its effect is needed."""

    def __init__(self, app: Callable[[], App[Any]], call: Callable[[], None]) -> None:
        self._app = app
        self._call = call
        self._timer: Timer | None = None

    @property
    def is_due(self) -> bool:
        """True while the call has been asked for and not made."""
        return self._timer is not None

    def ask(self) -> None:
        """Make the call in a moment, counted from now."""
        self.drop()
        self._timer = self._app().set_timer(FOLLOW_SECONDS, self.catch_up)

    def catch_up(self) -> None:
        """Make the call now, if it is due."""
        if self.is_due:
            self.drop()
            self._call()

    def drop(self) -> None:
        """Make the call no more, unless it is asked for again."""
        if self._timer:
            self._timer.stop()
            self._timer = None
