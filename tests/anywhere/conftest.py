"""The program under test, in every form: installed here, and with `--carried dist` as `make dist` made it."""

from __future__ import annotations

import pathlib
import sys

import pytest

from tests.anywhere.carried import NAMES, programs

INSTALLED, SCRIPT = "module", "script"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--carried", metavar="DIST", help="also test what make dist put into this folder")


def pytest_ignore_collect(collection_path: pathlib.Path, config: pytest.Config) -> bool | None:
    """Leave out the tests that need the files of make dist if there are none."""
    return True if collection_path.name == "test_carried.py" and not config.getoption("carried", None) else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests with each program; with the console script only where it could differ: in the modules it finds."""
    if "program" not in metafunc.fixturenames:
        return
    installed = (INSTALLED, SCRIPT) if metafunc.module.__name__.endswith("in_the_way") else (INSTALLED,)
    carried = NAMES if metafunc.config.getoption("carried", None) else ()
    metafunc.parametrize("program", [*installed, *carried], indirect=True, scope="session")


@pytest.fixture(scope="session")
def dist(pytestconfig: pytest.Config) -> pathlib.Path:
    """Return the folder that make dist filled; skip the test without --carried."""
    named = pytestconfig.getoption("carried", None)
    if not named:
        pytest.skip("make dist, then: pytest tests/anywhere --carried dist")
    return pathlib.Path(pytestconfig.invocation_params.dir, named).resolve()


@pytest.fixture(scope="session")
def carried(dist: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the command line of each built program, by name."""
    return programs(dist, tmp_path_factory.mktemp("carried"))


@pytest.fixture(scope="session")
def program(request: pytest.FixtureRequest) -> list[str]:
    """Return the command line that starts onrecord."""
    if request.param == INSTALLED:
        return [sys.executable, "-m", "onrecord"]
    if request.param == SCRIPT:
        return [str(pathlib.Path(sys.executable).parent / "onrecord")]
    words: list[str] = request.getfixturevalue("carried")[request.param]
    return words
