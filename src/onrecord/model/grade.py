"""The editor's five-step scale for what a clause undertakes.

No published source grades this list of verbs. The scale is the editor's proposal, informed by the G7 Research Group's
definition of a commitment and CIGI's glossary of communiqué language, and is shown as such wherever a grade is shown.
"""

from __future__ import annotations

from enum import IntEnum


class Grade(IntEnum):
    RECORD = 1
    SUPPORT = 2
    AFFIRM = 3
    INTEND = 4
    COMMIT = 5

    @property
    def title(self) -> str:
        return self.name.capitalize()

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    Grade.COMMIT: "undertaking to act",
    Grade.INTEND: "stated plan, softer than an undertaking",
    Grade.AFFIRM: "restates a position",
    Grade.SUPPORT: "approves, stresses or hopes",
    Grade.RECORD: "only notes or talks",
}

# Explains commitments wherever they are listed: most of them commit nobody to anything.
POSITIONS = "statements of position, graded 5 to 1"

GRADING_NOTE = (
    "The editor's own grading, not the governments': the clause is graded, not the sentence; nouns and attributions "
    "are not acts; modifiers are shown, not scored."
)
