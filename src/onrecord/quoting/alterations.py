"""The closed list of changes that a style may make to official words. All else stays byte for byte.

1. double quotation marks within the words become single ones, since double ones go around them
   (Chicago Manual of Style, 17th ed., 13.30);
2. each further paragraph of the words begins with an opening mark (13.32);
3. words that begin inside a sentence begin with a bracketed capital, `[C]ommitted` (13.21), or with an ellipsis where
   there is no small letter to raise;
4. words that stop before the sentence does end with an ellipsis (13.53);
5. characters on which Markdown, HTML or LaTeX would act are escaped (`markdown.py`, `html.py`, `latex.py`); in Markdown
   an address is written as a link.
"""

from __future__ import annotations

from onrecord.quoting.excerpt import Excerpt

ELLIPSIS = "…"


def with_omission_marks(excerpt: Excerpt) -> str:
    """The words with changes 3 and 4; whole sentences are returned as they are."""
    words = excerpt.text
    if not excerpt.begins:
        capital = _capital(words[0])
        words = f"[{capital}]{words[1:]}" if capital else f"{ELLIPSIS} {words}"
    return words if excerpt.ends else f"{words} {ELLIPSIS}"


def _capital(letter: str) -> str:
    """The capital of a small letter; empty where it has none that leads back to it, such as ß."""
    capital = letter.upper()
    return capital if capital != letter and capital.lower() == letter else ""


def nest_quotation_marks(words: str) -> str:
    """Change 1: double marks become single; single ones, apostrophes among them, stay as published."""
    return words.translate(str.maketrans("“”", "‘’"))


def for_double_quotes(excerpt: Excerpt) -> str:
    """The words as they stand between a pair of double marks: changes 1 to 4."""
    return nest_quotation_marks(with_omission_marks(excerpt)).replace("\n\n", "\n\n“")


def for_corner_brackets(excerpt: Excerpt) -> str:
    """The words as they stand between 「 and 」: corner brackets within become double ones."""
    return with_omission_marks(excerpt).replace("「", "『").replace("」", "』")
