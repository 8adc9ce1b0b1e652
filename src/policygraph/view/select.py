"""Part of a graph: around some entities, of some types, of some years."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

import networkx as nx

from policygraph.errors import GraphError

MENTIONS = "MENTIONS"
_DATES = ("signed", "published", "effective")


def select(
    graph: nx.MultiDiGraph,
    *,
    focus: Iterable[str] = (),
    depth: int = 1,
    types: Iterable[str] = (),
    since: str = "",
    until: str = "",
    stated: bool = False,
) -> nx.MultiDiGraph:
    """The part of ``graph`` within ``depth`` steps of the entities named in ``focus``.

    Only entities of the labels in ``types`` (all if none), and only facts of documents dated ``since`` to ``until``
    (ISO 8601, a year is enough; both ends included; undated documents are then left out),
    with ``stated`` without the inferred ones. Documents that a fact comes
    from always stay. ``GraphError`` for a name that no entity has, or where nothing is left.
    """
    chosen = set(types)
    centres = {find(graph, name) for name in focus}
    label = nx.get_node_attributes(graph, "label")
    dated = since or until

    def kept(node: str) -> bool:
        return not chosen or label.get(node) in chosen or node in centres

    facts = [
        (a, b, key, data)
        for a, b, key, data in graph.edges(keys=True, data=True)
        if kept(a)
        and kept(b)
        and (not dated or _within(graph, data.get("document", ""), since, until))
        and not (stated and data.get("grade") == "inferred")
    ]
    nodes = {n for n in graph if kept(n)} if not dated else {n for fact in facts for n in fact[:2]} | centres
    if centres:
        around = nx.Graph()
        around.add_nodes_from(centres)
        around.add_edges_from((a, b) for a, b, _, data in facts if data.get("type") != MENTIONS)
        nodes = set()
        for centre in centres:
            nodes |= set(nx.single_source_shortest_path_length(around, centre, cutoff=depth))
    for _ in range(2):  # with the documents come what they mention and cite of the chosen
        inside = [fact for fact in facts if fact[0] in nodes and fact[1] in nodes]
        nodes |= {d for *_, data in inside if (d := data.get("document")) in graph}
    if not nodes:
        raise GraphError("nothing is left of the graph; widen --types, --since or --until")
    part = graph.__class__(**graph.graph)
    part.add_nodes_from((n, dict(graph.nodes[n])) for n in graph if n in nodes)
    part.add_edges_from((a, b, key, dict(data)) for a, b, key, data in inside)
    return part


def find(graph: nx.MultiDiGraph, name: str) -> str:
    """The id of the entity with this id, name or alias; of several the one with the most edges."""
    wanted = unicodedata.normalize("NFKC", name).strip()
    if wanted in graph:
        return wanted
    names: dict[str, list[str]] = {}
    for node, data in graph.nodes(data=True):
        for known in (data.get("name", ""), *(data.get("aliases") or ())):
            names.setdefault(unicodedata.normalize("NFKC", str(known)), []).append(node)
    if wanted in names:
        exact = [n for n in names[wanted] if graph.nodes[n].get("name") == wanted] or names[wanted]
        return min(exact, key=lambda n: (-graph.degree(n), n))
    near = get_close_matches(wanted, names, n=3, cutoff=0.5) or [n for n in names if wanted and wanted in n][:3]
    hint = f"; near it: {'、'.join(near)}" if near else "; `policygraph stats` lists the names"
    raise GraphError(f"{name}: no entity of this name{hint}")


def _within(graph: nx.MultiDiGraph, document: str, since: str, until: str) -> bool:
    data = graph.nodes[document] if document in graph else {}
    date = str(next((data[k] for k in _DATES if data.get(k)), ""))
    return bool(date) and (not since or date >= since[: len(date)]) and (not until or date[: len(until)] <= until)
