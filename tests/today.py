"""The day on which all tests and pictures take place, so that none depends on the day on which it runs."""

import datetime

TODAY = datetime.date(2026, 11, 27)
