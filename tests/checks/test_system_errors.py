"""Messages say why the system refused in words: no `[Errno 30]`, no `None`, wherever an error of its is caught."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from checks.conventions import SOURCE, Module, read_modules

SYSTEM_ERRORS = {
    name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, OSError)
}
# What Python makes of an error: of the system's, `[Errno 30] Read-only file system: 'x'`, and perhaps `None`.
AS_TEXT = ("str", "repr", "format")


def raw_system_errors(module: Module) -> Iterator[str]:
    """Yield each place where a caught error of the system becomes text as Python has it, or with a missing reason."""
    tuples = {
        target.id: _names(node.value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for handler in ast.walk(module.tree):
        if not isinstance(handler, ast.ExceptHandler) or not handler.name or not handler.type:
            continue
        caught = _names(handler.type)
        if not (caught | {name for one in caught for name in tuples.get(one, ())}) & SYSTEM_ERRORS:
            continue
        for node in ast.walk(handler):
            if isinstance(node, ast.expr) and _is_raw(node, handler.name):
                yield f"{module.path}:{node.lineno}"


def _names(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _is_raw(node: ast.expr, error: str) -> bool:
    match node:
        case ast.FormattedValue(value=ast.Name(id=name)):
            return name == error
        case ast.FormattedValue(value=ast.Attribute(value=ast.Name(id=name), attr="strerror")):
            return name == error
        case ast.FormattedValue(value=ast.BoolOp(values=[*_, ast.Name(id=name)])):
            return name == error
        case ast.Call(func=ast.Name(id=called), args=[ast.Name(id=name), *_]):
            return name == error and called in AS_TEXT
    return False


def test_the_reason_is_told_in_words() -> None:
    modules = list(read_modules(SOURCE))
    assert len(modules) > 100
    assert [place for module in modules for place in raw_system_errors(module)] == []


def test_each_form_of_it_is_found() -> None:
    forms = ("f'{e}'", "str(e)", "f'{e.strerror}'", "f'{e.strerror or e}'", "f'{e.strerror or str(e)}'", "f'{e!r}'")
    for form in forms:
        for caught in ("OSError", "(ValueError, FileExistsError)", "BOTH"):
            text = f"BOTH = (ValueError, OSError)\ntry:\n    a()\nexcept {caught} as e:\n    print({form})\n"
            assert [*raw_system_errors(Module("m.py", ast.parse(text), 5))] == ["m.py:5"], (form, caught)
    for fine in ("failure_reason(e)", "f'{failure_reason(e)}'", "f'{other}'"):
        text = f"try:\n    a()\nexcept OSError as e:\n    print({fine})\n"
        assert [*raw_system_errors(Module("m.py", ast.parse(text), 4))] == []
    text = "try:\n    a()\nexcept ValueError as e:\n    print(f'{e}')\n"
    assert [*raw_system_errors(Module("m.py", ast.parse(text), 4))] == [], "no error of the system"
