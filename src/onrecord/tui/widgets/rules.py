"""Rules: the line above a pane with its name and position, and the line between two panes."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from onrecord.text.cell_width import cell_width, shorten
from onrecord.text.signs import signs
from onrecord.tui.text_styles import TextStyles

_LEAD = 2  # cells of the rule before the name and behind the position
_GAP = 2  # least cells of the rule between them


def rule_strip(
    name: str, info: str, position: str, width: int, styles: TextStyles, *, focused: bool, clickable: bool = False
) -> Strip:
    """Return the line above a pane: `━━ Missions  text order ━━━━━ 9/19 ━━`; the rule of the focused pane is heavy.

    What does not fit is cut: first the information beside the name, then the name; the position stays. Parts of
    `clickable` information run the screen's action `head_part`.
    """
    line = signs().heavy_line if focused else signs().light_line
    rule, title = styles["rule focused" if focused else "rule"], styles["title focused" if focused else "title"]
    end = [Segment(f" {position} ", styles["position focused" if focused else "position"])] if position else []
    room = width - 2 * _LEAD - cell_width(f" {position} " if position else "") - _GAP
    name = shorten(name, max(0, room - 2))
    info = shorten(f"  {info}", max(0, room - 2 - cell_width(name))) if info else ""
    info_segments = _parts(info, styles["info"]) if clickable else [Segment(info, styles["info"])]
    head = [Segment(f" {name}", title), *info_segments, Segment(" ", styles["info"])] if name else []
    used = 2 * _LEAD + sum(segment.cell_length for segment in (*head, *end))
    middle = Segment(line * max(0, width - used), rule)
    edge = Segment(line * _LEAD, rule)
    return Strip([edge, *head, middle, *end, edge]).adjust_cell_length(width)


def _parts(info: str, style: Style) -> list[Segment]:
    """Return the parts of information, which dots separate, each with its action."""
    segments: list[Segment] = []
    for number, part in enumerate(info.split(signs().separator)):
        action = Style(meta={"@click": f"screen.head_part({part.strip()!r})"}) if part.strip() else Style()
        segments += [Segment(signs().separator, style)] if number else []
        segments.append(Segment(part, style + action))
    return segments


def vertical_rule(styles: TextStyles) -> Segment:
    """Return one cell of the line between two panes."""
    return Segment(signs().vertical_line, styles["rule"])


def joint(styles: TextStyles) -> Segment:
    """Return the cell where the line between two panes meets the lines above them."""
    return Segment(signs().joint, styles["rule"])
