"""Plan a query: add to each typed word its other spellings, forms, synonyms and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.search.clauses import Clause, Filter
from onrecord.search.corrections import Correction, all_words_occur, correct_clause
from onrecord.search.edit_distance import edits1
from onrecord.search.facets import OWN_NOTES_FIELD, QUERY_FIELDS, facet_token
from onrecord.search.kind_mismatch import mismatched_fields
from onrecord.search.lexicon import Lexicon
from onrecord.search.names import MAX_NAME_WORDS, Words
from onrecord.search.plan import INFLECTED, JOINED, SPELLING, STANDS_FOR, Alternative, FacetChoice, Plan, WordGroup
from onrecord.search.query import Query
from onrecord.search.question_words import strip_question_words
from onrecord.search.scope import EVERYTHING, Scope
from onrecord.search.spelling import other_forms, spellings
from onrecord.search.values import MAX_VALUES_LISTED, list_values, resolve_value
from onrecord.search.vocabulary import Vocabulary
from onrecord.text.folding import is_cjk
from onrecord.text.numerals import NUMBERING, PART_WORDS, find_numbered

# Unknown fields named in a message.
MAX_UNKNOWN_WORDS = 3

# Letters that a typed field name and a real one must share for the typed one to be a guess at it.
MIN_PREFIX_CHARS = 3


def plan_query(query: Query, lexicon: Lexicon, scope: Scope = EVERYTHING, *, literal: bool = False) -> Plan:
    """Return the plan for a query, limited to a scope.

    With `literal` each word is searched for as typed, and none is corrected.
    """
    notices, clauses = _clauses_to_search(query, literal=literal)
    groups = [_alternatives(clause, lexicon) for clause in clauses]
    forms = tuple(_other_forms_shown(clauses, groups, lexicon.vocabulary))
    _add_names(clauses, groups, lexicon)
    _add_joined(clauses, groups, lexicon)
    _add_numbered(clauses, groups, lexicon)
    similar_groups: tuple[WordGroup, ...] = ()
    corrections = {} if literal else _corrections(clauses, groups, lexicon)
    if corrections:
        slips = {number: entry.alternatives for number, entry in corrections.items() if entry.is_slip}
        groups = [[*group, *slips.get(number, ())] for number, group in enumerate(groups)]
        similar = {number: entry.alternatives for number, entry in corrections.items() if not entry.is_slip}
        if similar:
            extended = [(*group, *similar.get(number, ())) for number, group in enumerate(groups)]
            similar_groups = _groups(clauses, extended)
    own_filters = tuple(part for part in query.filters if is_own_filter(part))
    filters = (*scope.filters(), *(part for part in query.filters if part not in own_filters))
    choices, unknown, unlisted = _facet_choices(filters, lexicon) if filters else ((), (), ())
    return Plan(
        query,
        _groups(clauses, groups),
        tuple(_group(clause, _literal_alternatives(clause)) for clause in query.excluded),
        choices,
        tuple((correction.typed, correction.text) for correction in corrections.values() if correction.is_slip),
        (*notices, *_ineffective_parts(query, lexicon), *unknown, *mismatched_fields(choices)),
        tuple(
            (correction.typed, correction.alternatives) for correction in corrections.values() if not correction.is_slip
        ),
        tuple(field for field in (*unlisted, *query.empty_fields) if _has_more_values(field, lexicon)),
        similar_groups,
        own_filters,
        forms,
    )


def is_own_filter(part: Filter) -> bool:
    """Return whether a filter is about the user's own notes: `my:WORDS`, or `has:my`."""
    return part.field == OWN_NOTES_FIELD or (part.field == "has" and OWN_NOTES_FIELD in map(str.lower, part.values))


def _has_more_values(field: str, lexicon: Lexicon) -> bool:
    """Return whether a field has more values than a message lists."""
    return field != OWN_NOTES_FIELD and len(lexicon.values[field]) > MAX_VALUES_LISTED


def _ineffective_parts(query: Query, lexicon: Lexicon) -> list[str]:
    """Return notices about unknown fields, fields without a value, and exclusions that exclude nothing."""
    if not (query.unknown_fields or query.empty_fields or query.excluded):
        return []
    return [
        *_unknown_fields(query.unknown_fields),
        *_missing_values(query, lexicon),
        *_ineffective_exclusions(query, lexicon),
    ]


