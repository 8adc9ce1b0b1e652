"""Graph files: ``graph.json``, which is read back, and exports for other programs (docs/formats.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import networkx as nx

from policygraph.errors import GraphError
from policygraph.schema import Schema, load_schema
from policygraph.stores.files.gexf import write_gexf
from policygraph.stores.files.graphml import write_graphml
from policygraph.stores.files.json_ld import write_jsonld
from policygraph.stores.files.neo4j_admin import write_neo4j
from policygraph.stores.files.node_link import load, write_json
from policygraph.stores.files.output import with_clean_ids
from policygraph.stores.files.tables import write_csv

Writer = Callable[[nx.MultiDiGraph, Path, Schema], list[Path]]

FORMATS: Mapping[str, Writer] = {
    "json": write_json,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
    "neo4j": write_neo4j,
    "jsonld": write_jsonld,
}


def write(
    graph: nx.MultiDiGraph, directory: Path, formats: Sequence[str] = ("json",), schema: Schema | None = None
) -> list[Path]:
    """Write the graph into a folder in each of the formats (see ``FORMATS``); gives the files written.

    A file appears under its name only when it is complete. The same graph gives the same bytes. Raises GraphError
    for an unknown format and for a folder that cannot be written.
    """
    unknown = [f for f in formats if f not in FORMATS]
    if unknown:
        raise GraphError(f"unknown format {unknown[0]!r}; there are {', '.join(FORMATS)}")
    schema = schema or load_schema()
    graph = with_clean_ids(graph)
    return [path for name in dict.fromkeys(formats) for path in FORMATS[name](graph, directory, schema)]


__all__ = ["FORMATS", "Writer", "load", "write"]
