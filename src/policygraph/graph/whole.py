"""Edges that only all documents together show. Each belongs to the documents whose sentences it rests on."""

from __future__ import annotations

from typing import Any

import networkx as nx

from policygraph.schema import Schema


def conclude(
    graph: nx.MultiDiGraph, head: str, relation: str, tail: str, named: str, rule: str, properties: dict[str, Any]
) -> None:
    """An inferred edge for each document that names the entity ``named``, with the first sentence that does."""
    for source, _, data in sorted(graph.in_edges(named, data=True), key=lambda edge: edge[0]):
        key = f"{relation}|{source}"
        if data["type"] != "MENTIONS" or graph.has_edge(head, tail, key):
            continue
        evidence = [{**sentence, "rule": rule} for sentence in data["evidence"][:1]]
        graph.add_edge(
            head,
            tail,
            key=key,
            **properties,
            type=relation,
            document=data["document"],
            evidence=evidence,
            grade="inferred",
        )


def held_on(graph: nx.MultiDiGraph, meeting: str) -> str:
    """The earliest day (or month, year) that any document gives for a meeting; empty where none does."""
    days = [
        graph.nodes[day]["name"] for _, day, data in graph.out_edges(meeting, data=True) if data["type"] == "HELD_ON"
    ]
    return min((day for day in days if day[:2] != "--"), default="")  # a day of no year tells no order


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


def link_renamed(graph: nx.MultiDiGraph, schema: Schema) -> None:
    """PRECEDED_BY between bodies of the graph, as ``renamed.tsv`` knows it, in the documents that name the earlier one.

    A text that states it comes first.
    """
    for row in schema.table("renamed"):
        body, before = f"institution:{row['name']}", f"institution:{row['before']}"
        if body in graph and before in graph:
            known = {"date": row["date"], "act": row["act"]}
            conclude(graph, body, "PRECEDED_BY", before, before, "lexicon:renamed", known)
