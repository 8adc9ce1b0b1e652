"""A small graph, made by hand, in which every relation of the ontology occurs and every question has an answer."""

from __future__ import annotations

from typing import Any

import networkx as nx

DOCUMENTS = {
    "甲报道": {"published": "2023-03-10", "doc_type": "消息"},
    "乙报道": {"published": "2024-03-12", "doc_type": "消息"},
    "丙通知": {"signed": "2024-05-06", "doc_number": "云发〔2024〕5号", "doc_type": "通知", "title": "丙通知"},
    "丁条例": {"signed": "2022-01-15", "effective": "2022-03-01", "doc_type": "条例"},
    "无日期文": {},
}
ALIASES = {"person:李明远": ["明远"], "concept:高质量发展": ["高质量"], "institution:云岭省教育厅": ["省教育厅"]}
LABELS = ("Person", "Institution", "Meeting", "Concept", "Document", "Place", "Date", "Article", "Series")

# document, head, relation, tail, properties of the relation
FACTS: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("甲报道", "person:李明远", "PRESIDED", "meeting:云岭省委常委会第一次会议", {}),
    ("甲报道", "person:王维民", "ATTENDED", "meeting:云岭省委常委会第一次会议", {"capacity": "出席", "order": 1}),
    ("甲报道", "person:孙长河", "ATTENDED", "meeting:云岭省委常委会第一次会议", {"capacity": "出席", "order": 2}),
    ("甲报道", "person:陈立新", "ATTENDED", "meeting:云岭省委常委会第一次会议", {"capacity": "列席", "order": 3}),
    ("甲报道", "meeting:云岭省委常委会第一次会议", "HELD_ON", "date:2023-03-09", {}),
    ("甲报道", "meeting:云岭省委常委会第一次会议", "HELD_AT", "place:江临市", {}),
    ("甲报道", "institution:云岭省委", "CONVENED", "meeting:云岭省委常委会第一次会议", {}),
    ("甲报道", "document:甲报道", "PUBLISHED_ON", "date:2023-03-10", {}),
    ("甲报道", "person:李明远", "HOLDS_POSITION", "institution:云岭省委", {"title": "书记", "start": "2022-06"}),
    ("甲报道", "person:李明远", "EMPHASIZED", "concept:高质量发展", {}),
    ("甲报道", "meeting:云岭省委常委会第一次会议", "EMPHASIZED", "concept:共同富裕", {}),
    ("乙报道", "person:李明远", "PRESIDED", "meeting:云岭省委常委会第二次会议", {}),
    ("乙报道", "person:李明远", "SPOKE_AT", "meeting:云岭省委常委会第二次会议", {}),
    ("乙报道", "person:王维民", "ATTENDED", "meeting:云岭省委常委会第二次会议", {"capacity": "出席", "order": 1}),
    ("乙报道", "person:陈立新", "ATTENDED", "meeting:云岭省委常委会第二次会议", {"capacity": "出席", "order": 2}),
    ("丙通知", "person:王维民", "ATTENDED", "meeting:云岭省委常委会第二次会议", {"capacity": "出席"}),
    ("乙报道", "meeting:云岭省委常委会第二次会议", "HELD_ON", "date:2024-03-11/2024-03-12", {}),
    ("乙报道", "institution:云岭省教育厅", "REPORTED_AT", "meeting:云岭省委常委会第二次会议", {"mode": "汇报"}),
    ("乙报道", "meeting:云岭省委常委会第二次会议", "ADOPTED", "document:丙通知", {"date": "2024-03-12"}),
    ("乙报道", "meeting:云岭省委常委会第二次会议", "REVISED", "document:丁条例", {"date": "2024-03-12", "ordinal": 1}),
    ("乙报道", "person:李明远", "VISITED", "place:江临市", {"date": "2024-03-12"}),
    ("乙报道", "person:李明远", "VISITED", "institution:云岭大学", {}),
    ("乙报道", "person:王维民", "ACCOMPANIED", "person:李明远", {}),
    ("乙报道", "person:孙长河", "HOLDS_POSITION", "institution:云岭省教育厅",
     {"title": "厅长", "start": "2020", "end": "2023-12", "former": True}),
    ("乙报道", "person:孙长河", "HOLDS_POSITION", "institution:云岭省教育委员会", {"title": "副主任", "former": True}),
    ("乙报道", "person:陈立新", "HOLDS_POSITION", "institution:云岭省教育厅", {"title": "厅长", "start": "2024-01-05"}),
    ("乙报道", "person:王维民", "HOLDS_POSITION", "institution:云岭省委", {"title": "副书记"}),
    ("乙报道", "person:王维民", "HOLDS_POSITION", "institution:云岭省教育厅", {"title": "党组成员"}),
    ("乙报道", "person:王维民", "HOLDS_POSITION", "institution:云岭大学", {"title": "校长"}),
    ("乙报道", "person:王维民", "HOLDS_POSITION", "institution:云岭省财政厅", {"title": "顾问"}),
    ("乙报道", "person:李明远", "EMPHASIZED", "concept:高质量发展", {}),
    ("乙报道", "person:李明远", "EMPHASIZED", "concept:新质生产力", {}),
    ("乙报道", "document:乙报道", "PUBLISHED_ON", "date:2024-03-12", {}),
    ("丙通知", "institution:云岭省教育厅", "ISSUED", "document:丙通知", {}),
    ("丙通知", "institution:云岭省财政厅", "ISSUED", "document:丙通知", {}),
    ("丙通知", "document:丙通知", "ADDRESSED_TO", "institution:云岭大学", {}),
    ("丙通知", "document:丙通知", "SIGNED_ON", "date:2024-05-06", {}),
    ("丙通知", "document:丙通知", "CITES", "document:丁条例", {}),
    ("丙通知", "document:丙通知", "EMPHASIZED", "concept:高质量发展", {}),
    ("丙通知", "institution:云岭省财政厅", "RESPONSIBLE_FOR", "concept:高质量发展", {}),
    ("丙通知", "institution:云岭省教育厅", "PART_OF", "institution:云岭省人民政府", {}),
    ("丁条例", "document:丁条例", "CITES", "document:中华人民共和国教育法", {}),
    ("甲报道", "meeting:云岭省委常委会第一次会议", "INSTANCE_OF", "series:云岭省委常委会会议", {"number": 1}),
    ("乙报道", "meeting:云岭省委常委会第二次会议", "INSTANCE_OF", "series:云岭省委常委会会议", {"number": 2}),
    ("丙通知", "meeting:云岭省委常委会第四次会议", "INSTANCE_OF", "series:云岭省委常委会会议", {"number": 4}),
    ("乙报道", "meeting:云岭省委常委会第一次会议", "NEXT", "meeting:云岭省委常委会第二次会议", {"step": 1}),
    ("丙通知", "meeting:云岭省委常委会第二次会议", "NEXT", "meeting:云岭省委常委会第四次会议", {"step": 2}),
    ("丙通知", "institution:云岭省教育厅", "PRECEDED_BY", "institution:云岭省教育委员会",
     {"date": "2000-05", "act": "改组"}),
    ("乙报道", "institution:云岭省教育委员会", "PRECEDED_BY", "institution:云岭省文教厅", {"act": "更名"}),
    ("丁条例", "document:丁条例", "REPEALS", "document:戊办法", {}),
    ("丁条例", "document:丁条例", "IMPLEMENTS", "document:中华人民共和国教育法", {}),
    ("丙通知", "document:戊办法", "REPEALS", "document:己规定", {}),
    ("无日期文", "document:无日期文", "REPEALS", "document:丁条例", {}),
    ("丙通知", "document:丙通知", "AMENDS", "document:丁条例", {}),
    ("丁条例", "document:丁条例", "HAS_ARTICLE", "article:丁条例#第一条", {"number": 1, "order": 1}),
    ("丁条例", "document:丁条例", "HAS_ARTICLE", "article:丁条例#第二条", {"number": 2, "order": 2}),
    ("丁条例", "document:中华人民共和国教育法", "HAS_ARTICLE", "article:中华人民共和国教育法#第九条", {"number": 9}),
    ("丁条例", "article:丁条例#第一条", "REFERS_TO", "article:中华人民共和国教育法#第九条", {"paragraph": "第二款"}),
    ("丁条例", "article:丁条例#第二条", "REFERS_TO", "article:丁条例#第一条", {}),
    ("丙通知", "document:丙通知", "REFERS_TO", "article:丁条例#第二条", {"item": "第一项"}),
    ("丁条例", "document:丁条例", "EFFECTIVE_ON", "date:2022-03-01", {}),
    ("丁条例", "institution:云岭省人大常委会", "ADOPTED", "document:丁条例", {"date": "2022-01-15"}),
    ("丁条例", "place:江临市", "PART_OF", "place:云岭省", {}),
    ("无日期文", "person:李明远", "AUTHORED", "document:无日期文", {}),
    ("无日期文", "document:无日期文", "DELIVERED_AT", "meeting:云岭省委常委会第二次会议", {}),
]  # fmt: skip


