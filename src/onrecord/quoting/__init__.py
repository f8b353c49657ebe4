"""Render passages as text for documents: excerpts, citations, styles, tables."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.quoting.excerpts import Excerpt, excerpt, partial
    from onrecord.quoting.styles import DEFAULT_STYLE, STYLES, Style, UnknownStyle, find_style, user_style
    from onrecord.quoting.template import TemplateError

__all__ = [
    "DEFAULT_STYLE",
    "STYLES",
    "Excerpt",
    "Style",
    "TemplateError",
    "UnknownStyle",
    "excerpt",
    "find_style",
    "partial",
    "user_style",
]

# The styles are loaded when one of these names is first used: nothing needs them before something is copied.
_MODULE_OF_NAME = {
    **dict.fromkeys(("Excerpt", "excerpt", "partial"), "excerpts"),
    **dict.fromkeys(("DEFAULT_STYLE", "STYLES", "Style", "UnknownStyle", "find_style", "user_style"), "styles"),
    "TemplateError": "template",
}


def __getattr__(name: str) -> object:
    if module := _MODULE_OF_NAME.get(name):
        return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"{__name__} has no {name}")
