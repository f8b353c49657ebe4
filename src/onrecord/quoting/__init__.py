"""Render passages as text for documents: excerpts, citations, styles, tables."""
