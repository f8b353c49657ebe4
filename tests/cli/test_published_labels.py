"""`show` and `copy` take a paragraph's published number: a label first, else the number in the text."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.model import Ref
from tests.cli.running import Onrecord
from tests.support.gold_statements import FOLDER, gold_pack

HARBORS = "five-harbors-2025"
PACK = ("--pack", str(FOLDER / HARBORS))


@pytest.mark.parametrize(
    ("reference", "ref", "note"),
    [
        ("(a)", "p7", ""),
        ("（Ｂ）", "p8", ""),
        ("3", "p14", ""),
        (f"{HARBORS}:3)", "p14", ""),
        ("4", "p4", "onrecord: no paragraph is labeled 4; this is p4 of the text\n"),
        ("1.", "p5", "onrecord: 1. is p5 here; it also stands at p9\n"),
    ],
)
def test_a_published_label_is_a_reference(onrecord: Onrecord, reference: str, ref: str, note: str) -> None:
    shown = onrecord("show", reference, "--style", "plain", *PACK)
    assert (shown.code, shown.out, shown.err) == (
        0,
        gold_pack(HARBORS).statement.text_at(Ref.parse(ref)) + "\n",
        note,
    )
    assert onrecord("show", reference, *PACK).out == onrecord("show", ref, *PACK).out
    assert (
        onrecord("copy", reference, "--route", "show", *PACK).out == onrecord("copy", ref, "--route", "show", *PACK).out
    )


def test_a_number_without_labels_is_that_of_the_paragraph(onrecord: Onrecord) -> None:
    assert onrecord("show", "6") == onrecord("show", "p6")
    assert onrecord("show", "41") == onrecord("show", "p41")
    assert onrecord("show", "41").code == 1


@pytest.mark.parametrize("reference", ["2(a)", "(z)", "1.9", "ⅩⅩ", "no-pack:(a)", "a b c d", "iii"])
def test_what_no_pack_has_is_still_wrong_usage(onrecord: Onrecord, reference: str) -> None:
    result = onrecord("show", reference, *PACK)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"onrecord: “{reference}” is not a ref; write p6, p6.s7, ")


@pytest.mark.parametrize("reference", ["slim", "p6.7", "gateway station", ""])
def test_no_pack_is_opened_for_what_cannot_be_a_label(
    onrecord: Onrecord, tmp_path: pathlib.Path, reference: str
) -> None:
    result = onrecord("show", reference, "--pack", str(tmp_path / "gone"))
    assert result.code == 2
    assert "is not a ref" in result.err
    assert "gone" in onrecord("show", "(a)", "--pack", str(tmp_path / "gone")).err


def test_of_several_packs_it_says_which_has_the_label(onrecord: Onrecord) -> None:
    result = onrecord("show", "(a)", "--style", "plain", "--pack", str(FOLDER))
    assert result.out == gold_pack(HARBORS).statement.text_at(Ref.parse("p7")) + "\n"
    assert result.err == f"onrecord: (a) is taken from {HARBORS}, the only open pack that has it\n"
    several = onrecord("show", "3", "--style", "plain", "--pack", str(FOLDER))
    assert several.err.startswith("onrecord: 3 is taken from kestrel-fact-sheet; for another pack write ")
    assert f"{HARBORS}:3" in several.err
