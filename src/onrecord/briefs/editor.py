"""A brief while it is changed: every change can be undone and redone, and others' changes can be taken in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from onrecord.briefs.brief import join_sources
from onrecord.briefs.merging import merge_briefs

if TYPE_CHECKING:
    import datetime

    from onrecord.briefs.brief import Brief, BriefItem, Source

MAX_UNDO_STEPS = 1_000


class _State(NamedTuple):
    """A state of the brief to go back to; what others wrote `taken_in` times until then is in it."""

    brief: "Brief"
    taken_in: int


class BriefEditor:
    """A brief with its earlier and later states; what is `changed` is a new state that can be undone.

    `brief` is the state that holds now. Each state is a value of its own: while it holds, `items` is the same object.
    """

    def __init__(self, brief: "Brief") -> None:
        self.brief = brief
        self._undo_stack: list[_State] = []
        self._redo_stack: list[_State] = []
        self._taken_in: list[tuple[Brief, Brief]] = []

    @property
    def items(self) -> "tuple[BriefItem, ...]":
        return self.brief.items

    def change(
        self,
        items: "tuple[BriefItem, ...]",
        now: "datetime.datetime",
        *,
        sources: "Mapping[str, Source] | None" = None,
    ) -> None:
        """Give the brief other items, perhaps with the sources of new ones."""
        brief = self.brief
        self._undo_stack.append(self._state())
        del self._undo_stack[:-MAX_UNDO_STEPS]
        self._redo_stack.clear()
        self.brief = brief._replace(
            items=items,
            sources=join_sources(brief.sources, sources or {}),
            created=brief.created or now,
            changed=now,
        )

    def change_head(self, brief: "Brief", now: "datetime.datetime") -> None:
        """Give the brief the name and the state of another value of it, which no undo takes back."""
        self.brief = self.brief._replace(name=brief.name, archived=brief.archived, changed=now)

    def undo(self, now: "datetime.datetime") -> bool:
        """Undo the last change; return False if there was none."""
        return self._step(self._undo_stack, self._redo_stack, now)

    def redo(self, now: "datetime.datetime") -> bool:
        """Do again what was undone last; return False if nothing was, or if something was changed since."""
        return self._step(self._redo_stack, self._undo_stack, now)

    def take_in(self, base: "Brief", stored: "Brief") -> None:
        """Take in what others changed: `stored` is what stands in the file, where `base` was to be written.

        Undo takes back only what was changed here: an earlier state gets the changes of others when it is gone back to.
        """
        if stored is base:
            return
        self.brief = stored if self.brief is base else merge_briefs(base, self.brief, stored)
        self._taken_in.append((base, stored))

    def _state(self) -> _State:
        return _State(self.brief, len(self._taken_in))

    def _step(self, stack: list[_State], other: list[_State], now: "datetime.datetime") -> bool:
        if not stack:
            return False
        earlier, taken_in = stack.pop()
        other.append(self._state())
        for base, stored in self._taken_in[taken_in:]:
            earlier = merge_briefs(base, earlier, stored)
        brief = self.brief
        sources = join_sources(brief.sources, earlier.sources)
        self.brief = brief._replace(items=earlier.items, sources=sources, changed=now)
        return True
