"""Messages about wrong `joins`: what to write instead is in them, and makes a pack that opens."""

from __future__ import annotations

import hashlib
import re
import tomllib

import pytest

from onrecord.packs import PackRefused, Problem, load_pack
from onrecord.packs.gaps import MAX_GAPS_SHOWN, find_gaps
from tests.packs.in_memory import MemoryFolder

SOURCE = "41. We agree. We act.\nWe end.\n"
SENTENCES = ("We agree.", "We act.", "We end.")
RIGHT = r'joins = [". ", " ", "\n"]'


def folder(source: str, sentences: tuple[str, ...], lines: str, language: str = "en") -> MemoryFolder:
    listed = ", ".join(f'"{sentence}"' for sentence in sentences)
    checksum = hashlib.sha256(source.encode()).hexdigest()
    statement = (
        f'[statement]\ntitle = "T"\nlanguage = "{language}"\ndate = 2025-01-01\nsha256 = "{checksum}"\n'
        f"[[paragraph]]\nnumber = 1\nsentences = [{listed}]\n{lines}\n"
    )
    files = {"source.txt": source, "statement.toml": statement, "pack.toml": 'schema = 2\nid = "t"\ntitle = "T"\n'}
    return MemoryFolder({name: text.encode() for name, text in files.items()})


def problem_of(source: str, sentences: tuple[str, ...], lines: str, language: str = "en") -> Problem:
    with pytest.raises(PackRefused) as refused:
        load_pack(folder(source, sentences, lines, language), recheck=True)
    [problem] = refused.value.problems
    assert str(problem).isprintable()
    assert problem.line > 0
    return problem


WRONG = [
    ("[]", "an empty list"),
    ('[". ", " "]', "2 texts"),
    ('[". "]', "1 text"),
    (r'[". ", " ", "\n", " "]', "4 texts"),
    (r'[". ", "  ", "\n"]', r'[". ", "  ", "\n"]'),
    (r'[" ", " ", "\n"]', r'[" ", " ", "\n"]'),
    ('" "', "“ ”"),
    ("{ a = 1 }", "a table"),
    (r'[". ", 1, "\n"]', "a number"),
    (r'[". ", " and ", "\n"]', "“ and ”"),
    (r'[". ", ". ", "\n"]', "“. ” between sentences"),
    (r'[". ", "\t", "\n"]', r"“\u{0009}”"),
    (r'[". ", "\n\n", "\n"]', r"“\u{000A}\u{000A}”"),
]


@pytest.mark.parametrize(("joins", "found"), WRONG)
def test_wrong_joins_are_answered_with_the_right_line(joins: str, found: str) -> None:
    problem = problem_of(SOURCE, SENTENCES, f'label = "41"\njoins = {joins}')
    assert (problem.key.partition("[1]")[0], problem.found) == ("paragraph[0].joins", found)
    assert RIGHT in problem.expected
    load_pack(folder(SOURCE, SENTENCES, f'label = "41"\n{RIGHT}'), recheck=True)


GAPS = [
    ("en", "§ 3", ["\u00a0", " "]),
    ("en", "(iv)", ["", ""]),
    ("en", "A.1", [") ", "\n"]),
    ("ja", "１", ["\u3000", ""]),
    ("ja", "第一条", ["", "\u3000"]),
    ("ja", None, [" "]),
    ("en", None, ["\u2009"]),
]


@pytest.mark.parametrize(("language", "label", "gaps"), GAPS)
def test_missing_joins_are_answered_with_a_line_that_can_be_pasted(
    language: str, label: str | None, gaps: list[str]
) -> None:
    parts = [*([label] if label else []), "First.", "Second."]
    source = "".join(part + gap for part, gap in zip(parts, [*gaps, "\n"], strict=True))
    lines = f'label = "{label}"\n' if label else ""
    problem = problem_of(source, ("First.", "Second."), lines, language)
    match = re.fullmatch(r"(joins = \[.*\]), as in source\.txt", problem.expected)
    assert match
    assert tomllib.loads(match[1]) == {"joins": gaps}
    assert problem.found == f'no joins, which means "{"" if language == "ja" else " "}" in each gap'
    opened = load_pack(folder(source, ("First.", "Second."), lines + match[1], language), recheck=True)
    assert opened.statement.source_text == source


def test_joins_that_are_the_usual_ones_may_go() -> None:
    assert problem_of("One. Two.\n", ("One.", "Two."), 'joins = [" ", " "]').expected.endswith("needs no joins")
    assert problem_of("One.\n", ("One.",), 'joins = [" "]').expected.startswith("no joins, since a single sentence")


def test_of_many_gaps_the_first_wrong_one_is_named() -> None:
    sentences = tuple(f"Sentence {number}." for number in range(MAX_GAPS_SHOWN + 2))
    source = " ".join(sentences[:6]) + "\n" + " ".join(sentences[6:]) + "\n"
    blanks = ", ".join(['" "'] * (len(sentences) - 1))
    wrong = problem_of(source, sentences, f"joins = [{blanks}]")
    assert (wrong.key, wrong.found, wrong.expected) == ("paragraph[0].joins[5]", '" "', r'"\n", as in source.txt')
    none = problem_of(source, sentences, "")
    assert none.expected == r'joins of 13 texts, of which the first that is not " " is joins[5], "\n", as in source.txt'


def test_other_words_are_not_taken_for_other_gaps() -> None:
    assert find_gaps("41", SENTENCES, SOURCE.strip()) == (". ", " ", "\n")
    assert find_gaps("42", SENTENCES, SOURCE.strip()) is None
    assert find_gaps("41", SENTENCES[:2], SOURCE.strip()) is None
    assert find_gaps("41", ("We agree.", "We end."), SOURCE.strip()) is None
    problem = problem_of(SOURCE, ("We agree.", "We acts.", "We end."), f'label = "41"\n{RIGHT}')
    assert (problem.key, problem.found) == ("paragraph[0].sentences[1]", "“We acts.”")


def test_nothing_is_proposed_where_a_paragraph_stands_twice_with_other_gaps() -> None:
    twice = "One. Two.\n\nOne.\nTwo.\n"
    with pytest.raises(PackRefused) as refused:
        load_pack(folder(twice, ("One.", "Two."), 'joins = ["", ""]'), recheck=True)
    assert not any("source.txt needs" in problem.expected for problem in refused.value.problems)
