"""Names by which a search finds a record or a field's value: synonyms of names, and aliases of values."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import JOINT, Commitment, Grade, Kind, Pack, Participant, Record, Statement
from onrecord.model.parties import BOTH
from onrecord.search.facets import SENTENCE_KIND, slug
from onrecord.search.targets import other_names
from onrecord.text.folding import words_of

Words = tuple[str, ...]

# Aliases of the values of `has:`.
HAS_ALIASES = (
    ("notes", "note"),
    ("caveat", "caution"),
    ("caveats", "caution"),
    ("cautions", "caution"),
    ("plan", "planned"),
)

# Words of the longest name that is looked up as a whole.
MAX_NAME_WORDS = 8


def record_synonyms(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each name of a record, as it is looked up, with each other name that it stands for.

    Areas and commitments have no synonyms.
    """
    if isinstance(record, Commitment) or record.kind is Kind.AREA:
        return
    names: list[Words] = []
    aliases: list[Words] = []
    for kind, text in (("name", record.name), *other_names(record)):
        (aliases if kind == "alias" else names).append(words_of(text)[0])
    synonyms = [(synonym, " ".join(synonym)) for synonym in names if synonym]
    for name in (*names, *aliases):
        if (key := synonym_key(name)) and len(name) <= MAX_NAME_WORDS:
            yield from ((key, joined_synonym) for synonym, joined_synonym in synonyms if synonym != name)


def synonym_key(name: Words) -> str:
    """Return the lookup key of a name, without `and`: in a query it links words, and is not searched for."""
    return " ".join(word for word in name if word != "and")


def record_value_names(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield field, alias and value for a record that is a value of a field."""
    if isinstance(record, Participant) or record.kind is Kind.AREA:
        field = "org" if isinstance(record, Participant) else "area"
        for name in (record.name, *(text for _, text in other_names(record))):
            if alias := slug(name):
                yield field, alias, record.id


def party_value_names(statement: Statement) -> Iterator[tuple[str, str, str]]:
    """Yield field, alias and value for each name of a party, which is a value of `side:` and `actor:`."""
    for party in statement.parties:
        for name in party.names:
            if (alias := slug(name)) and alias != party.id:
                yield "side", alias, party.id
                yield "actor", alias, party.id


def pack_value_names(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield field, alias and value for the parties and the records of a pack."""
    yield from party_value_names(pack.statement)
    for record in pack.records:
        yield from record_value_names(record)


def kind_value_names() -> Iterator[tuple[str, str, str]]:
    """Yield field, alias and value for the values that do not depend on a pack."""
    for kind in Kind:
        yield "kind", kind.plural, kind.value
    yield "kind", "sentences", SENTENCE_KIND
    yield "actor", BOTH, JOINT
    yield from (("has", name, value) for name, value in HAS_ALIASES)
    for grade in Grade:
        yield "grade", slug(grade.title), str(grade.value)
