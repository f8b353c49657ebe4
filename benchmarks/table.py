"""Measurements as rows of a Markdown table."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADER = ("what", "n", "median", "p95", "p99", "worst", "× floor", "peak memory", "goal")


@dataclass(frozen=True, slots=True)
class Goal:
    """Upper bounds: `times` the floor's median, `p95` in seconds, and `mb` of peak memory above the floor's."""

    times: float | None = None
    p95: float | None = None
    mb: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: `seconds` are the samples; `floor` is the row that this one is compared with."""

    title: str
    seconds: Sequence[float]
    peak_mb: float | None = None
    floor: Row | None = None
    goal: Goal | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def percentile(self, percent: int) -> float:
        """Return the smallest sample that `percent` of the samples do not exceed (nearest rank)."""
        ranked = sorted(self.seconds)
        return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]

    def cells(self) -> tuple[str, ...]:
        times = (self.median, self.percentile(95), self.percentile(99), max(self.seconds))
        ratio = f"{self.median / self.floor.median:.2f}" if self.floor else ""
        peak = f"{self.peak_mb:.0f} MB" if self.peak_mb else ""
        return (self.title, str(len(self.seconds)), *(_ms(time) for time in times), ratio, peak, self._goals())

    def _goals(self) -> str:
        """Return each goal, with “met” or “MISSED”."""
        goals = []
        if self.goal and self.goal.p95:
            goals.append((f"p95 {_ms(self.goal.p95)}", self.percentile(95) < self.goal.p95))
        if self.goal and self.goal.times and self.floor:
            goals.append((f"{self.goal.times:.2f} ×", self.median <= self.goal.times * self.floor.median))
        if self.goal and self.goal.mb and self.floor and self.peak_mb and self.floor.peak_mb:
            goals.append((f"+{self.goal.mb:.0f} MB", self.peak_mb <= self.floor.peak_mb + self.goal.mb))
        return ", ".join(f"{goal} {'met' if met else 'MISSED'}" for goal, met in goals)


def table(rows: Iterable[Row]) -> str:
    """Return the rows below HEADER: titles left-aligned, figures right-aligned."""
    lines = [HEADER, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = "|" + "|".join([" " + "-" * widths[0] + " ", *(" " + "-" * width + ":" for width in widths[1:])]) + "|"
    head, *body = (_line(cells, widths) for cells in lines)
    return "\n".join([head, rule, *body])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *figures = zip(cells, widths, strict=True)
    return "| " + " | ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in figures)]) + " |"


def _ms(seconds: float) -> str:
    ms = seconds * 1000
    return f"{ms:.0f} ms" if ms >= 10 else f"{ms:.3f} ms"
