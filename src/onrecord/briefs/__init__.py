"""Briefs: passages that a user collects for a document (clippings), and their rescue at an abnormal exit."""

from onrecord.briefs.brief import Brief, Clipping

__all__ = ["Brief", "Clipping"]
