"""Briefs: passages that a user collects for a document (clippings), and their rescue at an abnormal exit."""

from onrecord.briefs.editor import BriefEditor, CollectedExcerpts

__all__ = ["BriefEditor", "CollectedExcerpts"]
