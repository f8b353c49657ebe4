"""Pure functions on text: unsafe characters, folding, tokens, line numbers in TOML. Imports no other room."""
