"""Exporter: what a document is made of, before a writer makes a file of it."""
