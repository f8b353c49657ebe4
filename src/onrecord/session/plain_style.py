"""The style of plain copies: as the user chose it in the list of styles, else as configured, else as remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.quoting.style_registry import StyleRegistry
    from onrecord.quoting.styles import Style


class PlainStyle:
    """The choice of the style for plain copies. `remembered_name` is that of an earlier session.

    What the configuration says goes before what was remembered, and a choice of this session before both.
    """

    def __init__(self, remembered_name: str | None = None) -> None:
        self._remembered_name = remembered_name
        self._chosen_name: str | None = None
        self._change: tuple[str | None, object] | None = None

    def style(self, styles: StyleRegistry) -> Style:
        """Return the style for plain copies."""
        names = (self._chosen_name, None if styles.preferred else self._remembered_name)
        known = {style.name: style for style in styles.all} if any(names) else {}
        return next((known[name] for name in names if name in known), styles.default)

    def choose(self, name: str, moment: object) -> None:
        """Use a style from now on; `moment` is what no other change may come after, if `undo` is to take it back."""
        self._change = (self._chosen_name, moment)
        self._chosen_name = name

    def undo(self, moment: object) -> bool:
        """Take the last choice back, if nothing else was changed after it; return whether it was."""
        if self._change is None or self._change[1] is not moment:
            return False
        self._chosen_name, self._change = self._change[0], None
        return True

    def forget_choice(self) -> None:
        """Use what is configured, or what was remembered."""
        self._chosen_name = self._change = None

    def name_to_remember(self, styles: StyleRegistry) -> str | None:
        """Return the name for later sessions: one that is configured there needs none."""
        return self._remembered_name if styles.preferred else self._chosen_name or self._remembered_name
