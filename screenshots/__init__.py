"""Pictures of the real app: `python -m screenshots` draws them, a test says when they are stale."""
