"""From folders of TOML to packs of records: locate, read, check, load."""

from onrecord.packs.load import Library, load_each, load_library, load_pack
from onrecord.packs.locate import NoPacks, named, shipped
from onrecord.packs.problem import PackRefused, Problem, Warnings

__all__ = [
    "Library",
    "NoPacks",
    "PackRefused",
    "Problem",
    "Warnings",
    "load_each",
    "load_library",
    "load_pack",
    "named",
    "shipped",
]
