"""Folding and tokenizing: map spellings of a word to one form, with each token's offsets in the original text.

Existing index files depend on the results of these functions: increase FOLDING_VERSION when a result changes.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar, cast

from onrecord.text.characters import DEFAULT_IGNORABLE
from onrecord.text.numerals import NUMBERING, find_numbered
from onrecord.text.word_patterns import ASCII_PATTERNS, CJK, GROUPING, UNICODE_PATTERNS, WordPatterns

FOLDING_VERSION = 3

# Accents; points of Hebrew and Arabic with hamza and tatweel, which are written or left out.
_ACCENTS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc"
)
# All other characters that Unicode composes with the one before them, Hangul vowels and final consonants among them.
_COMPOSED = (
    "\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e"
    "\u1161-\u1175\u11a8-\u11c2\u1b35\u3099\u309a\uff9e\uff9f\U000110ba\U00011127\U0001133e\U00011357\U000114b0"
    "\U000114ba\U000114bd\U000115af\U00011930"
)
_CLUSTER = rf"(?s:.)(?:[{_ACCENTS}{_COMPOSED}]|{DEFAULT_IGNORABLE})*"
_DIACRITICS = f"[{_ACCENTS}]"
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_APOSTROPHES = (
    "\u2018\u2019\u201b\u2032\u2035\uff07`\u00b4\uff40\u0384\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"  # marks
    "\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c0\u02c1\u02c8\u02ca\u02cb\u02ee\ua78b\ua78c\u0374\u055a"  # letters
    "\u07f4\u07f5"
)
_LOOKALIKES = dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys("\u00a0\u2007\u2008\u2009\u202f", GROUPING)
_LOOKALIKES |= {"“": '"', "”": '"', "\u066c": ",", **dict.fromkeys("‐‑‒–—−", "-")}
# Maps look-alike marks to one of them, to the one on a keyboard where there is one.
TO_KEYBOARD_MARKS = str.maketrans(_LOOKALIKES)
_TO_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", **_LOOKALIKES})
_TO_PLAIN = str.maketrans({**_LOOKALIKES, "…": "..."})
# Marks between the letters or digits of a word that are not part of it.
_SEPARATORS = str.maketrans("", "", f".,'{GROUPING}")
_NOT_TYPED = re.compile(r"[\W_]+")


_MAYBE_SEPARATED = rf"\.[a-z0-9]|[0-9][,{GROUPING}][0-9]"
_TO_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}

# Texts up to this length have their words cached; caching longer ones would take more memory than the pack.
MAX_NAME_CHARS = 200

# In texts up to this length each occurrence of a word may be a string of its own; in longer ones they are shared.
MAX_CUT_CHARS = 20_000

# Compiled on first use: patterns with CJK ranges take milliseconds to compile.
_pattern = cache(re.compile)

Offsets = list[int] | range
TextPart = TypeVar("TextPart")


class Token(NamedTuple):
    """A folded word, or one CJK character; `start` and `end` are offsets in the original text.

    `aligned` is true if each of its characters corresponds to one character of the original.
    """

    text: str
    start: int
    end: int
    aligned: bool = False


class Tokens(NamedTuple):
    """A text's tokens in order, joined forms of linked words (`antisatellite`), and numbered parts (`article5`)."""

    words: tuple[Token, ...]
    joined: tuple[Token, ...]
    numbered: tuple[Token, ...] = ()


def fold(text: str) -> str:
    """Return the text without differences that people do not type or see.

    These are case, accents, character width, kana form and typographic marks. Folding is idempotent.
    """
    return _fold_with_offsets(text)[0].replace(GROUPING, " ")


def hyphenated(text: str) -> str:
    """Return a name as one types it for a value: `committed to` is `committed-to`; empty without letters and digits."""
    return _NOT_TYPED.sub("-", fold(text)).strip("-")


def tokenize(text: str) -> Tokens:
    """Split a text into tokens: `U.S.` is `us`, `1,000` is `1000`, `Hawai'i` is `hawaii`; 's is dropped.

    `anti-satellite` is two tokens and one joined form, as is `d'Ivoire`. `Article V` has the numbered form `article5`.
    """
    folded, starts, ends = _fold_with_offsets(text)
    own_offsets: Offsets = starts if isinstance(starts, range) else [*range(len(text))]
    patterns = ASCII_PATTERNS if folded.isascii() else UNICODE_PATTERNS
    linked = _pattern(patterns.link).match
    words: list[Token] = []
    joined: list[Token] = []
    chain: list[list[Token]] = []
    previous_end = 0
    for match in _pattern(patterns.words).finditer(folded):
        low, high = match.span(1)
        word = match[1] if (is_alphanumeric := match[1].isalnum()) else match[1].translate(_SEPARATORS)
        start, end = starts[low], ends[high - 1]
        token = Token(
            word,
            start,
            end,
            is_alphanumeric and len(word) == end - start and starts[low:high] == own_offsets[start:end],
        )
        if words and low == previous_end + 1 and linked(folded, previous_end) and not is_cjk(word):
            chain = chain or [[words[-1]]]
            if folded[previous_end] == "-":
                chain.append([])
            chain[-1].append(token)
        elif chain:
            joined += _join_chain(chain)
            chain = []
        words.append(token)
        previous_end = match.end()
    if chain:
        joined += _join_chain(chain)
    return Tokens(tuple(words), tuple(joined), _numbered_tokens(words))


