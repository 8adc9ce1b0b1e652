"""Bring a Neo4j database to the state of a graph, writing only what differs.

Each batch reads what the database has, compares, and writes the difference in one managed transaction. So loading twice
writes nothing, and after a load that was killed the next one does the rest. Labels and relations are part of the
statements' text and come from the ontology; everything else is a parameter.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any, TypeVar

import neo4j
import networkx as nx
from neo4j.exceptions import ClientError

from policygraph.errors import GraphError, SchemaError
from policygraph.schema import Schema, load_schema
from policygraph.stores.files.output import clean_value, with_clean_ids
from policygraph.stores.neo4j.connection import Server, checked_namespace, connect
from policygraph.stores.properties import edge_properties, node_properties

MANIFEST = "PolicyGraph"  # label of the one node that keeps the graph's manifest
_ROWS = 5_000  # rows a transaction
_INDEX_SECONDS = 300
_NAMED = re.compile(r"CREATE (?:\w+ )?(?:CONSTRAINT|INDEX) (\w+) IF NOT EXISTS")

T = TypeVar("T")
Row = dict[str, Any]
Progress = Callable[[int], None]


@dataclass(slots=True)
class Changes:
    """What a load did, in nodes and edges."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def __iadd__(self, other: Changes) -> Changes:
        self.added += other.added
        self.changed += other.changed
        self.removed += other.removed
        self.unchanged += other.unchanged
        return self


def load(
    graph: nx.MultiDiGraph,
    server: Server,
    *,
    namespace: str = "",
    prune: bool = False,
    schema: Schema | None = None,
    progress: Progress | None = None,
) -> tuple[Changes, Changes]:
    """Load a graph; gives the changes of nodes and of edges.

    The edges of every document of the graph are replaced by those of the graph. What other documents gave stays, unless
    ``prune``: then the database (or the ``namespace`` in it) holds exactly this graph afterwards. ``progress`` gets the
    number of nodes or edges done since the last call. Raises StoreError and GraphError.
    """
    schema = schema or load_schema()
    work = _Load(with_clean_ids(graph), checked_namespace(namespace), prune, schema, progress or (lambda count: None))
    with connect(server) as driver, driver.session(database=server.database) as session:
        _constrain(session, schema)
        nodes = work.nodes(session)
        edges = work.edges(session, nodes)
        if prune:
            work.prune(session, nodes, edges)
        work.manifest(session)
        if edges.added > max(edges.unchanged, _ROWS):
            _count(session)
    return nodes, edges


def _count(session: neo4j.Session) -> None:
    """Let the server count what its indexes hold after a large load: until it has, it plans for an empty database."""
    with suppress(ClientError):  # the user may not call it; the server will count by itself, later
        session.run("CALL db.prepareForReplanning($seconds)", seconds=_INDEX_SECONDS).consume()


def _constrain(session: neo4j.Session, schema: Schema) -> None:
    path = schema.directory / "cypher" / "constraints.cypher"
    try:
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("//")]
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror}); it must create the constraints") from error
    statements = [s.strip() for s in "\n".join(lines).split(";") if s.strip()]
    for name in (*(f"(n:{label})" for label in schema.labels), *(f"[r:{r}]" for r in schema.relations)):
        if not any(name in statement for statement in statements):
            raise SchemaError(f"{path}: no constraint or index for {name}; add one like those that are there")
    # A user who may not create them can still load, where an administrator has created them.
    there = set(session.run("SHOW INDEXES YIELD name").value())  # a constraint's index has the constraint's name
    for statement in statements:
        named = _NAMED.match(statement)
        if not named or named[1] not in there:
            session.run(statement).consume()
    session.run("CALL db.awaitIndexes($seconds)", seconds=_INDEX_SECONDS).consume()


