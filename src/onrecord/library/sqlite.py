"""Availability of SQLite, which index files need."""


def has_sqlite() -> bool:
    """Return whether this Python has the module sqlite3: built without SQLite's headers it lacks it."""
    try:
        import sqlite3  # noqa: F401
    except ImportError:
        return False
    return True
