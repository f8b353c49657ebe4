"""The message about a part of a passage that is not there, with the nearest words that are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.cli.text import join_some
from onrecord.model import Ref
from onrecord.text.characters import escape_and_shorten
from onrecord.text.nearest_words import enclosing_run, nearest_run
from onrecord.text.typed_marks import find_typed

# So many passages of a record are searched for the nearest words, which takes a fraction of a second for each.
MAX_PASSAGES_SEARCHED = 12


def missing_part(typed: str, passages: Sequence[tuple[Ref, str]]) -> str:
    """Return that none of the passages has the typed words, and the nearest words, or how to see them all.

    `passages` are refs with their texts. Words that are suggested are found if they are typed.
    """
    refs = [ref for ref, _ in passages]
    negation = "does not have" if len(refs) == 1 else "do not have"
    message = f"{join_some([str(ref) for ref in refs], ' and ')} {negation} “{escape_and_shorten(typed)}”"
    runs = [
        (run, ref, text)
        for ref, text in passages[:MAX_PASSAGES_SEARCHED]
        if (run := enclosing_run(typed, text) or nearest_run(typed, text))
    ]
    if runs:
        run, ref, text = max(runs, key=lambda candidate: candidate[0].similarity)
        words = text[run.start : run.end]
        if find_typed(words, text):
            where = f" of {ref}" if len(refs) > 1 else ""
            return f"{message}; the nearest words{where} are “{escape_and_shorten(words)}”"
    return f"{message} as whole words; onrecord show {refs[0]} prints its text"
