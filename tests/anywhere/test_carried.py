"""What was carried in answers as what is installed here does, leaves nothing behind, and refuses what was changed."""

from __future__ import annotations

import math
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PyInstaller.archive.readers import CArchiveReader

from tests.anywhere.carried import FOLDER, NAMES, OFFLINE, ONE_FILE, base_python, unpacked_offline, without_network
from tests.support.first_paint import first_paint

COMMANDS = (
    ("--version",),
    ("check",),
    ("list", "missions", "--format", "json"),
    ("show", "p6.s7", "--style", "quote"),
    ("search", "METI"),
    ("styles",),
)
# How many times as long the one file may take to paint, compared with the program that is installed.
SLOWER = 1.6
TURNS, MOST_TURNS = 5, 40


def answered(program: list[str], *words: str, home: pathlib.Path) -> tuple[int, bytes, bytes]:
    """In an environment that has a home and a place for temporary files, and nothing else."""
    env = {"HOME": str(home), "TMPDIR": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(without_network([*program, *words]), env=env, cwd=home, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_it_answers_as_the_program_that_is_installed(
    name: str, words: tuple[str, ...], carried: dict[str, list[str]], tmp_path: pathlib.Path
) -> None:
    code, out, err = answered(carried[name], *words, home=tmp_path)
    assert (code, out, err) == answered([sys.executable, "-m", "onrecord"], *words, home=tmp_path)
    assert code == 0
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_it_writes_the_same_files(name: str, carried: dict[str, list[str]], tmp_path: pathlib.Path) -> None:
    """A Word file too: it is written without a library, so that one file that Python runs can do it."""
    for form in ("docx", "odt", "html", "csv"):
        written = []
        for number, program in enumerate((carried[name], [sys.executable, "-m", "onrecord"])):
            words = ("export", "missions", "--as", "matrix", "--to", f"{number}.{form}")
            assert answered(program, *words, home=tmp_path)[0] == 0
            written.append((tmp_path / f"{number}.{form}").read_bytes())
        assert written[0] == written[1]


@pytest.mark.parametrize("name", NAMES)
def test_it_knows_the_versions_of_what_it_brings(
    name: str, carried: dict[str, list[str]], tmp_path: pathlib.Path
) -> None:
    _, out, _ = answered(carried[name], "doctor", home=tmp_path)
    said = out.decode()
    assert "textual       8." in said
    assert "not installed" not in said
    assert "japan-us-space-8  fine" in said


@pytest.mark.parametrize("name", NAMES)
def test_the_browser_opens(name: str, carried: dict[str, list[str]]) -> None:
    first_paint(carried[name], "Gateway")


@pytest.mark.parametrize("name", [ONE_FILE, FOLDER])
def test_nothing_is_written_beside_it(name: str, carried: dict[str, list[str]], tmp_path: pathlib.Path) -> None:
    program = carried[name]
    place = pathlib.Path(program[-1]).parent
    before = sorted(place.rglob("*"))
    first_paint(program, "Gateway")
    answered(program, "search", "METI", home=tmp_path)
    assert sorted(place.rglob("*")) == before


def test_the_one_file_runs_from_a_folder_that_cannot_be_written(
    carried: dict[str, list[str]], tmp_path: pathlib.Path
) -> None:
    """Really: mounted read-only, since whoever is root may write wherever modes forbid it."""
    place = pathlib.Path(carried[ONE_FILE][-1]).parent
    script = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    closed = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, str(place)]
    if not shutil.which("unshare") or subprocess.run([*closed, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let a test mount a folder read-only")
    assert subprocess.run([*closed, "touch", str(place / "new")], capture_output=True, check=False).returncode != 0
    code, out, _ = answered([*closed, *carried[ONE_FILE]], "show", "p6.s7", "--style", "plain", home=tmp_path)
    assert (code, out[:17]) == (0, b"In space science,")
    first_paint([*closed, *carried[ONE_FILE]], "Gateway")


def test_the_one_file_opens_nearly_as_soon_as_what_is_installed(carried: dict[str, list[str]]) -> None:
    """Whatever else the machine does makes single turns longer, and none shorter: the quickest of each are compared."""
    installed, one_file = (quickest(carried[name]) for name in (OFFLINE, ONE_FILE))
    for turn, (first, other) in enumerate(zip(installed, one_file, strict=False), start=1):
        if turn >= TURNS and other / first <= SLOWER:
            return
        assert turn < MOST_TURNS, f"{other:.3f} s, and what is installed {first:.3f} s"


def quickest(program: list[str]) -> Iterator[float]:
    """The seconds of the quickest first paint so far, after each turn."""
    best = math.inf
    while True:
        best = min(best, first_paint(program, "Gateway").seconds)
        yield best


def test_a_wheel_that_was_changed_on_the_way_is_not_installed(dist: pathlib.Path, tmp_path: pathlib.Path) -> None:
    folder = unpacked_offline(dist, tmp_path)
    [wheel] = (folder / "wheels").glob("rich-*.whl")
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    command = ["sh", str(folder / "install.sh"), str(tmp_path / "into")]
    done = subprocess.run(without_network(command), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr
    assert done.stderr.endswith("if a hash does not match, the files were changed on the way: get them again\n")
    assert not (tmp_path / "into").exists()


def test_the_folder_holds_every_module_and_speaks_to_no_network(carried: dict[str, list[str]]) -> None:
    inside = set(CArchiveReader(carried[FOLDER][0]).open_embedded_archive("PYZ.pyz").toc)
    assert {"textual.widgets._markdown", "pygments.lexers.python", "onrecord.tui.app"} <= inside
    names = {path.name.partition(".")[0] for path in pathlib.Path(carried[FOLDER][0]).parent.rglob("*")}
    assert not {"ssl", "pytest", "hypothesis", "lxml"} & (inside | names)
    assert not {"_ssl", "libssl", "libcrypto", "readline", "libreadline"} & names


def test_what_was_carried_is_what_the_sums_say(dist: pathlib.Path) -> None:
    check = ("sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS")
    done = subprocess.run(check, cwd=dist, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    listed = [line.split("  ")[1] for line in (dist / "SHA256SUMS").read_text().splitlines()]
    assert listed == sorted(file.name for file in dist.iterdir() if file.name != "SHA256SUMS")


def test_the_one_file_needs_nothing_that_is_installed(carried: dict[str, list[str]], tmp_path: pathlib.Path) -> None:
    code, out, _ = answered([base_python(), "-I", "-S", carried[ONE_FILE][-1]], "--version", home=tmp_path)
    assert (code, out[:9]) == (0, b"onrecord ")
