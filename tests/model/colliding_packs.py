"""Random packs in which one value's id is another value's name, abbreviation or alias."""

from __future__ import annotations

import random

from onrecord.model import Area, Commitment, Grade, Pack, Participant, Party, Passage, Record, Sentence
from tests.model.random_packs import random_pack

# Each is the id of one value and, in another case, a name of others.
IDS = ("mofa", "meti", "security", "us", "united-states", "both", "ministry-of-trade")


def _name(draw: random.Random) -> str:
    return draw.choice([word.replace("-", " ").title() for word in IDS] + ["Northern Bureau", "MOFA", "U.S."])


def colliding_pack(draw: random.Random, pack_id: str) -> Pack:
    """Return a pack of parties, areas, participants and commitments whose names are ids of one another."""
    pack = random_pack(draw, pack_id)
    parties = [Party(each, _name(draw), aliases=(_name(draw),)) for each in draw.sample(IDS, 3)]

    def somewhere() -> tuple[Passage, ...]:
        sentence: Sentence = draw.choice(pack.statement.sentences)
        return (Passage(sentence.ref, sentence.text, whole=True),)

    areas: list[Record] = [
        Area(id=each, name=_name(draw), aliases=(_name(draw),), passages=somewhere()) for each in draw.sample(IDS, 3)
    ]
    bodies = [
        Participant(
            id=each,
            name=_name(draw),
            abbreviation=draw.choice([None, _name(draw)]),
            areas=(draw.choice(areas).id,),
            side=draw.choice(parties).id,
            passages=somewhere(),
        )
        for each in draw.sample(IDS, 4)
    ]
    commitments = [
        Commitment(
            id=f"c{number}",
            name=f"clause {number}",
            actors=(draw.choice(parties).id,),
            verb=draw.choice(["commit to", "commit to act"]),
            clause="commit to act",
            grade=Grade.COMMIT,
            due=draw.choice([None, "2024", "2024-06", "soon"]),
            passages=somewhere(),
        )
        for number in range(4)
    ]
    statement = pack.statement._replace(parties=tuple(parties))
    return Pack(pack_id, pack.title, statement, (*areas, *bodies, *commitments))
