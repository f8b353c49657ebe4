"""Renderers: each makes text of the tree of `quoting/tree.py` in one format, and escapes what has a meaning there."""
