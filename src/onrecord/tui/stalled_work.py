"""Run work that may never end, such as writing to a terminal that nobody reads, and give it up after a while."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.storage import start_thread


def run_unless_stalled(
    seconds: float, work: Callable[[], object], progress: Callable[[], object] = lambda: None
) -> bool:
    """Run `work` on a thread; return False if it is given up.

    It is given up once `progress` has returned the same value for so many seconds.
    """
    thread = start_thread(work, "within")
    if thread is None:
        work()
        return True
    while thread.is_alive():
        last_progress = progress()
        thread.join(seconds)
        if thread.is_alive() and progress() == last_progress:
            return False
    return True
