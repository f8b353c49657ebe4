"""The main screen while words of official text are selected: their keys, hints, and the words as they are copied."""

from __future__ import annotations

from onrecord import navigation as room
from onrecord import text as texts
from onrecord.commands import CommandGroup
from onrecord.session import SessionCommands
from onrecord.settings import PaneSizes
from onrecord.tui.arrangement import NO_SHIFT, Pane
from onrecord.tui.bindings import bindings
from onrecord.tui.screens.body_screen import BodyScreen
from onrecord.tui.textual_private import add_bindings

# in the footer, with the keys of a selection
SHOWN_WHILE_SELECTING = ("copy", "copy-as", "collect", "help", "quit")
DROP = "drop"


class SelectingScreen(BodyScreen):
    """A screen on which words can be selected. While they are, some keys move the end of the selection."""

    def __init__(self, commands: SessionCommands, sizes: PaneSizes = NO_SHIFT) -> None:
        super().__init__(commands, sizes)
        self._use_selection_keys()

    def use_preferences(self) -> None:
        super().use_preferences()
        self._use_selection_keys()

    def _use_selection_keys(self) -> None:
        """Bind the keys of a selection before those of the screen, which are the same in part."""
        selection = self.session.preferences.keymap.selection
        self._selection_names = frozenset(command.name for group in selection for command in group.commands)
        self._selection_hints = (*selection, self._hints_of_others())
        add_bindings(self, bindings((*selection, *self.groups)))

    @property
    def is_selecting(self) -> bool:
        """True while words or sentences are selected and the text has the focus.

        The screen knows at once what has the focus; a pane learns it by an event, after keys that were typed quickly.
        """
        if self.browser.is_glance or self.panes.current is not Pane.READING:
            return False
        return self.focused is self.reading and self.reading.selection.is_selecting

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key run a command of the selection only while there is one, else what it does otherwise."""
        if action == "command" and parameters and parameters[0] in self._selection_names:
            return self.is_selecting
        return super().check_action(action, parameters)

    def action_word(self, step: int, smallest: bool = False) -> None:
        """Move the end of the selection by a word."""
        self._report_end(has_moved=self.reading.step_word(step, smallest=smallest), step=step)

    def action_sentence(self, step: int) -> None:
        """Move the end of the selection to the end of a sentence."""
        self._report_end(has_moved=self.reading.step_sentence(step), step=step)

    def action_other_end(self) -> None:
        """Let the other end of the selection move from now on."""
        self._report_end(has_moved=self.reading.swap_ends(), step=1)

    def _report_end(self, *, has_moved: bool, step: int) -> None:
        if has_moved:
            self.reading_moved()
        elif self.reading.selection.cursor and self.reading.selection.cursor.ref:
            self.say(f"the text {'ends' if step > 0 else 'begins'} here")
        else:
            self.say("words are selected in official text only; Esc drops the selection")

    def reading_moved(self) -> None:
        """Show what follows from a move of the cursor in the text."""
        raise NotImplementedError

    def action_extend(self) -> None:
        """Begin or end a selection at the cursor; on a link or a note, at the passage before it."""
        selection = self.reading.selection
        if selection.ref is None:
            self.say(self.browser.unreadable or "there is no official text here to select")
            return
        self.panes.go(Pane.READING)
        self.reading.extend()
        self.reading_moved()

    def action_marks(self) -> None:
        """Show or hide the marks of what records rest on."""
        self.say("marked: what records rest on" if self.reading.toggle_marks() else "nothing is marked in the text")

    def show_selection(self) -> None:
        """Show the selected words as they are copied, or the whole address under the cursor, and the keys for them."""
        selection = self.reading.selection
        if selection.parts:
            text = self.commands.copying.selected_quotation(self.view)
            what = "character" if texts.is_written_without_blanks(text) else "word"
            count = selection.word_count
            self.reading.show_below("As copied", f"{count} {what}{'' if count == 1 else 's'}", text)
        elif selection.cursor and selection.cursor.url and self.focused is self.reading:
            key = self.key("copy-address")
            self.reading.show_below("Source", f"{key} copies the address", selection.cursor.url, room.Voice.ADDRESS)
        else:
            self.reading.show_below("", "", "")
        self.show_hints()

    def show_hints(self) -> None:
        """Show the hints of the commands that work at the moment."""
        if self.is_selecting:
            self.status_bar.set_hints(self._selection_hints)
        else:
            super().show_hints()

    def _hints_of_others(self) -> CommandGroup:
        """Return the commands of the main screen whose hints stand beside those of a selection."""
        commands = [command for group in self.groups for command in group.commands]
        shown = [command for command in commands if command.name in SHOWN_WHILE_SELECTING]
        drop = [command._replace(hint=DROP, rank=1) for command in commands if command.name == "leave"]
        return CommandGroup("", (*shown[:3], *drop, *shown[3:]))
