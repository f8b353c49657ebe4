"""The light and dark color themes, and the app's base class that sets them or, with NO_COLOR, removes all colors.

No difference that matters is shown by color alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter, NoColor
from textual.theme import Theme

from onrecord.tui import css
from onrecord.tui.input_gate import GatedApp

QUIET = "#8d97a5"

DARK = Theme(
    name="onrecord-dark",
    primary="#7aa2d6",
    secondary="#c5b58a",
    accent="#7fb0e6",
    warning="#f0c674",
    error="#e88388",
    success="#a3c78a",
    foreground="#d8dee6",
    background="#14181f",
    surface="#1b212a",
    panel="#222a35",
    dark=True,
    variables={"quiet": QUIET},
)
LIGHT = Theme(
    name="onrecord-light",
    primary="#1f4e8c",
    secondary="#6a5414",
    accent="#1b5aa6",
    warning="#9a4a00",
    error="#a3242b",
    success="#2f6b2a",
    foreground="#1c2127",
    background="#fbfaf7",
    surface="#eeece6",
    panel="#e4e1d8",
    dark=False,
    variables={
        "quiet": "#6a6f78",
        "surface-lighten-1": "#e2dfd6",
        "surface-lighten-2": "#c4c0b4",
        "surface-lighten-3": "#9f9a8c",
    },
)
# by the names in config.toml and in the state file
THEMES_BY_NAME = {"dark": DARK, "light": LIGHT, DARK.name: DARK, LIGHT.name: LIGHT}
# Textual's default filter turns colors into grays
NO_COLOR_FILTERS = (NoColor(),)


class ThemedApp(GatedApp):
    """An app in one of our themes; `set_first_theme` must be called before anything is drawn."""

    has_theme = False

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the theme; none before there is one: Textual asks once too early."""
        return super().get_css_variables() if self.has_theme else {}

    def set_first_theme(self, theme: Theme) -> None:
        """Set the first theme; setting it later would parse all style sheets again."""
        self.has_theme = True
        for own_theme in (DARK, LIGHT):
            self.register_theme(own_theme)
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        if self.no_color:
            self.stylesheet.add_source(css.NO_COLOR_CSS, ("", "NO_COLOR"), tie_breaker=1)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own color variables, which must exist before one of our themes is set."""
        return {"quiet": QUIET}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that each line passes on its way to the terminal."""
        return NO_COLOR_FILTERS if self.no_color else super().get_line_filters()

    def action_theme(self) -> None:
        """Toggle between the light and the dark theme."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
