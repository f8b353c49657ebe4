"""The title of the window: what the cursor is on, its position, and where that is, as screen readers say it."""

import re
from typing import NamedTuple

from onrecord.text.cell_width import shorten
from onrecord.text.characters import escape_controls

PROGRAM_NAME = "onrecord"
# a bar of tasks shows less; a terminal may drop a title that is far longer
MAX_NAME_CELLS, MAX_PLACE_CELLS = 60, 40
_BARS = re.compile("━+|==+")  # beside counts, which say the same


class WindowPlace(NamedTuple):
    """The place of a screen: the name under its cursor, its position as `9/19`, and the list or sheet around it."""

    name: str
    position: str
    place: str


def window_title(place: WindowPlace) -> str:
    """Return the title of the window: `SLIM, 9 of 19, Missions - onrecord`."""
    name = shorten(" ".join(_BARS.sub(" ", place.name).split()), MAX_NAME_CELLS)
    position = place.position.replace("/", " of ").replace(" · ", ", ")
    parts = (name, position, shorten(place.place, MAX_PLACE_CELLS))
    return escape_controls(" - ".join(filter(None, (", ".join(filter(None, parts)), PROGRAM_NAME))))
