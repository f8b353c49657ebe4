"""The fixed date of all tests and pictures, so that none depends on the day it runs."""

import datetime

TODAY = datetime.date(2026, 11, 27)
