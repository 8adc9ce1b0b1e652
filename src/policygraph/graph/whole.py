"""Edges that only all documents together show. Each belongs to the document whose sentence it rests on."""

from __future__ import annotations

import networkx as nx


def hang_articles(graph: nx.MultiDiGraph) -> None:
    """HAS_ARTICLE for articles that are only cited: their law is no input, or not under this name."""
    for node in sorted(n for n, label in graph.nodes(data="label") if label == "Article"):
        arriving = sorted(graph.in_edges(node, keys=True, data=True), key=lambda e: (e[0], e[2]))
        if any(data["type"] == "HAS_ARTICLE" for *_, data in arriving):
            continue
        law = f"document:{node.partition(':')[2].rpartition('#')[0]}"
        for _, _, _, data in arriving:
            key = f"HAS_ARTICLE|{data['document']}"
            if law in graph and not graph.has_edge(law, node, key):
                graph.add_edge(
                    law,
                    node,
                    key=key,
                    type="HAS_ARTICLE",
                    document=data["document"],
                    evidence=data["evidence"][:1],
                    grade="inferred",
                    number=graph.nodes[node]["number"],
                )
