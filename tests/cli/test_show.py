"""`onrecord show`: passages, records, styles."""

from __future__ import annotations

import csv
import io
import json

import pytest

from onrecord.cli.record_text import record_lines
from onrecord.model import Pack, Ref
from onrecord.model.kind_fields import planned_passage
from onrecord.quoting.cautions import caution_message
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import STYLES, Style
from tests.cli.running import Onrecord, program
from tests.packs.a_pack import PARAGRAPHS, PackFolder

QUOTE = (
    "“In space science, both sides expressed excitement regarding the upcoming launch of the XRISM and SLIM missions "
    "in 2023 and the Phobos sample return mission, MMX, in 2024.” (Joint Statement of the Eighth Meeting of the "
    "Japan-U.S. Comprehensive Dialogue on Space, Tokyo, 24 March 2023, para. 6; paragraph numbers added)\n"
)
REFS = ("p6", "p6.s7", "p6.s7-s8", "p5.s2-p6.s1", "p1-p8")


def test_the_default_quotation_exactly() -> None:
    result = program("show", "p6.s7", "--style", "quote")
    assert (result.returncode, result.stdout.decode()) == (0, QUOTE)


NUMBERS = "numbers are the editor's; the words are as published. --style plain gives the words alone."


@pytest.mark.parametrize("ref", ["p6.s7", "p8", "p8.s1"])
def test_one_sentence_is_its_words_and_a_line_end(onrecord: Onrecord, shipped_pack: Pack, ref: str) -> None:
    result = onrecord("show", ref)
    assert (result.code, result.err) == (0, "")
    assert result.out == shipped_pack.statement.text_at(Ref.parse(ref)) + "\n"


@pytest.mark.parametrize("ref", [ref for ref in REFS if ref != "p6.s7"])
def test_several_sentences_are_numbered_and_it_says_by_whom(onrecord: Onrecord, shipped_pack: Pack, ref: str) -> None:
    result = onrecord("show", ref)
    assert (result.code, result.err) == (0, f"onrecord: paragraph and sentence {NUMBERS}\n")
    sentences = shipped_pack.statement.sentences_at(Ref.parse(ref))
    assert result.out == "".join(f"{sentence.ref}\t{sentence.text}\n" for sentence in sentences)


def test_numbers_of_the_statements_own_are_not_called_the_editors(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.replace("statement.toml", 'numbering = "added"', 'numbering = "original"')
    assert onrecord("show", "p1", "--pack", str(a_pack.path)).err == f"onrecord: sentence {NUMBERS}\n"


@pytest.mark.parametrize("ref", REFS)
def test_the_words_alone(onrecord: Onrecord, shipped_pack: Pack, ref: str) -> None:
    result = onrecord("show", ref, "--style", "plain")
    assert result.out == shipped_pack.statement.text_at(Ref.parse(ref)) + "\n"


def test_the_whole_text_is_the_source(shipped_pack: Pack) -> None:
    assert program("show", "p1-p8", "--style", "plain").stdout.decode() == shipped_pack.statement.source_text


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_every_style(onrecord: Onrecord, shipped_pack: Pack, style: Style) -> None:
    assert REFS
    for ref in REFS:
        result = onrecord("show", ref, "--style", style.name)
        passage = excerpt(shipped_pack, Ref.parse(ref))
        assert (result.code, result.out) == (0, style.render(passage) + "\n")
        message = "" if style.has_cautions or style.cites_source_only else caution_message([passage], "--style record")
        assert result.err == (f"onrecord: {message}\n" if message else "")


@pytest.mark.parametrize("ref", ["P6.S7", " p6.s7 ", "japan-us-space-8:p6.s7", "JAPAN-US-SPACE-8:P6.S7"])
def test_other_ways_to_write_a_ref(onrecord: Onrecord, ref: str) -> None:
    assert onrecord("show", ref).out == onrecord("show", "p6.s7").out


def test_a_passage_as_data(onrecord: Onrecord, shipped_pack: Pack) -> None:
    items = json.loads(onrecord("show", "p6.s7-s8", "--format", "json").out)
    sentences = shipped_pack.statement.sentences_at(Ref.parse("p6.s7-s8"))
    assert [(item["ref"], item["text"]) for item in items] == [(str(s.ref), s.text) for s in sentences]
    added = ["label", "headings", "level", "paragraph_kind"]
    assert list(items[0]) == ["ref", "pack", "statement", "text", "areas", "cautions", *added, "editor"]
    assert items[0]["areas"] == ["civil", "science"]
    _, *rows = csv.reader(io.StringIO(onrecord("show", "p6.s7-s8", "--format", "csv").out))
    assert [row[1] for row in rows] == [sentence.text for sentence in sentences]
    assert onrecord("show", "p6.s7-s8", "--format", "md").out.count("\n") == 4 + 4


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_record_as_data(onrecord: Onrecord, form: str) -> None:
    listed = onrecord("list", "missions", "--format", form).out
    printed = onrecord("show", "missions/slim", "--format", form).out
    if form == "json":
        assert json.loads(printed) == [item for item in json.loads(listed) if item["address"] == "missions/slim"]
    else:
        (titles, row), (all_titles, *rows) = (
            list(csv.reader(io.StringIO(out, newline=""))) for out in (printed, listed)
        )
        assert titles == all_titles
        assert row in rows


def test_a_mission_as_text(onrecord: Onrecord, a_pack: PackFolder) -> None:
    result = onrecord("show", "missions/blue-heron", "--pack", str(a_pack.path))
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:2] == ["Blue Heron (BH [editor's])  ✓ kept  ▮ ended", "青鷺 (editor's)"]
    assert "Operator  participants/weather-office  WO (editor's)" in lines
    official = lines.index("Official text  marked: what was planned  p1.s2")
    assert lines[official + 1] == PARAGRAPHS[0][1]
    assert lines[official + 2] == "IN THESE WORDS  “to be launched in 2025”"
    assert lines[lines.index("! Editor's caution") + 1] == "A bird."
    notes = lines.index("Editor's notes  what became of it")
    assert [line.strip() for line in lines[notes + 1 : notes + 5]] == [
        "1 May 2025  ✓ kept  Launched in 2025.",
        "https://www.example.org/launch",
        "1 May 2026  ▮ ended  Landed in 2026.",
        "https://www.example.org/landed",
    ]
    related = lines[lines.index("Related  linked by the editor") + 1 :]
    assert "term  terms/sw  SW" in related
    assert "participant  participants/weather-office  WO" in related


