"""Base class of the app for its colors: our light or dark theme, or none with NO_COLOR."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.theme import Theme

from onrecord.tui.input_gate import GatedApp
from onrecord.tui.themes import DARK, LIGHT, QUIET

if TYPE_CHECKING:
    from textual.filter import LineFilter


class ThemedApp(GatedApp):
    """An app in one of our themes; `set_first_theme` must be called before anything is drawn."""

    def set_first_theme(self, theme: Theme) -> None:
        """Set the first theme; setting it later would parse all style sheets again."""
        for own_theme in (DARK, LIGHT):
            self.register_theme(own_theme)
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        if self.no_color:
            from onrecord.tui.monochrome import NO_COLOR_CSS

            self.stylesheet.add_source(NO_COLOR_CSS, ("", "NO_COLOR"), tie_breaker=1)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own color variables, which must exist before one of our themes is set."""
        return {"quiet": QUIET}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that each line passes on its way to the terminal."""
        if not self.no_color:
            return super().get_line_filters()
        from onrecord.tui.monochrome import NO_COLOR_FILTERS

        return NO_COLOR_FILTERS

    def action_theme(self) -> None:
        """Toggle between the light and the dark theme."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
