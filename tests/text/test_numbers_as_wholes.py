"""No piece of a number may be quoted as a whole, in any script, nor of a name that has a number or a sign in it."""

from __future__ import annotations

from itertools import combinations

import pytest

from onrecord.text.word_boundaries import is_whole_words, splits_word
from onrecord.text.words import word_spans
from onrecord.text.written_numbers import splits_written_number

# A blank within one is written "_".
GOLD = {
    "digits": "1,000 1.5% 1/2 -5 ±3 1-3 4–6 7~9 1‒3 1—3 10:1 2024-05-06 2024/25 192.168.1.1 .5 9×10⁶ 5² 10^6 5%–10%"
    " $5–$10 5°C 35°40′ 5€ 5㎏ 25℃ 50_% 5_€ 3_½ 3_1/2 2_000",
    "full width": "１２３，４５６ １，０００，０００ １．５％ １／２ ３・１１ １０：３０ ２０２４－２５"
    " １～３ ￥１００ ５℃ ２億５，０００万",
    "other digits": "١٬٠٠٠ ١٫٥ ٥٪ १,००,००० १.५ ๑,๐๐๐ ၁.၅",
    "Japanese": "十二億 二千二十四 一九九五 10億 10_億 2万5千 5兆 ３０万 三・五 三分の一 3分の1 五〜七 1〜3"
    " 第十二 第5 第三 第二十条 第5章 数十 十数 10数 何千 十余 壱拾弐万 二年半 第五条の二 第5条の2 第五条の二の三",
    "Chinese": "一点五 百分之五 百分之二十五点五 两百 3.5亿 十几 几十 三十多 第十二 第二十条 第五条之一 三—五 廿一",
    "Korean": "10억 3억_5천만 3억_5,000만 2조_5,000억 이천이십사 삼십이 십이억 삼억_오천만"
    " 제5조의2 제5 3분의_1 10여 수십만 몇십",
    "words": "twenty-one ten-year 5_million $2.5_billion ten_thousand two_hundred_and_fifty twenty-one_thousand"
    " one_million_two_hundred_thousand two-thirds two_thirds ninety_five five_and_a_half vingt-deux quatre-vingt-dix"
    " 5_Mrd 3_млрд",
    "names": "5-A 5-bis IV-A 7_bis IV_ter 8.1 5.A II.A 5(2)(a) F-35 F–35 H-IIA B-52H COVID-19 10-year mid-2020s 77/1"
    " A/RES/77/1 E3/EU+3 P5+1 5+ C++ C# R&D Q&A AT&T .NET x@y #6 ’n’ 'n' ’90s ’tis",
}  # fmt: skip
NUMBERS = [(script, number.replace("_", " ")) for script, line in GOLD.items() for number in line.split()]


def contexts(script: str, number: str) -> tuple[tuple[str, str], ...]:
    plain = ((" ", " "), ("“", "”"), ("(", ")"), ("", ""))
    return plain if script in ("digits", "words", "names") else (*plain, ("は", "の"), ("、", "。"))


@pytest.mark.parametrize(("script", "number"), NUMBERS)
def test_no_proper_piece_of_a_number_is_whole(script: str, number: str) -> None:
    pieces = [span for span in combinations(range(len(number) + 1), 2) if span != (0, len(number))]
    for before, after in contexts(script, number):
        text = f"{before}{number}{after}"
        shift = len(before)
        passed = [
            number[start:end]
            for start, end in pieces
            if any(char.isalnum() for char in number[start:end]) and is_whole_words(text, start + shift, end + shift)
        ]
        assert passed == [], f"{script}: {text!r}"


@pytest.mark.parametrize(("script", "number"), NUMBERS)
def test_the_number_itself_is_whole(script: str, number: str) -> None:
    for before, after in contexts(script, number):
        text = f"{before}{number}{after}"
        assert is_whole_words(text, len(before), len(before) + len(number)), f"{script}: {text!r}"


@pytest.mark.parametrize(("text", "piece"), [("of 10_000 units", "10"), ("ｶﾞｽを", "ｶ"), ("ﾊﾟﾅﾏ", "ﾅﾏ"), ("ﾊﾟﾅﾏ", "ﾊ")])
def test_digits_in_groups_and_half_width_letters_stay_whole(text: str, piece: str) -> None:
    start = text.index(piece)
    is_piece = piece != "ﾅﾏ"
    assert is_whole_words(text, start, start + len(piece)) is not is_piece


@pytest.mark.parametrize("text", ["第十二億円", "約3억 5천만 명이", "in twenty-one thousand cases", "of 5-A and C++"])
def test_a_selection_steps_over_a_number_at_once(text: str) -> None:
    spans = word_spans(text)
    assert len(spans) > 1
    assert all(is_whole_words(text, *span) for span in spans)
    assert not any(text[start:end] in ("十", "二億", "5천만", "twenty", "5", "C") for start, end in spans)


# "|" marks places between a number, or letters that stand in numbers elsewhere, and what comes beside it.
MAY = """
第三条|の三つの要素;唯一|参加;統一|的;2025|年;2023|年|3|月;十二億|円;日米|両国;万一|の;十分|な;三|月;10年|の日
千葉|県;2024|千葉;大阪2025|万博;第二条|の二国間;第五条|の規定;第三条|の三者協議;1990年|半ば;宇宙|－未来
です|．次;は|￥100;第三国|の;增长百分之十五|，二十国集团;2023|，2024年;第五条|之规定
회사|이다;한국|만;제5조|에;제3조| 제2항;가|나;조사|가;2025년| 5월
between one hundred| and two hundred;in 2024|, million;in 2024| $5 bn;five| sides;twenty| countries;10| years
in 2024| one hundred;ten| and a plan;No.| 5;plan| .NET;U.S.|-Japan;Japan|-U.S.;well|-known;state|/U.S.;and|/or
G7| and| G20;'|like this';‘|like’| this;J.| |R.;ב-|2024;States|’ desire;number|’s
""".replace("\n", ";").strip(";").split(";")  # fmt: skip


@pytest.mark.parametrize("marked", MAY)
def test_what_stands_beside_a_number_is_not_of_it(marked: str) -> None:
    text, parts = marked.replace("|", ""), marked.split("|")
    places = [sum(map(len, parts[: nth + 1])) for nth in range(len(parts) - 1)]
    assert places
    assert [at for at in places if at and splits_word(text, at)] == []


def test_invisible_characters_within_a_number_do_not_part_it() -> None:
    for number in ("十\u200b二億", "第五\u2060条の二", "5\u00ad million", "１\u200b２，３４５"):
        assert [at for at in range(1, len(number)) if not splits_word(number, at)] == [], ascii(number)


def test_a_number_across_the_chunks_of_a_long_text_is_found() -> None:
    for start in range(200, 320):
        text = f"{'は' * start}十二億{'は' * 300}"
        assert [at for at in range(len(text)) if splits_written_number(text, at)] == [start + 1, start + 2]
