"""Packs each of which has one dimension that grows, fine ones and broken ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.grown_pack import (
    AREA,
    MISSION,
    NOTE,
    TERM,
    Files,
    array,
    commitments,
    each,
    one_mission,
    pack,
    sentences,
    whole,
)

TIMES = 10  # how much larger the large pack is that is compared with a small one
MOST_NAMES = 1_000  # aliases or partners that a record may have


@dataclass(frozen=True, slots=True)
class Shape:
    """A dimension of a pack: `files` makes a pack of n of it; `small` is an n that is measured in no time.

    `fine` says that such a pack breaks no rule.
    """

    name: str
    files: Callable[[int], Files]
    small: int = 1_200
    fine: bool = True


def _broken(name: str, files: Callable[[int], Files], small: int = 1_200) -> Shape:
    return Shape(name, files, small, fine=False)


def _areas_of_their_own(n: int) -> Files:
    return pack(([each(1, "Here is #.")] for _ in range(n)), areas=each(n, AREA.replace('"p1"', '"p#"')))


def _all_of_the_text(n: int) -> Files:
    paragraphs = [[f"Paragraph {k}."] for k in range(n)]
    return pack(paragraphs, missions=each(n, MISSION.replace('"p1"', f'"{whole(n)}"')))


def _clauses(n: int) -> Files:
    clauses = [f"commit to act {k}" for k in range(n)]
    return pack([["We " + ", ".join(clauses) + "."]], commitments=commitments(clauses))


def _clauses_within_one_another(n: int) -> Files:
    clauses = ["commit to" + " act" * (k % 50) for k in range(n)]
    return pack([[clauses[-1] + " act" * n + "."]], commitments=commitments(clauses))


def _another_source(n: int) -> Files:
    files = pack([text] for text in sentences(n))
    return {**files, "source.txt": files["source.txt"].upper()}


def _bodies(n: int) -> Files:
    bodies = MISSION.replace("mission", "participant") + 'side = "us"\nrole = ["participant"]\nabbreviation = "B#"\n'
    return pack(participants=each(n, bodies), **one_mission("partners = " + array(n, '"Office B#"')))


def _records(kind: str, more: str = "") -> Callable[[int], Files]:
    return lambda n: pack(**{f"{kind}s": each(n, MISSION.replace("mission", kind) + more)})


def _mission_of(key: str, element: str) -> Callable[[int], Files]:
    """Return a builder of packs of one mission, with a key whose list grows."""
    return lambda n: pack(**one_mission(f"{key} = " + array(n, element)))


def _many_partners(n: int) -> Files:
    """Return missions each of which has fifty partners."""
    partners = array(50, '"Office #"')
    return pack(missions="".join(f"{MISSION.replace('#', str(k))}partners = {partners}\n" for k in range(n)))


def _repetitive_quotes(n: int) -> Files:
    """Return quotes for which each character of a text might be their first."""
    quote = "a" * 60 + "b" + "a" * 60
    passage = f'{{ ref = "p1", quote = "{quote}" }}'
    missions = MISSION.replace('{ ref = "p1" }', passage)
    return pack([["a" * 28_000 + quote + "."]], missions=each(n, missions))


def _many_aliases(n: int) -> Files:
    """Return records each of which has fifty aliases."""
    aliases = array(50, '"word #"')
    return pack(terms="".join(f"{each(1, TERM).replace('t1', f't{k}')}aliases = {aliases}\n" for k in range(n)))


def _quoted_names(n: int) -> Files:
    """Return a record of a hundred names, quoted in each sentence."""
    aliases = f"aliases = {array(100, chr(34) + 'alias #' + chr(34))}"
    return pack([sentences(n)], **one_mission(aliases, array(n, '{ ref = "p1.s#", quote = "Sentence" }')))


def _missions_text(text: Callable[[int], str]) -> Callable[[int], Files]:
    """Return a builder of packs whose file of missions has this text."""
    return lambda n: pack(missions=text(n))


def _quoted(n: int) -> Files:
    long = "word " * n + "end."
    passage = f'[{{ ref = "p1", quote = "{long}" }}]'
    return pack([[long]], **one_mission("", passage))


FINE = (
    Shape("paragraphs", lambda n: pack([f"Paragraph {k}."] for k in range(n))),
    Shape("paragraphs in areas of their own", _areas_of_their_own),
    Shape("sentences of one paragraph", lambda n: pack([sentences(n)]), 4_000),
    Shape("passages of one record", lambda n: pack([sentences(n)], **one_mission("", array(n, '{ ref = "p1.s#" }')))),
    Shape("records that rest on many sentences", lambda n: pack([sentences(n)], missions=each(5, MISSION)), 4_000),
    Shape("areas", lambda n: pack(areas=each(n, AREA))),
    Shape("areas of one record", lambda n: pack(areas=each(n, AREA), **one_mission("areas = " + array(n, '"a#"')))),
    Shape("aliases", _mission_of("aliases", '"word #"'), MOST_NAMES // TIMES),
    Shape("records of many aliases", _many_aliases, 50),
    Shape("sentences that quote a record of many names", _quoted_names, 100),
    Shape(
        "links of one record",
        lambda n: pack(terms=each(n, TERM), **one_mission("related = " + array(n, '"terms/t#"'))),
    ),
    Shape("links to one record", lambda n: pack(missions=each(n, MISSION + 'related = ["missions/m1"]\n'))),
    Shape("partners", _mission_of("partners", '"Office #"'), MOST_NAMES // TIMES),
    Shape("missions of many partners", _many_partners, 80),
    Shape("partners and bodies", _bodies, MOST_NAMES // TIMES),
    Shape("notes of one record", lambda n: pack(**one_mission(each(n, NOTE)))),
    Shape("missions", _records("mission")),
    Shape("participants", _records("participant", 'side = "us"\nrole = ["participant"]\n')),
    Shape("instruments", _records("instrument")),
    Shape("events", _records("event")),
    Shape("terms", lambda n: pack(terms=each(n, TERM))),
    Shape("commitments", _clauses, 200),
    Shape("characters of a sentence", lambda n: pack([["word " * n + "end."]]), 20_000),
    Shape("characters of a quote", _quoted, 20_000),
    Shape("characters of a name", lambda n: pack(terms=each(1, TERM.replace("Term #", "word " * n + "end"))), 20_000),
    Shape("linked words", lambda n: pack([["well-known-" * n + "end."]]), 9_000),
    Shape("quotes of a text that repeats itself", _repetitive_quotes, 200),
    Shape("characters of a comment", _missions_text(lambda n: f"# {'word ' * n}\n"), 40_000),
    Shape("comments", _missions_text(lambda n: "# c\n" * n), 40_000),
    Shape("blank lines", _missions_text(lambda n: "\n" * n), 40_000),
    Shape("addresses in the text", lambda n: pack([f"See https://www.example.org/{k}."] for k in range(n))),
)

BROKEN = (
    _broken(
        "records that rest on too many sentences", lambda n: pack([sentences(n)], missions=each(20, MISSION)), 20_000
    ),
    _broken("records that rest on all of the text", _all_of_the_text),
    _broken("clauses alike", lambda n: pack([["We commit to act."]], commitments=commitments(["commit to act"] * n))),
    _broken("clauses within one another", _clauses_within_one_another, 500),
    _broken("characters of an id", lambda n: pack(terms=each(1, TERM.replace("t#", "a-" * n + "a"))), 40_000),
    _broken("unknown keys", lambda n: pack(**one_mission(each(n, "k# = 1\n"))), 5_000),
    _broken("unknown keys of many records", lambda n: pack(missions=each(n, MISSION + "nope = 1\n"))),
    _broken("unknown tables", _missions_text(lambda n: each(n, "[k#]\na = 1\n"))),
    _broken(
        "unknown keys of passages", lambda n: pack(**one_mission("", "[{ " + each(n, "k# = 1, ") + 'ref = "p1" }]'))
    ),
    _broken("ids that are there already", lambda n: pack(terms=each(1, TERM) * n)),
    _broken("aliases alike", _mission_of("aliases", '"same"'), 5_000),
    _broken("links to nothing", _mission_of("related", '"missions/no-#"'), 5_000),
    _broken("refs to nothing", lambda n: pack(**one_mission("", array(n, '{ ref = "p9.s#" }')))),
    _broken(
        "quotes that stand nowhere",
        lambda n: pack([sentences(n)], **one_mission("", array(n, '{ ref = "p1", quote = "Nope #." }'))),
        400,
    ),
    _broken(
        "sentences in no area", lambda n: pack([sentences(n)], areas=each(1, AREA.replace('"p1"', '"p1.s1"'))), 4_000
    ),
    _broken("sentences that are not the source's", _another_source),
    _broken("forbidden characters", _mission_of("aliases", '"x\u202e#"'), 5_000),
    _broken("texts that are not NFC", _mission_of("aliases", '"e\u0301#"'), 5_000),
    _broken("names that cannot be seen", lambda n: pack(terms=each(n, TERM.replace("Term #", "\u200b")))),
    _broken("dots of a key", _missions_text(lambda n: ".".join(["a"] * n) + " = 1\n"), 10_000),
    _broken("dots of a header", _missions_text(lambda n: "[" + ".".join(["a"] * n) + "]\n"), 10_000),
    _broken("depth of a list", _missions_text(lambda n: "a = " + "[" * n + "]" * n + "\n"), 10_000),
    _broken("depth of a table", _missions_text(lambda n: "a = " + "{a=" * n + "1" + "}" * n + "\n"), 10_000),
    _broken("keys of many dots", _missions_text(lambda n: each(n, "a.b.c.d.e.f.g# = 1\n"))),
    _broken(
        "headers within one another", _missions_text(lambda n: "[[mission]]\n[[mission.note]]\n[mission.note.x]\n" * n)
    ),
    _broken("headers", _missions_text(lambda n: each(n, "[k#]\n"))),
    _broken("headers within a table", _missions_text(lambda n: each(n, "[mission.x#]\n"))),
    _broken(
        "headers of many parts",
        _missions_text(lambda n: each(n, "[" + ".".join(f"a#b{k}" for k in range(15)) + "]\n")),
        8_000,
    ),
    _broken("keys of many parts", _missions_text(lambda n: each(n, "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o# = 1\n")), 8_000),
    _broken("tables that are empty", _missions_text(lambda n: "[[mission]]\n" * n), 40_000),
    _broken("lists of one table", _missions_text(lambda n: each(n, "k# = []\n")), 10_000),
    _broken("more aliases than one record has", _mission_of("aliases", '"word #"'), 20_000),
    _broken("empty lists", _missions_text(lambda n: "a = [" + "[]," * n + "]\n"), 20_000),
    _broken("empty tables", _missions_text(lambda n: "a = [" + "{}," * n + "]\n"), 20_000),
    _broken("numbers", _missions_text(lambda n: "a = [" + "1," * n + "]\n"), 20_000),
    _broken("digits", _missions_text(lambda n: "a = " + "9" * n + "\n"), 40_000),
    _broken("a string that does not end", _missions_text(lambda n: 'a = """' + '\\"' * n), 40_000),
    _broken("a list that does not end", _missions_text(lambda n: "a = " + "[1," * n), 20_000),
    _broken("quotation marks", _missions_text(lambda n: 'a = "' + '\\"' * n + '"\n'), 40_000),
    _broken("escapes", _missions_text(lambda n: 'a = "' + "\\u0061" * n + '"\n'), 40_000),
    _broken("spaces", _missions_text(lambda n: "a = " + " " * n + "1\n"), 40_000),
    _broken("letters of a bare key", _missions_text(lambda n: "a" * n), 40_000),
)

SHAPES = (*FINE, *BROKEN)
