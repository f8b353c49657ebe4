"""Holding an anchor against its pack: whether the words that were collected still stand there."""

import datetime
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple, assert_never

from onrecord.briefs.anchor import TextAnchor
from onrecord.model import Pack, PassageNotFound, Point, Ref, Statement
from onrecord.quoting.excerpts import Excerpt, excerpt, part_at


class Standing(StrEnum):
    """The result of holding an anchor against its pack."""

    UNCHANGED = "unchanged"  # the same words stand at the same ref
    MOVED = "moved"  # they stand at one other place of the pack, and only there
    CHANGED = "changed"  # they stand nowhere, or at several other places
    CUT_WORD = "cut word"  # they stand there, but the part that is meant begins or ends within a word or number
    PACK_MISSING = "pack missing"  # no pack with this id is open


# As many characters of a sentence tell most of them apart.
BEGINNING_CHARS = 24
MAX_KNOWN_STATEMENTS = 8
PROVED = (Standing.UNCHANGED, Standing.MOVED)


class HeldAnchor(NamedTuple):
    """An anchor with its standing; `ref` is where its words stand now, `words_there` are the words at that place.

    Of changed words, `ref` is the old place, and `words_there` are the words there now, empty if the place is gone;
    `elsewhere` has the first places where they stand, if there are several. They are `absent` if they stand nowhere in
    the very text that they are said to be from, by its fingerprint: nobody changed it, they never stood there.
    """

    anchor: TextAnchor
    standing: Standing
    ref: Ref
    words_there: str = ""
    elsewhere: tuple[Ref, ...] = ()
    is_absent: bool = False

    @property
    def remark(self) -> str:
        """Return why the words are not proved, for a reader of a document; an empty text if they are."""
        match self.standing:
            case Standing.UNCHANGED | Standing.MOVED:
                return ""
            case Standing.CHANGED if self.is_absent:
                return "these words are not in the statement"
            case Standing.CHANGED if self.elsewhere:
                return "the statement has other words there now, and these at several other places"
            case Standing.CHANGED:
                return "the statement has other words there now"
            case Standing.CUT_WORD:
                return f"not whole words: cut out of “{self.anchor.cut_word}”"
            case Standing.PACK_MISSING:
                return "not proved again: its pack is not open"
        assert_never(self.standing)


def hold(anchor: TextAnchor, pack: Pack | None) -> HeldAnchor:
    """Return the anchor with its standing in the pack; None means that no such pack is open."""
    if pack is None:
        return HeldAnchor(anchor, Standing.PACK_MISSING, anchor.ref)
    words = _words_at(pack.statement, anchor.ref)
    if anchor.part and anchor.part.find_in(anchor.words) is None:
        return _changed(anchor, pack.statement, words, ())
    if words == anchor.words:
        return HeldAnchor(anchor, Standing.CUT_WORD if anchor.cut_word else Standing.UNCHANGED, anchor.ref, words)
    refs = refs_of_words(pack.statement, anchor.words, as_paragraphs=anchor.ref.first.sentence is None)
    if len(refs) == 1:
        return HeldAnchor(anchor, Standing.CUT_WORD if anchor.cut_word else Standing.MOVED, refs[0], anchor.words)
    return _changed(anchor, pack.statement, words, refs)


def _changed(anchor: TextAnchor, statement: Statement, words_there: str, elsewhere: Sequence[Ref]) -> HeldAnchor:
    is_same_text = bool(anchor.sha256) and anchor.sha256 == statement.sha256
    is_absent = is_same_text and anchor.meant not in statement.text_at(_everything(statement))
    return HeldAnchor(anchor, Standing.CHANGED, anchor.ref, words_there, tuple(elsewhere), is_absent)


def _everything(statement: Statement) -> Ref:
    return Ref(Point(1), Point(len(statement.paragraphs)))


def excerpt_of(held: HeldAnchor, pack: Pack, today: datetime.date | None = None) -> Excerpt:
    """Return the excerpt of an anchor whose words stand in the pack, unchanged or moved, as copied `today`."""
    anchor = held.anchor
    record = pack.record(anchor.record) if anchor.record else None
    start = anchor.part.find_in(held.words_there) if anchor.part else None
    if anchor.part is None or start is None:
        return excerpt(pack, held.ref, record, today)
    return part_at(pack, held.ref, (start, start + len(anchor.part.text)), record, today)


def refs_of_words(statement: Statement, words: str, *, as_paragraphs: bool) -> list[Ref]:
    """Return the refs of the places where these words are whole sentences, at most two: more need not be told apart.

    A ref names whole paragraphs as such if `as_paragraphs` says so, else by their sentences.
    """
    if not words or not statement.paragraphs:
        return []
    places = _places_in(statement)
    found = islice(places.of(words), 2)
    sentences = statement.sentences
    refs = [Ref(sentences[first].ref.first, sentences[last].ref.last) for first, last in found]
    return [_by_paragraphs(statement, ref) for ref in refs] if as_paragraphs else refs


class _SentencePlaces:
    """The places of a statement's sentences in its text, to find words that are whole sentences."""

    def __init__(self, statement: Statement) -> None:
        everything = _everything(statement)
        self._text, spans = statement.text_at(everything), statement.sentence_spans(everything)
        self._starts = {start: number for number, (start, _) in enumerate(spans)}
        self._ends = {end: number for number, (_, end) in enumerate(spans)}
        self._by_beginning: dict[str, list[int]] = {}
        for start, _ in spans:
            self._by_beginning.setdefault(self._text[start : start + BEGINNING_CHARS], []).append(start)

    def of(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the numbers of the first and the last sentence at each place of the words, in order."""
        beginning = words[:BEGINNING_CHARS]
        likely = self._by_beginning.get(beginning, ()) if len(beginning) == BEGINNING_CHARS else self._starts
        for start in likely:
            end = start + len(words)
            if end in self._ends and self._text.startswith(words, start):
                yield self._starts[start], self._ends[end]


_KNOWN_PLACES: dict[int, tuple[Statement, _SentencePlaces]] = {}


def _places_in(statement: Statement) -> _SentencePlaces:
    """Return the places of a statement's sentences, kept for the last statements that were asked for."""
    known = _KNOWN_PLACES.get(id(statement))
    if known is None or known[0] is not statement:
        while len(_KNOWN_PLACES) >= MAX_KNOWN_STATEMENTS:
            _KNOWN_PLACES.pop(next(iter(_KNOWN_PLACES)), None)
        known = _KNOWN_PLACES[id(statement)] = (statement, _SentencePlaces(statement))
    return known[1]


def _words_at(statement: Statement, ref: Ref) -> str:
    try:
        return statement.text_at(ref)
    except PassageNotFound:
        return ""


def _by_paragraphs(statement: Statement, ref: Ref) -> Ref:
    """Return the ref of the paragraphs that the ref covers wholly; the ref itself if it covers one in part."""
    whole = Ref(Point(ref.first.paragraph), Point(ref.last.paragraph))
    return whole if statement.text_at(whole) == statement.text_at(ref) else ref
