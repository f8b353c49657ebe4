"""Templates for styles: text with tokens in braces, which are replaced by the words and facts about their source.

Templates come from a user's configuration file, so nothing is evaluated: a token is a name from the table below, a
date may have a format of the directives below, and `{{` and `}}` are braces. A template is text without markup: it
becomes paragraphs of the tree, so that a user's style can be rendered in every format.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator

from onrecord.model.outdated import outdated_remark
from onrecord.quoting import citation
from onrecord.quoting import paragraph_references as references
from onrecord.quoting.alterations import (
    for_corner_brackets,
    for_double_quotes,
    with_omission_marks,
)
from onrecord.quoting.cautions import others_sentence
from onrecord.quoting.excerpts import Excerpt
from onrecord.quoting.nested_marks import nest_quotation_marks
from onrecord.quoting.tree import Hyperlink, TextParagraph, TextRun, join_texts, split_paragraphs
from onrecord.text.characters import escape_controls, find_unsafe_character


class TemplateError(ValueError):
    """Raised if a template has an error; the message says what is wrong and what is allowed."""


SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")
# Marks that may follow the full stop of a sentence.
CLOSING = "”’\"')]」』）"


def _join_sentences(texts: Iterable[str]) -> str:
    """Return the editor's texts joined by blanks, each once; all but the last end with a full stop or the like."""
    unique = list(dict.fromkeys(texts))
    sentences = [text if text.rstrip(CLOSING).endswith(SENTENCE_ENDS) else f"{text}." for text in unique[:-1]]
    return " ".join([*sentences, *unique[-1:]])


# Tokens that are replaced by official words.
TOKENS_OF_WORDS = frozenset(("quote", "words", "corner_quote"))
# Tokens that end with the web address.
TOKENS_OF_ADDRESS = ("url", "comma_url")
TOKENS: dict[str, Callable[[Excerpt], str]] = {
    "quote": for_double_quotes,
    "words": with_omission_marks,
    "corner_quote": for_corner_brackets,
    "ref": lambda e: str(e.ref),
    "para": lambda e: references.paragraphs(e.statement, e.ref),
    "para_numbers": lambda e: references.paragraph_numbers(e.statement, e.ref),
    "para_numbers_ja": lambda e: references.paragraph_numbers(e.statement, e.ref).replace("–", "～"),
    "para_ja": lambda e: references.paragraphs_ja(e.statement, e.ref),
    "pilcrows": lambda e: references.pilcrows(e.statement, e.ref),
    "added": citation.numbers_added,
    "added_brackets": lambda e: f" ({citation.NUMBERS_ADDED})" if citation.numbers_added(e) else "",
    "added_ja": lambda e: "（パラ番号は付加）" if citation.numbers_added(e) else "",
    "title": lambda e: e.statement.title,
    "inner_title": lambda e: nest_quotation_marks(e.statement.title),
    "short_title": lambda e: e.short_title or e.statement.short_title or e.statement.title,
    "title_ja": lambda e: e.statement.title_ja or e.statement.title,
    "place": lambda e: e.statement.place or "",
    "place_ja": lambda e: e.statement.place_ja or e.statement.place or "",
    "place_comma": lambda e: f"{e.statement.place}, " if e.statement.place else "",
    "place_comma_ja": lambda e: f"{e.statement.place_ja or e.statement.place}、" if e.statement.place else "",
    "in_place": lambda e: f" in {e.statement.place}" if e.statement.place else "",
    "parties": lambda e: e.statement.party_names,
    "genre": lambda e: e.statement.genre or "",
    "publisher": lambda e: e.statement.publisher or "",
    "publisher_comma": lambda e: f"{e.statement.publisher}, " if e.statement.publisher else "",
    "url": lambda e: e.statement.url or "",
    "comma_url": lambda e: f", {e.statement.url}" if e.statement.url else "",
    "held": lambda e: citation.held_or_issued(e.statement, citation.american_date(e.statement.date)),
    "held_bluebook": lambda e: citation.held_or_issued(e.statement, citation.bluebook_date(e.statement.date)),
    "bluebook_date": lambda e: citation.bluebook_date(e.statement.date),
    "sha256": lambda e: e.statement.sha256,
    "name": lambda e: e.record.name if e.record else "",
    "short": lambda e: e.record.short or "" if e.record else "",
    "name_ja": lambda e: e.fact("name_ja"),
    "outcome": lambda e: e.fact("outcome"),
    "status": lambda e: e.fact("status"),
    "grade": lambda e: e.fact("grade"),
    "due": lambda e: e.fact("due"),
    "caution": lambda e: _join_sentences(filter(None, [*(c.text for c in e.cautions), others_sentence([e])])),
    "note": lambda e: _join_sentences(f"{note.text}{outdated_remark(note, e.today)}" for note in e.notes),
    "as_of": lambda e: citation.format_date(max(note.as_of for note in e.notes)) if e.notes else "",
    "source": lambda e: "; ".join(note.source for note in e.notes),
}
DATES: dict[str, Callable[[Excerpt], datetime.date | None]] = {
    "date": lambda e: e.statement.date,
    "published": lambda e: e.statement.published,
    "retrieved": lambda e: e.statement.retrieved,
}
DIRECTIVES: dict[str, Callable[[datetime.date], str]] = {
    "%d": lambda d: f"{d.day:02}",
    "%-d": lambda d: str(d.day),
    "%m": lambda d: f"{d.month:02}",
    "%-m": lambda d: str(d.month),
    "%B": lambda d: citation.MONTHS[d.month - 1],
    "%b": lambda d: citation.MONTHS[d.month - 1][:3],
    "%Y": lambda d: str(d.year),
    "%y": lambda d: f"{d.year % 100:02}",
    "%%": lambda d: "%",
}
DEFAULT_DATE = "%-d %B %Y"