def _corrections(
    clauses: Sequence[Clause], groups: Sequence[Sequence[Alternative]], lexicon: Lexicon
) -> dict[int, Correction]:
    """Return what may be meant by each clause that does not occur, by the clause's position."""
    vocabulary = lexicon.vocabulary
    corrections: dict[int, Correction] = {}
    for position, clause in enumerate(clauses):
        if clause.literal or any(all_words_occur(alternative, vocabulary) for alternative in groups[position]):
            continue
        if correction := correct_clause(clause, vocabulary):
            corrections[position] = correction
    return corrections


def _clauses_to_search(query: Query, *, literal: bool) -> tuple[tuple[str, ...], tuple[Clause, ...]]:
    """Return the notices about the query as a whole, and the clauses to search for."""
    typed = query.included
    clauses = typed if literal else strip_question_words(typed)
    if len(clauses) == len(typed):
        return query.notices, clauses
    words = " ".join(
        ("or " if clause.or_previous and position else "") + " ".join(clause.words)
        for position, clause in enumerate(clauses)
    )
    return (*query.notices, f"searched for: {words}"), clauses


def _unknown_fields(names: Sequence[str]) -> list[str]:
    """Return a notice that names the unknown fields, a likely guess if there is one, and the known fields."""
    if not names:
        return []
    fields = ", ".join(names[:MAX_UNKNOWN_WORDS]) + (" and others" if len(names) > MAX_UNKNOWN_WORDS else "")
    guesses = [field for field in QUERY_FIELDS if _is_similar_name(names[0], field)] if len(names) == 1 else []
    guess = f" (did you mean {guesses[0]}:?)" if guesses else ""
    words = "a word" if len(names) == 1 else "words"
    return [f"no field {fields}{guess}: searched for as {words}; fields: {', '.join(QUERY_FIELDS)}"]


def _is_similar_name(typed: str, field: str) -> bool:
    shares_prefix = min(len(typed), len(field)) >= MIN_PREFIX_CHARS and (
        typed.startswith(field) or field.startswith(typed)
    )
    return shares_prefix or field in edits1(typed)


def _missing_values(query: Query, lexicon: Lexicon) -> list[str]:
    return [
        f"{field}: needs a value right after it; values: {list_values(field, lexicon)}"
        if field != OWN_NOTES_FIELD
        else f"{field}: needs a word of a note of yours right after it; has:{field} finds all that have one"
        for field in query.empty_fields
    ]


def _ineffective_exclusions(query: Query, lexicon: Lexicon) -> list[str]:
    """Return notices about excluded words that do not occur: a mistyped one would seem to exclude something."""
    absent = [
        " ".join(clause.words)
        for clause in query.excluded
        if not any(all_words_occur(alternative, lexicon.vocabulary) for alternative in _literal_alternatives(clause))
    ]
    return [f"“{words}” does not occur, so it leaves nothing out" for words in absent]


def _groups(clauses: Sequence[Clause], groups: Sequence[Sequence[Alternative]]) -> tuple[WordGroup, ...]:
    """Return one group for each required clause; clauses joined by `or` share a group."""
    if len(clauses) == 1:
        return (_group(clauses[0], groups[0]),)
    merged: list[WordGroup] = []
    for clause, alternatives in zip(clauses, groups, strict=True):
        group = _group(clause, alternatives)
        if clause.or_previous and merged:
            previous = merged.pop()
            alternatives = _unique_alternatives((*previous.alternatives, *group.alternatives))
            group = WordGroup(f"{previous.typed} or {group.typed}", alternatives)
        merged.append(group)
    return tuple(merged)


def _group(clause: Clause, alternatives: Iterable[Alternative]) -> WordGroup:
    return WordGroup(" ".join(clause.words), _unique_alternatives(alternatives))


