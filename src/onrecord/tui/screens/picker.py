"""The picker: a small list to choose from by letter, or by cursor and Enter, beside a preview of the choice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.widgets import Static

from onrecord.commands import Command, CommandGroup, CommandGroups
from onrecord.commands.screens import PICKER_COMMANDS
from onrecord.navigation import AnyRow, Row, RowTarget
from onrecord.session.dialogs import Choice, ChoiceList
from onrecord.session.outcome import Outcome
from onrecord.tui.bindings import dialog_bindings
from onrecord.tui.follow_up import FollowUp
from onrecord.tui.screens.sheet import SheetHint, SheetScreen
from onrecord.tui.text_styles import text_styles
from onrecord.tui.textual_keys import to_textual_key
from onrecord.tui.textual_private import bind_key
from onrecord.tui.widgets.list_pane import ListPane

PREVIEW_ROWS = 8  # least rows of the preview, where the window has them
BESIDE_COLUMNS = 72  # least columns of a window with the preview beside the list
LIST_SHARE, LEAST_LIST_COLUMNS, MOST_LIST_COLUMNS = 0.36, 32, 46
CAUTION_KEY, LATER_KEY = "!", "="


Chosen = Callable[[], Outcome]


class PickerScreen(SheetScreen[Chosen | None]):
    """A sheet with a list to choose from by letter; it returns what the choice does, or None.

    Where cautions are left out, a key chooses the same with them; where a choice can hold from now on, another key
    makes it do so.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(PICKER_COMMANDS)]

    def __init__(self, choice_list: ChoiceList) -> None:
        self._choices = {choice.value: choice for choice in choice_list.choices}
        self._choose, self._choose_with_caution = choice_list.choose, choice_list.choose_with_caution
        self._has_cautions = any(choice.caution for choice in choice_list.choices)
        hints = [SheetHint("Enter", choice_list.verb, "screen.choose")]
        if self._has_cautions:
            hints.append(SheetHint(CAUTION_KEY, "with the caution", "screen.choose_with_caution"))
        self._choose_for_later = choice_list.choose_for_later
        if self._choose_for_later:
            hints.append(SheetHint(LATER_KEY, choice_list.later_verb, "screen.choose_for_later"))
        hints += [SheetHint("Esc", "back", "screen.dismiss(None)"), SheetHint("?", "keys", "app.help")]
        super().__init__(choice_list.title, "type a letter", hints)
        for choice in choice_list.choices:
            if choice.letter:
                bind_key(self, to_textual_key(choice.letter), f"choose_value({choice.value!r})")
        if self._has_cautions:
            bind_key(self, to_textual_key(CAUTION_KEY), "choose_with_caution")
        self.groups = (*PICKER_COMMANDS, *_extra_commands(choice_list))
        if self._choose_for_later:
            bind_key(self, to_textual_key(LATER_KEY), "choose_for_later")
        self._current = choice_list.current
        self._list = ListPane(id="options")
        self._body = Container(id="choices")
        self._has_preview = any(choice.preview for choice in choice_list.choices)
        self._preview = Static("", id="preview", markup=False)
        self._preview_follows = FollowUp(lambda: self.app, self._show_preview)
        self._caution = Static("", id="preview-caution", markup=False)

    def contents(self) -> ComposeResult:
        with self._body:
            yield self._list
            if self._has_preview:
                with Vertical(id="preview-column"):
                    yield self._preview
                    yield self._caution

    def on_mount(self) -> None:
        rows = tuple(choice_row(choice) for choice in self._choices.values())
        self._list.show(rows, RowTarget("", self._current) if self._current else None)
        self._list.focus()
        super().on_mount()
        self.watch(self.app, "theme", self._show_preview)  # the preview has the colors that it was made in
        self.head.show_position(self._list.position)
        self._show_preview()

    def lay_out(self, size: Size) -> None:
        """Put the preview beside the choices; in narrow windows below them, and if both do not fit, each gets half."""
        is_beside = size.width >= BESIDE_COLUMNS and not self.takes_window
        self._body.set_class(is_beside, "-beside")
        self._body.styles.layout = "horizontal" if is_beside else "vertical"
        rows, choices = self.room, len(self._choices)
        if not self._has_preview:
            self._list.styles.height, self._list.styles.width = min(choices, rows), "1fr"
            self._body.styles.height = min(choices, rows)
            return
        if is_beside:
            columns = int(size.width * LIST_SHARE)
            self._list.styles.width = max(LEAST_LIST_COLUMNS, min(columns, MOST_LIST_COLUMNS))
            height = min(max(choices, PREVIEW_ROWS), rows)
            self._list.styles.height = self._body.styles.height = height
            return
        self._list.styles.width = "1fr"
        self._list.styles.height = min(choices, max(1, rows // 2, rows - PREVIEW_ROWS - 1))
        self._body.styles.height = rows if self.takes_window else min(choices + PREVIEW_ROWS + 1, rows)

    @on(ListPane.Chosen)
    def action_choose(self) -> None:
        if choice := self._choice:
            self.action_choose_value(choice.value)

    def action_choose_value(self, value: str) -> None:
        self.dismiss(partial(self._choose, value))

    def action_choose_with_caution(self) -> None:
        choice = self._choice
        if choice and choice.caution and self._choose_with_caution:
            self.dismiss(partial(self._choose_with_caution, choice.value))
        else:
            self.say("a copy in this style has the caution already, or no words to caution about")

    def action_choose_for_later(self) -> None:
        if (choice := self._choice) and self._choose_for_later:
            self.dismiss(partial(self._choose_for_later, choice.value))

    @property
    def _choice(self) -> Choice | None:
        row = self._list.row
        return self._choices.get(row.target.address or "") if row and row.target else None

    @property
    def row(self) -> AnyRow | None:
        return self._list.row

    def action_move(self, steps: int) -> None:
        self._list.move(steps)

    def action_page(self, pages: int) -> None:
        self._list.page(pages)

    def action_end(self, end: int) -> None:
        self._list.to_end(end)

    @on(ListPane.Moved)
    def _moved(self) -> None:
        self.say("")
        self.head.show_position(self._list.position)
        self._preview_follows.ask()

    def catch_up(self) -> None:
        self._preview_follows.catch_up()

    def _show_preview(self) -> None:
        self._preview_follows.drop()
        choice = self._choice
        self._preview.update(choice.preview if choice else "")
        styles, caution = text_styles(self.app), Text()
        if choice and choice.caution:
            caution.append("\n! Editor's caution", styles["message caution"])
            caution.append(f"  not in this style; {CAUTION_KEY} adds it\n", styles["quiet"])
            caution.append(choice.caution, styles["note"])
        self._caution.update(caution)


def _extra_commands(choice_list: ChoiceList) -> CommandGroups:
    """Return what else keys do with the choice under the cursor, for the help."""
    commands = []
    if choice_list.choose_with_caution:
        title = "The same with the editor's caution, where it is left out"
        commands.append(Command("choose-with-caution", (CAUTION_KEY,), CAUTION_KEY, title))
    if choice_list.choose_for_later:
        title = choice_list.later_verb.capitalize()
        commands.append(Command("choose-for-later", (LATER_KEY,), LATER_KEY, title))
    return (CommandGroup("With the choice under the cursor", tuple(commands)),) if commands else ()


def choice_row(choice: Choice) -> Row:
    """Return the row of a choice."""
    return Row(choice.title, choice.detail, RowTarget("", choice.value), letter=choice.letter)
