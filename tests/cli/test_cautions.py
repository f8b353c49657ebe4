"""What is said on stderr of cautions about words that are quoted without them."""

from __future__ import annotations

import pytest

from tests.cli.running import Onrecord
from tests.packs.a_pack import PackFolder

ABOUT = "“concurred on holding the Ninth meeting of the Dialogue in …”"
NINTH = f"p8.s1 has an editor's caution on {ABOUT}: The only undertaking in the statement with a date"


@pytest.mark.parametrize("style", ["quote", "plain", "markdown", "bullet", "footnote", "japanese", "html", "latex"])
@pytest.mark.parametrize("command", [("show",), ("copy", "--route", "show"), ("copy", "--route", "file")], ids=str)
def test_a_style_without_the_caution_says_that_there_is_one(
    onrecord: Onrecord, command: tuple[str, ...], style: str
) -> None:
    result = onrecord(command[0], "p8.s1", "--style", style, *command[1:])
    assert result.code == 0
    assert result.err.endswith(f"onrecord: {NINTH}; --style record copies it with the words\n")
    assert "undertaking" not in result.out


@pytest.mark.parametrize("style", ["record", "csl-json", "bibtex", "ris"])
def test_nothing_is_said_where_the_caution_is_there_or_no_words_are(onrecord: Onrecord, style: str) -> None:
    result = onrecord("show", "p8.s1", "--style", style)
    assert (result.code, result.err) == (0, "")
    assert (f"[Editor’s caution on {ABOUT}: The only" in result.out) == (style == "record")


def test_nothing_is_said_where_there_is_none(onrecord: Onrecord) -> None:
    assert onrecord("show", "p1.s2", "--style", "quote").err == ""


def test_nothing_is_said_of_words_that_were_not_copied(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    result = onrecord("copy", "p8.s1", "--route", "xclip")
    assert result.code == 1
    assert "caution" not in result.err


def test_a_part_of_a_sentence_is_cautioned_too(onrecord: Onrecord) -> None:
    result = onrecord("show", "p8.s1", "--style", "quote", "--part", "concurred on holding")
    assert result.err.startswith(f"onrecord: {NINTH}; ")
    words = onrecord("show", "commitments/ninth-meeting", "--style", "quote", "--words")
    assert words.err.startswith("onrecord: p8.s1 has an editor's caution: The only")


def test_a_caution_of_any_pack(onrecord: Onrecord, a_pack: PackFolder) -> None:
    result = onrecord("show", "missions/blue-heron", "--style", "quote", "--pack", str(a_pack.path))
    assert result.err == "onrecord: p1.s2 has an editor's caution: A bird; --style record copies it with the words\n"


def test_only_those_on_the_words_of_a_part_are_counted_and_copied(onrecord: Onrecord) -> None:
    """An abbreviation that the part does not use misleads none of its readers."""
    for part, count in (("Phobos", 1), ("Phobos sample return mission, MMX", 2)):
        for ref in ("p6", "p6.s7", "p1-p8"):
            said = onrecord("show", ref, "--style", "quote", "--part", part).err
            assert said.startswith(f"onrecord: p6.s7 has {'an' if count == 1 else count} editor's caution")
            assert said.endswith("--style record copies it with the words\n" if count == 1 else "record copies them\n")
            assert onrecord("show", ref, "--style", "record", "--part", part).out.count("Editor’s caution") == count
