"""Write and read times and peak memory of the graph files on an invented graph. Run by hand:

    python benchmarks/export.py [--nodes 100000] [--edges 1000000] [--formats json,graphml,gexf,csv,neo4j,jsonld]

GraphML and GEXF are read with networkx, CSV (the edges) with csv, graph.json with policygraph.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import random
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import networkx as nx

from policygraph.schema import load_schema
from policygraph.stores.files import FORMATS, load, write

LABELS = ("Person", "Institution", "Meeting", "Document", "Concept", "Place", "Date")
SENTENCE = "会议强调，要坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，第{}项任务由有关部门按职责分工负责。"


def invented(nodes: int, edges: int) -> nx.MultiDiGraph:
    """A graph of the usual proportions: most edges are mentions, each with one sentence."""
    chance = random.Random(7)
    graph = nx.MultiDiGraph(generator="benchmark", documents=nodes // 10)
    ids: list[str] = []
    documents: list[str] = []
    for number in range(nodes):
        label = LABELS[number % 7]
        ids.append(f"{label.lower()}:名称{number}")
        graph.add_node(ids[-1], label=label, name=f"名称{number}", aliases=[f"简称{number}"] if number % 3 == 0 else [])
        if label == "Document":
            documents.append(ids[-1])
            graph.nodes[ids[-1]].update(path=f"d/{number}.txt", sha256=f"{number:064x}", text_length=number)
    relations = list(load_schema().relations)
    for number in range(edges):
        document = chance.choice(documents)
        relation = "MENTIONS" if number % 3 else chance.choice(relations)
        source, target = document if relation == "MENTIONS" else chance.choice(ids), chance.choice(ids)
        evidence = [
            {"sentence": SENTENCE.format(number), "start": number, "end": number + 50, "rule": relation.lower()}
        ]
        graph.add_edge(
            source, target, f"{relation}|{document}", type=relation, document=document, evidence=evidence, count=1
        )
    return graph


def measure_write(format_: str, folder: str, nodes: int, edges: int) -> tuple[float, float, float, float, str]:
    """Seconds, megabytes of the files, of the graph, of the memory on top of it, and one of the files."""
    graph = invented(nodes, edges)
    before = peak()
    begin = time.perf_counter()
    files = write(graph, Path(folder), [format_])
    seconds = time.perf_counter() - begin
    return seconds, sum(f.stat().st_size for f in files) / 1e6, before, peak() - before, str(files[-1])


def measure_read(format_: str, file: str) -> tuple[float, float]:
    """Seconds and megabytes to read the file with the program that a user would take."""
    before = peak()
    begin = time.perf_counter()
    kept = READERS[format_](Path(file))
    seconds = time.perf_counter() - begin
    del kept
    return seconds, peak() - before


def table(file: Path) -> list[dict[str, str]]:
    """All rows of a CSV table."""
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.DictReader(rows))


READERS: dict[str, Callable[[Path], object]] = {
    "json": load,
    "graphml": partial(nx.read_graphml, force_multigraph=True),
    "gexf": partial(nx.read_gexf, version="1.3"),
    "csv": table,
    "jsonld": lambda file: json.loads(file.read_text("utf-8")),
}


def peak() -> float:
    """Peak resident memory of this process so far, in MB (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Every measurement has its own process, so that peaks do not mix."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=100_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--formats", default=",".join(FORMATS))
    arguments = parser.parse_args()
    print("| format | write s | writer's extra MB | files MB | read s | reader's MB |\n|---|---|---|---|---|---|")
    spawning = multiprocessing.get_context("spawn")
    graph_size = 0.0
    for format_ in arguments.formats.split(","):
        with tempfile.TemporaryDirectory() as folder, spawning.Pool(1, maxtasksperchild=1) as process:
            seconds, size, graph_size, extra, file = process.apply(
                measure_write, (format_, folder, arguments.nodes, arguments.edges)
            )
            row = f"| {format_} | {seconds:.1f} | {extra:.0f} | {size:.0f} |"
            if format_ in READERS:
                seconds, memory = process.apply(measure_read, (format_, file))
                row += f" {seconds:.1f} | {memory:.0f} |"
            else:
                row += " – | – |"
        print(row, flush=True)
    print(
        f"\n{arguments.nodes} nodes, {arguments.edges} edges; a process with the graph in memory: {graph_size:.0f} MB"
    )


if __name__ == "__main__":
    main()
