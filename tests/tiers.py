"""Number of random trials in each tier of the tests: `make soak` sets ONRECORD_SOAK."""

import os


def trials(test: int, soak: int) -> int:
    """Return how many trials to make: `test` as a rule, `soak` where ONRECORD_SOAK is set."""
    return soak if os.environ.get("ONRECORD_SOAK") else test
