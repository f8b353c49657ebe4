"""The user's preferences, as styles, routes and keys; `configured_names` makes them of a configuration."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from onrecord.quoting.style_registry import StyleRegistry

if TYPE_CHECKING:
    from onrecord.commands import Keymap


class SessionPreferences(NamedTuple):
    """The user's preferences: styles, clipboard routes, theme, first section, layout, signs, cursor, keys.

    Without `routes` the environment decides; without `theme` or `section`, the last session; without `user_keymap` all
    keys are the built-in ones. `options` are settings that an option of the command named, which count for more than
    those of the configuration.
    """

    styles: StyleRegistry = StyleRegistry()
    routes: tuple[str, ...] | None = None
    theme: str | None = None
    section: str | None = None
    layout: str = "auto"
    signs: str = "auto"
    cursor: str = "hidden"
    user_keymap: "Keymap | None" = None
    options: Mapping[str, str] = MappingProxyType({})

    @property
    def keymap(self) -> "Keymap":
        """All commands with their keys."""
        return self.user_keymap or _built_in_keymap()

    def with_options(self, options: Mapping[str, str]) -> "SessionPreferences":
        """Return the preferences with those that options name: `theme` and `signs`."""
        theme, signs = options.get("theme", self.theme), options.get("signs", self.signs)
        return self._replace(theme=theme, signs=signs, options=options)


@cache
def _built_in_keymap() -> "Keymap":
    from onrecord.commands import build_keymap

    return build_keymap()
