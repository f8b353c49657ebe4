"""The scenes in which colors are looked at, more than 55: each a window's size and the keys that lead there."""

from __future__ import annotations

from typing import NamedTuple

from tests.tiers import SEED, covering, is_soak

SIZES = ((120, 36), (80, 24), (40, 12))
STEPS: dict[str, tuple[str, ...]] = {
    "missions": ("3", "j"),
    "commitments": ("5", *7 * ("j",)),
    "marked rows": ("5", "space", "space"),
    "participants": ("2", "j"),
    "events by date": ("6", "O", "j"),
    "grouped": ("5", "I", "j"),
    "a record": ("3", "j", "l", "j"),
    "after a copy": ("3", "l", "y"),
    "full text": ("8", "j", "enter", "j"),
    "words selected": ("8", "j", "enter", "v", "w", "w"),
    "typing a search": ("slash", *"area:s"),
    "results": ("slash", *"anti satellite", "enter", "j"),
    "a match": ("slash", *"anti satellite", "enter", "l"),
    "filter": ("5", "s", *"moon"),
    "copy chooser": ("5", "c", "down"),
    "palette": ("P", "o"),
    "a wrong address": ("colon", *"p99", "enter"),
    "clippings": ("5", "a", "2", "a", "t", "j"),
    "help": ("question_mark",),
    "a brief": ("5", "a", "2", "a", "t", "H", *"Security", "enter", "n", *"Ask.", "ctrl+s", "k", "space"),
    "a clipping": ("5", "a", "t", "G", "k"),
    "a brief as exported": ("5", "a", "t", "v"),
    "list of briefs": ("5", "a", "B", "n", *"memo", "enter", "j"),
    "kinds of exports": ("5", "a", "t", "E", "down"),
    "writing a note": ("3", "j", "M", *"Mine, for Monday"),
    "a note of one's own": ("3", "j", "M", *"Mine", "ctrl+s", "l", "G"),
    "list of notes": ("3", "j", "M", *"Mine", "ctrl+s", "W"),
}
LEFT_OUT = {((40, 12), "grouped"), ((40, 12), "marked rows")}  # as at 80x24 there
GLANCE = "at a glance"


class Scene(NamedTuple):
    """One scene; `name` is a key of STEPS, or GLANCE, with which the browser opens."""

    size: tuple[int, int]
    name: str


def scenes_of(size: tuple[int, int]) -> list[str]:
    """Return the scenes that are looked at in windows of that size: in soak all, else each in one of the sizes."""
    values = [frozenset[object](scene) for scene in SCENES]
    looked_at = SCENES if is_soak() else [SCENES[number] for number in covering(values, None, str(SEED))]
    return [scene.name for scene in looked_at if scene.size == size]


_NAMES = (*STEPS, GLANCE)
SCENES = tuple(Scene(size, name) for size in SIZES for name in _NAMES if (size, name) not in LEFT_OUT)