def _unique_alternatives(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Return each run of words once, at its highest weight."""
    best: dict[tuple[Words, bool, tuple[str, ...]], Alternative] = {}
    for alternative in alternatives:
        key = alternative.words, alternative.prefix, alternative.numbers
        if key not in best or best[key].weight < alternative.weight:
            best[key] = alternative
    return tuple(best.values())


def _literal_alternatives(clause: Clause) -> list[Alternative]:
    typed = Alternative(clause.words, clause.prefix, numbers=clause.numbers)
    return [typed, Alternative(clause.joined, clause.prefix, JOINED)] if len(clause.joined) == 1 else [typed]


def _alternatives(clause: Clause, lexicon: Lexicon) -> list[Alternative]:
    alternatives = _literal_alternatives(clause)
    vocabulary = lexicon.vocabulary
    if clause.literal:
        return alternatives
    *leading, last = clause.words
    alternatives += [Alternative((*leading, form), weight=SPELLING) for form in spellings(last) if form in vocabulary]
    alternatives += [
        Alternative((*leading, form), weight=INFLECTED) for form in other_forms(last) if form in vocabulary
    ]
    half_typed = not clause.prefix and last not in vocabulary and not is_cjk(last)
    if half_typed and vocabulary.has_prefix(last):
        alternatives.append(Alternative(clause.words, prefix=True))
    return alternatives


def _other_forms_shown(
    clauses: Sequence[Clause], groups: Sequence[Sequence[Alternative]], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    """Yield each typed word that does not occur, with its forms that do; who pastes a quotation would miss a slip."""
    for clause, alternatives in zip(clauses, groups, strict=True):
        occurring = [each for each in alternatives if all_words_occur(each, vocabulary)]
        typed = _literal_alternatives(clause)
        if not occurring or any(each.prefix or each in typed for each in occurring):
            continue
        words, shown = " ".join(clause.words), ", ".join(sorted(each.text for each in occurring))
        if not any(map(str.isdigit, words + shown)):  # `eighth` and `8th` are one number
            yield words, shown


def _add_names(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Add to clauses that together form a name the other names of the same thing. `or` splits names."""
    done = 0
    for start in range(len(clauses)):
        split = next(
            (position for position in range(start + 1, len(clauses)) if clauses[position].or_previous), len(clauses)
        )
        for end in range(min(split, start + MAX_NAME_WORDS), max(start, done), -1):
            name_clauses = clauses[start:end]
            synonyms = lexicon.synonyms(tuple(word for clause in name_clauses for word in clause.words))
            if synonyms and not any(clause.literal for clause in name_clauses):
                for alternatives in groups[start:end]:
                    alternatives += [Alternative(synonym, weight=STANDS_FOR) for synonym in synonyms]
                done = end
                break


def _add_joined(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Add the joined form of two words that occur as one (`anti satellite`), and the halves of one that does not."""
    for position, (left, right) in enumerate(pairwise(clauses)):
        if left.literal or right.literal or right.or_previous or len(left.words) > 1 or len(right.words) > 1:
            continue
        joined = left.words[0] + right.words[0]
        if joined in lexicon.vocabulary or (right.prefix and lexicon.vocabulary.has_prefix(joined)):
            for alternatives in groups[position : position + 2]:
                alternatives.append(Alternative((joined,), right.prefix, JOINED))
    for clause, alternatives in zip(clauses, groups, strict=True):
        if (
            not clause.literal
            and len(clause.words) == 1
            and not any(all_words_occur(alternative, lexicon.vocabulary) for alternative in alternatives)
        ):
            halves = lexicon.vocabulary.split(clause.words[0])
            alternatives += [Alternative(pair, weight=JOINED) for pair in halves]


def _add_numbered(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Add the other numeral of parts (Article V and Article 5), and digits to other things such as Artemis II."""
    if all(NUMBERING.isdisjoint(clause.words) for clause in clauses):
        return
    breaks = [clause.literal or clause.or_previous for clause in clauses]
    words = [word for gap, clause in zip(breaks, clauses, strict=True) for word in ("",) * gap + clause.words]
    owners = [position for position, clause in enumerate(clauses) for _ in range(breaks[position] + len(clause.words))]
    for numbered in find_numbered(words):
        run = (
            (numbered.form,)
            if numbered.form in lexicon.vocabulary or numbered.name in PART_WORDS
            else (numbered.name, str(numbered.number))
        )
        for owner in dict.fromkeys((owners[numbered.first], owners[numbered.last])):
            if not clauses[owner].literal:
                groups[owner].append(Alternative(run, weight=JOINED))


def _facet_choices(
    filters: Sequence[Filter], lexicon: Lexicon
) -> tuple[tuple[FacetChoice, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the facet tokens of each filter, notices about values that match nothing, and the fields of those."""
    choices: list[FacetChoice] = []
    notices: dict[str, str] = {}
    for field, typed, excluded in filters:
        results = [resolve_value(field, value, lexicon) for value in typed]
        facets = dict.fromkeys(facet_token(field, value) for resolved in results for value in resolved.values)
        choices.append(FacetChoice(tuple(facets), excluded))
        notices |= {resolved.notice: "" if resolved.values else field for resolved in results if resolved.notice}
    return tuple(choices), tuple(notices), tuple(dict.fromkeys(filter(None, notices.values())))
