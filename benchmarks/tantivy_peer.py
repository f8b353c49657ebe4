"""Search with tantivy over the lines of a file: python tantivy_peer.py LINES KEYS, with a Python that has tantivy.

KEYS is a JSON file with the typed texts; the seconds of each are printed as a JSON array.
"""

from __future__ import annotations

import json
import pathlib
import sys
import tempfile
import time
from typing import Any

import tantivy  # type: ignore[import-not-found,unused-ignore]

SHOWN = 50


def main(lines: str, keys: str) -> None:
    schema = tantivy.SchemaBuilder().add_text_field("text", stored=True).build()
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema, path=folder)
        writer = index.writer(128_000_000, 1)
        with pathlib.Path(lines).open(encoding="utf-8") as texts:
            for line in texts:
                writer.add_document(tantivy.Document(text=line))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()
        seconds = []
        for typed in json.loads(pathlib.Path(keys).read_text(encoding="utf-8")):
            started = time.perf_counter()
            results = searcher.search(_query(schema, typed), SHOWN)
            [searcher.doc(address) for _, address in results.hits]
            seconds.append(time.perf_counter() - started)
    print(json.dumps(seconds))


def _query(schema: Any, typed: str) -> Any:
    """Return a query for all words, the last one as a prefix."""
    words = [word for word in ("".join(filter(str.isalnum, word)).lower() for word in typed.split()) if word]
    whole = [tantivy.Query.term_query(schema, "text", word) for word in words[:-1]]
    prefix = [tantivy.Query.regex_query(schema, "text", f"{word}.*") for word in words[-1:]]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (*whole, *prefix)])


if __name__ == "__main__":
    main(*sys.argv[1:])
