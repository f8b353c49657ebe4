"""Briefs: passages collected for a document (clippings), kept in files, and their rescue at an abnormal exit."""

from onrecord.briefs.editor import BriefEditor, CollectedExcerpts

__all__ = ["BriefEditor", "CollectedExcerpts"]
