"""The counts find what they are named after, and nothing else."""

from __future__ import annotations

import ast

import pytest

from checks.conventions import (
    MAX_FILE_LINES,
    SOURCE,
    Module,
    begins_with_relative_clause,
    count_inner_imports,
    count_long_files,
    count_padded_texts,
    count_private_names,
    count_relative_docstrings,
    count_shared_names,
    count_text_annotations,
    counts,
    read_modules,
)
from checks.private_names import HOME
from tests.tiers import sample


def module(text: str, path: str = "room/module.py") -> Module:
    return Module(path, ast.parse(text), text.count("\n"))


@pytest.mark.parametrize(
    ("docstring", "relative"),
    [
        ("What is kept.", True),
        ("Whether: it is there.", True),
        ("how many there are", True),
        ("By what a row is known.", True),
        ("Of what a pack is made.", True),
        ("By default, nothing.", False),
        ("Return what is kept.", False),
        ("Whatever comes.", False),
        ("", False),
    ],
)
def test_a_docstring_begins_with_a_relative_clause(docstring: str, relative: bool) -> None:
    assert begins_with_relative_clause(docstring) == relative


def test_docstrings_of_modules_classes_and_functions_are_counted() -> None:
    text = (
        '"""What."""\nclass A:\n    """Where."""\n    async def b(self):\n        """Return."""\n    def c(self): ...\n'
    )
    count = count_relative_docstrings([module(text)])
    assert count.value == pytest.approx(200 / 3)
    assert count.details == ("room/module.py:1", "room/module.py:3")
    assert count.exceeded


def test_only_names_that_are_defined_and_public_are_shared() -> None:
    first = module("LIMIT = 1\n_PRIVATE = 2\nfrom a import b\ndef run(): ...\nA, B = 1, 2\n", "a.py")
    second = module("LIMIT: int = 3\n_PRIVATE = 4\nfrom a import b\ndef run(): ...\nclass B: ...\n", "b.py")
    count = count_shared_names([first, second])
    assert count.details == ("B: a.py, b.py", "LIMIT: a.py, b.py")
    assert not count.exceeded


def test_an_import_in_nested_functions_counts_once() -> None:
    text = "import os\ndef a():\n    import json\n    def b():\n        from os import path\nif True:\n    import re\n"
    assert count_inner_imports([module(text)]).details == ("room/module.py:3", "room/module.py:5")


def test_a_file_may_have_as_many_lines_as_the_limit() -> None:
    modules = [module("\n" * MAX_FILE_LINES, "fits.py"), module("\n" * (MAX_FILE_LINES + 1), "long.py")]
    assert count_long_files(modules).details == (f"long.py: {MAX_FILE_LINES + 1} lines",)


def test_a_text_that_is_padded_by_its_characters_counts() -> None:
    text = "f'{name:<8}'\nf'{name:<{width}}'\nname.ljust(8)\nf'{count:,} {share:3.0f} {code:04X} {name!r:^9}'\n"
    assert count_padded_texts([module(text)]).details == tuple(f"room/module.py:{line}" for line in (1, 2, 3, 4))
    assert count_padded_texts([module("f'{count:,} {share:6.2f} {code:04X} {day:02} {name}'\n")]).details == ()


def test_a_private_name_of_a_library_counts_in_every_file_but_its_home() -> None:
    modules = [module("app._driver\n", "tui/app.py"), module("app._driver\n", HOME)]
    assert count_private_names(modules).details == ("tui/app.py:1: _driver",)


def test_a_named_tuple_with_annotations_as_text_counts() -> None:
    future, named_tuple = "from __future__ import annotations\n", "class Point(NamedTuple):\n    x: int\n"
    modules = [module(future + named_tuple, "both.py"), module(future), module(named_tuple)]
    assert count_text_annotations(modules).details == ("both.py",)


def test_the_modules_of_the_program_are_read() -> None:
    modules = sample(read_modules(SOURCE), 60)
    assert [each for each in modules if "/" in each.path]
    assert all(count.value >= 0 for count in counts(modules))
