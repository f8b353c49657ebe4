"""The items of a brief, held against their packs: words as they are quoted, remarks on what is not proved, cautions."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onrecord.briefs.anchor import TextAnchor
from onrecord.briefs.brief import Brief, Clipping, Heading, OwnNote, source_names
from onrecord.briefs.held import PROVED, HeldAnchor, Standing, excerpt_of, hold
from onrecord.briefs.remembered import remembered_statement
from onrecord.exporter.citations import Cited
from onrecord.exporter.editor_words import with_cautions_in_words
from onrecord.model import Kind, Pack, Record, Statement
from onrecord.quoting.alterations import with_omission_marks
from onrecord.quoting.cautions import caution_lines
from onrecord.quoting.excerpts import Excerpt

COMMITMENTS = f"{Kind.COMMITMENT.plural}/"


class QuotedPassage(NamedTuple):
    """Words of one anchor as they are quoted, with the place to cite; `excerpt` is None if they are not proved."""

    held: HeldAnchor
    text: str
    cited: Cited
    excerpt: Excerpt | None = None
    record: Record | None = None

    @property
    def anchor(self) -> TextAnchor:
        return self.held.anchor

    @property
    def standing(self) -> Standing:
        return self.held.standing

    @property
    def remark(self) -> str:
        """Return what keeps the words from being proved; an empty text if nothing does."""
        return self.held.remark


class QuotedClipping(NamedTuple):
    """Passages that were collected together; `title` is the label of their record, or empty if they have none.

    `cautions` are the editor's, as lines; `comment` is the user's own. `my_notes` are the user's notes on the same
    words or record that are kept outside of the brief, if they were asked for.
    """

    title: str
    passages: tuple[QuotedPassage, ...]
    cautions: tuple[str, ...]
    comment: str
    my_notes: tuple[str, ...] = ()

    @property
    def own_texts(self) -> list[str]:
        """Return the user's own words on it: the comment in the brief, then notes on its passages and record."""
        return [*([f": {self.comment}"] if self.comment else []), *(f" {note}" for note in self.my_notes)]

    @property
    def is_commitment(self) -> bool:
        """Return whether the title is the clause of a commitment, which the words have themselves."""
        return any(passage.anchor.record.startswith(COMMITMENTS) for passage in self.passages)


QuotedItem = Heading | OwnNote | QuotedClipping


def quoted_items(brief: Brief, packs: Mapping[str, Pack]) -> tuple[QuotedItem, ...]:
    """Return the items of the brief in order, each clipping held against its packs."""
    names = source_names(brief.sources)
    remembered = _remembered(brief, packs)
    return tuple(
        _clipping(item, names, packs, remembered) if isinstance(item, Clipping) else item for item in brief.items
    )


def passages_of(items: Sequence[QuotedItem]) -> list[QuotedPassage]:
    """Return all passages in order."""
    return [passage for item in items if isinstance(item, QuotedClipping) for passage in item.passages]


def unproved_notice(items: Sequence[QuotedItem]) -> str:
    """Return how many passages are marked as not proved; an empty text if all stand in their statements."""
    unproved = sum(bool(passage.remark) for passage in passages_of(items))
    if not unproved:
        return ""
    are = "passage is" if unproved == 1 else "passages are"
    return f"{unproved} {are} marked as not proved; onrecord brief check says why"


def _remembered(brief: Brief, packs: Mapping[str, Pack]) -> dict[str, Statement | None]:
    """Return the statements whose packs are not open, as far as the brief remembers them."""
    anchors: dict[str, list[TextAnchor]] = {}
    for anchor in brief.anchors:
        if anchor.pack not in packs and anchor.pack in brief.sources:
            anchors.setdefault(anchor.pack, []).append(anchor)
    return {pack: remembered_statement(brief.sources[pack], those) for pack, those in anchors.items()}


def _clipping(
    clipping: Clipping,
    names: Mapping[str, str],
    packs: Mapping[str, Pack],
    remembered: Mapping[str, Statement | None],
) -> QuotedClipping:
    passages = tuple(
        _passage(anchor, names, packs.get(anchor.pack), remembered.get(anchor.pack)) for anchor in clipping.anchors
    )
    cautions = caution_lines([passage.excerpt for passage in passages if passage.excerpt])
    is_of_record = bool(clipping.anchors and clipping.anchors[0].record)
    return QuotedClipping(clipping.title if is_of_record else "", passages, tuple(cautions), clipping.comment)


def _passage(
    anchor: TextAnchor, names: Mapping[str, str], pack: Pack | None, remembered: Statement | None
) -> QuotedPassage:
    held = hold(anchor, pack)
    source = names.get(anchor.pack, anchor.pack)
    statement = pack.statement if pack else remembered
    record = pack.record(anchor.record) if pack and anchor.record else None
    if pack and held.standing in PROVED:
        excerpt = with_cautions_in_words(excerpt_of(held, pack))
        cited = Cited(anchor.pack, excerpt.ref, statement, source)
        return QuotedPassage(held, with_omission_marks(excerpt), cited, excerpt, record)
    cited = Cited(anchor.pack, anchor.ref, statement, source, is_proved=False, is_remembered=pack is None)
    return QuotedPassage(held, anchor.quoted, cited, None, record)
