"""Start daemon threads, even where the account's limit of threads (`ulimit -u`) may be reached."""

from __future__ import annotations

import threading
from collections.abc import Callable


def start_thread(work: Callable[[], object], name: str) -> threading.Thread | None:
    """Start a daemon thread, which does not delay the end of the program; return None if none can be started."""
    thread = threading.Thread(target=work, name=name, daemon=True)
    try:
        thread.start()
    except RuntimeError:  # the account's limit is reached, or Python is shutting down
        return None
    return thread
