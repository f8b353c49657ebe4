"""Citations in the notes of a document: whole for the first of a source, then short, or ibid., id. and 同上 by choice.

A short citation has the short title and the date, so that it stays right where a paragraph is moved. Ibid. and the
like are written only below a note that cites the same source, and nothing else. Sources whose titles and dates
coincide are told apart as `model/short_titles.py` says.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from onrecord.exporter.manners import FULL, IBID, ID, JAPANESE_IBID, SHORT
from onrecord.model import PassageNotFound, Ref, Statement
from onrecord.model.dates import format_date
from onrecord.quoting import citation
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.paragraph_references import paragraphs, paragraphs_ja, pilcrows
from onrecord.quoting.styles import BLUEBOOK, FOOTNOTE
from onrecord.quoting.template import compile_template
from onrecord.quoting.tree import Footnote, Hyperlink, SourceCitation, TextParagraph, TextRun

_CitationRun = TextRun | Hyperlink | SourceCitation
NoteRuns = tuple[_CitationRun, ...]
_FOOTNOTE_JA = compile_template("{title_ja}、{place_comma_ja}{date:%Y年%-m月%-d日}、{para_ja}{added_ja}")


class Cited(NamedTuple):
    """A place that a note cites: a ref in a statement, or None if only the name of that is known.

    `source` names the statement as the brief remembers it. `is_proved` is false where the words are not known to stand
    at the ref, as where the pack is not open and the statement is what is remembered of it.
    """

    pack: str
    ref: Ref
    statement: Statement | None = None
    source: str = ""
    is_proved: bool = True
    is_remembered: bool = False


class _Form(NamedTuple):
    """The forms of one manner: the whole citation, the place in a source, the short form, and that for the same."""

    whole: Callable[[Excerpt], tuple[TextParagraph, ...]]
    place: Callable[[Statement, Ref], str]
    short: Callable[[str, datetime.date, str], str]
    again: Callable[[str], str]


def _english(name: str, date: datetime.date, place: str) -> str:
    return f"{name}, {format_date(date)}, {place}."


def _whole_ja(excerpt: Excerpt) -> tuple[TextParagraph, ...]:
    [cited] = _FOOTNOTE_JA(excerpt)
    url = excerpt.statement.url
    address = (TextRun("、"), Hyperlink(url, url)) if url else ()
    return (TextParagraph((*cited.runs, *address, TextRun("。"))),)


_CHICAGO = _Form(FOOTNOTE, paragraphs, _english, lambda place: f"Ibid., {place}.")
_FORMS = {
    SHORT: _CHICAGO,
    FULL: _CHICAGO,
    IBID: _CHICAGO,
    ID: _Form(
        BLUEBOOK,
        pilcrows,
        lambda name, date, place: f"{name}, {place} ({citation.bluebook_date(date)}).",
        lambda place: f"Id. {place}.",
    ),
    JAPANESE_IBID: _Form(
        _whole_ja,
        paragraphs_ja,
        lambda name, date, place: f"{name}、{date.year}年{date.month}月{date.day}日、{place}。",
        lambda place: f"同上、{place}。",
    ),
}


class Citations:
    """The notes of one document in their order: those before decide how a source is cited."""

    def __init__(self, manner: str, names: Mapping[str, str], alike: Collection[str] = ()) -> None:
        """Begin a document; `names` are the short names of all sources that it may cite, by the ids of their packs.

        Those that are `alike` have the same whole citation, which names their packs, too.
        """
        self._alike = alike
        self._manner = manner
        self._names = names
        self._form = _FORMS[manner]
        self._cited_whole: set[str] = set()
        self._before: Sequence[Cited] = ()

    def note(self, cited: Sequence[Cited]) -> Footnote:
        """Return the next note, which cites one place or several, with semicolons between."""
        runs: list[_CitationRun] = []
        for number, one in enumerate(cited):
            repeats = not number and is_repeated(self._before, cited)
            part = self._cite(one, is_repeated=repeats and self._manner in (IBID, ID, JAPANESE_IBID))
            if number:
                runs = [*_without_stop(runs), TextRun("; ")]
            runs += part
        self._before = cited
        return Footnote(tuple(runs))

    def _cite(self, one: Cited, *, is_repeated: bool) -> NoteRuns:
        if one.statement is None or not (one.is_proved or one.is_remembered or _has(one.statement, one.ref)):
            return (TextRun(f"{one.source or one.pack}, {_place_in_text(one.ref)}."),)
        place = self._form.place(one.statement, one.ref)
        if is_repeated:
            text = self._form.again(place)
            abbreviation, _, rest = text.partition(" ")
            return (TextRun(abbreviation, "emphasis"), TextRun(f" {rest}")) if rest else (TextRun(text),)
        if one.pack not in self._cited_whole or self._manner == FULL:
            self._cited_whole.add(one.pack)
            excerpt = Excerpt(one.pack, one.statement, one.ref, "")
            runs = [run for block in self._form.whole(excerpt) for run in block.runs if not isinstance(run, Footnote)]
            return tuple(_with_pack(runs, one.pack, self._form) if one.pack in self._alike else runs)
        return (TextRun(self._form.short(self._names[one.pack], one.statement.date, place)),)


def alike_sources(statements: Mapping[str, Statement]) -> set[str]:
    """Return the packs whose statements have all in common that a whole citation says of them."""
    cited = {
        pack: (made.title, made.title_ja, made.place, made.date, made.date_kind, made.publisher, made.url)
        for pack, made in statements.items()
    }
    counts = Counter(cited.values())
    return {pack for pack, source in cited.items() if counts[source] > 1}


def _with_pack(runs: list[_CitationRun], pack: str, form: _Form) -> list[_CitationRun]:
    stop = "。" if form is _FORMS[JAPANESE_IBID] else "."
    named = f"、パック{pack}" if stop == "。" else f", pack {pack}"
    return [*_without_stop(runs), TextRun(f"{named}{stop}")]


def _has(statement: Statement, ref: Ref) -> bool:
    """Return whether the place is there, whatever words it has: words that are not proved are marked as such."""
    try:
        return bool(statement.text_at(ref))
    except PassageNotFound:
        return False


def _place_in_text(ref: Ref) -> str:
    """Return the paragraphs of a ref by their numbers in the text: what else they are called is not known."""
    first, last = ref.first.paragraph, ref.last.paragraph
    return f"para. {first} of the text" if first == last else f"paras. {first}–{last} of the text"


def is_repeated(before: Sequence[Cited], cited: Sequence[Cited]) -> bool:
    """Return whether a note may be ibid.: it and the one before it cite one place each, of the same source, proved.

    Below a note with two sources, or one of another, a reader would take it for the wrong one.
    """
    if len(before) != 1 or len(cited) != 1:
        return False
    [last], [one] = before, cited
    return last.pack == one.pack and last.is_proved and one.is_proved


def _without_stop(runs: list[_CitationRun]) -> list[_CitationRun]:
    last = runs[-1]
    return [*runs[:-1], last._replace(text=last.text.rstrip(".。"))] if isinstance(last, TextRun) else runs
