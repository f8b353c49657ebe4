"""Negative answers to copy: that statements do not contain what was searched for, how much was searched, cited."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.navigation import Browser, IndexDoubt, NotInOpenPacks
from onrecord.navigation.resolve import find_pack
from onrecord.quoting.citation import statement_reference
from onrecord.search.facets import SENTENCE_KIND, split_facet_token
from onrecord.search.whole_text import MAX_STATEMENTS_READ, TypedWords, find_in_whole_text, typed_words
from onrecord.text.folding import words_of

if TYPE_CHECKING:
    from onrecord.model import Statement
    from onrecord.search import Query, Results

# more statements are counted, and not cited one by one
MAX_STATEMENTS_CITED = MAX_STATEMENTS_READ

_PACKS = re.compile(r"""-?pack:(?:"[^"]*"|\S)*\s*""")


class NegativeAnswer(NamedTuple):
    """The text of a negative answer, and what it is in a few words; or the `refusal`, why there is none to copy."""

    text: str = ""
    what: str = ""
    refusal: str = ""


class _Searched(NamedTuple):
    """The extent of a search: the fields that limited it, the sentences and records, and the packs that have them.

    `packs` is None where they were too many to be counted.
    """

    fields: str
    sentences: int
    records: int
    packs: tuple[str, ...] | None


def found_nothing(browser: Browser) -> bool:
    """Return whether the browser shows a search without any result, or without an answer."""
    results = browser.results
    return results is not None and not results.hits and not results.unranked


def negative_answer(browser: Browser) -> NegativeAnswer:
    """Return the answer of the search that found nothing, or why it would not be true.

    Raises:
        CorruptIndexError: the index is damaged.
    """
    results = browser.results
    if results is None or (refusal := _doubt(browser, results)):
        return NegativeAnswer(refusal=refusal if results else "there is no search")
    query = results.plan.query
    if results.plan.own_filters:
        return NegativeAnswer(
            refusal="only what has a note of yours was searched, which says nothing of the statements"
        )
    if not query.included:
        return NegativeAnswer(refusal="no word was searched for, so that nothing can be said of one; add a word")
    if query.address:
        typed = query.text.strip()
        return NegativeAnswer(refusal=f"“{typed}” is an address, which is not searched for in the text; : goes there")
    searched = _searched(browser, query)
    if not searched.sentences and not searched.records:
        return NegativeAnswer(refusal=f"nothing here has {searched.fields}, so that nothing was searched")
    packs = searched.packs if searched.packs is not None else tuple(browser.titles)
    try:
        statements = [find_pack(pack_id, browser.packs).statement for pack_id in packs[:MAX_STATEMENTS_CITED]]
    except NotInOpenPacks as error:
        return NegativeAnswer(refusal=str(error))
    words = _words(query)
    if len(packs) <= MAX_STATEMENTS_CITED and (place := _place_of(query, statements, in_fields=bool(searched.fields))):
        return NegativeAnswer(refusal=place)
    claim = _claim(words, query, searched, len(packs))
    others = len(packs) - len(statements)
    cited = "; ".join([*map(statement_reference, statements), *[f"and {others:,} other statements"] * bool(others)])
    return NegativeAnswer(f"{claim} ({_extent(searched, results)}): {cited}.", f"the answer: nothing has {words[0]}")


def _doubt(browser: Browser, results: "Results") -> str:
    """Return why nothing can be said of what was not found; empty if it can."""
    if results.failure_reason:
        return f"nothing can be said: {results.failure_reason}"
    if browser.doubt is not IndexDoubt.NONE:
        return f"{browser.doubt.value}, so that something may be missing; copy this again once it is sound"
    if results.total is None:
        return "not everything was searched yet; copy this again in a moment"
    return ""


def _searched(browser: Browser, query: "Query") -> _Searched:
    """Count what the search went through: what the same fields and the same area find without the words."""
    filters = " ".join(
        f"{'-' if part.excluded else ''}{part.field}:{','.join(map(_quoted, part.values))}" for part in query.filters
    )
    area = f"area:{browser.area}" if browser.area else ""
    names = " ".join(filter(None, [filters.replace(f"kind:{SENTENCE_KIND}", "").strip(), area]))
    if any(part.field == "kind" for part in query.filters):
        everything = browser.find(filters, thorough=True)
        of_sentences = sum(f" =kind={SENTENCE_KIND} " in facets for facets in everything.matched_facets)
        return _Searched(names, of_sentences, (everything.total or 0) - of_sentences, _packs_of(everything))
    sentences = browser.find(f"{filters} kind:{SENTENCE_KIND}", thorough=True)
    if sentences.total:
        return _Searched(names, sentences.total, 0, _packs_of(sentences))
    records = browser.find(filters, thorough=True) if filters else sentences
    return _Searched(names, 0, records.total or 0, _packs_of(records))


