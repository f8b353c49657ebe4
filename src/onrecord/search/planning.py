"""Plan a query: add to each typed word its other spellings, forms, synonyms and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from onrecord.search.clauses import Clause, Filter
from onrecord.search.corrections import Correction, all_words_occur, correct_clause
from onrecord.search.edit_distance import edits1
from onrecord.search.facets import FIELDS, facet_token
from onrecord.search.lexicon import MAX_NAME_WORDS, Lexicon, Words
from onrecord.search.plan import INFLECTED, JOINED, SPELLING, STANDS_FOR, Alternative, FacetChoice, Plan, WordGroup
from onrecord.search.query import Query
from onrecord.search.question_words import strip_question_words
from onrecord.search.spelling import other_forms, spellings
from onrecord.search.values import MAX_VALUES_LISTED, list_values, resolve_value
from onrecord.text.folding import is_cjk
from onrecord.text.numerals import NUMBERING, PART_WORDS, find_numbered

# Unknown fields named in a message.
MAX_UNKNOWN_WORDS = 3

# Letters that a typed field name and a real one must share for the typed one to be a guess at it.
MIN_PREFIX_CHARS = 3


def plan_query(query: Query, lexicon: Lexicon, *, literal: bool = False) -> Plan:
    """Return the plan for a query; with `literal` each word is searched for as typed, and none is corrected."""
    says, wanted = _taken(query, literal=literal)
    groups = [_alternatives(clause, lexicon) for clause in wanted]
    _add_names(wanted, groups, lexicon)
    _add_joined(wanted, groups, lexicon)
    _add_numbered(wanted, groups, lexicon)
    similar_groups: tuple[WordGroup, ...] = ()
    corrections = {} if literal else _corrections(wanted, groups, lexicon)
    if corrections:
        slips = {at: each.alternatives for at, each in corrections.items() if each.is_slip}
        groups = [[*group, *slips.get(at, ())] for at, group in enumerate(groups)]
        others = {at: each.alternatives for at, each in corrections.items() if not each.is_slip}
        if others:
            similar_groups = _groups(wanted, [(*group, *others.get(at, ())) for at, group in enumerate(groups)])
    choices, unknown, unlisted = _choices(query.filters, lexicon) if query.filters else ((), (), ())
    return Plan(
        query,
        _groups(wanted, groups),
        tuple(_group(clause, _literally(clause)) for clause in query.unwanted),
        choices,
        tuple((each.typed, each.shown) for each in corrections.values() if each.is_slip),
        (*says, *_without_effect(query, lexicon), *unknown),
        tuple((each.typed, each.alternatives) for each in corrections.values() if not each.is_slip),
        tuple(field for field in (*unlisted, *query.empty) if len(lexicon.values[field]) > MAX_VALUES_LISTED),
        similar_groups,
    )


def _without_effect(query: Query, lexicon: Lexicon) -> list[str]:
    """Return notices about unknown fields, fields without a value, and exclusions that exclude nothing."""
    if not (query.unknown or query.empty or query.unwanted):
        return []
    return [*_unknown_fields(query.unknown), *_no_values(query, lexicon), *_not_left_out(query, lexicon)]


def _corrections(
    clauses: Sequence[Clause], groups: Sequence[Sequence[Alternative]], lexicon: Lexicon
) -> dict[int, Correction]:
    """Return what may be meant by each clause that does not occur, by the clause's position."""
    vocabulary = lexicon.vocabulary
    found: dict[int, Correction] = {}
    for at, clause in enumerate(clauses):
        if clause.literal or any(all_words_occur(each, vocabulary) for each in groups[at]):
            continue
        if correction := correct_clause(clause, vocabulary):
            found[at] = correction
    return found


def _taken(query: Query, *, literal: bool) -> tuple[tuple[str, ...], tuple[Clause, ...]]:
    """Return the notices about the query as a whole, and the clauses to search for."""
    typed = query.wanted
    wanted = typed if literal else strip_question_words(typed)
    if len(wanted) == len(typed):
        return query.says, wanted
    words = " ".join(
        ("or " if clause.either and at else "") + " ".join(clause.words) for at, clause in enumerate(wanted)
    )
    return (*query.says, f"searched for: {words}"), wanted


def _unknown_fields(names: Sequence[str]) -> list[str]:
    """Return a notice that names the unknown fields, a likely guess if there is one, and the known fields."""
    if not names:
        return []
    named = ", ".join(names[:MAX_UNKNOWN_WORDS]) + (" and others" if len(names) > MAX_UNKNOWN_WORDS else "")
    near = [field for field in FIELDS if _is_near(names[0], field)] if len(names) == 1 else []
    guess = f" (did you mean {near[0]}:?)" if near else ""
    words = "a word" if len(names) == 1 else "words"
    return [f"no field {named}{guess}: searched for as {words}; fields: {', '.join(FIELDS)}"]


def _is_near(typed: str, field: str) -> bool:
    alike = min(len(typed), len(field)) >= MIN_PREFIX_CHARS and (typed.startswith(field) or field.startswith(typed))
    return alike or field in edits1(typed)


def _no_values(query: Query, lexicon: Lexicon) -> list[str]:
    return [f"{field}: needs a value right after it; values: {list_values(field, lexicon)}" for field in query.empty]