def cookbook_graph(only: str = "", mark: str = "") -> nx.MultiDiGraph:
    """The graph of all facts, or of one document's; ``mark`` is added to the sentences, as if the texts had changed."""
    facts = [fact for fact in FACTS if only in ("", fact[0])]
    names = [name for name in DOCUMENTS if only in ("", name)]
    graph = nx.MultiDiGraph(generator="policygraph 0", schema="abc", documents=len(names), warnings=[])
    for document in names:
        own = {"path": f"文件/{document}.txt", "sha256": f"{len(document):064x}", "text_length": 100}
        _node(graph, f"document:{document}", **own, **DOCUMENTS[document])
    for place, (document, head, relation, tail, properties) in enumerate(facts):
        sentence = f"据《{document}》第{place % 9 + 1}条，{_name(head)}与{_name(tail)}有“{relation}”之事{mark}。"
        evidence = [{"sentence": sentence, "start": place, "end": place + len(sentence), "rule": relation.lower()}]
        if relation == "CITES":
            evidence.append({"sentence": "依照其第十二条的规定。", "start": 500, "end": 511, "rule": "cites-article"})
        _edge(graph, document, head, relation, tail, evidence, **properties)
        for end in (head, tail):
            if end != f"document:{document}" and not end.startswith(("article:", "series:")):
                _edge(graph, document, f"document:{document}", "MENTIONS", end, evidence[:1], count=place % 3 + 1)
    return graph


def _name(node: str) -> str:
    return node.partition(":")[2].replace("#", "")


def _node(graph: nx.MultiDiGraph, node: str, **attributes: Any) -> None:
    label = next(label for label in LABELS if label.lower() == node.partition(":")[0])
    if node not in graph:
        graph.add_node(node, label=label, name=_name(node), aliases=ALIASES.get(node, []), **attributes)


def _edge(
    graph: nx.MultiDiGraph, document: str, head: str, relation: str, tail: str, evidence: list[Any], **properties: Any
) -> None:
    _node(graph, head)
    of_article = {"number": int(properties["number"]), "chapter": "第一章 总则"} if relation == "HAS_ARTICLE" else {}
    _node(graph, tail, **of_article)
    key = f"{relation}|document:{document}"
    if not graph.has_edge(head, tail, key):
        graph.add_edge(head, tail, key, type=relation, document=f"document:{document}", evidence=evidence)
        graph.edges[head, tail, key].update(properties)
