"""Checks of the code's conventions that no linter has; `make lint` runs them."""
