"""Negative answers to copy: that statements do not contain what was searched for, how much was searched, cited.

Of words and phrases alone such an answer is given, in whole statements or in the sentences of some fields, and never on
the word of the search: each sentence that is spoken of is read again, and has none of what was typed, in any form.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.library import lazy_search
from onrecord.model import Ref
from onrecord.navigation import Browser, IndexDoubt, NotInOpenPacks
from onrecord.navigation.open_packs import find_pack
from onrecord.navigation.unreadable import unreadable_sentence
from onrecord.quoting.citation import statement_reference
from onrecord.search.facets import SENTENCE_KIND, split_facet_token
from onrecord.search.whole_text import MAX_STATEMENTS_READ, find_after_all, typed_parts

if TYPE_CHECKING:
    from onrecord.navigation.location import OpenPacks
    from onrecord.search import Query, Results
    from onrecord.search.whole_text import PlaceInText

# more statements are counted, and not cited one by one
MAX_STATEMENTS_CITED = MAX_STATEMENTS_READ

# Fields by which sentences are told apart, other than what the editor says of records.
_FIELDS = ("pack", "area", "para", "year")


class NegativeAnswer(NamedTuple):
    """The text of a negative answer, and what it is in a few words; or the `refusal`, why there is none to copy."""

    text: str = ""
    what: str = ""
    refusal: str = ""


class _Asked(NamedTuple):
    """A search at the moment that its answer was asked for; `find` is that of the search service."""

    results: "Results | None"
    area: str | None
    doubt: IndexDoubt
    titles: Mapping[str, str]
    packs: "OpenPacks"
    find: "Callable[..., Results]"


class _Searched(NamedTuple):
    """The extent of a search: the `fields` that limited it, and how many sentences they leave.

    `packs` are the ids of the packs that have them; None if they were too many to be counted. `refs` are the sentences
    by the id of their pack; None if all of these packs were searched.
    """

    fields: str
    sentences: int
    packs: tuple[str, ...] | None
    refs: dict[str, list[Ref]] | None


def found_nothing(browser: Browser) -> bool:
    """Return whether the browser shows a search without any result, or without an answer."""
    results = browser.results
    return results is not None and not results.hits and not results.unranked


def negative_answer(browser: Browser) -> NegativeAnswer:
    """Return the answer of the search that found nothing, or why it would not be true."""
    return asked_answer(browser)()


def asked_answer(browser: Browser) -> Callable[[], NegativeAnswer]:
    """Return a call for the answer of the search as it is now. Later, on any thread, the browser may show another."""
    asked = _Asked(
        browser.results, browser.area, browser.doubt, browser.titles, browser.packs, browser.search_service.find
    )

    def read() -> NegativeAnswer:
        try:
            return _answer(asked)
        except lazy_search.CorruptIndexError as error:
            return NegativeAnswer(refusal=unreadable_sentence("how much was searched", error))

    return read


def _answer(asked: _Asked) -> NegativeAnswer:
    """Return the answer.

    Raises:
        CorruptIndexError: the index is damaged.
    """
    results = asked.results
    if results is None or (refusal := _doubt(asked.doubt, results)):
        return NegativeAnswer(refusal=refusal if results else "there is no search")
    query = results.plan.query
    typed = typed_parts(query)
    if refusal := _unanswerable(query, typed, is_of_own_notes=bool(results.plan.own_filters)):
        return NegativeAnswer(refusal=refusal)
    searched = _searched(asked, query)
    if not searched.sentences:
        return NegativeAnswer(refusal=f"no sentence has {searched.fields}, so that nothing was searched")
    packs = searched.packs if searched.packs is not None else tuple(asked.titles)
    has_numbers = any(clause.numbers for clause in query.clauses)  # whose words other numbers have, too
    if len(packs) > MAX_STATEMENTS_READ and (len(typed) > 1 or searched.refs is not None or has_numbers):
        too_many = f"{len(packs):,} statements are too many to be read for this"
        return NegativeAnswer(refusal=f"{too_many}; name at most {MAX_STATEMENTS_READ} by pack:")
    try:
        statements = [find_pack(pack_id, asked.packs).statement for pack_id in packs[:MAX_STATEMENTS_CITED]]
    except NotInOpenPacks as error:
        return NegativeAnswer(refusal=str(error))
    if any(part.field == "para" for part in query.filters) and any(each.has_labels for each in statements):
        refusal = "para: is the place in the text, which may not be the published number; search without para:"
        return NegativeAnswer(refusal=refusal)
    if len(packs) <= MAX_STATEMENTS_READ:
        for pack_id, statement in zip(packs, statements, strict=True):
            refs = None if searched.refs is None else searched.refs.get(pack_id, [])
            if place := find_after_all(typed, statement, refs):
                return NegativeAnswer(refusal=_stands_there(place, f"{pack_id}:" * (len(asked.titles) > 1)))
    others = len(packs) - len(statements)
    cited = "; ".join([*map(statement_reference, statements), *[f"and {others:,} other statements"] * bool(others)])
    claim = _claim(typed, query, searched, len(packs))
    return NegativeAnswer(f"{claim} ({_extent(searched, results)}): {cited}.", _in_short(typed, searched))


def _stands_there(place: "PlaceInText", of_pack: str) -> str:
    """Return that a statement has the words after all, and what leads to the place; `of_pack` is before its address."""
    shown = f"; :{of_pack}{place.ref} shows it" if place.ref else ""
    return f"{place.words} {place.description}, so that it was not copied that it is nowhere{shown}"


def _doubt(doubt: IndexDoubt, results: "Results") -> str:
    """Return why nothing can be said of what was not found; empty if it can."""
    if results.failure_reason:
        return f"nothing can be said: {results.failure_reason}"
    if doubt is not IndexDoubt.NONE:
        return f"{doubt.value}, so that something may be missing; copy this again once it is sound"
    if results.total is None:
        return "not everything was searched yet; copy this again in a moment"
    return ""


def _unanswerable(query: "Query", typed: Sequence[str], *, is_of_own_notes: bool) -> str:
    """Return why a query has no answer that could be copied; empty if it has one."""
    if is_of_own_notes:
        return "only what has a note of yours was searched, which says nothing of the statements"
    if not query.included:
        return "no word was searched for, so that nothing can be said of one; add a word"
    if query.address:
        return f"“{query.text.strip()}” is an address, which is not searched for in the text; : goes there"
    if not typed:
        return "only words and phrases that all must stand there have an answer to copy; search for each by itself"
    if query.notices:
        return f"not all of it was searched for: {query.notices[0]}"
    for part in query.filters:
        is_of_sentences = part.field in _FIELDS or (part.field == "kind" and part.values == (SENTENCE_KIND,))
        if part.excluded or not is_of_sentences:
            field = f"{'-' * part.excluded}{part.field}:"
            return f"with {field} it would be an answer about records, not about the statement; search without {field}"
    return ""


def _searched(asked: _Asked, query: "Query") -> _Searched:
    """Count the sentences that the search went through: those of the same fields and the same area."""
    limits = list(dict.fromkeys(part for part in query.filters if part.field != "kind"))
    filters = " ".join(f"{part.field}:{','.join(map(_quoted, part.values))}" for part in limits)
    sentences = asked.find(f"kind:{SENTENCE_KIND} {filters}", asked.area, thorough=True)
    packs = _packs_of(sentences)
    named = [f"{part.field}:{','.join(map(_quoted, part.values))}" for part in limits if part.field != "pack"]
    named = list(dict.fromkeys([*named, *[f"area:{asked.area}"] * bool(asked.area)]))
    named = [f"{name} (editor's)" if name.startswith("area:") else name for name in named]
    refs: dict[str, list[Ref]] | None = None
    if named:
        refs = {}
        for hit in (*sentences.hits, *sentences.unranked):
            refs.setdefault(hit.pack_id, []).append(Ref.parse(hit.address))
    fields = " ".join(named) or filters
    return _Searched(fields, sentences.total or 0, packs, refs)


def _packs_of(results: "Results") -> tuple[str, ...] | None:
    """Return the ids of the packs that results are from, in their order; None if not all of them were examined."""
    if results.unranked or results.total != len(results.matched_facets):
        return None
    tokens = (token for facets in results.matched_facets for token in facets.split())
    pairs = (split_facet_token(token) for token in tokens)
    return tuple(dict.fromkeys(value for field, value in pairs if field == "pack"))


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _claim(typed: Sequence[str], query: "Query", searched: _Searched, statements: int) -> str:
    """Return what was not found where: of one word or phrase, or of several."""
    several = f"{statements:,} statements"
    of_whom = f" of the {several}" if statements > 1 else " of the statement"
    with_fields = f" with {searched.fields}" if searched.refs is not None else ""
    words = [f"“{part}”" for part in typed]
    if len(words) > 1:
        return f"No sentence{with_fields}{of_whom} has all of {', '.join(words)}"
    if with_fields:
        return f"No sentence{with_fields}{of_whom} contains {words[0]}"
    if statements > MAX_STATEMENTS_READ:  # unread ones may have it inside words, over sentences or in a label
        [clause] = query.clauses
        if clause.prefix and len(clause.words) == 1:
            return f"No sentence of the {several} has a word that begins with {words[0]}"
        return f"No sentence of the {several} has {words[0]} as whole words"
    if statements == 1:
        return f"The statement does not contain {words[0]}"
    return f"None of the {several} contains {words[0]}"


def _in_short(typed: Sequence[str], searched: _Searched) -> str:
    """Return what the answer says in a few words, for the message of the copy."""
    if len(typed) > 1:
        return f"the answer: no sentence has all {len(typed)} of what was typed"
    thing = "nothing" if searched.refs is None else "no such sentence"
    return f"the answer: {thing} has “{typed[0]}”"


def _extent(searched: _Searched, results: "Results") -> str:
    corrected = "; ".join(f"“{typed}” corrected to “{right}”" for typed, right in results.plan.corrected)
    plural = "s" * (searched.sentences != 1)
    return f"{searched.sentences:,} sentence{plural} searched, {corrected or 'nothing corrected'}"
