"""Negative answers: what is copied where a search finds nothing is true, counted and cited, or refused."""

from __future__ import annotations

import asyncio
import dataclasses
import random
import re
import threading
import unicodedata
from collections.abc import Callable

import pytest

from onrecord.clipboard import Content, Report
from onrecord.library import library_in_memory
from onrecord.model import Ref
from onrecord.navigation import Browser, IndexDoubt
from onrecord.navigation.search_service import SearchService
from onrecord.packs import LoadedPacks
from onrecord.search import Results
from onrecord.session.dialogs import Quit
from onrecord.session.negative_answer import found_nothing, negative_answer
from onrecord.text.folding import fold
from tests.session.conftest import OpenedSession, OpenSession
from tests.support.gold_statements import EXPECTED, gold_pack

SEED = 1128
LIMIT_SECONDS = 30.0
_MARKS = ' \n"“”„«»＂-−–'  # blanks, and marks that have a meaning in a query
CITED = "Joint Statement of the Eighth Meeting of the Japan-U.S. Comprehensive Dialogue on Space, Tokyo, 24 March 2023."


def answer(browser: Browser, query: str, *, literal: bool = False) -> str:
    browser.search(query, literal=literal)
    assert found_nothing(browser)
    given = negative_answer(browser)
    assert bool(given.text) is not bool(given.refusal)
    return given.text


async def test_y_copies_that_the_statement_does_not_contain_it(open_session: OpenSession) -> None:
    on = open_session()
    on.browser.search("russia")
    assert await on.copy("copy") == (
        f"The statement does not contain “russia” (26 sentences searched, nothing corrected): {CITED}"
    )
    assert on.message.startswith("Saved the answer: nothing has “russia”  ")
    assert on.run("copy-as").message == "nothing was found; y copies that, with the citation"


class SlowReading:
    """A large library, whose statements are not read before `go_on` is set; `began` is set when that is wanted."""

    def __init__(self, on: OpenedSession, monkeypatch: pytest.MonkeyPatch) -> None:
        self.began, self.go_on = threading.Event(), threading.Event()
        find = on.browser.search_service.find

        def wait_and_find(
            text: str, area: str | None = None, *, literal: bool = False, thorough: bool = False
        ) -> Results:
            if threading.current_thread() is not threading.main_thread():
                self.began.set()
                assert self.go_on.wait(LIMIT_SECONDS)
            return find(text, area, literal=literal, thorough=thorough)

        monkeypatch.setattr(SearchService, "is_slow", True)
        monkeypatch.setattr(on.browser.search_service, "find", wait_and_find)

    async def until_it_begins(self) -> None:
        assert await asyncio.to_thread(self.began.wait, LIMIT_SECONDS)


MEANWHILE: dict[str, Callable[[OpenedSession], object]] = {
    "nothing": lambda on: None,
    "another search": lambda on: on.browser.search("moon"),
    "another search without results": lambda on: on.browser.search("zzzz"),
    "the area filter": lambda on: on.browser.step_area(1),
    "no search": lambda on: on.browser.leave_search(),
    "a record": lambda on: on.go_to("missions/slim"),
    "a damaged index": lambda on: setattr(on.browser, "doubt", IndexDoubt.CHECKING),
}


