"""Pure functions on texts: unsafe characters, folding and tokens, lines of TOML documents. Knows no other room."""
