"""`show` and `copy` take a paragraph's published number: a label first, else the number in the text."""

from __future__ import annotations

import datetime
import pathlib
from collections.abc import Sequence

import pytest

from onrecord.cli.address import MAX_PACKS_SEARCHED, address_in, parse_address
from onrecord.cli.exit_codes import UsageError
from onrecord.library import library_in_memory
from onrecord.model import Pack, Paragraph, Party, Ref, Sentence, Statement
from onrecord.model.labels import MAX_LABEL_CHARS
from onrecord.navigation import Browser
from onrecord.packs import LoadedPacks
from tests.cli.running import Onrecord
from tests.support.gold_statements import FOLDER, gold_pack
from tests.support.pack_writer import write_pack

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


@pytest.mark.parametrize(
    "reference", ["2(a)", "(z)", "1.9", "ⅩⅩ", ":(z)", "a b c d", "iii", "p6.7", "slim", "Article V"]
)
def test_what_no_pack_has_is_still_wrong_usage(onrecord: Onrecord, reference: str) -> None:
    result = onrecord("show", reference, *PACK)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"onrecord: “{reference}” is not a ref; write p6, p6.s7, ")


@pytest.mark.parametrize("reference", ["", " ", "x" * (MAX_LABEL_CHARS + 1)])
def test_no_pack_is_opened_for_what_cannot_be_a_label(
    onrecord: Onrecord, tmp_path: pathlib.Path, reference: str
) -> None:
    result = onrecord("show", reference, "--pack", str(tmp_path / "gone"))
    assert result.code == 2
    assert "is not a ref" in result.err
    assert "gone" in onrecord("show", "(a)", "--pack", str(tmp_path / "gone")).err


LABELS = (
    "Article V",
    "Annex I",
    "Part B",
    "Article One",
    "Artikel III",
    "Article XIV bis",
    "Preamble",
    "Note",
    "Annex",
    "Anhang",
    "Q:",
    "Note: 1",
    "1/2",
    "a/b",
    "Terms",
    "p0",
    "p05",
    "p100000",
    "p12.",
    "p6.7",
    "Ⅳ",
    "(ii)",
    "第一条",
    "§ 5",
)


def labeled_pack(labels: Sequence[str], pack_id: str = "labeled") -> Pack:
    """Return a pack with a paragraph for each label."""
    paragraphs = [
        Paragraph(number, (Sentence(number, 1, f"Sentence {number}."),), label=label)
        for number, label in enumerate(labels, 1)
    ]
    statement = Statement("Labels", datetime.date(2024, 1, 1), tuple(paragraphs), parties=(Party("us", "U.S."),))
    return Pack(pack_id, "Labels", statement, ())


@pytest.mark.parametrize("label", LABELS)
def test_the_command_line_finds_each_label_that_the_browser_finds(label: str) -> None:
    pack = labeled_pack(LABELS)
    browser = Browser(library_in_memory(LoadedPacks((pack,))))
    for typed in (label, label.upper(), f"labeled:{label}"):
        browser.go_to(typed)
        assert browser.location.target
        address = address_in(parse_address(typed), {pack.id: pack})
        assert address.target == browser.location.target.ref == Ref.parse(f"p{LABELS.index(label) + 1}"), typed


def test_a_label_of_words_is_shown_and_copied(onrecord: Onrecord, tmp_path: pathlib.Path) -> None:
    write_pack(labeled_pack(("Preamble", "Article V")), tmp_path / "labeled")
    for command in (("show", "--style", "plain"), ("copy", "--route", "show", "--style", "plain")):
        result = onrecord(*command, "Article V", "--pack", str(tmp_path / "labeled"))
        assert (result.code, result.out) == (0, "Sentence 2.\n")


def test_a_word_is_looked_for_in_so_many_packs_and_the_rest_is_said() -> None:
    packs = {f"pack-{number}": labeled_pack(("1.",), f"pack-{number}") for number in range(MAX_PACKS_SEARCHED + 2)}
    with pytest.raises(
        UsageError, match=r"; 2 open packs were not searched for such a label: write PACK-ID: before it$"
    ):
        address_in(parse_address("Preamble"), packs)
    with pytest.raises(UsageError, match=r"^“pack-1:Preamble” is not a ref; .* looks for it|missions/slim$"):
        address_in(parse_address("pack-1:Preamble"), packs)


@pytest.mark.parametrize("reference", ["no-pack:1", "no-pack:(a)", "no-pack:Preamble", "NO-PACK:1.1"])
def test_a_pack_that_is_not_open_is_named(onrecord: Onrecord, reference: str) -> None:
    result = onrecord("show", reference, *PACK)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"onrecord: no open pack “no-pack”; the open packs are {HARBORS}\n"


def test_of_several_packs_the_note_says_which_has_no_such_label(capsys: pytest.CaptureFixture[str]) -> None:
    packs = {"bare": labeled_pack(("I.",) * 3, "bare"), "numbered": labeled_pack(("3.",), "numbered")}
    assert str(address_in(parse_address("3"), packs)) == "bare:p3"
    assert "no paragraph of bare is labeled 3; this is p3 of the text" in capsys.readouterr().err


def test_of_several_packs_it_says_which_has_the_label(onrecord: Onrecord) -> None:
    result = onrecord("show", "(a)", "--style", "plain", "--pack", str(FOLDER))
    assert result.out == gold_pack(HARBORS).statement.text_at(Ref.parse("p7")) + "\n"
    assert result.err == f"onrecord: (a) is taken from {HARBORS}, the only open pack that has it\n"
    several = onrecord("show", "3", "--style", "plain", "--pack", str(FOLDER))
    assert several.err.startswith("onrecord: 3 is taken from kestrel-fact-sheet; for another pack write ")
    assert f"{HARBORS}:3" in several.err
