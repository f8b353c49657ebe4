"""Names that cannot be seen, and characters that are drawn as nothing where they belong."""

from __future__ import annotations

import unicodedata

import pytest

from onrecord.packs import load_packs
from tests.packs.a_pack import PackFolder

HIDDEN = ["\u200b", "\u3164", "\u2800", "\u00ad\u2060", "\u180e", "\u115f", "\ufe0f", "\U0001d159", "\u0301"]
HIDING = ["\U000e0041", "\ufff9", "\u206a", "\u2065", "\U000e0080"]
WHERE = [
    ("pack.toml", '"A Pack"'),
    ("statement.toml", '"Joint Statement on Blue Herons"'),
    ("statement.toml", '"Blue Herons"'),
    ("statement.toml", '"The Weather Office"'),
    ("statement.toml", '"Japan"'),
    ("statement.toml", '"Meeting"'),
    ("areas.toml", '"Law"'),
    ("missions.toml", '"Blue Heron"'),
    ("missions.toml", '"BH"'),
    ("missions.toml", '"青鷺"'),
    ("missions.toml", '"Ardea"'),
    ("missions.toml", '"Heron Society"'),
    ("participants.toml", '"Cabinet"'),
    ("terms.toml", '"Space Weather"'),
]


@pytest.mark.parametrize(("file", "name"), WHERE)
def test_a_name_that_cannot_be_seen_is_refused_everywhere(a_pack: PackFolder, file: str, name: str) -> None:
    text = a_pack.read(file)
    for hidden in [*HIDDEN, *HIDING]:
        a_pack.write(file, text.replace(name, f'"{hidden}"'))
        assert [problem.file for problem in a_pack.problems()] == [f"a-pack/{file}"], (file, hidden)


@pytest.mark.parametrize("char", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufe0f", "\u180e", "\u034f"])
def test_a_published_text_keeps_what_is_drawn_as_nothing(a_pack: PackFolder, char: str) -> None:
    """The statement of Camp David has a soft hyphen in “President”."""
    for file in ("source.txt", "statement.toml"):
        a_pack.replace(file, "The two sides met in Kyoto on June 1, 2024.", f"{char}The si{char}des met.{char}")
    a_pack.replace("events.toml", '{ ref = "p1.s1" }', f'{{ ref = "p1.s1", quote = "{char}The si{char}des" }}')
    a_pack.sign()
    assert a_pack.load().statement.sentences[0].text == f"{char}The si{char}des met.{char}"


@pytest.mark.parametrize("char", HIDING)
def test_what_hides_a_text_is_refused_in_a_published_one_too(a_pack: PackFolder, char: str) -> None:
    for file in ("source.txt", "statement.toml"):
        a_pack.replace(file, "The two sides", f"The {char}two sides")
    a_pack.sign()
    assert {problem.file for problem in a_pack.problems()} == {"a-pack/source.txt", "a-pack/statement.toml"}


def test_many_marks_on_one_letter_open(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", '"Ardea"', f'"q{chr(0x0323) * 1_000}"')
    assert a_pack.problems() == ()


def test_what_this_unicode_does_not_know_is_warned_about_and_opens(a_pack: PackFolder) -> None:
    """A newer Python may know it: a pack opens with each or with none."""
    assert unicodedata.category("\u0378") == "Cn"
    a_pack.replace("missions.toml", '"Ardea"', '"\u0378"')
    library = load_packs([("a-pack", a_pack.path)], recheck=True)
    assert not library.refused
    [told] = library.warnings["a-pack"].listed
    assert (told.file, told.line) == ("a-pack/missions.toml", a_pack.line("missions.toml", "\u0378"))
    assert told.found.startswith("U+0378 (not a character of Unicode ")


def test_what_no_unicode_will_know_is_refused(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", '"Ardea"', '"Ardea \uffff"')
    assert [problem.key for problem in a_pack.problems()] == ["mission[0].aliases[1]"]
