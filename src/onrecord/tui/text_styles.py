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
from onrecord.tui.layout import HighlightKind

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
    "cursor": "on $away",
    "words": "$on-cursor on $cursor",
    "beside words": "on $away",
    "bar": "$bar",
    "bar cursor": "$accent",
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
    HighlightKind.NONE: "",
    HighlightKind.MENTION: "$foreground",
    HighlightKind.BESIDE: "$quiet",
    HighlightKind.MATCH: "bold $on-match on $match",
}

# replace those with a color as the only difference (`TEXT_STYLES`)
NO_COLOR_STYLES: Mapping[StyledPart, str] = {
    "rule focused": "bold",
    "title": "",
    "open section": "bold underline",
    "match": "bold reverse underline",
    "row cursor": "reverse",
    "row cursor away": "bold",
    "cursor": "reverse",
    "words": "reverse",
    "beside words": "",
    HighlightKind.MATCH: "reverse",
    HighlightKind.MENTION: "underline",
    HighlightKind.BESIDE: "",
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
