"""Ctrl+c works at any time: if Python discards the KeyboardInterrupt, it is raised again.

Python does so in destructors, which run during many imports. This module imports only what Python itself has loaded.
"""

from __future__ import annotations

import _thread
import contextlib
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

RETRY_SECONDS = 0.02


def interrupt_again_where_lost() -> None:
    """Raise an interrupt that Python discarded again; every other unraisable exception is reported as before."""
    sys.unraisablehook = _handle_unraisable


def _handle_unraisable(unraisable: UnraisableHookArgs) -> None:
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        with contextlib.suppress(RuntimeError):  # no thread may be started
            _thread.start_new_thread(_interrupt, ())
    else:
        sys.__unraisablehook__(unraisable)


def _interrupt() -> None:
    """Interrupt the main thread once it has left the hook: an exception raised in the hook itself is lost."""
    time.sleep(RETRY_SECONDS)
    _thread.interrupt_main()
