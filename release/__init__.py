"""Build the files that carry onrecord to other machines: wheel, sdist, zipapp, offline zip, frozen folder."""


class ReleaseError(Exception):
    """A build that cannot go on. The message is one sentence: what is missing or wrong, where, and what to do."""
