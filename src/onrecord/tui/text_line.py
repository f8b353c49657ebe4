"""One line of a text as segments: its pieces in their styles, with what is selected set off."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from onrecord.navigation import Selection, Voice
from onrecord.tui.highlight_kind import HighlightKind
from onrecord.tui.layout import Fragment
from onrecord.tui.text_styles import TextStyles

_WEB_ADDRESS = re.compile(r"https?://[!-~]+")  # no character of it ends the escape sequence of a link


class TextLook(NamedTuple):
    """The properties that a text's look depends on besides its words.

    `marks` are those of what records rest on. With `links`, web addresses are links of the terminal (OSC 8).
    """

    focused: bool
    continuous: bool
    marks: bool
    links: bool


def text_segments(
    fragments: Iterable[Fragment], selection: Selection, look: TextLook, styles: TextStyles
) -> Iterator[Segment]:
    """Yield the segments of a line."""
    for fragment in fragments:
        for part, is_in_words in _cut_at_words(fragment, selection):
            yield Segment(part.text, _style(part, selection, look, styles, is_in_words=is_in_words))


def _cut_at_words(fragment: Fragment, selection: Selection) -> Iterator[tuple[Fragment, bool]]:
    """Yield the fragment in parts, each with whether it is within the selected words."""
    span = selection.words_in(fragment.anchor) if fragment.anchor and selection.word_ends else None
    if span is None or fragment.voice is not Voice.OFFICIAL:
        yield fragment, False
        return
    start, end = (min(max(0, offset - fragment.start), len(fragment.text)) for offset in span)
    for text, is_in_words in (
        (fragment.text[:start], False),
        (fragment.text[start:end], True),
        (fragment.text[end:], False),
    ):
        if text:
            yield fragment._replace(text=text), is_in_words


def _style(fragment: Fragment, selection: Selection, look: TextLook, styles: TextStyles, *, is_in_words: bool) -> Style:
    style, is_selected = styles[fragment.voice], fragment.anchor in selection.anchor_set
    if is_in_words:
        return style + styles["words"]
    if look.links and fragment.voice is Voice.ADDRESS and fragment.anchor and fragment.anchor.url:
        style += _link(fragment.anchor.url)
    if is_selected and look.focused and _has_ground(fragment, selection, look):
        style += styles["beside words" if selection.word_ends else "cursor"]
    if fragment.highlight is HighlightKind.MATCH:
        return style + styles["match"]
    if not look.marks or fragment.voice is not Voice.OFFICIAL:
        return style
    if look.continuous:  # in the full text, only those of the sentence under the cursor
        is_mention = is_selected and fragment.highlight is HighlightKind.MENTION
        return style + styles["mentioned"] if is_mention else style
    return style + styles[fragment.highlight]


def _has_ground(fragment: Fragment, selection: Selection, look: TextLook) -> bool:
    """Return whether the cursor's ground is below a fragment.

    In a record the bar says where the cursor is, but for links, of which a line may have several, and for what the user
    is selecting. The editor's words never have it.
    """
    if fragment.voice is Voice.OFFICIAL:
        return look.continuous or selection.is_selecting
    return fragment.voice in (Voice.LINK, Voice.ADDRESS)


@lru_cache(256)
def _link(url: str) -> Style:
    """Return the style of a link to a page; Rich gives each style that is made another number in what it writes."""
    return Style(link=url) if _WEB_ADDRESS.fullmatch(url) else Style()
