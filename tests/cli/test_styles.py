"""`onrecord styles`, and styles of the user's own in config.toml."""

from __future__ import annotations

import json
import pathlib

import pytest

from onrecord.commands.screens import MOVING_LETTERS
from onrecord.model import Pack, Ref
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.styles import STYLES
from onrecord.quoting.template import DATES, TOKENS
from tests.cli.running import Onrecord
from tests.packs.a_pack import PARAGRAPHS, PackFolder

CABLE = """\
[style.cable]
template = "({para}) {words} [{short_title}, {date:%-d %b %Y}{added}]"
letter = "z"
title = "As in our cables"
"""


def test_every_style_with_a_sample(onrecord: Onrecord) -> None:
    result = onrecord("styles")
    assert (result.code, result.err) == (0, "")
    heads = [line for line in result.out.splitlines() if line and not line.startswith(" ")]
    default = {"quote": " (default)"}
    assert heads == [f"{s.name}{default.get(s.name, '')}: {s.title}  [c {s.letter}]" for s in STYLES]
    assert "\n    “" in result.out
    assert result.out.endswith("\n\n")


def test_as_data(onrecord: Onrecord, shipped_pack: Pack) -> None:
    styles = json.loads(onrecord("styles", "--format", "json").out)
    assert [(style["name"], style["letter"], style["title"]) for style in styles] == [
        (s.name, s.letter, s.title) for s in STYLES
    ]
    assert {tuple(style) for style in styles} == {("name", "letter", "title", "sample")}
    plain = next(style["sample"] for style in styles if style["name"] == "plain")
    assert plain in shipped_pack.statement.source_text
    assert "[Editor’s note, as of " in next(style["sample"] for style in styles if style["name"] == "record")


def test_a_pack_without_notes_has_a_sample_too(onrecord: Onrecord, a_pack: PackFolder) -> None:
    a_pack.remove("missions.toml")
    a_pack.replace("commitments.toml", 'related = ["missions/blue-heron"]\n', "")
    styles = json.loads(onrecord("styles", "--format", "json", "--pack", str(a_pack.path)).out)
    assert next(style["sample"] for style in styles if style["name"] == "plain") == PARAGRAPHS[0][0]


def test_a_style_of_ones_own(onrecord: Onrecord, config: pathlib.Path, shipped_pack: Pack) -> None:
    config.write_text(f'default_style = "cable"\n{CABLE}')
    assert "\ncable (default): As in our cables  [c z]\n    (para. " in onrecord("styles").out
    assert json.loads(onrecord("styles", "--format", "json").out)[-1]["letter"] == "z"
    words = shipped_pack.statement.text_at(Ref.parse("p8"))
    expected = (
        f"(para. 8) {words} [Eighth Japan-U.S. Comprehensive Dialogue on Space, 24 Mar 2023; paragraph numbers added]"
    )
    assert onrecord("show", "p8", "--style", "cable").out == expected + "\n"
    assert onrecord("copy", "p8", "--route", "show").out == expected + "\n"


def test_a_style_needs_no_letter_and_no_title(onrecord: Onrecord, config: pathlib.Path) -> None:
    config.write_text('[style.a]\ntemplate = "A{ref}"\n[style.b]\ntemplate = "B{ref}"\n')
    out = onrecord("styles").out
    assert "\na: a\n    Ap" in out
    assert "\nb: b\n    Bp" in out


def test_the_default_is_the_configured_one(onrecord: Onrecord, config: pathlib.Path, shipped_pack: Pack) -> None:
    config.write_text('default_style = "plain"\n')
    assert onrecord("copy", "p8", "--route", "show").out == shipped_pack.statement.text_at(Ref.parse("p8")) + "\n"
    assert "plain (default): " in onrecord("styles").out
    quoted = onrecord("copy", "p8", "--route", "show", "--style", "quote").out
    assert quoted == STYLES[0].render(excerpt(shipped_pack, Ref.parse("p8"))) + "\n"


def test_the_route_is_the_configured_one(onrecord: Onrecord, config: pathlib.Path) -> None:
    config.write_text('routes = ["file"]\n')
    result = onrecord("copy", "p8")
    assert (result.code, result.out) == (0, "")
    assert f"saved to {config.parent / 'last-copy.txt'}" in result.err
    config.write_text('routes = ["show"]\n')
    assert onrecord("copy", "p8").out.startswith("“Both sides concurred")


