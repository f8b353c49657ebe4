"""A quotation may not begin or end within a word, a number or an abbreviation: it would say something else."""

from __future__ import annotations

import pytest

from onrecord.text.word_boundaries import is_whole_words, splits_word, whole_words_around

# In each text "|" marks a place where a quotation may begin or end, and "^" one where it may not.
MAY_NOT = """
inv^est   na^ïve   caf^é   Ma^ß   Stra^ße   Pań^stwo   Київ^ський   n^o
invest $^1,000   $1^,000   $1,^000   $1,0^00   $1,000^.50   $1,000.^50   €^5   £^20   ¥^100
2^.5 million   2.^5 million
1^\u00a0000   1\u00a0^000   1^\u2009000   10^:30   10:^30   2023^/24   2023/^24   2020^-2025   2020–^2025
3^½   x^²   H^₂O   H₂^O   50^%   5^‰   5^°C   −^5   -^5   +^3   ±^2   ≥^4   <^3   ~^7
U^.S. payloads   U.^S. payloads   U.S^. payloads   e^.g. this   e.^g. this   e.g^. this   Ph^.D.   J^.^A^.^X^.^A^.
don^’t   don’^t   can^'t   we^’ll   they^’re   O^’Brien   d^’Ivoire   Hawai^ʻi   Japan’^s desire
non-^binding   Non-^Proliferation   anti-^satellite   co-^operation   non‑^binding   Japan-^U.S.
co^\u00adoperation   co\u00ad^operation   e^\u0301tude   wor^\u200bd
US^$5   HK^$^20   A^$1,000   1^ ^000   12^ ^345^ ^678   1^ ^000 euros
Article 5^(^2^)   3^(^a^)^(^ii^)   7^(viii^)   7^(^12)
J^. R^. R^. Tolkien   G^. W. Bush
0^1   A^1   F^35   4^th   MH^370
"""
MAY = """
invest| |in|   two| |words   end|.   “|quoted|”   (|in brackets|)   comma|,| then   dash|—|dash   Tokyo|.| Then
$1,000|.| In   5|,| and   1|:| a   $|   in 2023|,| 2024   No|.| 5   −| 5   well|-known   Japan|-U.S.
Japan|’s desire   States|’ desire   the 1990s|’ end   U.S.| payloads   e.g.| this   |U.S.   Japan |’tis
宇|宙|開|発   2023|年|3|月   METI|は   は|METI   です|。|次   |東|京|   カ|ナ
2023| |100 people   24| |2023   1| |00   1| |0000   Article 5| |(2)   Mr|.| Smith   plan B|.| Then
in 2023|(|see| above|)
state|(s)   J.| |R. Tolkien   pay US| |$5
p|.   I|.   word|   |word
"""


def marked(lines: str, mark: str) -> list[tuple[str, int]]:
    """Return each text of the list once for each mark in it, with the offset of that mark."""
    cases = []
    for text in (text for line in lines.strip().splitlines() for text in line.split("   ")):
        plain = text.replace(mark, "")
        places = [at for at, char in enumerate(text) if char == mark]
        assert places, text
        cases += [(plain, at - nth) for nth, at in enumerate(places)]
    return cases


@pytest.mark.parametrize(("text", "at"), marked(MAY_NOT, "^"))
def test_it_may_not(text: str, at: int) -> None:
    assert splits_word(text, at), f"{text[:at]}^{text[at:]}"


@pytest.mark.parametrize(("text", "at"), marked(MAY, "|"))
def test_it_may(text: str, at: int) -> None:
    assert not splits_word(text, at), f"{text[:at]}|{text[at:]}"


def test_a_power_with_a_caret_is_one_number() -> None:
    for text in ("10^6", "10^-6", "x^2"):
        assert [at for at in range(1, len(text)) if not splits_word(text, at)] == [], text
    assert not splits_word("a ^ b", 2)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [("a well-known plan", "-known", "well-known"), ("a well-known plan", "known", "well-known"),
     ("Japan’s desire", "’s desire", "Japan’s desire"), ("paid US$1,000 now", "$1", "US$1,000"),
     ("Article 5(2) of", "Article 5", "Article 5(2)"), ("Article 5(2) of", "Article 5(", "Article 5(2)")],
)  # fmt: skip
def test_the_whole_words_around_a_part(text: str, part: str, whole: str) -> None:
    start = text.index(part)
    assert not is_whole_words(text, start, start + len(part))
    around = whole_words_around(text, start, start + len(part))
    assert text[slice(*around)] == whole
    assert is_whole_words(text, *around)
