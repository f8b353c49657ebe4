"""Ctrl+c counts whenever it comes: where Python throws the exception away, it is raised once more.

That is so while an object is done away with, which happens at many an import. Nothing is imported here that Python has
not loaded by itself.
"""

from __future__ import annotations

import _thread
import contextlib
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

AGAIN_SECONDS = 0.02


def interrupt_again_where_lost() -> None:
    """Have an interruption that no code could take come again, and everything else be reported as before."""
    sys.unraisablehook = _unraisable


def _unraisable(lost: UnraisableHookArgs) -> None:
    if issubclass(lost.exc_type, KeyboardInterrupt):
        with contextlib.suppress(RuntimeError):  # no thread may be started
            _thread.start_new_thread(_interrupt, ())
    else:
        sys.__unraisablehook__(lost)


def _interrupt() -> None:
    """Interrupt the main thread once it is out of here: what is raised in the hook itself is lost for good."""
    time.sleep(AGAIN_SECONDS)
    _thread.interrupt_main()
