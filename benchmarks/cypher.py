"""Load rates and query times on a real Neo4j and on the embedded engine, with an invented graph. Run by hand:

    python benchmarks/cypher.py [--line 5.26|2026] [--documents 10000] [--per-document 100]

The server is that of the tests (Java and Maven are needed). It is not called neo4j.py: that would hide the driver.
"""

from __future__ import annotations

import argparse
import random
import shlex
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx

from policygraph.query import question
from policygraph.schema import load_schema
from policygraph.stores import files
from policygraph.stores.cypher import Engine
from policygraph.stores.embedded import FILE, open_embedded, write_embedded
from policygraph.stores.neo4j import Neo4jEngine, Server, connect, load, pull
from policygraph.stores.properties import edge_properties, node_properties

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "stores"))

from neo4j_server import LINES
from neo4j_server import Server as Process

SENTENCE = "会议强调，要坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，第{}项任务由有关部门按职责分工负责。"
ENTITIES = {"Person": 30, "Institution": 20, "Meeting": 12, "Concept": 14, "Place": 8, "Date": 6}  # of 100 nodes
NAIVE = 2_000
QUESTIONS: dict[str, dict[str, str]] = {
    "presided": {"person": "person3"},
    "posts": {"person": "person3"},
    "co-attendance": {"person": "person3"},
    "cited-by": {"document": "document12"},
    "first-use": {"concept": "concept5"},
    "concepts-together": {"concept": "concept5"},
    "mentioned-in": {"name": "institution9"},
    "most-cited": {},
}


