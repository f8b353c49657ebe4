"""Style sheet, styles and line filter for NO_COLOR: the terminal's two colors, with heavy lines, bold and reverse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.filter import NoColor

if TYPE_CHECKING:
    from onrecord.tui.text_styles import StyledPart

# Textual's default filter turns colors into grays
NO_COLOR_FILTERS = (NoColor(),)

NO_COLOR_CSS = """
#sections:focus, #list:focus, #reading:focus, #clip-list:focus { border: heavy $accent; }
.-one #sections:focus, .-one #list:focus, .-one #reading:focus, .-one #clip-list:focus { border: none; }
.box { border: heavy $accent; }
#header { text-style: reverse; }
CommandList > .option-list--option { text-style: none; }
CommandList > .option-list--option-highlighted { text-style: bold underline; }
Input > .input--cursor { text-style: reverse; }
Input > .input--selection { text-style: underline; }
Input > .input--placeholder, Input > .input--suggestion { text-style: dim; }
"""

# replace those with a background color (`text_styles.TEXT_STYLES`)
NO_COLOR_STYLES: Mapping[StyledPart, str] = {
    "row cursor": "bold reverse",
    "row cursor away": "reverse",
    "cursor": "reverse",
}
