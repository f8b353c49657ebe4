"""Base class of sheets: they rise from the bottom under a heavy rule, and leave the page above them as it is."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from onrecord.commands import CommandGroups
from onrecord.navigation import AnyRow
from onrecord.navigation.row_lines import Arrangement
from onrecord.navigation.window_title import WindowPlace
from onrecord.session.outcome import Outcome
from onrecord.text.cell_width import cell_width
from onrecord.text.characters import escape_controls
from onrecord.text.signs import own_words
from onrecord.tui.arrangement import apply_breakpoint, arrangement
from onrecord.tui.bar_run import BarRun
from onrecord.tui.cursor_place import PointingScreen
from onrecord.tui.input_gate import DismissOnceScreen
from onrecord.tui.screens.command_screen import CommandScreen
from onrecord.tui.text_styles import text_styles
from onrecord.tui.widgets.rules import rule_strip
from onrecord.tui.widgets.two_sided_bar import TwoSidedBar

SheetResult = TypeVar("SheetResult")
HEAD_AND_FOOT = 2
HEAD_GAPS = 12  # cells of the rule and the blanks around name, information and position
CLOSING_KEY = "Esc"
ASKS_BEFORE_LEAVING = "Enter keeps it, Esc again drops it"
PAGE_ROWS = 7  # of the page that a sheet leaves in sight, where it does not take the window: a result under its heading


class SheetHint(NamedTuple):
    """A key of a sheet with what it does; a click on it runs the `action`."""

    key: str
    words: str
    action: str = ""


class SheetHead(Widget):
    """The heavy rule above a sheet, with its name, how to use it, and where the cursor is."""

    DEFAULT_CSS = "SheetHead { height: 1; }"

    def __init__(self, name: str, info: str) -> None:
        super().__init__(id="sheet-head")
        self.title, self._info = name, info
        self.position = ""

    def show_position(self, position: str) -> None:
        """Show where the cursor is: `3/14`."""
        if position != self.position:
            self.position = position
            self.refresh()

    def render_line(self, y: int) -> Strip:
        name, info = self.title, self._info
        if sum(map(cell_width, (name, info, self.position))) + HEAD_GAPS > self.size.width:
            info = ""  # cut, it would say nothing
        strip = rule_strip(name, info, self.position, self.size.width, text_styles(self.app), focused=True)
        return strip.apply_style(self.visual_style.rich_style)


class SheetBody(Vertical):
    """All of a sheet: its head, its contents and its last line; it tells when it has found its place."""

    def __init__(self, placed: Callable[[], None]) -> None:
        super().__init__(id="sheet")
        self._placed = placed

    def on_resize(self) -> None:
        self._placed()


class SheetScreen(PointingScreen, DismissOnceScreen, ModalScreen[SheetResult], Generic[SheetResult]):
    """A sheet with a title; its last line shows the keys until there is a message.

    In windows where only one pane fits it takes the whole window.
    """

    groups: CommandGroups = ()

    def __init__(self, title: str, info: str, hints: Sequence[SheetHint]) -> None:
        super().__init__()
        self._hints = tuple(hint._replace(key=own_words(hint.key)) for hint in hints)
        self.head = SheetHead(own_words(title), own_words(info))
        self._sheet = SheetBody(self._uncover_page)
        self._foot = TwoSidedBar(id="sheet-foot")
        self.message = ""

    def compose(self) -> ComposeResult:
        apply_breakpoint(self)
        self._fill()
        with self._sheet:
            yield self.head
            yield from self.contents()
            yield self._foot

    @property
    def row(self) -> AnyRow | None:
        """The option under the cursor, on a sheet that has options."""
        return None

    @property
    def window_place(self) -> WindowPlace:
        return WindowPlace(self.row.label if self.row else "", self.head.position, self.head.title)

    def contents(self) -> ComposeResult:
        """Yield the widgets of the sheet."""
        yield from ()

    def on_mount(self) -> None:
        self.lay_out(self.app.size)
        self._show_foot()

    def on_resize(self) -> None:
        self._fill()
        self.lay_out(self.app.size)

    def _uncover_page(self) -> None:
        """Keep in sight, above the sheet, what the page's commands act on."""
        page = next((screen for screen in reversed(self.app.screen_stack) if isinstance(screen, CommandScreen)), None)
        if page and self.is_active and not self.takes_window:
            page.make_room_above(self._sheet.region.y)

    def lay_out(self, size: Size) -> None:
        """Give the contents the room that they have in a window of this size."""

    @property
    def takes_window(self) -> bool:
        """Return whether the sheet takes the whole window, which has no room for a page above it."""
        return arrangement(*self.app.size) is Arrangement.SINGLE

    @property
    def room(self) -> int:
        """The rows that the contents may take at most."""
        rows = self.app.size.height - HEAD_AND_FOOT
        return max(1, rows if self.takes_window else rows - PAGE_ROWS)

    def say(self, message: str) -> None:
        """Show a message in the last line, in place of the keys."""
        self.message = own_words(escape_controls(message))
        self._show_foot()

    def say_of_paste(self, notice: str) -> None:
        """Show a notice on what is pasted next."""
        self.say(notice)

    async def kept_at_once(self) -> Callable[[], Outcome] | None:
        """Return what keeps the user's own words in a field, which is closed without a question; None without such."""
        return None

    def _fill(self) -> None:
        self._sheet.styles.height = "100%" if self.takes_window else "auto"
        self._sheet.set_class(self.takes_window, "-window")

    def _fitting_hints(self, room: int) -> list[SheetHint]:
        """Return the hints that fit, in their order; the first and the one that closes the sheet are the last to go."""
        fitting = []
        for hint in sorted(self._hints, key=lambda hint: (hint is not self._hints[0], hint.key != CLOSING_KEY)):
            room -= cell_width(hint.key) + cell_width(hint.words) + 3
            if room < 0:
                break
            fitting.append(hint)
        return [hint for hint in self._hints if hint in fitting]

    def _show_foot(self) -> None:
        runs = [BarRun(" ")]
        if self.message:
            self._foot.show([*runs, BarRun(self.message, "message")])
            return
        for hint in self._fitting_hints(self.app.size.width - 1):
            runs += [BarRun(hint.key, "key", hint.action), BarRun(f" {hint.words}", "quiet", hint.action), BarRun("  ")]
        self._foot.show(runs)
