"""Whether an index file can be made here at all."""


def has_sqlite() -> bool:
    """A Python that somebody built without SQLite's headers lacks the module; Python says so only when it is wanted."""
    try:
        import sqlite3  # noqa: F401
    except ImportError:
        return False
    return True
