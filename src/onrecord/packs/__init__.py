"""Packs: locate, read, check and load folders of TOML files as packs of records.

What is said of a pack that breaks a rule is loaded on first use (PEP 562).
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.packs.load import LoadedPacks, PackChanged, iterate_packs, load_pack, load_packs, load_raw
from onrecord.packs.locate import NoPacksFound, bundled_packs, find_packs
from onrecord.packs.raw_files import read_raw

if TYPE_CHECKING:
    from onrecord.packs.problem import PackRefused, PackWarnings, Problem

__all__ = [
    "LoadedPacks",
    "NoPacksFound",
    "PackChanged",
    "PackRefused",
    "PackWarnings",
    "Problem",
    "bundled_packs",
    "find_packs",
    "iterate_packs",
    "load_pack",
    "load_packs",
    "load_raw",
    "read_raw",
]

_PROBLEMS = ("PackRefused", "PackWarnings", "Problem")


def __getattr__(name: str) -> object:
    if name not in _PROBLEMS:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"{__name__}.problem"), name)
