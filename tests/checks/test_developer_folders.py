"""Developer folders do not import each other: what they share is in tests/support, which imports only onrecord."""

from __future__ import annotations

import ast
import pathlib
from collections.abc import Iterator

import pytest

ROOT = pathlib.Path(__file__).parents[2]
SHARED = {"onrecord", "tests.support"}

# Who may import what of this repository; everything else that is imported comes from installed packages.
ALLOWED = {
    "tests/support": SHARED,
    "benchmarks": {"benchmarks", *SHARED},
    "screenshots": {"screenshots", *SHARED},
    "release": {"release", *SHARED},
    "checks": {"checks", *SHARED},
    "tests": {"onrecord", "tests"},
}
# Tests of a developer folder may import that folder too.
TESTS_OF_FOLDERS = {
    "tests/checks/": "checks",
    "tests/release/": "release",
    "tests/test_screenshots.py": "screenshots",
    "tests/exporter/test_pictures.py": "screenshots",
}
OURS = ("onrecord", "tests", "benchmarks", "screenshots", "release", "checks")


def imported_modules(source: str) -> Iterator[str]:
    """Yield the modules that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def is_below(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("folder", ALLOWED)
def test_a_folder_imports_only_what_is_allowed(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files
    forbidden = []
    for file in files:
        path = file.relative_to(ROOT).as_posix()
        allowed = ALLOWED[folder] | {name for start, name in TESTS_OF_FOLDERS.items() if path.startswith(start)}
        modules = imported_modules(file.read_text(encoding="utf-8"))
        ours = (module for module in modules if module.partition(".")[0] in OURS)
        forbidden += [f"{path}: {module}" for module in ours if not is_below(module, allowed)]
    assert not forbidden


def test_a_forbidden_import_is_noticed() -> None:
    source = "def late():\n    from benchmarks import recall\n    import tests.tui.conftest\n"
    modules = list(imported_modules(source))
    assert modules == ["benchmarks.recall", "tests.tui.conftest"]
    assert not any(is_below(module, SHARED) for module in modules)
