"""Folding and tokenising: what makes two spellings the same word, with every token's place in the original text.

A change to what the functions here return makes index files of before worthless: raise VERSION with it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

VERSION = 1

_CJK = (
    "\u3005-\u3007\u3041-\u309f\u30a0-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
)
_CLUSTER = "(?s:.)[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*"
_DIACRITICS = "[\u0300-\u036f]"
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'", "“": '"', "”": '"'})
_LETTERS.update(str.maketrans(dict.fromkeys("‐‑‒–—−", "-")))
_ACRONYM = r"(?P<acronym>(?<![^\W_])(?:[a-z]\.)+[a-z](?![^\W_])\.?)"
_TOKEN = rf"{_ACRONYM}|(?P<cjk>[{_CJK}])|(?P<word>[^\W_{_CJK}]+)"
_ASCII_TOKEN = rf"{_ACRONYM}|(?P<cjk>(?!))|(?P<word>[^\W_]+)"
_POSSESSIVE = r"'s(?![^\W_])"
_DASHES = dict.fromkeys("‐‑‒–—−", "-")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "…": "...", **_DASHES})
_MAYBE_ACRONYM = r"\.[a-z]"
_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
_ASCII_WORD = r"(?:(?<![a-z0-9])(?:[a-z]\.)+[a-z](?![a-z0-9])\.?|[a-z0-9]+)"
_ASCII_POSSESSIVE = r"(?:'s(?![a-z0-9]))?"
_ASCII_WORDS = f"({_ASCII_WORD}){_ASCII_POSSESSIVE}"
_ASCII_CHAINS = f"{_ASCII_WORD}{_ASCII_POSSESSIVE}(?:-{_ASCII_WORD}{_ASCII_POSSESSIVE})*"
_ANY_WORD = rf"(?:(?<![^\W_])(?:[a-z]\.)+[a-z](?![^\W_])\.?|[^\W_{_CJK}]+)"
_ANY_POSSESSIVE = r"(?:'s(?![^\W_]))?"
_ANY_WORDS = rf"([{_CJK}]|{_ANY_WORD})(?:(?<![{_CJK}])'s(?![^\W_]))?"
_ANY_CHAINS = rf"(?:[{_CJK}]|{_ANY_WORD}{_ANY_POSSESSIVE})(?:-{_ANY_WORD}{_ANY_POSSESSIVE})*"

_pattern = cache(re.compile)
"""Those that tell CJK characters apart take milliseconds to compile: none is before there is something to look for."""

Offsets = list[int] | range


class Token(NamedTuple):
    """A folded word, or one CJK character; `start` and `end` are offsets in the original text.

    `aligned` says that each of its characters stands for one character of the original.
    """

    text: str
    start: int
    end: int
    aligned: bool = False


class Tokens(NamedTuple):
    """A text's tokens in order, and the joined forms of hyphenated words (`antisatellite`)."""

    words: tuple[Token, ...]
    joined: tuple[Token, ...]


def fold(text: str) -> str:
    """The text without what people do not type: case, accents, width, kana form, typographic marks. Idempotent."""
    return _folded(text)[0]


def tokenise(text: str) -> Tokens:
    """Cut a text into tokens. `U.S.` is `us`; `anti-satellite` is two tokens and one joined form; 's is dropped."""
    folded, starts, ends = _folded(text)
    same: Offsets = starts if isinstance(starts, range) else [*range(len(text))]
    words: list[Token] = []
    joined: list[Token] = []
    chain: list[Token] = []
    at = 0
    token_at = _pattern(_ASCII_TOKEN if folded.isascii() else _TOKEN).search
    while found := token_at(folded, at):
        word = found[0].replace(".", "") if found["acronym"] else found[0]
        start, end = starts[found.start()], ends[found.end() - 1]
        aligned = len(word) == end - start and starts[found.start() : found.end()] == same[start:end]
        token = Token(word, start, end, aligned)
        hyphenated = bool(words) and folded[at : found.start()] == "-" and not found["cjk"]
        if not hyphenated:
            _join(chain, joined)
            chain = []
        chain.append(token)
        words.append(token)
        at = found.end()
        if not found["cjk"] and (possessive := _pattern(_POSSESSIVE).match(folded, at)):
            at = possessive.end()
    _join(chain, joined)
    return Tokens(tuple(words), tuple(joined))


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words and joined forms of `tokenise` without their places, made several times faster: what an index holds."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    if plain.isascii():
        plain, words, chains = plain.lower(), _pattern(_ASCII_WORDS), _pattern(_ASCII_CHAINS)
        if "'" not in plain and "-" not in plain and not _pattern(_MAYBE_ACRONYM).search(plain):
            return tuple(plain.translate(_SPACED).split()), ()
    else:
        plain = "".join(map(_fold_cluster, _pattern(_CLUSTER).findall(text)))
        words, chains = _pattern(_ANY_WORDS), _pattern(_ANY_CHAINS)
    joined = [chain for chain in chains.findall(plain) if "-" in chain] if "-" in plain else []
    return _without_stops(words.findall(plain)), tuple("".join(_without_stops(words.findall(each))) for each in joined)


def _without_stops(words: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(words).replace(".", "").split())


def is_cjk(token: str) -> bool:
    """Whether the token is one CJK character."""
    return len(token) == 1 and not token.isascii() and _kind(token) == "cjk"


def _kind(token: str) -> str | None:
    found = _pattern(_TOKEN).fullmatch(token)
    return found.lastgroup if found else None


def _join(chain: list[Token], joined: list[Token]) -> None:
    if len(chain) > 1:
        joined.append(Token("".join(token.text for token in chain), chain[0].start, chain[-1].end))


def _folded(text: str) -> tuple[str, Offsets, Offsets]:
    """The folded text and, for each of its characters, where what it was made of begins and ends in the original."""
    if text.isascii():
        return text.lower(), range(len(text)), range(1, len(text) + 1)
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
    folded = unicodedata.normalize("NFKC", cluster).casefold().translate(_KATAKANA)
    stripped = _pattern(_DIACRITICS).sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", stripped).translate(_LETTERS)
