"""What the page knows: every node, fact, mention and sentence of a graph, as small arrays that refer to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from policygraph.schema import Schema
from policygraph.stores.files.output import clean_value, edges_of, nodes_of
from policygraph.view.pinyin import pinyin

MENTIONS = "MENTIONS"
DOCUMENT_FIELDS = (
    "doc_type",
    "doc_number",
    "title",
    "published",
    "signed",
    "effective",
    "source",
    "author",
    "url",
    "path",
    "part",
    "text_length",
)
_NOT_PROPERTIES = {"type", "document", "evidence", "key", "id"}


@dataclass(slots=True)
class Content:
    """The graph as the page stores it. A node's index is also its rank: 0 has the most neighbours.

    Nodes of the labels in ``aside`` do not count as neighbours and are not drawn at first.
    """

    data: dict[str, Any]
    labels: list[str]
    pairs: dict[tuple[int, int], int]
    mentions: dict[tuple[int, int], int] = field(default_factory=dict)
    aside: frozenset[str] = frozenset()


def content(
    graph: nx.MultiDiGraph,
    schema: Schema,
    texts: Mapping[str, str] | None = None,
    links: Mapping[str, str] | None = None,
) -> Content:
    """Nodes by rank, facts and mentions by index, each sentence once.

    ``texts`` and ``links`` hold the text and the file's address of some documents, by id.
    """
    labels = list(schema.labels)
    relations = list(schema.relations)
    facts_raw: list[tuple[str, str, dict[str, Any]]] = []
    mentions_raw: list[tuple[str, str, dict[str, Any]]] = []
    for source, target, _key, attributes in edges_of(graph):
        known = attributes.get("type")
        if known == MENTIONS:
            mentions_raw.append((source, target, attributes))
            continue
        if known not in relations:
            relations.append(str(known))
        facts_raw.append((source, target, attributes))

    near: dict[str, set[str]] = defaultdict(set)
    aside = frozenset(name for name, label in schema.labels.items() if label.aside)
    for source, target, _ in facts_raw:
        if graph.nodes[source].get("label") in aside or graph.nodes[target].get("label") in aside:
            continue
        near[source].add(target)
        near[target].add(source)
    seen_in: dict[str, int] = defaultdict(int)
    for _, target, _ in mentions_raw:
        seen_in[target] += 1

    items = list(nodes_of(graph))
    for _, attributes in items:
        if attributes.get("label", "") not in labels:
            labels.append(attributes.get("label", ""))
    items.sort(
        key=lambda n: (
            -len(near[n[0]]),
            -seen_in[n[0]],
            labels.index(n[1].get("label", "")),
            n[1].get("number", 0),  # articles of a law in their order
            n[0],
        )
    )
    index = {node: i for i, (node, _) in enumerate(items)}

    sentences: dict[str, int] = {}

    def evidence(attributes: dict[str, Any]) -> list[int]:
        stored: list[int] = []
        for entry in attributes.get("evidence") or ():
            sentence = str(entry.get("sentence", ""))
            if sentence:
                number = sentences.setdefault(sentence, len(sentences))
                if number not in stored:
                    stored.append(number)
        return stored

    facts: list[list[Any]] = []
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for source, target, attributes in facts_raw:
        a, b = index[source], index[target]
        properties = {
            k: v
            for k, v in attributes.items()
            if k not in _NOT_PROPERTIES and v not in (None, "", []) and (k, v) != ("grade", "stated")
        }
        facts.append(
            [
                relations.index(str(attributes["type"])),
                a,
                b,
                index.get(attributes.get("document", ""), -1),
                evidence(attributes),
                properties or 0,
            ]
        )
        if a != b:
            pairs[min(a, b), max(a, b)] += 1
    mentions: list[list[Any]] = []
    mention_pairs: dict[tuple[int, int], int] = {}
    for source, target, attributes in mentions_raw:
        a, b = index[source], index[target]
        count = attributes.get("count", 1)
        mentions.append([a, b, count, evidence(attributes)])
        if a != b:
            mention_pairs[min(a, b), max(a, b)] = int(count) if isinstance(count, int) else 1

    documents = {
        str(index[node]): {k: attributes[k] for k in DOCUMENT_FIELDS if attributes.get(k) not in (None, "", [])}
        | ({"href": links[node]} if links and node in links else {})
        for node, attributes in items
        if "sha256" in attributes or "path" in attributes
    }
    data = {
        "labels": [_words(schema, name) for name in labels],
        "relations": [
            {"name": n, "zh": schema.relations[n].zh, "en": schema.relations[n].en}
            if n in schema.relations
            else {"name": n, "zh": n, "en": n}
            for n in relations
        ],
        "mentions_relation": relations.index(MENTIONS) if MENTIONS in relations else -1,
        "ids": [node for node, _ in items],
        "nodes": [
            [
                labels.index(attributes.get("label", "")),
                str(attributes.get("name") or node),
                [str(a) for a in attributes.get("aliases") or ()] or 0,
            ]
            for node, attributes in items
        ],
        "pinyin": [  # an article is found by its law's
            pinyin(str(attributes.get("name") or ""), person=attributes.get("label") == "Person")
            if attributes.get("label") not in aside
            else ""
            for _, attributes in items
        ],
        "documents": documents,
        "facts": facts,
        "mentions": mentions,
        "sentences": list(sentences),
        "texts": {str(index[node]): text for node, text in sorted((texts or {}).items()) if node in index},
    }
    return Content(
        clean_value(data),
        [str(attributes.get("label", "")) for _, attributes in items],
        dict(pairs),
        mention_pairs,
        aside,
    )


def _words(schema: Schema, name: str) -> dict[str, str]:
    known = schema.labels.get(name)
    if known is None:
        return {"name": name, "zh": name, "en": name, "colour": "#777777", "shape": "dot"}
    return {"name": name, "zh": known.zh, "en": known.en, "colour": known.colour, "shape": known.shape}
