"""The distance that a page or half a page of lines is."""

from math import copysign, trunc


def page_step(pages: float, lines: int) -> int:
    """Return how many lines so many pages of that height are, with their sign: at least one line."""
    return trunc(copysign(max(1, abs(pages) * lines), pages))
