"""Textual CSS as strings: `CSS_PATH` cannot be read from inside a zip archive."""

# of what the first picture may have in it
APP_CSS = """
Screen { background: $background; color: $foreground; overflow: hidden; }

#header { background: $panel; color: $foreground; }
#strip { color: $quiet; }
#panes { height: 1fr; }
ListPane, ReadingPane, GlancePane { width: 1fr; height: 1fr; scrollbar-size: 0 0; overflow-x: hidden; }
"""

# of the search line, and of the screens over the main one: parsed after the first paint
LATER_CSS = """
#finder { height: 1; }
#finder-key { width: 3; color: $accent; text-style: bold; }
#finder Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
#finder Input:focus { border: none; background-tint: transparent; }
Input > .input--selection { text-style: $field-selection; }
Input > .input--suggestion { text-style: $field-suggestion; }
#finder-info { color: $quiet; padding: 0 1 0 2; }
ModalScreen { align: left bottom; background: transparent; }
#sheet { width: 100%; height: auto; max-height: 100%; background: $background; }
#sheet VerticalScroll {
    height: auto; padding: 0 0 0 2; scrollbar-size: 0 0; overflow-x: hidden;
}
#sheet Input { border: none; height: 1; padding: 0; background: transparent; }
#sheet Input:focus { background-tint: transparent; }
#sheet-field { height: 1; padding: 0 2; }
#sheet-sign { width: 2; color: $accent; text-style: bold; }
#sheet ListPane { scrollbar-size-vertical: 0; overflow-x: hidden; }
#sheet-foot { background: $panel; }
#sheet.-window #sheet-foot { dock: bottom; }
#choices { height: auto; }
#preview-column { height: 1fr; width: 1fr; overflow: hidden; padding: 0 2; border-top: $sheet-line $rule; }
.-beside #preview-column { border: none; border-left: $sheet-line $rule; padding: 0 2 0 2; }
#preview, #preview-caution { height: auto; width: 1fr; }
#lines { border: none; padding: 0 2; width: 1fr; scrollbar-size: 0 0; background: $background; }
#lines:focus { border: none; background-tint: transparent; }
#about { height: auto; max-height: 3; padding: 0 2; color: $text-muted; }
#wrong { height: auto; padding: 0 2; color: $warning; }
#statements-line { height: 1; }
#statements-sign { width: 3; color: $accent; text-style: bold; }
#statements-filter { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
#statements-filter:focus { border: none; background-tint: transparent; }
#note { border: none; padding: 0 2; background: transparent; scrollbar-size: 0 0; }
#note:focus { border: none; background-tint: transparent; }
#clip-body { height: 1fr; }
#clip-list { height: 3fr; min-height: 3; }
#clip-preview { height: 2fr; }
#clip-body.-beside ListPane, #clip-body.-beside ReadingPane { height: 1fr; }
.-one #clip-preview { display: none; }
"""
