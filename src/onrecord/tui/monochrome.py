"""For NO_COLOR: the terminal's own two colours, and no other. What a colour told apart is drawn in another manner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.filter import NoColor

if TYPE_CHECKING:
    from onrecord.tui.text_styles import StyledPart

NO_COLOR_FILTERS = (NoColor(),)
"""Textual's own would make greys of colours."""

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

NO_COLOR_STYLES: Mapping[StyledPart, str] = {
    "row cursor": "bold reverse",
    "row cursor away": "reverse",
    "cursor": "reverse",
}
"""In the place of those with a background (`looks.LOOKS`)."""
