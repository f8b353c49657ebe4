"""Tab in real shells: bash and zsh in a terminal, fish by its own `complete -C`."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import pytest

from onrecord.cli.command_spec import command_specs
from onrecord.cli.shells import completion_script
from onrecord.cli.summaries import SUBCOMMAND_SUMMARIES, SUMMARIES
from onrecord.exporter.export import EXPORT_FORMATS
from onrecord.exporter.kinds import bundled_kinds
from onrecord.model import Kind, Pack
from onrecord.quoting.styles import STYLES
from tests.cli.shells.real import Interactive, fish


@pytest.fixture
def home(tmp_path: pathlib.Path) -> pathlib.Path:
    """A folder with a folder in it, and a file, which is no pack."""
    home = tmp_path / "home"
    (home / "records" / "my packs").mkdir(parents=True)
    (home / "record.txt").touch()
    return home


def written(shell: str, folder: pathlib.Path) -> pathlib.Path:
    path = folder.parent / f"script.{shell}"
    path.write_text(completion_script(shell), encoding="utf-8")
    return path


@pytest.fixture(params=["bash", "zsh"])
def shell(request: pytest.FixtureRequest, home: pathlib.Path) -> Iterator[Interactive]:
    started = Interactive.start(request.param, home, written(request.param, home))
    yield started
    started.terminal.stop()


def cases(pack: Pack) -> dict[str, set[str]]:
    sentences = {str(sentence.ref) for sentence in pack.statement.paragraphs[5].sentences}
    missions = {mission.address for mission in pack.of_kind(Kind.MISSION)}
    options = {
        command.name: {name for option in command.options for name in option.names if name.startswith("--")}
        for command in command_specs()
    }
    return {
        "onrecord ": set(SUMMARIES) | {"records/", "bundled"},
        "onrecord --": options[""],
        "onrecord list --": options["list"],
        "onrecord copy p6.s7 --": options["copy"],
        "onrecord list --area ": {area.id for area in pack.of_kind(Kind.AREA)},
        "onrecord list missions --area=s": {"science", "security"},
        "onrecord show p6.": sentences,
        "onrecord show japan-us-space-8:p6.": {f"japan-us-space-8:{ref}" for ref in sentences},
        "onrecord show --format json missions/": missions,
        "onrecord copy p6.s7 --style ": {style.name for style in STYLES},
        'onrecord copy p8.s1 --part "a b" --route ': {
            *("wl-copy", "xclip", "xsel", "pbcopy", "windows", "tmux", "osc52", "file", "show")
        },
        "onrecord search --kind sentence,mi": {"sentence,mission"},
        "onrecord check rec": {"records/"},
        "onrecord bund": {"bundled"},
        "onrecord records bund": {"bundled"},
        "onrecord check bund": {"bundled"},
        "onrecord list --pack bund": {"bundled"},
        "onrecord completion ": {"bash", "zsh", "fish"},
        "onrecord brief ": set(SUBCOMMAND_SUMMARIES["brief"]),
        "onrecord brief check --": options["brief check"],
        "onrecord brief add memo p6.": sentences,
        "onrecord note ": set(SUBCOMMAND_SUMMARIES["note"]),
        "onrecord note add p6.": sentences,
        "onrecord brief export memo --format ": {*EXPORT_FORMATS, "toml"},
        "onrecord export --as ": {*bundled_kinds()},
        "onrecord export missions/": missions,
    }


def as_shown(shell: str, line: str, expected: set[str]) -> set[str]:
    """bash lists what follows the last colon."""
    cut, colon, _ = line.rpartition(" ")[2].rpartition(":")
    return {value.removeprefix(cut + colon) for value in expected} if shell == "bash" else expected


def test_what_is_listed(shell: Interactive, shipped_pack: Pack) -> None:
    for line, expected in cases(shipped_pack).items():
        shown = as_shown(shell.shell, line, expected)
        assert shell.candidates(line, shown) == shown, line


def test_what_tab_types(shell: Interactive) -> None:
    for line, expected in {
        "onrecord sho": "onrecord show ",
        "onrecord show miss": "onrecord show missions/",
        "onrecord show missions/sli": "onrecord show missions/slim ",
        "onrecord show japan-us-space-8:missions/sli": "onrecord show japan-us-space-8:missions/slim ",
        "onrecord copy p6 --style=footn": "onrecord copy p6 --style=footnote ",
        "onrecord search ar": "onrecord search area:",
        "onrecord check records/m": r"onrecord check records/my\ packs/",
        "onrecord list missions --pack reco": "onrecord list missions --pack records/",
    }.items():
        assert shell.completed(line, expected) == expected, line


def test_fish(home: pathlib.Path, shipped_pack: Pack) -> None:
    by_line = cases(shipped_pack)
    by_line["onrecord list missions --area=s"] = {"--area=science", "--area=security"}
    by_line |= {
        "onrecord man p6.s7 ": set(),
        "onrecord search --limit ": set(),
        "onrecord nothing show ": set(),
        "onrecord upgrade bund": set(),
    }
    by_line["onrecord nothing show "] = {"records/", "bundled"}
    for (line, expected), candidates in zip(by_line.items(), fish(written("fish", home), home, *by_line), strict=True):
        assert set(candidates) == expected, line
    [summaries, areas] = fish(written("fish", home), home, "onrecord lis", "onrecord list --area sci")
    assert summaries == {"list": SUMMARIES["list"]}
    assert areas == {"science": "Science"}
