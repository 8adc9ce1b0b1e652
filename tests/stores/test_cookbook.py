"""Every question of the cookbook, on the embedded engine and on real servers: the same rows, of the declared shape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from cookbook_graph import cookbook_graph
from neo4j_server import Server as Process

from policygraph.errors import QueryError, SchemaError
from policygraph.query import cookbook, question
from policygraph.schema import Schema, load_schema
from policygraph.stores import files
from policygraph.stores.cypher import Engine, Result
from policygraph.stores.embedded import open_embedded
from policygraph.stores.neo4j import Neo4jEngine, Server, connect, load

QUESTIONS = {q.name: q for q in cookbook(load_schema())}
# What the defaults do not reach in a graph without 习近平.
ASKED: dict[str, dict[str, str]] = {
    "path": {"from": "孙长河", "to": "李明远"},
    "concepts-together": {"concept": "高质量", "at_least": "1"},
    "absent": {"series": "云岭省委常委会", "meeting": "第二次", "at_least": "1"},
}
KINDS: dict[str, type] = {"string": str, "integer": int, "boolean": bool, "list": list}


@pytest.fixture(scope="module")
def graph() -> nx.MultiDiGraph:
    return cookbook_graph()


@pytest.fixture(scope="module")
def embedded(graph: nx.MultiDiGraph, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("exports")
    files.write(graph, folder)
    return open_embedded(folder)


def ask(engine: Engine, name: str, namespace: str = "", **given: str) -> Result:
    asked = QUESTIONS[name]
    parameters: dict[str, Any] = asked.parameters({**ASKED.get(name, {}), **given})
    if namespace:
        parameters["namespace"] = namespace
    return engine.run(asked.within(namespace), parameters, limit=10_000, timeout=60)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_gives_rows_of_the_declared_shape(embedded: Engine, name: str) -> None:
    result = ask(embedded, name)
    assert result.columns == list(QUESTIONS[name].columns)
    assert result.rows
    for row in result.rows:
        for value, kind in zip(row, QUESTIONS[name].columns.values(), strict=True):
            assert value is None or type(value) is KINDS[kind], (row, kind)


def test_there_are_enough_questions_and_each_has_both_titles() -> None:
    assert len(QUESTIONS) >= 30
    for asked in QUESTIONS.values():
        assert asked.zh != asked.en
        assert asked.zh and asked.en


@pytest.fixture(scope="module")
def shared_server(graph: nx.MultiDiGraph, neo4j_process: Process) -> Iterator[Engine]:
    """The graph twice: by itself, and in a namespace beside a changed one."""
    neo4j_process.empty()
    server = Server(neo4j_process.uri, neo4j_process.user, neo4j_process.password)
    load(graph, server, namespace="mine")
    load(cookbook_graph(mark="（改）"), server, namespace="other")
    with connect(server) as driver:
        yield Neo4jEngine(driver)


@pytest.fixture(scope="module")
def alone(graph: nx.MultiDiGraph, neo4j_process: Process) -> Iterator[Engine]:
    neo4j_process.empty()
    server = Server(neo4j_process.uri, neo4j_process.user, neo4j_process.password)
    load(graph, server)
    with connect(server) as driver:
        yield Neo4jEngine(driver)


@pytest.mark.neo4j
def test_neo4j_gives_the_same_rows(embedded: Engine, alone: Engine) -> None:
    for name in QUESTIONS:
        assert ask(alone, name) == ask(embedded, name), name


@pytest.mark.neo4j
def test_questions_in_a_namespace_see_nothing_else(embedded: Engine, shared_server: Engine) -> None:
    for name in QUESTIONS:
        assert ask(shared_server, name, namespace="mine") == ask(embedded, name), name


def rows(engine: Engine, name: str, **given: str) -> list[list[Any]]:
    return ask(engine, name, **given).rows


def test_attendance(embedded: Engine) -> None:
    assert rows(embedded, "attendance", person="孙长河") == [
        ["孙长河", "云岭省委常委会第一次会议", "2023-03-09", "出席", 2, "甲报道"]
    ]
    assert rows(embedded, "presided", person="明远") == rows(embedded, "presided", person="李明远")  # by an alias
    assert rows(embedded, "attendance", person="查无此人") == []


def test_ranks(embedded: Engine) -> None:
    assert rows(embedded, "ranked-before", person="陈立新") == [
        ["王维民", "陈立新", 2],
        ["孙长河", "陈立新", 1],
    ]


def test_who_was_absent(embedded: Engine) -> None:
    assert rows(embedded, "absent") == [["云岭省委常委会第二次会议", "孙长河", 1]]


def test_post_on_a_date(embedded: Engine) -> None:
    def heads(date: str) -> list[str]:
        found = rows(embedded, "post-on-date", institution="教育厅", date=date)
        return [row[2] for row in found if row[1] == "厅长"]

    assert heads("2024-01-05") == ["陈立新"]
    assert heads("2024-01-04") == []
    assert rows(embedded, "office-holders", institution="教育厅", title="厅长") == [
        ["云岭省教育厅", "厅长", ["孙长河 (2020)", "陈立新 (2024-01-05)"]]
    ]


def test_gaps_in_a_series(embedded: Engine) -> None:
    first, second = "云岭省委常委会第一次会议", "云岭省委常委会第二次会议"
    series = "云岭省委常委会会议"
    assert rows(embedded, "series-gaps") == [[series, "2023-03-09", first, "2024-03-11", second, 368]]
    assert rows(embedded, "series-missing") == [[series, second, "云岭省委常委会第四次会议", 1]]
    assert [row[:4] for row in rows(embedded, "series", series="常委会")] == [
        [series, 1, first, "2023-03-09"],
        [series, 2, second, "2024-03-11/2024-03-12"],
        [series, 4, "云岭省委常委会第四次会议", None],
    ]


def test_what_a_body_was_called_before(embedded: Engine) -> None:
    assert rows(embedded, "predecessors", body="教育厅") == [
        ["云岭省教育厅", "云岭省教育委员会", 1, "2000-05"],
        ["云岭省教育厅", "云岭省文教厅", 2, None],
    ]
    assert rows(embedded, "posts-before", body="教育厅") == [
        ["孙长河", "云岭省教育厅", "厅长", "云岭省教育委员会", "副主任"]
    ]


def test_documents(embedded: Engine) -> None:
    assert [row[1] for row in rows(embedded, "citation-chain", document="丙通知")] == [
        ["丙通知", "丁条例"],
        ["丙通知", "丁条例", "中华人民共和国教育法"],
    ]
    assert rows(embedded, "missing-documents") == [["中华人民共和国教育法", 1, ["丁条例"]]]
    assert rows(embedded, "joint-issuers") == [
        ["丙通知", "云发〔2024〕5号", "2024-05-06", ["云岭省教育厅", "云岭省财政厅"]]
    ]
    assert [row[:4] for row in rows(embedded, "revisions", document="丁")] == [
        ["丁条例", "2022-01-15", "ADOPTED", None],
        ["丁条例", "2024-03-12", "REVISED", 1],
    ]


def test_concepts(embedded: Engine) -> None:
    assert rows(embedded, "first-use", concept="高质量")[0][:3] == ["高质量发展", "2023-03-10", "甲报道"]
    assert ["新质生产力", 1] in rows(embedded, "new-concepts", year="2024")
    assert not [row for row in rows(embedded, "new-concepts", year="2024") if row[0] == "高质量发展"]
    assert rows(embedded, "concept-by-speaker", concept="高质量发展") == [
        ["高质量发展", "李明远", "Person", "2023", 1],
        ["高质量发展", "丙通知", "Document", "2024", 1],
        ["高质量发展", "李明远", "Person", "2024", 1],
    ]


def test_the_source_of_an_edge(embedded: Engine) -> None:
    (row,) = rows(embedded, "evidence", **{"from": "王维民", "to": "李明远"})
    head, relation, tail, sentence, start, end, rule, path, document = row
    assert (head, relation, tail, rule, path, document) == (
        "王维民", "ACCOMPANIED", "李明远", "accompanied", "文件/乙报道.txt", "乙报道",
    )  # fmt: skip
    assert end - start == len(sentence)


def test_all_shortest_paths(embedded: Engine) -> None:
    assert rows(embedded, "path")[0][:2] == [2, ["孙长河", "云岭省委常委会第一次会议", "李明远"]]
    assert rows(embedded, "path", **{"from": "孙长河", "to": "查无此人"}) == []


def faulty(tmp_path: Path, text: str) -> str:
    folder = tmp_path / "cypher" / "cookbook"
    folder.mkdir(parents=True)
    (tmp_path / "ontology.yaml").write_text("labels: {}\nrelations: {}\n", "utf-8")
    (folder / "bad.cypher").write_text(text, "utf-8")
    with pytest.raises(SchemaError) as error:
        cookbook(Schema(tmp_path))
    assert "bad.cypher" in str(error.value)
    return str(error.value)


def test_a_faulty_file_names_itself_and_the_mend(tmp_path: Path) -> None:
    head = "// zh: 一\n// en: one\n// columns: {n: integer}\n"
    assert "$person" not in faulty(tmp_path / "a", head + "MATCH (p {name: $person}) RETURN 1 AS n")
    assert "used but not declared" in faulty(tmp_path / "b", head + "MATCH (p {name: $person}) RETURN 1 AS n")
    assert "never used" in faulty(
        tmp_path / "c", head + "// parameters: {x: {default: 1, zh: 一, en: one}}\nRETURN 1 AS n"
    )
    assert ":2: the head is not valid YAML" in faulty(tmp_path / "d", "// zh: 一\n// en: [\nRETURN 1")
    assert "must have zh, en, columns" in faulty(tmp_path / "e", "// zh: 一\nRETURN 1")
    assert "is none of string" in faulty(tmp_path / "f", head.replace("integer", "int") + "RETURN 1 AS n")


def test_a_name_that_is_nearly_right_is_told() -> None:
    with pytest.raises(QueryError, match="did you mean attendance"):
        question("atendance", load_schema())
    with pytest.raises(QueryError, match="no question"):
        question("../constraints", load_schema())
    with pytest.raises(QueryError, match="whole number"):
        QUESTIONS["co-attendance"].parameters({"at_least": "many"})


def test_articles_and_what_becomes_of_laws(embedded: Engine) -> None:
    assert [row[:4] for row in rows(embedded, "article-references", article="教育法第九条")] == [
        ["中华人民共和国教育法第九条", "丁条例第一条", "第二款", None]
    ]
    assert rows(embedded, "article-hubs", law="丁条例") == [
        ["丁条例第二条", "第一章 总则", 0, 1],
        ["丁条例第一条", "第一章 总则", 1, 0],
    ]
    assert [row[1:] for row in rows(embedded, "articles", law="丁条例")] == [
        [1, "第一章 总则", "丁条例第一条", ["中华人民共和国教育法第九条"]],
        [2, "第一章 总则", "丁条例第二条", ["丁条例第一条"]],
    ]
    assert [3, ["无日期文", "丁条例", "戊办法", "己规定"]] in rows(embedded, "repeal-chain", document="无日期文")
    assert rows(embedded, "still-cited") == [["丁条例", "无日期文", ["丙通知"]]]
    assert rows(embedded, "implemented-by", law="教育法")[0][1] == "丁条例"
    assert rows(embedded, "amended-by", law="丁条例")[0][:2] == ["丁条例", "丙通知"]
