"""Options with a fixed set of values: a mistyped one is answered with the likely one and all there are."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from onrecord.text.similarity import unknown_name


def one_of(kind: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return a function for argparse's `type`, which refuses what is none of the known values.

    argparse's own message differs between versions of Python, and suggests nothing.
    """

    def value(text: str) -> str:
        if text in known:
            return text
        raise argparse.ArgumentTypeError(unknown_name(kind, text, known))

    return value
