"""Start threads where the account may be allowed no more of them (`ulimit -u`)."""

from __future__ import annotations

import threading
from collections.abc import Callable


def start_thread(work: Callable[[], object], name: str) -> threading.Thread | None:
    """Start a thread that nobody waits for at the end of the program; return None where none may be started."""
    thread = threading.Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except RuntimeError:  # the account has no more, or Python is ending
        return None
    return thread
