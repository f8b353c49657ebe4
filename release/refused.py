"""Why nothing was made."""


class Refused(Exception):
    """One sentence: what is missing or wrong, where, and what to do."""
