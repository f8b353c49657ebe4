"""Writers: whole documents as files, made of the tree that `quoting` composes."""
