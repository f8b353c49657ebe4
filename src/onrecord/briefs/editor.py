"""A brief while it is changed: every change can be undone and redone, and others' changes can be taken in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.briefs.brief import join_sources
from onrecord.briefs.merging import merge_briefs

if TYPE_CHECKING:
    import datetime

    from onrecord.briefs.brief import Brief, BriefItem, Source

MAX_UNDO_STEPS = 1_000


class BriefEditor:
    """A brief with its earlier and later states; what is `changed` is a new state that can be undone.

    `brief` is the state that holds now. Each state is a value of its own: while it holds, `items` is the same object.
    """

    def __init__(self, brief: "Brief") -> None:
        self.brief = brief
        self._undo_stack: list[Brief] = []
        self._redo_stack: list[Brief] = []

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
        self._undo_stack.append(brief)
        del self._undo_stack[:-MAX_UNDO_STEPS]
        self._redo_stack.clear()
        self.brief = brief._replace(
            items=items,
            sources=join_sources(brief.sources, sources or {}),
            created=brief.created or now,
            changed=now,
        )

    def change_head(self, brief: "Brief", now: "datetime.datetime") -> None:
        """Give the brief the name and the state of another value of it; its items can be undone by themselves."""
        for stack in (self._undo_stack, self._redo_stack):
            stack[:] = [state._replace(name=brief.name, archived=brief.archived) for state in stack]
        self.brief = self.brief._replace(name=brief.name, archived=brief.archived, changed=now)

    def undo(self, now: "datetime.datetime") -> bool:
        """Undo the last change; return False if there was none."""
        return self._step(self._undo_stack, self._redo_stack, now)

    def redo(self, now: "datetime.datetime") -> bool:
        """Do again what was undone last; return False if nothing was, or if something was changed since."""
        return self._step(self._redo_stack, self._undo_stack, now)

    def take_in(self, base: "Brief", stored: "Brief") -> None:
        """Take in what others changed: `stored` is what stands in the file, where `base` was to be written.

        Undo takes back only what was changed here.
        """
        if stored is base:
            return
        self.brief = stored if self.brief is base else merge_briefs(base, self.brief, stored)
        for stack in (self._undo_stack, self._redo_stack):
            stack[:] = [merge_briefs(base, state, stored) for state in stack]

    def _step(self, stack: "list[Brief]", other: "list[Brief]", now: "datetime.datetime") -> bool:
        if not stack:
            return False
        state = stack.pop()
        other.append(self.brief)
        sources = join_sources(self.brief.sources, state.sources)
        self.brief = state._replace(sources=sources, created=self.brief.created, changed=now)
        return True
