"""What only the whole graph shows: whose an article is, which meeting came next."""

from __future__ import annotations

import networkx as nx

from policygraph.extraction.pipeline import extract
from policygraph.graph import build_graph
from policygraph.reading import read_text
from policygraph.schema import load_schema

LAW = "云岭省水资源条例\n\n第一条　为了节水制定。\n\n第二条　取水应当许可。\n\n第三条　本条例第二条自公布起施行。\n"
NOTICE = "关于取水管理的通知\n\n各市水利局：\n\n按照《云岭省水资源条例》第二条和水法第七条的规定，严格许可。\n"


def built(*texts: str) -> nx.MultiDiGraph:
    schema = load_schema()
    return build_graph(
        (extract(d, schema) for n, text in enumerate(texts) for d in read_text(text, path=f"{n}.txt")), schema
    )


def test_an_article_is_one_node_for_its_law_and_for_those_who_cite_it() -> None:
    graph = built(LAW, NOTICE)
    article = "article:云岭省水资源条例#第二条"
    assert graph.nodes[article] == {"label": "Article", "name": "云岭省水资源条例第二条", "aliases": [], "number": 2}
    arriving = {(head, data["type"], data["document"]) for head, _, data in graph.in_edges(article, data=True)}
    law, notice = "document:云岭省水资源条例", "document:关于取水管理的通知"
    assert arriving == {
        (law, "HAS_ARTICLE", law),
        ("article:云岭省水资源条例#第三条", "REFERS_TO", law),
        (notice, "REFERS_TO", notice),
    }
    assert not [d for *_, d in graph.in_edges(article, data=True) if d["type"] == "MENTIONS"]


def test_an_article_of_a_law_that_is_no_input_hangs_on_that_law() -> None:
    graph = built(NOTICE)
    (edge,) = [
        data
        for head, _, data in graph.in_edges("article:中华人民共和国水法#第七条", data=True)
        if head == "document:中华人民共和国水法"
    ]
    assert (edge["type"], edge["document"], edge["grade"]) == ("HAS_ARTICLE", "document:关于取水管理的通知", "inferred")
    assert edge["evidence"]


def test_two_versions_of_a_law_have_their_own_articles() -> None:
    newer = LAW.replace("许可。", "许可并缴费。")
    graph = built(LAW, newer, NOTICE)
    ids = sorted(n for n in graph if n.endswith("#第二条"))
    assert len(ids) == 3 and "article:云岭省水资源条例#第二条" in ids
    assert sum("@" in n for n in ids) == 2
