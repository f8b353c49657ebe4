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

# Our own color variables beside Textual's, in the dark theme; they must exist before one of our themes is set.
DARK_VARIABLES = {
    "quiet": "#a8a8a8",
    "editor": "#d7af5f",
    "good": "#87d787",
    "bad": "#ff8787",
    "cursor": "#005f87",
    "on-cursor": "#ffffff",
    "quiet-on-cursor": "#e4e4e4",
    "away": "#303030",
    "match": "#ffd75f",
    "on-match": "#121212",
    "bar": "#808080",
    "rule": "#4e4e4e",
}
DARK = Theme(
    name="onrecord-dark",
    primary="#87afff",
    secondary="#d7af5f",
    accent="#87afff",
    warning="#ffd75f",
    error="#ff8787",
    success="#87d787",
    foreground="#e4e4e4",
    background="#121212",
    surface="#1c1c1c",
    panel="#1c1c1c",
    dark=True,
    variables=DARK_VARIABLES,
)
LIGHT = Theme(
    name="onrecord-light",
    primary="#005faf",
    secondary="#875f00",
    accent="#005faf",
    warning="#875f00",
    error="#af0000",
    success="#005f00",
    foreground="#1c1c1c",
    background="#ffffff",
    surface="#eeeeee",
    panel="#eeeeee",
    dark=False,
    variables={
        "quiet": "#5f5f5f",
        "editor": "#875f00",
        "good": "#005f00",
        "bad": "#af0000",
        "cursor": "#afd7ff",
        "on-cursor": "#121212",
        "quiet-on-cursor": "#262626",
        "away": "#e4e4e4",
        "match": "#ffd75f",
        "on-match": "#121212",
        "bar": "#767676",
        "rule": "#bcbcbc",
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
        return DARK_VARIABLES

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that each line passes on its way to the terminal."""
        return NO_COLOR_FILTERS if self.no_color else super().get_line_filters()

    def action_theme(self) -> None:
        """Toggle between the light and the dark theme."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
