"""Cypher without a server: the graph as one file beside ``graph.json``, asked by the embedded engine kglite.

The file is always made anew from our own graph and never the only copy of anything: kglite is young, and a file that
another version of it wrote is simply made again. Readers load it whole and hold no lock, so none blocks a build.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kglite

from policygraph.errors import GraphError, QueryError, StoreError
from policygraph.stores.cypher import Result

if TYPE_CHECKING:
    import networkx as nx

    from policygraph.schema import Schema

FILE = "graph.kgl"
_ROWS = 20_000
# kglite 0.21 finds nothing, without a word, where the map of a pattern asks for a property of a relationship:
# MATCH ()-[r]->() MATCH (d:Document {id: r.document}). Wrong rows are worse than a refusal.
_RELATIONSHIP = re.compile(r"\[\s*(\w+)\s*(?=[\]:*{])")
_MAP = re.compile(r"[(\[]\s*(?:\w+|\w*\s*:[\w\s:|&!`]+)\s*\{([^{}]*)\}")


def write_embedded(graph: nx.MultiDiGraph, directory: Path) -> Path:
    """Write ``graph.kgl``; it takes its name only when it is complete. Raises GraphError, StoreError."""
    path = directory / FILE
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", kglite.MappedFallbackWarning)  # about a way of reading that is not ours
            _filled(graph).save(str(path))
    except (OSError, kglite.KgError) as error:
        raise StoreError(f"{path}: cannot be written ({_first_line(error)})") from error
    return path


def open_embedded(path: Path, schema: Schema | None = None) -> EmbeddedEngine:
    """The engine on a graph: the folder that ``build`` wrote, or its ``graph.json``.

    Where ``graph.kgl`` beside it is missing, older or of another version of kglite, it is made again (or the graph is
    only held in memory, where the folder cannot be written). GraphError where there is no graph.
    """
    source = path / "graph.json" if path.is_dir() else path
    stored = source.parent / FILE
    if not source.is_file():
        raise GraphError(f"{source}: there is no graph here; make one with policygraph build, or name it with --graph")
    if source.name == "graph.json" and stored.is_file() and stored.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        with suppress(kglite.KgError):
            return EmbeddedEngine(kglite.load(str(stored)))
    from policygraph.stores import files

    graph = files.load(source, schema)
    if source.name == "graph.json":
        with suppress(StoreError):
            return EmbeddedEngine(kglite.load(str(write_embedded(graph, source.parent))))
    return EmbeddedEngine(_filled(graph))


def _filled(graph: nx.MultiDiGraph) -> Any:
    from policygraph.stores.files.output import edges_of, nodes_of, with_clean_ids
    from policygraph.stores.properties import edge_properties, node_properties

    graph = with_clean_ids(graph)
    engine = kglite.KnowledgeGraph()
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    edges: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)

    def write(text: str, rows: list[dict[str, Any]]) -> None:
        engine.cypher("UNWIND $rows AS row " + text, params={"rows": rows})
        rows.clear()

    def write_nodes(label: str) -> None:
        write(f"MERGE (n:`{label}` {{id: row.id}}) SET n += row", nodes[label])

    def write_edges(relation: str, head: str, tail: str) -> None:
        ends = f"MATCH (a:`{head}` {{id: row.head}}) MATCH (b:`{tail}` {{id: row.tail}})"
        write(f"{ends} CREATE (a)-[r:`{relation}`]->(b) SET r = row.set", edges[relation, head, tail])

    for node, attributes in nodes_of(graph):
        # Left alone, kglite takes the name for the title and makes up a name where there is none.
        row = {"name": node, "title": None, **node_properties(node, attributes)}
        nodes[attributes["label"]].append(row)
        if len(nodes[attributes["label"]]) == _ROWS:
            write_nodes(attributes["label"])
    for label in nodes:
        write_nodes(label)
    for head, tail, key, attributes in edges_of(graph):
        kind = (attributes["type"], graph.nodes[head]["label"], graph.nodes[tail]["label"])
        edges[kind].append({"head": head, "tail": tail, "set": edge_properties(key, attributes)})
        if len(edges[kind]) == _ROWS:
            write_edges(*kind)
    for kind in edges:
        write_edges(*kind)
    return engine


class EmbeddedEngine:
    """Asks a graph in memory; no query can change it."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        graph.read_only(True)
        kglite.set_query_warning_policy("silent")  # they come with the result

    def run(
        self, text: str, parameters: Mapping[str, Any], *, limit: int, timeout: float, write: bool = False
    ) -> Result:
        if write:
            raise QueryError("graph.kgl is always made from graph.json and cannot be written to; --write needs --neo4j")
        _refuse_misread(text)
        try:
            answer = self._graph.cypher(
                text, params=dict(parameters), timeout_ms=max(1, int(timeout * 1000)), row_limit=limit
            )
        except kglite.ReadOnlyError as error:
            raise QueryError("this query would change the graph; that needs a Neo4j (--neo4j) and --write") from error
        except kglite.CypherTimeoutError as error:
            raise QueryError(
                "the query took too long and was stopped; narrow it, or give a larger --timeout"
            ) from error
        except kglite.KgError as error:
            raise QueryError(f"the query is faulty: {_first_line(error)}") from error
        if isinstance(answer, str):  # FORMAT CSV, which only kglite knows
            raise QueryError("the query is faulty: leave out FORMAT CSV and use --format csv")
        columns = list(answer.columns)
        rows = [[plain(row[column]) for column in columns] for row in answer]
        return Result(columns, rows, answer.diagnostics["total_rows"] is not None, tuple(answer.warnings))


def _refuse_misread(text: str) -> None:
    relationships = set(_RELATIONSHIP.findall(text))
    for condition in _MAP.findall(text):
        for name, variable, other in re.findall(r"(\w+)\s*:\s*(\w+)\.(\w+)", condition):
            if variable in relationships:
                raise QueryError(
                    f"the embedded engine misreads {{{name}: {variable}.{other}}} in a pattern, {variable} being a "
                    f"relationship; name it first: WITH *, {variable}.{other} AS it MATCH (… {{{name}: it}})"
                )


def plain(value: Any) -> Any:
    """A value of kglite as a plain one (see ``Result``)."""
    if isinstance(value, dict):
        if value.keys() == {"id", "labels", "properties"}:
            known = {k: v for k, v in sorted(value["properties"].items()) if k != "type" and v is not None}
            return {"label": value["labels"][0], **plain(known)}
        if value.keys() == {"id", "start", "end", "type", "properties"}:
            return {"type": value["type"], **plain(dict(sorted(value["properties"].items())))}
        if value.keys() == {"nodes", "relationships"}:
            steps = [plain(node) for node in value["nodes"]]
            for place, relationship in enumerate(value["relationships"]):
                steps.insert(2 * place + 1, plain(relationship))
            return steps
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0].rstrip(". ")[:300]
