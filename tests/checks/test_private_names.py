"""Private names of libraries are found however they are used; names of our own are none."""

from __future__ import annotations

import ast

import pytest

from checks.conventions import SOURCE, read_modules
from checks.private_names import HOME, find_class, private_uses
from tests.tiers import sample


def uses(text: str, path: str = "tui/module.py") -> set[str]:
    return {name for _, name in private_uses(path, ast.parse(text))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("from textual._xterm_parser import XTermParser", {"textual._xterm_parser.XTermParser"}),
        ("from textual import _compat", {"textual._compat"}),
        ("import rich._unicode_data", {"rich._unicode_data"}),
        ("from argparse import _AppendAction", {"argparse._AppendAction"}),
        ("from textual.app import App\nimport _thread\nfrom onrecord import _own", set()),
        ("app._driver.write(text)", {"_driver"}),
        ("app._exit = True", {"_exit"}),
        ("rich.cells._is_single_cell_widths = is_narrow", {"_is_single_cell_widths"}),
        ("getattr(app, '_driver', None)", {"_driver"}),
        ("type(action).__name__ in ('_HelpAction', 'B')", {"_HelpAction"}),
        ("os._exit(2)\natexit._run_exitfuncs()", set()),
        ("row._replace(a=1)\nrow._fields\nrow._asdict()\nvalue.__class__.__name__", set()),
        ("class A:\n    def _b(self): ...\n    def same(self, other): return self._b() == other._b()", set()),
        ("class A:\n    def b(self): return self._missing", {"_missing"}),
        ("from textual.app import App\nclass A(App[None]):\n    def b(self): return self._driver", {"_driver"}),
        ("from textual.app import App\nclass A(App):\n    def _fatal_error(self): ...", {"_fatal_error"}),
        ("from textual.app import App\nclass A(App):\n    def _own_thing(self): self._own_thing()", set()),
        ("from textual.app import App\nclass A(App):\n    def b(self): self._exit = True", {"_exit"}),
        ("from textual.screen import Screen\nclass A(Screen):\n    _bindings = 1", {"_bindings"}),
        ("import argparse\nclass A(argparse.ArgumentParser):\n    def b(self): return self._actions", {"_actions"}),
        ("from onrecord.tui.input_gate import GatedApp\nclass A(GatedApp):\n    def b(self): self._gate.set()", set()),
        (
            "from onrecord.tui.input_gate import GatedApp\nclass A(GatedApp):\n    def b(self): self._driver",
            {"_driver"},
        ),
        (
            "from textual.drivers.linux_driver import LinuxDriver\n"
            "class A(LinuxDriver):\n    def b(self): super()._sigtstp_application()",
            {"_sigtstp_application"},
        ),
    ],
)
def test_what_is_private_to_another(text: str, names: set[str]) -> None:
    assert uses(text) == names


def test_a_class_is_found_where_its_module_has_imported_it_from() -> None:
    found = find_class("textual.widgets._input", "ScrollView")
    assert found is not None
    assert found.module == "textual.scroll_view"
    assert find_class("enum", "Enum") is None


def test_only_the_home_uses_them_and_it_does() -> None:
    modules = {module.path: module.tree for module in read_modules(SOURCE)}
    chosen = {HOME, *sample(modules, 60)}
    assert {path for path in chosen if [*private_uses(path, modules[path])]} == {HOME}
