"""The browser's saved state: last position, recent and saved searches. `state_storage` reads and writes it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from onrecord.text.characters import find_unsafe_character

MAX_STATE_TEXT_CHARS = 256
MAX_PATH_CHARS = 4096
_LINE_MARKS = frozenset("\t\n")


class LastPosition(NamedTuple):
    """Position in the browser at the end of the last session. Nothing of it need still exist.

    `target` is the address or ref, in `pack`, of the open record or passage; `area` the area that the lists were
    filtered by; `search` the query, `literal` whether it was searched without corrections; `reading` whether the
    reading pane had the focus.
    """

    pack: str | None = None
    section: str | None = None
    target: str | None = None
    area: str | None = None
    search: str | None = None
    literal: bool = False
    reading: bool = False


class SavedState(NamedTuple):
    """State that the browser saves for the next session.

    `theme` and `style` are names, which need not exist any more; `recent` and `saved` are queries, newest first.
    `rescued` is the file that collected passages were saved to when the browser ended abnormally. `wide_terminals` are
    the terminal types that last reported drawing characters of ambiguous width in two cells. `unknown` has the keys of
    a newer version, which are written back unchanged.
    """

    theme: str | None = None
    style: str | None = None
    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    last_position: LastPosition = LastPosition()
    wide_terminals: tuple[str, ...] = ()
    rescued: str | None = None
    unknown: Mapping[str, object] = MappingProxyType({})


_FLAGS = frozenset(("literal", "reading"))
_LISTS = frozenset(("recent", "saved", "wide_terminals"))
# All keys of a state file.
_KNOWN = (*(key for key in SavedState._fields if key not in ("left", "unknown")), *LastPosition._fields)


def decode_state(values: Mapping[str, object]) -> SavedState:
    """Return the state in the values of a file; invalid values are left out."""
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


def invalid_values(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the keys of a file whose values `decode_state` leaves out, in whole or part, each with the reason."""
    reasons = [(key, _value_error(key, value)) for key, value in values.items() if key in _KNOWN]
    return [(key, reason) for key, reason in reasons if reason]


def _value_error(key: str, value: object) -> str:
    """Return what is wrong with the value of a key; an empty text if nothing is."""
    if key in _FLAGS:
        return "" if isinstance(value, bool) else "it is neither true nor false"
    if key in _LISTS:
        if not isinstance(value, list):
            return "it is not a list"
        return next((reason for item in value if (reason := _text_error(item))), "")
    return _text_error(value, _max_chars(key))


def _text_error(value: object, max_chars: int = MAX_STATE_TEXT_CHARS) -> str:
    if not isinstance(value, str):
        return "a value is not text"
    if len(value) > max_chars:
        return f"a value has more than {max_chars:,} characters"
    is_typable = find_unsafe_character(value) is None and not _LINE_MARKS.intersection(value)
    return "" if is_typable else "a value has a character that cannot be typed"


def encode_state(state: SavedState) -> dict[str, object]:
    """Return the values of a state for a file: each key that has a value, without those that reading would reject."""
    flat = {**state._asdict(), **state.last_position._asdict()}
    values = {key: flat[key] for key in _KNOWN if flat[key] not in (None, (), False)}
    for key in _LISTS & values.keys():
        values[key] = [item for item in values[key] if _text(item)]
    return {**state.unknown, **{key: value for key, value in values.items() if not _value_error(key, value)}}


def _max_chars(key: str) -> int:
    return MAX_PATH_CHARS if key == "rescued" else MAX_STATE_TEXT_CHARS


def _text(value: object, max_chars: int = MAX_STATE_TEXT_CHARS) -> str | None:
    """Return the value if it is a text that could have been typed here; None if it is too long or has controls."""
    return value if isinstance(value, str) and not _text_error(value, max_chars) else None


def _texts(value: object) -> tuple[str, ...]:
    """Return the valid texts in a list."""
    return tuple(item for item in value if _text(item)) if isinstance(value, list) else ()


def merge_concurrent(state: SavedState, base: SavedState, current: SavedState) -> SavedState:
    """Return this session's state merged with the changes of other sessions (a three-way merge).

    `base` is the state that this session read, `current` the state in the file. Queries that another session added are
    kept, and those that it removed stay removed. Theme and style are this session's only if it changed them.
    """
    return state._replace(
        theme=_merge_choice(state.theme, base.theme, current.theme),
        style=_merge_choice(state.style, base.style, current.style),
        recent=_merge(state.recent, base.recent, current.recent),
        saved=_merge(state.saved, base.saved, current.saved),
        wide_terminals=_merge(state.wide_terminals, base.wide_terminals, current.wide_terminals),
        unknown=current.unknown,
    )


def with_queries_of(state: SavedState, other: SavedState) -> SavedState:
    """Return the state with the searches and terminals of another after its own, each once."""
    return state._replace(
        recent=tuple(dict.fromkeys((*state.recent, *other.recent))),
        saved=tuple(dict.fromkeys((*state.saved, *other.saved))),
        wide_terminals=tuple(dict.fromkeys((*state.wide_terminals, *other.wide_terminals))),
    )


def _merge_choice(ours: str | None, base: str | None, current: str | None) -> str | None:
    return ours if ours != base or current is None else current


def _merge(ours: tuple[str, ...], base: tuple[str, ...], current: tuple[str, ...]) -> tuple[str, ...]:
    our_set, base_set, current_set = set(ours), set(base), set(current)
    remaining = [query for query in ours if query in current_set or query not in base_set]
    return (*remaining, *(query for query in current if query not in base_set and query not in our_set))
