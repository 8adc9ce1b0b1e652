"""The folder ``neo4j/``: CSV files for ``neo4j-admin database import full``, and the command.

One file a label and one a (relation, head label, tail label): the header names the id space of both ends. Evidence is
four parallel lists. In a list ``|`` separates, so a ``|`` inside a sentence becomes ``｜``; line ends become spaces.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import networkx as nx

from policygraph.schema import Schema
from policygraph.stores.files.output import clean, edges_of, nodes_of, replacing
from policygraph.stores.properties import EVIDENCE, RENAMED

FOLDER = "neo4j"
Group = tuple[str, str, str]


def write_neo4j(graph: nx.MultiDiGraph, directory: Path, schema: Schema) -> list[Path]:
    """Write ``neo4j/nodes-<Label>.csv``, ``neo4j/edges-<TYPE>-<Head>-<Tail>.csv`` and ``neo4j/import.sh``."""
    folder = directory / FOLDER
    label = {node: str(attributes.get("label")) for node, attributes in nodes_of(graph)}
    by_label: dict[str, dict[str, str]] = defaultdict(dict)
    for node, attributes in nodes_of(graph):
        _collect(by_label[label[node]], attributes)
    by_group: dict[Group, dict[str, str]] = defaultdict(dict)
    for source, target, key, attributes in edges_of(graph):
        _collect(by_group[_group(label, source, target, attributes)], _edge_row(key, attributes))
    node_files = {name: folder / f"nodes-{name}.csv" for name in sorted(by_label)}
    edge_files = {group: folder / f"edges-{'-'.join(group)}.csv" for group in sorted(by_group)}
    with ExitStack() as stack:
        # The files are renamed together when the last row of the last one is written.
        rows: dict[Any, Any] = {
            item: csv.writer(stack.enter_context(replacing(path)), lineterminator="\n")
            for item, path in (*node_files.items(), *edge_files.items())
        }
        script = stack.enter_context(replacing(folder / "import.sh"))
        for name in node_files:
            rows[name].writerow([f"id:ID({name})", *_header(by_label[name])])
        for group in edge_files:
            _, head, tail = group
            rows[group].writerow([f":START_ID({head})", f":END_ID({tail})", *_header(by_group[group])])
        for node, attributes in nodes_of(graph):
            name = label[node]
            rows[name].writerow([_text(node), *_cells(by_label[name], attributes)])
        for source, target, key, attributes in edges_of(graph):
            group = _group(label, source, target, attributes)
            ends = (_text(source), _text(target))
            rows[group].writerow([*ends, *_cells(by_group[group], _edge_row(key, attributes))])
        script.write(_script(node_files, edge_files))
    written = [*node_files.values(), *edge_files.values(), folder / "import.sh"]
    for stale in _ours(folder):
        if stale not in written:
            stale.unlink()
    return written


def _ours(folder: Path) -> Iterator[Path]:
    """Files of an earlier export: the import would take in what is no longer in the graph."""
    for pattern in ("nodes-*.csv", "edges-*.csv"):
        yield from sorted(folder.glob(pattern))


def _group(label: dict[str, str], source: str, target: str, attributes: dict[str, Any]) -> Group:
    return str(attributes.get("type")), label[source], label[target]


def _edge_row(key: str, attributes: dict[str, Any]) -> dict[str, Any]:
    row = {RENAMED.get(n, n): value for n, value in attributes.items() if n not in ("type", "evidence")}
    evidence = attributes.get("evidence") or []
    row["key"] = key
    for plural, name in EVIDENCE.items():
        row[plural] = [item.get(name, "") for item in evidence]
    return row


def _collect(kinds: dict[str, str], attributes: dict[str, Any]) -> None:
    """Note the Neo4j type of each property; where values disagree it is a string."""
    for name, value in attributes.items():
        if value is None or name == "label":
            continue
        several = isinstance(value, (list, tuple))
        kind = _kind(value[0] if several and value else "" if several else value)
        if several:
            if not value and name in kinds:
                continue
            kind = "long[]" if value and all(_kind(v) == "long" for v in value) else "string[]"
        if kinds.setdefault(name, kind) != kind:
            kinds[name] = "string[]" if several or kinds[name].endswith("[]") else "string"


def _kind(value: Any) -> str:
    return "boolean" if isinstance(value, bool) else "long" if isinstance(value, int) else "string"


def _header(kinds: dict[str, str]) -> list[str]:
    return [f"{name}:{kinds[name]}" for name in sorted(kinds)]


def _cells(kinds: dict[str, str], attributes: dict[str, Any]) -> list[str]:
    return [_cell(attributes.get(name), kinds[name]) for name in sorted(kinds)]


def _cell(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind.endswith("[]"):
        items = value if isinstance(value, (list, tuple)) else [value]
        # An empty element would be dropped and the parallel lists no longer fit.
        return "|".join(_text(str(item)).replace("|", "｜") or "-" for item in items)
    return _text(str(value))


def _text(text: str) -> str:
    return clean(text).replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _script(node_files: dict[str, Path], edge_files: dict[Group, Path]) -> str:
    # 2026 refuses a bare file name ("Unable to find the parent of the path"), hence the "./".
    options = [f'  "--nodes={name}=./{path.name}"' for name, path in node_files.items()]
    options += [f'  "--relationships={group[0]}=./{path.name}"' for group, path in edge_files.items()]
    lines = " \\\n".join(
        ['neo4j-admin database import full "${1:-neo4j}"', "  --id-type=string", "  '--array-delimiter=|'", *options]
    )
    return f"""#!/bin/sh
# First load of a graph into an empty, stopped Neo4j 5 or later (policygraph docs/formats.md):
#     sh import.sh [DATABASE]
# neo4j-admin must be on the PATH and run as the user who owns the database. To load again into a database that is
# not empty, add --overwrite-destination; to update a running one, use policygraph's Neo4j store instead.
# Afterwards start Neo4j and create the constraints and indexes of schema/cypher/constraints.cypher.
set -eu
cd "$(dirname "$0")"
{lines}
"""
