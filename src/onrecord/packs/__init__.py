"""From folders of TOML to packs of records: locate, read, check, load."""

from onrecord.packs.load import Library, PackChanged, load_each, load_library, load_pack, load_raw
from onrecord.packs.locate import NoPacks, named, shipped
from onrecord.packs.problem import PackRefused, Problem, Warnings
from onrecord.packs.raw import read_raw

__all__ = [
    "Library",
    "NoPacks",
    "PackChanged",
    "PackRefused",
    "Problem",
    "Warnings",
    "load_each",
    "load_library",
    "load_pack",
    "load_raw",
    "named",
    "read_raw",
    "shipped",
]
