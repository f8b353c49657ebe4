"""CSS that shows the parts of a drawing one after the other, each from one stage to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby


class Animation:
    """Stages that follow each other, and the CSS classes of what is visible from one stage to another.

    The last stage is what stands there before and after the animation, and where motion is unwelcome.
    """

    def __init__(self, seconds: Sequence[float], rounds: int) -> None:
        self._starts = [sum(seconds[:stage]) for stage in range(len(seconds) + 1)]
        self._rounds = rounds
        self._spans: dict[tuple[int, int], str] = {}

    def parts(self, at_each_stage: Sequence[str]) -> list[str]:
        """Return the SVG of one part of the drawing, which looks like this at each stage: every look once."""
        drawn: list[str] = []
        first = 0
        for svg, same in groupby(at_each_stage):
            after = first + len(list(same))
            if svg:
                drawn.append(svg if self._always(first, after) else f'<g class="{self._name(first, after)}">{svg}</g>')
            first = after
        return drawn

    def css(self) -> Iterator[str]:
        """Yield the rules for all parts so far."""
        total, stages = self._starts[-1], len(self._starts) - 1
        hidden = [f".{name}" for (_, after), name in self._spans.items() if after < stages]
        yield f"{','.join(hidden)}{{visibility:hidden}}"
        yield "@media (prefers-reduced-motion:no-preference){"
        for (first, after), name in self._spans.items():
            begin, end = (f"{100 * self._starts[stage] / total:.4g}%" for stage in (first, after))
            before = "0%{visibility:hidden}" if first else ""
            later = f"{end}{{visibility:hidden}}" if after < stages else ""
            yield f"@keyframes {name}{{{before}{begin}{{visibility:visible}}{later}}}"
            yield f".{name}{{animation:{name} {total:g}s step-end {self._rounds}}}"
        yield "}"

    def _always(self, first: int, after: int) -> bool:
        return (first, after) == (0, len(self._starts) - 1)

    def _name(self, first: int, after: int) -> str:
        return self._spans.setdefault((first, after), f"s{first}-{after}")


def still(svg: str, stage: int) -> str:
    """Return a drawing as it stands at one stage, without the animation."""

    def group(span: re.Match[str]) -> str:
        return f'<g visibility="{"visible" if int(span[1]) <= stage < int(span[2]) else "hidden"}">'

    return re.sub(r'<g class="s(\d+)-(\d+)">', group, svg)
