"""Briefs: passages collected for a document (clippings), as files with versions, and their rescue at an abnormal exit."""

from onrecord.briefs.editor import BriefEditor, CollectedExcerpts

__all__ = ["BriefEditor", "CollectedExcerpts"]
