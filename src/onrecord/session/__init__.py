"""A session without Textual: what it holds, beginning with the user's preferences.

A module is loaded when one of its names is first used (PEP 562): clipboard and search wait until a command needs them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.session.pack_places import configured_packs
    from onrecord.session.preferences import SessionPreferences, resolve_preferences, with_user_keys

__all__ = ["SessionPreferences", "configured_packs", "resolve_preferences", "with_user_keys"]

_MODULE_BY_NAME = {
    "SessionPreferences": "preferences",
    "resolve_preferences": "preferences",
    "with_user_keys": "preferences",
    "configured_packs": "pack_places",
}


def __getattr__(name: str) -> object:
    if module := _MODULE_BY_NAME.get(name):
        return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
