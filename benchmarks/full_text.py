"""Open the full text of a pack without a screen, for pack_growth.py: `python -m benchmarks.full_text FOLDER`."""

from __future__ import annotations

import pathlib
import sys

from onrecord.navigation import Selection
from onrecord.navigation.full_text import text_document
from onrecord.packs import load_pack
from onrecord.tui.layout import lay_out

COLUMNS = 80
MOVES = 100  # presses of `j`


def main() -> None:
    """Lay the text out as the reading pane does, with all of it selected, as an opened paragraph is, and move."""
    pack = load_pack(pathlib.Path(sys.argv[1]))
    document = text_document(pack)
    lay_out(document, COLUMNS)
    selection = Selection(document, [sentence.ref for sentence in pack.statement.sentences])
    for _ in range(MOVES):
        if (following := selection.neighbor(1)) is not None:
            selection.rest_on(following)


if __name__ == "__main__":
    main()
