"""Other spellings and forms of a word: British and American pairs, plurals, simple inflections.

They are guesses by form alone; callers keep those that occur in the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAIRS = (
    "programme program",
    "centre center",
    "metre meter",
    "kilometre kilometer",
    "theatre theater",
    "fibre fiber",
    "calibre caliber",
    "litre liter",
    "defence defense",
    "offence offense",
    "licence license",
    "pretence pretense",
    "analyse analyze",
    "catalyse catalyze",
    "catalogue catalog",
    "dialogue dialog",
    "judgement judgment",
    "acknowledgement acknowledgment",
    "aluminium aluminum",
    "aeroplane airplane",
    "sceptical skeptical",
    "ageing aging",
    "fulfil fulfill",
    "enrol enroll",
    "instalment installment",
    "manoeuvre maneuver",
    "artefact artifact",
    "cheque check",
    "grey gray",
    "towards toward",
    "whilst while",
    "amongst among",
)
_OUR = "armour behaviour colour endeavour favour harbour honour labour neighbour rigour vapour vigour"
_DOUBLED = "cancel channel counsel fuel label level marshal model signal travel tunnel"
_BRITISH = dict(pair.split() for pair in _PAIRS) | {word: word.replace("our", "or") for word in _OUR.split()}
_BRITISH |= {f"{word}l{end}": f"{word}{end}" for word in _DOUBLED.split() for end in ("ed", "ing", "er", "or")}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_IN_DIGITS = {word: f"{number}{_SUFFIXES.get(number, 'th')}" for number, word in enumerate(_ORDINALS.split(), 1)}
_OTHER_SPELLING = _BRITISH | {american: british for british, american in _BRITISH.items()}
_OTHER_ORDINAL = _IN_DIGITS | {digits: word for word, digits in _IN_DIGITS.items()}
_ISE_OR_IZE = re.compile(r"(?<=[a-z]{3})(?:is|iz)(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)")
_ENDINGS = ("s", "es", "ed", "ing", "al", "able", "ful", "ite", "ation", "ise", "ize")
_AFTER_A_SILENT_E = ("ed", "ing")
_VOWELS = "aeiou"
# Letters from which a word is inflected: the forms of shorter ones are other words.
MIN_INFLECTED_CHARS = 4


def spellings(word: str) -> set[str]:
    """Return the word's British or American spelling, whatever its ending, and an ordinal in letters or digits."""
    if ordinal := _OTHER_ORDINAL.get(word):
        return {ordinal}
    variants = {_ISE_OR_IZE.sub(lambda middle: "iz" if middle[0] == "is" else "is", word)}
    for ending in ("", *_ENDINGS):
        if not word.endswith(ending):
            continue
        stem = word[: len(word) - len(ending)]
        if other := _OTHER_SPELLING.get(stem):
            variants.add(other + ending)
        if ending in _AFTER_A_SILENT_E and (other := _OTHER_SPELLING.get(stem + "e")):
            variants.add(other.removesuffix("e") + ending)
    return variants - {word}


def inflections(word: str) -> set[str]:
    """Return the word's singular and plural, and its forms in -ed and -ing; none for short words and numbers."""
    if len(word) < MIN_INFLECTED_CHARS or not (word.isascii() and word.isalpha()):
        return set()
    stems = {word, *(stem for stem in _stems(word) if len(stem) >= MIN_INFLECTED_CHARS - 1)}
    return {form for stem in stems for form in (stem, *_forms(stem))} - {word}


def other_forms(word: str) -> set[str]:
    """Return the word's inflections, and those of its other spellings: `recognising` is a form of `recognized`."""
    return {form for spelling in (word, *spellings(word)) for form in inflections(spelling)} - {word}


def _stems(word: str) -> Iterator[str]:
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]
    if word.endswith("ied"):
        yield word[:-3] + "y"
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e")
            if stem[-2:-1] == stem[-1:]:
                yield stem[:-1]


def _forms(stem: str) -> Iterator[str]:
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        yield from (stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing")
        return
    yield stem + ("es" if stem.endswith(("s", "x", "z", "ch", "sh")) else "s")
    bare = stem.removesuffix("e")
    yield from (bare + "ed", bare + "ing")
    if stem[-1] not in _VOWELS + "wxy" and stem[-2:-1] in _VOWELS:
        yield from (stem + stem[-1] + "ed", stem + stem[-1] + "ing")
