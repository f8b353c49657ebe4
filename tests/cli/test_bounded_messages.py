"""However much a pack holds, a message that names what there is names a few and says how to list all."""

from __future__ import annotations

import pathlib

import pytest

from tests.cli.running import Onrecord
from tests.support.grown_pack import AREA, MISSION, array, each, one_mission, pack, sentences, whole

MANY = 300
"""More than a screen holds, and so few that the pack is opened without an index."""
MAX_SAID_CHARS = 2_400
LONG = "a-long-name-" * 10


@pytest.fixture(scope="module")
def huge(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A pack with very much of everything that a message might list; its ids are about as long as ids may be."""
    passages = array(MANY, '{ ref = "p#" }')
    kinds = {
        f"{kind}s": each(MANY, MISSION.replace("mission", kind).replace('"m#"', f'"{LONG}m#"'))
        for kind in ("instrument", "event")
    }
    areas = AREA.replace("#", "0").replace('"p1"', f'"{whole(MANY)}"') + each(MANY, AREA.replace('"a#"', f'"{LONG}a#"'))
    missions = each(MANY, MISSION) + one_mission("", passages)["missions"].replace('"m0"', '"hub"')
    folder = tmp_path_factory.mktemp("packs")
    for name in ("grown", *(f"other-{number}" for number in range(12))):
        (folder / name).mkdir()
        files = (
            pack(([one] for one in sentences(MANY)), areas=areas, missions=missions, **kinds)
            if name == "grown"
            else pack()
        )
        for file, content in files.items():
            (folder / name / file).write_bytes(content.replace(b'id = "grown"', f'id = "{name}"'.encode()))
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "missions/nope"),
        ("show", "missions/m1x"),
        ("show", "instruments/nope"),
        ("show", "events/" + "x" * 5_000),
        ("show", "terms/nope"),
        ("show", "nope:p1"),
        ("show", "grown:missions/nope"),
        ("show", "p999"),
        ("show", "nopes/nope"),
        ("show", "missions/hub", "--style", "quote", "--part", "words that do not stand there"),
        ("copy", "missions/nope"),
        ("list", "missions", "--area", "nope"),
        ("list", "nope"),
        ("list", "terms"),
        ("search", "qqqqqqqqqqqq"),
    ],
    ids=" ".join,
)
def test_it_names_a_few(onrecord: Onrecord, huge: pathlib.Path, arguments: tuple[str, ...]) -> None:
    for folder in (huge / "grown", huge):
        result = onrecord(*arguments, "--pack", str(folder))
        assert result.code in (1, 2)
        longest = max(map(len, result.err.splitlines()))
        assert 0 < longest < MAX_SAID_CHARS, result.err[:2_000]


def test_it_says_what_is_near_and_how_to_list_all(onrecord: Onrecord, huge: pathlib.Path) -> None:
    result = onrecord("show", "missions/m12x", "--pack", str(huge / "grown"))
    assert result.err == (
        "onrecord: there is no missions/m12x in grown; did you mean missions/m12 or missions/m212 or missions/m192?; "
        "its missions are m1, m2, m3, m4, m5, m6, 295 more; onrecord list missions lists all\n"
    )
    result = onrecord("list", "missions", "--area", "nope", "--pack", str(huge / "grown"))
    assert result.err.endswith("295 more; onrecord list areas lists all\n")


def test_the_problems_of_a_refused_pack_are_a_hundred_lines(
    onrecord: Onrecord, tmp_path: pathlib.Path, huge: pathlib.Path
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for file, content in pack(**one_mission(each(5_000, "key-# = 1\n"))).items():
        (broken / file).write_bytes(content)
    result = onrecord("check", str(broken))
    lines = result.out.splitlines()
    assert (result.code, len(lines)) == (1, 101)
    assert lines[-1] == f"{broken}: and 4,900 more problems"
    assert result.err == f"{broken}: 5,000 problems\n"
    opened = onrecord("list", "areas", "--pack", str(broken), "--pack", str(huge / "other-1"))
    assert (opened.code, opened.err.splitlines()[-1]) == (0, f"{broken}: and 4,900 more problems")
