"""Synthetic archives: packs of any size that resemble real ones to a search, the same for the same size and seed.

Words are drawn by Zipf's law from those of the statement that ships and from invented ones, of which there are more
the larger the archive; every third sentence holds a piece of the real statement. Names are made of rarer words, and of
Japanese; missions are each pack's own, while the same bodies take part again and again.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterator

from onrecord.model import (
    JOINT,
    Area,
    Commitment,
    Grade,
    Mission,
    Note,
    Pack,
    Paragraph,
    Participant,
    Party,
    Passage,
    Record,
    Ref,
    Sentence,
    Statement,
)
from onrecord.packs import bundled_packs, load_packs

SENTENCES_A_PACK = 100
SENTENCES_A_PARAGRAPH = 10
SOURCE = "https://www.example.org/"
BODIES = 60
COMMONEST = 200  # words in every other sentence, which are in no name

AREAS = ("security", "commercial", "civil", "science", "dialogue")
PARTIES = (Party("japan", "Japan"), Party("us", "United States", short="U.S.", title="U.S. side"))
VERBS = (("committed to", 5), ("plan to", 4), ("reaffirmed", 3), ("welcomed", 2), ("discussed", 1))
KANJI = "宇宙航空衛星観測月面探査開発研究国際協力防衛環境気候海洋情報通信技術科学教育経済産業安全保障"
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロ"
_ONSETS, _VOWELS, _CODAS = (
    ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pr", "cl", "gr"],
    ["a", "e", "i", "o", "u", "ea", "io"],
    ["", "n", "r", "s", "l", "t"],
)


def packs(sentences: int, seed: int = 8, a_pack: int = SENTENCES_A_PACK) -> Iterator[Pack]:
    """Yield packs of `a_pack` sentences each, the newest first, until there are so many sentences."""
    dice = random.Random(f"{sentences}/{seed}")
    words = _Words(dice, invented=min(120_000, 3_000 + sentences // 6))
    first = datetime.date(2023, 3, 24)
    for number in range(max(1, sentences // a_pack)):
        size = min(sentences, a_pack)
        yield _pack(number, first - datetime.timedelta(days=number), size, dice, words)


class _Words:
    """A source of words, pieces of the statement, names, and bodies (name, abbreviation and Japanese name)."""

    def __init__(self, dice: random.Random, invented: int) -> None:
        [shipped_pack] = [pack for pack in load_packs(bundled_packs()).packs if pack.id == "japan-us-space-8"]
        real = [word for sentence in shipped_pack.statement.sentences for word in sentence.text.split()]
        self.pieces = [" ".join(real[at : at + 7]) for at in range(0, len(real) - 7, 5)]
        made = {_invented(dice) for _ in range(invented)}
        self.words = [*dict.fromkeys(word.strip(".,;()“”").lower() for word in real), *sorted(made)]
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self.bodies = [_body(self.name(dice, 3), dice) for _ in range(BODIES)]

    def some(self, dice: random.Random, count: int) -> list[str]:
        return dice.choices(self.words, cum_weights=self.weights, k=count)

    def name(self, dice: random.Random, count: int) -> str:
        """Return a name of less common words."""
        return " ".join(word.title() for word in dice.choices(self.words[COMMONEST:], k=count))


def _invented(dice: random.Random) -> str:
    return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS) for _ in range(dice.randint(2, 4)))


def _pack(number: int, date: datetime.date, size: int, dice: random.Random, words: _Words) -> Pack:
    paragraphs = []
    clauses: list[tuple[Ref, str, str, int]] = []
    for at in range(0, size, SENTENCES_A_PARAGRAPH):
        paragraph = at // SENTENCES_A_PARAGRAPH + 1
        sentences = []
        for inside in range(1, min(SENTENCES_A_PARAGRAPH, size - at) + 1):
            verb, grade = dice.choice(VERBS)
            clause = " ".join([verb, *words.some(dice, dice.randint(6, 14))])
            piece = f", {dice.choice(words.pieces)}," if dice.random() < 0.3 else ""
            text = f"Both sides {clause}{piece} {' '.join(words.some(dice, dice.randint(4, 18)))}."
            sentences.append(Sentence(paragraph, inside, text))
            clauses.append((Ref.sentence(paragraph, inside), clause, verb, grade))
        paragraphs.append(Paragraph(paragraph, tuple(sentences), editor_heading=f"Topic {paragraph}"))
    title = f"Joint Statement No. {number}"
    statement = Statement(
        title, date, tuple(paragraphs), place="Tokyo", parties=PARTIES, publisher="Department", url=SOURCE
    )
    topics = {
        area: [_whole(statement, f"p{each.number}") for each in paragraphs[at :: len(AREAS)]]
        for at, area in enumerate(AREAS)
    }
    records: list[Record] = [
        Area(id=area, name=area.title(), passages=tuple(held)) for area, held in topics.items() if held
    ]
    records += [_participant(body, statement, clauses, dice) for body in dice.sample(words.bodies, 4)]
    records += [_mission(at, statement, clauses, dice, words, date) for at in range(6)]
    records += [
        Commitment(
            id=f"c{at}",
            name=clause,
            actors=(dice.choice((JOINT, "us", "japan")),),
            verb=verb,
            clause=clause,
            grade=Grade(grade),
            areas=(dice.choice(AREAS),),
            passages=(Passage(ref, clause),),
        )
        for at, (ref, clause, verb, grade) in enumerate(dice.sample(clauses, min(10, len(clauses))))
    ]
    return Pack(f"archive-{number}", title, statement, tuple(records))


def _body(name: str, dice: random.Random) -> tuple[str, str, str]:
    initials = "".join(word[0] for word in name.split())
    return f"Ministry of {name}", f"M{initials}{dice.choice('ABCXYZ')}", _japanese(dice) + "省"


def _participant(
    body: tuple[str, str, str], statement: Statement, clauses: list[tuple[Ref, str, str, int]], dice: random.Random
) -> Participant:
    name, abbreviation, name_ja = body
    return Participant(
        id=abbreviation.lower(),
        name=name,
        name_ja=name_ja,
        abbreviation=abbreviation,
        side=dice.choice(("japan", "us")),
        role=("participant",),
        passages=(_whole(statement, str(dice.choice(clauses)[0])),),
    )


def _mission(
    at: int,
    statement: Statement,
    clauses: list[tuple[Ref, str, str, int]],
    dice: random.Random,
    words: _Words,
    date: datetime.date,
) -> Mission:
    ref = dice.choice(clauses)[0]
    sentence = statement.text_at(ref)
    note = Note(" ".join(words.some(dice, 14)).capitalize() + ".", date, SOURCE)
    return Mission(
        id=f"x{at}",
        name=words.name(dice, 3),
        short="".join(dice.choice("ABCDEFGHIKLMNOPRSTUVX") for _ in range(4)),
        name_ja=_japanese(dice),
        aliases=("".join(dice.choice(KANA) for _ in range(5)), words.name(dice, 2)),
        areas=(dice.choice(AREAS),),
        passages=(Passage(ref, " ".join(sentence.split()[2:6])),),
        notes=(note,),
    )


def _whole(statement: Statement, ref: str) -> Passage:
    return Passage(Ref.parse(ref), statement.text_at(Ref.parse(ref)), whole=True)


def _japanese(dice: random.Random) -> str:
    return "".join(dice.choice(KANJI) for _ in range(dice.randint(3, 7)))
