"""The scenes of the screenshots: terminal size, and the keys that lead there from the first screen."""

from __future__ import annotations

from dataclasses import dataclass

DARK, LIGHT = "onrecord-dark", "onrecord-light"


@dataclass(frozen=True, slots=True)
class Scene:
    """One screenshot: `name` is that of its files; `keys` are Textual's key names."""

    name: str
    size: tuple[int, int] = (120, 36)
    keys: tuple[str, ...] = ()
    theme: str = DARK


def typed(text: str) -> tuple[str, ...]:
    """Return the keys that type a text."""
    return tuple({" ": "space", "-": "minus", "/": "slash", ".": "full_stop"}.get(letter, letter) for letter in text)


TO_SLIM = ("colon", *typed("missions/slim"), "enter")

SCENES = (
    Scene("glance"),
    Scene("browse", keys=TO_SLIM),
    Scene("commitments", keys=("5", *5 * ("down",))),
    Scene("search", keys=("slash", *typed("anti satellite"))),
    Scene("full-text", keys=("8", *5 * ("down",), "enter")),
    Scene("copy-choice", keys=(*TO_SLIM, "c")),
    Scene("help", keys=("question_mark",)),
    Scene("words", keys=("8", *5 * ("down",), "enter", *6 * ("j",), "v", *6 * ("w",))),
    Scene("wide-160x48", size=(160, 48), keys=("5", *5 * ("down",))),
    Scene("medium-100x30", size=(100, 30), keys=("3",)),
    Scene("small-80x24", size=(80, 24), keys=("5",)),
    Scene("tiny-40x12", size=(40, 12), keys=("5",)),
    Scene("light", keys=TO_SLIM, theme=LIGHT),
)
