"""Where the browser was left, so that it opens there again. A convenience: losing it must never be in the way."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

LARGEST = 64 * 1024
LONGEST = 256
"""Characters of one value."""
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
"""Controls of terminals, and of the direction of writing."""


class Left(NamedTuple):
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


class State(NamedTuple):
    """`theme` and `style` are names, which need not exist any more; `recent` and `saved` are queries, newest first."""

    theme: str | None = None
    style: str | None = None
    recent: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    left: Left = Left()


def read_state(path: Path) -> State:
    """The state, or the first-time one where there is none or it cannot be used."""
    try:
        if not path.is_file():
            return State()
        import tomllib  # not for commands, which have no state

        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            return State()
        values = tomllib.loads(raw.decode())
    except (OSError, ValueError, RecursionError):
        return State()
    return State(
        _text(values.get("theme")),
        _text(values.get("style")),
        _texts(values.get("recent")),
        _texts(values.get("saved")),
        Left(
            _text(values.get("pack")),
            _text(values.get("section")),
            _text(values.get("target")),
            _text(values.get("area")),
            _text(values.get("search")),
            values.get("literal") is True,
            values.get("reading") is True,
        ),
    )


def _text(value: object) -> str | None:
    """None also for what was never typed here: too long, or with characters on which a terminal might act."""
    return value if isinstance(value, str) and len(value) <= LONGEST and not re.search(_UNSAFE, value) else None


def _texts(value: object) -> tuple[str, ...]:
    """Those of a list that are text."""
    return tuple(each for each in value if _text(each)) if isinstance(value, list) else ()


def with_others(own: State, before: State, now: State) -> State:
    """`own` with what another session did to the queries since this one read `before`: the file says `now`.

    So the last to leave takes nothing away that the other kept, and brings nothing back that it dropped.
    """
    return own._replace(
        recent=_merged(own.recent, before.recent, now.recent),
        saved=_merged(own.saved, before.saved, now.saved),
    )


def _merged(own: tuple[str, ...], before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    stay = [each for each in own if each in now or each not in before]
    return (*stay, *(each for each in now if each not in before and each not in own))


def write_state(state: State, path: Path) -> str | None:
    """Replace the file in one step; where that is not possible, the reason."""
    import tempfile  # not before something is written

    import tomli_w

    flat = {**state._asdict(), **state.left._asdict(), "left": None}
    values = {key: value for key, value in flat.items() if value not in (None, (), False)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix="state-", suffix=".tmp", delete=False) as stream:
            written = Path(stream.name)
            try:
                stream.write(tomli_w.dumps(values).encode())
                stream.close()  # Windows moves no open file
                written.replace(path)
            except OSError:
                stream.close()
                written.unlink(missing_ok=True)
                raise
    except OSError as error:
        return f"{path}: {error.strerror}"
    return None