def test_a_commitment_as_text(onrecord: Onrecord, a_pack: PackFolder) -> None:
    out = onrecord("show", "commitments/orbit-data", "--pack", str(a_pack.path)).out
    assert "Both sides committed to" in out
    assert "IN THESE WORDS  “committed to sharing orbit data”" in out
    assert "\nGrade  5 Commit, undertaking to act (editor's)\n" in out
    assert "\nDue  2025\n" in out


def test_every_shipped_record_can_be_shown(shipped_pack: Pack) -> None:
    assert shipped_pack.records
    for record in shipped_pack.records:
        text = "\n".join(record_lines(record, shipped_pack, qualify=False))
        for passage in record.passages:
            plan = planned_passage(record)
            is_planned = plan is not None and plan.ref == passage.ref
            remark = "  marked: what was planned" if is_planned else ""
            official = f"Official text{remark}  {passage.ref}\n{shipped_pack.statement.text_at(passage.ref)}"
            assert official in text
            quote = plan.quote if plan and is_planned else passage.quote
            assert passage.whole or f"IN THESE WORDS  “{quote}”" in text
        for note in record.notes:
            assert f"{note.text}\n{note.source}\n" in f"{text}\n"


def test_a_record_in_a_style_is_each_of_its_passages_once(onrecord: Onrecord, shipped_pack: Pack) -> None:
    assert onrecord("show", "missions/slim", "--style", "quote").out == QUOTE
    record = shipped_pack.record("participants/jaxa")
    assert record
    refs = dict.fromkeys(passage.ref for passage in record.passages)
    assert len(refs) > 1
    words = onrecord("show", "participants/jaxa", "--style", "plain").out
    assert words == "\n\n".join(shipped_pack.statement.text_at(ref) for ref in refs) + "\n"


def test_a_record_of_which_the_statement_does_not_speak(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.replace("terms.toml", 'passages = [{ ref = "p2.s2", quote = "Space Weather (SW)" }]\n', "")
    result = onrecord("show", "terms/sw", "--style", "quote", "--pack", str(a_pack.path))
    assert (result.code, result.out) == (1, "")
    assert "nothing to quote; --style record copies what is known about it" in result.err
    for option in (("--words",), ("--part", "Space Weather")):
        refused = onrecord("show", "terms/sw", "--style", "record", *option, "--pack", str(a_pack.path))
        assert (refused.code, refused.out) == (1, "")
        assert f"--style record without {option[0]} copies" in refused.err
    whole = onrecord("show", "terms/sw", "--style", "record", "--pack", str(a_pack.path))
    assert (whole.code, whole.err) == (0, "")
    assert "[No official text: Joint Statement on Blue Herons, Kyoto, 1 June 2024, does not mention this." in whole.out
    copied = onrecord("copy", "terms/sw", "--style", "record", "--route", "show", "--pack", str(a_pack.path))
    assert copied.out == whole.out
    assert onrecord("show", "terms/sw", "--pack", str(a_pack.path)).code == 0


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("p9", "p1 to p8"),
        ("p6.s10", "paragraph p6 has 9 sentence"),
        ("p6-p9", "p1 to p8"),
        ("japan-us-space-8:p9", "there is no p9: the statement has paragraphs p1 to p8"),
        ("p9999999", "there is no “p9999999”: paragraphs and sentences have numbers up to 99999"),
        ("other:p6", "the open packs are japan-us-space-8"),
        ("other:missions/slim", "the open packs are japan-us-space-8"),
        ("missions/slime", "slim, mmx"),
        ("missions/slime", "there is no missions/slime in japan-us-space-8; did you mean missions/slim?; its"),
        ("missions/" + "x" * 500, "slim, mmx"),
    ],
)
def test_what_is_well_formed_but_not_there(onrecord: Onrecord, ref: str, said: str) -> None:
    result = onrecord("show", ref)
    assert (result.code, result.out) == (1, "")
    assert said in result.err
    assert len(result.err) < 600


