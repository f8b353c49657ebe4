"""Exporting the current brief from the browser: what is asked, what is written, and what is shown beforehand."""

from __future__ import annotations

import pathlib

from onrecord.session.dialogs import ChoiceList, LongPrompt, Prompt, TextPage
from onrecord.session.outcome import Outcome
from tests.session.conftest import OpenedSession, OpenSession


def chosen(asked: object, value: str) -> object:
    """Return what is asked next once this is chosen."""
    assert isinstance(asked, ChoiceList)
    return asked.choose(value).follow_up


def options_of(on: OpenedSession, form: str, kind: str = "matrix") -> object:
    """Return what is asked once kind and format are chosen."""
    return chosen(chosen(on.run("export").follow_up, kind), form)


def shown(asked: object) -> dict[str, str]:
    assert isinstance(asked, ChoiceList)
    return {choice.title: choice.detail for choice in asked.choices}


def test_the_preview_is_the_text_that_is_exported(open_session: OpenSession) -> None:
    on = open_session()
    on.go_to("missions/slim")
    on.run("collect")
    page = on.commands.exporting.preview().follow_up
    assert isinstance(page, TextPage)
    assert "In space science, both sides expressed excitement" in " ".join(" ".join(page.lines).split())


async def test_a_brief_is_exported_and_no_file_is_overwritten_unasked(
    open_session: OpenSession, tmp_path: pathlib.Path
) -> None:
    on = open_session()
    on.go_to("missions/slim")
    on.run("collect")
    asked = chosen(options_of(on, "md", "briefing-note"), "go on")
    assert isinstance(asked, Prompt)
    assert asked.text.endswith("brief.md")
    file = tmp_path / "memo.md"
    assert asked.validate(str(file)) is None
    assert asked.validate(f"{tmp_path}/none/memo.md") == f"there is no folder {tmp_path}/none"
    asked.answer(str(file))
    await on.host.settle()
    assert on.message == f"Written to {file}"
    first = file.read_bytes()
    assert "expressed excitement" in first.decode()
    file.write_text("mine")
    asked.answer(str(file))
    await on.host.settle()
    question = on.host.outcomes[-1].follow_up
    assert question.title == f"{file} is there already"  # type: ignore[union-attr]
    assert file.read_text() == "mine"
    question.choose("overwrite")  # type: ignore[union-attr]
    await on.host.settle()
    assert file.read_bytes() == first
    asked.answer(str(tmp_path))
    await on.host.settle()
    assert on.message == f"Written to {tmp_path}/brief.md", "in a folder it has the usual name"


async def test_the_ending_that_is_typed_decides_on_the_format(
    open_session: OpenSession, tmp_path: pathlib.Path
) -> None:
    on = open_session()
    on.run("collect")
    asked = chosen(options_of(on, "docx", "briefing-note"), "go on")
    assert isinstance(asked, Prompt)
    for typed, written, begins in (
        ("memo.docx", "memo.docx", b"PK"),
        ("memo.DOCX", "memo.DOCX", b"PK"),
        ("memo.txt", "memo.txt", b"\n\nBriefing note"),
        ("memo.html", "memo.html", b"<!doctype html>"),
        ("memo", "memo.docx", b"PK"),
        ("memo.xlsx", "memo.xlsx.docx", b"PK"),
        ("memo v1.2", "memo v1.2.docx", b"PK"),
    ):
        (tmp_path / written).unlink(missing_ok=True)
        assert asked.validate(f"{tmp_path}/{typed}") is None
        asked.answer(f"{tmp_path}/{typed}")
        await on.host.settle()
        assert on.message == f"Written to {tmp_path}/{written}"
        assert (tmp_path / written).read_bytes().lower().startswith(begins.lower())
    assert "briefing-note has the formats docx" in (asked.validate(f"{tmp_path}/memo.csv") or "")
    assert asked.validate(f"{tmp_path}/none/") == f"there is no folder {tmp_path}/none"


async def test_an_export_has_the_classification_and_the_own_notes_that_are_asked_for(
    open_session: OpenSession, tmp_path: pathlib.Path
) -> None:
    """Both are remembered for the brief; a format for cells has no line of classification."""
    on = open_session()
    on.go_to("missions/slim")
    on.run("collect")
    assert shown(options_of(on, "md")) == {"Write the file": "", "Classification": "none"}
    assert isinstance(options_of(on, "csv"), Prompt), "there is nothing to choose"
    asked = on.run("note").follow_up
    assert isinstance(asked, LongPrompt)
    asked.answer("Ask for the date.")
    assert shown(options_of(on, "md"))["Your own notes"] == "left out"
    options = chosen(options_of(on, "md"), "take notes")
    typing = chosen(options, "classify")
    assert isinstance(typing, Prompt)
    assert typing.takes_empty
    typing.answer(" OFFICIAL   USE ")
    options = options_of(on, "md")
    expected = {"Write the file": "", "Classification": "OFFICIAL USE", "Your own notes": "go with it"}
    assert shown(options) == expected
    assert "Classification" not in shown(options_of(on, "csv"))
    file = chosen(options, "go on")
    assert isinstance(file, Prompt)
    file.answer(str(tmp_path / "memo.md"))
    await on.host.settle()
    text = (tmp_path / "memo.md").read_text()
    assert "OFFICIAL USE" in text
    assert "Ask for the date" in text
    typing.answer("")
    options = chosen(options_of(on, "md"), "take notes")
    assert shown(options) == {**expected, "Classification": "none", "Your own notes": "left out"}


def test_with_nothing_to_export_nothing_is_asked(open_session: OpenSession) -> None:
    exporting = open_session().commands.exporting
    nothing = Outcome("the brief is empty, so there is nothing to export")
    assert exporting.export() == exporting.preview() == nothing
