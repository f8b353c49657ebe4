"""Completion candidates from the packs and the configuration, for a shell in which the user presses Tab."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.cli.filters import LIST_SECTIONS
from onrecord.cli.packs_option import pack_folders
from onrecord.cli.preferences import load_preferences
from onrecord.cli.shells.places import (
    ACTOR_METAVAR,
    BRIEF_METAVAR,
    DOCUMENT_KIND_METAVAR,
    NOTE_METAVAR,
    PARTY_METAVAR,
    TARGET_METAVAR,
)
from onrecord.cli.text import decode_argument
from onrecord.exporter.kinds import InvalidKind, read_kinds
from onrecord.model import JOINT, KINDS_BY_PLURAL, Kind, Pack
from onrecord.model.address import split_pack
from onrecord.packs import LoadedPacks, load_packs, survey
from onrecord.settings import cache_folder, paths

CompletionCandidate = tuple[str, str]  # a value and its description

MAX_DESCRIPTION_CHARS = 60  # of a sentence, which are enough to recognize it

_PARAGRAPH = re.compile(r"p[1-9][0-9]*")


def completion_candidates(kind: str, word: str, line: str) -> Iterator[CompletionCandidate]:
    """Yield the completions of `word`; `line` is the whole command line, which may name packs.

    Raises:
        UsageError: The packs or the configuration cannot be read.
    """
    if make := _CANDIDATES.get(kind):
        yield from make(decode_argument(word), line)


def _targets(word: str, line: str) -> Iterator[CompletionCandidate]:
    """Yield all that `onrecord export` writes: briefs, lists, addresses."""
    yield from _stored(BRIEF_METAVAR)
    yield from ((section, "") for section in LIST_SECTIONS)
    yield from _addresses(word, _packs(line))


def _areas(packs: Sequence[Pack]) -> Iterator[CompletionCandidate]:
    yield from {area.id: area.name for pack in packs for area in pack.of_kind(Kind.AREA)}.items()


def _actors(packs: Sequence[Pack]) -> Iterator[CompletionCandidate]:
    yield from _parties(packs)
    yield JOINT, "all parties together"


def _stored(kind: str) -> Iterator[CompletionCandidate]:
    """Yield the names of the user's briefs, or the addresses that the user's notes are on."""
    from onrecord.briefs import brief_files, notes_file

    if kind == BRIEF_METAVAR:
        yield from ((name, "") for name in brief_files.brief_names(paths.briefs_folder()))
        return
    with contextlib.suppress(notes_file.NotesUnusable):
        notes = notes_file.read_notes(paths.notes_file()).notes.notes
        places = [note.subject.target or note.pack for note in notes]
        for note, place in zip(notes, places, strict=True):
            yield str(note.subject) if places.count(place) > 1 else place, _shorten(note.first_line)


def _document_kinds() -> Iterator[CompletionCandidate]:
    try:
        kinds = read_kinds(paths.export_kinds_file())
    except InvalidKind:
        return iter(())
    return ((kind.name, kind.title) for kind in kinds.values())


def _parties(packs: Sequence[Pack]) -> Iterator[CompletionCandidate]:
    yield from {party.id: party.name for pack in packs for party in pack.statement.parties}.items()


def _kinds(word: str) -> Iterator[CompletionCandidate]:
    """Yield the kinds that may follow in a list with commas; none twice."""
    earlier, comma, _ = word.rpartition(",")
    for kind in ("sentence", *(name.value for name in Kind)):
        if kind not in earlier.split(","):
            yield f"{earlier}{comma}{kind}", ""


def _packs(line: str) -> list[Pack]:
    return list(_loaded_packs(line).packs)


def _loaded_packs(line: str) -> LoadedPacks:
    """Load the packs that the command would open; none if reading them takes too long for a press of Tab."""
    folders = pack_folders(_folders(line))
    return load_packs([] if survey.needs_index(folders) else folders, cache=cache_folder())


def _folders(line: str) -> list[str]:
    """Return the values of `--pack` on the command line, as the shell would pass them."""
    words = _words(line)
    folders = [value for option, value in itertools.pairwise(words) if option == "--pack"]
    folders += [word.partition("=")[2] for word in words if word.startswith("--pack=")]
    return [os.path.expanduser(os.path.expandvars(folder)) for folder in folders]  # noqa: PTH111 - pathlib's raises


def _words(line: str) -> list[str]:
    """Split the line into words; the last one may lack its closing quotation mark."""
    for closing in ("", '"', "'"):
        try:
            return shlex.split(line + closing)
        except ValueError:
            continue
    return []


def _addresses(word: str, packs: Sequence[Pack]) -> Iterator[CompletionCandidate]:
    """Yield refs and addresses step by step: paragraphs and kinds, then the sentences or records in one."""
    pack_id, local = split_pack(word)
    if pack_id is None and len(packs) > 1:
        yield from ((f"{pack.id}:", pack.title) for pack in packs)
    seen = set()
    for pack in packs:
        if pack_id in (None, pack.id):
            for value, description in _local(local, pack):
                if value not in seen:
                    seen.add(value)
                    yield value if pack_id is None else f"{pack_id}:{value}", description


def _local(word: str, pack: Pack) -> Iterator[CompletionCandidate]:
    plural, slash, _ = word.partition("/")
    if slash:
        kind = KINDS_BY_PLURAL.get(plural)
        yield from ((record.address, record.label) for record in (pack.of_kind(kind) if kind else ()))
        return
    paragraph, dot, _ = word.partition(".")
    if not dot:
        yield from ((f"p{paragraph.number}", _shorten(paragraph.title)) for paragraph in pack.statement.paragraphs)
        yield from ((f"{kind.plural}/", "") for kind in Kind if pack.of_kind(kind))
    if _PARAGRAPH.fullmatch(paragraph):
        for sentence in pack.statement.sentences:
            if paragraph == f"p{sentence.paragraph}":
                yield str(sentence.ref), _shorten(sentence.text)


def _shorten(text: str) -> str:
    return f"{text[:MAX_DESCRIPTION_CHARS]}{'…' if len(text) > MAX_DESCRIPTION_CHARS else ''}"


def _queries(word: str, line: str) -> Iterator[CompletionCandidate]:
    """Yield fields and their values, as the browser completes them."""
    from onrecord import library, search

    lexicon = library.library_in_memory(_loaded_packs(line)).search_index().lexicon
    yield from ((completion, "") for completion in search.completions(word, lexicon))


_CANDIDATES: dict[str, Callable[[str, str], Iterable[CompletionCandidate]]] = {
    "SECTION": lambda word, line: ((section, "") for section in LIST_SECTIONS),
    "KIND,...": lambda word, line: _kinds(word),
    "STYLE": lambda word, line: ((style.name, style.title) for style in load_preferences().styles.all),
    BRIEF_METAVAR: lambda word, line: _stored(BRIEF_METAVAR),
    NOTE_METAVAR: lambda word, line: _stored(NOTE_METAVAR),
    DOCUMENT_KIND_METAVAR: lambda word, line: _document_kinds(),
    TARGET_METAVAR: _targets,
    "AREA": lambda word, line: _areas(_packs(line)),
    PARTY_METAVAR: lambda word, line: _parties(_packs(line)),
    ACTOR_METAVAR: lambda word, line: _actors(_packs(line)),
    "REF": lambda word, line: _addresses(word, _packs(line)),
    "QUERY": _queries,
}
