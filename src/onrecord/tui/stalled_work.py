"""Work that may never end, such as writing to a terminal that nobody reads: it is given up after a while."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.storage import start_thread


def run_unless_stalled(
    seconds: float, work: Callable[[], object], progress: Callable[[], object] = lambda: None
) -> bool:
    """Do it on a thread that nobody waits for; return False where it is given up.

    That is after so many seconds in which `progress` returned the same.
    """
    thread = start_thread(work, "within")
    if thread is None:
        work()
        return True
    while thread.is_alive():
        before = progress()
        thread.join(seconds)
        if thread.is_alive() and progress() == before:
            return False
    return True