def test_a_kind_of_which_the_pack_has_none(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.remove("events.toml")
    result = onrecord("show", "events/kyoto", "--pack", str(a_pack.path))
    assert (result.code, result.err) == (1, "onrecord: there is no events/kyoto in a-pack; it has no events\n")


@pytest.mark.parametrize(
    "ref",
    ["", "slim", "06", "p0", "p6.s8-s7", "p6-s7", "mission/slim", "missions/", "/", "missions/slim/x", "ｐ6", "a/ｂ"],
)
def test_what_is_no_ref(onrecord: Onrecord, ref: str) -> None:
    result = onrecord("show", ref)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


def test_a_section_is_listed(onrecord: Onrecord) -> None:
    result = onrecord("show", "missions")
    assert (result.code, result.out) == (2, "")
    assert "onrecord list missions" in result.err


def test_a_word_is_searched_for(onrecord: Onrecord) -> None:
    assert "such as missions/slim; onrecord search slim looks for it" in onrecord("show", "slim").err
    assert "onrecord search" not in onrecord("show", "p6.s").err


def test_an_unknown_style_or_one_that_does_not_fit(onrecord: Onrecord) -> None:
    result = onrecord("show", "p6", "--style", "haiku")
    assert (result.code, result.out) == (2, "")
    assert "quote, plain, markdown, bullet, talking-point, record, footnote" in result.err
    result = onrecord("show", "p6", "--style", "quote", "--format", "json")
    assert (result.code, result.out) == (2, "")
    assert "--format json" in result.err
    assert onrecord("show", "p6", "--style", "quote", "--format", "text").code == 0


def test_of_several_packs_the_first_is_taken_and_named(
    onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str
) -> None:
    packs = ("--pack", str(a_pack.path), "--pack", shipped_folder)
    result = onrecord("show", "p1.s1", *packs)
    assert (result.code, result.out) == (0, PARAGRAPHS[0][0] + "\n")
    assert result.err == "onrecord: p1.s1 is taken from a-pack; for another pack write japan-us-space-8:p1.s1\n"
    named = onrecord("show", "japan-us-space-8:p1.s1", *packs)
    assert (named.code, named.err) == (0, "")
    assert named.out.startswith("Pursuant to")
    only = onrecord("show", "missions/slim", *packs)
    assert only.code == 0
    assert only.err == "onrecord: missions/slim is taken from japan-us-space-8, the only open pack that has it\n"
    assert "\nmission  japan-us-space-8:missions/mmx  MMX  " in only.out
    assert only.out.endswith("\nSTATEMENT  Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 March 2023\n")
    assert "STATEMENT  " not in onrecord("show", "missions/slim").out
    nowhere = onrecord("show", "p9", *packs)
    assert (nowhere.code, nowhere.out) == (1, "")
    assert "a-pack: there is no p9: the statement has paragraphs p1 to p2; japan-us-space-8: there is" in nowhere.err
    sentences = onrecord("show", "a-pack:p2", *packs, "--format", "json")
    assert [one["ref"] for one in json.loads(sentences.out)] == ["p2.s1", "p2.s2"]


def test_a_part_needs_a_style(onrecord: Onrecord) -> None:
    refused = onrecord("show", "p8.s1", "--part", "Both sides")
    assert (refused.code, refused.err) == (2, "onrecord: --part needs --style, such as --style quote\n")


def test_a_part_may_be_typed_with_the_marks_of_a_keyboard(onrecord: Onrecord) -> None:
    result = onrecord("show", "p1", "--style", "plain", "--part", "two of the world's most advanced")
    assert result.out == "[T]wo of the world’s most advanced …\n"
