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
from onrecord.navigation.row_lines import Look
from onrecord.settings.config import TERMINAL_THEME, theme_setting
from onrecord.tui.highlight_kind import HighlightKind
from onrecord.tui.palettes import is_light_theme

StyledPart = str | Voice | Look | HighlightKind

# in Rich's notation; `$name` is a color of the theme; everything else is inherited from the pane
TEXT_STYLES: Mapping[StyledPart, str] = {
    "rule": "$rule",
    "rule focused": "$accent",
    "title": "bold $quiet",
    "title focused": "bold $accent",
    "info": "$quiet",
    "position": "$quiet",
    "position focused": "$accent",
    "quiet": "$quiet",
    "bold": "bold",
    "key": "bold $accent",
    "open section": "bold $background on $accent",
    "message": "bold $foreground",
    "message good": "bold $good",
    "message bad": "bold $bad",
    "message caution": "bold $editor",
    "note": "$editor",
    "match": "bold $on-match on $match",
    "row cursor": "$on-cursor on $cursor",
    "row cursor away": "$foreground on $away",
    "mark": "bold $accent",
    "mark on cursor": "bold $on-cursor",
    "cursor": "on $away",
    "words": "$on-cursor on $cursor",
    "beside words": "on $away",
    "bar": "$bar",
    "bar cursor": "$accent",
    "bar on cursor": "$bar-on-cursor",
    Look.TEXT: "$foreground",
    Look.NAME: "bold $foreground",
    Look.QUIET: "$quiet",
    Look.HEADING: "bold $quiet",
    Look.NOTE: "$editor",
    Look.EDITOR: "bold $editor",
    Look.ACCENT: "$accent",
    Look.GOOD: "bold $good",
    Look.BAD: "bold $bad",
    "text on cursor": "",
    "name on cursor": "bold",
    "quiet on cursor": "$quiet-on-cursor",
    "heading on cursor": "bold",
    "note on cursor": "",
    "editor on cursor": "bold",
    "accent on cursor": "bold",
    "good on cursor": "bold",
    "bad on cursor": "bold",
    "text on away": "",
    "name on away": "bold",
    "quiet on away": "$quiet",
    "heading on away": "bold $quiet",
    "note on away": "",
    "editor on away": "",
    "accent on away": "",
    "good on away": "",
    "bad on away": "",
    "mentioned": "underline",
    Voice.TITLE: "bold $foreground",
    Voice.SUBTITLE: "$foreground",
    Voice.LABEL: "bold $accent",
    Voice.EDITOR_LABEL: "bold $editor",
    Voice.PROGRAM_LABEL: "bold $quiet",
    Voice.OFFICIAL: "$foreground",
    Voice.HEADING: "bold $foreground",
    Voice.FACT: "$foreground",
    Voice.EDITOR: "$editor",
    Voice.LINK: "underline $foreground",
    Voice.ADDRESS: "underline $foreground",
    Voice.SOURCE: "$quiet",
    Voice.PROGRAM: "$foreground",
    Voice.GOOD: "bold $good",
    Voice.BAD: "bold $bad",
    Voice.STATE: "$accent",
    Voice.YOUR_LABEL: "bold italic $foreground",
    Voice.YOURS: "italic $foreground",
    HighlightKind.NONE: "",
    HighlightKind.MENTION: "$foreground",
    HighlightKind.BESIDE: "$quiet",
    HighlightKind.MATCH: "bold $on-match on $match",
}

# in place of those that differ in nothing but a color (`TEXT_STYLES`), where there are none
PLAIN_STYLES: Mapping[StyledPart, str] = {
    "rule focused": "bold",
    "title": "",
    "open section": "bold underline",
    "match": "bold reverse underline",
    "row cursor": "reverse",
    "row cursor away": "bold",
    "bar on cursor": "",
    "mark on cursor": "bold",
    "cursor": "reverse",
    "words": "reverse",
    "beside words": "",
    HighlightKind.MATCH: "reverse",
    HighlightKind.MENTION: "underline",
    HighlightKind.BESIDE: "",
}
# on a light page the ground of a match is hardly darker
LIGHT_STYLES: Mapping[StyledPart, str] = {"match": "bold underline $on-match on $match"}
# in high contrast the tones are too near to each other
HIGH_CONTRAST_STYLES: Mapping[StyledPart, str] = {
    HighlightKind.MENTION: "underline $foreground",
    HighlightKind.BESIDE: "$foreground",
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
        definitions = style_definitions(theme_setting(app.theme) or "", no_color=app.no_color)
        _cache[key] = {part: _style(definition, colors) for part, definition in definitions.items()}
    return _cache[key]


def style_definitions(theme: str, *, no_color: bool) -> Mapping[StyledPart, str]:
    """Return the definitions for a theme, by its name in config.toml."""
    if no_color or theme == TERMINAL_THEME:
        return {**TEXT_STYLES, **PLAIN_STYLES}
    light = LIGHT_STYLES if is_light_theme(theme) else {}
    return {**TEXT_STYLES, **light, **(HIGH_CONTRAST_STYLES if theme.startswith("high-contrast") else {})}


def _style(definition: str, colors: Mapping[str, str]) -> Style:
    return Style.parse(_COLOR.sub(lambda match: colors[match[1]], definition))
