"""Arabic and Roman numerals after words: `Article V` is Article 5, `Articles IV and V` are Articles 4 and 5."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
# Roman numerals below 100. A single `L`, `C`, `D` or `M` is a letter, as in `Annex C`.
ROMAN = {_TENS[number // 10] + _ONES[number % 10]: number for number in range(1, 100) if number != 50}

_PARTS = (
    "article articles art,chapter chapters chap ch,title titles,annex annexes annexe,part parts,section sections sec,"
    "phase phases,appendix appendices,protocol protocols,schedule schedules,volume volumes vol,paragraph paragraphs"
    " para paras,pillar pillars,stage stages,tier tiers,track tracks,clause clauses,principle principles,round rounds"
)
# Each form of a word that numbers follow, mapped to its standard form.
PART_WORDS = {form: group.split()[0] for group in _PARTS.split(",") for form in group.split()}

# A text without any of these words has no numbered parts.
NUMBERING = frozenset(PART_WORDS) | {numeral for numeral in ROMAN if len(numeral) > 1}

_CONNECTIVES = frozenset(("and", "or", "to", "through", "as", "well"))
MAX_NUMERAL_DIGITS = 3


class Numbered(NamedTuple):
    """A numbered part or thing; `first` and `last` are the positions of its first word and of its number."""

    name: str
    number: int
    first: int
    last: int

    @property
    def form(self) -> str:
        """Return name and number as one word: `article5`."""
        return f"{self.name}{self.number}"


def find_numbered(words: Sequence[str]) -> Iterator[Numbered]:
    """Yield the numbered parts and things in a sequence of folded words.

    Parts may have any numeral, other things only a Roman one of at least two letters. In a list such as `Articles IV
    and V` the first match includes the word `Articles`, the others only their numerals.
    """
    after_part = -1
    for index, word in enumerate(words):
        if word in PART_WORDS:
            yield from _numbers_after(words, index)
            after_part = index
        elif len(word) > 1 and word in ROMAN and index > 0:
            previous = words[index - 1]
            if (
                index - 1 != after_part
                and previous.isalpha()
                and previous not in _CONNECTIVES
                and previous not in ROMAN
            ):
                yield Numbered(previous, ROMAN[word], index - 1, index)


def _numbers_after(words: Sequence[str], part: int) -> Iterator[Numbered]:
    """Yield each number that follows a part's name, until digits follow digits, as in the decimal 1.5."""
    first = part
    for index in range(part + 1, len(words)):
        number = _number(words[index])
        if number is not None:
            if words[index].isdigit() and words[index - 1].isdigit():
                return
            yield Numbered(PART_WORDS[words[part]], number, first, index)
            first = index + 1
        elif index == part + 1 or words[index] not in _CONNECTIVES:
            return
        else:
            first = index + 1


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= MAX_NUMERAL_DIGITS:
        return int(word)
    return ROMAN.get(word)