@pytest.mark.parametrize("meanwhile", MEANWHILE)
async def test_of_a_large_library_it_is_the_answer_of_the_search_that_it_was_asked_of(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    """No key waits for statements to be read, and none drops the answer: before it is read, or while it is."""
    for begins in (False, True):
        on = open_session()
        reading = SlowReading(on, monkeypatch)
        on.browser.search("russia")
        assert on.run("copy").message == "reading the statements…"
        if begins:
            await reading.until_it_begins()
            MEANWHILE[meanwhile](on)
            reading.go_on.set()
        else:
            reading.go_on.set()
            MEANWHILE[meanwhile](on)
        await on.host.settle()
        assert (
            on.copied == f"The statement does not contain “russia” (26 sentences searched, nothing corrected): {CITED}"
        )
        assert on.message.startswith("Saved the answer: nothing has “russia”  ")
        on.copy_file.unlink()


async def test_answers_of_a_large_library_are_copied_in_order_with_other_copies(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = open_session()
    reading = SlowReading(on, monkeypatch)
    put, order = on.session.put, list[str]()

    def put_in_order(content: Content) -> Report:
        order.append(content.text)
        return put(content)

    monkeypatch.setattr(on.session, "put", put_in_order)
    for query in ("russia", "zzzz"):
        on.browser.search(query)
        on.run("copy")
    on.browser.leave_search()
    on.go_to("p2.s1")
    on.run("copy")
    await reading.until_it_begins()
    assert not order
    reading.go_on.set()
    await on.host.settle()
    assert ["russia" in order[0], "zzzz" in order[1], len(order)] == [True, True, 3]
    assert on.browser.pack.statement.sentences_at(Ref.parse("p2.s1"))[0].text in order[2]
    assert on.copied == order[2]
    assert on.session.last_copy is not None
    assert on.session.last_copy.text == order[2]


@pytest.mark.parametrize(("query", "said"), [("russia", None), ("oon", "onrecord: not copied: “oon” stands inside")])
async def test_quitting_waits_for_the_statements_to_be_read(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch, query: str, said: str | None
) -> None:
    """A refusal, which the footer has no time to say, is said on the terminal."""
    on = open_session()
    reading = SlowReading(on, monkeypatch)
    on.browser.search(query)
    on.run("copy")
    assert on.run("quit").message == "finishing the copy…; q again leaves at once"
    await reading.until_it_begins()
    assert not on.copy_file.exists()
    reading.go_on.set()
    await on.host.settle()
    leaves = on.host.outcomes[-1].follow_up
    assert isinstance(leaves, Quit)
    assert (leaves.message or "").startswith(said or "")
    assert bool(leaves.message) is bool(said)
    assert on.copy_file.exists() is not bool(said)


async def test_of_a_large_library_a_refusal_copies_nothing(
    open_session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = open_session()
    monkeypatch.setattr(SearchService, "is_slow", True)
    on.browser.search("oon")
    assert on.run("copy").message == "reading the statements…"
    await on.host.settle()
    assert on.message.startswith("not copied: “oon” stands inside another word of p")
    assert not on.copy_file.exists()
    assert on.session.last_copy is None


@pytest.mark.parametrize(
    ("query", "claim"),
    [
        ("Russia", "The statement does not contain “Russia” (26 sentences searched"),
        ('"outer limits"', "The statement does not contain “outer limits” (26 sentences searched"),
        ("russia zzzz", "No sentence of the statement has all of “russia”, “zzzz” (26 sentences searched"),
        ("zzzz russia zzzz", "No sentence of the statement has all of “zzzz”, “russia” (26 sentences searched"),
        ('"Outer  limits" Zzzz', "No sentence of the statement has all of “Outer  limits”, “Zzzz” (26 sentences"),
        ("para:6 zzzz russia", "No sentence with para:6 of the statement has all of “zzzz”, “russia” (9 sentences"),
        ("kind:sentence russia", "The statement does not contain “russia” (26 sentences searched"),
        ("russia pack:japan-us-space-8", "The statement does not contain “russia” (26 sentences searched"),
        ("pack:japan area:civil russia", "No sentence with area:civil (editor's) of the statement contains “russia” ("),
        ("year:2023 para:6 russia", "No sentence with year:2023 para:6 of the statement contains “russia” (9 sent"),
    ],
    ids=lambda value: value[:20],
)
def test_the_claim_is_what_was_searched(bundled_browser: Browser, query: str, claim: str) -> None:
    text = answer(bundled_browser, query)
    assert text.startswith(claim)
    assert text.endswith(f"nothing corrected): {CITED}")


def test_the_sentences_of_an_area_are_counted(bundled_browser: Browser) -> None:
    browser = bundled_browser
    pack = browser.pack
    count = sum(any(record.address == "areas/civil" for record in pack.records_of(s)) for s in pack.statement.sentences)
    expected = f"No sentence with area:civil (editor's) of the statement contains “russia” ({count} sentences searched"
    assert answer(browser, "area:civil russia").startswith(expected)
    browser.leave_search()
    browser.filter_area("civil")
    assert answer(browser, "russia").startswith(expected)


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ('"nationalsecurity"', "“nationalsecurity” stands with other blanks or marks in p4.s1"),
        ("phobos or zzzz", "only words and phrases that all must stand there"),
        ("phobos -moon", "only words and phrases that all must stand there"),
    ],
)
def test_the_area_filter_switches_off_no_check(bundled_browser: Browser, query: str, refusal: str) -> None:
    browser = bundled_browser
    browser.filter_area("security")
    browser.search(query)
    assert found_nothing(browser)
    assert negative_answer(browser).refusal.startswith(refusal)


def test_a_paragraph_with_a_published_number_is_not_spoken_of_by_its_place() -> None:
    packs = [gold_pack(name) for name in EXPECTED]
    labelled = [pack for pack in packs if any(paragraph.label for paragraph in pack.statement.paragraphs)]
    assert labelled
    for pack in packs:
        browser = Browser(library_in_memory(LoadedPacks((pack,))))
        browser.search("para:2 zzzz")
        given = negative_answer(browser)
        assert given.refusal.startswith("para: is the place in the text") is (pack in labelled)


def test_decomposed_letters_are_those_of_the_text() -> None:
    """As macOS names files: what looks like the words of the statement is not denied."""
    pack = gold_pack(next(name for name in EXPECTED if gold_pack(name).statement.language == "ja"))
    browser = Browser(library_in_memory(LoadedPacks((pack,))))
    for sentence in pack.statement.sentences:
        browser.search(unicodedata.normalize("NFD", sentence.text[:12].strip(_MARKS)))
        assert not found_nothing(browser) or not negative_answer(browser).text, sentence.ref


def test_every_sentence_really_lacks_what_is_said_not_to_be_there(bundled_browser: Browser) -> None:
    browser = bundled_browser
    sentences = [fold(sentence.text) for sentence in browser.pack.statement.sentences]
    claimed = 0
    for word in ("russia", "oon", "nuclear", "atellite", "korea", "weaponiz", "pace", "submarine"):
        browser.search(word)
        if found_nothing(browser) and negative_answer(browser).text:
            claimed += 1
            assert not any(word in sentence for sentence in sentences), word
    assert claimed >= 4


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("oon", "“oon” stands inside another word of p"),
        ('"2023. This Dialogue"', "“2023. This Dialogue” runs over p1.s1-s2"),
        ("2023.This", "“2023.This” runs over p1.s1-s2, so that it was not copied that it is nowhere; :p1.s1-s2 shows"),
        ('"future generations. This meeting"', "“future generations. This meeting” runs over p1.s2-p2.s1"),
        ('kind:sentence "2024. Furthermore"', "“2024. Furthermore” runs over p6"),
        ("area:xyz", "no word was searched for"),
        ("p9.s1", "“p9.s1” is an address"),
        ("area:xyz russia", "no sentence has area:xyz (editor's), so that nothing was searched"),
        ("russia or zzzz", "only words and phrases that all must stand there"),
        ('zzzz or "2024. Furthermore"', "only words and phrases that all must stand there"),
        ("zzzz -moon", "only words and phrases that all must stand there"),
        ('"2024. Furthermore" zzz', "“2024. Furthermore” runs over p6"),
        ("grade:5 russia", "with grade: it would be an answer about records"),
        ("kind:sentence,term russia", "with kind: it would be an answer about records"),
        ("kind:sentences russia", "with kind: it would be an answer about records"),
        ("area:security or moon", "only words and phrases that all must stand there"),
        (" ".join(f"z{number}" for number in range(13)), "only words and phrases that all must stand there"),
        ("zzzz " + " ".join(f"para:{number}" for number in range(1, 14)), "not all of it was searched for: only the"),
        ("-kind:term zzzz", "with -kind: it would be an answer about records"),
        ("-area:civil zzzz", "with -area: it would be an answer about records"),
        ('pack:japan-us-space-8 "foreignpolicy"', "“foreignpolicy” stands with other blanks or marks in p3.s6"),
    ],
)
def test_what_would_not_be_true_is_refused(open_session: OpenSession, query: str, refusal: str) -> None:
    on = open_session()
    on.browser.search(query)
    assert on.run("copy").message.startswith(f"not copied: {refusal}")
    assert not on.copy_file.exists()


