"""Only what is read from an index file can be damaged: a defect of the program is never reported as damage."""

from __future__ import annotations

import ast
import pathlib
from dataclasses import replace

import pytest

import onrecord.search
from onrecord.model import Pack
from onrecord.search import CorruptIndexError, build_memory_index
from onrecord.search.corrupt_index import corrupt_on_error

# The modules that turn the bytes of an index file into values: only there does a wrong value mean a damaged file.
READERS = {"fts", "header", "sqlite_lexicon", "sqlite_store", "sqlite_vocabulary"}


def test_only_readers_of_index_files_take_errors_for_damage() -> None:
    name = corrupt_on_error.__name__
    folder = pathlib.Path(onrecord.search.__file__).parent
    users = {
        file.stem
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.ImportFrom) and any(alias.name == name for alias in node.names)
    }
    assert users == READERS


def test_a_defect_in_what_narrows_results_is_no_damage(shipped_pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an error of the query parser once was."""
    results = build_memory_index((shipped_pack,)).search("space")

    def defective(*_: object) -> tuple[str, ...]:
        raise ValueError("a defect")

    monkeypatch.setattr("onrecord.search.results.values_found_with", defective)
    with pytest.raises(ValueError, match="a defect"):
        _ = results.facets


@pytest.mark.parametrize("facets", [" =nowhere=1 ", " due=2024 ", " =due= ", " =due ", " == "])
def test_what_is_no_value_of_a_field_is_damage(shipped_pack: Pack, facets: str) -> None:
    results = replace(build_memory_index((shipped_pack,)).search("space"), matched_facets=(facets,))
    with pytest.raises(CorruptIndexError, match="the fields of a result have changed"):
        _ = results.facets


def test_a_wrong_value_of_a_file_is_damage() -> None:
    with pytest.raises(CorruptIndexError), corrupt_on_error():
        int("x")
