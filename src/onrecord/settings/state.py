"""The browser's saved state: last position, recent and saved searches. `state_storage` reads and writes it."""

from collections.abc import Collection, Iterable, Mapping
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
    reading pane had the focus; `glance` whether the page “At a glance” was shown in place of the target.
    """

    pack: str | None = None
    section: str | None = None
    target: str | None = None
    area: str | None = None
    search: str | None = None
    literal: bool = False
    reading: bool = False
    glance: bool = False


class PaneSizes(NamedTuple):
    """The user's shift of the border between the panes: columns beside each other, rows above each other.

    Where they are zoomed, one pane is shown alone: of those beside each other, and of those above each other.
    """

    columns: int = 0
    rows: int = 0
    zoomed_beside: bool = False
    zoomed_stacked: bool = False


class SavedState(NamedTuple):
    """State that the browser saves for the next session.

    `theme`, `style` and `copy_style` are names, which need not exist any more: `style` is the one chosen last in the
    list of styles, `copy_style` the one made that of plain copies. `brief` is
    the name of the current brief's file, without its suffix. `recent` and `saved` are queries, newest first.
    `rescued_files` are the files that collected passages were saved to when browsers ended abnormally, and that no
    later start has named; of a session's own state, the file of this session. `wide_terminals` are the terminal types
    that last reported drawing characters of ambiguous width in two cells, `light_terminals` those that last reported a
    light background. `panes` are the sizes of the panes. `unknown`
    has the keys of a newer version, which are written back unchanged.
    """

    theme: str | None = None
    style: str | None = None
    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    last_position: LastPosition = LastPosition()
    wide_terminals: tuple[str, ...] = ()
    rescued_files: tuple[str, ...] = ()
    unknown: Mapping[str, object] = MappingProxyType({})
    panes: PaneSizes = PaneSizes()
    light_terminals: tuple[str, ...] = ()
    copy_style: str | None = None
    brief: str | None = None


# Keys in a state file of the fields of PaneSizes.
_PANE_KEYS = {field: f"pane_{field}" for field in PaneSizes._fields}
_NUMBERS = frozenset((_PANE_KEYS["columns"], _PANE_KEYS["rows"]))
MAX_PANE_SHIFT = 1_000  # cells
_FLAGS = frozenset(("literal", "reading", "glance", _PANE_KEYS["zoomed_beside"], _PANE_KEYS["zoomed_stacked"]))
_LISTS = frozenset(("recent", "saved", "wide_terminals", "rescued_files", "light_terminals"))
# The key of one rescued file; versions before `rescued_files` wrote it.
_ONE_RESCUED = "rescued"
_PATHS = frozenset(("rescued_files", _ONE_RESCUED))
# All keys of a state file, and those that are written.
_NESTED = ("last_position", "panes", "unknown")
_WRITTEN = (
    *(key for key in SavedState._fields if key not in _NESTED),
    *LastPosition._fields,
    *_PANE_KEYS.values(),
)
_KNOWN = (*_WRITTEN, _ONE_RESCUED)


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
            values.get("glance") is True,
        ),
        _texts(values.get("wide_terminals")),
        _rescued_files(values),
        {key: value for key, value in values.items() if key not in _KNOWN},
        _pane_sizes(values),
        _texts(values.get("light_terminals")),
        _text(values.get("copy_style")),
        _text(values.get("brief")),
    )


def _pane_sizes(values: Mapping[str, object]) -> PaneSizes:
    read = {
        field: values[key] for field, key in _PANE_KEYS.items() if key in values and not _value_error(key, values[key])
    }
    return PaneSizes(**read)  # type: ignore[arg-type]  # checked by _value_error


def _rescued_files(values: Mapping[str, object]) -> tuple[str, ...]:
    one = _text(values.get(_ONE_RESCUED), MAX_PATH_CHARS)
    files = _texts(values.get("rescued_files"), MAX_PATH_CHARS)
    return tuple(dict.fromkeys((one, *files))) if one else files


def invalid_values(values: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the keys of a file whose values `decode_state` leaves out, in whole or part, each with the reason."""
    reasons = [(key, _value_error(key, value)) for key, value in values.items() if key in _KNOWN]
    return [(key, reason) for key, reason in reasons if reason]


