"""Quotations as LaTeX, for a document in UTF-8."""

from __future__ import annotations

import re

from onrecord.quoting import citation
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.excerpt import Excerpt

_ESCAPES = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    "'": r"{\textquotesingle}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    "\u00a0": "~",
    **{char: f"\\{char}" for char in "&%$#_{}"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_LIGATURE = re.compile(r"-(?=-)|,(?=,)")


def escape_latex(text: str) -> str:
    """Return the text with each character escaped that has a meaning in LaTeX; a no-break space becomes a tie.

    Two hyphens would become a dash, two commas a quotation mark; `{}` between them prevents this.
    """
    return _LIGATURE.sub(r"\g<0>{}", _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text))


def latex_block_quotation(excerpt: Excerpt) -> str:
    """Return a quote environment with the source in a footnote, whose address needs the hyperref or url package.

    It begins and ends on the same lines as the words, so that all line ends in the copy are between paragraphs.
    """
    url = re.sub(r"([%#\\{}])", r"\\\1", excerpt.statement.url)
    words = escape_latex(with_omission_marks(excerpt))
    return f"\\begin{{quote}}{words}\\footnote{{{escape_latex(citation.full(excerpt))}. \\url{{{url}}}}}\\end{{quote}}"
