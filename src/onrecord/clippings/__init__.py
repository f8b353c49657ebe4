"""What was collected for a briefing."""

from onrecord.clippings.collection import Brief, Clipping

__all__ = ["Brief", "Clipping"]
