"""A session without Textual: what it holds, and commands that return outcomes for a screen to carry out.

A module is loaded when one of its names is first used (PEP 562): clipboard and search wait until a command needs them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.session.arranging import ArrangeCommands
    from onrecord.session.brief_list import BriefListCommands
    from onrecord.session.collecting import CollectCommands
    from onrecord.session.configured_names import resolve_preferences, with_user_keys
    from onrecord.session.copy_delivery import CopyDelivery
    from onrecord.session.copying import CopyCommands
    from onrecord.session.current_brief import CurrentBrief
    from onrecord.session.dialogs import ChoiceList, LongPrompt, PlainText, Prompt, Quit, TextPage
    from onrecord.session.exporting import ExportCommands
    from onrecord.session.host import Host
    from onrecord.session.listing import ListCommands
    from onrecord.session.locations import LocationCommands
    from onrecord.session.note_keeper import NoteKeeper
    from onrecord.session.noting import NoteCommands
    from onrecord.session.outcome import Outcome
    from onrecord.session.pack_places import configured_packs
    from onrecord.session.preferences import SessionPreferences
    from onrecord.session.quitting import QuitCommands
    from onrecord.session.reloading import ReloadCommands
    from onrecord.session.searching import SearchCommands
    from onrecord.session.session import Session
    from onrecord.session.session_commands import SessionCommands
    from onrecord.session.view import View

__all__ = [
    "ArrangeCommands",
    "BriefListCommands",
    "ChoiceList",
    "CollectCommands",
    "CopyCommands",
    "CopyDelivery",
    "CurrentBrief",
    "ExportCommands",
    "Host",
    "ListCommands",
    "LocationCommands",
    "LongPrompt",
    "NoteCommands",
    "NoteKeeper",
    "Outcome",
    "PlainText",
    "Prompt",
    "Quit",
    "QuitCommands",
    "ReloadCommands",
    "SearchCommands",
    "Session",
    "SessionCommands",
    "SessionPreferences",
    "TextPage",
    "View",
    "configured_packs",
    "resolve_preferences",
    "with_user_keys",
]

_MODULE_BY_NAME = {
    "ArrangeCommands": "arranging",
    "BriefListCommands": "brief_list",
    "ChoiceList": "dialogs",
    "CollectCommands": "collecting",
    "CopyCommands": "copying",
    "CopyDelivery": "copy_delivery",
    "CurrentBrief": "current_brief",
    "ExportCommands": "exporting",
    "Host": "host",
    "ListCommands": "listing",
    "LocationCommands": "locations",
    "LongPrompt": "dialogs",
    "NoteCommands": "noting",
    "NoteKeeper": "note_keeper",
    "Outcome": "outcome",
    "PlainText": "dialogs",
    "Prompt": "dialogs",
    "Quit": "dialogs",
    "QuitCommands": "quitting",
    "ReloadCommands": "reloading",
    "SearchCommands": "searching",
    "Session": "session",
    "SessionCommands": "session_commands",
    "SessionPreferences": "preferences",
    "TextPage": "dialogs",
    "View": "view",
    "configured_packs": "pack_places",
    "resolve_preferences": "configured_names",
    "with_user_keys": "configured_names",
}


def __getattr__(name: str) -> object:
    if module := _MODULE_BY_NAME.get(name):
        return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
