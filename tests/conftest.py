"""Fixtures shared by the tests of all rooms, the tiers of the tests, and a deterministic hypothesis profile."""

from __future__ import annotations

import gc
import os
import pathlib
import sys

import pytest
from hypothesis import is_hypothesis_test, settings

from onrecord.model import Pack
from onrecord.packs import bundled_packs, load_pack
from tests.fast import NoProcesses, is_fast
from tests.packs.a_pack import PackFolder, write_pack
from tests.tiers import drawn, trials

GC_THRESHOLDS = (10_000, 50, 100)
"""Objects that have to be new before Python looks for garbage: it takes a sixth of the time of an app otherwise."""

# Tests that need a clipboard or a terminal of some kind make one of their own; none takes that of whoever runs them.
OF_THE_SURROUNDINGS = (
    *("TMUX", "TMUX_PANE", "STY", "WINDOW", "ZELLIJ", "DISPLAY", "WAYLAND_DISPLAY", "SSH_TTY", "SSH_CONNECTION"),
    *("TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "WT_SESSION", "ANSICON", "ESCDELAY"),
    *("COLORTERM", "COLORFGBG", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "COLUMNS", "LINES"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tier", choices=("fast", "test", "soak"), default="test", help="which tests to run")


def pytest_configure(config: pytest.Config) -> None:
    gc.set_threshold(*GC_THRESHOLDS)
    for name in OF_THE_SURROUNDINGS:
        os.environ.pop(name, None)
    config.addinivalue_line("markers", "sampled(count, soak): draw cases that hold each value; all in soak")
    if config.getoption("--tier") == "soak":
        os.environ["ONRECORD_SOAK"] = "1"  # xdist's workers inherit it
    examples = trials(test=30, soak=120)
    settings.register_profile("steady", derandomize=True, deadline=None, database=None, max_examples=examples)
    settings.load_profile("steady")
    if config.getoption("--tier") != "soak":
        config.pluginmanager.register(NoProcesses())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect tests of other tiers, and cases that are not drawn."""
    tier = config.getoption("--tier")
    sampled: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("sampled"):
            sampled.setdefault(item.nodeid.partition("[")[0], []).append(item)
    not_drawn = {item for cases in sampled.values() for item in set(cases).difference(drawn(cases))}
    chosen = [item not in not_drawn and _is_run(item, tier) for item in items]
    config.hook.pytest_deselected(items=[item for item, run in zip(items, chosen, strict=True) if not run])
    items[:] = [item for item, run in zip(items, chosen, strict=True) if run]


def _is_run(item: pytest.Item, tier: str) -> bool:
    """Return whether the tier has the test: soak has what takes counts and cases from `tests.tiers`, or hypothesis."""
    if tier == "fast":
        return is_fast(item.nodeid)
    return tier == "test" or item.get_closest_marker("sampled") is not None or _makes_trials(item)


def pytest_collection_finish() -> None:
    """Exempt the thousands of collected tests, and all imported modules, from garbage collection."""
    gc.freeze()


def pytest_runtest_setup() -> None:
    """Let the next app start clipboard helpers: one that ended in this process blocks them."""
    if program := sys.modules.get("onrecord.clipboard.helper_process"):
        program._exiting.clear()


def pytest_runtest_teardown() -> None:
    """Collect garbage again: a command turns that off for its process, and its open files would never be closed."""
    gc.enable()
    gc.set_threshold(*GC_THRESHOLDS)


def _makes_trials(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function):
        return False
    draws = hasattr(item.module, "trials") or hasattr(item.module, "sample")
    return draws or is_hypothesis_test(item.obj)


@pytest.fixture
def a_pack(tmp_path: pathlib.Path) -> PackFolder:
    """Return a small valid pack in a folder of its own, to be changed at will."""
    return write_pack(tmp_path / "a-pack")


@pytest.fixture(scope="session")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Return the pack of `a_pack`, for tests that only read it."""
    return write_pack(tmp_path_factory.mktemp("small") / "a-pack").load()


@pytest.fixture(scope="session")
def shipped_pack() -> Pack:
    """Return the bundled pack: the Eighth Dialogue."""
    [(name, folder)] = [(name, folder) for name, folder in bundled_packs() if name == "japan-us-space-8"]
    return load_pack(folder, name)