@pytest.mark.parametrize("pack_id", EXPECTED)
def test_no_piece_of_the_source_is_said_not_to_be_there(pack_id: str) -> None:
    """Pieces over ends of sentences and paragraphs, and from published labels and headings on, with their marks."""
    pack = gold_pack(pack_id)
    browser = Browser(library_in_memory(LoadedPacks((pack,))))
    source, refused = pack.statement.source_text, 0
    opening = re.compile(r"^\S.{0,12}|.{4,12}[.。:][)”」]*\s*\S.{4,12}", re.MULTILINE | re.DOTALL)
    pieces = [match[0].strip(_MARKS) for match in opening.finditer(source)]
    for piece in pieces:
        for query in (piece, f'"{piece}"'):
            browser.search(query)
            if found_nothing(browser):
                given = negative_answer(browser)
                assert not given.text, (query, given.text)
                refused += " of p" in given.refusal or ":p" in given.refusal
    assert refused


def test_a_true_answer_about_an_area_is_given_although_others_have_the_word(bundled_browser: Browser) -> None:
    assert "No sentence with area:security (editor's) of the statement contains “XRISM”" in answer(
        bundled_browser, "area:security XRISM"
    )


def _has(text: str, typed: str) -> bool:
    """Return whether a text has what was typed: its letters in a row, anywhere in a word, or from one's beginning on.

    An oracle of its own: no marks and accents count, and from the beginning of a word on, no blanks.
    """
    words = re.findall(r"\w+", _plain(text))
    wanted = re.findall(r"\w+", _plain(typed))
    in_words = len(wanted) == 1 and any(wanted[0] in word for word in words)
    return in_words or any("".join(words[start:]).startswith("".join(wanted)) for start in range(len(words)))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@pytest.mark.parametrize("pack_id", [*EXPECTED, "all"])
