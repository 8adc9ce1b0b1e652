"""From the records of all documents to one graph; the order of the records makes no difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx as nx

from policygraph import __version__
from policygraph.extraction.model import Evidence, Extraction, Ref
from policygraph.graph.series import link_series
from policygraph.graph.whole import hang_articles, link_renamed
from policygraph.reading.articles import numeral
from policygraph.resolution.decisions import Decisions, entity_id, load_decisions
from policygraph.resolution.record import Record, record
from policygraph.schema import Schema

_COLLECTED = frozenset({"title", "paragraph", "item"})


def build_graph(
    documents: Iterable[Record | Extraction], schema: Schema, decisions: Path | None = None
) -> nx.MultiDiGraph:
    """One graph of all documents.

    Nodes carry ``label, name, aliases`` (and a document's attributes), edges ``type, document, evidence`` and the
    relation's properties, one edge per (head, type, tail, document); an edge's ``grade`` is ``stated`` or ``inferred``.
    ``graph.graph`` is the manifest; its ``warnings`` lists decisions about entities that no document has.
    """
    records = sorted(
        (d if isinstance(d, Record) else record(d) for d in documents),
        key=lambda r: (
            r.me.name,
            str(r.attributes.get("sha256", "")),
            r.attributes.get("part", 0),
            r.attributes["path"],
        ),
    )
    chosen = load_decisions(decisions, schema) if decisions else Decisions()
    labels = {label.lower(): label for label in schema.labels}
    graph = nx.MultiDiGraph()
    aliases: dict[str, set[str]] = defaultdict(set)
    for name, item in zip(_document_names(records), records, strict=True):
        _add(graph, item, name, chosen, labels, aliases)
    hang_articles(graph)
    link_series(graph, schema)
    link_renamed(graph, schema)
    for node, known in aliases.items():
        graph.nodes[node]["aliases"] = sorted(known - {graph.nodes[node]["name"]})
    graph.graph.update(
        generator=f"policygraph {__version__}",
        schema=_fingerprint(schema),
        documents=len(records),
        warnings=[f"decisions: no document has {i}" for i in chosen.unknown()],
    )
    return graph


def _document_names(records: list[Record]) -> list[str]:
    """A name for each input document: its title; where several share one, with date or number of the text."""
    by_title: dict[str, list[Record]] = defaultdict(list)
    for item in records:
        by_title[item.me.name].append(item)
    names = []
    for item in records:
        same = by_title[item.me.name]
        name = item.me.name
        if len(same) > 1:
            dates = [_day(other) for other in same]
            day = _day(item)
            mark = day if day and dates.count(day) == 1 else str(item.attributes.get("sha256", ""))[:8]
            part = item.attributes.get("part", 0)
            digests = [other for other in same if other.attributes.get("sha256") == item.attributes.get("sha256")]
            if mark != day and len(digests) > 1:
                mark += f"-{part}" if part else "-" + sha256(str(item.attributes["path"]).encode()).hexdigest()[:6]
            name = f"{name}@{mark}"
        names.append(name)
    return names


def _day(item: Record) -> str:
    return str(item.attributes.get("signed") or item.attributes.get("published") or "")


def _add(
    graph: nx.MultiDiGraph,
    item: Record,
    name: str,
    decisions: Decisions,
    labels: dict[str, str],
    aliases: dict[str, set[str]],
) -> None:
    me = Ref("Document", name)
    document = entity_id(me)
    nodes: dict[Ref, str] = {}

    def node(ref: Ref) -> str | None:
        if ref not in nodes and ref.label == "Article":
            nodes[ref] = _article(graph, ref, node)
        elif ref not in nodes:
            own = me if ref == item.me else ref
            resolved = decisions.apply(own, document, labels)
            if resolved is None:
                nodes[ref] = ""
            else:
                nodes[ref] = entity_id(resolved)
                if nodes[ref] not in graph:
                    graph.add_node(nodes[ref], label=resolved.label, name=resolved.name, aliases=[])
                if resolved.name != ref.name:
                    aliases[nodes[ref]].add(ref.name)
        return nodes[ref] or None

    own = node(item.me)
    if own is None:
        return
    graph.nodes[own].update(item.attributes)
    for stated in item.entities:
        target = node(stated.ref)
        if target is None:
            continue
        aliases[target].update(stated.aliases)
        if target != own:
            _edge(graph, own, target, "MENTIONS", own, {"count": stated.count, "grade": "stated"}, stated.evidence)
    for fact in item.facts:
        head, tail = node(fact.head), node(fact.tail)
        if head and tail and head != tail:
            properties = {**dict(fact.properties), "grade": fact.grade}
            _edge(graph, head, tail, fact.relation, own, properties, (fact.evidence,))
            if fact.relation == "HAS_ARTICLE" and "chapter" in properties:
                graph.nodes[tail]["chapter"] = properties["chapter"]


def _article(graph: nx.MultiDiGraph, ref: Ref, node: Callable[[Ref], str | None]) -> str:
    """The node of an article (``law#第三条``); it follows whatever becomes of its law."""
    law, _, label = ref.name.rpartition("#")
    owner = node(Ref("Document", law))
    if owner is None:
        return ""
    name = graph.nodes[owner]["name"]
    found = f"article:{name}#{label}"
    if found not in graph:
        number = numeral(label[1 : label.index("条")])
        graph.add_node(found, label="Article", name=name + label, aliases=[], number=number)
    return found


def _edge(
    graph: nx.MultiDiGraph,
    head: str,
    tail: str,
    relation: str,
    document: str,
    properties: dict[str, Any],
    evidence: Iterable[Evidence],
) -> None:
    """Add a fact to its edge: evidence is collected, titles and the like are joined, others keep the first value."""
    key = f"{relation}|{document}"
    if not graph.has_edge(head, tail, key):
        graph.add_edge(head, tail, key=key, type=relation, document=document, evidence=[])
    edge = graph.edges[head, tail, key]
    for item in evidence:
        found = {"sentence": item.sentence, "start": item.start, "end": item.end, "rule": item.rule}
        if found not in edge["evidence"]:
            edge["evidence"].append(found)
    for name, value in properties.items():
        if name in _COLLECTED and name in edge:
            if value not in str(edge[name]).split("、"):
                edge[name] = f"{edge[name]}、{value}"
        elif name == "count" and name in edge:
            edge[name] += value
        elif name == "grade" and value == "stated":
            edge[name] = value  # one sentence that states it is enough
        else:
            edge.setdefault(name, value)


def _fingerprint(schema: Schema) -> str:
    """A digest of the schema folder: graphs with the same one were made by the same rules and lexicons."""
    digest = sha256()
    for path in sorted(p for p in schema.directory.rglob("*") if p.suffix in (".yaml", ".tsv")):
        digest.update(path.relative_to(schema.directory).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
