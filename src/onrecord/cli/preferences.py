"""The user's configuration, as the commands need it: what its names mean is proved here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from onrecord.cli.exit_codes import UsageError
from onrecord.model import KINDS_BY_PLURAL
from onrecord.quoting.style_registry import StyleRegistry
from onrecord.settings import THEMES, Config, ConfigError, config_file, config_is_named, read_config

if TYPE_CHECKING:
    from onrecord.commands import Keymap
    from onrecord.quoting.styles import Style

START_SECTIONS = (*KINDS_BY_PLURAL, "text")


class Preferences(NamedTuple):
    """`config` is what was read; `routes` is None where the session decides.

    `theme` and `section` are None where the browser opens as it was left.
    """

    config: Config
    styles: StyleRegistry
    routes: tuple[str, ...] | None
    theme: str | None
    section: str | None


def load_preferences() -> Preferences:
    """What config.toml says, but for keys and packs; UsageError, with file, line and mend, where it cannot be used."""
    try:
        config = read_config(config_file(), must_exist=config_is_named())
    except ConfigError as error:
        raise UsageError(str(error)) from None
    _require_routes(config)
    styles = _styles(config) if config.styles or config.default_style else StyleRegistry()
    theme = _one_of(THEMES, config.theme, "theme", config)
    section = _one_of(START_SECTIONS, config.start_section, "start_section", config)
    return Preferences(config, styles, config.routes or None, theme, section)


def own_keymap(config: Config) -> Keymap:
    """Every command with the keys that the configuration gives it; UsageError where it cannot be."""
    from onrecord.commands import InvalidKeys, build_keymap

    try:
        return build_keymap(config.keys)
    except InvalidKeys as error:
        raise UsageError(f"{config.place(f'keys.{error.command}')}: {error}") from None


def _require_routes(config: Config) -> None:
    if not config.routes:
        return
    from onrecord.clipboard import ROUTE_NAMES  # what copies is not loaded where nothing is said of it

    for route in config.routes:
        if route not in ROUTE_NAMES:
            known = ", ".join(ROUTE_NAMES)
            raise UsageError(f"{config.place('routes')}: no route “{route}” in routes; there are {known}")


def _one_of(known: tuple[str, ...], name: str | None, key: str, config: Config) -> str | None:
    if name is None or name in known:
        return name
    raise UsageError(f"{config.place(key)}: no {key} “{name}”; there are {', '.join(known)}")


def _styles(config: Config) -> StyleRegistry:
    from onrecord.quoting.styles import UnknownStyle, find_style

    own = _own_styles(config)
    styles = StyleRegistry(own)
    try:
        preferred = find_style(config.default_style, styles.all) if config.default_style else None
    except UnknownStyle as error:
        raise UsageError(f"{config.place('default_style')}: default_style: {error}") from None
    return StyleRegistry(own, preferred)


def _own_styles(config: Config) -> tuple[Style, ...]:
    """Return the user's own styles in their order, each with a name and a letter that no other has."""
    from onrecord.commands.choice import MOVING_LETTERS
    from onrecord.quoting.styles import STYLES, user_style
    from onrecord.quoting.template import TemplateError

    built_in = {style.name for style in STYLES}
    letters = {style.letter: style.name for style in STYLES if style.letter}
    styles = []
    for own in config.styles:
        place = f"style.{own.name}"
        if own.name in built_in:
            raise UsageError(f"{config.place(place)}: the style {own.name} is built in; give yours another name")
        clash = f"moves in the list of styles; free are {_free(letters)}" if own.letter in MOVING_LETTERS else ""
        if own.letter in letters:
            clash = f"is that of {letters[own.letter]}; free are {_free(letters)}"
        if own.letter and clash:
            raise UsageError(f"{config.place(f'{place}.letter')}: the letter {own.letter} {clash}")
        try:
            styles.append(user_style(own.name, own.template, own.letter, own.title))
        except TemplateError as error:
            raise UsageError(f"{config.place(f'{place}.template')}: {error}") from None
        if own.letter:
            letters[own.letter] = own.name
    return tuple(styles)


def _free(letters: Iterable[str]) -> str:
    from onrecord.commands.choice import MOVING_LETTERS

    return "".join(sorted(set("abcdefghijklmnopqrstuvwxyz0123456789") - set(letters) - set(MOVING_LETTERS)))
