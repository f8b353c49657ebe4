"""Work that may never end, such as writing to a terminal that nobody reads: it is given up after a while."""

from __future__ import annotations

import threading
from collections.abc import Callable


def within(seconds: float, work: Callable[[], object], progress: Callable[[], object] = lambda: None) -> bool:
    """Do it on a thread that nobody waits for; return False where it is given up.

    That is after so many seconds in which `progress` returned the same.
    """
    thread = threading.Thread(target=work, name="within", daemon=True)
    try:
        thread.start()
    except RuntimeError:  # the account may start no more threads (`ulimit -u`), or Python is ending
        work()
        return True
    while thread.is_alive():
        before = progress()
        thread.join(seconds)
        if thread.is_alive() and progress() == before:
            return False
    return True
