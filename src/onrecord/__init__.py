"""onrecord: an offline terminal browser for official joint statements."""

__version__ = "0.1.0"
