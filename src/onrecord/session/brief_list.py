"""Commands on the list of briefs: choose the current one, create, rename, copy, archive, delete, and undo of these."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from onrecord import storage
from onrecord.briefs.brief import Brief
from onrecord.briefs.brief_files import (
    BriefChanged,
    BriefUnusable,
    KnownBriefs,
    ListedBrief,
    create_brief,
    has_name,
    list_briefs,
    read_brief,
    save_brief,
)
from onrecord.briefs.trash import bring_back, throw_away
from onrecord.session.dialogs import Prompt
from onrecord.session.outcome import Outcome, Stale
from onrecord.session.session import Session
from onrecord.text.characters import escape_and_shorten

FAILURES = (BriefChanged, BriefUnusable, OSError)
NO_FOLDER = "briefs are in memory alone, so there is no list of them"


class BriefListCommands:
    """The commands of the list of briefs. Each takes the file of the brief under the cursor.

    `at` is the file that the cursor goes to after a command.
    """

    def __init__(self, session: Session, folder: Path | None) -> None:
        self._session = session
        self._folder = folder
        self._known: KnownBriefs = {}
        self._undo_stack: list[Callable[[], str]] = []
        self.at: Path | None = None

    @property
    def current(self) -> Path | None:
        """The file of the current brief."""
        writer = self._session.clippings.writer
        return writer.saved.path if writer and writer.saved else None

    def listed(self) -> tuple[list[ListedBrief], str]:
        """Return the briefs, those that are archived last, and why the folder cannot be read."""
        if self._folder is None:
            return [], NO_FOLDER
        self._session.brief.store_now()
        try:
            listed = list_briefs(self._folder, self._known)
        except BriefUnusable as error:
            return [], str(error)
        return sorted(listed, key=lambda one: bool(one.brief and one.brief.archived)), ""

    def choose(self, path: Path) -> Outcome:
        """Make a brief the current one."""
        problem = self._session.brief.switch(path)
        return Outcome(problem or "", Stale.COUNTS)

    def create(self) -> Outcome:
        """Ask for a name, and make a new brief the current one."""

        def answer(typed: str) -> Outcome:
            now = _now()
            return self._made(Brief(_one_line(typed), created=now, changed=now), "the current brief is")

        return Outcome(
            follow_up=Prompt("Name of the new brief", "such as: Memo for Monday", self._why_not, answer, verb="make it")
        )

    def _why_not(self, typed: str, but: Path | None = None) -> str | None:
        """Return why a brief, other than that of the file `but`, cannot have the name; commands refuse the same."""
        name = _one_line(typed)
        if not name:
            return "the name is empty"
        if has_name(self.listed()[0], name, but):
            return f"there is a brief “{escape_and_shorten(name)}” already; give this one another name"
        return None

    def copy(self, path: Path) -> Outcome:
        """Ask for a name, and copy the brief under it."""
        return self._with_brief(
            path,
            lambda brief: Outcome(
                follow_up=Prompt(
                    "Name of the copy",
                    "another name",
                    self._why_not,
                    lambda typed: self._made(brief._replace(name=_one_line(typed)), "the copy, now current, is"),
                    text=f"{brief.name} copy",
                    verb="copy it",
                )
            ),
        )

    def rename(self, path: Path) -> Outcome:
        """Ask for another name; the file keeps its own."""

        def renamed(brief: Brief, typed: str) -> Outcome:
            name = _one_line(typed)
            said = f"“{_short(brief)}” is “{escape_and_shorten(name)}” now"
            return self._change(path, lambda one: one._replace(name=name), said)

        return self._with_brief(
            path,
            lambda brief: Outcome(
                follow_up=Prompt(
                    "Rename",
                    "another name",
                    lambda typed: self._why_not(typed, path),
                    lambda typed: renamed(brief, typed),
                    text=brief.name,
                    verb="rename it",
                )
            ),
        )

    def archive(self, path: Path) -> Outcome:
        """Archive a brief, or bring it back from there."""
        return self._with_brief(
            path,
            lambda brief: self._change(
                path,
                lambda one: one._replace(archived=not brief.archived),
                f"“{_short(brief)}” is {'no longer ' if brief.archived else ''}archived"
                f"{', and still the current brief' if path == self.current and not brief.archived else ''}",
            ),
        )

    def delete(self, path: Path) -> Outcome:
        """Move the file of a brief to the trash, from which undo brings it back."""
        was_current = path == self.current
        if was_current and (problem := self._session.brief.store_now()):
            return Outcome(f"nothing was deleted, since the last changes are not saved: {problem}")
        name = self._name(path)
        try:
            thrown = throw_away(path)
        except OSError as error:
            return Outcome(f"nothing was deleted: {storage.describe_failure(path, error)}")
        if was_current:
            self._session.brief.close()

        def undo() -> str:
            self.at = back = bring_back(thrown, path)
            if was_current and back == path:
                self._session.brief.switch(path)
            return f"“{name}” is back{'' if back == path else f' as “{self._name(back)}”'}"

        self._undo_stack.append(undo)
        return Outcome(f"deleted “{name}”; {self._session.key('undo')} brings it back", Stale.COUNTS)

    def undo(self) -> Outcome:
        """Undo what was done last to the briefs."""
        if not self._undo_stack:
            return Outcome("nothing to undo here; in a brief, its own changes are undone")
        undo = self._undo_stack.pop()
        try:
            said = undo()
        except FAILURES as error:
            if isinstance(error, OSError):  # it may be possible later
                self._undo_stack.append(undo)
            return Outcome(f"it could not be undone: {_reason(error)}", Stale.COUNTS)
        return Outcome(said, Stale.COUNTS)

    def _made(self, brief: Brief, said: str) -> Outcome:
        assert self._folder is not None
        try:
            path = create_brief(self._folder, brief, only_if_new=True).path
        except BriefChanged as error:
            return Outcome(f"not created: {error}")
        except OSError as error:
            return Outcome(f"not created: {storage.describe_failure(self._folder, error)}")
        before = self.current
        if problem := self._session.brief.switch(path):
            return Outcome(problem, Stale.COUNTS)
        self.at = path

        def undo() -> str:
            if self._brief(path).items != brief.items:
                raise BriefChanged(
                    f"“{self._name(path)}” was changed since; {self._session.key('delete-brief')} deletes it"
                )
            throw_away(path)
            if path == self.current:
                self._session.brief.close()
            if before:
                self._session.brief.switch(before)
            return f"“{_short(brief)}” is deleted again"

        self._undo_stack.append(undo)
        return Outcome(f"{said} “{_short(brief)}”", Stale.COUNTS)

    def _with_brief(self, path: Path, act: Callable[[Brief], Outcome]) -> Outcome:
        try:
            return act(self._brief(path))
        except FileNotFoundError:
            return Outcome(f"{path} is gone")
        except BriefUnusable as error:
            return Outcome(str(error))

    def _brief(self, path: Path) -> Brief:
        return self._session.clippings.brief if path == self.current else read_brief(path).brief

    def _name(self, path: Path) -> str:
        try:
            return _short(self._brief(path))
        except (BriefUnusable, FileNotFoundError):
            return path.stem

    def _change(self, path: Path, change: Callable[[Brief], Brief], said: str) -> Outcome:
        """Change name or state of a brief, in its file or as it is open."""
        before = self._brief(path)
        try:
            problem = self._store(path, change)
        except FAILURES as error:
            return Outcome(f"nothing was changed: {_reason(error)}")

        def undo() -> str:
            problem = self._store(path, lambda one: one._replace(name=before.name, archived=before.archived))
            return f"“{_short(before)}” is as before{_in_memory(problem)}"

        self._undo_stack.append(undo)
        self.at = path
        return Outcome(f"{said}{_in_memory(problem)}; {self._session.key('undo')} undoes", Stale.COUNTS)

    def _store(self, path: Path, change: Callable[[Brief], Brief]) -> str:
        """Change a brief in its file, the current one as it is open; return why that is in memory alone, if it is."""
        if path == self.current:
            self._session.clippings.change_head(change)
            return self._session.brief.store_now()
        saved, now = read_brief(path), _now()
        save_brief(saved, change(saved.brief)._replace(changed=now), now=now, begins_session=True)
        return ""


def _in_memory(problem: str) -> str:
    return f", in memory alone, since it is not saved: {problem}" if problem else ""


def _reason(error: Exception) -> str:
    """Return an error in words, of the system's without its number."""
    if not isinstance(error, OSError):
        return str(error)
    return storage.describe_failure(Path(error.filename), error) if error.filename else storage.failure_reason(error)


def _one_line(typed: str) -> str:
    return " ".join(typed.split())


def _short(brief: Brief) -> str:
    return escape_and_shorten(brief.name)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
