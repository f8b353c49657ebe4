"""Shared by tests, benchmarks and screenshots: app driver, terminals, synthetic archives, pack writer, gold set."""