NAMES = ", ".join(style.name for style in STYLES)
KNOWN = ", ".join([*TOKENS, *DATES])
FREE = "".join(sorted(set("abcdefhilmnopqrstuvwxyz0123456789") - {style.letter for style in STYLES}))
"""Without those that move in the list of styles."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[style.a]\nletter = "z"\ntemplate = "{quot}"', f":3: the token {{quot}} is unknown; known tokens: {KNOWN}"),
        (
            '[style.a]\ntemplate = "{date:%H}"',
            ":2: the date format %H is unknown; known formats: %d %-d %m %-m %B %b %Y %y %%",
        ),
        ('[style.a]\ntemplate = "a } b"', ":2: a single }; write }} for a brace"),
        ('[style.a]\ntemplate = "\\u001b"', ":2: the character U+001B could mislead a terminal; remove it"),
        ('[style.quote]\ntemplate = "x"', ":1: the style quote is built in; give yours another name"),
        ('[style.a]\nletter = "q"\ntemplate = "x"', f":2: the letter q belongs to quote; free letters: {FREE}"),
        *(
            (
                f'[style.a]\nletter = "{letter}"\ntemplate = "x"',
                f":2: the letter {letter} moves the cursor in the list of styles; free letters: {FREE}",
            )
            for letter in MOVING_LETTERS
        ),
        (
            CABLE + '[style.b]\ntemplate = "x"\nletter = "z"',
            f":7: the letter z belongs to cable; free letters: {FREE[:-1]}",
        ),
        ('\ndefault_style = "haiku"', f":2: default_style: no style “haiku”; there are {NAMES}"),
        ('default_style = "x"\n' + CABLE, f":1: default_style: no style “x”; there are {NAMES}, cable"),
        ('\n\nroutes = ["tmux", "fax"]', ":3: no route “fax” in routes; there are wl-copy, xclip, xsel"),
        ('[style.a]\ntemplate = "{short-title}"', f":2: the token {{short-title}} is unknown; known tokens: {KNOWN}"),
        ('[style.a]\ntemplate = "{date:%_d}"', ":2: the date format %_d is unknown; known formats: %d %-d"),
        ("default_style = cable", ":1: "),
        (
            "colour = 1",
            ":1: the key colour is unknown; known keys: theme, default_style, start_section, layout, signs",
        ),
        ("a = [", ":1: "),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(
    onrecord: Onrecord, config: pathlib.Path, text: str, said: str
) -> None:
    config.write_text(text)
    for command in ("styles", "show p8 --style plain", "copy p8 --route show"):
        result = onrecord(*command.split())
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"onrecord: {config}{said}")
        assert result.err.count("\n") == 1
        assert result.err.rstrip("\n").isprintable()


def test_a_configuration_that_is_named_and_not_there_is_not_ignored(onrecord: Onrecord, config: pathlib.Path) -> None:
    config.unlink()
    for command in ("styles", "copy p8 --route show"):
        result = onrecord(*command.split())
        assert (result.code, result.out) == (2, "")
    assert onrecord("styles").err.startswith(
        f"onrecord: {config}: no such file; create it with onrecord config --init, or unset ONRECORD_CONFIG"
    )


def test_commands_that_copy_nothing_do_not_mind_a_broken_configuration(
    onrecord: Onrecord, config: pathlib.Path
) -> None:
    config.write_text("colour = 1")
    for command in ("show p8", "list missions", "search METI", "check"):
        assert onrecord(*command.split()).code == 0


def test_a_style_that_is_empty_here_copies_nothing(onrecord: Onrecord, config: pathlib.Path) -> None:
    config.write_text('[style.outcome]\ntemplate = "{outcome}"\n')
    file = config.parent / "last-copy.txt"
    assert onrecord("copy", "missions/slim", "--route", "file", "--style", "outcome").code == 0
    before = file.read_bytes()
    assert before
    for route in ("file", "show"):
        result = onrecord("copy", "p1.s1", "--route", route, "--style", "outcome")
        assert (result.code, result.out, result.err) == (1, "", "onrecord: nothing to copy in style outcome\n")
    result = onrecord("show", "p1.s1", "--style", "outcome")
    assert (result.code, result.out, result.err) == (1, "", "onrecord: nothing to copy in style outcome\n")
    assert file.read_bytes() == before
