"""Textual CSS as strings: `CSS_PATH` cannot be read from inside a zip archive."""

# of the main screen
APP_CSS = """
Screen { background: $background; color: $foreground; overflow: hidden; }

#header { background: $panel; color: $foreground; }
#strip { color: $quiet; }
#finder { height: 1; }
#finder-key { width: 3; color: $accent; text-style: bold; }
#finder Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
#finder Input:focus { border: none; background-tint: transparent; }
#finder-info { color: $quiet; padding: 0 1 0 2; }
#panes { height: 1fr; }
ListPane, ReadingPane, GlancePane { width: 1fr; height: 1fr; scrollbar-size: 0 0; overflow-x: hidden; }
"""

# of the screens over it: parsed after the first paint
DIALOG_CSS = """
ModalScreen { align: center middle; background: $background 60%; }
.box {
    width: 74; max-width: 100%; height: auto; max-height: 100%;
    border: round $accent; background: $background; padding: 0 1;
    border-title-color: $accent; border-title-style: bold; border-subtitle-color: $quiet;
}
.-one .box { padding: 0; border: none; border-top: solid $accent; border-bottom: solid $accent; }
.box VerticalScroll { height: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; }
.box Input { border: none; height: 1; padding: 0; background: transparent; }
.box ListPane { height: auto; max-height: 100%; scrollbar-size-vertical: 1; overflow-x: hidden; }
#wrong { height: auto; color: $warning; }
#preview { margin: 1 1 0 1; color: $secondary; }
.-one #preview { margin: 0; }
#clip-list { height: 1fr; min-height: 3; }
#clip-preview { height: 2fr; }
.-one #clip-preview { display: none; }
"""

# of every screen with NO_COLOR, which shows by lines and reverse video what else colors show
NO_COLOR_CSS = """
.box, .-one .box { border: heavy $accent; }
#header { text-style: reverse; }
CommandList > .option-list--option { text-style: none; }
CommandList > .option-list--option-highlighted { text-style: bold underline; }
Input > .input--cursor { text-style: reverse; }
Input > .input--selection { text-style: underline; }
Input > .input--placeholder, Input > .input--suggestion { text-style: dim; }
"""
