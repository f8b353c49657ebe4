"""Lines of TOML documents, which tomllib does not keep. Below every other room; knows none of them."""

from onrecord.toml.positions import Path, line_numbers, nearest, syntax_error

__all__ = ["Path", "line_numbers", "nearest", "syntax_error"]
