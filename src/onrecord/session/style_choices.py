"""The list of styles to copy in, with a preview of each, and what choosing one does."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from onrecord.quoting.cautions import caution_lines
from onrecord.quoting.styles import Style, find_style
from onrecord.session.copy_content import caution_offer, style_message
from onrecord.session.copy_delivery import CopyDelivery
from onrecord.session.dialogs import Choice, ChoiceList
from onrecord.session.outcome import Outcome
from onrecord.session.session import Session

if TYPE_CHECKING:
    from onrecord.clipboard import Content
    from onrecord.quoting.excerpts import Excerpt


class StyleChoices(NamedTuple):
    """A copy whose style is still to be chosen: `what` in words, the `excerpts`, and for a style what follows.

    `preview` returns the text of the copy, `content` the whole copy. Without `styles`, all are offered.
    """

    what: str
    excerpts: "Sequence[Excerpt]"
    then: Callable[[Style], Outcome]
    preview: Callable[[Style], str]
    content: "Callable[[Style], Content]"
    styles: Sequence[Style] = ()


def style_choices(session: Session, delivery: CopyDelivery, copied: StyleChoices) -> ChoiceList:
    """Return the quotation styles with a preview of each; the chosen one is remembered, and used, or from now on."""
    styles = tuple(copied.styles) or session.preferences.styles.all

    def use_style(name: str) -> Outcome:
        session.choose(find_style(name, styles))
        return copied.then(session.style)

    def use_with_cautions(name: str) -> Outcome:
        session.choose(find_style(name, styles))
        what = f"{copied.what} as {name}"
        offer = caution_offer(copied.excerpts, session.style, copied.content(session.style), what)
        return delivery.deliver(offer.copy_with(), offer.what) if offer else copied.then(session.style)

    def use_for_plain_copies(name: str) -> Outcome:
        session.choose(find_style(name, styles))
        session.plain.choose(name, session.clippings.items)
        return Outcome(style_message(session))

    plain, copy_key = session.plain_style.name, session.key("copy")
    choices = tuple(
        Choice(
            style.name,
            style.title,
            style.letter,
            copied.preview(style),
            copy_key if style.name == plain else "",
            _cautions_left_out(copied, style),
        )
        for style in styles
    )
    return ChoiceList(
        f"Copy {copied.what} as",
        choices,
        use_style,
        session.style.name,
        verb="copy",
        choose_with_caution=use_with_cautions,
        choose_for_later=use_for_plain_copies,
        later_verb=f"make it the style of {copy_key}",
    )


def _cautions_left_out(copied: StyleChoices, style: Style) -> str:
    is_left_out = copied.excerpts and not style.has_cautions and not style.cites_source_only
    return "\n".join(caution_lines(copied.excerpts)) if is_left_out else ""
