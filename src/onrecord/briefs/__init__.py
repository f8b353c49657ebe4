"""What was collected for a briefing."""

from onrecord.briefs.brief import Brief, Clipping

__all__ = ["Brief", "Clipping"]
