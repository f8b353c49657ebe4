"""Pure functions on text: unsafe characters, folding, tokens, line numbers in TOML. Imports no other room.

These names are loaded on first use (PEP 562): the first picture does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.text.folding import fold
    from onrecord.text.similarity import closest_words
    from onrecord.text.toml_lines import line_numbers, syntax_error
    from onrecord.text.words import is_written_without_blanks

__all__ = ["closest_words", "fold", "is_written_without_blanks", "line_numbers", "syntax_error"]

_MODULES = {
    "closest_words": "similarity",
    "fold": "folding",
    "is_written_without_blanks": "words",
    "line_numbers": "toml_lines",
    "syntax_error": "toml_lines",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
