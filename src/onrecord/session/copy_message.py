"""The message after a copy, in one line, and the whole report of it; neither claims more than was seen."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.clipboard import Content, CopyResult, Proof, Report
from onrecord.session.message import Message, MessagePart, Tone
from onrecord.storage import abbreviate_home

# proofs from the strongest to the weakest
STRENGTH = (Proof.CLIPBOARD, Proof.BUFFER, Proof.BUFFER_ALONE, Proof.SENT, Proof.FILE)


WITH_CAUTIONS = ", with the caution"  # stands after what was copied


class CautionOffer(NamedTuple):
    """The editor's cautions that a copy left out, and that a key copies with the same words.

    `notice` says which passages have them; `lines` are the cautions as they would be copied, `copy_with` makes the copy
    that has them, and `what` describes it. `others` are cautions in the same sentences that are not about the copied
    words: they are not offered, and stand in the report.
    """

    notice: str
    lines: tuple[str, ...]
    copy_with: Callable[[], Content]
    what: str
    others: tuple[str, ...] = ()

    @property
    def pronoun(self) -> str:
        return "it" if len(self.lines) == 1 else "them"


class CopyReport(NamedTuple):
    """The whole report of the copy of a content, in lines."""

    content: Content
    text: str


class ReportKeys(NamedTuple):
    """The keys that a message after a copy names: that of the report, and that of a caution."""

    report: str
    caution: str


def copy_message(what: str, report: Report, offer: CautionOffer | None, keys: ReportKeys) -> Message:
    """Return what became of a copy: where it is if that was seen, where it was sent, or that it was not copied.

    It says “copied” only if the words were read back from a clipboard, or from the buffer of a multiplexer, which it
    then names.
    """
    strongest = min(report.results, key=lambda result: STRENGTH.index(result.proof), default=None)
    parts = [*_outcome_parts(what, strongest, report, offer), *_file_parts(report, strongest)]
    parts += caution_parts(offer, keys.caution)
    is_shown = report.needs_manual_copy
    text, rank = ("words and report", 1) if is_shown else ("report", 3)
    brief = "shows it" if is_shown else ""
    parts.append(MessagePart(text, Tone.KEY, rank, brief, keys.report, "show-copy"))
    return Message(*parts, *_others_parts(offer))


def _others_parts(offer: CautionOffer | None) -> list[MessagePart]:
    """Return the part that says how many cautions stand in the report beside those that are offered."""
    if offer is None or not offer.others:
        return []
    count, more = len(offer.others), "more " if offer.lines else ""
    return [MessagePart(f"has {count} {more}caution{'s' * (count > 1)}", Tone.DETAIL, 4)]


def caution_parts(offer: CautionOffer | None, key: str) -> list[MessagePart]:
    """Return the parts of a message that tell of cautions and name the key that copies them; none without an offer."""
    if offer is None:
        return []
    if not offer.lines:
        return [MessagePart(offer.notice, Tone.CAUTION, 3)] if offer.notice else []
    brief = "caution" if len(offer.lines) == 1 else "cautions"
    return [
        MessagePart(offer.notice, Tone.CAUTION, 2),
        MessagePart(f"copies {offer.pronoun} too", Tone.KEY, 2, brief, key, "refused-packs"),
    ]


def _outcome_parts(
    what: str, strongest: CopyResult | None, report: Report, offer: CautionOffer | None
) -> list[MessagePart]:
    brief = _without_style(what)
    plain = brief.replace(WITH_CAUTIONS, " with caution")  # in the fewest letters

    def outcome(text: str, tone: Tone, shorter: str, least: str, cuttable: str = plain) -> MessagePart:
        return MessagePart(text, tone, 1, shorter, least=least, cuttable=cuttable)

    if strongest is None:
        not_copied = outcome(f"Not copied: {what}", Tone.BAD, f"Not copied: {brief}", f"Not copied: {plain}")
        return [not_copied, _reasons_part(report)]
    match strongest.proof:
        case Proof.CLIPBOARD:
            return [
                outcome(f"Copied {what}", Tone.GOOD, f"Copied {brief}", f"Copied {plain}"),
                MessagePart(strongest.where, Tone.DETAIL, 4),
            ]
        case Proof.BUFFER:
            # beside a caution the style matters more than the word that the sign says too
            shorter = f"{what} (tmux)" if offer else f"Copied {brief} (tmux)"
            return [outcome(f"Copied {what} (tmux)", Tone.GOOD, shorter, f"{plain} (tmux)")]
        case Proof.BUFFER_ALONE:
            least = f"{plain} (tmux only)"
            return [
                outcome(f"Copied {what} (in tmux only)", Tone.GOOD, f"Copied {brief} (tmux only)", least),
                MessagePart("not on your clipboard: paste it within tmux", Tone.CAUTION, 3),
            ]
        case Proof.SENT:
            shorter = f"Sent {what}, unverified"
            cuttable = plain if WITH_CAUTIONS in what else what
            return [
                outcome(f"Sent {what}, not verifiable", Tone.PLAIN, shorter, f"{cuttable}, unverified", cuttable),
                MessagePart(f"to the terminal ({strongest.where})", Tone.DETAIL, 4),
            ]
        case Proof.FILE:
            saved = outcome(f"Saved {what}", Tone.PLAIN, f"Saved {brief}", f"Saved {plain}")
            return [saved, *_place_parts(strongest, report)]


def _place_parts(saved: CopyResult, report: Report) -> list[MessagePart]:
    """Return the parts that say in which file a copy is, and that no clipboard has it."""
    missed = [MessagePart("no clipboard reached", Tone.CAUTION, 3)] if report.missed_every_clipboard else []
    return [MessagePart(f"to {abbreviate_home(saved.where)}", Tone.DETAIL, 3, "in a file"), *missed]


def _reasons_part(report: Report) -> MessagePart:
    reasons = "; ".join(report.failures or report.unavailable) or "no clipboard is in reach"
    return MessagePart(abbreviate_home(reasons), Tone.DETAIL, 2)


def _without_style(what: str) -> str:
    """Return what was copied without the style or the form of a table, but with the cautions that it has."""
    brief, _, rest = what.partition(" as ")
    _, comma, cautions = rest.partition(WITH_CAUTIONS)
    return f"{brief}{comma}{cautions}"


def _file_parts(report: Report, strongest: CopyResult | None) -> list[MessagePart]:
    """Return the part about the file of last resort, beside a stronger result: that it has the words, or why not."""
    if strongest is None:
        return []
    if report.file_error:
        return [MessagePart(f"no file: {abbreviate_home(report.file_error)}", Tone.CAUTION, 1, "no file written")]
    saved = next((result.where for result in report.results if result.proof is Proof.FILE), "")
    if strongest.proof is Proof.FILE or not saved:
        return []
    return [MessagePart(f"also in {abbreviate_home(saved)}", Tone.DETAIL, 5)]


def report_text(what: str, report: Report, offer: CautionOffer | None, caution_key: str) -> str:
    """Return the whole report of a copy, in lines: what was seen, the routes that were tried, what to do."""
    lines = [f"{what}: {report}"]
    lines += [f"{result.where}: {result.proof.value}" for result in report.results]
    lines += [f"failed: {failure}" for failure in report.failures]
    lines += [f"not here: {reason}" for reason in report.unavailable]
    if report.missed_every_clipboard:
        lines.append(f"{report.diagnostic_command} says why no clipboard was reached")
    if offer and offer.lines:
        lines += [*offer.lines, f"{offer.notice}; right after the copy, {caution_key} copies {offer.pronoun} too"]
    if offer and offer.others:
        lines += ["not about these words, but others of their sentences, or abbreviations:", *offer.others]
    return abbreviate_home("\n".join(lines))
