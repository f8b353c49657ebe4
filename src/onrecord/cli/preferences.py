"""The user's preferences: the configuration, with its names resolved and validated for the commands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from onrecord import quoting
from onrecord.cli.exit_codes import UsageError
from onrecord.quoting.style_registry import StyleRegistry
from onrecord.settings import THEMES, Config, ConfigError, config_file, config_is_named, read_config
from onrecord.settings.table import START_SECTIONS

if TYPE_CHECKING:
    from onrecord.commands import Keymap
    from onrecord.quoting.styles import Style


class Preferences(NamedTuple):
    """The validated `config`. `routes` is None if the session decides.

    `theme` and `section` are None if the browser opens as it was left.
    """

    config: Config
    styles: StyleRegistry
    routes: tuple[str, ...] | None
    theme: str | None
    section: str | None


def load_preferences() -> Preferences:
    """Read and validate config.toml, except for its keys and packs.

    Raises:
        UsageError: The configuration cannot be used; the message has file, line and fix.
    """
    try:
        config = read_config(config_file(), must_exist=config_is_named())
    except ConfigError as error:
        raise UsageError(str(error)) from None
    _require_routes(config)
    styles = _styles(config) if config.styles or config.default_style else StyleRegistry()
    theme = _require_known(THEMES, config.theme, "theme", config)
    section = _require_known(START_SECTIONS, config.start_section, "start_section", config)
    return Preferences(config, styles, config.routes or None, theme, section)


def own_keymap(config: Config | None = None) -> Keymap:
    """Return the keymap with the keys of the configuration, or with the built-in keys only.

    Raises:
        UsageError: Keys of the configuration cannot be used.
    """
    from onrecord.commands import InvalidKeys, build_keymap

    if config is None:
        return build_keymap()
    try:
        return build_keymap(config.keys)
    except InvalidKeys as error:
        raise UsageError(f"{config.location(f'keys.{error.command}')}: {error}") from None


def _require_routes(config: Config) -> None:
    if not config.routes:
        return
    from onrecord.clipboard import ROUTE_NAMES  # not loaded unless config.toml names routes

    for route in config.routes:
        if route not in ROUTE_NAMES:
            known = ", ".join(ROUTE_NAMES)
            raise UsageError(f"{config.location('routes')}: no route “{route}” in routes; there are {known}")


def _require_known(known: tuple[str, ...], name: str | None, key: str, config: Config) -> str | None:
    if name is None or name in known:
        return name
    raise UsageError(f"{config.location(key)}: no {key} “{name}”; there are {', '.join(known)}")


def _styles(config: Config) -> StyleRegistry:
    user_styles = _own_styles(config)
    styles = StyleRegistry(user_styles)
    try:
        preferred = quoting.find_style(config.default_style, styles.all) if config.default_style else None
    except quoting.UnknownStyle as error:
        raise UsageError(f"{config.location('default_style')}: default_style: {error}") from None
    return StyleRegistry(user_styles, preferred)


def _own_styles(config: Config) -> tuple[Style, ...]:
    """Return the user's own styles in their order, each with a unique name and letter.

    Raises:
        UsageError: A name, letter or template cannot be used.
    """
    from onrecord.commands.screens import MOVING_LETTERS

    built_in = {style.name for style in quoting.STYLES}
    letters = {style.letter: style.name for style in quoting.STYLES if style.letter}
    styles = []
    for definition in config.styles:
        key = f"style.{definition.name}"
        if definition.name in built_in:
            raise UsageError(
                f"{config.location(key)}: the style {definition.name} is built in; give yours another name"
            )
        if definition.letter in letters:
            problem = f"belongs to {letters[definition.letter]}"
        else:
            problem = "moves the cursor in the list of styles" if definition.letter in MOVING_LETTERS else ""
        if definition.letter and problem:
            free = _free_letters((*letters, *MOVING_LETTERS))
            raise UsageError(
                f"{config.location(f'{key}.letter')}: the letter {definition.letter} {problem}; free letters: {free}"
            )
        try:
            styles.append(quoting.user_style(definition.name, definition.template, definition.letter, definition.title))
        except quoting.TemplateError as error:
            raise UsageError(f"{config.location(f'{key}.template')}: {error}") from None
        if definition.letter:
            letters[definition.letter] = definition.name
    return tuple(styles)


def _free_letters(used: Iterable[str]) -> str:
    return "".join(sorted(set("abcdefghijklmnopqrstuvwxyz0123456789") - set(used)))
