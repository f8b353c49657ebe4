"""Count violations of the language conventions in src: `python -m checks.conventions` fails above a limit."""

from __future__ import annotations

import ast
import collections
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from checks.private_names import HOME, private_uses

SOURCE = pathlib.Path(__file__).parent.parent / "src" / "onrecord"

MAX_RELATIVE_DOCSTRINGS_PERCENT = 3.0
MAX_SHARED_NAMES = 10
MAX_INNER_IMPORTS = 60
MAX_FILE_LINES = 300

RELATIVE_WORDS = frozenset(("what", "where", "whether", "who", "whose", "which", "when", "why", "how"))
RELATIVE_PAIRS = frozenset((("by", "what"), ("of", "what")))
NAMES_OF_EVERY_COMMAND = frozenset(("run", "parser"))  # each command's module has both

ALIGNMENT = re.compile(".?[<>^]")  # of a format specification, after its fill character

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """A parsed module: its path below the source folder, its tree, and its length in lines."""

    path: str
    tree: ast.Module
    lines: int


class Count(NamedTuple):
    """One count with its limit; `details` names the places, `unit` follows the numbers in the report."""

    title: str
    value: float
    limit: float
    unit: str
    details: tuple[str, ...]

    @property
    def exceeded(self) -> bool:
        return self.value > self.limit


def read_modules(folder: pathlib.Path) -> list[Module]:
    """Return all modules below a folder, in the order of their paths."""
    modules = []
    for file in sorted(folder.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        modules.append(Module(file.relative_to(folder).as_posix(), ast.parse(text), text.count("\n")))
    return modules


def begins_with_relative_clause(docstring: str) -> bool:
    """Return whether a docstring begins with What, Where, Whether and the like, instead of a verb or a noun."""
    words = [word.strip(",.:;").lower() for word in docstring.split(maxsplit=2)[:2]]
    return bool(words) and (words[0] in RELATIVE_WORDS or tuple(words) in RELATIVE_PAIRS)


def docstrings(module: Module) -> Iterator[tuple[str, str]]:
    """Yield the place (`path:line`) and text of every docstring of modules, classes and functions."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Module | ast.ClassDef | Function) and (text := ast.get_docstring(node)):
            yield f"{module.path}:{node.body[0].lineno}", text


def public_names(module: Module) -> set[str]:
    """Return the names without an underscore that are defined, not imported, at the top level of a module."""
    names: set[str] = set()
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef | Function):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    return {name for name in names if not name.startswith("_")}


def inner_imports(module: Module) -> set[int]:
    """Return the lines of import statements that stand inside functions."""
    functions = (node for node in ast.walk(module.tree) if isinstance(node, Function))
    nodes = (node for function in functions for node in ast.walk(function))
    return {node.lineno for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)}


def padded_texts(module: Module) -> Iterator[int]:
    """Yield the lines that pad a text by counting its characters: `f"{name:<8}"`, `ljust`, `rjust`, `center`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FormattedValue) and isinstance(node.format_spec, ast.JoinedStr):
            first = node.format_spec.values[0] if node.format_spec.values else None
            if isinstance(first, ast.Constant) and ALIGNMENT.match(str(first.value)):
                yield node.lineno
        elif isinstance(node, ast.Attribute) and node.attr in ("ljust", "rjust", "center"):
            yield node.lineno


def count_relative_docstrings(modules: list[Module]) -> Count:
    places = [(place, begins_with_relative_clause(text)) for module in modules for place, text in docstrings(module)]
    relative = tuple(place for place, is_relative in places if is_relative)
    percent = 100 * len(relative) / max(len(places), 1)
    return Count(
        "docstrings that begin with a relative clause", percent, MAX_RELATIVE_DOCSTRINGS_PERCENT, " %", relative
    )


def count_shared_names(modules: list[Module]) -> Count:
    owners = collections.defaultdict(list)
    for module in modules:
        for name in public_names(module) - NAMES_OF_EVERY_COMMAND:
            owners[name].append(module.path)
    shared = tuple(f"{name}: {', '.join(paths)}" for name, paths in sorted(owners.items()) if len(paths) > 1)
    return Count("public names that several modules define", len(shared), MAX_SHARED_NAMES, "", shared)


def count_inner_imports(modules: list[Module]) -> Count:
    places = tuple(f"{module.path}:{line}" for module in modules for line in sorted(inner_imports(module)))
    return Count("imports inside functions", len(places), MAX_INNER_IMPORTS, "", places)


def count_long_files(modules: list[Module]) -> Count:
    long = tuple(f"{module.path}: {module.lines} lines" for module in modules if module.lines > MAX_FILE_LINES)
    return Count(f"files of more than {MAX_FILE_LINES} lines", len(long), 0, "", long)


def count_padded_texts(modules: list[Module]) -> Count:
    places = tuple(f"{module.path}:{line}" for module in modules for line in padded_texts(module))
    return Count("texts padded by characters, not by `text.cell_width`", len(places), 0, "", places)


def count_private_names(modules: list[Module]) -> Count:
    uses = ((module.path, use) for module in modules if module.path != HOME for use in private_uses(*module[:2]))
    places = sorted({f"{path}:{line}: {name}" for path, (line, name) in uses})
    return Count(f"private names of libraries outside {HOME}", len(places), 0, "", tuple(places))


def count_text_annotations(modules: list[Module]) -> Count:
    """Count the modules whose named tuples have annotations as text, which `NamedTuple` compiles one by one."""
    places = tuple(module.path for module in modules if _has_text_annotations(module) and _has_named_tuple(module))
    return Count("modules of a NamedTuple that import annotations from __future__", len(places), 0, "", places)


def _has_text_annotations(module: Module) -> bool:
    return any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in module.tree.body)


def _has_named_tuple(module: Module) -> bool:
    classes = (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))
    return any(isinstance(base, ast.Name) and base.id == "NamedTuple" for cls in classes for base in cls.bases)


def counts(modules: list[Module]) -> tuple[Count, ...]:
    """Return the counts of these modules."""
    functions = (
        count_relative_docstrings,
        count_shared_names,
        count_inner_imports,
        count_long_files,
        count_padded_texts,
        count_private_names,
        count_text_annotations,
    )
    return tuple(count(modules) for count in functions)


def main() -> int:
    """Print the counts and the places behind those that exceed their limit; return 1 if any does."""
    modules = read_modules(SOURCE)
    if not modules:
        print(f"no modules in {SOURCE}", file=sys.stderr)
        return 1
    exceeded = False
    for count in counts(modules):
        print(f"{count.title}: {count.value:.4g}{count.unit} (at most {count.limit:g}{count.unit})")
        if count.exceeded:
            exceeded = True
            print(*(f"  {detail}" for detail in count.details), sep="\n")
    return int(exceeded)


if __name__ == "__main__":
    sys.exit(main())
