"""onrecord.pyz: with the modules of a command without a screen, so that it is made in a second."""

from __future__ import annotations

import ast
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

import platformdirs
import pytest
import tomli_w

import onrecord
from release.archives import Entry, write_zip
from release.reproducible import compile_modules
from release.zipapp import ZIPAPP, write_zipapp
from tests.support.pythons import find_python

ROOT = pathlib.Path(__file__).parents[2]
SHOW = ("show", "p6.s7", "--style", "plain")
TIMESTAMP = 1700000000
STRAY = "_writer.cpython-311.pyc"


@pytest.fixture(scope="module")
def site_packages(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("site_packages")
    for package in (onrecord, platformdirs, tomli_w):
        place = pathlib.Path(package.__file__ or "").parent
        shutil.copytree(place, folder / place.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", folder / "onrecord" / "data", dirs_exist_ok=True)
    (folder / "tomli_w" / "__pycache__").mkdir()
    (folder / "tomli_w" / "__pycache__" / STRAY).write_bytes(b"bytecode with the time of an import")
    return folder


@pytest.fixture(scope="module")
def zipapp(site_packages: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    file = tmp_path_factory.mktemp("dist") / ZIPAPP
    write_zipapp(file, site_packages, {"docs/a.md": b"words"}, TIMESTAMP)
    return file


@pytest.fixture(scope="module")
def answer(zipapp: pathlib.Path) -> tuple[int, str, str]:
    """Code, output and errors of one command."""
    return said(sys.executable, "-I", "-S", str(zipapp), *SHOW)


def said(*command: str) -> tuple[int, str, str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)
    return done.returncode, done.stdout, done.stderr


def test_it_answers_as_the_installed_program_does(answer: tuple[int, str, str]) -> None:
    assert answer == said(sys.executable, "-m", "onrecord", *SHOW)
    assert answer[1].startswith("In space science, both sides expressed excitement")


@pytest.mark.skipif(sys.platform == "win32", reason="the launcher starts it there")
def test_it_starts_by_its_own_name(zipapp: pathlib.Path) -> None:
    assert os.access(zipapp, os.X_OK)
    assert zipapp.read_bytes().startswith(b"#!/usr/bin/env python3\nPK")


def test_bytecode_that_an_import_left_is_not_in_it(zipapp: pathlib.Path) -> None:
    """It has the time of that import, so that two builds would differ."""
    with zipfile.ZipFile(zipapp) as archive:
        assert not [name for name in archive.namelist() if "__pycache__" in name]
        assert "tomli_w/__init__.pyc" in archive.namelist()


def test_modules_come_from_what_was_compiled(zipapp: pathlib.Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from onrecord import cli; print(cli.__file__, cli.main.__code__)"
    )
    _, out, _ = said(sys.executable, "-I", "-S", "-c", code, str(zipapp))
    assert "__init__.pyc" in out
    assert f'file "{ZIPAPP}/onrecord/cli/__init__.py"' in out


def test_another_python_passes_over_what_it_cannot_read(
    zipapp: pathlib.Path, answer: tuple[int, str, str], tmp_path: pathlib.Path
) -> None:
    """Each compiled module gets the magic number of a Python that does not exist, as 3.11's is to 3.12."""
    with zipfile.ZipFile(zipapp) as archive:
        entries = [Entry(name, archive.read(name)) for name in archive.namelist()]
    compiled = [each for each in entries if each.name.endswith(".pyc")]
    assert len(compiled) > 100
    spoiled = [Entry(each.name, b"\xff\xff\r\n" + each.data[4:]) for each in compiled]
    write_zip(tmp_path / ZIPAPP, [*(each for each in entries if each not in compiled), *spoiled], TIMESTAMP)
    assert said(sys.executable, "-I", "-S", str(tmp_path / ZIPAPP), *SHOW) == answer


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14", "3.15"])
def test_it_runs_on_every_python_that_is_here(version: str, zipapp: pathlib.Path, answer: tuple[int, str, str]) -> None:
    program = find_python(version)
    if program is None:
        pytest.skip(f"Python {version} is not here")
    assert said(program, "-I", "-S", str(zipapp), *SHOW) == answer


def test_an_old_python_says_in_a_sentence_what_is_missing(zipapp: pathlib.Path) -> None:
    as_if = "import runpy, sys; sys.version_info = (3, 8, 0); runpy.run_path(sys.argv.pop(1), run_name='__main__')"
    code, out, err = said(sys.executable, "-c", as_if, str(zipapp))
    assert (code, out) == (2, "")
    assert err.startswith("onrecord: this is Python 3.8, and onrecord needs 3.11 or later; name a newer one, as in: ")
    assert err.count("\n") == 1


def test_an_old_python_can_read_where_it_begins(zipapp: pathlib.Path) -> None:
    with zipfile.ZipFile(zipapp) as archive:
        start = archive.read("__main__.py").decode("ascii")
        assert "__main__.pyc" not in archive.namelist()
    ast.parse(start, feature_version=(3, 0))
    for old in ("2.7", "3.6", "3.10"):
        if program := find_python(old):
            code, out, err = said(program, str(zipapp), *SHOW)
            assert (code, out) == (2, "")
            assert err.startswith(f"onrecord: this is Python {old}, and ")


def test_what_is_compiled_is_the_same_wherever_that_was_done(
    site_packages: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    for place in ("one", "a longer/two"):
        shutil.copytree(site_packages, tmp_path / place, ignore=shutil.ignore_patterns("*.pyc"))
        compile_modules(tmp_path / place, ZIPAPP)
    one, two = tmp_path / "one", tmp_path / "a longer" / "two"
    files = sorted(path.relative_to(one) for path in one.rglob("*.pyc"))
    assert len(files) > 100
    assert [(one / file).read_bytes() == (two / file).read_bytes() for file in files] == [True] * len(files)
