"""The editor's cautions about copied words: as lines in a document, and as a message if the copy leaves them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model.parties import capitalize
from onrecord.text.cell_width import cell_width, cut

if TYPE_CHECKING:
    from onrecord.model.cautions import Caution
    from onrecord.quoting.excerpts import Excerpt

# Limit for the part of a caution that a message repeats.
MAX_SHOWN_CELLS = 110


def unique_cautions(excerpts: Sequence[Excerpt]) -> list[Caution]:
    """Return the cautions of several excerpts, each once: the copied record's, those on its words, then the others."""
    by_address: dict[str, Caution] = {}
    for excerpt in excerpts:
        for caution in excerpt.cautions:
            by_address.setdefault(f"{excerpt.pack}:{caution.address}", caution)
    return sorted(by_address.values(), key=lambda caution: (bool(caution.about), not caution.shares_words))


def caution_lines(excerpts: Sequence[Excerpt]) -> list[str]:
    """Return the cautions as lines for a document, in brackets and marked as the editor's.

    Records with the same caution share a line. The last says how many there are on other words of the same sentences.
    """
    lines = [_line(text, names) for text, names in _names_by_text(excerpts).items()]
    return [*lines, f"[{remark}]"] if (remark := others_sentence(excerpts)) else lines


def others_sentence(excerpts: Sequence[Excerpt]) -> str:
    """Return, for a document, how many cautions there are on words of the same sentences that were not copied."""
    on_words = sum(not is_on_abbreviation for is_on_abbreviation in _left_out_kinds(excerpts))
    return f"{capitalize(_counted(on_words, [_on_other_words(excerpts)]))}." if on_words else ""


def others_remark(excerpts: Sequence[Excerpt]) -> str:
    """Return how many cautions there are that are not about the copied words, and what they are on; empty for none."""
    kinds = _left_out_kinds(excerpts)
    abbreviations = sum(kinds)
    where = [_on_other_words(excerpts)] if abbreviations < len(kinds) else []
    if abbreviations:
        where.append(f"on {'an abbreviation' if len(kinds) == 1 else 'abbreviations'} not used in the copied words")
    return _counted(len(kinds), where) if kinds else ""


def _counted(count: int, where: Sequence[str]) -> str:
    cautions = "one caution of the editor’s is" if count == 1 else f"{count} cautions of the editor’s are"
    return f"{cautions} {' or '.join(where)}"


def _on_other_words(excerpts: Sequence[Excerpt]) -> str:
    return f"on other words of the same sentence{'s' * (len(excerpts) > 1)}"


def _left_out_kinds(excerpts: Sequence[Excerpt]) -> list[bool]:
    """Return of each caution that is not about the copied words whether it is on an abbreviation alone."""
    return [all(caution.is_on_abbreviation for caution in same) for same in _left_out(excerpts).values()]


def other_caution_lines(excerpts: Sequence[Excerpt]) -> list[str]:
    """Return the cautions that are not about the copied words, each as a line like those that are."""
    return [_line(text, [caution.about for caution in same]) for text, same in _left_out(excerpts).items()]


def _left_out(excerpts: Sequence[Excerpt]) -> dict[str, list[Caution]]:
    """Return the cautions that are not about the copied words, by text, without those that another passage has."""
    copied = {caution.text for caution in unique_cautions(excerpts)}
    by_text: dict[str, list[Caution]] = {}
    for excerpt in excerpts:
        for caution in excerpt.other_cautions:
            if caution.text not in copied:
                by_text.setdefault(caution.text, []).append(caution)
    return by_text


def _line(text: str, names: Sequence[str]) -> str:
    return f"[Editor’s caution{_about(names)}: {text}]"


def _names_by_text(excerpts: Sequence[Excerpt]) -> dict[str, list[str]]:
    """Return each caution once, as a copy has it, with the names of the records that have it."""
    by_text: dict[str, list[str]] = {}
    for caution in unique_cautions(excerpts):
        by_text.setdefault(caution.text, []).append(caution.about)
    return by_text


def _about(names: Sequence[str]) -> str:
    others = ", ".join(dict.fromkeys(name for name in names if name))
    return f" on {others}" if others and "" not in names else ""


def caution_notice(excerpts: Sequence[Excerpt]) -> str:
    """Return that the copied words have cautions: `p6.s7 has an editor's caution`; an empty text if they have none.

    A caution that several records have counts once, as it is copied.
    """
    refs = list(dict.fromkeys(str(excerpt.ref) for excerpt in excerpts if excerpt.cautions))
    if not refs:
        return ""
    number = len(_names_by_text(excerpts))
    where = f"{refs[0]} has" if len(refs) == 1 else f"{len(refs)} passages have"
    count = "an editor's caution" if number == 1 else f"{number} editor's cautions"
    return f"{where} {count}"


def caution_message(excerpts: Sequence[Excerpt], remedy: str) -> str:
    """Return one sentence on the cautions about the copied words; an empty text if there are none.

    `remedy` is the option that copies them with the words. The sentence repeats the caution if it is the only one, or
    the copied record's.
    """
    notice, cautions = caution_notice(excerpts), _names_by_text(excerpts)
    if not notice:
        return others_remark(excerpts)
    text, names = next(iter(cautions.items()))
    them = "it" if len(cautions) == 1 else "them"
    if len(cautions) > 1 and "" not in names:
        return f"{notice}; {remedy} copies {them}"
    first = "" if len(cautions) == 1 else ", the first"
    return f"{notice}{first}{_about(names)}: {shorten_caution(text)}; {remedy} copies {them} with the words"


def shorten_caution(text: str) -> str:
    """Return the start of a caution, at most 110 cells, cut between words if there are blanks, without a full stop."""
    if cell_width(text) <= MAX_SHOWN_CELLS:
        return text.removesuffix(".")
    start = cut(text, MAX_SHOWN_CELLS)
    return (start.rpartition(" ")[0] or start).rstrip(".,;:") + " …"