def test_nothing_is_denied_that_any_sentence_has_in_any_form(pack_id: str) -> None:
    """Random pieces of the text, spaced and marked otherwise, with fields, operators and words that do not occur."""
    packs = tuple(gold_pack(name) for name in (EXPECTED if pack_id == "all" else [pack_id]))
    browser = Browser(library_in_memory(LoadedPacks(packs)))
    rng = random.Random(f"{SEED} {pack_id}")
    fields = ["", "", "", "kind:sentence", "pack:" + packs[0].id, "para:1-3", "year:2020-2030", "-pack:zz", "kind:term"]
    changes: list[Callable[[str], str]] = [str, str.upper, lambda t: t.replace(" ", ""), lambda t: " ".join(t[:9])]
    changes += [lambda t: t[1:], lambda t: f'"{t}"', lambda t: f"{t} zzzz", lambda t: f"zzzz or {t}", lambda t: f"-{t}"]
    answers = 0
    for _ in range(600):
        pack = rng.choice(packs)
        text = rng.choice(pack.statement.sentences).text
        start = rng.randrange(len(text))
        piece = text[start : start + rng.randrange(1, 25)].strip(_MARKS)
        query = f"{rng.choice(fields)} {rng.choice(changes)(piece)}".strip()
        browser.search(query)
        if not found_nothing(browser):
            continue
        given = negative_answer(browser).text
        claim = given.split(" searched, ")[0].rpartition(" (")[0]
        denied = re.findall("“(.*?)”(?:, |$)", claim)
        for each in packs if given else ():
            for sentence in each.statement.sentences:
                is_spoken_of = "para:1-3" not in claim or sentence.ref.first.paragraph <= 3
                is_spoken_of &= f"pack:{packs[0].id}" not in query or each is packs[0]
                assert not (is_spoken_of and all(_has(sentence.text, part) for part in denied)), (query, given)
        answers += bool(given)
    assert answers > (10 if pack_id == "all" else 0)


def test_of_many_statements_only_their_sentences_are_spoken_of() -> None:
    english = next(pack for pack in map(gold_pack, EXPECTED) if pack.statement.language == "en")
    packs = tuple(dataclasses.replace(english, id=f"copy-{number}") for number in range(51))
    browser = Browser(library_in_memory(LoadedPacks(packs)))
    assert answer(browser, "zzzz").startswith("No sentence of the 51 statements has a word that begins with “zzzz” (")
    assert answer(browser, '"zzzz yyyy"').startswith(
        "No sentence of the 51 statements has “zzzz yyyy” as whole words ("
    )
    text = packs[0].statement.sentences[0].text
    word = next(word for word in re.findall(r"[a-z]{6,}", text))
    assert answer(browser, f'"{word[:-1]}"').startswith(
        f"No sentence of the 51 statements has “{word[:-1]}” as whole w"
    )
    for query in ("zzzz yyyy", "para:1 zzzz", '"987,65 million"'):
        browser.search(query)
        assert negative_answer(browser).refusal.startswith("51 statements are too many to be read for this; name at")


def test_an_index_in_doubt_says_nothing_of_what_was_not_found(bundled_browser: Browser) -> None:
    browser = bundled_browser
    browser.search("russia")
    for doubt in (IndexDoubt.CHECKING, IndexDoubt.DAMAGED):
        browser.doubt = doubt
        assert negative_answer(browser).refusal.startswith(doubt.value)
    browser.doubt = IndexDoubt.NONE
    assert browser.results is not None
    browser.results = dataclasses.replace(browser.results, total=None)
    assert negative_answer(browser).refusal.startswith("not everything was searched yet")
    browser.results = browser.search_service.unanswered_results("russia", ValueError("broken"))
    assert "broken" in negative_answer(browser).refusal


def test_a_refusal_says_where_the_words_are_shown() -> None:
    """Of several statements, also in which one; what it says can be typed after `:`."""
    packs = tuple(gold_pack(name) for name in EXPECTED)
    for opened, field in ((packs[-1:], ""), (packs, ""), (packs, f"pack:{packs[-1].id}")):
        browser, shown = Browser(library_in_memory(LoadedPacks(opened))), 0
        for sentence in opened[-1].statement.sentences:
            piece = sentence.text[1:14].strip(_MARKS)
            browser.search(f'{field} "{piece}"')
            if not found_nothing(browser) or not (
                place := re.search("; :([^ ]+) shows", negative_answer(browser).refusal)
            ):
                continue
            assert (":" in place[1]) is (len(opened) > 1)
            browser.go_to(place[1])
            texts = [each.text for ref in browser.passages() for each in browser.pack.statement.sentences_at(ref)]
            wanted, there = ("".join(re.findall(r"\w", _plain(text))) for text in (piece, "".join(texts)))
            assert wanted in there, place[1]
            shown += 1
        assert shown
