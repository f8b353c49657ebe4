"""Find words where a search does not: inside other words, in a title, over the end of a sentence, or in a label.

An answer that nothing was found asks here first, so that it does not deny what the statement says.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Ref
from onrecord.model.paragraph import PARAGRAPH_BREAK
from onrecord.model.ref import Point
from onrecord.search.facets import QUERY_FIELDS
from onrecord.search.query import Query
from onrecord.text.folding import fold, words_of

if TYPE_CHECKING:
    from onrecord.model import Statement

# More statements are not read to find words in their whole texts.
MAX_STATEMENTS_READ = 50

_FIELD = re.compile(rf"""[-−–]?(?:{"|".join(QUERY_FIELDS)})[:：](?:["“][^"”]*["”]?|\S)*""", re.IGNORECASE)
_MARKS_AROUND = re.compile(r"^\W+|\W+$")
_QUOTES = '"“”„«»＂ '
_PART = re.compile(r"""["“”„«»＂]([^"“”„«»＂]*)["“”„«»＂]?|[^\s"“”„«»＂]+""")


class TypedWords:
    """Words as they were typed, to be held against texts by all the forms that a search knows."""

    def __init__(self, typed: str) -> None:
        self._bare = _MARKS_AROUND.sub("", _on_one_line(typed))
        letters = "".join(words_of(typed)[0])
        # blanks and marks between the words may differ, and the last word may be incomplete, as in a search
        self._words = re.compile("(?:^| )" + " ?".join(map(re.escape, letters))) if letters else None

    def stand_in(self, text: str) -> bool:
        """Return whether the text has the words, also inside other words, or with other blanks and marks."""
        return self.stand_as_words_in(text) or self.stand_literally_in(text)

    def stand_as_words_in(self, text: str) -> bool:
        return self._words is not None and self._words.search(" ".join(words_of(text)[0])) is not None

    def stand_literally_in(self, text: str) -> bool:
        """Return whether the text has the letters as typed, perhaps inside a word; marks around them do not count."""
        return bool(self._bare) and self._bare in _on_one_line(text)


class PlaceInText(NamedTuple):
    """The place of words in a statement: in a sentence or title, over sentences, or in what stands before a paragraph.

    `ref` leads there, None to a title; `description` says it of the words, as `runs over p1.s2-s3`. `words` are those,
    in quotation marks.
    """

    ref: Ref | None
    description: str
    words: str = ""

    @property
    def is_beyond_sentences(self) -> bool:
        """Return whether only the whole text has the words."""
        return self.ref is not None and (self.ref.first != self.ref.last or self.ref.first.sentence is None)


def typed_words(query: Query) -> str:
    """Return what was typed without fields and outer quotation marks; empty if it is more than words in a row."""
    if query.excluded or any(clause.is_link or clause.or_previous for clause in query.clauses):
        return ""
    return typed_text(query).strip(_QUOTES)


def typed_text(query: Query) -> str:
    """Return what was typed without fields."""
    return _FIELD.sub("", query.text)


def typed_parts(query: Query) -> tuple[str, ...]:
    """Return the words and phrases that all must stand together, each once, as they were typed.

    Empty if the query asks for anything else, or what was typed cannot be told apart.
    """
    typed = typed_words(query)
    if not typed or not query.clauses:
        return ()
    if len(query.clauses) == 1:
        return (typed,) if words_of(typed)[0] == query.clauses[0].words else ()
    parts = [(match[1] or match[0]).strip() for match in _PART.finditer(typed_text(query))]
    parts = [part for part in parts if words_of(part)[0]]
    if [words_of(part)[0] for part in parts] != [clause.words for clause in query.clauses]:
        return ()
    return tuple({words_of(part)[0]: part for part in parts}.values())


def find_after_all(
    typed: Sequence[str], statement: "Statement", refs: Sequence[Ref] | None = None
) -> PlaceInText | None:
    """Return where a statement has what was typed, although the search does not find it; None if it has it nowhere.

    Several words must stand together in one sentence. `refs` are the sentences that are spoken of; None for all, and
    then the titles and what lies between the sentences count, too.
    """
    words = [TypedWords(part) for part in typed]
    name = " and ".join(f"“{part}”" for part in typed)
    if len(words) == 1 and refs is None:
        for names, what in ((titles(statement), "is in the title"), (_places(statement), "is in the place")):
            if any(words[0].stand_in(each) for each in names):
                return PlaceInText(None, f"{what} of the statement", name)
    wanted = None if refs is None else set(refs)
    sentences = [sentence for sentence in statement.sentences if wanted is None or sentence.ref in wanted]
    having = [sentence for sentence in sentences if words and all(part.stand_in(sentence.text) for part in words)]
    if having:
        whole = [sentence for sentence in having if all(part.stand_as_words_in(sentence.text) for part in words)]
        sentence = [*whole, *having][0]
        return PlaceInText(sentence.ref, f"{_form(words, sentence.text)} {sentence.ref}", name)
    for part, its_words in zip(typed, words, strict=True):
        if place := find_in_whole_text(its_words, statement):
            return place._replace(words=f"“{part}”")
    return None


def titles(statement: "Statement") -> list[str]:
    """Return the names of a statement by which it is cited; they are not searched with its sentences."""
    return [name for name in (statement.title, statement.short_title, statement.title_ja) if name]


def _places(statement: "Statement") -> list[str]:
    """Return the place of a statement as it is cited."""
    return [name for name in (statement.place, statement.place_ja) if name]


def _form(words: Sequence[TypedWords], sentence: str) -> str:
    """Return the form in which a sentence has words that the search does not find in it."""
    if all(part.stand_as_words_in(sentence) for part in words):
        return "stand in other forms in" if len(words) > 1 else "stands with other blanks or marks in"
    return "stand, also inside other words, in" if len(words) > 1 else "stands inside another word of"


def find_in_whole_text(words: TypedWords, statement: "Statement") -> PlaceInText | None:
    """Return where words stand that no sentence has by itself; None if one has, or the source text does not."""
    text = statement.source_text
    if not words.stand_in(text) or any(words.stand_in(sentence.text) for sentence in statement.sentences):
        return None
    points, lengths = _parts(statement)
    starts = [0, *accumulate(lengths)]
    # A text that goes on longer has the words too, so that both ends of them are found by halving.
    last = bisect_left(starts, True, 1, len(points), key=lambda end: words.stand_in(text[:end])) - 1
    end = starts[last + 1]
    first = bisect_left(range(last + 1), True, key=lambda part: not words.stand_in(text[starts[part] : end])) - 1
    if first < last or points[last].sentence != 1:
        ref = Ref(points[min(first, last - 1)], points[last])
        return PlaceInText(ref, f"runs over {ref}")
    paragraph = Point(points[last].paragraph)
    where = f"begins in the published number or heading before {points[last]}"
    return PlaceInText(Ref(paragraph, paragraph), where)


def _parts(statement: "Statement") -> tuple[Sequence[Point], Sequence[int]]:
    """Return the sentences in order, and how many characters of the source each has with what stands before it."""
    points: list[Point] = []
    lengths: list[int] = []
    for paragraph in statement.paragraphs:
        before = (PARAGRAPH_BREAK if points else "") + paragraph.opening
        for position, sentence in enumerate(paragraph.sentences):
            gap = paragraph.gap_before(position) if position else before
            points.append(Point(paragraph.number, sentence.number))
            lengths.append(len(gap) + len(sentence.text))
    return points, lengths


def _on_one_line(text: str) -> str:
    return " ".join(fold(text).split())
