"""The graph to be scored, document by document, however it was saved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import networkx as nx

from policygraph.errors import EvaluationError, GraphError
from policygraph.evaluation.gold import TYPES
from policygraph.stores.files.node_link import read_json
from policygraph.stores.files.output import edges_of, nodes_of

_OF_ALL = frozenset({"NEXT", "PRECEDED_BY"})  # shown by all documents together: they lead to entities of others


@dataclass(frozen=True, slots=True)
class PredictedNode:
    id: str
    label: str
    name: Any
    aliases: tuple[Any, ...]
    own: bool  # the node of an input document


@dataclass(frozen=True, slots=True)
class PredictedEdge:
    source: str
    type: str
    target: str
    title: Any
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Predicted:
    """What a graph says about one document."""

    nodes: tuple[PredictedNode, ...] = ()
    edges: tuple[PredictedEdge, ...] = ()


def read_predicted(path: Path, names: list[str]) -> dict[str, Predicted]:
    """The graph of each named document; a document without one is missing from the result.

    ``path`` is a folder with ``<doc>/graph.json`` or ``<doc>.json``, or a graph (a file, or a folder with
    ``graph.json``) of many documents, which is split by the ``document`` of its edges; documents are known by the
    name of their input file. One graph of one document belongs to the only name, whatever the file was called.
    """
    found: dict[str, Predicted] = {}
    whole = path if path.is_file() else path / "graph.json"
    if path.is_dir():
        for name in names:
            for file in (path / name / "graph.json", path / f"{name}.json"):
                if file.is_file():
                    found[name] = _predicted(*_read(file))
                    break
    elif not path.is_file():
        raise EvaluationError(f"{path}: no such file or folder; pass the folder that policygraph build wrote")
    missing = [name for name in names if name not in found]
    if missing and whole.is_file():
        found |= _split(*_read(whole), missing)
    if not found:
        raise EvaluationError(f"{path}: no graph for any gold annotation (looked for {names[0]}/graph.json, …)")
    return found


def predicted_of(graph: nx.MultiDiGraph) -> Predicted:
    """What a graph in memory says; all of it is about one document."""
    nodes = [{**data, "id": node} for node, data in nodes_of(graph)]
    return _predicted(nodes, [{**data, "source": a, "target": b} for a, b, _, data in edges_of(graph)])


Items = list[dict[str, Any]]


def _read(path: Path) -> tuple[Items, Items]:
    try:
        data = read_json(path)
    except GraphError as error:
        raise EvaluationError(str(error)) from error
    nodes = data.get("nodes") if isinstance(data, dict) else None
    edges = data.get("edges", data.get("links", [])) if isinstance(data, dict) else None
    if not isinstance(nodes, list) or not isinstance(edges, list):
        raise EvaluationError(f"{path}: not a node-link graph (needs the lists 'nodes' and 'edges')")
    if any(not isinstance(n, dict) or "id" not in n for n in nodes):
        raise EvaluationError(f"{path}: a node has no 'id'")
    if any(not isinstance(e, dict) or "source" not in e or "target" not in e for e in edges):
        raise EvaluationError(f"{path}: an edge has no 'source' and 'target'")
    return nodes, edges


def _predicted(nodes: Items, edges: Items, own: set[str] | None = None) -> Predicted:
    return Predicted(
        tuple(
            PredictedNode(
                n["id"],
                _label(n),
                n.get("name"),
                tuple(n.get("aliases") or ()),
                bool(n.get("path")) and (own is None or n["id"] in own),
            )
            for n in nodes
        ),
        tuple(
            PredictedEdge(
                e["source"],
                e.get("type") or e.get("label") or e.get("key") or "",
                e["target"],
                e.get("title"),
                tuple(dict.fromkeys(str(x.get("rule", "")) for x in e.get("evidence") or () if isinstance(x, dict))),
            )
            for e in edges
        ),
    )


def _label(node: dict[str, Any]) -> str:
    label = node.get("label") or node.get("labels") or node.get("type")
    if isinstance(label, list):
        label = next((x for x in label if x in TYPES), label[0] if label else "")
    return str(label or "")


def _split(nodes: Items, edges: Items, names: list[str]) -> dict[str, Predicted]:
    """The part of each input document: its edges, the nodes at their ends, and its own node."""
    inputs: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.get("path"):
            inputs[PurePath(str(node["path"])).stem].add(node["id"])
    if sum(map(len, inputs.values())) <= 1:  # one document: all of the graph is about it
        name = names[0] if len(names) == 1 else next(iter(inputs), "")
        return {name: _predicted(nodes, edges)} if name in names else {}
    by_document: dict[str, Items] = defaultdict(list)
    for edge in edges:
        by_document[str(edge.get("document", ""))].append(edge)
    found = {}
    for name in names:
        own = inputs.get(name)
        if own:
            part = [edge for document in sorted(own) for edge in by_document[document]]
            ends = own | {edge[end] for edge in part if edge.get("type") not in _OF_ALL for end in ("source", "target")}
            found[name] = _predicted([n for n in nodes if n["id"] in ends], part, own)
    return found
