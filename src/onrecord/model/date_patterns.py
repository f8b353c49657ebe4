"""Patterns of written dates and of the words between them, compiled on first use."""

import re
from functools import cache
from typing import NamedTuple

from onrecord.model.dates import MONTHS

_NAMES = "|".join(f"{name[:3]}(?:{name[3:]}|[a-z]?\\.)?" for name in MONTHS).replace("Sep(?:", "Sept?(?:")
_NTH = "(?:st|nd|rd|th)?"
_DASH = "[-–—~〜―]"
_RANGE_LINK = rf"\s*(?:{_DASH}|to|through|thru|until|till|から|より|至|到|부터)\s*"
_LIST_LINK = r"\s*(?:and/or|and|or|&|/|[・、と及和]|及び)\s*"
_WITHIN = r"(?:the\s+)?(?:(?:end|start|beginning|middle)\s+of\s+|(?:late|early|mid)[\s-]+)?(?:the\s+)?"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


class Sharing(NamedTuple):
    """A date that has its year, and perhaps its month, from the date beside it; `link` stands between them."""

    month: str
    day: str
    link: str
    place: int


def with_western_years(text: str) -> str:
    """Return the text with the years of Japanese eras as `2025年`, and with digits before 年, 月 and 日."""
    if "年" not in text:
        return text
    digits = re.sub("[〇零一二三四五六七八九十]+(?=[年月日])", lambda match: _digits(match[0]), text)
    era = rf"({'|'.join(_ERAS)})\s?(元|\d{{1,2}})(?:年?度?({_RANGE_LINK})(元|\d{{1,2}}))?年"
    return re.sub(era, _western, digits)


def _western(match: re.Match[str]) -> str:
    first, last = (_ERAS[match[1]] + (1 if year == "元" else int(year or 0)) for year in match.group(2, 4))
    return f"{first}年{match[3]}{last}年" if match[3] else f"{first}年"


def _digits(ideographs: str) -> str:
    """Return a number in ideographs in digits: 二〇二五 digit by digit, 二十五 with tens and ones."""
    if "十" not in ideographs:
        return ideographs.translate(_DIGITS)
    tens, _, ones = ideographs.partition("十")
    return f"{tens.translate(_DIGITS) or 1}{ones.translate(_DIGITS) or 0}"


@cache
def date_pattern() -> re.Pattern[str]:
    """Return the pattern of dates with a year; the names of its groups end in `_` and the number of the form."""
    digits = r"(?:19|20|21)\d\d"
    year = rf"(?<![\d.,])(?P<year>{digits})(?![\d,.]?\d)(?!['’]?s\b|\s?年代|\s(?:days|weeks|months)\b)"
    day = rf"(?P<day>\d{{1,2}}){_NTH}"
    spoken = rf"(?:\b(?:{day}[\s-]+(?:of\s+)?)?(?P<month>{_NAMES}),?[\s-]+(?:of\s+)?)?{year}"
    head = rf"(?P<head>\d{{1,2}}){_NTH}(?P<link>{_RANGE_LINK}|{_LIST_LINK})"
    american = rf"\b(?P<month>{_NAMES})\s+(?:{head})?{day},?\s+{year}"
    year_first = rf"(?<![\d.,])(?P<year>{digits})\s+(?P<month>{_NAMES})\s+{day}(?!\w)"
    iso = rf"(?<![\d.,-])(?P<year>{digits})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![-.]?\d)"
    iso_month = rf"(?<![\d.,-])(?P<year>{digits})(?P<separator>[-–~〜/])(?P<month>\d\d)(?!-?\d)"
    dotted = rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>{digits})(?!\.?\d)"
    slashed = rf"(?<![\d/-])(?P<one>\d{{1,2}})(?P<mark>[-/])(?P<two>\d{{1,2}})(?P=mark)(?P<year>{digits})(?!\d)"
    month_first = rf"(?<![\d/.-])(?P<month>0[1-9]|1[0-2])/(?P<year>{digits})(?!\d)"
    east_asian = (
        rf"{year}\s?[年년](?:\s?(?P<month>\d{{1,2}})(?:[月월]|(?=\s?(?:{_DASH}|[・、])\s?\d{{1,2}}\s?[月월]))"
        rf"(?:\s?(?P<day>\d{{1,2}})(?:[日일]|(?=\s?(?:{_DASH}|[・、])\s?\d{{1,2}}\s?[日일])))?)?"
    )
    forms = (american, year_first, iso, iso_month, dotted, slashed, month_first, east_asian, spoken)
    numbered = (re.sub(r"\(\?P([<=])(\w+)", rf"(?P\1\2_{number}", form) for number, form in enumerate(forms))
    return re.compile("|".join(numbered), re.IGNORECASE)


def is_range(text: str, start: int, end: int, following: int) -> bool:
    """Return whether the words between two dates with a year make them one range; the first is at start to end."""
    if _range_words().fullmatch(text, end, following):
        return True
    return bool(_and_words().fullmatch(text, end, following)) and says_between(text, start)


def is_range_link(link: str) -> bool:
    """Return whether the words beside a date without a year are of a range; a slash is of a list: `May/July 2025`."""
    return "/" not in link and bool(_range_words().fullmatch(link))


def says_between(text: str, place: int) -> bool:
    """Return whether the words before a place end with `between`."""
    return bool(_between().search(text, 0, place))


def sharing_before(text: str, place: int) -> Sharing | None:
    """Return the date without a year that is linked to the one at a place; its own place is where it begins."""
    match = _sharing_before().search(text, 0, place)
    if not match:
        return None
    month, day = match["month"] or match["own_month"] or "", match["day"] or match["own_day"] or ""
    return Sharing(month, day, match["link"], match.start())


def sharing_after(text: str, place: int) -> Sharing | None:
    """Return the month or day in East Asian writing that is linked to a date that ends at a place."""
    match = _sharing_after().match(text, place)
    if not match or not (match["month"] or match["day"]):
        return None
    return Sharing(match["month"] or "", match["day"] or "", match["link"], match.end())


@cache
def _range_words() -> re.Pattern[str]:
    return re.compile(rf"度?(?:{_RANGE_LINK}|/){_WITHIN}", re.IGNORECASE)


@cache
def _and_words() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:and|&)\s*{_WITHIN}", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\bbetween\s+{_WITHIN}$", re.IGNORECASE)


@cache
def _sharing_before() -> re.Pattern[str]:
    day, month = rf"(?<![\d.,/-])\b(?P<day>\d{{1,2}}){_NTH}", rf"\b(?P<month>{_NAMES})"
    first = rf"{day}(?:[\s-]+(?:of\s+)?{month})?|" + rf"{month}(?:\s+{day})?".replace("(?P<", "(?P<own_")
    return re.compile(rf"(?:{first})(?P<link>{_RANGE_LINK}|{_LIST_LINK}){_WITHIN}$", re.IGNORECASE)


@cache
def _sharing_after() -> re.Pattern[str]:
    month, day = r"(?P<month>\d{1,2})[月월]", r"(?P<day>\d{1,2})[日일]"
    link = rf"(?P<link>{_RANGE_LINK}|{_LIST_LINK})"
    return re.compile(rf"{link}(?:{month}\s?)?(?:{day})?(?![間间간])")
