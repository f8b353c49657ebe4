"""A screen over another that is left but once, however many keys were on their way to it."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class LeftOnce(ModalScreen[Result], Generic[Result]):
    """Textual's own would take away the next screen as well, and at last the main one."""

    @property
    def left(self) -> bool:
        """Whether it is in front no longer: what still arrives was meant for what has been done."""
        return self.app.screen is not self

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        return AwaitComplete() if self.left else super().dismiss(result)
