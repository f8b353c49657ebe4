"""The editor's cautions and notes as a document has them: other passages are named as citations name them."""

import re

from onrecord.model import PassageNotFound, Ref, Statement
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.paragraph_references import paragraphs

_REF = re.compile(r"\bp[1-9]\d*(?:\.s[1-9]\d*)?(?:-(?:p[1-9]\d*\.)?s[1-9]\d*|-p[1-9]\d*)?\b")


def without_refs(text: str, statement: Statement) -> str:
    """Return the text with `para. 6` in place of `p6.s1`, which only users of the program understand."""
    return _REF.sub(lambda match: _in_words(match[0], statement), text)


def _in_words(ref: str, statement: Statement) -> str:
    try:
        parsed = Ref.parse(ref)
        statement.text_at(parsed)
    except (ValueError, PassageNotFound):
        return ref
    return paragraphs(statement, parsed)


def with_cautions_in_words(excerpt: Excerpt) -> Excerpt:
    """Return the excerpt with its cautions as a document has them."""
    cautions, others = (
        tuple(caution._replace(text=without_refs(caution.text, excerpt.statement)) for caution in some)
        for some in (excerpt.cautions, excerpt.other_cautions)
    )
    return excerpt._replace(cautions=cautions, other_cautions=others)
