"""Where quoted words come from, in the forms that documents use."""

from __future__ import annotations

# Not strftime: a locale must not change a citation.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July")
_MONTHS += ("August", "September", "October", "November", "December")
