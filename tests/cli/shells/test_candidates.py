"""What shells ask of the program when Tab is pressed."""

from __future__ import annotations

import pathlib

import pytest

from onrecord.model import Kind, Pack
from onrecord.quoting.styles import STYLES
from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder


def values(onrecord: Onrecord, kind: str, word: str = "", line: str = "onrecord ") -> dict[str, str]:
    result = onrecord("completion", "--values", kind, word, line)
    assert (result.code, result.err) == (0, "")
    return dict(line.split("\t") for line in result.out.splitlines())


def test_refs_and_addresses_step_by_step(onrecord: Onrecord, shipped_pack: Pack) -> None:
    first = values(onrecord, "REF")
    assert first["p6"] == "Civil space"
    assert {f"{kind.plural}/" for kind in Kind if shipped_pack.of_kind(kind)} < set(first)
    assert not any("." in value for value in first)
    paragraph = shipped_pack.statement.paragraphs[5]
    assert list(values(onrecord, "REF", "p6.")) == [str(sentence.ref) for sentence in paragraph.sentences]
    assert values(onrecord, "REF", "p6.")["p6.s7"].startswith("In space science, both sides expressed")
    assert values(onrecord, "REF", "missions/s")["missions/slim"] == "SLIM"
    assert values(onrecord, "REF", "japan-us-space-8:missions/")["japan-us-space-8:missions/slim"] == "SLIM"
    for word in ("p6.s1", "missions/slim", "terms/"):
        assert all(onrecord("show", value).code == 0 for value in list(values(onrecord, "REF", word))[:5])


def test_packs_that_the_line_names_are_those_that_are_asked(onrecord: Onrecord, a_pack: PackFolder) -> None:
    spaced = a_pack.path.parent / "my packs"
    spaced.mkdir()
    a_pack.path.rename(spaced / "one")
    for line in (
        f"onrecord show --pack '{spaced}' ",
        f'onrecord show --pack="{spaced}/one" ',
        f"onrecord show --pack {str(spaced).replace(' ', chr(92) + ' ')} ",
        f"onrecord show --pack '{spaced}",
    ):
        assert values(onrecord, "REF", "missions/", line) != values(onrecord, "REF", "missions/")


def test_several_packs_are_told_apart(onrecord: Onrecord, a_pack: PackFolder, shipped_folder: str) -> None:
    line = f"onrecord show --pack {shipped_folder} --pack {a_pack.path} "
    first = values(onrecord, "REF", "", line)
    assert "japan-us-space-8:" in first
    assert len([value for value in first if value.endswith(":")]) == 2
    assert "japan-us-space-8:p6.s7" in values(onrecord, "REF", "japan-us-space-8:p6.", line)
    assert "p1" in first


def test_areas_sections_kinds_and_queries(onrecord: Onrecord, shipped_pack: Pack) -> None:
    assert set(values(onrecord, "AREA")) == {area.id for area in shipped_pack.of_kind(Kind.AREA)}
    assert "sentences" in values(onrecord, "SECTION")
    assert "sentence,mission" in values(onrecord, "KIND,...", "sentence,mi")
    assert "sentence,sentence" not in values(onrecord, "KIND,...", "sentence,")
    assert set(values(onrecord, "QUERY", "area:s")) == {"area:science", "area:security"}


def test_styles_are_those_of_the_configuration_too(onrecord: Onrecord, config: pathlib.Path) -> None:
    config.write_text('[style.cable]\ntemplate = "{words}"\ntitle = "As in our cables"\n', encoding="utf-8")
    assert values(onrecord, "STYLE") == {style.name: style.title for style in STYLES} | {"cable": "As in our cables"}


def test_what_cannot_be_read_offers_nothing(onrecord: Onrecord, config: pathlib.Path) -> None:
    assert onrecord("completion", "--values", "REF", "", "onrecord show --pack /no/such ").out == ""
    config.write_text("nonsense", encoding="utf-8")
    assert onrecord("completion", "--values", "STYLE", "", "onrecord show --style ").out == ""
    assert values(onrecord, "NONSENSE") == {}


@pytest.mark.parametrize("word", ["\udce5", "p6.\x1b", "'", "/", "::", "p999999999999999999999.", "missions/\0"])
def test_odd_words_are_no_reason_to_fail(onrecord: Onrecord, word: str) -> None:
    for kind in ("REF", "QUERY", "KIND,..."):
        assert onrecord("completion", "--values", kind, word, f"onrecord show '{word}").code == 0


def test_a_large_archive_is_not_read_for_a_key_press(
    onrecord: Onrecord, a_pack: PackFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.packs.survey.MAX_IN_MEMORY_BYTES", 1)
    assert values(onrecord, "REF", "missions/", f"onrecord show --pack {a_pack.path} ") == {}


def test_names_of_briefs(onrecord: Onrecord) -> None:
    assert values(onrecord, "NAME") == {}
    onrecord("brief", "add", "Memo for Monday", "p1")
    assert values(onrecord, "NAME") == {"Memo for Monday": ""}


def test_addresses_with_notes_of_the_users_own(onrecord: Onrecord, config: pathlib.Path) -> None:
    assert values(onrecord, "NOTE") == {}
    onrecord("note", "add", "missions/slim", "Ask.\nMore.")
    onrecord("note", "add", "japan-us-space-8", "Read.")
    assert values(onrecord, "NOTE") == {"missions/slim": "Ask.", "japan-us-space-8": "Read."}
    (config.parent / "notes.toml").write_text("[[")
    assert values(onrecord, "NOTE") == {}
