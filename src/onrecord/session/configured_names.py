"""The names in a configuration, checked, and turned into the user's preferences: styles, routes and keys.

The form of every setting was checked when the configuration was read. Here the names are checked: which styles, routes,
themes, sections and commands there are. The room that knows is loaded only if the configuration asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord import quoting
from onrecord.quoting.style_registry import StyleRegistry
from onrecord.session.preferences import SessionPreferences
from onrecord.settings import Config, ConfigError
from onrecord.settings.table import SETTINGS
from onrecord.text.similarity import did_you_mean, unknown_name

if TYPE_CHECKING:
    from onrecord.commands import Keymap
    from onrecord.quoting.styles import Style


def resolve_preferences(config: Config) -> SessionPreferences:
    """Return the preferences in a configuration, without its keys, which only the browser needs (`with_user_keys`).

    Raises:
        ConfigError: There is no style, route, theme or section of a name; the message has file, line and fix.
    """
    _require_routes(config)
    styles = _styles(config) if config.styles or config.default_style else StyleRegistry()
    _require_known_names(config)
    layout, signs = config.layout or "auto", config.signs or "auto"
    cursor = config.cursor or "hidden"
    return SessionPreferences(styles, config.routes or None, config.theme, config.start_section, layout, signs, cursor)


def with_user_keys(preferences: SessionPreferences, config: Config) -> SessionPreferences:
    """Return the preferences with the keys of the configuration.

    Raises:
        ConfigError: Keys of the configuration cannot be used.
    """
    return preferences._replace(user_keymap=_build_keymap(config)) if config.keys else preferences


def _build_keymap(config: Config) -> Keymap:
    from onrecord.commands import InvalidKeys, build_keymap

    try:
        return build_keymap(config.keys)
    except InvalidKeys as error:
        raise ConfigError(f"{config.location(f'keys.{error.command}')}: {error}") from None


def _require_routes(config: Config) -> None:
    if not config.routes:
        return
    from onrecord.clipboard import ROUTE_NAMES

    for route in config.routes:
        if route not in ROUTE_NAMES:
            suggestion = did_you_mean(route, ROUTE_NAMES)
            known = ", ".join(ROUTE_NAMES)
            raise ConfigError(
                f"{config.location('routes')}: no route “{route}” in routes{suggestion}; there are {known}"
            )


def _require_known_names(config: Config) -> None:
    """Check the settings that may have only the names in the table of settings, such as `theme`."""
    for setting in SETTINGS:
        name = getattr(config, setting.name)
        if setting.names and name is not None and name not in setting.names:
            raise ConfigError(f"{config.location(setting.key)}: {unknown_name(setting.key, name, setting.names)}")


def _styles(config: Config) -> StyleRegistry:
    user_styles = _user_styles(config)
    styles = StyleRegistry(user_styles)
    try:
        preferred = quoting.find_style(config.default_style, styles.all) if config.default_style else None
    except quoting.UnknownStyle as error:
        raise ConfigError(f"{config.location('default_style')}: default_style: {error}") from None
    return StyleRegistry(user_styles, preferred)


def _user_styles(config: Config) -> tuple[Style, ...]:
    """Return the user's own styles in their order, each with a unique name and letter.

    Raises:
        ConfigError: A name, letter or template cannot be used.
    """
    from onrecord.commands.screens import MOVING_LETTERS

    built_in = {style.name for style in quoting.STYLES}
    letters = {style.letter: style.name for style in quoting.STYLES if style.letter}
    styles = []
    for definition in config.styles:
        key = f"style.{definition.name}"
        if definition.name in built_in:
            raise ConfigError(
                f"{config.location(key)}: the style {definition.name} is built in; give yours another name"
            )
        if definition.letter in letters:
            problem = f"belongs to {letters[definition.letter]}"
        else:
            problem = "moves the cursor in the list of styles" if definition.letter in MOVING_LETTERS else ""
        if definition.letter and problem:
            free = _free_letters((*letters, *MOVING_LETTERS))
            raise ConfigError(
                f"{config.location(f'{key}.letter')}: the letter {definition.letter} {problem}; free letters: {free}"
            )
        try:
            styles.append(quoting.user_style(definition.name, definition.template, definition.letter, definition.title))
        except quoting.TemplateError as error:
            raise ConfigError(f"{config.location(f'{key}.template')}: {error}") from None
        if definition.letter:
            letters[definition.letter] = definition.name
    return tuple(styles)


def _free_letters(used: Iterable[str]) -> str:
    return "".join(sorted(set("abcdefghijklmnopqrstuvwxyz0123456789") - set(used)))
