"""The screens of the browser. The main screen is imported at the start, all others when they are first used."""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.tui.screens.browse import BrowseScreen
from onrecord.tui.screens.command_screen import CommandScreen

if TYPE_CHECKING:
    from onrecord.tui.screens.briefs import BriefsScreen
    from onrecord.tui.screens.clippings import ClippingsScreen
    from onrecord.tui.screens.finding_sheet import FindingPicker
    from onrecord.tui.screens.palette import Palette
    from onrecord.tui.screens.picker import PickerScreen
    from onrecord.tui.screens.prompt import PromptScreen
    from onrecord.tui.screens.sheet import SheetScreen
    from onrecord.tui.screens.statements import StatementChoice, StatementsScreen
    from onrecord.tui.screens.text_screen import QUERY_EXAMPLES, TextScreen, help_page, lines_page, problems_text
    from onrecord.tui.screens.writing import WritingScreen

__all__ = [
    "QUERY_EXAMPLES",
    "BriefsScreen",
    "BrowseScreen",
    "ClippingsScreen",
    "CommandScreen",
    "FindingPicker",
    "Palette",
    "PickerScreen",
    "PromptScreen",
    "SheetScreen",
    "StatementChoice",
    "StatementsScreen",
    "TextScreen",
    "WritingScreen",
    "help_page",
    "lines_page",
    "problems_text",
]

_MODULES = {
    "BriefsScreen": "briefs",
    "ClippingsScreen": "clippings",
    "FindingPicker": "finding_sheet",
    "Palette": "palette",
    "PickerScreen": "picker",
    "PromptScreen": "prompt",
    "QUERY_EXAMPLES": "text_screen",
    "StatementChoice": "statements",
    "StatementsScreen": "statements",
    "SheetScreen": "sheet",
    "TextScreen": "text_screen",
    "WritingScreen": "writing",
    "help_page": "text_screen",
    "lines_page": "text_screen",
    "problems_text": "text_screen",
}


def __getattr__(name: str) -> object:
    """Import the module of a screen on first use (PEP 562)."""
    if name not in _MODULES:
        raise AttributeError(f"{__name__} has no {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
