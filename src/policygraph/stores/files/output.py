"""What all writers share: stable order, clean text, and files that are either complete or not there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import networkx as nx

from policygraph.errors import GraphError

# What XML 1.0 forbids, and UTF-8 cannot hold: no reader of any format wants it.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Node = tuple[str, dict[str, Any]]
Edge = tuple[str, str, str, dict[str, Any]]


def clean(text: str) -> str:
    """The text without control characters (tab and line ends stay) and lone surrogates."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def clean_value(value: Any) -> Any:
    """``clean`` for every string inside lists and mappings."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean_value(k): clean_value(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean_value(v) for v in value]
    return value


def with_clean_ids(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The graph itself, or a relabelled copy where an id holds forbidden characters (ids must agree everywhere)."""
    faulty = {node: clean(node) for node in graph if clean(node) != node}
    if not faulty:
        return graph
    for before, after in faulty.items():
        if after in graph or list(faulty.values()).count(after) > 1:
            raise GraphError(f"node {before!r}: without its control characters its id is that of another node, {after}")
    return nx.relabel_nodes(graph, faulty, copy=True)


def nodes_of(graph: nx.MultiDiGraph) -> Iterator[Node]:
    """Nodes by id."""
    attributes = graph.nodes
    for node in sorted(graph):
        yield node, attributes[node]


def edges_of(graph: nx.MultiDiGraph) -> Iterator[Edge]:
    """Edges by source, target and key, without a list of all of them."""
    adjacency = dict(graph.adjacency())
    for source in sorted(adjacency):
        neighbours = adjacency[source]
        for target in sorted(neighbours):
            parallel = neighbours[target]
            for key in sorted(parallel):
                yield source, target, key, parallel[key]


@contextmanager
def replacing(path: Path, encoding: str = "utf-8") -> Iterator[IO[str]]:
    """A text file that takes its name only when it is complete; after an error nothing is left."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding=encoding, newline="\n") as out:
            yield out
        temporary.replace(path)
    except OSError as error:
        raise GraphError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        with suppress(OSError):
            temporary.unlink()
