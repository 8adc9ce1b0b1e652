"""What only the whole graph shows: whose an article is, which meeting came next."""

from __future__ import annotations

import networkx as nx
import pytest

from policygraph.extraction.pipeline import extract
from policygraph.graph import build_graph
from policygraph.graph.series import place_in_series
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


def report(number: str, day: str) -> str:
    name = f"云岭省委全面深化改革委员会第{number}次会议"
    return (
        f"{name}召开\n\n发布时间：2024-{day}\n\n{day[:2]}月{day[3:]}日，李明远主持召开{name}。会议审议通过有关文件。\n"
    )


def edges(graph: nx.MultiDiGraph, relation: str) -> list[tuple[str, str, str]]:
    return sorted(
        (head.partition(":")[2], tail.partition(":")[2], data["document"].partition(":")[2])
        for head, tail, data in graph.edges(data=True)
        if data["type"] == relation
    )


def test_meetings_of_a_series_follow_each_other_and_gaps_show() -> None:
    graph = built(report("三", "02-20"), report("四", "04-11"), report("七", "09-03"))
    body = "云岭省委全面深化改革委员会"
    third, fourth, seventh = (f"中共{body}第{n}次会议" for n in "三四七")
    if f"meeting:{third}" not in graph:
        third, fourth, seventh = (f"{body}第{n}次会议" for n in "三四七")
    assert [(a, b) for a, b, _ in edges(graph, "NEXT")] == [(third, fourth), (fourth, seventh)]
    steps = {tail: data["step"] for _, tail, data in graph.edges(data=True) if data["type"] == "NEXT"}
    assert list(steps.values()) == [1, 3]
    for _, tail, data in graph.edges(data=True):
        if data["type"] == "NEXT":  # the document that names the later one, with its words
            assert data["document"].endswith(tail.partition(":")[2][-8:] + "召开")
            assert data["grade"] == "inferred" and data["evidence"][0]["rule"] == "series:next"
            assert tail.partition(":")[2][-5:] in data["evidence"][0]["sentence"]
    (series,) = {b for _, b, _ in edges(graph, "INSTANCE_OF")}
    assert series.endswith("全面深化改革委员会会议")


@pytest.mark.parametrize(
    ("name", "series", "number"),
    [
        ("中国共产党第二十届中央委员会第三次全体会议", "中国共产党第二十届中央委员会全体会议", 3),
        ("中国共产党第二十次全国代表大会", "中国共产党全国代表大会", 20),
        ("第十四届全国人民代表大会常务委员会第八次会议", "第十四届全国人民代表大会常务委员会会议", 8),
        ("中共中央政治局第十一次集体学习", "中共中央政治局集体学习", 11),
        ("第六届进博会", "中国国际进口博览会", 6),
        ("首届江临论坛", "江临论坛", 1),
        ("2022年中央经济工作会议", "中央经济工作会议", 2022),
        ("中央经济工作会议", "中央经济工作会议", 0),
    ],
)
def test_a_name_shows_its_series(name: str, series: str, number: int) -> None:
    place = place_in_series(name, load_schema().lexicon("meeting_series"))
    assert place is not None and (place.series, place.number) == (series, number)


@pytest.mark.parametrize("name", ["全省防汛工作会议", "云岭省委常委会会议", "2024年1月会议", "第四次会议"])
def test_a_name_that_shows_no_series_has_none(name: str) -> None:
    assert place_in_series(name, load_schema().lexicon("meeting_series")) is None


def test_a_higher_number_held_earlier_is_of_another_term() -> None:
    graph = built(report("四", "02-20"), report("三", "09-03"))
    assert not edges(graph, "NEXT")


def test_a_known_predecessor_is_linked_where_both_are_in_the_graph() -> None:
    now = "关于河湖的通知\n\n各市：\n\n由生态环境部负责监督。\n"
    then = "关于水质的通知\n\n各市：\n\n由环境保护部负责监督。\n"
    assert edges(built(now), "PRECEDED_BY") == []
    assert edges(built(now, then), "PRECEDED_BY") == [("生态环境部", "环境保护部", "关于水质的通知")]
    stated = "机构改革\n\n各市：\n\n2018年3月，组建生态环境部，不再保留环境保护部。\n"
    (edge,) = [d for *_, d in built(stated).edges(data=True) if d["type"] == "PRECEDED_BY"]
    assert (edge["grade"], edge["date"], edge["evidence"][0]["rule"]) == ("stated", "2018-03", "renamed-in-place-of")
