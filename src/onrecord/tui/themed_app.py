"""An app in the colours of one of our themes, or without any where NO_COLOR says so."""

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
    """`begin_in` is to be called before anything is drawn."""

    def begin_in(self, theme: Theme) -> None:
        """A theme that is set later has all looks parsed again."""
        for each in (DARK, LIGHT):
            self.register_theme(each)
        self.set_reactive(App.theme, theme.name)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        if self.no_color:
            from onrecord.tui.monochrome import NO_COLOR_CSS

            self.stylesheet.add_source(NO_COLOR_CSS, ("", "NO_COLOR"), tie_breaker=1)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, known before a theme of ours is."""
        return {"quiet": QUIET}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What each line goes through on its way to the terminal."""
        if not self.no_color:
            return super().get_line_filters()
        from onrecord.tui.monochrome import NO_COLOR_FILTERS

        return NO_COLOR_FILTERS

    def action_theme(self) -> None:
        """The other one."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
