"""The user's preferences, as styles, routes and keys; `configured_names` makes them of a configuration."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.quoting.style_registry import StyleRegistry

if TYPE_CHECKING:
    from onrecord.commands import Keymap


class SessionPreferences(NamedTuple):
    """The user's preferences: quotation styles, clipboard routes, theme, first section, layout and key bindings.

    Without `routes` the environment decides; without `theme` or `section`, the last session; without `user_keymap` all
    keys are the built-in ones.
    """

    styles: StyleRegistry = StyleRegistry()
    routes: tuple[str, ...] | None = None
    theme: str | None = None
    section: str | None = None
    layout: str = "auto"
    user_keymap: "Keymap | None" = None

    @property
    def keymap(self) -> "Keymap":
        """All commands with their keys."""
        return self.user_keymap or _built_in_keymap()


@cache
def _built_in_keymap() -> "Keymap":
    from onrecord.commands import build_keymap

    return build_keymap()