_PART = re.compile(r"(?P<brace>\{\{|\}\})|\{(?P<name>[^{}:]*)(?::(?P<format>[^{}]*))?\}|(?P<stray>[{}])")
# Includes the flags and widths of the C library's strftime, so that an error quotes the whole directive.
_DIRECTIVE = re.compile(r"%[-_^#:0-9]*[A-Za-z%]|%")
# Limit for the part of an unknown token that an error repeats.
MAX_TOKEN_CHARS = 40


class Template:
    """A checked template; `compile_template` creates it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def tokens(self) -> set[str]:
        """Return the names of the tokens in the template."""
        return {part["name"] for part in _PART.finditer(self.text) if part["name"]}

    def __call__(self, excerpt: Excerpt) -> tuple[TextParagraph, ...]:
        """Return the paragraphs of the template with every token replaced.

        A date that the statement lacks becomes an empty text.
        """
        return split_paragraphs(join_texts(self._runs(excerpt)))

    def _runs(self, excerpt: Excerpt) -> Iterator[TextRun | Hyperlink]:
        """Yield the texts between and of the tokens, in order; a title is in italics, an address is a link."""
        end = 0
        for part in _PART.finditer(self.text):
            yield TextRun(self.text[end : part.start()])
            text = _replacement(part, excerpt)
            if part["name"] in TOKENS_OF_ADDRESS and text:
                url = excerpt.statement.url or ""
                yield TextRun(text.removesuffix(url))
                yield Hyperlink(url, url)
            else:
                yield TextRun(text, "emphasis" if part["name"] == "title" else "plain")
            end = part.end()
        yield TextRun(self.text[end:])


def compile_template(text: str) -> Template:
    """Return the template for a text.

    Raises:
        TemplateError: a token or date format is unknown, or a brace or character is not allowed.
    """
    if unsafe := find_unsafe_character(text):
        raise TemplateError(f"the character U+{ord(unsafe):04X} could mislead a terminal; remove it")
    for part in _PART.finditer(text):
        if part["stray"]:
            raise TemplateError(f"a single {part['stray']}; write {part['stray'] * 2} for a brace")
        if part["brace"]:
            continue
        if part["name"] in DATES:
            _check_format(part["format"] or "")
        elif part["name"] not in TOKENS:
            known = ", ".join([*TOKENS, *DATES])
            name = escape_controls(part["name"][:MAX_TOKEN_CHARS])
            raise TemplateError(
                f"the token {{{name}}} is unknown; known tokens: {known}; for braces write {{{{ and }}}}"
            )
        elif part["format"] is not None:
            raise TemplateError(f"the token {{{part['name']}}} takes no format; only {', '.join(DATES)} do")
    return Template(text)


def _check_format(text: str) -> None:
    for directive in _DIRECTIVE.findall(text):
        if directive not in DIRECTIVES:
            raise TemplateError(f"the date format {directive} is unknown; known formats: {' '.join(DIRECTIVES)}")


def _replacement(part: re.Match[str], excerpt: Excerpt) -> str:
    if part["brace"]:
        return part["brace"][0]
    if part["name"] in TOKENS:
        return TOKENS[part["name"]](excerpt)
    date = DATES[part["name"]](excerpt)
    if date is None:
        return ""
    return _DIRECTIVE.sub(lambda match: DIRECTIVES[match[0]](date), part["format"] or DEFAULT_DATE)
