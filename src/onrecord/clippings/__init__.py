"""What was collected for a briefing."""

from onrecord.clippings.collection import Clipping, Clippings

__all__ = ["Clipping", "Clippings"]