def _not_left_out(query: Query, lexicon: Lexicon) -> list[str]:
    """Return notices about excluded words that do not occur: a mistyped one would seem to exclude something."""
    absent = [
        " ".join(clause.words)
        for clause in query.unwanted
        if not any(all_words_occur(each, lexicon.vocabulary) for each in _literally(clause))
    ]
    return [f"“{words}” does not occur, so it leaves nothing out" for words in absent]


def _groups(clauses: Sequence[Clause], groups: Sequence[Sequence[Alternative]]) -> tuple[WordGroup, ...]:
    """Return one group for each required clause; clauses joined by `or` share a group."""
    if len(clauses) == 1:
        return (_group(clauses[0], groups[0]),)
    joined: list[WordGroup] = []
    for clause, alternatives in zip(clauses, groups, strict=True):
        group = _group(clause, alternatives)
        if clause.either and joined:
            other = joined.pop()
            both = _each_once((*other.alternatives, *group.alternatives))
            group = WordGroup(f"{other.typed} or {group.typed}", both)
        joined.append(group)
    return tuple(joined)


def _group(clause: Clause, alternatives: Iterable[Alternative]) -> WordGroup:
    return WordGroup(" ".join(clause.words), _each_once(alternatives))


def _each_once(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Return each run of words once, at its highest weight."""
    best: dict[tuple[Words, bool], Alternative] = {}
    for each in alternatives:
        key = each.words, each.prefix
        if key not in best or best[key].weight < each.weight:
            best[key] = each
    return tuple(best.values())


def _literally(clause: Clause) -> list[Alternative]:
    typed = Alternative(clause.words, clause.prefix)
    return [typed, Alternative(clause.joined, clause.prefix, JOINED)] if len(clause.joined) == 1 else [typed]


def _alternatives(clause: Clause, lexicon: Lexicon) -> list[Alternative]:
    found = _literally(clause)
    vocabulary = lexicon.vocabulary
    if clause.literal:
        return found
    *before, last = clause.words
    found += [Alternative((*before, each), weight=SPELLING) for each in spellings(last) if each in vocabulary]
    found += [Alternative((*before, each), weight=INFLECTED) for each in other_forms(last) if each in vocabulary]
    half_typed = not clause.prefix and last not in vocabulary and not is_cjk(last)
    if half_typed and vocabulary.begins(last):
        found.append(Alternative(clause.words, prefix=True))
    return found


def _add_names(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Add to clauses that together form a name the other names of the same thing. `or` splits names."""
    taken = 0
    for start in range(len(clauses)):
        parted = next((at for at in range(start + 1, len(clauses)) if clauses[at].either), len(clauses))
        for end in range(min(parted, start + MAX_NAME_WORDS), max(start, taken), -1):
            part = clauses[start:end]
            others = lexicon.stands_for(tuple(word for clause in part for word in clause.words))
            if others and not any(clause.literal for clause in part):
                for alternatives in groups[start:end]:
                    alternatives += [Alternative(other, weight=STANDS_FOR) for other in others]
                taken = end
                break


def _add_joined(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Add the joined form of two words that occur as one (`anti satellite`), and the halves of one that does not."""
    for at, (left, right) in enumerate(pairwise(clauses)):
        if left.literal or right.literal or right.either or len(left.words) > 1 or len(right.words) > 1:
            continue
        joined = left.words[0] + right.words[0]
        if joined in lexicon.vocabulary or (right.prefix and lexicon.vocabulary.begins(joined)):
            for alternatives in groups[at : at + 2]:
                alternatives.append(Alternative((joined,), right.prefix, JOINED))
    for clause, alternatives in zip(clauses, groups, strict=True):
        if (
            not clause.literal
            and len(clause.words) == 1
            and not any(all_words_occur(a, lexicon.vocabulary) for a in alternatives)
        ):
            halves = lexicon.vocabulary.split(clause.words[0])
            alternatives += [Alternative(each, weight=JOINED) for each in halves]


def _add_numbered(clauses: Sequence[Clause], groups: list[list[Alternative]], lexicon: Lexicon) -> None:
    """Add the other numeral of parts (Article V and Article 5), and digits to other things such as Artemis II."""
    if all(NUMBERING.isdisjoint(clause.words) for clause in clauses):
        return
    parted = [clause.literal or clause.either for clause in clauses]
    words = [word for gap, clause in zip(parted, clauses, strict=True) for word in ("",) * gap + clause.words]
    owners = [at for at, clause in enumerate(clauses) for _ in range(parted[at] + len(clause.words))]
    for one in find_numbered(words):
        run = (one.form,) if one.form in lexicon.vocabulary or one.what in PART_WORDS else (one.what, str(one.number))
        for owner in dict.fromkeys((owners[one.first], owners[one.last])):
            if not clauses[owner].literal:
                groups[owner].append(Alternative(run, weight=JOINED))


def _choices(
    filters: Sequence[Filter], lexicon: Lexicon
) -> tuple[tuple[FacetChoice, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the facet tokens of each filter, notices about values that match nothing, and the fields of those."""
    choices: list[FacetChoice] = []
    says: dict[str, str] = {}
    for field, typed, without in filters:
        values = [resolve_value(field, each, lexicon) for each in typed]
        facets = dict.fromkeys(facet_token(field, value) for one in values for value in one.values)
        choices.append(FacetChoice(tuple(facets), without))
        says |= {one.says: field for one in values if one.says}
    return tuple(choices), tuple(says), tuple(dict.fromkeys(says.values()))
