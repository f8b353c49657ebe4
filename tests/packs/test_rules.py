"""The checker, proved by breaking every rule once and seeing the named error; test_bounds.py breaks the bounds."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onrecord.packs import Problem, rules
from tests.packs.a_pack import PARAGRAPHS, STATEMENT, PackFolder

ONE, TWO = PARAGRAPHS[0]


@dataclass(frozen=True)
class Breach:
    """A change of one file, and the problem that it must cause. `at` is on the line to be named."""

    rule: str
    file: str
    old: str
    new: str
    at: str
    key: str
    found: str
    expected: str
    where: str | None = None  # the file that is named, if it is not the changed one
    others: int = 0  # further problems that follow from this one


BREACHES = [
    # schema and types; test_schema.py has every key of every table
    Breach(
        "a wrong type", "missions.toml", '"A bird."', "3", "caveat",
        "mission[0].caveat", "a number", "text in quotes",
    ),
    Breach(
        "a version that is not known", "pack.toml", "schema = 1", "schema = 3", "schema",
        "schema", "3", "a number from 1 to 2",
    ),
    Breach(
        "an unknown key", "terms.toml", "name =", "nmae =", "nmae",
        "term[0].nmae", "an unknown key", "one of", None, 1,
    ),
    Breach("a missing key", "terms.toml", 'name = "SW"\n', "", "[[term]]", "term[0]", "no key name", "name in term[0]"),
    Breach(
        "an unknown table", "areas.toml", "[[area]]\nid = \"law\"", "[[aera]]\nid = \"law\"", "aera", "aera",
        "an unknown table or key", "only [[area]] tables",
    ),
    # the text
    Breach(
        "an edited word", "statement.toml", "committed to sharing", "agreed to sharing", "agreed to",
        "paragraph[0].sentences[1]", "“Both sides agreed to sharing orbit data,",
        "“Both sides committed to sharing", None, 1,
    ),
    Breach(
        "a word edited far into a sentence", "statement.toml", "be launched", "be lunched", "lunched",
        "paragraph[0].sentences[1]", "“…ron” mission to be lunched in 2025.”",
        "“…ron” mission to be launched in 2025.”, as in source.txt", None, 1,
    ),
    Breach(
        "a dropped sentence", "statement.toml", f'  "{TWO}",\n', "", "sentences = [\n  \"The two",
        "paragraph[0].sentences", "the end of the paragraph", f"“ {TWO[:20]}", None, 4,
    ),
    Breach(
        "a dropped first sentence", "statement.toml", f'  "{ONE}",\n', "", TWO,
        "paragraph[0].sentences[0]", f"“{TWO[:20]}", f"“{ONE}", None, 4,
    ),
    Breach(
        "a sentence that was put in", "statement.toml", f'  "{TWO}",\n', f'  "{TWO}",\n  "Really.",\n', "Really.",
        "paragraph[0].sentences[2]", "“Really.”", "the end of the paragraph, as in source.txt",
    ),
    Breach(
        "a sentence cut at the wrong place", "statement.toml", "in Kyoto on", 'in Kyoto o", "n', "in Kyoto o",
        "paragraph[0].sentences[1]", "“ n June", "“n June", None, 4,
    ),
    Breach(
        "a space that is not the published one", "statement.toml", "the\u00a0Weather", "the Weather", "the Weather",
        "paragraph[1].sentences[1]", "“…eather (SW) with the Weather Office.”",
        "“…eather (SW) with the\\u{00A0}Weather Office.”, as in source.txt",
    ),
    Breach(
        "an extra paragraph", "statement.toml", 'Office.",\n]\n',
        'Office.",\n]\n[[paragraph]]\nnumber = 3\nheading = "H"\nsentences = ["S."]\n', "",
        "", "3 paragraphs", "2, as in source.txt", None, 1,
    ),
    Breach(
        "numbers with a gap", "statement.toml", "number = 2", "number = 3", "number = 3",
        "paragraph[1].number", "3", "2; paragraphs are numbered without gaps",
    ),
    Breach(
        "no paragraphs at all", "statement.toml", STATEMENT[STATEMENT.index("[[paragraph]]") :], "", "",
        "", "no paragraph", "at least one [[paragraph]]",
    ),
    Breach(
        "a source without a final line end", "source.txt", "Weather Office.\n", "Weather Office.", "Weather Office.",
        "", "no line end, or several, at the end of the file", "exactly one", None, 1,
    ),
    Breach(
        "a source with two final line ends", "source.txt", "Weather Office.\n", "Weather Office.\n\n", "",
        "", "no line end, or several, at the end of the file", "exactly one", None, 2,
    ),
    Breach(
        "a source with a paragraph more", "source.txt", "The U.S. side", "And so on.\n\nThe U.S. side", "",
        "", "2 paragraphs", "3, as in source.txt", "statement.toml", 1,
    ),
    Breach(
        "a source with a double space", "source.txt", "2024. Both", "2024.  Both", TWO,
        "paragraph[0].sentences[1]", "“Both", "“ Both", "statement.toml", 1,
    ),
    Breach(
        "a source with a line broken", "source.txt", "2024. Both", "2024.\nBoth", TWO,
        "paragraph[0].sentences[1]", "“ Both", "“\\u{000A}Both", "statement.toml", 1,
    ),
    Breach(
        "a wrong sha256", "statement.toml", 'sha256 = "', f'sha256 = "{"0" * 64}" # "', "sha256",
        "statement.sha256", "0" * 64, "the sha256 of source.txt",
    ),
    # quotes and refs
    Breach(
        "a quote that is not verbatim", "instruments.toml", "the Treaty of Nara", "The Treaty of Nara", "The Treaty",
        "instrument[0].passages[0].quote", "“The Treaty of Nara”", "words that are in p2.s1 byte for byte",
    ),
    Breach(
        "a quote with other marks", "missions.toml", "the “Blue Heron” mission",
        "the \\\"Blue Heron\\\" mission", "mission\" },",
        "mission[0].passages[0].quote", "“the \"Blue Heron\" mission”", "words that are in p1.s2",
    ),
    Breach(
        "a quote from another sentence", "instruments.toml", "p2.s1", "p2.s2", "p2.s2",
        "instrument[0].passages[0].quote", "“the Treaty of Nara”", "words that are in p2.s2 byte for byte",
    ),
    Breach(
        "a plan that is not verbatim", "missions.toml", "to be launched in 2025", "to be launched in 2026", "planned =",
        "mission[0].planned.quote", "“to be launched in 2026”", "words that are in p1.s2",
    ),
    Breach(
        "a paragraph that does not exist", "events.toml", "p1.s1", "p3", "p3",
        "event[0].passages[0].ref", "“p3”", "an existing ref; there is no p3: the statement has paragraphs p1 to p2",
    ),
    Breach(
        "a sentence that does not exist", "events.toml", "p1.s1", "p1.s1-s3", "p1.s1-s3",
        "event[0].passages[0].ref", "“p1.s1-s3”", "an existing ref; there is no p1.s1-s3: paragraph p1 has 2",
    ),
    Breach(
        "a plan that does not exist", "missions.toml", 'planned = { ref = "p1.s2"', 'planned = { ref = "p9"', "planned",
        "mission[0].planned.ref", "“p9”", "there is no p9",
    ),
    Breach(
        "a ref that is none", "events.toml", "p1.s1", "para 1", "para 1",
        "event[0].passages[0].ref", "“para 1”", "a ref such as p6, p6.s7 or p6.s7-s8",
    ),
    Breach(
        "a ref of another pack", "events.toml", "p1.s1", "other:p1.s1", "other:",
        "event[0].passages[0].ref", "“other:p1.s1”", "a ref such as p6, p6.s7 or p6.s7-s8",
    ),
    # links and ids
    Breach(
        "an area that is none", "missions.toml", '["science"]', '["science", "art"]', '"art"',
        "mission[0].areas[1]", "“art”", "the id of an area in this pack",
    ),
    Breach(
        "a related record that is none", "commitments.toml", "missions/blue-heron", "missions/heron", "missions/heron",
        "commitment[1].related[0]", "“missions/heron”", "the address of a record in this pack",
    ),
    Breach(
        "a related record of no kind", "commitments.toml", "missions/blue-heron", "birds/blue-heron", "birds/",
        "commitment[1].related[0]", "“birds/blue-heron”", "an address such as missions/slim",
    ),
    Breach(
        "an operator that is none", "missions.toml", 'operator = "participants/weather-office"',
        'operator = "participants/office"', "participants/office",
        "mission[0].operator", "“participants/office”", "the address of a record in this pack, or a name",
    ),
    Breach(
        "a partner that is none", "missions.toml", "Heron Society", "missions/red", "missions/red",
        "mission[0].partners[1]", "“missions/red”", "the address of a record in this pack, or a name",
    ),
    Breach(
        "an id twice", "areas.toml", 'id = "law"', 'id = "science"', 'id = "science"\nname = "Law"',
        "area[1].id", "“science” a second time", "an id that no other area has", None, 1,
    ),
    Breach(
        "an id that is none", "terms.toml", 'id = "sw"', 'id = "Space Weather"', 'id = "Space Weather"',
        "term[0].id", "“Space Weather”", "an id of a-z, 0-9 and single hyphens",
    ),
    # what must be there
    Breach(
        "a sentence in no area", "areas.toml", ', { ref = "p2.s2" }', "", PARAGRAPHS[1][1],
        "paragraph[1].sentences[1]", "a sentence in no area",
        "p2.s2 in the passages of at least one area in areas.toml",
        "statement.toml",
    ),
    Breach(
        "a record that rests on nothing", "events.toml", 'passages = [{ ref = "p1.s1" }]', "", "[[event]]",
        "event[0]", "neither a passage nor a note", "at least one passage or note",
    ),
    Breach(
        "a passage without a ref", "events.toml", '{ ref = "p1.s1" }', '{ quote = "Kyoto" }', 'quote = "Kyoto"',
        "event[0].passages[0]", "no ref", "a passage such as { ref =",
    ),
    # notes
    Breach(
        "a note without a date", "missions.toml", "  as_of = 2026-05-01\n", "",
        '[[mission.note]]\n  text = "Landed', "mission[0].note[1]", "no key as_of", "as_of in mission[0].note[1]",
    ),
    Breach(
        "a note without a source", "missions.toml", '  source = "https://www.example.org/landed"\n', "",
        '[[mission.note]]\n  text = "Landed', "mission[0].note[1]", "no key source", "source in mission[0].note[1]",
    ),
    Breach(
        "a note whose source is not https", "missions.toml", "https://www.example.org/launch", "http://www.example.org/launch",
        "http://", "mission[0].note[0].source", "“http://www.example.org/launch”", "an https:// address",
    ),
    Breach(
        "a note without text", "missions.toml", '"Launched in 2025."', '""', 'text = ""',
        "mission[0].note[0].text", "empty text", "some text; or remove the key",
    ),
    Breach(
        "an outcome that is none", "missions.toml", '"kept"', '"done"', "done",
        "mission[0].note[0].outcome", "“done”", "one of kept, missed, unknown",
    ),
    Breach(
        "a note that is newer than the editor looked", "pack.toml", 'title = "A Pack"',
        'title = "A Pack"\nnotes_as_of = "2026-04"', "as_of = 2026-05-01", "mission[0].note[1].as_of", "2026-05-01",
        "a date no later than April 2026, the notes_as_of in pack.toml", "missions.toml",
    ),
    # clauses
    Breach(
        "a clause that does not begin with its verb", "commitments.toml", 'verb = "committed to"', 'verb = "commit"',
        "committed to sharing", "commitment[0].clause", "“committed to sharing", "a clause that begins with “commit”",
    ),
    Breach(
        "a clause that is not verbatim", "commitments.toml", "sharing orbit data", "sharing data", "sharing data",
        "commitment[0].clause", "“committed to sharing data”", "words that are in p1.s2",
    ),
    Breach(
        "a clause that overlaps another", "commitments.toml", "committed to sharing orbit data",
        "committed to sharing orbit data, and welcomed the “Blue Heron”", 'clause = "welcomed',
        "commitment[1].clause", "a clause that overlaps commitments/orbit-data", "clauses that do not overlap",
    ),
    Breach(
        "a clause of a whole paragraph", "commitments.toml", 'ref = "p1.s2"\nactor = "both"\nverb = "committed',
        'ref = "p1"\nactor = "both"\nverb = "committed', 'ref = "p1"\n',
        "commitment[0].ref", "“p1”", "the ref of one sentence, such as p6.s7",
    ),
    Breach(
        "a clause of two sentences", "commitments.toml", 'ref = "p1.s2"\nactor = "both"\nverb = "committed',
        'ref = "p1.s1-s2"\nactor = "both"\nverb = "committed', "p1.s1-s2",
        "commitment[0].ref", "“p1.s1-s2”", "the ref of one sentence, such as p6.s7",
    ),
    Breach(
        "a clause of a sentence that does not exist", "commitments.toml",
        'ref = "p1.s2"\nactor = "both"\nverb = "welcomed', 'ref = "p1.s3"\nactor = "both"\nverb = "welcomed', "p1.s3",
        "commitment[1].ref", "“p1.s3”", "there is no p1.s3: paragraph p1 has 2 sentence(s)",
    ),
    Breach(
        "a grade that is none", "commitments.toml", "grade = 5", "grade = 6", "grade = 6",
        "commitment[0].grade", "6", "a number from 1 to 5",
    ),
    # characters and forms; test_reading.py has them raw in every file
    *(
        Breach(
            f"{name}, {form}", "missions.toml", "A bird.", f"A{written} bird.", "caveat",
            "mission[0].caveat", found, expected,
        )
        for name, char, found, expected in (
            ("a control character", "\x1b", "U+001B", "no such character; remove it"),
            ("a bidirectional override", "\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)", "no such character; remove it"),
            ("a bidirectional isolate", "\u2067", "U+2067", "no such character; remove it"),
            ("a private-use character", "\U000f0000", "U+F0000", "no such character; remove it"),
            ("a line separator", "\u2028", "U+2028 (LINE SEPARATOR)", "no such character; remove it"),
            ("a noncharacter", "\ufdd0", "U+FDD0", "no such character; remove it"),
            ("text that is not NFC", "\u0300", "text that is not NFC", "text in Unicode normal form C (NFC)"),
        )
        for form, written in (
            ("escaped", f"\\U{ord(char):08X}"),
            *([("raw", char)] if char != "\x1b" else []),
        )
    ),
    Breach(
        "a line break, escaped", "missions.toml", "A bird.", "A\\nbird.", "caveat",
        "mission[0].caveat", "a line break or tab", "text on one line",
    ),
    Breach(
        "an override in a sentence, escaped", "statement.toml", "Treaty of Nara", "Treaty\\u202E of Nara", "\\u202E",
        "paragraph[1].sentences[0]", "U+202E", "no such character",
    ),
    Breach(
        "an escape character in a key", "terms.toml", "name =", '"na\\u001Bme" = "x"\nname =', "na\\u001B",
        "term[0].na\\u{001B}me", "an unknown key", "one of",
    ),
]  # fmt: skip


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: str(breach.rule))
def test_breaking_a_rule_is_named_with_file_line_and_key(a_pack: PackFolder, breach: Breach) -> None:
    a_pack.replace(breach.file, breach.old, breach.new)
    problems = a_pack.problems()
    assert len(problems) == 1 + breach.others, [str(problem) for problem in problems]
    file = breach.where or breach.file
    [problem] = [
        problem
        for problem in problems
        if problem.file == f"a-pack/{file}"
        and problem.key == breach.key
        and problem.found.startswith(breach.found)
        and breach.expected in problem.expected
    ]
    if breach.at:
        text = a_pack.read(file)
        assert text.count(breach.at) == 1 or file == "source.txt"
        assert problem.line == text.count("\n", 0, text.index(breach.at)) + 1
    else:
        assert problem.line == 0 or breach.rule.startswith("a source with two")
    assert_well_said(problems)


def test_every_rule_is_broken_somewhere() -> None:
    """A rule added to the checker fails here until it is broken above."""
    defined = [value for name, value in vars(rules).items() if callable(value) and value.__module__ == rules.__name__]
    assert {rule.__name__ for rule in defined if not rule.__name__.startswith("_")} == {
        "check_rules",
        "check_source_checksum",
        "check_parties",
        "check_unique_ids",
        "check_links",
        "check_passage_budget",
        "check_name_budget",
        "check_quotes",
        "check_sentence_areas",
        "check_record_basis",
        "check_note_dates",
        "check_clauses",
        "check_clause_overlap",
    }


def assert_well_said(problems: tuple[Problem, ...]) -> None:
    """Every problem is one printable line in the order of files and lines, and none stands twice."""
    for problem in problems:
        assert str(problem).isprintable()
        assert problem.file.startswith("a-pack/")
        assert problem.found
        assert problem.expected
    assert [(p.file, p.line) for p in problems] == sorted((p.file, p.line) for p in problems)
    assert len(set(problems)) == len(problems)


# All in one go, and nothing that only follows


def test_all_that_is_wrong_in_all_files_is_named_in_one_go(a_pack: PackFolder) -> None:
    a_pack.replace("pack.toml", 'title = "A Pack"', 'titel = "A Pack"')
    a_pack.replace("source.txt", "The two sides", "The Lessons of 1989\n\nThe two sides")
    a_pack.replace("areas.toml", 'name = "Law"', "name = 1")
    a_pack.replace("participants.toml", '"japan"', '"germany"')
    a_pack.replace("missions.toml", "https://www.example.org/launch", "http://www.example.org/launch")
    a_pack.replace("missions.toml", "as_of = 2026-05-01", 'as_of = "2026-05-01"')
    a_pack.replace("instruments.toml", '["law"]', '["law", "order"]')
    a_pack.replace("events.toml", "p1.s1", "p1.s7")
    a_pack.replace("commitments.toml", "grade = 5", "grade = 0")
    a_pack.replace("commitments.toml", 'verb = "welcomed"', 'verb = "praised"')
    a_pack.write("terms.toml", "[[term]\n")
    problems = a_pack.problems()
    assert [(p.file.removeprefix("a-pack/"), p.key or p.found) for p in problems] == [
        ("areas.toml", "area[1].name"),
        ("commitments.toml", "commitment[0].grade"),
        ("commitments.toml", "commitment[1].clause"),
        ("events.toml", "event[0].passages[0].ref"),
        ("instruments.toml", "instrument[0].areas[1]"),
        ("missions.toml", "mission[0].note[0].source"),
        ("missions.toml", "mission[0].note[1].as_of"),
        ("pack.toml", "no key title"),
        ("pack.toml", "titel"),
        ("participants.toml", "participant[0].side"),
        ("statement.toml", "2 paragraphs"),
        ("statement.toml", "statement.sha256"),
        ("terms.toml", "“expected ']]' at the end of an array declaration”"),
    ]
    assert_well_said(problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("missions.toml", 'name = "Blue Heron"', "name = 1", "mission[0].name"),
        ("missions.toml", 'id = "blue-heron"', 'id = "Blue Heron"', "mission[0].id"),
        ("missions.toml", '[[mission]]\nid = "blue-heron"', '[[mision]]\nid = "blue-heron"', "mission"),
        ("missions.toml", '[[mission]]\nid = "blue-heron"', '[[mission]\nid = "blue-heron"', ""),
        ("participants.toml", '"japan"', '"germany"', "participant[0].side"),
        ("terms.toml", 'name = "SW"', 'name = ""', "term[0].name"),
        ("areas.toml", 'name = "Law"', "name = 1", "area[1].name"),
        ("areas.toml", 'id = "law"', "id = 1", "area[1].id"),
    ],
)
def test_links_to_a_record_that_cannot_be_read_are_not_held_against_others(
    a_pack: PackFolder, file: str, old: str, new: str, key: str
) -> None:
    a_pack.replace(file, old, new)
    problems = a_pack.problems()
    assert {problem.file for problem in problems} == {f"a-pack/{file}"}
    assert any(problem.key.startswith(key) for problem in problems)


def test_a_record_that_cannot_be_read_hides_no_other_link(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", 'name = "Blue Heron"', "name = 1")
    a_pack.replace("commitments.toml", "missions/blue-heron", "missions/red-heron")
    assert [problem.key for problem in a_pack.problems()] == ["commitment[1].related[0]", "mission[0].name"]


def test_a_record_that_cannot_be_read_hides_no_sentence_without_an_area(a_pack: PackFolder) -> None:
    a_pack.replace("missions.toml", 'name = "Blue Heron"', "name = 1")
    a_pack.replace("areas.toml", ', { ref = "p2.s2" }', "")
    assert [problem.key for problem in a_pack.problems()] == ["mission[0].name", "paragraph[1].sentences[1]"]
