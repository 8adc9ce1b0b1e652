"""A Neo4j server as a store: load a graph into it, pull it back, ask it in Cypher."""

from __future__ import annotations

from policygraph.stores.neo4j.connection import Server, connect
from policygraph.stores.neo4j.load import Changes, load
from policygraph.stores.neo4j.pull import pull
from policygraph.stores.neo4j.query import Neo4jEngine

__all__ = ["Changes", "Neo4jEngine", "Server", "connect", "load", "pull"]