class _Load:
    def __init__(self, graph: nx.MultiDiGraph, namespace: str, prune: bool, schema: Schema, progress: Progress) -> None:
        self._graph = graph
        self._namespace = namespace
        self._prefix = f"{namespace}/" if namespace else ""
        self._exact = prune
        self._schema = schema
        self._progress = progress
        self._by_label: dict[str, list[str]] = defaultdict(list)
        for node in sorted(graph):
            label = graph.nodes[node].get("label")
            if label not in schema.labels or not node.startswith(f"{label.lower()}:"):
                raise GraphError(f"node {node}: a node of the label {label} must have an id like person:习近平")
            self._by_label[label].append(node)

    def nodes(self, session: neo4j.Session) -> Changes:
        done = Changes()
        for label, nodes in self._by_label.items():
            fresh = not session.run(f"MATCH (n:`{label}`) RETURN count(n) AS count").single(strict=True)["count"]
            for batch in _batches(nodes, _ROWS):
                rows = [self._node(node) for node in batch]
                done += session.execute_write(_write_nodes, label, rows, fresh, self._exact)
                self._progress(len(rows))
        return done

    def _node(self, node: str) -> Row:
        properties = node_properties(self._prefix + node, self._graph.nodes[node])
        return {**properties, "namespace": self._namespace} if self._namespace else properties

    def edges(self, session: neo4j.Session, nodes: Changes) -> Changes:
        """Type by type, some documents at a time."""
        by_type: dict[str, list[tuple[str, str, str, str]]] = {relation: [] for relation in self._schema.relations}
        documents = {n for n in self._by_label.get("Document", ()) if self._graph.nodes[n].get("sha256")}
        for head, tail, key, attributes in self._graph.edges(keys=True, data=True):
            document = str(attributes.get("document", ""))
            if attributes.get("type") not in by_type:
                raise GraphError(f"edge {key}: unknown relation {attributes.get('type')!r}; not in the ontology")
            by_type[attributes["type"]].append((document, head, tail, key))
            documents.add(document)
        done = Changes()
        for relation, edges in by_type.items():
            edges.sort()
            counted = session.run(f"MATCH ()-[r:`{relation}`]->() RETURN count(r) AS count")
            fresh = not counted.single(strict=True)["count"]
            for some, batch in _by_document(edges, [] if fresh else sorted(documents)):
                rows = [self._edge(*edge) for edge in batch]
                keep = [self._prefix + document for document in some]
                change, orphans = session.execute_write(self._write_edges, relation, keep, rows, fresh)
                done += change
                nodes.removed += orphans
                self._progress(len(rows))
        return done

    def _edge(self, document: str, head: str, tail: str, key: str) -> Row:
        attributes = self._graph.edges[head, tail, key]
        properties = edge_properties(key, attributes)
        if "document" in properties:
            properties["document"] = self._prefix + document
        labels = self._graph.nodes[head]["label"], self._graph.nodes[tail]["label"]
        return {"head": self._prefix + head, "tail": self._prefix + tail, "labels": labels, "set": properties}

    def _write_edges(
        self, tx: neo4j.ManagedTransaction, relation: str, documents: list[str], rows: list[Row], fresh: bool
    ) -> tuple[Changes, int]:
        """Make the edges of these documents those of the rows; also gives how many nodes lost their last edge."""
        wanted = {(row["head"], row["tail"], row["set"]["key"]): row for row in rows}
        stale: list[tuple[str, ...]] = []
        change = Changes()
        if not fresh:
            found = tx.run(
                f"MATCH (a)-[r:`{relation}`]->(b) WHERE r.document IN $documents "
                "RETURN a.id, b.id, r.key, properties(r), elementId(r), elementId(a), elementId(b)",
                documents=documents,
            )
            for head, tail, key, properties, edge, *ends in found:
                row = wanted.get((head, tail, key))
                if row is None:
                    stale.append((edge, *(e for e, n in zip(ends, (head, tail), strict=True) if not self._has(n))))
                elif row["set"] == properties:
                    del wanted[head, tail, key]
                    change.unchanged += 1
                else:
                    change.changed += 1
        change.added = len(wanted) - change.changed
        change.removed = len(stale)
        orphans = _remove(tx, stale)
        by_labels: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in wanted.values():
            by_labels[row["labels"]].append({name: row[name] for name in ("head", "tail", "set")})
        for (head, tail), group in by_labels.items():
            for batch in _batches(group, _ROWS):
                tx.run(
                    f"UNWIND $rows AS row MATCH (a:`{head}` {{id: row.head}}) MATCH (b:`{tail}` {{id: row.tail}}) "
                    f"MERGE (a)-[r:`{relation}` {{key: row.set.key}}]->(b) SET r = row.set",
                    rows=batch,
                ).consume()
        return change, orphans

    def _has(self, node: str | None) -> bool:
        return node is None or node.removeprefix(self._prefix) in self._graph

    def prune(self, session: neo4j.Session, nodes: Changes, edges: Changes) -> None:
        """Remove what is not in the graph: edges of other documents first, then nodes."""
        documents = {self._prefix + str(d.get("document", "")) for _, _, d in self._graph.edges(data=True)}
        for relation in self._schema.relations:
            found = session.run(
                f"MATCH (a)-[r:`{relation}`]->() "
                "WHERE a.id STARTS WITH $prefix AND coalesce(a.namespace, '') = $namespace RETURN DISTINCT r.document",
                prefix=self._prefix,
                namespace=self._namespace,
            )
            gone = sorted(d for d in found.value() if d is not None and d not in documents)
            for some in _batches(gone, 50):
                edges.removed += session.execute_write(_remove_documents, relation, some)
        for label in self._schema.labels:
            prefix = f"{self._prefix}{label.lower()}:"
            found = session.run(f"MATCH (n:`{label}`) WHERE n.id STARTS WITH $prefix RETURN n.id", prefix=prefix)
            for batch in _batches([n for n in found.value() if not self._has(n)], 1_000):
                nodes.removed += session.execute_write(_remove_nodes, label, batch)

    def manifest(self, session: neo4j.Session) -> None:
        """Keep the manifest; ``documents`` counts those of the database, which may be more than those of the graph."""
        manifest = dict(self._graph.graph)
        prefix = f"{self._prefix}document:"
        query = "MATCH (n:Document) WHERE n.id STARTS WITH $prefix AND n.sha256 IS NOT NULL RETURN count(n) AS count"
        stored = session.run(query, prefix=prefix).single(strict=True)["count"]
        own = sum(1 for n in self._by_label.get("Document", ()) if self._graph.nodes[n].get("sha256"))
        if stored > own:
            manifest["documents"] = stored
        properties = {"manifest": json.dumps(clean_value(manifest), ensure_ascii=False, sort_keys=True)}
        if self._namespace:
            properties["namespace"] = self._namespace
        session.execute_write(_write_manifest, self._prefix + "policygraph", properties)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _by_document(
    edges: Sequence[tuple[str, str, str, str]], documents: Iterable[str]
) -> Iterator[tuple[list[str], list[tuple[str, str, str, str]]]]:
    """Edges (sorted by document) in batches of whole documents; ``documents`` without edges have their place too."""
    groups = {document: list(group) for document, group in groupby(edges, key=lambda edge: edge[0])}
    some: list[str] = []
    batch: list[tuple[str, str, str, str]] = []
    for document in sorted({*groups, *documents}):
        some.append(document)
        batch += groups.get(document, [])
        if len(batch) + len(some) > _ROWS:
            yield some, batch
            some, batch = [], []
    if some:
        yield some, batch


