"""`--pack DIR`: which packs a command works on."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.cli import output
from onrecord.cli.exits import Unusable

if TYPE_CHECKING:
    from onrecord.packs import Library


def add_packs_option(parser: argparse.ArgumentParser) -> argparse.Action:
    return parser.add_argument(
        "--pack",
        action="append",
        metavar="DIR",
        help="a pack, or a folder of packs; may be given several times (default: the packs that ship)",
    )


def open_packs(folders: Sequence[str] | None) -> Library:
    """The packs in `folders`, else those that ship: one at least, or Unusable.

    What is wrong with a pack that is refused goes to stderr, one problem a line; the others open all the same.
    """
    from onrecord.packs import NoPacks, load_library, named, shipped

    try:
        found = named(folders) if folders else shipped()
    except NoPacks as error:
        raise Unusable(str(error)) from None
    if not found:
        raise Unusable("no pack came with this installation; name a pack's folder")
    library = load_library(found)
    for refusal in library.refused:
        for problem in refusal.problems:
            output.message(str(problem))
    if not library.packs:
        raise Unusable("no pack could be opened; mend what the lines above name, or name another folder")
    return library
