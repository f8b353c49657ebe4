"""Score how well a target matches: the roles of the matching texts, exactness, and proximity."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.search.plan import Alternative, Plan, WordGroup
from onrecord.search.targets import TEXT_BOUNDARY, FoldedTexts, Role

WEIGHTS = {Role.OWN_NAME: 12.0, Role.OTHER_NAME: 8.0, Role.OFFICIAL: 5.0, Role.ABOUT: 3.0, Role.EDITOR: 1.5}
# Weight of a prefix match relative to a whole word.
PREFIX_WEIGHT = 0.6

# Added to each word's weight if the words stand in the typed order with nothing between them.
PROXIMITY_BONUS = 0.5

# Added likewise if the typed words are a whole text.
WHOLE_TEXT_BONUS = 1.0


class ScorePart(NamedTuple):
    """The contribution of a typed word, or of all together; `matched_text` matched, and `bonus` names a bonus."""

    typed: str
    matched_text: str
    role: Role
    score: float
    bonus: str = ""


Probe = tuple[float, Role, str]


class Scorer:
    """Scores texts by a plan. The possible weights of each typed word are computed once, highest first."""

    def __init__(self, plan: Plan) -> None:
        self._groups = [probes(group) for group in plan.groups]
        self._excluded_groups = [probes(group) for group in plan.excluded_by_words]
        self._bonuses = [
            (share * weight * len(plan.groups), role, run)
            for run, share, _ in _bonuses(plan)
            for role, weight in WEIGHTS.items()
        ]

    def score(self, folded: FoldedTexts) -> float | None:
        """Return the sum over the wanted words; None if one of them is missing or an unwanted one matches."""
        total = 0.0
        for group in self._groups:
            best = first_value(group, folded)
            if not best:
                return None
            total += best
        if self._excluded_groups and any(first_value(group, folded) for group in self._excluded_groups):
            return None
        return total + self._bonus(folded)

    def partial(self, folded: FoldedTexts) -> tuple[int, float] | None:
        """Return how many wanted words match and their score; None if none does or an unwanted one does."""
        values = [best for group in self._groups if (best := first_value(group, folded))]
        if not values or any(first_value(group, folded) for group in self._excluded_groups):
            return None
        return len(values), sum(values) + self._bonus(folded)

    def _bonus(self, folded: FoldedTexts) -> float:
        """Return the sum of the bonuses, each for its strongest role."""
        total = 0.0
        runs: set[str] = set()
        for value, role, run in self._bonuses:
            if run in folded[role] and run not in runs:
                runs.add(run)
                total += value
        return total


def probes(group: WordGroup) -> list[Probe]:
    """Return the runs of words to test, each with its role and the weight of a match; highest weight first."""
    weighted: list[Probe] = []
    for alternative in group.alternatives:
        for role, weight in WEIGHTS.items():
            if alternative.prefix:
                weighted.append((weight * alternative.weight, role, f"{alternative.run} "))
                weighted.append((weight * alternative.weight * PREFIX_WEIGHT, role, alternative.run))
            else:
                weighted.append((weight * alternative.weight, role, alternative.run))
    return sorted(weighted, key=lambda probe: -probe[0])


def first_value(group: Sequence[Probe], folded: FoldedTexts) -> float:
    """Return the weight of the group in the texts; 0 if it does not match."""
    for value, role, run in group:
        if run in folded[role]:
            return value
    return 0.0


def score_parts(folded: FoldedTexts, plan: Plan) -> list[ScorePart]:
    """Return the parts that make up a score."""
    parts: list[ScorePart] = []
    for group in plan.groups:
        matches = (
            (value, alternative, role)
            for alternative in group.alternatives
            for value, role in _values(alternative, folded)
        )
        if best := max(matches, key=lambda match: match[0], default=None):
            value, alternative, role = best
            parts.append(
                ScorePart(group.typed, " ".join(alternative.words) + ("…" if alternative.prefix else ""), role, value)
            )
    for run, share, name in _bonuses(plan):
        if (strongest := _first(folded, run)) is not None:
            value = share * WEIGHTS[strongest] * len(plan.groups)
            parts.append(ScorePart("", run.strip(f" {TEXT_BOUNDARY}"), strongest, value, name))
    return parts


def _values(alternative: Alternative, folded: FoldedTexts) -> Iterator[tuple[float, Role]]:
    return ((value, role) for value, role, run in probes(WordGroup("", (alternative,))) if run in folded[role])


def _bonuses(plan: Plan) -> list[tuple[str, float, str]]:
    runs = [(plan.whole_text, WHOLE_TEXT_BONUS, "with nothing else")] if plan.groups else []
    return [*runs, (plan.phrase, PROXIMITY_BONUS, "in this order")] if plan.phrase else runs


def _first(folded: FoldedTexts, run: str) -> Role | None:
    return next((role for role in WEIGHTS if run in folded[role]), None)
