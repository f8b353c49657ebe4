"""Writing one brief again and again while it is changed, on any thread, with what others write meanwhile."""

import datetime
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from onrecord import storage
from onrecord.briefs.brief import Brief
from onrecord.briefs.brief_files import (
    BriefChanged,
    BriefUnusable,
    SavedBrief,
    create_brief,
    free_name,
    read_brief,
    save_brief,
)
from onrecord.briefs.merging import merge_briefs

DEFAULT_NAME = "Brief"
MAX_WRITE_ATTEMPTS = 10


class Written(NamedTuple):
    """A brief that stands in its file; `remark` says in a sentence what was found there, if it was not as expected."""

    brief: Brief
    remark: str = ""


class BriefWriter:
    """The writer of one brief to its file in `folder`; `saved` is what stands there, None before the first time.

    It may be called on several threads: one waits for the other.
    """

    def __init__(self, folder: Path, saved: SavedBrief | None = None) -> None:
        self.folder = folder
        self.saved = saved
        self._lock = threading.Lock()
        self._begins_session = True

    def write(self, latest: Callable[[], Brief], timeout: float = -1) -> tuple[Brief, Written]:
        """Write the brief that `latest` returns once nobody else is writing; return it, and what stands there then.

        What others wrote to the file since is merged with it. If the file is gone or damaged, a new one is written.

        Raises:
            OSError: it could not be written, or another thread is writing for longer than `timeout` seconds.
        """
        if not self._lock.acquire(timeout=timeout):
            raise TimeoutError(None, "it is still being written")
        try:
            brief = latest()
            if self.saved and brief is self.saved.brief:
                return brief, Written(brief)
            return brief, self._write(brief)
        finally:
            self._lock.release()

    def _write(self, brief: Brief) -> Written:
        remark = ""
        for _ in range(MAX_WRITE_ATTEMPTS):
            if self.saved is None:
                named = brief._replace(name=brief.name or free_name(self.folder, DEFAULT_NAME))
                try:
                    self.saved = create_brief(
                        self.folder, named if named.name != brief.name else brief, only_if_new=not brief.name
                    )
                except BriefChanged:
                    continue  # another window took the name
                return self._written(remark)
            if not brief.name:  # the name that its file was given is not known to whoever changed it since
                brief = brief._replace(name=self.saved.brief.name)
            now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
            try:
                self.saved = save_brief(self.saved, brief, now=now, begins_session=self._begins_session)
            except BriefChanged:
                brief, remark = self._with_changes_of_others(self.saved, brief)
            else:
                return self._written(remark)
        raise BlockingIOError(None, "another program writes it all the time")

    def _written(self, remark: str) -> Written:
        assert self.saved is not None
        self._begins_session = False
        return Written(self.saved.brief, remark)

    def _with_changes_of_others(self, saved: SavedBrief, brief: Brief) -> tuple[Brief, str]:
        """Take in what stands in the file now; return what is to be written to it, and a sentence about it."""
        try:
            self.saved = read_brief(saved.path)
        except FileNotFoundError:
            self.saved = None
            return brief, f"“{brief.name}” was removed by another window or program, and is a new file now"
        except BriefUnusable as error:
            self.saved = None
            return brief, f"{error}; that file stays as it is, and the brief is a new file now"
        merged = merge_briefs(saved.brief, brief, self.saved.brief)
        return merged, f"“{merged.name}” was changed in another window too; it has both changes now"

    def describe(self, error: OSError) -> str:
        """Return where it could not be written, and why."""
        path = self.saved.path if self.saved else self.folder
        return storage.describe_failure(path, error)
