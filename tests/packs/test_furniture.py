"""Words that look like part of a web page: a warning, which the pack can answer."""

from __future__ import annotations

import pytest

from onrecord.packs import PackWarnings, bundled_packs, load_packs
from tests.packs.a_pack import PackFolder

BEGINNING = "The two sides met"


def with_words(a_pack: PackFolder, words: str, official: str = "") -> PackWarnings:
    """Return the warnings once the statement begins with the words, as a sentence of the first paragraph."""
    for file in ("source.txt", "statement.toml"):
        a_pack.replace(file, BEGINNING, f"{words} {BEGINNING}")
    if official:
        a_pack.replace("statement.toml", 'numbering = "added"', f'numbering = "added"\nofficial = {official}')
    a_pack.sign()
    return warnings(a_pack)


def warnings(a_pack: PackFolder) -> PackWarnings:
    """Return the warnings of a pack that opens."""
    library = load_packs([("a-pack", a_pack.path)], recheck=True)
    assert [pack.id for pack in library.packs] == ["a-pack"], [refusal.lines for refusal in library.refused]
    return library.warnings.get("a-pack", PackWarnings("a-pack"))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("See https://www.g7.example/plan.", "https://www.g7.example/plan"),
        ("(http://example.org/a?b=c&d).", "http://example.org/a?b=c&d"),
        ("All rights reserved under Article 5 stand.", "All rights reserved"),
        ("An official website of the Union was opened.", "An official website of the"),
        ("Cookie policy was discussed.", "Cookie policy"),
    ],
)
def test_official_words_like_a_page_s_open_are_named_and_can_be_answered(
    a_pack: PackFolder, words: str, named: str
) -> None:
    [warning] = with_words(a_pack, words).listed
    assert (warning.file, warning.line, warning.found) == (
        "a-pack/source.txt",
        1,
        f"“{named}”, which looks like part of the web page",
    )
    assert f"official = [“{named}”] in [statement]" in warning.expected
    a_pack.replace("statement.toml", 'numbering = "added"', f'numbering = "added"\nofficial = ["{named}"]')
    assert warnings(a_pack).total == 0


def test_a_line_of_the_page_is_found_in_the_line_it_stands_in(a_pack: PackFolder) -> None:
    banner = "U.S. Department of State"
    a_pack.write("source.txt", a_pack.read("source.txt") + f"\n{banner}\n")
    a_pack.append("statement.toml", f'[[paragraph]]\nnumber = 3\nheading = "Banner"\nsentences = ["{banner}"]\n')
    a_pack.replace("areas.toml", '{ ref = "p1" }', '{ ref = "p1" }, { ref = "p3" }')
    a_pack.sign()
    assert [(warning.line, warning.found) for warning in warnings(a_pack).listed] == [
        (5, f"“{banner}”, which looks like part of the web page")
    ]


def test_an_answer_that_nothing_asks_for_any_more_is_named_with_its_line(a_pack: PackFolder) -> None:
    official = '[\n  "https://old.example/",\n  "All rights reserved",\n]'
    [warning] = with_words(a_pack, "All rights reserved.", official).listed
    assert (warning.file, warning.key) == ("a-pack/statement.toml", "statement.official[0]")
    assert warning.line == a_pack.line("statement.toml", "https://old.example/")
    assert warning.found == "“https://old.example/”, which is not needed"
    assert "remove these" in warning.expected


def test_words_like_those_of_a_web_page_may_stand_in_a_sentence(a_pack: PackFolder) -> None:
    assert with_words(a_pack, "The U.S. Department of State and its official websites met.").total == 0


def test_of_very_many_a_hundred_are_named(a_pack: PackFolder) -> None:
    found = with_words(a_pack, " ".join(f"See https://example.org/{k}." for k in range(250)))
    assert (len(found.listed), found.other_count, found.total) == (100, 150, 250)
    assert found.lines[-1] == "a-pack: and 150 more warnings"


def test_a_refused_pack_says_both(a_pack: PackFolder) -> None:
    with_words(a_pack, "All rights reserved.")
    a_pack.replace("terms.toml", "p2.s2", "p9")
    [refusal] = load_packs([("a-pack", a_pack.path)], recheck=True).refused
    assert refusal.total == 1
    assert [warning.found for warning in refusal.warnings.listed] == [
        "“All rights reserved”, which looks like part of the web page"
    ]


def test_the_packs_that_ship_have_none() -> None:
    library = load_packs(bundled_packs(), recheck=True)
    assert library.packs
    assert not library.warnings
