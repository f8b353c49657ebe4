"""The signs that stand in lists and beside texts, and the meaning of each, for the help."""

from onrecord.navigation.badges import BADGES
from onrecord.text.signs import has_ascii_signs, signs

_OF_STATES = {
    "kept": "kept, as planned",
    "paused": "paused",
    "planned": "planned, still ahead",
    "ended": "ended",
    "unknown": "a note says that its outcome is not known",
    "": "no note says what became of it",
}


def sign_meanings() -> tuple[tuple[str, str], ...]:
    """Return each sign in use with its meaning: those of rows and texts first, then those of what became of a plan."""
    own = signs()
    is_ascii = has_ascii_signs()
    states = ((badge.ascii_sign if is_ascii else badge.sign, badge) for badge in BADGES.values())
    return (
        (own.cursor_bar, "selected: keys act on it"),
        (own.mark, "marked, to copy or collect together"),
        (own.collected, "collected in the current brief"),
        (own.note, "has a note of your own"),
        (own.bar, "official text stands beside it"),
        (own.collected_bar, "official text that the current brief has"),
        *((sign, _OF_STATES.get(badge.state, badge.word)) for sign, badge in states),
    )
