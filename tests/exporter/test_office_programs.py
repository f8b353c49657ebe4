"""In soak: LibreOffice and Chromium open every kind of document, with all footnotes and all words.

LibreOffice opens nearly anything, so it is not enough that it does: the footnotes are counted, and the words compared
byte for byte in the Word file and in what LibreOffice makes of it.
"""

from __future__ import annotations

import datetime
import io
import pathlib
import zipfile
from itertools import cycle, islice
from xml.etree import ElementTree

import pytest

from onrecord.briefs.brief import Brief, Heading
from onrecord.briefs.collecting import clipping_of, sources_of
from onrecord.exporter.export import ExportRequest, export, export_document
from onrecord.exporter.kinds import bundled_kinds
from onrecord.model import Pack
from onrecord.quoting.excerpts import excerpt
from onrecord.quoting.tree import BlockQuotation, Footnote, ListItem, TextParagraph, TextRun, Tree
from onrecord.writers.document import WrittenDocument
from onrecord.writers.docx import write_docx
from onrecord.writers.odt import write_odt
from tests.exporter import office
from tests.exporter.briefs import full_brief
from tests.support.gold_statements import EXPECTED, gold_pack
from tests.tiers import sample
from tests.writers import test_docx, test_odt

KINDS = bundled_kinds()
IN_SOAK = sample(["in soak"], test=0)
PASSAGES = 500
HARD = (
    test_docx.WORDS,
    "soft\u00adhyphen, word\u2060joiner, no-break\u00a0space, narrow\u202fspace, thin\u2009space, non\u2011breaking",
    "<w:t>&amp;</w:t> ]]> “curly” ‘marks’ 「宇宙」『月』 𠮟る e\u0301  two blanks",
)


def quotations(tree: Tree) -> list[str]:
    """Return the paragraphs of all quotations and points."""
    blocks = [block for block in tree if isinstance(block, BlockQuotation | ListItem)]
    return [_words(paragraph) for block in blocks for paragraph in block.paragraphs]


def footnotes(tree: Tree) -> int:
    blocks = [block for block in tree if isinstance(block, BlockQuotation | ListItem)]
    return sum(isinstance(run, Footnote) for block in blocks for each in block.paragraphs for run in each.runs)


def _words(paragraph: TextParagraph) -> str:
    return "".join(run.text for run in paragraph.runs if not isinstance(run, Footnote))


def in_word(raw: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    return [text.removeprefix("•\t") for text in test_docx.paragraphs(body)]


def in_opendocument(raw: bytes) -> list[str]:
    return [text.removeprefix("•\t") for text in test_odt.paragraphs(test_odt.parts_of(raw)["content.xml"])]


def notes_in(raw: bytes) -> int:
    return len(list(test_odt.parts_of(raw)["content.xml"].iter(f"{test_odt.TEXT}note")))


def everything() -> tuple[Brief, dict[str, Pack]]:
    """Return a brief of 500 passages: every sentence of the statements for tests, in several languages, over again."""
    packs = {pack_id: gold_pack(pack_id) for pack_id in EXPECTED}
    sentences = [(pack, sentence) for pack in packs.values() for sentence in pack.statement.sentences]
    collected = [(pack, [excerpt(pack, sentence.ref)]) for pack, sentence in islice(cycle(sentences), PASSAGES)]
    items = [item for pack, each in collected for item in (Heading(f"{pack.id} {each[0].ref}", 2), clipping_of(each))]
    changed = datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)
    sources = sources_of(each for _, several in collected for each in several)
    return Brief("Everything", tuple(items), sources, changed=changed), packs


@pytest.mark.parametrize("tier", IN_SOAK)
def test_libreoffice_has_every_footnote_and_every_word(
    packs: dict[str, Pack], tier: str, tmp_path: pathlib.Path
) -> None:
    whole, gold = everything()
    cases = {name: (full_brief(packs), packs, ExportRequest(kind)) for name, kind in KINDS.items()}
    cases["everything"] = (whole, gold, ExportRequest())
    for name, (brief, available, request) in cases.items():
        (tmp_path / f"{name}.docx").write_bytes(export(brief, available, request).raw)
    made = office.convert([tmp_path / f"{name}.docx" for name in cases], "odt", tmp_path)
    for file, (brief, available, request) in zip(made, cases.values(), strict=True):
        tree = export_document(brief, available, request).tree
        expected = quotations(tree)
        for texts in (in_word(file.with_suffix(".docx").read_bytes()), in_opendocument(file.read_bytes())):
            assert [words for words in expected if words not in texts] == [], file
        assert notes_in(file.read_bytes()) == footnotes(tree), file
    assert footnotes(export_document(whole, gold, ExportRequest()).tree) == PASSAGES


@pytest.mark.parametrize("tier", IN_SOAK)
def test_hard_words_survive_in_both_directions(tier: str, tmp_path: pathlib.Path) -> None:
    note = Footnote((TextRun("See."),))
    tree = tuple(BlockQuotation((TextParagraph((TextRun(words), note)),)) for words in HARD)
    document = WrittenDocument("Hard", tree, datetime.date(2026, 11, 27), "en", "RESTRICTED")
    (tmp_path / "word.docx").write_bytes(write_docx(document))
    (tmp_path / "open.odt").write_bytes(write_odt(document))
    [made_of_word] = office.convert([tmp_path / "word.docx"], "odt", tmp_path)
    [made_of_open] = office.convert([tmp_path / "open.odt"], "docx", tmp_path)
    for texts in (in_opendocument(made_of_word.read_bytes()), in_word(made_of_open.read_bytes())):
        assert [words for words in HARD if words not in texts] == []
    assert notes_in(made_of_word.read_bytes()) == len(HARD)


@pytest.mark.parametrize("tier", IN_SOAK)
def test_printed_pages_have_the_words_the_line_and_their_numbers(
    packs: dict[str, Pack], tier: str, tmp_path: pathlib.Path
) -> None:
    """The Word file and the page are printed; words that a page break cuts are compared to both sides of it."""
    request = ExportRequest(KINDS["briefing-note"], classification="RESTRICTED")
    brief = full_brief(packs)
    for form in ("docx", "html"):
        (tmp_path / f"memo.{form}").write_bytes(export(brief, packs, request._replace(form=form)).raw)
    [of_word] = office.convert([tmp_path / "memo.docx"], "pdf", tmp_path)
    of_page = office.print_page(tmp_path / "memo.html", tmp_path)
    expected = quotations(export_document(brief, packs, request).tree)
    for pdf in (of_word, of_page):
        pages = office.pdf_pages(pdf)
        text = office.folded("".join(pages))
        cut = [words for words in expected if office.folded(words) not in text]
        assert len(cut) < len(pages)
        for words in cut:
            assert office.folded(words)[:40] in text
            assert office.folded(words)[-40:] in text
        for number, page in enumerate(pages, 1):
            assert page.count("RESTRICTED") == 2
            assert f"{number}/{len(pages)}" in office.folded(page)
