"""The closed list of changes that a style may make to official words. Everything else stays byte for byte.

1. double quotation marks within the words become single ones, since double ones go around them
   (Chicago Manual of Style, 17th ed., 13.30);
2. each further paragraph of the words begins with an opening mark (13.32);
3. words that begin inside a sentence begin with a bracketed capital, `[C]ommitted` (13.21), or with an ellipsis if
   there is no lower-case letter to capitalize;
4. words that stop before the end of the sentence end with an ellipsis (13.53);
5. characters with a meaning in Markdown, HTML or LaTeX are escaped (by the renderers of `render/`); in Markdown a web
   address is written as a link.
"""

from __future__ import annotations

from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.nested_marks import nest_corner_brackets, nest_quotation_marks

ELLIPSIS = "…"


def with_omission_marks(excerpt: Excerpt) -> str:
    """Return the words with changes 3 and 4; whole sentences are unchanged."""
    return mark_omissions(excerpt.text, begins=excerpt.begins, ends=excerpt.ends)


def mark_omissions(words: str, *, begins: bool, ends: bool) -> str:
    """Return words with changes 3 and 4, which begin or end at the boundary of a sentence or do not."""
    if not begins:
        is_symbol = words[1:2].isdigit()  # as in m²
        capital = "" if is_symbol else _capital(words[0])
        words = f"[{capital}]{words[1:]}" if capital else f"{ELLIPSIS} {words}"
    return words if ends else f"{words} {ELLIPSIS}"


def _capital(letter: str) -> str:
    """Return the capital of a lower-case letter; an empty text if it does not map back to the letter, as for ß."""
    capital = letter.upper()
    return capital if capital != letter and capital.lower() == letter else ""


def for_double_quotes(excerpt: Excerpt) -> str:
    """Return the words as they appear inside a pair of double quotation marks: with changes 1 to 4."""
    return nest_quotation_marks(with_omission_marks(excerpt)).replace("\n\n", "\n\n“")


def for_corner_brackets(excerpt: Excerpt) -> str:
    """Return the words as they appear between 「 and 」: corner brackets within become double ones."""
    return nest_corner_brackets(with_omission_marks(excerpt))
