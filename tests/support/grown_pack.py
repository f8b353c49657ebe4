"""Builders of packs of any size: checking, opening and measuring them must cost no more than their size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

Files = Mapping[str, bytes]

_HEAD = """\
[statement]
title = "Joint Statement on Growth"
date = 2024-06-01
place = "Kyoto"
parties = ["Japan", "United States"]
publisher = "The Weather Office"
url = "https://www.example.org/growth/"
numbering = "added"
"""
AREA = '[[area]]\nid = "a#"\nname = "Area #"\npassages = [{ ref = "p1" }]\n'
TERM = '[[term]]\nid = "t#"\nname = "Term #"\nmeaning = "What # means."\n'
MISSION = '[[mission]]\nid = "m#"\nname = "Mission #"\npassages = [{ ref = "p1" }]\n'
COMMITMENT = '[[commitment]]\nid = "c#"\nref = "p1.s1"\nactor = "both"\nverb = "commit to"\nclause = "&"\ngrade = 5\n'
NOTE = '[[mission.note]]\ntext = "Day #."\nas_of = 2025-05-01\nsource = "https://www.example.org/#"\n'


def pack(paragraphs: Iterable[Iterable[str]] = (("One.", "Two."),), **others: str) -> dict[str, bytes]:
    """Return a pack of these paragraphs, in one area; `others` are files by their names without the ending."""
    cut = [list(paragraph) for paragraph in paragraphs]
    source = "\n\n".join(" ".join(sentences) for sentences in cut) + "\n"
    statement = [_HEAD, f'sha256 = "{hashlib.sha256(source.encode()).hexdigest()}"\n']
    for number, sentences in enumerate(cut, 1):
        listed = ", ".join(f'"{sentence}"' for sentence in sentences)
        statement.append(f'[[paragraph]]\nnumber = {number}\nheading = "Part {number}"\nsentences = [{listed}]\n')
    texts = {
        "pack": 'schema = 1\nid = "grown"\ntitle = "A Grown Pack"\n',
        "statement": "".join(statement),
        "areas": AREA.replace("#", "0").replace('"p1"', f'"{whole(len(cut))}"'),
        **others,
    }
    return {"source.txt": source.encode()} | {f"{name}.toml": text.encode() for name, text in texts.items()}


def whole(paragraphs: int) -> str:
    """Return the ref of all of so many paragraphs."""
    return "p1" if paragraphs == 1 else f"p1-p{paragraphs}"


def each(n: int, template: str) -> str:
    """Return the template n times, with the numbers from 1 for its `#`."""
    return "".join(template.replace("#", str(number)) for number in range(1, n + 1))


def sentences(n: int) -> list[str]:
    """Return n different sentences."""
    return [f"Sentence {number} is here." for number in range(1, n + 1)]


def array(n: int, template: str) -> str:
    """Return an array of n elements, each with its number for `#`."""
    return "[" + each(n, f"{template}, ") + "]"


def one_mission(more: str, passages: str = '[{ ref = "p1" }]') -> dict[str, str]:
    """Return a file of one mission with these further lines."""
    return {"missions": MISSION.replace("#", "0").replace('[{ ref = "p1" }]', passages) + f"{more}\n"}


def commitments(clauses: Iterable[str]) -> str:
    """Return a commitment with each of these clauses, all of one sentence."""
    return "".join(COMMITMENT.replace("#", str(n)).replace("&", clause) for n, clause in enumerate(clauses))
