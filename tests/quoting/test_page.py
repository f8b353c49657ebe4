"""docs/styles.md says what is so."""

from __future__ import annotations

import pathlib
import re
import tomllib

import pytest

from onrecord.clipboard import ROUTE_NAMES
from onrecord.model import Pack, Ref
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.styles import STYLES, user_style
from onrecord.quoting.tables import FORMS
from onrecord.quoting.template import DATES, DIRECTIVES, TOKENS
from tests.quoting.excerpts import TAKEN, filled, with_statement

PAGE = (pathlib.Path(__file__).parents[2] / "docs" / "styles.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its header."""
    part = PAGE.partition(f"\n##{heading}\n" if heading.startswith("#") else f"\n## {heading}\n")[2]
    assert part, heading
    table = re.search(r"(?:^\|.*\n)+", part, re.MULTILINE)
    assert table
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[0].splitlines()[2:]]


@pytest.fixture
def passage(shipped_pack: Pack) -> Excerpt:
    return excerpt(shipped_pack, Ref.parse("p6.s7"), shipped_pack.record("missions/slim"))


def test_every_style_has_a_row_with_its_key_and_a_sample(passage: Excerpt) -> None:
    found = rows("The styles")
    assert [(name, key) for name, key, _ in found] == [(f"`{style.name}`", f"`{style.letter}`") for style in STYLES]
    for style, (_, _, sample) in zip(STYLES, found, strict=True):
        pieces = re.split("…|`|, (?=“|\\[)|the source: ", sample)
        at = 0
        for piece in map(bare, pieces):
            at = bare(style.render(passage)).find(piece, at)
            assert at >= 0, (style.name, piece)


def bare(text: str) -> str:
    """Without spaces and line ends, which the page sets in its own way."""
    return "".join(text.split())


def test_every_token_has_a_row_and_there_are_no_others() -> None:
    named = [name for cells in rows("# Tokens") for name in re.findall(r"`\{(\w+)\}`", cells[0])]
    assert sorted(named) == sorted([*TOKENS, *DATES])


def test_every_date_directive_has_a_row_that_shows_what_it_writes(shipped_pack: Pack) -> None:
    passage = with_statement(excerpt(shipped_pack, Ref.parse("p8")), published=TAKEN)
    found = rows("Dates")
    assert [cells[0] for cells in found] == [f"`{directive}`" for directive in DIRECTIVES]
    for directive, shown in found:
        assert filled(f"{{published:{directive.strip('`')}}}", passage) == shown.strip("`")


def test_the_configuration_shown_can_be_used(passage: Excerpt) -> None:
    found = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    config = tomllib.loads(found[1])
    assert set(config["routes"]) <= set(ROUTE_NAMES)
    taken = {style.letter for style in STYLES}
    for name, table in config["style"].items():
        assert name not in [style.name for style in STYLES]
        assert table["letter"] not in taken
        shown = user_style(name, table["template"], table["letter"], table["title"]).render(passage)
        assert shown in PAGE.replace("\n    ", " ")  # it is wrapped there
    assert config["default_style"] in config["style"]


def test_the_forms_of_tables_and_the_routes_are_named() -> None:
    for name in (*ROUTE_NAMES, *(form.name for form in FORMS)):
        assert f"`{name}`" in PAGE or form_title(name) in PAGE, name


def form_title(name: str) -> str:
    return next((form.title for form in FORMS if form.name == name), name)


def test_parts_of_a_sentence_are_shown_as_they_are_copied(shipped_pack: Pack) -> None:
    found = rows("A part of a sentence")
    assert len(found) == 4
    for words, shown in found:
        assert with_omission_marks(partial(shipped_pack, Ref.parse("p8.s1"), words)) == shown
