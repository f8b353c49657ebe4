"""The widgets of the screens. Those that the first picture may do without are imported when they are first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.tui.widgets.finder import Finder
    from onrecord.tui.widgets.glance_pane import GlancePane
    from onrecord.tui.widgets.panes import Panes

__all__ = ["Finder", "GlancePane", "Panes"]

_MODULES = {"Finder": "finder", "GlancePane": "glance_pane", "Panes": "panes"}


def __getattr__(name: str) -> object:
    """Import the module of a widget on first use (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
