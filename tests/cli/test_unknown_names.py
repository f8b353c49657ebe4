"""Mistyped names of any kind: quoted in one way, with the likely one, before those there are."""

from __future__ import annotations

import pytest

from tests.cli.running import Onrecord

MISTYPED = [
    ("list mission", 2, "no section “mission”; did you mean missions?; there are areas, participants, "),
    ("list missions --area secrity", 2, "no area “secrity”; did you mean security?; there are security, "),
    ("list participants --side jpan", 2, "no party “jpan”; did you mean japan?; there are japan, us"),
    (
        "list missions --format jsn",
        2,
        "no format “jsn”; did you mean json?; there are text, json, csv, md, tsv, html, ",
    ),
    ("list missions --color alway", 2, "no color “alway”; did you mean always?; there are auto, always, never"),
    ("doctor --format jsn", 2, "no format “jsn”; did you mean json?; there are text, json"),
    ("styles --format jsn", 2, "no format “jsn”; did you mean json?; there are text, json"),
    ("completion fsh", 2, "no shell “fsh”; did you mean fish?; there are bash, zsh, fish"),
    ("copy p6 --route tmx", 2, "no route “tmx”; did you mean tmux?; there are "),
    ("copy p6 --style quot", 2, "no style “quot”; did you mean quote?; there are quote, plain, "),
    ("show p6 --style quot", 2, "no style “quot”; did you mean quote?; there are quote, plain, "),
    ("show mission/slim", 2, "no kind of record “mission”; did you mean missions?; there are areas, "),
    (
        "show missions/slimm",
        1,
        "there is no missions/slimm in japan-us-space-8; did you mean missions/slim?; its missions ",
    ),
    (
        "show japan-us-space-9:p6",
        1,
        "no open pack “japan-us-space-9”; did you mean japan-us-space-8?; the open packs are ",
    ),
    ("search x --kind misison", 2, "no kind “misison”; did you mean mission?; there are sentence, area, "),
]


@pytest.mark.parametrize(("line", "code", "said"), MISTYPED, ids=[line for line, *_ in MISTYPED])
def test_what_may_be_meant(onrecord: Onrecord, line: str, code: int, said: str) -> None:
    result = onrecord(*line.split())
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    "line", [line.rpartition(" ")[0] for line, *_ in MISTYPED if "/" not in line and ":" not in line]
)
def test_nothing_is_suggested_for_what_is_like_nothing(onrecord: Onrecord, line: str) -> None:
    result = onrecord(*line.split(), "qqqqqq")
    assert (result.code, result.out) == (2, "")
    assert "“qqqqqq”; there are " in result.err


def test_the_home_folder_is_short_in_messages(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere/home")
    result = onrecord("check", "/somewhere/home/packs")
    assert result.err.startswith("onrecord: ~/packs: ")
    assert "/somewhere/homely" in onrecord("check", "/somewhere/homely").err
