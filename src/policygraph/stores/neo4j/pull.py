"""The graph that a Neo4j database holds, as networkx."""

from __future__ import annotations

import json

import neo4j
import networkx as nx

from policygraph.errors import StoreError
from policygraph.schema import Schema, load_schema
from policygraph.stores.neo4j.connection import Server, checked_namespace, connect
from policygraph.stores.neo4j.load import MANIFEST
from policygraph.stores.properties import edge_attributes, node_attributes

_FETCH = 5_000


def pull(server: Server, *, namespace: str = "", schema: Schema | None = None) -> nx.MultiDiGraph:
    """The graph that was loaded into the database (or into the ``namespace`` in it), of one moment.

    Nodes and edges of labels and relations that are not in the ontology are left out. Raises StoreError, also where
    there is no graph.
    """
    schema = schema or load_schema()
    checked_namespace(namespace)
    with (
        connect(server) as driver,
        driver.session(database=server.database, default_access_mode=neo4j.READ_ACCESS, fetch_size=_FETCH) as session,
    ):
        graph = session.execute_read(_read, f"{namespace}/" if namespace else "", schema)
    if not graph:
        where = f", namespace {namespace}" if namespace else ""
        raise StoreError(f"{server}{where}: no graph here; load one with policygraph load")
    return graph


def _read(tx: neo4j.ManagedTransaction, prefix: str, schema: Schema) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    manifest = tx.run(f"MATCH (n:{MANIFEST} {{id: $id}}) RETURN n.manifest AS json", id=prefix + "policygraph").single()
    if manifest:
        graph.graph.update(json.loads(manifest["json"]))
    for label in schema.labels:
        query = f"MATCH (n:`{label}`) WHERE n.id STARTS WITH $prefix RETURN n.id, properties(n)"
        for node, properties in tx.run(query, prefix=f"{prefix}{label.lower()}:"):
            graph.add_node(node.removeprefix(prefix))
            graph.nodes[node.removeprefix(prefix)].update(node_attributes(label, properties))
    for relation in schema.relations:
        query = f"MATCH (a)-[r:`{relation}`]->(b) WHERE a.id STARTS WITH $prefix RETURN a.id, b.id, properties(r)"
        for head, tail, properties in tx.run(query, prefix=prefix):
            ends = head.removeprefix(prefix), tail.removeprefix(prefix)
            if ends[0] not in graph or ends[1] not in graph:
                continue  # of another namespace
            attributes = edge_attributes(relation, properties)
            attributes["document"] = str(attributes.get("document", "")).removeprefix(prefix)
            key = properties.get("key") or f"{relation}|{attributes['document']}"
            graph.add_edge(*ends, key)
            graph.edges[*ends, key].update(attributes)
    return graph
