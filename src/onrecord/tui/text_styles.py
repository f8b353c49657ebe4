"""Rich styles of list rows and text, in the colors of the theme.

They are not Textual component classes: each of those is matched against every rule of the style sheet whenever a pane
or the whole screen is styled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rich.style import Style
from textual.app import App

from onrecord.navigation import Voice
from onrecord.tui.layout import HighlightKind

StyledPart = str | Voice | HighlightKind

# in Rich's notation; `$name` is a color of the theme; everything else is inherited from the pane
TEXT_STYLES: Mapping[StyledPart, str] = {
    "heading": "bold $quiet",
    "row": "$foreground",
    "detail": "$quiet",
    "match": "bold underline $warning",
    "row cursor": "bold $background on $accent",
    "row cursor away": "bold $foreground on $surface-lighten-1",
    "match on cursor": "underline",
    "cursor": "on $surface-lighten-1",
    "bar": "$surface-lighten-3",
    "bar cursor": "$accent",
    Voice.TITLE: "bold $foreground",
    Voice.SUBTITLE: "$foreground",
    Voice.LABEL: "bold $accent",
    Voice.OFFICIAL: "$foreground",
    Voice.HEADING: "bold $foreground",
    Voice.EDITOR: "$secondary",
    Voice.LINK: "underline $foreground",
    Voice.SOURCE: "$quiet",
    Voice.PROGRAM: "$foreground",
    HighlightKind.NONE: "",
    HighlightKind.MENTION: "bold",
    HighlightKind.MATCH: "bold underline $warning",
}

# replace those with a background color (`TEXT_STYLES`)
NO_COLOR_STYLES: Mapping[StyledPart, str] = {
    "row cursor": "bold reverse",
    "row cursor away": "reverse",
    "cursor": "reverse",
}

TextStyles = Mapping[StyledPart, Style]

_COLOR = re.compile(r"\$([\w-]+)")
_cache: dict[tuple[str, bool], TextStyles] = {}


def text_styles(app: App[None]) -> TextStyles:
    """Return the styles in the colors of the app's theme, cached by the theme's name.

    `app.get_css_variables` is asked, since the style sheet still has the former theme's colors while it changes.
    """
    key = (app.theme, app.no_color)
    if key not in _cache:
        colors = app.get_css_variables()
        _cache[key] = {part: _style(definition, colors) for part, definition in _definitions(app.no_color).items()}
    return _cache[key]


def _definitions(no_color: bool) -> Mapping[StyledPart, str]:
    return {**TEXT_STYLES, **NO_COLOR_STYLES} if no_color else TEXT_STYLES


def _style(definition: str, colors: Mapping[str, str]) -> Style:
    return Style.parse(_COLOR.sub(lambda match: colors[match[1]], definition))
