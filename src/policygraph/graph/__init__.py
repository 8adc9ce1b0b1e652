"""Graph: resolved entities and facts as a networkx.MultiDiGraph with stable ids and provenance."""

from policygraph.graph.build import build_graph

__all__ = ["build_graph"]