def _write_nodes(tx: neo4j.ManagedTransaction, label: str, rows: list[Row], fresh: bool, exact: bool) -> Changes:
    """Nodes of one label. What the graph does not know of an entity stays, but a document that was built is exact."""
    change = Changes()
    known: dict[str, Row] = {}
    if not fresh:
        query = f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) RETURN id, properties(n)"
        known = dict(tx.run(query, ids=[row["id"] for row in rows]).values())
    write = []
    for row in rows:
        old = known.get(row["id"])
        new = row if exact or old is None or "sha256" in row else _joined(old, row)
        if new == old:
            change.unchanged += 1
            continue
        write.append(new)
        if old is None:
            change.added += 1
        else:
            change.changed += 1
    if write:
        tx.run(f"UNWIND $rows AS row MERGE (n:`{label}` {{id: row.id}}) SET n = row", rows=write).consume()
    return change


def _joined(old: Row, new: Row) -> Row:
    aliases = {*old.get("aliases", ()), *new.get("aliases", ())}
    return {**old, **new, "aliases": sorted(aliases)}


def _remove(tx: neo4j.ManagedTransaction, stale: list[tuple[str, ...]]) -> int:
    """Remove edges, and of their ends (given behind each edge) those that have no edge left."""
    if not stale:
        return 0
    edges = "UNWIND $ids AS id MATCH ()-[r]->() WHERE elementId(r) = id DELETE r"
    tx.run(edges, ids=[edge for edge, *_ in stale]).consume()
    ends = sorted({end for _, *ends in stale for end in ends})
    orphans = (
        "UNWIND $ids AS id MATCH (n) WHERE elementId(n) = id AND n.sha256 IS NULL AND NOT EXISTS { (n)--() } DELETE n"
    )
    return tx.run(orphans, ids=ends).consume().counters.nodes_deleted


def _remove_documents(tx: neo4j.ManagedTransaction, relation: str, documents: list[str]) -> int:
    query = f"UNWIND $documents AS document MATCH ()-[r:`{relation}` {{document: document}}]->() DELETE r"
    return tx.run(query, documents=documents).consume().counters.relationships_deleted


def _remove_nodes(tx: neo4j.ManagedTransaction, label: str, ids: Sequence[str]) -> int:
    query = f"UNWIND $ids AS id MATCH (n:`{label}` {{id: id}}) DETACH DELETE n"
    return tx.run(query, ids=list(ids)).consume().counters.nodes_deleted


def _write_manifest(tx: neo4j.ManagedTransaction, node: str, properties: Row) -> None:
    tx.run(f"MERGE (n:{MANIFEST} {{id: $id}}) SET n += $properties", id=node, properties=properties).consume()
