"""The scenes of the screenshots: the keys that lead to each main screen, and the sizes of terminal it is drawn at."""

from __future__ import annotations

from dataclasses import dataclass

DARK, LIGHT = "onrecord-dark", "onrecord-light"
SIZES = ((160, 48), (120, 36), (100, 30), (80, 24), (40, 12))


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen; `keys` are Textual's key names, from the first screen on. Its pictures are `SIZE/NAME.svg`.

    `shows` are words that stand in each of them: a picture of another screen would not do.
    """

    name: str
    shows: str
    keys: tuple[str, ...] = ()
    theme: str = DARK


def typed(text: str) -> tuple[str, ...]:
    """Return the keys that type a text."""
    return tuple({" ": "space", "-": "minus", "/": "slash", ".": "full_stop"}.get(letter, letter) for letter in text)


TO_SLIM = ("colon", *typed("missions/slim"), "enter")
TO_REMEDIATION = ("colon", *typed("p6.s8"), "enter")
COLLECTED = ("colon", *typed("p4.s3"), "enter", "a", *TO_REMEDIATION, "a", *TO_SLIM, "a")
BRIEF = (
    *COLLECTED,
    "t",
    "H",
    *typed("Responsible behavior"),
    "enter",
    "K",
    "K",
    "j",
    "n",
    *typed("Ask for the date"),
    "ctrl+s",
    "k",
)
TO_COMMITMENT = ("5", *24 * ("down",))

SCENES = (
    Scene("glance", "At a glance"),
    Scene("commitments", "welcomed", TO_COMMITMENT),
    Scene("missions-copied", "Copied p6.s7 as quote", (*TO_SLIM, "y")),
    Scene("participants", "NSPS", ("2", *3 * ("down",))),
    Scene("events", "1st Dialogue, 2013", ("6",)),
    Scene("results", "4 found", ("slash", *typed("anti satellite"), "enter")),
    Scene("text-words", "by word", (*TO_REMEDIATION, "v", *6 * ("w",))),
    Scene("copy-as", "Copy p6.s7 as", (*TO_SLIM, "c")),
    Scene("brief", "p4.s3", BRIEF),
    Scene("help", "Copying and collecting", ("question_mark",)),
    Scene("light", "welcomed", TO_COMMITMENT, LIGHT),
)
