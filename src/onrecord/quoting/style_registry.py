"""All available styles: the built-in ones and the user's."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from onrecord.quoting.styles import Style


class StyleRegistry(NamedTuple):
    """The available styles; `user_styles` are the user's, `preferred` the user's choice for a plain copy.

    The built-in styles are loaded on first use: nothing needs one before the first copy.
    """

    user_styles: "tuple[Style, ...]" = ()
    preferred: "Style | None" = None

    @property
    def all(self) -> "tuple[Style, ...]":
        """Return all styles, the built-in ones first."""
        from onrecord.quoting.styles import STYLES

        return (*STYLES, *self.user_styles)

    @property
    def default(self) -> "Style":
        """Return the style for a plain copy."""
        return self.preferred or self.all[0]
