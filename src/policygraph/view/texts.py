"""The documents themselves, for reading in the page: read again from their files, if these are what they were."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

import networkx as nx

from policygraph.errors import PolicyGraphError
from policygraph.reading import read

LIMIT = 2_000_000  # characters in one page, about 2 MB when packed; above that the page links to the files only


def texts(graph: nx.MultiDiGraph) -> dict[str, str]:
    """Text by document id. Left out: files that are gone or were changed, and all where they exceed ``LIMIT``."""
    wanted: dict[str, dict[tuple[str, int], str]] = defaultdict(dict)
    total = 0
    for node, attributes in graph.nodes(data=True):
        if attributes.get("sha256") and attributes.get("path"):
            total += int(attributes.get("text_length") or 0)
            wanted[attributes["path"]][attributes["sha256"], int(attributes.get("part") or 0)] = node
    if total > LIMIT:
        return {}
    found: dict[str, str] = {}
    for path, parts in wanted.items():
        try:
            documents = read(Path(path)) if os.path.isfile(path) else []  # noqa: PTH113
        except (PolicyGraphError, OSError):
            continue
        for document in documents:
            node_or_none = parts.get((document.source.sha256, document.part))
            if node_or_none is not None:
                found[node_or_none] = document.text
    return found


def links(graph: nx.MultiDiGraph, folder: Path) -> dict[str, str]:
    """Address of each document's file as seen from a page in ``folder``, where the file is there."""
    found: dict[str, str] = {}
    for node, attributes in graph.nodes(data=True):
        path = attributes.get("path")
        if path and os.path.isfile(path):  # noqa: PTH113 - false, not an error, for what cannot be a path
            try:
                found[node] = quote(Path(os.path.relpath(path, folder)).as_posix())
            except ValueError:  # another drive
                continue
    return found
