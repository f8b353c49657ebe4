"""A quotation and its citation read the same in every style of copies and in every format of exports.

Each is read back by a reader of its own. What may differ is the form of quotation marks around words and within them
(the closed list of `onrecord.quoting.alterations`), and the apostrophe that guards a cell of a spreadsheet.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from onrecord.briefs.brief import Brief
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.exporter.export import WRITERS, ExportRequest, export
from onrecord.exporter.kinds import bundled_kinds
from onrecord.model import Pack, Ref
from onrecord.quoting import citation
from onrecord.quoting.excerpts import Excerpt, excerpt, partial
from onrecord.quoting.styles import STYLES, find_style
from onrecord.writers.text_file import WIDTH_COLUMNS
from tests.quoting.inverting import unlatexed
from tests.quoting.rendered import FOOTNOTES, blocks
from tests.support.gold_statements import gold_pack
from tests.writers import test_docx, test_odt

KINDS = bundled_kinds()
Read = tuple[str, str]
"""A quotation, and the text of its note."""

CASES = ("whole sentence", "part", "inner quotation marks", "paragraphs", "Japanese", "letter")
WITH_FULL_CITATION = ("quote", "markdown", "record", "html", "latex")
SOURCES_ALONE = ("footnote", "bluebook", "csl-json", "bibtex", "ris")


def cases(packs: dict[str, Pack]) -> dict[str, tuple[Pack, Excerpt]]:
    space, herons = packs["japan-us-space-8"], packs["a-pack"]
    sea, letter = gold_pack("umi-sora-2025"), gold_pack("keeper-letter")
    excerpts = [
        excerpt(space, Ref.parse("p6.s7")),
        partial(space, Ref.parse("p8.s1"), "concurred on holding"),
        excerpt(herons, Ref.parse("p1.s2")),
        excerpt(herons, Ref.parse("p1-p2")),
        excerpt(sea, Ref.parse("p1")),
        excerpt(letter, Ref.parse("p1")),
    ]
    owners = (space, space, herons, herons, sea, letter)
    return dict(zip(CASES, zip(owners, excerpts, strict=True), strict=True))


def marks_alike(text: str) -> str:
    """Return the text with one form of quotation marks, without those that begin a paragraph, and without indents."""
    alike = re.sub("[“”‘’「」『』]", '"', text)
    return re.sub(r'\n+ *"?', "\n", alike)


READ_COPY: dict[str, Callable[[str], str]] = {
    "markdown": lambda text: "\n\n".join(block.text for block in blocks(text)),
    "html": lambda text: html.unescape(re.sub("<[^>]+>", "", text.replace("</p>", "\n\n").replace("<br>", "\n"))),
    "latex": lambda text: unlatexed(text.replace("\\\\{}\n", "\n")),
}


def of_word(raw: bytes) -> Read:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body, notes = (ElementTree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes"))
    named = f"{test_docx.W}pStyle"
    quoted = [
        part
        for part in body.iter(f"{test_docx.W}p")
        if any(e.get(f"{test_docx.W}val") == "Quote" for e in part.iter(named))
    ]
    return "\n\n".join(map(test_docx.text_of, quoted)), test_docx.paragraphs(notes)[-1].removeprefix(" ")


def of_opendocument(raw: bytes) -> Read:
    content = test_odt.parts_of(raw)["content.xml"]
    quoted = [
        part for part in content.iter(f"{test_odt.TEXT}p") if part.get(f"{test_odt.TEXT}style-name") == "Quotations"
    ]
    [note] = content.iter(f"{test_odt.TEXT}note-body")
    return "\n\n".join(map(test_odt.text_of, quoted)), "".join(map(test_odt.text_of, note))


def of_page(raw: bytes) -> Read:
    page = raw.decode()
    quoted = page[page.index("<blockquote>") : page.index("</blockquote>")]
    note = page[page.index('<p id="note1"') :]
    texts = [re.sub('<sup id="mark1">.*?</sup>', "", quoted).replace("</p>", "\n\n"), note[: note.index("</p>")]]
    words, cited = (html.unescape(re.sub("<[^>]+>", "", text.replace("<br>", "\n"))) for text in texts)
    return words.removesuffix("\n\n"), cited.removeprefix("[1] ")


def of_markdown(raw: bytes) -> Read:
    found = blocks(raw.decode(), FOOTNOTES)
    quoted = [block.text for block in found if "blockquote" in block.tags and "p" in block.tags]
    return "\n\n".join(quoted), found[-1].text if found[-1].text else found[-2].text


def of_text(raw: bytes) -> Read:
    """Return both in one line each: in a text file they are wrapped."""
    text = raw.decode()
    paragraphs = text.split("\n\n")
    quoted = [" ".join(line.strip() for line in part.split("\n")) for part in paragraphs if part.startswith("    ")]
    note = " ".join(paragraphs[-1].split()).removeprefix("[1] ")
    assert max(map(len, text.split("\n"))) <= WIDTH_COLUMNS or "http" in text
    return "\n\n".join(quoted).removesuffix("[1]"), note


def of_json(raw: bytes) -> Read:
    body = next(part for part in json.loads(raw)["parts"] if part["part"] == "body")
    [passage] = body["items"][0]["passages"]
    return passage["quotation"], passage["citation"]


READ_FILE: dict[str, Callable[[bytes], Read]] = {
    "docx": of_word,
    "odt": of_opendocument,
    "html": of_page,
    "md": of_markdown,
    "txt": of_text,
    "json": of_json,
}


@pytest.mark.parametrize("name", CASES)
def test_a_quotation_and_its_citation_read_the_same_everywhere(packs: dict[str, Pack], name: str) -> None:
    pack, quoted = cases(packs)[name]
    words, full = find_style("plain").render(quoted), citation.full(quoted)
    assert {style.name for style in STYLES if not style.has_words} == set(SOURCES_ALONE)
    for style in STYLES:
        shown = READ_COPY.get(style.name, str)(style.render(quoted))
        assert style.name in SOURCES_ALONE or marks_alike(words) in marks_alike(shown), style.name
        assert style.name not in WITH_FULL_CITATION or marks_alike(full) in marks_alike(shown), style.name
    brief = Brief("Memo", (clipping_of([quoted]),), sources_of([quoted]))
    for manner, style_name in (("short", "footnote"), ("id", "bluebook")):
        note = find_style(style_name).render(quoted)
        assert set(READ_FILE) == {*WRITERS, "json"}
        for form, read in READ_FILE.items():
            raw = export(brief, {pack.id: pack}, ExportRequest(form=form, citations=manner)).raw
            as_read = _flat if form == "txt" else str
            found = read(raw)
            assert (as_read(found[0]), as_read(found[1])) == (as_read(words), as_read(note)), form
    rows = [row for form, delimiter in (("csv", ","), ("tsv", "\t")) for row in _rows(brief, pack, form, delimiter)]
    of_passage = [row for row in rows if row["Date of"] == "statement"]
    assert rows
    assert all(row["Words"] in pack.statement.source_text for row in rows if row not in of_passage)
    assert all((row["Words"], row["Citation"]) == (words, full) for row in of_passage)


def _rows(brief: Brief, pack: Pack, form: str, delimiter: str) -> list[dict[str, str]]:
    raw = export(brief, {pack.id: pack}, ExportRequest(KINDS["timeline"], form)).raw
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    return [{title: cell.removeprefix("'") for title, cell in row.items()} for row in rows]


def _flat(text: str) -> str:
    """Return the text without blanks and line ends: where Japanese is wrapped there was no blank."""
    return "".join(text.split())