def _numbered_tokens(words: Sequence[Token]) -> tuple[Token, ...]:
    """Return a token such as `article5` for each numbered part or thing among the words."""
    texts = [token.text for token in words]
    if len(texts) < 2 or NUMBERING.isdisjoint(texts):
        return ()
    return tuple(
        Token(numbered.form, words[numbered.first].start, words[numbered.last].end) for numbered in find_numbered(texts)
    )


def words_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of `tokenize`, and its joined and numbered forms, without offsets: several times faster."""
    return _cached_words_of(text) if len(text) <= MAX_NAME_CHARS else _words_of(text)


@lru_cache(maxsize=1024)
def _cached_words_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a short text, cached: names are folded repeatedly."""
    return _words_of(text)


def _words_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    plain = text if text.isascii() else _pattern(DEFAULT_IGNORABLE).sub("", text).translate(_TO_PLAIN)
    if plain.isascii():
        plain, patterns = plain.lower().replace("`", "'"), ASCII_PATTERNS
        if "'" not in plain and "-" not in plain and not _pattern(_MAYBE_SEPARATED).search(plain):
            words = tuple(plain.translate(_TO_SPACES).split())
            return words, () if NUMBERING.isdisjoint(words) else _numbered_forms(words)
    else:
        plain, patterns = _pattern(_CLUSTER).sub(lambda match: _fold_cluster(match[0]), text), UNICODE_PATTERNS
    words = tuple(word.translate(_SEPARATORS) for word in _split(plain, patterns))
    joined: list[str] = []
    if "'" in plain or "-" in plain:
        for chain in _pattern(patterns.chains).findall(plain):
            joined += _joined_forms(chain, patterns)
    return words, (*joined, *_numbered_forms(words))


def _split(plain: str, patterns: WordPatterns) -> Iterable[str]:
    """Return the words of a folded text in order; equal words of a long text are one string object, to save memory."""
    if len(plain) <= MAX_CUT_CHARS:
        return cast(list[str], _pattern(patterns.words).findall(plain))
    known: dict[str, str] = {}
    return (known.setdefault(match[1], match[1]) for match in _pattern(patterns.words).finditer(plain))


def _numbered_forms(words: Sequence[str]) -> tuple[str, ...]:
    return () if NUMBERING.isdisjoint(words) else tuple(numbered.form for numbered in find_numbered(words))


def _joined_forms(chain: str, patterns: WordPatterns) -> list[str]:
    """Return the texts of the joined forms of a chain that is not yet split into words."""
    parts = chain.split("-")
    whole: list[str] = []
    forms: list[str] = []
    for part in parts:  # one at a time: lists of all words of a long chain would take many times its length
        words = _pattern(patterns.words).findall(part)
        whole += words
        if len(words) > 1 and len(parts) > 1:
            forms.append("".join(words))
    if len(whole) > 1:
        forms.insert(0, "".join(whole))
    return [form.translate(_SEPARATORS) for form in forms]


def _join_chain(chain: Sequence[Sequence[Token]]) -> list[Token]:
    """Return the joined forms of a chain split at its hyphens: the whole chain, and each part of several words."""
    return [Token("".join(token.text for token in run), run[0].start, run[-1].end) for run in _runs(chain)]


def _runs(parts: Sequence[Sequence[TextPart]]) -> Iterator[Sequence[TextPart]]:
    """Yield the words of all parts as one run, then, of several parts, each; only runs of more than one word."""
    whole = [word for part in parts for word in part]
    if len(whole) > 1:
        yield whole
    if len(parts) > 1:
        yield from (part for part in parts if len(part) > 1)


def is_cjk(token: str) -> bool:
    """Return whether the token is one CJK character."""
    return len(token) == 1 and not token.isascii() and bool(_pattern(f"[{CJK}]").fullmatch(token))


def _fold_with_offsets(text: str) -> tuple[str, Offsets, Offsets]:
    """Return the folded text and, for each of its characters, start and end of its source in the original text."""
    if text.isascii():
        return text.lower().replace("`", "'"), range(len(text)), range(1, len(text) + 1)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _pattern(_CLUSTER).finditer(text):
        part = _fold_cluster(cluster[0])
        parts.append(part)
        starts += [cluster.start()] * len(part)
        ends += [cluster.end()] * len(part)
    return "".join(parts), starts, ends


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    visible = _pattern(DEFAULT_IGNORABLE).sub("", cluster).translate(TO_KEYBOARD_MARKS)
    folded = unicodedata.normalize("NFKC", visible).casefold().translate(_KATAKANA)
    stripped = _pattern(_DIACRITICS).sub("", unicodedata.normalize("NFD", folded))
    if stripped.isdecimal():  # of any script: no text has a cluster of more than one digit
        return "".join(str(unicodedata.decimal(digit)) for digit in stripped)
    return unicodedata.normalize("NFC", stripped).translate(_TO_LETTERS)
