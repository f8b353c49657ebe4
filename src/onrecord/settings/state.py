"""Where the browser was left, so that it opens there again. A convenience: losing it must never be in the way."""

from __future__ import annotations

import tempfile
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class State:
    """`section` is the section where the browser was left, None the first time; `theme` and `style` are names."""

    section: str | None = None
    theme: str | None = None
    style: str | None = None


def read_state(path: Path) -> State:
    """The state, or the first-time one where there is none or it cannot be used."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            return State()
        values = tomllib.loads(raw.decode())
    except (OSError, ValueError, RecursionError):
        return State()
    known = {key: value for key, value in values.items() if key in State.__slots__ and isinstance(value, str)}
    return State(**known)


def write_state(state: State, path: Path) -> str | None:
    """Replace the file in one step; where that is not possible, the reason."""
    import tomli_w

    values = {key: value for key, value in asdict(state).items() if value is not None}
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
