"""Briefs: passages collected for a document (clippings), kept in files, and their rescue at an abnormal exit.

A module is loaded when one of its names is first used (PEP 562): the first picture needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.briefs.brief import Brief
    from onrecord.briefs.brief_files import BriefUnusable, SavedBrief, brief_path, read_brief, write_brief
    from onrecord.briefs.brief_writer import BriefWriter
    from onrecord.briefs.open_brief import OpenBrief
    from onrecord.briefs.proofs import BriefProofs

__all__ = [
    "Brief",
    "BriefProofs",
    "BriefUnusable",
    "BriefWriter",
    "OpenBrief",
    "SavedBrief",
    "brief_path",
    "read_brief",
    "write_brief",
]

_MODULES = {
    "Brief": "brief",
    "BriefProofs": "proofs",
    "BriefUnusable": "brief_files",
    "BriefWriter": "brief_writer",
    "OpenBrief": "open_brief",
    "SavedBrief": "brief_files",
    "brief_path": "brief_files",
    "read_brief": "brief_files",
    "write_brief": "brief_files",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
