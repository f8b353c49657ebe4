"""Numbers in words, and in Japanese, Chinese and Korean numerals: `twenty-one`, `5 million`, `十二億`, `第五条の二`.

Each is one number: `億` out of `十二億` or `5` out of `5 million` would say something else.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.text.characters import DEFAULT_IGNORABLE
from onrecord.text.number_bounds import to_plain_width

_CHUNK_CHARS = 256
_REACH = 48  # characters that are looked at on either side of a chunk
_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALES = (
    "hundred|thousand|millions?|billions?|trillions?|bn|trn|mln|mld|mrd|mn"
    "|milliards?|millionen|milliarden|billionen|millones|milhões|bilhões|milioni|miliardi|тыс|млн|млрд|миллион\\w*|миллиард\\w*"
)
_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
_FRENCH = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|soixante|cent|mille"
_FRENCH_LAST = "et|un|une|onze|douze|treize|quatorze|quinze|seize|vingts|cents"
_DIGITS = r"\d(?:[\d.,'’]*\d)?"
_HAN_DIGITS = "〇零一二三四五六七八九两兩"
_HAN_UNITS = "十百千万萬億亿兆廿卅"
_FORMAL = "壱弐参壹貳贰叁參肆伍陸陆柒捌玖拾佰仟"
_CLASSIFIERS = "条條章節节項项号號編编款目部類类"
# A counter behind the number of a branch (`第五条の二`) makes a count of it: `第三条の三つの要素`.
_COUNTED = "つ人者国國本年月日回度種個个点"
_HANGUL_DIGITS = "일이삼사오육륙칠팔구영공"


def splits_written_number(text: str, at: int) -> bool:
    """Return whether the place before `text[at]` is within a number that is written with words or CJK numerals."""
    near = text[at - 1 : at + 1]
    if near.isascii() and " " not in near and "-" not in near:
        return False
    return at in _places_within_numbers(text, at // _CHUNK_CHARS)


@lru_cache(64)
def _places_within_numbers(text: str, chunk: int) -> frozenset[int]:
    """Return the offsets within numbers of one chunk of the text: a text of any length takes time in proportion."""
    start = max(0, chunk * _CHUNK_CHARS - _REACH)
    part = text[start : (chunk + 1) * _CHUNK_CHARS + _REACH]
    offsets: range | list[int] = range(start, start + len(part))
    if not part.isascii():
        invisible = {match.start() for match in _pattern(DEFAULT_IGNORABLE).finditer(part)}
        offsets = [start + at for at in range(len(part)) if at not in invisible]
        part = to_plain_width("".join(char for at, char in enumerate(part) if at not in invisible))
    patterns = (_in_words(),) if part.isascii() else (_in_words(), _in_han(), _in_hangul())
    return frozenset(
        place
        for pattern in patterns
        for match in pattern.finditer(part)
        if match.end() > match.start()
        for place in range(offsets[match.start()] + 1, offsets[match.end() - 1] + 1)
    )


_pattern = cache(re.compile)


@cache
def _in_words() -> re.Pattern[str]:
    """Return the pattern of numbers that have words in them, and of articles that were put in between others."""
    word = f"(?:{_ONES}|{_TENS}|hundred|thousand|million|billion|trillion)"
    small = f"(?:(?:{_TENS})(?:[-‐‑ ](?:{_ONES}))?|{_ONES})"
    scaled = rf"(?:{_DIGITS}|a|{small})(?:[\s-](?:{_SCALES})\b)+"
    patterns = (
        rf"{scaled}(?:,?\s{scaled})*(?:\s(?:and\s)?{small}(?![^\W_]|\s(?:{_SCALES})\b)|-[^\W_]+)?",
        rf"(?:{_DIGITS}|{word})\sand\sa\s(?:half|quarter)\b",
        rf"(?:{_ONES})\s(?:{_PARTS})\b",
        rf"(?:{_TENS})\s(?:{_ONES})\b",
        rf"{word}(?:[-‐‑][^\W_]+)+",
        rf"(?:{_FRENCH})(?:[-‐‑](?:{_FRENCH}|{_FRENCH_LAST}))+\b",
        r"(?:\d+|[IVXLC]+)\s(?:bis|ter|quater|quinquies|sexies)\b",
    )
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})", re.IGNORECASE)


@cache
def _in_han() -> re.Pattern[str]:
    """Return the pattern of Japanese and Chinese numbers, with the ordinal before and the branch or fraction behind."""
    units = "(?:[十百億亿兆廿卅萬]|千(?!葉)|万(?!博))"
    numeral = f"(?:{units}|[{_HAN_DIGITS}])"
    digits = r"\d+(?:[,，]\d{3}(?!\d))*(?:\.\d+)?"
    first = rf"(?:{numeral}|{digits}(?=\s?{units}|[・点點]{numeral}))"
    number = rf"(?:{first}(?:{numeral}|[・点點](?={numeral})|\s(?=[億亿兆])|{digits})*|{digits})"
    part = f"分[のノ之]{number}"
    more = "[余餘几幾]|[数數](?![学學字値量多据])|多(?![国國様く数數元面角種边邊])"
    half = "(?:年|か月|ヶ月|カ月|個月|个月|時間|小时|倍|割|日|週間|天|周)半(?![ばが期数分島島導世減面])"
    branch = rf"[{_CLASSIFIERS}](?:[の之]{number}(?![\d{_HAN_DIGITS}{_HAN_UNITS}{_COUNTED}]))+"
    return re.compile(
        rf"第\s?{number}{branch}|第\s?{number}[{_CLASSIFIERS}]"
        rf"|(?:第\s?)?{number}(?:[〜~∼–−—-]{number})?(?:{part}|{branch}|{half}|{more})?"
        rf"|[数數几幾何]{units}+"
        rf"|[{_FORMAL}{_HAN_UNITS}]{{2,}}"
    )


@cache
def _in_hangul() -> re.Pattern[str]:
    """Return the pattern of Korean numbers: `3억 5천만`, `이천이십사`, `제5조의2`, `3분의 1`, `10여`, `수십만`."""
    digits = r"\d(?:[,.]?\d)*"
    group = rf"{digits}[십백천]*(?:[만억](?=\s?\d)|조(?=\s?{digits}[십백천만억]))\s?"
    one = f"[{_HANGUL_DIGITS}]"
    small = f"(?:{one}?천)?(?:{one}?백)?(?:{one}?십)?{one}?"
    gap = rf"(?:\s(?=[{_HANGUL_DIGITS}십백천]+[십백천만억]))?"
    written = f"(?:{small}조{gap})?(?:{small}억{gap})?(?:{small}만{gap})?{small}"
    return re.compile(
        rf"제?(?:{group})*{digits}(?:[십백천만억조]+(?:의\d+)?|여)"
        rf"|제{digits}|{digits}분의\s?\d+"
        rf"|(?<![가-힣\d])(?:[제약수몇]|[{_HANGUL_DIGITS}]+분의\s?)?(?=[{_HANGUL_DIGITS}십백천만억조]{{2}}){written}"
        rf"|(?<![가-힣\d])(?:[수몇][십백천만억]+|{written}분의\s?{one}+)"
    )
