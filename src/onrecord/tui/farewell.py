"""What is said where the browser ends on an error, and what is kept: nothing that was collected is lost with it."""

from __future__ import annotations

import traceback
from pathlib import Path

from textual.worker import WorkerFailed

from onrecord.clipboard import Content, FileRoute, RouteFailed
from onrecord.clippings import Clippings
from onrecord.quoting.styles import Style
from onrecord.search import BadIndex

COLLECTED = "clippings.txt"
REPORT = "crash.txt"


def farewell(error: BaseException, clippings: Clippings, style: Style, folder: Path) -> str:
    """One sentence for the user. What was collected and not copied out, and a report of a defect, go to the folder."""
    while isinstance(error, WorkerFailed):
        error = error.error
    if isinstance(error, BadIndex):
        said = f"onrecord: the search index is damaged ({error}); onrecord index --anew DIR builds it again"
    else:
        report = "".join(traceback.format_exception(error))
        where = _kept(folder / REPORT, report)
        said = f"onrecord ended on a defect of its own ({type(error).__name__}); a report for its makers is {where}"
    if clippings.waiting:
        said += f"; what you collected is {_kept(folder / COLLECTED, clippings.render(style))}"
    return said


def _kept(file: Path, text: str) -> str:
    """Where the text is now."""
    try:
        FileRoute(file).copy(Content(text))
    except RouteFailed as error:
        return f"lost, since it could not be written ({error})"
    return f"in {file}"
