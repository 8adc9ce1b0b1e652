"""Speed of reading and extraction, whole and by step. Run by hand: python benchmarks/extraction.py FOLDER [N]

Takes N files (default 300) of FOLDER spread evenly over the sorted list, on one core, and prints MB/s of source text
(10^6 bytes of UTF-8) for reading, for extraction (clean text to facts), and the share of every recogniser.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from pathlib import Path

from policygraph.extraction import pipeline, positions, speakers, structure
from policygraph.extraction.context import Context
from policygraph.extraction.merge import merge_names
from policygraph.extraction.roles import find_roles
from policygraph.reading import read
from policygraph.schema import load_schema


def main(folder: Path, number: int) -> None:
    """Measure and print."""
    files = sorted(p for p in folder.rglob("*") if p.suffix in (".txt", ".md"))
    files = files[:: max(1, len(files) // number)]
    start = time.perf_counter()
    documents = [d for path in files for d in read(path)]
    reading = time.perf_counter() - start
    size = sum(len(d.text.encode()) for d in documents) / 1e6
    schema = load_schema()
    pipeline.extract(documents[0], schema)  # load lexicons and rules
    start = time.perf_counter()
    facts = sum(len(pipeline.extract(d, schema).facts) for d in documents)
    extraction = time.perf_counter() - start
    print(f"{len(files)} files, {len(documents)} documents, {size:.1f} MB, {facts} facts")
    print(f"reading     {size / reading:6.2f} MB/s")
    print(f"extraction  {size / extraction:6.2f} MB/s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    spent: Counter[str] = Counter()
    for document in documents:
        context = Context(document, schema)
        for recogniser in pipeline.RECOGNISERS:
            start = time.perf_counter()
            context.add(recogniser.recognise(context))
            spent[recogniser.__name__.rsplit(".", 1)[-1]] += time.perf_counter() - start
        me = context.me
        steps = {
            "settle": lambda c=context: pipeline._settle(c),
            "merge": lambda c=context, m=me: merge_names(c, m),
            "form": lambda c=context, m=me: list(structure.facts_of_form(c, find_roles(c, m))),
            "positions": lambda c=context: list(positions.positions(c)),
            "rules": lambda c=context, m=me: list(pipeline.engine(schema).facts(c, find_roles(c, m))),
            "speakers": lambda c=context, m=me: list(speakers.emphasised(c, find_roles(c, m))),
        }
        for name, step in steps.items():
            start = time.perf_counter()
            step()
            spent[name] += time.perf_counter() - start
    total = sum(spent.values())
    for name, seconds in spent.most_common():
        print(f"  {name:13} {seconds:6.2f} s  {100 * seconds / total:4.1f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300)
