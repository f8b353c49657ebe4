"""Steps through the completions of what was typed, such as the values of a field."""

from typing import NamedTuple

from onrecord.session.message import Message, MessagePart, Tone

MAX_COMPLETIONS_SHOWN = 8


class CompletionCycle(NamedTuple):
    """The completions of a text, likeliest first, and the number of the `accepted` one; before the first step, none."""

    completions: tuple[str, ...]
    accepted: int | None = None

    @property
    def text(self) -> str | None:
        """The text with the accepted completion, and a blank before what is typed next; None if none was accepted."""
        if self.accepted is None:
            return None
        completion = self.completions[self.accepted]
        return completion if completion.endswith(":") else f"{completion} "

    @property
    def goes_on(self) -> bool:
        """Return whether another step leads to another text: not from a lone one, nor from a field without a value."""
        return len(self.completions) > 1 and not (self.text or "").endswith(":")

    def stepped(self, step: int) -> "CompletionCycle":
        """Accept the next (step 1) or previous (-1) completion; after the last comes the first."""
        if self.accepted is None:
            return self._replace(accepted=0 if step > 0 else len(self.completions) - 1)
        return self._replace(accepted=(self.accepted + step) % len(self.completions))

    @property
    def message(self) -> Message:
        """The completions around the accepted one, which stands out, and how many there are."""
        count, index = len(self.completions), self.accepted or 0
        start = max(0, min(index - MAX_COMPLETIONS_SHOWN // 2, count - MAX_COMPLETIONS_SHOWN))
        shown = enumerate(self.completions[start : start + MAX_COMPLETIONS_SHOWN], start)
        words = [
            MessagePart(
                completion.rpartition(" ")[2],
                Tone.PLAIN if at == index else Tone.DETAIL,
                0 if at == index else 2 + abs(at - index),
            )
            for at, completion in shown
        ]
        return Message(*words, MessagePart(f"{index + 1} of {count}", Tone.DETAIL, 1, f"{index + 1}/{count}"))