def _packs_of(results: "Results") -> tuple[str, ...] | None:
    """Return the ids of the packs that results are from, in their order; None if not all of them were examined."""
    if results.unranked or results.total != len(results.matched_facets):
        return None
    tokens = (token for facets in results.matched_facets for token in facets.split())
    pairs = (split_facet_token(token) for token in tokens)
    return tuple(dict.fromkeys(value for field, value in pairs if field == "pack"))


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _words(query: "Query") -> tuple[str, ...]:
    """Return the words and phrases that were searched for, in quotation marks, the only one as it was typed."""
    if len(query.clauses) == 1:
        typed, words = typed_words(query), query.clauses[0].words
        return (f"“{typed if words_of(typed)[0] == words else ' '.join(words)}”",)
    if query.excluded or any(clause.is_link or clause.or_previous for clause in query.clauses):
        return (f"“{query.text.strip()}”",)
    return tuple(dict.fromkeys(f"“{' '.join(clause.words)}”" for clause in query.included))


def _claim(words: Sequence[str], query: "Query", searched: _Searched, statements: int) -> str:
    """Return what was not found where: of one word or phrase, of several words, or of any other query."""
    several = f"{statements:,} statements"
    fields = _PACKS.sub("", searched.fields).strip()  # the statements that were searched are named
    with_fields = f" with {fields}" if fields else ""
    of_whom = f" of the {several}" if statements > 1 else " of the statement"
    thing = "sentence" if searched.sentences else "record"
    is_simple = len(query.clauses) == 1
    if is_simple and not with_fields:
        if statements > MAX_STATEMENTS_CITED:  # unread ones may have it inside words, over sentences or in a label
            begins = "has a word that begins with" if len(query.clauses[0].words) == 1 else "contains"
            return f"No sentence of the {several} {begins} {words[0]}"
        if statements == 1:
            return f"The statement does not contain {words[0]}"
        return f"None of the {several} contains {words[0]}"
    if is_simple:
        return f"No {thing}{with_fields}{of_whom} contains {words[0]}"
    if len(words) > 1:
        return f"No {thing}{with_fields}{of_whom} has all of {', '.join(words)}"
    return f"No {thing}{of_whom} matches the search {words[0]}"


def _extent(searched: _Searched, results: "Results") -> str:
    count, noun = (searched.sentences, "sentence") if searched.sentences else (searched.records, "record")
    corrected = "; ".join(f"“{typed}” corrected to “{right}”" for typed, right in results.plan.corrected)
    return f"{count:,} {noun}{'s' * (count != 1)} searched, {corrected or 'nothing corrected'}"


def _place_of(query: "Query", statements: "Sequence[Statement]", *, in_fields: bool) -> str:
    """Return where a statement has what was typed, although the search of its sentences does not find it.

    It would not be true then that the statement does not contain it. Empty if none has it. With `in_fields` the search
    left out sentences that have the words; these do not count.
    """
    typed = typed_words(query)
    words = TypedWords(typed)
    is_simple = len(query.clauses) == 1
    for statement in statements:
        if is_simple and words.stand_in(statement.title):
            return f"“{typed}” is in the title of the statement, so that it was not copied that it is nowhere"
        in_sentences = [sentence for sentence in statement.sentences if words.stand_in(sentence.text)]
        others = [sentence for sentence in in_sentences if not words.stand_as_words_in(sentence.text)]
        if is_simple and (others or (in_sentences and not in_fields)):
            ref = (others or in_sentences)[0].ref
            how = "inside another word of" if others else "with other blanks or marks in"
            return f"“{typed}” stands {how} {ref}, so that it was not copied that it is nowhere; search for whole words"
        if place := find_in_whole_text(words, statement):
            return f"“{typed}” {place.description}, so that it was not copied that it is nowhere; :{place.ref} shows it"
    return ""
