"""Find private names of Textual, Rich and argparse: one file may use them, and a test beside it watches them."""

from __future__ import annotations

import ast
import importlib.util
import pathlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

PACKAGE = "onrecord"
LIBRARIES = ("textual", "rich", "argparse")
# The only file that may use private names of these libraries.
HOME = "tui/textual_private.py"

# The documented interface of named tuples.
PUBLIC = frozenset(("_asdict", "_field_defaults", "_fields", "_make", "_replace"))
# Of the standard library: `os._exit` is documented; nothing public runs the exit functions of a process that ends so.
STANDARD = frozenset((("os", "_exit"), ("atexit", "_run_exitfuncs")))
BY_NAME = frozenset(("getattr", "setattr", "hasattr", "delattr"))

_PRIVATE = re.compile("_[A-Za-z][A-Za-z0-9_]*(?<!__)")


class ClassSource(NamedTuple):
    """A class of ours or of a library: its definition, its module, and what that imports: `(module, name)` by name."""

    definition: ast.ClassDef
    module: str
    imports: dict[str, tuple[str, str]]


def private_uses(path: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the line and name of each private name of others that a module below `src/onrecord` uses.

    These are imports of private modules and names, attributes of anything but the own class, attributes of `self` that
    a class of these libraries has, whether they are read or replaced, and names looked up as strings.
    """
    imports = imported_names(tree)
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    own = {name for definition in classes for name, _ in _defined_names(definition)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((node.lineno, name) for name in _private_imports(node))
        elif isinstance(node, ast.Attribute):
            if is_private(node.attr) and not _is_own(node.value) and node.attr not in own and not _is_standard(node):
                yield node.lineno, node.attr
        elif isinstance(node, ast.Call | ast.Compare):
            yield from ((node.lineno, name) for name in _names_in_strings(node) if name not in own)
    for definition in classes:
        yield from _inherited_uses(ClassSource(definition, module_name(path), imports))


def is_private(name: str) -> bool:
    """Return whether a name begins with one underscore, and is none of a named tuple's."""
    return _PRIVATE.fullmatch(name) is not None and name not in PUBLIC


def module_name(path: str) -> str:
    """Return the name of the module at a path below `src/onrecord`."""
    parts = [part for part in path.removesuffix(".py").split("/") if part != "__init__"]
    return ".".join([PACKAGE, *parts])


def imported_names(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Return the names that a module imports from others, anywhere, each with that module and its name there."""
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }


def _private_imports(node: ast.Import | ast.ImportFrom) -> list[str]:
    module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    names = [f"{module}{alias.name}".split(".") for alias in node.names]
    return [".".join(name) for name in names if name[0] in LIBRARIES and any(map(is_private, name))]


def _is_own(node: ast.expr) -> bool:
    """Return whether an expression is `self`, `cls` or `super()`, whose attributes `_inherited_uses` judges."""
    name = node.func if isinstance(node, ast.Call) else node
    return isinstance(name, ast.Name) and name.id in ("self", "cls", "super")


def _is_standard(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and (node.value.id, node.attr) in STANDARD


def _names_in_strings(node: ast.Call | ast.Compare) -> Iterator[str]:
    """Yield private names that are looked up by `getattr` and the like, or compared with the `__name__` of a class."""
    parts: Iterable[ast.AST] = ()
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BY_NAME:
        parts = node.args
    elif isinstance(node, ast.Compare):
        compared = [*ast.walk(node)]
        is_of_a_name = any(isinstance(part, ast.Attribute) and part.attr == "__name__" for part in compared)
        parts = compared if is_of_a_name else ()
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and is_private(part.value):
            yield part.value


def _inherited_uses(source: ClassSource) -> Iterator[tuple[int, str]]:
    """Yield the private names that a class uses or replaces and that are not its own, nor those of ours above it."""
    own = dict(_defined_names(source.definition))
    ours, theirs = set(own), set[str]()
    for ancestor in ancestors(source):
        names = {name for name, _ in _defined_names(ancestor.definition)}
        if ancestor.module.partition(".")[0] == PACKAGE:
            ours |= names
        else:
            theirs |= names
    yield from ((line, name) for name, line in own.items() if name in theirs)
    attributes = (node for node in ast.walk(source.definition) if isinstance(node, ast.Attribute))
    for node in attributes:
        if is_private(node.attr) and _is_own(node.value) and (node.attr in theirs or node.attr not in ours):
            yield node.lineno, node.attr


def _defined_names(definition: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """Yield the private names that a class defines in its body, or as attributes of its instances, with their lines."""
    for node in definition.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and is_private(node.name):
            yield node.name, node.lineno
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name) and is_private(target.id):
                    yield target.id, node.lineno
    for inner in ast.walk(definition):
        if isinstance(inner, ast.Attribute) and _is_stored(inner) and is_private(inner.attr):
            yield inner.attr, inner.lineno


def _is_stored(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store) and _is_own(node.value)


def ancestors(source: ClassSource) -> Iterator[ClassSource]:
    """Yield the classes above a class, from our modules and the libraries, as far as their source can be read."""
    for base in source.definition.bases:
        name = base.value if isinstance(base, ast.Subscript) else base
        if isinstance(name, ast.Name):
            above = find_class(*source.imports.get(name.id, (source.module, name.id)))
        elif isinstance(name, ast.Attribute) and isinstance(name.value, ast.Name):
            above = find_class(name.value.id, name.attr)
        else:
            above = None
        if above is not None and above.definition is not source.definition:
            yield above
            yield from ancestors(above)


@cache
def find_class(module: str, name: str) -> ClassSource | None:
    """Return a class by its module, which may have imported it, and its name; None if it is of another package."""
    tree = _parse(module) if module.partition(".")[0] in (PACKAGE, *LIBRARIES) else None
    if tree is None:
        return None
    imports = imported_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name == name:
            return ClassSource(node, module, imports)
    return find_class(*imports[name]) if name in imports else None


@cache
def _parse(module: str) -> ast.Module | None:
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.origin or not spec.origin.endswith(".py"):
        return None
    return ast.parse(pathlib.Path(spec.origin).read_text(encoding="utf-8"))
