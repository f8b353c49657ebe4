"""Export the current brief to a file, and show it beforehand as it will be exported."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from onrecord import storage
from onrecord.exporter.export import (
    BRIEFING_NOTE,
    EXPORT_FORMATS,
    Exported,
    ExportRequest,
    FormatUnfit,
    export,
    formats_of,
    require_format,
)
from onrecord.exporter.kinds import DocumentKind, InvalidKind, read_kinds
from onrecord.exporter.saving import (
    ExportExists,
    ExportNotSaved,
    NamedFile,
    named_file,
    save_export,
    suggested_file_name,
)
from onrecord.session.background import run_unjoined
from onrecord.session.dialogs import Choice, ChoiceList, Prompt, TextPage
from onrecord.session.message import Message, MessagePart, Tone
from onrecord.session.outcome import Outcome
from onrecord.session.session import Session
from onrecord.settings.paths import export_kinds_file
from onrecord.text.characters import escape_and_shorten
from onrecord.writers.document import NotWritable

NOTHING_TO_EXPORT = "the brief is empty, so there is nothing to export"
FORMAT_TITLES = {
    "docx": "Word",
    "odt": "LibreOffice",
    "html": "web page, print",
    "md": "Markdown",
    "txt": "text",
    "csv": "cells, commas",
    "tsv": "cells, tabs",
    "json": "for programs",
    "ris": "sources",
    "bibtex": "sources, LaTeX",
    "csl-json": "sources, Zotero",
}
OVERWRITE, RENAME = "overwrite", "rename"


class ExportCommands:
    """The commands that export the current brief, or show what an export will hold."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def preview(self) -> Outcome:
        """Show the whole brief as a briefing note, as its text is exported."""
        brief = self._session.clippings
        if not brief.items:
            return Outcome(NOTHING_TO_EXPORT)
        try:
            text = self._exported(BRIEFING_NOTE, "txt")().raw.decode()
        except (FormatUnfit, NotWritable) as error:
            return Outcome(str(error))
        return Outcome(follow_up=TextPage(brief.name or "Brief", tuple(text.split("\n"))))

    def export(self) -> Outcome:
        """Ask for the kind of document, its format and the file, and write it."""
        if not self._session.clippings.items:
            return Outcome(NOTHING_TO_EXPORT)
        try:
            kinds = read_kinds(export_kinds_file())
        except InvalidKind as error:
            return Outcome(str(error))
        choices = tuple(Choice(name, name, detail=kind.title) for name, kind in kinds.items())
        return Outcome(
            follow_up=ChoiceList(
                "Export the brief as",
                choices,
                lambda name: self._ask_format(kinds[name]),
                BRIEFING_NOTE.name,
                verb="go on",
                noun="kind",
            )
        )

    def _ask_format(self, kind: DocumentKind) -> Outcome:
        choices = tuple(Choice(form, form, detail=FORMAT_TITLES.get(form, "")) for form in formats_of(kind))
        return Outcome(
            follow_up=ChoiceList(
                f"Format of the {kind.name}",
                choices,
                lambda form: self._ask_file(kind, form),
                verb="go on",
                noun="format",
            )
        )

    def _ask_file(self, kind: DocumentKind, form: str) -> Outcome:
        usual_name = suggested_file_name(self._session.clippings.name or "brief", form)
        suggested = str(Path.cwd() / usual_name) if _has_folder() else ""

        def answer(typed: str) -> Outcome:
            path, named_form = named_file(typed, form, EXPORT_FORMATS, usual_name)
            return self._begin(kind, named_form, str(path), overwrite=False)

        return Outcome(
            follow_up=Prompt(
                "File",
                "path of the file",
                lambda typed: _why_not_there(typed, kind, named_file(typed, form, EXPORT_FORMATS, usual_name)),
                answer,
                text=suggested,
                verb="write it",
            )
        )

    def _begin(self, kind: DocumentKind, form: str, typed: str, *, overwrite: bool) -> Outcome:
        """Write the file on another thread, and say then where it is."""
        self._session.host.import_everything()
        work = partial(self._write, self._exported(kind, form), typed, overwrite=overwrite)
        again = partial(self._begin, kind, form, typed, overwrite=True)
        other = partial(self._ask_file, kind, form)

        async def write() -> None:
            try:
                path, made = await run_unjoined(work)
            except ExportExists as error:
                self._session.host.carry_out(Outcome(follow_up=_overwriting(str(error), again, other)))
            except (ExportNotSaved, FormatUnfit, NotWritable) as error:
                self._session.host.say(Message(MessagePart(f"Not exported: {error}", Tone.BAD)))
            else:
                parts = [MessagePart(f"Written to {path}", Tone.GOOD)]
                parts += [MessagePart(made.notice, Tone.CAUTION, 2, "some is not proved")] if made.notice else []
                parts += [MessagePart(made.left_out, Tone.CAUTION, 2, "some is left out")] if made.left_out else []
                self._session.host.say(Message(*parts))

        self._session.host.run_in_background(write, "export")
        return Outcome()

    @staticmethod
    def _write(exported: Callable[[], Exported], typed: str, *, overwrite: bool) -> tuple[Path, Exported]:
        made = exported()
        return save_export(typed, made.raw, overwrite=overwrite), made

    def _exported(self, kind: DocumentKind, form: str) -> Callable[[], Exported]:
        """Return a call that makes the file of the brief as it is now."""
        brief = self._session.clippings
        packs = brief.proofs.packs_of(brief.brief.anchors)
        today = self._session.browser.today or datetime.datetime.now().astimezone().date()
        return partial(export, brief.brief, packs, ExportRequest(kind, form, today=today))


def _overwriting(question: str, overwrite: Callable[[], Outcome], rename: Callable[[], Outcome]) -> ChoiceList:
    choices = (Choice(OVERWRITE, "Overwrite it", "o"), Choice(RENAME, "Give another name", "n"))
    return ChoiceList(question, choices, lambda value: overwrite() if value == OVERWRITE else rename(), verb="do that")


def _why_not_there(typed: str, kind: DocumentKind, named: NamedFile) -> str | None:
    """Return why the kind cannot be written to the file that was named; None if nothing is known against it."""
    folder = Path(storage.expand_home(typed)).absolute() if typed.endswith(os.sep) else named.path.parent
    if not folder.is_dir():
        return f"there is no folder {escape_and_shorten(str(folder))}"
    try:
        require_format(kind, named.form)
    except FormatUnfit as error:
        return str(error)
    return None


def _has_folder() -> bool:
    try:
        return os.access(Path.cwd(), os.W_OK)
    except OSError:  # the working folder is gone
        return False
