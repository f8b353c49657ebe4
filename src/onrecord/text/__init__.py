"""Pure functions on text: unsafe characters, folding, tokens, line numbers in TOML. Imports no other room.

`fold` is loaded on first use (PEP 562): the first picture does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.text.folding import fold

__all__ = ["fold"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"{__name__}.folding"), name)
