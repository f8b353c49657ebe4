"""Parsing and checking of packs, imported on first use: a bundled pack needs none of it, nor tomllib."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.packs.code_version import code_version
    from onrecord.packs.parse import check_pack, parse_pack, refuse_duplicate_id
    from onrecord.packs.problem import PackRefused
    from onrecord.packs.toml_document import UnusableToml, parse_bounded_toml
    from onrecord.packs.unknown_files import find_unknown_files

__all__ = [
    "PackRefused",
    "UnusableToml",
    "check_pack",
    "code_version",
    "find_unknown_files",
    "parse_bounded_toml",
    "parse_pack",
    "refuse_duplicate_id",
]

_MODULES = {
    "PackRefused": "problem",
    "UnusableToml": "toml_document",
    "check_pack": "parse",
    "code_version": "code_version",
    "find_unknown_files": "unknown_files",
    "parse_bounded_toml": "toml_document",
    "parse_pack": "parse",
    "refuse_duplicate_id": "parse",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"onrecord.packs.{_MODULES[name]}"), name)
