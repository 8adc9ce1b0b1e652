"""``graph.json``: networkx node-link JSON, the canonical file. One node or edge a line, so that diffs can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx

from policygraph.errors import GraphError
from policygraph.schema import Schema, load_schema
from policygraph.stores.files.output import clean_value, edges_of, nodes_of, replacing

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_json(graph: nx.MultiDiGraph, directory: Path, schema: Schema) -> list[Path]:
    """Write ``graph.json``."""
    path = directory / "graph.json"
    with replacing(path) as out:
        out.write(f'{{"directed":true,"multigraph":true,"graph":{_line(dict(graph.graph), "the manifest")},\n')
        out.write('"nodes":[')
        mark = "\n"
        for node, attributes in nodes_of(graph):
            out.write(mark + _line({**attributes, "id": node}, node))
            mark = ",\n"
        out.write('\n],\n"edges":[')
        mark = "\n"
        for source, target, key, attributes in edges_of(graph):
            out.write(mark + _line({**attributes, "source": source, "target": target, "key": key}, key))
            mark = ",\n"
        out.write("\n]}\n")
    return [path]


def _line(item: dict[str, Any], what: str) -> str:
    try:
        line = _ENCODER.encode(item)
        # Cleaning only what needs it: the encoder spells control characters \u00xx, and UTF-8 refuses surrogates.
        if "\\u00" in line or "\\b" in line or "\\f" in line or "\ufffe" in line or "\uffff" in line:
            return _ENCODER.encode(clean_value(item))
        line.encode()
    except UnicodeEncodeError:
        return _ENCODER.encode(clean_value(item))
    except (TypeError, ValueError) as error:
        raise GraphError(f"{what}: an attribute cannot be written as JSON ({error})") from error
    return line


def load(path: Path, schema: Schema | None = None) -> nx.MultiDiGraph:
    """The graph of a ``graph.json`` (or of the folder that holds it), checked against the ontology.

    Raises GraphError when the file is missing, no JSON, cut short, of another kind, or names an unknown label.
    """
    path = path / "graph.json" if path.is_dir() else path
    data = read_json(path)
    if not isinstance(data, dict) or not isinstance(data.get("nodes"), list):
        raise GraphError(f"{path}: not a graph.json of policygraph (no list 'nodes'); make one with policygraph build")
    edges = data.get("edges", data.get("links"))
    if not isinstance(edges, list):
        raise GraphError(f"{path}: not a graph.json of policygraph (no list 'edges'); make one with policygraph build")
    schema = schema or load_schema()
    graph = nx.MultiDiGraph()
    manifest = data.get("graph") or {}
    if not isinstance(manifest, dict):
        raise GraphError(f"{path}: 'graph' must be an object (the manifest)")
    graph.graph.update(manifest)
    for number, node in enumerate(data["nodes"], 1):
        _add_node(graph, node, f"{path}: node {number}", schema)
    for number, edge in enumerate(edges, 1):
        _add_edge(graph, edge, f"{path}: edge {number}", schema)
    return graph


def read_json(path: Path) -> Any:
    """Parse a JSON file; a fault is told in one line with its place."""
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise GraphError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise GraphError(f"{path}: not UTF-8 at byte {error.start}; is it a graph.json?") from error
    except RecursionError as error:
        raise GraphError(f"{path}: nested too deep for a graph.json") from error
    except json.JSONDecodeError as error:
        if not error.doc.strip():
            raise GraphError(f"{path}: the file is empty; build it again") from error
        cut = error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated string")
        hint = "the file is cut short; build it again" if cut else f"not valid JSON: {error.msg}"
        raise GraphError(f"{path}:{error.lineno}:{error.colno}: {hint}") from error


def _add_node(graph: nx.MultiDiGraph, node: Any, where: str, schema: Schema) -> None:
    if not isinstance(node, dict) or not isinstance(node.get("id"), str):
        raise GraphError(f"{where} has no 'id'")
    attributes = {k: v for k, v in node.items() if k != "id"}
    name, label = node["id"], attributes.get("label")
    if not isinstance(label, str) or label not in schema.labels:
        known = ", ".join(schema.labels)
        raise GraphError(f"{where} ({name}): unknown label {label!r}; the ontology has {known} (another one: --schema)")
    if name in graph:
        raise GraphError(f"{where}: a second node with the id {name}")
    # None of the attributes goes through keyword arguments: their names come from the file.
    graph.add_node(name)
    graph.nodes[name].update(attributes)


def _add_edge(graph: nx.MultiDiGraph, edge: Any, where: str, schema: Schema) -> None:
    if not isinstance(edge, dict) or not isinstance(edge.get("source"), str) or not isinstance(edge.get("target"), str):
        raise GraphError(f"{where} has no 'source' and 'target'")
    source, target = edge["source"], edge["target"]
    for end in (source, target):
        if end not in graph:
            raise GraphError(f"{where} leads to {end}, which is no node of the file")
    attributes = {k: v for k, v in edge.items() if k not in ("source", "target", "key")}
    relation = attributes.get("type")
    if not isinstance(relation, str) or relation not in schema.relations:
        raise GraphError(f"{where}: unknown relation {relation!r}; not in the ontology (another one: --schema)")
    key = edge.get("key")
    if not isinstance(key, str):
        key = f"{relation}|{attributes.get('document', '')}"
    if graph.has_edge(source, target, key):
        raise GraphError(f"{where}: a second edge {source} -> {target} with the key {key}")
    graph.add_edge(source, target, key)
    graph.edges[source, target, key].update(attributes)
