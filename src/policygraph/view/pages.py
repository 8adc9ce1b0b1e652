"""A graph too large for one page: an overview with every name, and a page for each community with its facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from policygraph.schema import Schema
from policygraph.stores.files.output import edges_of, replacing
from policygraph.view.content import MENTIONS, Content, content
from policygraph.view.overview import overview
from policygraph.view.page import assemble, write_page
from policygraph.view.texts import links, texts

ONE_PAGE = 20_000  # nodes; a page of that size is 7 MB and opens in two seconds
COMMUNITY = 4_000
_ROUNDS = 5


def write_pages(
    graph: nx.MultiDiGraph,
    path: Path,
    schema: Schema,
    *,
    title: str | None = None,
    folder: Path | None = None,
    one_page: int = ONE_PAGE,
) -> list[Path]:
    """Write the page of a graph; above ``one_page`` nodes the overview, and the communities into a folder beside it.

    Returns the files, the one to open first. ``folder`` as in ``write_page``.
    """
    path = Path(path)
    folder = folder or path.parent
    if graph.number_of_nodes() <= one_page:
        return [write_page(graph, path, schema, title=title, folder=folder)]
    known = content(graph, schema, {}, links(graph, folder))
    ids: list[str] = known.data["ids"]
    groups = communities(known, COMMUNITY)
    home = {ids[n]: number for number, group in enumerate(groups) for n in group}
    parts = f"{path.stem}-pages"
    files = [f"{number + 1:04d}.html" for number in range(len(groups))]
    known.data["pages"] = [
        {
            "file": f"{parts}/{file}",
            "names": [known.data["nodes"][n][1] for n in sorted(group)[:3]],
            "count": len(group),
        }
        for file, group in zip(files, groups, strict=True)
    ]
    known.data["page_of"] = [home[node] for node in ids]
    written = [path]
    for number, part in enumerate(_parts(graph, home, len(groups))):
        inner = content(part, schema, texts(part), links(part, folder / parts))
        inner.data["index"] = f"../{path.name}"
        inner.data["pages"] = [{"file": file} for file in files]
        inner.data["page_of"] = [-1 if home[node] == number else home[node] for node in inner.data["ids"]]
        names = "、".join(known.data["pages"][number]["names"][:2])
        written.append(path.parent / parts / files[number])
        with replacing(written[-1]) as out:
            out.write(assemble(inner.data, overview(inner), f"{title or 'policygraph'}：{names}"))
    picture = overview(known)
    _thin(known.data, set(picture.positions))
    with replacing(path) as out:
        out.write(assemble(known.data, picture, title))
    return written


def communities(known: Content, size: int) -> list[list[int]]:
    """All nodes in groups of at most ``size``, linked ones together: label propagation, then cut or filled up.

    Nodes that stand aside come on top of that, each to the document that has it.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in sorted(known.pairs or known.mentions):
        near[a].append(b)
        near[b].append(a)
    nodes = [n for n, name in enumerate(known.labels) if name not in known.aside]
    label = list(range(len(known.labels)))
    for _ in range(_ROUNDS):
        for node in reversed(nodes):  # from the least linked to the hubs, which keep their own name longest
            if not known.aside.issuperset(known.labels[other] for other in near[node]):
                votes = Counter(label[other] for other in near[node] if known.labels[other] not in known.aside)
                label[node] = min(votes, key=lambda name: (-votes[name], name))
    found: dict[int, list[int]] = defaultdict(list)
    for node in nodes:
        found[label[node]].append(node)
    groups: list[list[int]] = []
    filling: list[int] = []
    for members in sorted(found.values(), key=lambda g: (-len(g), g)):
        if len(members) > size // 2:
            groups.extend(members[i : i + size] for i in range(0, len(members), size))
            continue
        if len(filling) + len(members) > size:
            groups.append(filling)
            filling = []
        filling = filling + members
    groups += [filling] if filling else []
    owners = _owners(known)
    home = {node: group for group in groups for node in group}
    for node, name in enumerate(known.labels):
        if name in known.aside:
            home.get(owners.get(node, -1), groups[-1]).append(node)
    return groups


def _owners(known: Content) -> dict[int, int]:
    """The document of each article."""
    relations = [relation["name"] for relation in known.data["relations"]]
    return {b: a for relation, a, b, *_ in known.data["facts"] if relations[relation] == "HAS_ARTICLE"}


def _parts(graph: nx.MultiDiGraph, home: dict[str, int], count: int) -> Iterable[nx.MultiDiGraph]:
    """The graph of each group: its nodes, all their facts, and what stands at the other end of these."""
    members: list[list[str]] = [[] for _ in range(count)]
    for node, number in home.items():
        members[number].append(node)
    edges: list[list[tuple[str, str, str, dict[str, Any]]]] = [[] for _ in range(count)]
    for edge in edges_of(graph):
        for number in {home[edge[0]], home[edge[1]]}:
            edges[number].append(edge)
    for number in range(count):
        part = nx.MultiDiGraph()
        inside = set(members[number])
        for a, b, _, data in edges[number]:
            if data.get("type") != MENTIONS:
                inside |= {a, b, data.get("document", a)}
        part.add_nodes_from((node, graph.nodes[node]) for node in sorted(inside) if node in graph)
        part.add_edges_from((a, b, key, data) for a, b, key, data in edges[number] if a in part and b in part)
        yield part


def _thin(data: dict[str, Any], kept: set[int]) -> None:
    """Leave only the facts between ``kept`` nodes, and their sentences."""
    data["facts_in_all"] = len(data["facts"])
    data["facts"] = [fact for fact in data["facts"] if fact[1] in kept and fact[2] in kept]
    data["mentions"] = []
    numbers: dict[int, int] = {}
    for fact in data["facts"]:
        fact[4] = [numbers.setdefault(old, len(numbers)) for old in fact[4]]
    data["sentences"] = [data["sentences"][old] for old in numbers]
