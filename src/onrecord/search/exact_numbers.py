"""Numbers of an exact phrase: `"1.2"` finds only that number, though the words of `½` and `1,2` are `1 2`, too."""

import re
import unicodedata
from functools import cache

_MARKS = str.maketrans({"⁄": "/", "\u066b": ".", "\u066c": ","})


def exact_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in a text in digits, in order, without the marks and blanks between thousands."""
    if not any(map(str.isnumeric, text)):
        return ()
    thousands, number = _patterns()
    ungrouped = thousands.sub("", text.translate(_MARKS))
    plain = "".join(
        str(unicodedata.decimal(char)) if char.isdecimal() else char
        for char in unicodedata.normalize("NFKC", ungrouped).translate(_MARKS)
    )
    return tuple(number.findall(plain))


def number_start(text: str, at: int) -> int:
    """Return where the number begins whose decimals begin at a place: `2` of `1.2`; else the place itself."""
    while at > 1 and text[at - 1] in ".," and text[at - 2].isdecimal() and text[at : at + 1].isdecimal():
        at -= 2
    return at


def number_end(text: str, at: int) -> int:
    """Return where the number ends that has decimals behind a place: `1` of `1.2`; else the place itself."""
    while text[at - 1 : at].isdecimal() and text[at : at + 1] in (".", ",") and text[at + 1 : at + 2].isdecimal():
        at += 2
    return at


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    thousands = r"(?<=\d)[,\u00a0\u2007\u2008\u2009\u202f](?=\d{3}(?!\d))"
    return re.compile(thousands), re.compile(r"\d+(?:[.,]\d+)*")
