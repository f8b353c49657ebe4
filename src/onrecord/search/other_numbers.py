"""Targets that have the words of an exact phrase, but of another number: the index has the words alone."""

from dataclasses import replace

from onrecord.search.document_store import DocumentStore
from onrecord.search.match import find_matches
from onrecord.search.plan import Plan, WordGroup
from onrecord.text.folding import tokenize


class OtherNumbers:
    """Holds the numbers of a plan's exact phrases against the texts of targets; most plans have none."""

    def __init__(self, plan: Plan, store: DocumentStore) -> None:
        self._groups = [(_of_words(group), group) for group in plan.groups if group.has_numbers]
        self._excluded = [group for group in plan.excluded if group.has_numbers]
        self._store = store

    def count(self, target: int) -> int:
        """Return how many groups the target has by its words alone, with other numbers than the typed ones."""
        if not self._groups:
            return 0
        texts = [(field.text, tokenize(field.text)) for field in self._store.fields(target)]
        return sum(
            any(find_matches(words, tokens, text) for text, tokens in texts)
            and not any(find_matches(group, tokens, text) for text, tokens in texts)
            for words, group in self._groups
        )

    def leave_out(self, target: int) -> bool:
        """Return whether the target has an unwanted phrase with its numbers."""
        if not self._excluded:
            return False
        texts = [(field.text, tokenize(field.text)) for field in self._store.fields(target)]
        return any(find_matches(group, tokens, text) for group in self._excluded for text, tokens in texts)


def _of_words(group: WordGroup) -> WordGroup:
    return group._replace(alternatives=tuple(replace(each, numbers=()) for each in group.alternatives))