def _value_error(key: str, value: object) -> str:
    """Return what is wrong with the value of a key; an empty text if nothing is."""
    if key in _FLAGS:
        return "" if isinstance(value, bool) else "it is neither true nor false"
    if key in _NUMBERS:
        is_number = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_PANE_SHIFT
        return "" if is_number else f"it is no whole number from -{MAX_PANE_SHIFT:,} to {MAX_PANE_SHIFT:,}"
    if key in _LISTS:
        if not isinstance(value, list):
            return "it is not a list"
        return next((reason for item in value if (reason := _text_error(item, _max_chars(key)))), "")
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
    panes = {key: getattr(state.panes, field) for field, key in _PANE_KEYS.items()}
    flat = {**state._asdict(), **state.last_position._asdict(), **panes}
    values = {key: flat[key] for key in _WRITTEN if flat[key] not in (None, (), False, 0)}
    for key in _LISTS & values.keys():
        values[key] = [item for item in values[key] if _text(item, _max_chars(key))]
    return {**state.unknown, **{key: value for key, value in values.items() if not _value_error(key, value)}}


def _max_chars(key: str) -> int:
    return MAX_PATH_CHARS if key in _PATHS else MAX_STATE_TEXT_CHARS


def _text(value: object, max_chars: int = MAX_STATE_TEXT_CHARS) -> str | None:
    """Return the value if it is a text that could have been typed here; None if it is too long or has controls."""
    return value if isinstance(value, str) and not _text_error(value, max_chars) else None


def _texts(value: object, max_chars: int = MAX_STATE_TEXT_CHARS) -> tuple[str, ...]:
    """Return the valid texts in a list."""
    return tuple(item for item in value if _text(item, max_chars)) if isinstance(value, list) else ()


def merge_concurrent(
    state: SavedState, base: SavedState, current: SavedState, *, told: Collection[str] = ()
) -> SavedState:
    """Return this session's state merged with the changes of other sessions (a three-way merge).

    `base` is the state that this session read, `current` the state in the file. Queries that another session added are
    kept, and those that it removed stay removed. Theme, style and sizes are this session's only if
    it changed them. Of the
    rescued files only those that this session has `told` the user are removed.
    """
    return state._replace(
        theme=_merge_choice(state.theme, base.theme, current.theme),
        style=_merge_choice(state.style, base.style, current.style),
        recent=_merge(state.recent, base.recent, current.recent),
        saved=_merge(state.saved, base.saved, current.saved),
        wide_terminals=_merge(state.wide_terminals, base.wide_terminals, current.wide_terminals),
        light_terminals=_merge(state.light_terminals, base.light_terminals, current.light_terminals),
        rescued_files=_add([file for file in current.rescued_files if file not in told], state.rescued_files),
        unknown=current.unknown,
        panes=state.panes if state.panes != base.panes else current.panes,
        copy_style=_merge_choice(state.copy_style, base.copy_style, current.copy_style),
        brief=_merge_choice(state.brief, base.brief, current.brief),
    )


def with_lists_of(state: SavedState, other: SavedState) -> SavedState:
    """Return the state with the searches, terminals and rescued files of another after its own, each once."""
    return state._replace(
        recent=_add(state.recent, other.recent),
        saved=_add(state.saved, other.saved),
        wide_terminals=_add(state.wide_terminals, other.wide_terminals),
        light_terminals=_add(state.light_terminals, other.light_terminals),
        rescued_files=_add(state.rescued_files, other.rescued_files),
    )


def _add(texts: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*texts, *others)))


def _merge_choice(ours: str | None, base: str | None, current: str | None) -> str | None:
    return ours if ours != base or current is None else current


def _merge(ours: tuple[str, ...], base: tuple[str, ...], current: tuple[str, ...]) -> tuple[str, ...]:
    our_set, base_set, current_set = set(ours), set(base), set(current)
    remaining = [query for query in ours if query in current_set or query not in base_set]
    return (*remaining, *(query for query in current if query not in base_set and query not in our_set))
