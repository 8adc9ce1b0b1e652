"""Graphs of any size in the shape of a real collection: hubs, themes, documents, a sentence behind every fact."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

_HAN = "国家经济改革发展建设人民政府工作会议创新农业乡村振兴教育科技安全生态文明法治社会治理开放合作现代体系能力"
_SHARE = (
    ("Concept", 0.4),
    ("Person", 0.2),
    ("Institution", 0.15),
    ("Document", 0.12),
    ("Meeting", 0.08),
    ("Place", 0.05),
)
_RELATIONS = {
    ("Person", "Meeting"): "ATTENDED",
    ("Person", "Institution"): "HOLDS_POSITION",
    ("Person", "Concept"): "EMPHASIZED",
    ("Person", "Place"): "VISITED",
    ("Meeting", "Concept"): "EMPHASIZED",
    ("Document", "Concept"): "EMPHASIZED",
    ("Institution", "Document"): "ISSUED",
    ("Institution", "Meeting"): "CONVENED",
    ("Document", "Document"): "CITES",
}


def synthetic(nodes: int, facts_per_node: float = 3.2) -> nx.MultiDiGraph:
    """A graph of ``nodes`` entities; the same number always gives the same graph."""
    chance = random.Random(nodes)

    def words(least: int, most: int) -> str:
        return "".join(chance.choices(_HAN, k=chance.randint(least, most)))

    graph = nx.MultiDiGraph()
    by_label: dict[str, list[str]] = {}
    themes = max(1, nodes // 60)
    theme: dict[str, int] = {}
    for label, share in _SHARE:
        for number in range(int(nodes * share)):
            name = f"{words(2, 3) if label == 'Person' else words(5, 18)}{number}"
            key = f"{label.lower()}:{name}"
            attributes: dict[str, Any] = {"label": label, "name": name, "aliases": []}
            if label == "Document":
                day = f"{chance.randint(1998, 2024)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
                attributes |= {"sha256": key, "path": f"{number}.txt", "published": day, "doc_type": "通知"}
            graph.add_node(key, **attributes)
            by_label.setdefault(label, []).append(key)
            theme[key] = chance.randrange(themes)
    near: dict[tuple[str, int], list[str]] = {}
    for key, number in theme.items():
        near.setdefault((graph.nodes[key]["label"], number), []).append(key)
    kinds = list(_RELATIONS)
    made, wanted = 0, int(nodes * facts_per_node)
    while made < wanted:
        head_label, tail_label = chance.choice(kinds)
        heads, tails = by_label[head_label], by_label[tail_label]
        head = (
            heads[min(int(chance.paretovariate(0.9)) - 1, len(heads) - 1)]
            if chance.random() < 0.25
            else chance.choice(heads)
        )
        close = near.get((tail_label, theme[head]))
        tail = chance.choice(close) if close and chance.random() < 0.8 else chance.choice(tails)
        if head == tail:
            continue
        document = chance.choice(by_label["Document"])
        relation = _RELATIONS[head_label, tail_label]
        sentence = f"{graph.nodes[head]['name']}，{words(15, 45)}{graph.nodes[tail]['name']}。"
        evidence = [{"sentence": sentence, "start": 0, "end": len(sentence), "rule": "r"}]
        made += 1
        graph.add_edge(head, tail, key=f"{relation}|{document}", type=relation, document=document, evidence=evidence)
    return graph
