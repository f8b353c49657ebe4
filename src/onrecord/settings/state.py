"""Where the browser was left, and what was searched for, as a value; `state_on_disk` reads and writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

MAX_STATE_TEXT_CHARS = 256
"""Characters of one value."""
MAX_PATH_CHARS = 4096
"""Characters of the name of a file."""
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Controls of terminals, and of the direction of writing."""


class LastPosition(NamedTuple):
    """Where the browser was left. None of it need still exist.

    `target` is the address or ref that was being read, of `pack`; `area` the one that alone was shown; `search` what
    was being searched for, and `literal` whether nothing was corrected in it; `reading` whether one was in that pane.
    """

    pack: str | None = None
    section: str | None = None
    target: str | None = None
    area: str | None = None
    search: str | None = None
    literal: bool = False
    reading: bool = False


class SavedState(NamedTuple):
    """`theme` and `style` are names, which need not exist any more; `recent` and `saved` are queries, newest first.

    `rescued` is the file in which what was collected was put when the browser ended last, and nobody had asked it to.
    `wide_terminals` are kinds of terminals that drew characters of ambiguous width in two cells when they last said.
    `unknown` is what the file says under keys of a newer version, which is written again as it was read.
    """

    theme: str | None = None
    style: str | None = None
    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    left: LastPosition = LastPosition()
    wide_terminals: tuple[str, ...] = ()
    rescued: str | None = None
    unknown: Mapping[str, object] = MappingProxyType({})


_FLAGS = frozenset(("literal", "reading"))
_LISTS = frozenset(("recent", "saved", "wide_terminals"))
_KNOWN = (*(key for key in SavedState._fields if key not in ("left", "unknown")), *LastPosition._fields)
"""The keys of a file."""


def decode_state(values: Mapping[str, object]) -> SavedState:
    """Return the state that the values of a file say; what cannot be a state's is left out."""
    return SavedState(
        _text(values.get("theme")),
        _text(values.get("style")),
        _texts(values.get("recent")),
        _texts(values.get("saved")),
        LastPosition(
            _text(values.get("pack")),
            _text(values.get("section")),
            _text(values.get("target")),
            _text(values.get("area")),
            _text(values.get("search")),
            values.get("literal") is True,
            values.get("reading") is True,
        ),
        _texts(values.get("wide_terminals")),
        _text(values.get("rescued"), MAX_PATH_CHARS),
        {key: value for key, value in values.items() if key not in _KNOWN},
    )


def unusable(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the keys of a file whose values `state_of` leaves out, whole or in part, each with the reason."""
    reasons = [(key, _reason(key, value)) for key, value in values.items() if key in _KNOWN]
    return [(key, reason) for key, reason in reasons if reason]


def _reason(key: str, value: object) -> str:
    """Return what is wrong with the value of a key; empty where nothing is."""
    if key in _FLAGS:
        return "" if isinstance(value, bool) else "it is neither true nor false"
    if key in _LISTS:
        if not isinstance(value, list):
            return "it is no list"
        return next((reason for one in value if (reason := _reason_of_text(one))), "")
    return _reason_of_text(value, _most_chars(key))


def _reason_of_text(value: object, most_chars: int = MAX_STATE_TEXT_CHARS) -> str:
    if not isinstance(value, str):
        return "a value is no text"
    if len(value) > most_chars:
        return f"a value has more than {most_chars:,} characters"
    return "a value has a character that nobody can type" if re.search(_UNSAFE, value) else ""


def encode_state(state: SavedState) -> dict[str, object]:
    """Return what a file says of the state: each key that has a value, and nothing that could not be read again."""
    flat = {**state._asdict(), **state.left._asdict()}
    written = {key: flat[key] for key in _KNOWN if flat[key] not in (None, (), False)}
    for key in _LISTS & written.keys():
        written[key] = [one for one in written[key] if _text(one)]
    return {**state.unknown, **{key: value for key, value in written.items() if not _reason(key, value)}}


def _most_chars(key: str) -> int:
    return MAX_PATH_CHARS if key == "rescued" else MAX_STATE_TEXT_CHARS


def _text(value: object, most_chars: int = MAX_STATE_TEXT_CHARS) -> str | None:
    """None also for what was never typed here: too long, or with characters on which a terminal might act."""
    return value if isinstance(value, str) and not _reason_of_text(value, most_chars) else None


def _texts(value: object) -> tuple[str, ...]:
    """Those of a list that are text."""
    return tuple(each for each in value if _text(each)) if isinstance(value, list) else ()


def merge_concurrent(own: SavedState, before: SavedState, now: SavedState) -> SavedState:
    """`own` with what another session did to the queries since this one read `before`: the file says `now`.

    So the last to leave takes nothing away that the other kept, and brings nothing back that it dropped.
    """
    return own._replace(
        recent=_merged(own.recent, before.recent, now.recent),
        saved=_merged(own.saved, before.saved, now.saved),
        wide_terminals=_merged(own.wide_terminals, before.wide_terminals, now.wide_terminals),
        unknown=now.unknown,
    )


def with_queries_of(state: SavedState, other: SavedState) -> SavedState:
    """Return the state with the searches and terminals of another behind its own, each once."""
    return state._replace(
        recent=tuple(dict.fromkeys((*state.recent, *other.recent))),
        saved=tuple(dict.fromkeys((*state.saved, *other.saved))),
        wide_terminals=tuple(dict.fromkeys((*state.wide_terminals, *other.wide_terminals))),
    )


def _merged(own: tuple[str, ...], before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    own_set, before_set, now_set = set(own), set(before), set(now)
    stay = [query for query in own if query in now_set or query not in before_set]
    return (*stay, *(query for query in now if query not in before_set and query not in own_set))
