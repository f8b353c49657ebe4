"""Briefs: passages collected for a document (clippings), kept in files, and their rescue at an abnormal exit.

A module is loaded when one of its names is first used (PEP 562): the first picture needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.briefs.abnormal_exit import (
        SIGNAL_EXIT_BASE,
        EndedBySignal,
        ExitOutcome,
        TerminalGone,
        UnsavedSession,
        save_at_exit,
    )
    from onrecord.briefs.brief import Brief
    from onrecord.briefs.brief_files import BriefUnusable, SavedBrief, brief_path, read_brief, write_brief
    from onrecord.briefs.brief_writer import BriefWriter
    from onrecord.briefs.open_brief import OpenBrief
    from onrecord.briefs.proofs import BriefProofs

__all__ = [
    "SIGNAL_EXIT_BASE",
    "Brief",
    "BriefProofs",
    "BriefUnusable",
    "BriefWriter",
    "EndedBySignal",
    "ExitOutcome",
    "OpenBrief",
    "SavedBrief",
    "TerminalGone",
    "UnsavedSession",
    "brief_path",
    "read_brief",
    "save_at_exit",
    "write_brief",
]

_MODULES = {
    "SIGNAL_EXIT_BASE": "abnormal_exit",
    "Brief": "brief",
    "BriefProofs": "proofs",
    "BriefUnusable": "brief_files",
    "BriefWriter": "brief_writer",
    "EndedBySignal": "abnormal_exit",
    "ExitOutcome": "abnormal_exit",
    "OpenBrief": "open_brief",
    "SavedBrief": "brief_files",
    "TerminalGone": "abnormal_exit",
    "UnsavedSession": "abnormal_exit",
    "brief_path": "brief_files",
    "read_brief": "brief_files",
    "save_at_exit": "abnormal_exit",
    "write_brief": "brief_files",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
