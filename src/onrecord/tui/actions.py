"""Textual's actions of the commands that only concern the screen; all others are the session's."""

from __future__ import annotations

from collections.abc import Mapping

Actions = Mapping[str, str]

CURSOR_ACTIONS: Actions = {
    "down": "move(1)",
    "up": "move(-1)",
    "page-down": "page(1)",
    "page-up": "page(-1)",
    "half-page-down": "page(0.5)",
    "half-page-up": "page(-0.5)",
    "top": "end(-1)",
    "bottom": "end(1)",
}

# screens over the main one
DIALOG_ACTIONS: Actions = {**CURSOR_ACTIONS, "choose": "choose", "help": "app.help", "close": "dismiss(None)"}

CLIPPINGS_ACTIONS: Actions = {
    **CURSOR_ACTIONS,
    "copy-all": "copy_all",
    "copy-all-as": "copy_all_as",
    "take-out": "remove",
    "take-out-all": "remove_all",
    "move-item-down": "move_item(1)",
    "move-item-up": "move_item(-1)",
    "add-heading": "add_heading",
    "add-note": "add_note",
    "edit-item": "edit",
    "undo": "undo",
    "redo": "redo",
    "mark": "mark",
    "filter": "filter",
    "preview": "preview",
    "take-wording": "take_wording",
    "keep-wording": "keep_wording",
    "briefs": "app.briefs",
    "go-there": "open",
    "refused-packs": "app.caution_or_problems",
    "help": "app.help",
    "close": "leave",
    "to-the-list": "open",
    "drop-filter": "leave",
    "move": "move(1)",
}

BRIEFS_ACTIONS: Actions = {
    **CURSOR_ACTIONS,
    "choose-brief": "open",
    "new-brief": "new",
    "rename-brief": "rename",
    "copy-brief": "copy",
    "archive-brief": "archive",
    "delete-brief": "delete",
    "undo": "undo",
    "help": "app.help",
    "close": "dismiss(False)",
}

STATEMENTS_ACTIONS: Actions = {
    **CURSOR_ACTIONS,
    "read-statement": "open",
    "glance": "glance",
    "note": "note",
    "filter": "filter",
    "search": "search",
    "order": "order",
    "group": "group",
    "mark": "mark",
    "copy": "copy",
    "help": "app.help",
    "close": "leave",
    "to-the-list": "open",
    "drop-filter": "leave",
    "move": "move(1)",
}

MAIN_ACTIONS: Actions = {
    **CURSOR_ACTIONS,
    "clippings": "app.clippings",
    "briefs": "app.briefs",
    "statements": "app.statements",
    "select": "extend",
    "search": "search",
    "filter": "filter",
    "mark": "mark",
    "narrower": "move_border(-1)",
    "wider": "move_border(1)",
    "zoom": "zoom",
    "marks": "marks",
    "word-forward": "word(1)",
    "word-back": "word(-1)",
    "character-forward": "word(1, True)",
    "character-back": "word(-1, True)",
    "sentence-forward": "sentence(1)",
    "sentence-back": "sentence(-1)",
    "other-end": "other_end",
    "next-match": "match(1)",
    "previous-match": "match(-1)",
    "open": "open",
    "leave": "leave",
    "next-pane": "pane(1)",
    "previous-pane": "pane(-1)",
    "next-paragraph": "paragraph(1)",
    "previous-paragraph": "paragraph(-1)",
    "help": "app.help",
    "palette": "app.command_palette",
    "redraw": "app.redraw",
    "theme": "app.theme",
    "refused-packs": "app.caution_or_problems",
    "to-the-results": "open",
    "leave-search": "leave",
    "move": "move(1)",
}


def textual_action(name: str, actions: Actions) -> str:
    """Return Textual's action of a command: one of the screen's, or the one that runs a command of the session."""
    return actions.get(name) or f"session({name!r})"
