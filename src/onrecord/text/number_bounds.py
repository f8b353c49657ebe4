"""Places within numbers of digits, of any script and width, and within names that have a number: `1,000`, `F-35`.

Numbers in words and in Japanese, Chinese and Korean numerals are in `written_numbers.py`.
"""

from __future__ import annotations

import re
import unicodedata

from onrecord.text.characters import is_without_spaces

_HYPHENS = frozenset("-‐‑")
_DASHES = _HYPHENS | frozenset("‒–−")
_RANGES = _DASHES | frozenset("—―~∼〜")
_SEPARATORS = _RANGES | frozenset("_.,:/'’·・٫٬⁄∕×\u00a0\u2007\u2009\u202f")
_CURRENCIES = frozenset("$€£¥₩₹₽¢")
_SIGNS = frozenset("+−±<>≤≥≈~=#△▲") | _CURRENCIES
_UNITS = frozenset("%‰°′″℃℉٪؉؊")
# A full-width comma parts clauses, too: it is within a number only between groups of three.
_WIDE_COMMA = "，"
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) != _WIDE_COMMA}
_WIDE |= str.maketrans("￥￡￠￦･", "¥£¢₩・")
_WIDE |= str.maketrans("﹒﹕﹟﹢﹣﹤﹥﹩﹪", ".:#+-<>$%")
_FIRST_UNIT, _LAST_UNIT = "㌀", "㏿"  # units of measure in one character, such as ㎏


def to_plain_width(text: str) -> str:
    """Return the text with full-width and small digits, letters and marks as the plain ones, of the same length."""
    return text if text.isascii() else text.translate(_WIDE)


def splits_number(before: str, after: str) -> bool:
    """Return whether the place between these visible characters of plain width is within a number or its name."""
    return (
        _splits_digits(before, after)
        or _splits_unit(before, after)
        or _splits_groups(before, after)
        or _splits_place_number(before, after)
        or _splits_designation(before, after)
    )


def _splits_digits(before: str, after: str) -> bool:
    left, right = before[-1], after[0]
    if left.isdigit() and right in _SEPARATORS:
        return after[1:2].isdigit() or (right in _RANGES and after[1:2] in _SIGNS and after[2:3].isdigit())
    if left in _SEPARATORS and before[-2:-1].isdigit():
        return right.isdigit() or (left in _RANGES and right in _SIGNS and after[1:2].isdigit())
    if left == _WIDE_COMMA or right == _WIDE_COMMA:
        return _is_grouping_comma(before, after)
    if left == "." and right.isalnum() and not is_without_spaces(right):
        return bool(re.search(r"(?:^|[\s(\[{“‘«\"'$€£¥+−–-])\.$", before))
    return False


def _is_grouping_comma(before: str, after: str) -> bool:
    around = f"{before}|{after}"
    return bool(re.search(rf"\d\|?{_WIDE_COMMA}\|?\d{{3}}(?!\d)", around))


def _splits_unit(before: str, after: str) -> bool:
    left, right = before[-1], after[0]
    if "^" in (left, right):
        return not (left.isspace() or right.isspace())
    if left in _UNITS and before[-2:-1].isdigit():
        return (right.isalnum() and not is_without_spaces(right)) or _begins_range(after)
    if right in _CURRENCIES:
        return left.isdigit() or (_is_of_name(left) and after[1:2].isdigit())
    if left in _CURRENCIES and before[-2:-1].isdigit() and _begins_range(after):
        return True
    if left in _RANGES and re.search(r"\d[%‰°′″℃℉٪؉؊$€£¥₩₹₽¢].$", before):
        return right.isdigit() or (right in _SIGNS and after[1:2].isdigit())
    is_negative = left in _HYPHENS and not _is_of_word(before[-2:-1])
    if right.isdigit() and (left in _SIGNS or is_negative):
        return True
    return left.isdigit() and (right in _UNITS or _FIRST_UNIT <= right <= _LAST_UNIT)


def _begins_range(after: str) -> bool:
    return after[0] in _RANGES and (after[1:2].isdigit() or (after[1:2] in _SIGNS and after[2:3].isdigit()))


def _splits_groups(before: str, after: str) -> bool:
    """Return whether the place is at a blank between groups of digits, as in `1 000`, where neither is a year.

    Or at one before a sign of percent, a currency or a fraction: `50 %`, `5 €`, `3 ½`.
    """
    if after[0].isspace():
        before, after = f"{before} ", after[1:]
    if not re.search(r"\d\s$", before) or not after:
        return False
    if re.match(r"[%‰٪]|[€£¥₩₹₽¢$](?![\d.])|[¼-¾⅐-⅞]|\d{1,2}[/⁄∕]\d", after):
        return True
    return bool(re.search(r"(?<!\d)\d{1,3} $", before) and re.match(r"\d{3}(?!\d)", after))


def _splits_place_number(before: str, after: str) -> bool:
    """Return whether the place is before or within a bracket that goes on with the number of an article: `5(2)(a)`."""
    is_before = before[-1].isdigit() or before[-1] == ")"
    if is_before and re.match(r"\((?:\d{1,3}|[a-z]{1,4})\)", after):
        return True
    opened = re.search(r"[\d)]\((\d{0,3}|[a-z]{0,4})$", before)
    return bool(opened and re.match(r"\)" if opened[1] else r"(?:\d{1,3}|[a-z]{1,4})\)", after))


def _splits_designation(before: str, after: str) -> bool:
    """Return whether the place is at a mark within a name such as `F-35`, `5-A`, `IV-A`, `77/1`, `C++`, `R&D`."""
    left, right = before[-1], after[0]
    if right in "+#" and _is_of_name(left):
        return True
    if left in "+#" and (right in "+#" or _is_of_name(right)):
        return bool(re.search(r"[^\W_][+#]+$", before))
    if right in "&@" and _is_of_name(left):
        return _is_of_name(after[1:2])
    if left in "&@" and _is_of_name(right):
        return _is_of_name(before[-2:-1])
    if right in _DASHES or right == "/":
        return _is_of_name(left) and _is_designating(before, after[0], after[1:])
    if left in _DASHES or left == "/":
        return _is_of_name(right) and _is_designating(before[:-1], left, after)
    if right == "." and left.isdigit():
        return bool(re.search(r"(?<!\d)\d{1,3}$", before) and re.match(r"\.[A-Za-z](?![^\W\d_])", after))
    if left == "." and right.isascii() and right.isalpha():
        return bool(re.search(r"(?<!\d)\d{1,3}\.$", before) and re.match(r"[A-Za-z](?![^\W\d_])", after))
    return False


def _is_designating(before: str, mark: str, after: str) -> bool:
    """Return whether a hyphen, or a dash or slash beside a digit, joins what stands around it to one name."""
    if not before or not after or not (_is_of_name(before[-1]) and _is_of_name(after[0])):
        return False
    if before[-1].isdigit() or after[0].isdigit():
        return True
    if mark not in _HYPHENS and mark != "/":
        return False
    if re.search(r"(?<![^\W_])[A-Z]$", before) and after[0].isupper():
        return True
    return mark != "/" and bool(re.search(r"(?<![^\W_])[IVXLC]+$", before) and re.match(r"[A-Z](?![^\W\d_])", after))


def _is_of_name(char: str) -> bool:
    """Return whether the character can be one of a name with a number; prefixes of Hebrew stand before a hyphen."""
    return char.isalnum() and not is_without_spaces(char) and not "\u0590" <= char <= "\u05ff"


def _is_of_word(char: str) -> bool:
    return bool(char) and (char.isalnum() or unicodedata.category(char).startswith("M"))
