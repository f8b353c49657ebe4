"""The sources of an export: each statement once, as a list in a document, as data, and for reference managers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.model import Pack, Ref, Statement
from onrecord.quoting import bibliography, citation
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.tree import Hyperlink, Run, SectionHeading, TextParagraph, TextRun, Tree

SOURCES_HEADING = "Sources"
REFERENCE_FORMATS = ("ris", "bibtex", "csl-json")


class CitedSource(NamedTuple):
    """A statement that an export cites; `pack` is None if it is not open: then `remembered` has what is known of it.

    `my_notes` are the user's notes on the statement, if they were asked for.
    """

    pack_id: str
    name: str
    pack: Pack | None = None
    my_notes: tuple[str, ...] = ()
    remembered: Statement | None = None

    @property
    def statement(self) -> Statement | None:
        """Return the statement, perhaps without its text; None if only its name is known."""
        return self.pack.statement if self.pack else self.remembered


def source_tree(sources: Sequence[CitedSource]) -> Tree:
    """Return the list of sources below its heading: citation, address, edition of the pack and fingerprint of each."""
    if not sources:
        return ()
    listed = (block for source in sources for block in (_paragraph(source), *_own_notes(source)))
    return (SectionHeading(1, (TextRun(SOURCES_HEADING),)), *listed)


def own_note(text: str) -> TextParagraph:
    """Return a note of the user's, which says so; `text` follows the word `Note`: `: Ask.`, ` on SLIM: Ask.`."""
    return TextParagraph((TextRun("Note", "strong"), TextRun(text)), "note")


def _own_notes(source: CitedSource) -> Iterator[TextParagraph]:
    return (own_note(f" on this statement: {text}") for text in source.my_notes)


def _paragraph(source: CitedSource) -> TextParagraph:
    statement = source.statement
    runs: list[Run] = [TextRun(citation.statement_citation(statement) if statement else source.name)]
    if statement and statement.url:
        runs += [TextRun("\n"), Hyperlink(statement.url, statement.url)]
    return TextParagraph((*runs, TextRun(f"\n{_edition(source.pack) if source.pack else _missing_pack(source)}")))


def _missing_pack(source: CitedSource) -> str:
    """Return which pack is not open, and the fingerprint of the text that passages were collected from."""
    sha256 = source.remembered.sha256 if source.remembered else ""
    fingerprint = f", SHA-256 of the source text {sha256}" if sha256 else ""
    return f"Pack {source.pack_id}, which is not open: not proved again{fingerprint}"


def _edition(pack: Pack) -> str:
    """Return the edition of a pack: its id, the state of its notes, and the fingerprint of the text."""
    statement = pack.statement
    parts = [
        f"Pack {pack.id}",
        f"SHA-256 of the source text {statement.sha256}" if statement.sha256 else "",
        pack.notes_as_of_words,
        f"text taken on {citation.format_date(statement.retrieved)}" if statement.retrieved else "",
        f"translation of {statement.translation_of}" if statement.translation_of else "",
    ]
    return ", ".join(filter(None, parts))


def source_objects(sources: Iterable[CitedSource]) -> list[dict[str, Any]]:
    """Return each source as an object of JSON; a key is null where its value is not known."""
    return [_object(source) for source in sources]


def _object(source: CitedSource) -> dict[str, Any]:
    pack = source.pack
    statement = source.statement
    return {
        "pack": source.pack_id,
        "is_open": pack is not None,
        "citation": citation.statement_citation(statement) if statement else source.name,
        "title": statement.title if statement else None,
        "date": statement.date.isoformat() if statement else None,
        "publisher": statement.publisher if statement else None,
        "url": statement.url if statement else None,
        "language": statement.language if statement else None,
        "numbering": statement.numbering if statement else None,
        "notes_as_of": str(pack.notes_as_of) if pack and pack.notes_as_of else None,
        "sha256": statement.sha256 if statement else None,
        "my_notes": list(source.my_notes),
    }


def references(form: str, sources: Sequence[CitedSource]) -> str:
    """Return all sources of which more than a name is known for reference managers, each once, with a line end."""
    excerpts = [_as_excerpt(source.pack_id, source.statement) for source in sources if source.statement]
    if form == "csl-json":
        return bibliography.csl_json(excerpts) + "\n"
    entry = bibliography.ris if form == "ris" else bibliography.bibtex
    return "".join(f"{entry(excerpt)}\n\n" for excerpt in excerpts).removesuffix("\n")


def _as_excerpt(pack_id: str, statement: Statement) -> Excerpt:
    """Return an excerpt that stands for the whole statement: entries name the source and no passage."""
    return Excerpt(pack_id, statement, Ref.parse("p1"), "")


def cited_sources(
    cited: Iterable[tuple[str, str]], packs: Mapping[str, Pack], remembered: Mapping[str, Statement | None]
) -> tuple[CitedSource, ...]:
    """Return each source once in the order of the citations, which are pairs of a pack's id and a name."""
    names: dict[str, str] = {}
    for pack_id, name in cited:
        names.setdefault(pack_id, name)
    return tuple(
        CitedSource(pack_id, name, packs.get(pack_id), remembered=remembered.get(pack_id))
        for pack_id, name in names.items()
    )
