"""Two CSV tables for Excel, pandas and R: ``nodes.csv`` and ``edges.csv``, UTF-8 with BOM, one row a node or edge."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx

from policygraph.schema import Schema
from policygraph.stores.files.flat import Scalar, as_text, edge_columns, flat_edge, flat_node, node_columns
from policygraph.stores.files.output import clean, edges_of, nodes_of, replacing

# Excel runs a cell that starts so as a formula (the full-width signs too, in Chinese and Japanese locales).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(graph: nx.MultiDiGraph, directory: Path, schema: Schema) -> list[Path]:
    """Write ``nodes.csv`` and ``edges.csv``."""
    nodes, edges = directory / "nodes.csv", directory / "edges.csv"
    names = {node: clean(str(attributes.get("name", node))) for node, attributes in nodes_of(graph)}
    columns = list(node_columns(a for _, a in nodes_of(graph)))
    with replacing(nodes, "utf-8-sig") as out:
        rows = csv.writer(out, lineterminator="\r\n")
        rows.writerow(["id", *columns])
        for node, attributes in nodes_of(graph):
            flat = flat_node(attributes)
            rows.writerow([cell(node), *(cell(flat.get(c, "")) for c in columns)])
    columns = list(edge_columns(a for *_, a in edges_of(graph)))
    with replacing(edges, "utf-8-sig") as out:
        rows = csv.writer(out, lineterminator="\r\n")
        rows.writerow(["source", "target", "source_name", "target_name", *columns])
        for source, target, _, attributes in edges_of(graph):
            flat = flat_edge(attributes)
            ends = (source, target, names[source], names[target])
            rows.writerow([*(cell(end) for end in ends), *(cell(flat.get(c, "")) for c in columns)])
    return [nodes, edges]


def cell(value: Scalar) -> str:
    """The text of a cell; one that Excel would run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return as_text(value)
