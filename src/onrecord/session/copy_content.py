"""Build what a copy contains: passages, words and records in a quotation style, and the message about cautions."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.clipboard import Content
from onrecord.model import Pack, Record, Ref
from onrecord.navigation.location import OpenPacks, passages_of_target
from onrecord.navigation.open_packs import pack_of_target
from onrecord.navigation.selection import describe_selection
from onrecord.quoting.cautions import caution_lines, caution_notice, other_caution_lines, others_remark
from onrecord.quoting.excerpts import Excerpt, excerpt, part_at, partial
from onrecord.quoting.tree import paragraph
from onrecord.session.copy_message import WITH_CAUTIONS, CautionOffer
from onrecord.session.list_table import count_marked
from onrecord.session.message import Message, MessagePart, Tone
from onrecord.session.view import View

if TYPE_CHECKING:
    from onrecord.navigation import Browser, RowTarget
    from onrecord.quoting.styles import Style
    from onrecord.session.preferences import SessionPreferences
    from onrecord.session.session import Session


def selected_excerpts(browser: Browser, view: View) -> list[Excerpt]:
    """Return the selected words or passages of the open pack, with the record that is open."""
    record = browser.record()
    if not view.parts:
        return [excerpt(browser.pack, ref, record, browser.today) for ref in view.refs]
    statement = browser.pack.statement
    excerpts = []
    for part in view.parts:
        left_out = len(statement.text_at(part.last)) - part.end
        span = part.start, len(statement.text_at(part.ref)) - left_out
        excerpts.append(part_at(browser.pack, part.ref, span, record, browser.today))
    return excerpts


def describe_excerpts(excerpts: Sequence[Excerpt]) -> str:
    """Return the ref of a passage or the number of several, and whether it is part of them."""
    refs = describe_selection([excerpt.ref for excerpt in excerpts])
    return refs if all(excerpt.begins and excerpt.ends for excerpt in excerpts) else f"part of {refs}"


def describe_copy(excerpts: Sequence[Excerpt], style: Style, marked: Sequence[RowTarget], packs: OpenPacks) -> str:
    """Return what a copy in a style has, each passage counted once, and of how many rows, if these are `marked`."""
    rows = f" of {count_marked(len(marked))}" if marked else ""
    count = style.count_copied(excerpts)
    if len(excerpts) == 1 or (count == len(excerpts) and not marked):
        copied = describe_excerpts(excerpts)
    else:
        noun = "passage" if style.has_words else "source" if style.cites_source_only else "citation"
        copied = f"{count} {noun}{'s' * (count != 1)}"
        rows = rows or f" of {len(excerpts)} passages"
    merged = f", {'each ' * (count > 1)}once" if count < len(excerpts) else ""
    return f"{copied}{rows}{merged}{count_without_text(marked, packs)}"


def count_without_text(marked: Sequence[RowTarget], packs: OpenPacks) -> str:
    """Return `, 1 without official text`; empty if all rows have some."""
    count = sum(not passages_of_target(target, packs) for target in marked)
    return f", {count} without official text" if count else ""


def marked_excerpts(browser: Browser) -> list[Excerpt]:
    """Return the passages of the marked rows, in the order of the list, each with its record.

    Raises:
        NotInOpenPacks: the pack of a row cannot be read.
    """
    excerpts: list[Excerpt] = []
    for target in browser.marked_targets():
        pack = pack_of_target(target, browser.packs)
        record = pack.record(target.address) if target.address else None
        for ref in passages_of_target(target, browser.packs):
            excerpts.append(excerpt(pack, ref, record, browser.today))
    return excerpts


def styled(excerpts: Sequence[Excerpt], style: Style) -> Content:
    """Return the excerpts rendered in a style, with an HTML version if the style has one."""
    return Content(style.render_all(excerpts), style.render_all_html(excerpts))


def empty_copy_message(style: Style) -> str:
    """Return why nothing is copied: a style of the user's own may have only tokens that are empty here."""
    return f"nothing to copy in style {style.name}"


def caution_offer(excerpts: Sequence[Excerpt], style: Style, content: Content, what: str) -> CautionOffer | None:
    """Return the offer to copy the editor's cautions on the excerpts too; None if the copy needs or allows none.

    Those that are not about the copied words are only counted, and shown with the report.
    """
    if style.cites_source_only:
        return None
    lines, others = tuple(caution_lines(excerpts)), tuple(other_caution_lines(excerpts))
    notice = caution_notice(excerpts)
    if style.has_cautions or not notice:
        remark = "" if style.has_cautions else others_remark(excerpts)
        return CautionOffer(remark, (), lambda: content, what, others) if others else None
    with_what = f"{what}{WITH_CAUTIONS}{'s' * (len(lines) > 1)}"
    return CautionOffer(notice, lines, lambda: with_cautions(content, lines, style), with_what, others)


def with_cautions(content: Content, lines: Sequence[str], style: Style) -> Content:
    """Return a copy in a style with the lines of the editor's cautions after it, as paragraphs of the same format."""
    tree = tuple(map(paragraph, lines))
    html = style.tree_as_html(tree)
    is_rich = content.html is not None and html is not None
    return Content(f"{content.text}\n\n{style.render_tree(tree)}", f"{content.html}{html}" if is_rich else None)


def record_keys(preferences: SessionPreferences) -> str:
    """Return the keys that copy a whole record, such as `c e`."""
    record_style = next((style for style in preferences.styles.all if style.compose_without_passages), None)
    return f"{preferences.keymap.key_for_message('copy-as')} {record_style.letter if record_style else ''}".strip()


def no_text_message(session: Session, purpose: str) -> str:
    """Return why there is no official text to copy or collect, and the keys that copy the record, if one is open."""
    if session.browser.is_glance and session.browser.record() is None:
        return f"there is nothing here to {purpose}; put the cursor on a row with a ref, or open a section"
    keys = f"; {record_keys(session.preferences)} copies the record" if session.browser.record() else ""
    return session.browser.unreadable or f"there is no official text here to {purpose}{keys}"


def styled_without_passages(pack: Pack, record: Record, style: Style, today: datetime.date | None) -> Content | None:
    """Return the copy of a record without passages in a style; None if the style has no such form."""
    if style.compose_without_passages is None:
        return None
    tree = style.compose_without_passages(pack, record, today)
    return Content(style.render_tree(tree), style.tree_as_html(tree))


def record_words(pack: Pack, record: Record, refs: Sequence[Ref], today: datetime.date | None) -> list[Excerpt]:
    """Return only the words at `refs` that the record rests on."""
    return [
        partial(pack, passage.ref, passage.quote, record, today) for passage in record.passages if passage.ref in refs
    ]


def style_message(session: Session) -> Message:
    """Return the message after a style was chosen for plain copies: which one, and how long that holds."""
    copy, style = session.key("copy"), session.plain_style
    how_long = ""
    if session.preferences.styles.preferred:
        how_long = "until you quit: config.toml has a default_style"
    elif session.memory is None:
        how_long = "until you quit: nothing is saved"
    return Message(
        MessagePart(f"{copy} copies as {style.name} from now on", Tone.GOOD, 1),
        *[MessagePart(how_long, Tone.DETAIL, 2, "until you quit")] * bool(how_long),
        MessagePart("undoes", Tone.KEY, 3, "undo", session.key("undo"), "undo"),
    )
