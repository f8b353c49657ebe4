"""Export the current brief to a file, and show it beforehand as it will be exported."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from onrecord import storage
from onrecord.briefs.personal_note import PersonalNote
from onrecord.exporter.export import (
    BRIEFING_NOTE,
    CLASSIFIED_FORMATS,
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
from onrecord.text.cell_width import shorten
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
GO_ON, CLASSIFY, TAKE_NOTES = "go on", "classify", "take notes"
MAX_DETAIL_CELLS = 15


class ExportCommands:
    """The commands that export the current brief, or show what an export will hold."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._last: dict[str, ExportRequest] = {}  # of each brief, by its name

    def preview(self) -> Outcome:
        """Show the whole brief as a briefing note, as its text is exported."""
        brief = self._session.clippings
        if not brief.items:
            return Outcome(NOTHING_TO_EXPORT)
        try:
            text = self._exported(ExportRequest(form="txt"))().raw.decode()
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
                lambda form: self._ask_options(self._request(kind, form)),
                verb="go on",
                noun="format",
            )
        )

    def _request(self, kind: DocumentKind, form: str) -> ExportRequest:
        """Return the request for a document with what was chosen for the last one of this brief."""
        last = self._last.get(self._session.clippings.name, ExportRequest())
        return ExportRequest(kind, form, last.classification, my_notes=last.my_notes and self._my_notes())

    def _my_notes(self) -> tuple[PersonalNote, ...]:
        """Return the user's own notes on the statements of the brief."""
        packs = {anchor.pack for anchor in self._session.clippings.brief.anchors}
        return tuple(note for note in self._session.notes.notes.notes if note.pack in packs)

    def _ask_options(self, request: ExportRequest, current: str = GO_ON) -> Outcome:
        """Ask for the line of classification and the user's own notes, where the document can have them."""
        self._last[self._session.clippings.name] = request
        choices = [Choice(GO_ON, "Write the file", "w")]
        if request.form in CLASSIFIED_FORMATS:
            line = shorten(request.classification, MAX_DETAIL_CELLS) or "none"
            choices.append(Choice(CLASSIFY, "Classification", "c", detail=line))
        if self._my_notes():
            detail = "go with it" if request.my_notes else "left out"
            choices.append(Choice(TAKE_NOTES, "Your own notes", "n", detail=detail))
        if len(choices) == 1:
            return self._ask_file(request)
        title = f"{request.kind.title} as {request.form}"
        return Outcome(
            follow_up=ChoiceList(title, tuple(choices), partial(self._with_option, request), current, verb="go on")
        )

    def _with_option(self, request: ExportRequest, option: str) -> Outcome:
        """Go on with the option that was chosen: each but the first leads back to the others."""
        if option == GO_ON:
            return self._ask_file(request)
        if option == TAKE_NOTES:
            my_notes = () if request.my_notes else self._my_notes()
            return self._ask_options(request._replace(my_notes=my_notes), TAKE_NOTES)
        return Outcome(
            follow_up=Prompt(
                "Classification",
                "as in: RESTRICTED; empty for none",
                lambda typed: None,
                lambda typed: self._ask_options(request._replace(classification=" ".join(typed.split()))),
                text=request.classification,
                takes_empty=True,
            )
        )

    def _ask_file(self, request: ExportRequest) -> Outcome:
        usual_name = suggested_file_name(self._session.clippings.name or "brief", request.form)
        suggested = str(Path.cwd() / usual_name) if _has_folder() else ""

        def named(typed: str) -> NamedFile:
            return named_file(typed, request.form, EXPORT_FORMATS, usual_name)

        def answer(typed: str) -> Outcome:
            path, form = named(typed)
            return self._begin(request._replace(form=form), str(path), overwrite=False)

        return Outcome(
            follow_up=Prompt(
                "File",
                "path of the file",
                lambda typed: _why_not_there(typed, request.kind, named(typed)),
                answer,
                text=suggested,
                verb="write it",
            )
        )

    def _begin(self, request: ExportRequest, typed: str, *, overwrite: bool) -> Outcome:
        """Write the file on another thread, and say then where it is."""
        self._session.host.import_everything()
        work = partial(self._write, self._exported(request), typed, overwrite=overwrite)
        again = partial(self._begin, request, typed, overwrite=True)
        other = partial(self._ask_file, request)

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

    def _exported(self, request: ExportRequest) -> Callable[[], Exported]:
        """Return a call that makes the file of the brief as it is now."""
        brief = self._session.clippings
        packs = brief.proofs.packs_of(brief.brief.anchors)
        today = self._session.browser.today or datetime.datetime.now().astimezone().date()
        return partial(export, brief.brief, packs, request._replace(today=today))


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
