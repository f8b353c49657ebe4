"""The color themes, and the app's base class that sets them, or draws without colors where there are none.

No difference that matters is shown by color alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from textual.app import App
from textual.filter import LineFilter
from textual.scrollbar import ScrollBarRender
from textual.theme import Theme

from onrecord.session.terminal_abilities import ColorDepth, TerminalAbilities
from onrecord.settings.config import AUTO_THEME, TERMINAL_THEME, THEME_PREFIX, THEMES, theme_setting
from onrecord.text.signs import has_ascii_signs
from onrecord.tui.color_filters import color_filter
from onrecord.tui.input_gate import GatedApp
from onrecord.tui.palettes import PALETTES, css_color, is_light_theme

# what shows in a text field where colors do not: in Textual's notation of text styles
_FIELD_STYLES = {"input-cursor-text-style": "none", "field-selection": "none", "field-suggestion": "none"}
_PLAIN_FIELD_STYLES = {
    "input-cursor-text-style": "reverse",
    "field-selection": "reverse",
    "field-suggestion": "underline",
}
_COUNTERPARTS = {
    "dark": "light",
    "light": "dark",
    "high-contrast-dark": "high-contrast-light",
    "high-contrast-light": "high-contrast-dark",
}


@cache
def textual_theme(name: str) -> Theme:
    """Return Textual's theme for a name in config.toml; that of `terminal` is drawn by a filter, in no color of it."""
    palette = PALETTES["dark" if name == TERMINAL_THEME else name]
    colors = {color.replace("_", "-"): css_color(number) for color, number in palette.items()}
    named = {
        "primary": colors["accent"],
        "secondary": colors["editor"],
        "accent": colors["accent"],
        "warning": colors["editor"],
        "error": colors["bad"],
        "success": colors["good"],
        "foreground": colors["text"],
        "background": colors["page"],
        "surface": colors["panel"],
        "panel": colors["panel"],
    }
    fields = {
        "text-disabled": colors["quiet"],
        "input-cursor-background": colors["text"],
        "input-cursor-foreground": colors["page"],
        "input-selection-background": colors["cursor"],
        "input-selection-foreground": colors["on-cursor"],
    }
    scrollbar = dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), colors["bar"])
    scrollbar |= {f"scrollbar-background{state}": colors["page"] for state in ("", "-hover", "-active")}
    field_styles = _PLAIN_FIELD_STYLES if name == TERMINAL_THEME else _FIELD_STYLES
    # `named` twice: of those that are no variables Textual makes shades, which are rounded
    variables = {**colors, **named, **fields, **scrollbar, **field_styles}
    return Theme(THEME_PREFIX + name, **named, dark=not is_light_theme(name), variables=variables)  # type: ignore[arg-type]


DARK, LIGHT = textual_theme("dark"), textual_theme("light")


class ThemedApp(GatedApp, inherit_css=False):
    """An app in one of our themes; `set_first_theme` must be called before anything is drawn.

    `chosen_theme` is the name of the theme in config.toml: with `auto` the ground of the terminal decides.
    """

    # in place of Textual's, which takes 2 ms to parse, and is about looks and modes that this app has not
    DEFAULT_CSS = "ThemedApp { background: $background; color: $foreground; }"

    has_theme = False
    chosen_theme = AUTO_THEME
    abilities = TerminalAbilities()
    has_light_ground = False
    _drawn: tuple[str, bool, LineFilter] | None = None
    _variables: tuple[tuple[str, bool, bool], dict[str, str]] | None = None

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the theme; none before there is one: Textual asks once too early."""
        if not self.has_theme:
            return {}
        key = self.theme, self.no_color, has_ascii_signs()
        if self._variables is None or self._variables[0] != key:
            line = {"sheet-line": "ascii" if has_ascii_signs() else "solid"}
            changed = {**line, **(_PLAIN_FIELD_STYLES if self.no_color else {})}
            self._variables = key, {**super().get_css_variables(), **changed}
        return self._variables[1]

    def set_first_theme(self, chosen: str, abilities: TerminalAbilities) -> None:
        """Set the first theme; setting it later would parse all style sheets again."""
        self.has_theme, self.abilities, self.chosen_theme = True, abilities, chosen
        self.no_color = self.no_color or abilities.depth is not ColorDepth.PALETTE
        for name in THEMES:
            if name != AUTO_THEME:
                self.register_theme(textual_theme(name))
        theme = self._theme(chosen)
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        # ends of scroll bars in eighths of a block: consoles lack them, and not all terminals draw them in one cell
        ScrollBarRender.VERTICAL_BARS = [" "] * len(ScrollBarRender.VERTICAL_BARS)

    def choose_theme(self, chosen: str) -> None:
        """Draw in another theme from now on, by its name in config.toml."""
        self.chosen_theme = chosen
        self.theme = self._theme(chosen).name

    @property
    def theme_to_remember(self) -> str:
        """The chosen theme as the state file names it."""
        return AUTO_THEME if self.chosen_theme == AUTO_THEME else self.theme

    def learn_ground(self, *, is_light: bool) -> None:
        """Take note of the terminal's ground, which decides if nobody has chosen a theme."""
        is_news = is_light != self.has_light_ground
        self.has_light_ground = is_light
        if is_news and self.has_theme:
            self.choose_theme(self.chosen_theme)
            self.call_next(self._draw_again)

    @property
    def theme_of_ground(self) -> str:
        """The theme that `auto` is on the terminal's ground."""
        return "light" if self.has_light_ground else "dark"

    def _theme(self, chosen: str) -> Theme:
        return textual_theme(self.theme_of_ground if chosen == AUTO_THEME else chosen)

    def watch_theme(self) -> None:
        """Draw everything again: two themes may differ in nothing but what the filter makes of them."""
        if self._drawn and self._drawn[0] != self.theme:
            self.call_next(self._draw_again)

    def _draw_again(self) -> None:
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own color variables, which must exist before one of our themes is set."""
        return DARK.variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that each line passes on its way to the terminal."""
        if self._drawn is None or self._drawn[:2] != (self.theme, self.has_light_ground):
            name = theme_setting(self.theme) or "dark"
            depth = ColorDepth.NONE if self.no_color and self.abilities.depth is ColorDepth.PALETTE else None
            abilities = self.abilities._replace(depth=depth) if depth else self.abilities
            changed = color_filter(name, abilities, has_light_ground=self.has_light_ground)
            self._drawn = self.theme, self.has_light_ground, changed
        return (self._drawn[-1],)

    def action_theme(self) -> None:
        """Turn from dark to light or back, in the same contrast."""
        self.choose_theme(_COUNTERPARTS.get(theme_setting(self.theme) or "", "dark"))
