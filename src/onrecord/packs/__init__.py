"""Packs: locate, read, check and load folders of TOML files as packs of records."""

from onrecord.packs.load import LoadedPacks, PackChanged, iterate_packs, load_pack, load_packs, load_raw
from onrecord.packs.locate import NoPacksFound, bundled_packs, find_packs
from onrecord.packs.problem import PackRefused, PackWarnings, Problem
from onrecord.packs.raw_files import read_raw

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
