"""The widgets of the screens. The page “At a glance” is imported when it is first shown, all others at the start."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.tui.widgets.glance_pane import GlancePane

__all__ = ["GlancePane"]


def __getattr__(name: str) -> object:
    """Import the module of the page on first use (PEP 562)."""
    if name != "GlancePane":
        raise AttributeError(f"{__name__} has no {name}")
    return import_module(f"{__name__}.glance_pane").GlancePane
