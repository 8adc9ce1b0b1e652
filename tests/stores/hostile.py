"""A graph with everything that breaks exporters: quotation marks, separators, markup, formulas, rare characters."""

from __future__ import annotations

import networkx as nx

HOSTILE = (
    '会议指出，要“统筹”"发展"和|安全|。\n第二行\r\n第三行</script><script>alert(1)</script>'
    "]]>&amp; 𠮷野家😀\u2028行分隔\t制表 \\ ' ` "
)
FORMULA = '=HYPERLINK("x","点此")'


def hostile_graph(nul: str = "") -> nx.MultiDiGraph:
    """Documents, people and a meeting; ``nul`` is put into some texts (control characters are stripped on writing)."""
    graph = nx.MultiDiGraph(generator="policygraph 0", schema="abc", documents=2, warnings=["“警告”"])
    graph.add_node("person:李明远", label="Person", name="李明远", aliases=["李明远同志", "a|b", '"李"'])
    graph.add_node("person:𠮷田", label="Person", name=f"𠮷田{nul}<b>&", aliases=[])
    graph.add_node("meeting:云岭 省委<常委会>", label="Meeting", name=HOSTILE + nul, aliases=["=1+1"])
    graph.add_node("institution:云岭省委", label="Institution", name="+中共云岭省委员会", aliases=[])
    for number in (1, 2):
        graph.add_node(
            f"document:通知{number}",
            label="Document",
            name=f"通知{number}",
            aliases=[],
            path=f"目录/通知{number}.txt",
            title=FORMULA,
            text_length=1200 + number,
            part=number,
            published="2024-03-05",
        )
    evidence = [
        {"sentence": HOSTILE + nul, "start": 3, "end": 90, "rule": "presided"},
        {"sentence": FORMULA, "start": 95, "end": 120, "rule": "presided-2"},
    ]
    for number in (1, 2):
        document = f"document:通知{number}"
        graph.add_edge(
            "person:李明远",
            "meeting:云岭 省委<常委会>",
            key=f"PRESIDED|{document}",
            type="PRESIDED",
            document=document,
            evidence=evidence,
        )
        graph.add_edge(
            document, "person:李明远", key=f"MENTIONS|{document}", type="MENTIONS", document=document, count=number,
            evidence=evidence[1:],
        )  # fmt: skip
    graph.add_edge(
        "person:𠮷田",
        "institution:云岭省委",
        key="HOLDS_POSITION|document:通知1",
        type="HOLDS_POSITION",
        document="document:通知1",
        evidence=evidence[:1],
        title="书记",
        start="2024-03-05",
        former=True,
    )
    return graph