def invented(documents: int, per_document: int) -> nx.MultiDiGraph:
    """``documents`` documents on ten times as many nodes, with as many edges each; a few entities are in most."""
    chance = random.Random(7)
    schema = load_schema()
    graph = nx.MultiDiGraph(generator="benchmark", documents=documents)
    ids = {label: [f"{label.lower()}:{label.lower()}{n}" for n in range(documents * share // 10)]
           for label, share in ENTITIES.items()}  # fmt: skip
    ids["Document"] = [f"document:document{n}" for n in range(documents)]
    for label, nodes in ids.items():
        for n, node in enumerate(nodes):
            graph.add_node(node, label=label, name=node.partition(":")[2], aliases=[f"简称{n}"] if n % 3 == 0 else [])
            if label == "Document":
                day = f"{2010 + n % 15}-{n % 12 + 1:02}-{n % 28 + 1:02}"
                graph.nodes[node].update(path=f"d/{n}.txt", sha256=f"{n:064x}", published=day, text_length=n)

    def some(label: str) -> str:
        return ids[label][int(len(ids[label]) * chance.random() ** 3)]

    facts = [r for r in schema.relations.values() if r.name != "MENTIONS"]
    for document in ids["Document"]:
        count = 0
        while count < per_document:
            relation = schema.relations["MENTIONS"] if count % 3 else chance.choice(facts)
            head = document if "Document" in relation.head else some(chance.choice(relation.head))
            tail = some(chance.choice(relation.tail))
            key = f"{relation.name}|{document}"
            if head == tail or graph.has_edge(head, tail, key):
                continue
            sentence = SENTENCE.format(count)
            evidence = [{"sentence": sentence, "start": count, "end": count + len(sentence), "rule": "invented"}]
            graph.add_edge(head, tail, key, type=relation.name, document=document, evidence=evidence)
            count += 1
    return graph


def rebuilt(graph: nx.MultiDiGraph, document: str = "document:document7") -> nx.MultiDiGraph:
    """The graph of one document, whose edges are no longer what they were."""
    own = [(h, t, k) for h, t, k, d in graph.edges(keys=True, data="document") if d == document]
    one = nx.MultiDiGraph(documents=1)
    for head, tail, key in own:
        for node in (head, tail):
            shown = {n: v for n, v in graph.nodes[node].items() if n != "sha256" or node == document}
            one.add_node(node, **shown)
        one.add_edge(head, tail, key)
        one.edges[head, tail, key].update({**graph.edges[head, tail, key], "evidence": []})
    return one


def timed(what: str, call: Callable[[], Any], size: int = 0) -> Any:
    began = time.perf_counter()
    result = call()
    seconds = time.perf_counter() - began
    print(f"{what:<44}{seconds:9.1f} s" + (f"{size / seconds:12,.0f} nodes and edges/s" if size else ""), flush=True)
    return result


def naive(graph: nx.MultiDiGraph, server: Server) -> None:
    """One MERGE a query, without constraints: what one writes first. Only the first rows, on an empty database."""
    nodes = list(graph.nodes(data=True))[:NAIVE]
    known = {node for node, _ in nodes}
    edges = [e for e in graph.edges(keys=True, data=True) if e[0] in known and e[1] in known][:NAIVE]
    with connect(server) as driver, driver.session() as session:

        def write_nodes() -> None:
            for node, data in nodes:
                query = f"MERGE (n:{data['label']} {{id: $id}}) SET n += $set"
                session.run(query, id=node, set=node_properties(node, data)).consume()

        def write_edges() -> None:
            for head, tail, key, data in edges:
                ends = "MATCH (a {id: $a}) MATCH (b {id: $b})"
                query = f"{ends} MERGE (a)-[r:{data['type']} {{key: $key}}]->(b) SET r = $set"
                session.run(query, a=head, b=tail, key=key, set=edge_properties(key, data)).consume()

        timed(f"naive: {len(nodes):,} nodes", write_nodes, len(nodes))
        timed(f"naive: {len(edges):,} edges", write_edges, len(edges))
        session.run("MATCH (n) DETACH DELETE n").consume()


def ask(engines: dict[str, Engine]) -> None:
    print("milliseconds, median of 5          " + "".join(f"{name:>12}" for name in engines) + "        rows")
    for name, given in QUESTIONS.items():
        asked = question(name, load_schema())
        line, rows = f"{name:<35}", []
        for engine in engines.values():
            spent = []
            for _ in range(6):
                began = time.perf_counter()
                result = engine.run(asked.text, asked.parameters(given), limit=1_000_000, timeout=600)
                spent.append((time.perf_counter() - began) * 1000)
            rows.append(len(result.rows))
            line += f"{statistics.median(spent[1:]):12.1f}"
        print(line + f"{rows[0]:12,}" + ("" if len(set(rows)) == 1 else f"  DIFFERENT: {rows}"), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--line", choices=LINES, default="5.26")
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--per-document", type=int, default=100)
    options = parser.parse_args()
    graph = invented(options.documents, options.per_document)
    size = graph.number_of_nodes() + graph.number_of_edges()
    print(f"{graph.number_of_nodes():,} nodes, {graph.number_of_edges():,} edges, Neo4j {LINES[options.line].version}")
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        timed("write graph.json", lambda: files.write(graph, folder), size)
        timed("write graph.kgl", lambda: write_embedded(graph, folder), size)
        print(f"graph.json {(folder / 'graph.json').stat().st_size / 1e6:.0f} MB, "
              f"graph.kgl {(folder / FILE).stat().st_size / 1e6:.0f} MB")  # fmt: skip
        embedded = timed("open graph.kgl", lambda: open_embedded(folder))
        script = next(p for p in files.write(graph, folder, ["neo4j"]) if p.name == "import.sh").read_text("utf-8")
        command = script.partition("\nneo4j-admin ")[2].replace("\\\n", " ").replace("${1:-neo4j}", "neo4j")
        tool = Process(LINES[options.line], folder / "imported")
        timed("neo4j-admin import", lambda: tool.admin(shlex.split(command), folder / "neo4j"), size)
        process = Process(LINES[options.line], folder / "home").start(heap="2g", options=())
        try:
            server = Server(process.uri, process.user, process.password)
            naive(graph, server)
            print(timed("policygraph load, empty database", lambda: load(graph, server), size))
            print(timed("policygraph load again", lambda: load(graph, server), size))
            print(timed("policygraph load of one changed document", lambda: load(rebuilt(graph), server)))
            print(timed("policygraph load --prune", lambda: load(graph, server, prune=True), size))
            timed("policygraph pull", lambda: pull(server), size)
            with connect(server) as driver:
                ask({"embedded": embedded, "Neo4j": Neo4jEngine(driver)})
        finally:
            process.stop()


if __name__ == "__main__":
    main()
