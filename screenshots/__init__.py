"""Screenshots of the real app: `python -m screenshots` draws them, and a test fails when they are stale."""
