"""Random packs: records of every kind with and without names, dates, outcomes and cautions, in and not in the text."""

from __future__ import annotations

import datetime
import random
from typing import Any

from onrecord.model import (
    JOINT,
    OUTCOMES,
    STATUSES,
    Area,
    Commitment,
    Event,
    Grade,
    Instrument,
    Mission,
    Note,
    Pack,
    Paragraph,
    Participant,
    Party,
    Passage,
    Record,
    Sentence,
    Statement,
    Term,
)

WORDS = ("orbit", "Moon", "treaty", "“Heron”", "data", "SLIM", "Article V", "月面", "debris", "|pipe|", "a<b", "*star*")
DAYS = [datetime.date(2023, 3, 24), datetime.date(2024, 8, 26), datetime.date(2025, 1, 5)]


def random_pack(draw: random.Random, name: str = "random-pack") -> Pack:
    """Return a pack of three paragraphs and twelve records, each with a passage or a note."""
    sentences = [
        [Sentence(number, count, _sentence(draw)) for count in range(1, draw.randint(2, 4))] for number in (1, 2, 3)
    ]
    statement = Statement(
        title=f"Joint Statement of {name}",
        date=draw.choice(DAYS),
        place="Kyoto",
        parties=(Party("japan", "Japan"), Party("us", "United States", short="U.S.", title="U.S. side")),
        publisher="The Office",
        url=f"https://www.example.org/{name}/",
        numbering=draw.choice(["added", "original"]),
        paragraphs=tuple(
            Paragraph(number, tuple(each), editor_heading="Heading") for number, each in enumerate(sentences, 1)
        ),
        short_title=draw.choice([None, f"Short {name}"]),
    )
    records = [_record(draw, statement, number) for number in range(12)]
    order = list(dict.fromkeys(type(record) for record in records))
    return Pack(name, "Random", statement, tuple(sorted(records, key=lambda record: order.index(type(record)))))


def _sentence(draw: random.Random) -> str:
    day = draw.choice(["on March 24, 2023", "on 26 August 2024", "in 2024", ""])
    return f"Both sides {draw.choice(['welcomed', 'discussed'])} {' '.join(draw.sample(WORDS, 4))} {day}".strip() + "."


def _record(draw: random.Random, statement: Statement, number: int) -> Record:
    def maybe(text: str) -> str | None:
        return draw.choice([None, draw.choice(WORDS), f"{text} {number}"])

    sentence = draw.choice(statement.sentences)
    passage = Passage(sentence.ref, sentence.text, whole=True)
    shared: dict[str, Any] = {
        "id": f"r{number}",
        "name": draw.choice([f"{draw.choice(WORDS)} {number}", draw.choice(WORDS)]),
        "short": maybe("Short"),
        "name_ja": draw.choice([None, "月面", f"名前{number}"]),
        "aliases": (f"alias {number}",),
        "areas": ("r0",),
        "passages": (passage,),
        "caveat": draw.choice([None, f"Caution {number}: read *this* | that."]),
        "notes": tuple(_note(draw, number, count) for count in range(draw.randint(0, 3))),
    }
    day = draw.choice([None, *DAYS])
    match draw.randrange(7):
        case 0:
            return Area(**{**shared, "areas": ()})
        case 1:
            role = ("co-chair", "participant")
            return Participant(**shared, side="japan", role=role, abbreviation=maybe("AB"), parent=maybe("Parent"))
        case 2:
            return Mission(**shared, operator=maybe("Operator"), partners=("Partner", "Other"), planned=passage)
        case 3:
            return Instrument(**shared)
        case 4:
            end = day + datetime.timedelta(days=1) if day and draw.random() < 0.5 else None
            return Event(**shared, date=day, end_date=end, place=draw.choice([None, "Moon", "Osaka"]))
        case 5:
            return Term(**shared, expansion=maybe("Expansion"), meaning=maybe("Meaning"))
    clause = sentence.text.removeprefix("Both sides ").removesuffix(".")
    fields = {**shared, "name": clause, "short": None, "name_ja": None}
    due = draw.choice([None, "2024", "2031"])
    return Commitment(
        **fields, actors=(JOINT,), verb=clause.split()[0], clause=clause, grade=draw.choice(list(Grade)), due=due
    )


def _note(draw: random.Random, number: int, count: int) -> Note:
    return Note(
        f"Note {number}-{count} <b> | *so*.",
        draw.choice(DAYS),
        f"https://example.org/{number}/{count}?a=1&b=2",
        draw.choice([None, *OUTCOMES]),
        draw.choice([None, *STATUSES]),
    )
