"""Every style that can be asked for: those built in, and the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.quoting.styles import Style


class StyleRegistry(NamedTuple):
    """`own` are the user's styles, `preferred` the one of a plain copy where the user names one.

    Those built in are loaded when a style is first asked for: nothing needs one before something is copied.
    """

    own: tuple[Style, ...] = ()
    preferred: Style | None = None

    @property
    def all(self) -> tuple[Style, ...]:
        from onrecord.quoting.styles import STYLES

        return (*STYLES, *self.own)

    @property
    def default(self) -> Style:
        """The style of a plain copy."""
        from onrecord.quoting.styles import DEFAULT_STYLE

        return self.preferred or DEFAULT_STYLE
