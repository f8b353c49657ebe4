"""The actions of all parties together, which a search for the actions of one party leaves out."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import JOINT
from onrecord.search.facets import facet_token, split_facet_token
from onrecord.search.plan import FacetChoice, Plan

_JOINT_TOKEN = facet_token("actor", JOINT)


def joint_plan(plan: Plan) -> Plan | None:
    """Return the plan of what `actor:joint` would find instead of the party; None if the plan asks for no one party."""
    of_actor = [choice for choice in plan.choices if _is_of_actor(choice)]
    if len(of_actor) != 1 or _JOINT_TOKEN in of_actor[0].facets:
        return None
    others = [choice for choice in plan.choices if choice is not of_actor[0]]
    left_out = (FacetChoice((_JOINT_TOKEN,)), FacetChoice(of_actor[0].facets, excluded=True))
    return replace(plan, choices=(*others, *left_out))


def joint_notice(count: int) -> str:
    """Return the sentence on so many results of all parties that a search for one party's left out; empty for none."""
    if not count:
        return ""
    number = f"{count:,} result{'' if count == 1 else 's'}"
    return f"what all parties do together is left out ({number}); actor:{JOINT} finds it"


def _is_of_actor(choice: FacetChoice) -> bool:
    return bool(choice.facets) and not choice.excluded and split_facet_token(choice.facets[0])[0] == "actor"
