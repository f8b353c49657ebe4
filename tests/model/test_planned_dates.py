"""Due dates of plans: never one that the words do not say of the thing, and most of those that they do."""

from __future__ import annotations

import datetime
import pathlib
import random
import re
import time
import tomllib
from typing import Any

import pytest

from onrecord.model import Pack
from onrecord.model.kind_fields import planned_passage
from onrecord.model.planned_dates import MAX_PLAN_CHARS, planned_years

GOLD: list[dict[str, Any]] = tomllib.loads((pathlib.Path(__file__).parent / "due_gold.toml").read_text("utf-8"))["plan"]
DAY = datetime.date(2024, 5, 6)


def _years(plan: dict[str, Any]) -> list[str]:
    return [str(year) for year in planned_years(plan["words"], [plan["name"]], plan["day"])]


def test_no_date_of_the_gold_set_is_wrong_and_few_are_missing() -> None:
    """The figures are printed with -s; French and German are among what is missing."""
    assert len(GOLD) > 150
    for kind in ("real", "held", "all"):
        plans = [plan for plan in GOLD if kind == "all" or plan.get(kind)]
        wrong = [(plan["words"], years) for plan in plans if set(years := _years(plan)) - set(plan["dates"])]
        missing = [plan["words"] for plan in plans if set(plan["dates"]) - set(_years(plan))]
        dated = sum(bool(plan["dates"]) for plan in plans)
        print(f"{kind}: {len(plans)} plans, {dated} with dates: {len(wrong)} wrong, {len(missing)} missing")
        assert not wrong
        assert len(missing) <= dated / 3, missing


def test_the_bundled_plans_have_their_dates(shipped_pack: Pack) -> None:
    plans = [(record, plan) for record in shipped_pack.records if (plan := planned_passage(record))]
    assert len(plans) == 4
    for record, plan in plans:
        names = [record.name, *([record.short] if record.short else [])]
        [year] = planned_years(plan.quote, names, shipped_pack.statement.date)
        assert str(year) in plan.quote


@pytest.mark.parametrize(
    "lead", ["", "As agreed in 2019, ", "Noting Bravo’s launch in 2026, ", "Following a visit in 2024, "]
)
@pytest.mark.parametrize(
    "end", ["", ", as decided in 2024", " under the Framework of 2025", ", if Bravo lands in 2029"]
)
def test_what_stands_around_a_plan_changes_nothing(lead: str, end: str) -> None:
    for plan in ("both sides will launch Alfa in late 2027", "Alfa is to be launched by 2027"):
        assert planned_years(f"{lead}{plan}{end}.", ["Alfa"], DAY) == (2027,)


@pytest.mark.parametrize("seed", range(3))
def test_years_of_sentences_put_together_at_random_are_of_the_sentence_or_none(seed: int) -> None:
    """Of two sentences, only the one that names the thing says when it is planned."""
    chance = random.Random(seed)
    plans = [plan for plan in GOLD if plan["words"].endswith(".") and plan["name"] in plan["words"]]
    assert len(plans) > 60
    for _ in range(200):
        plan, other = chance.sample(plans, 2)
        if plan["name"] in other["words"] or plan["day"] != other["day"]:
            continue
        for words in (f"{plan['words']} {other['words']}", f"{other['words']} {plan['words']}"):
            years = planned_years(words, [plan["name"]], plan["day"])
            assert {str(year) for year in years} <= set(plan["dates"]), words


def test_a_text_made_to_be_slow_is_not() -> None:
    for unit in ("in the end of ", "in 2030, ", "and 2030 or ", "that which ", "(", "by 1 2 3 ", "2030年に"):
        words = (unit * MAX_PLAN_CHARS)[:MAX_PLAN_CHARS]
        begun = time.process_time()
        planned_years(words, ["Alfa"], DAY)
        planned_years(f"Alfa {words[:-5]}", ["Alfa"], DAY)
        assert time.process_time() - begun < 0.5, unit
    assert planned_years("Alfa will fly in 2030." + " " * MAX_PLAN_CHARS, ["Alfa"], DAY) == ()


def test_no_year_before_the_statement_is_due() -> None:
    for plan in GOLD:
        later = datetime.date(2100, 1, 1)
        assert planned_years(plan["words"], [plan["name"]], later) == ()
        assert all(year >= plan["day"].year for year in planned_years(plan["words"], [], plan["day"]))
    assert any(re.search(r"\d{4}", plan["words"]) for plan in GOLD)
