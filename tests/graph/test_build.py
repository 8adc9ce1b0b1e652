"""The graph's contract: ids, one edge per fact and document, evidence, independence of order, decisions."""

from array import array
from pathlib import Path

import pytest

from policygraph.errors import SchemaError
from policygraph.extraction.model import Evidence, Extraction, Fact, Mention, Ref
from policygraph.graph import build_graph
from policygraph.reading.document import Document, Field, Head, Sentence, Source
from policygraph.schema import load_schema

SCHEMA = load_schema()


def extraction(title: str, path: str, signed: str = "", text: str = "李明远主持会议。", sha: str = "0") -> Extraction:
    body = f"{title}\n{text}"
    split = len(title) + 1
    document = Document(
        Source(path, sha * 64, body),
        0,
        body,
        array("I", range(len(body) + 1)),
        Head(title=Field(title, 0, len(title)), signed=Field(signed) if signed else None),
        (Sentence(0, split, 0), Sentence(split, len(body), 1)),
    )
    who, meeting = Ref("Person", "李明远"), Ref("Meeting", "云岭省防汛工作会议")
    evidence = Evidence(text, split, len(body), "presided")
    return Extraction(
        document,
        Ref("Document", title),
        [
            Mention("Person", split, split + 3, "李明远", "people"),
            Mention("Meeting", split + 5, split + 7, meeting.name, "anaphora", alias=False),
        ],
        [Fact(who, "PRESIDED", meeting, evidence)],
    )


def test_nodes_edges_and_evidence_follow_the_contract() -> None:
    graph = build_graph([extraction("全省防汛工作会议召开", "a.txt", "2024-05-01")], SCHEMA)
    assert graph.nodes["person:李明远"] == {"label": "Person", "name": "李明远", "aliases": []}
    document = graph.nodes["document:全省防汛工作会议召开"]
    assert (document["path"], document["signed"]) == ("a.txt", "2024-05-01")
    edge = graph.edges["person:李明远", "meeting:云岭省防汛工作会议", "PRESIDED|document:全省防汛工作会议召开"]
    assert edge["evidence"] == [{"sentence": "李明远主持会议。", "start": 11, "end": 19, "rule": "presided"}]
    assert graph.nodes["meeting:云岭省防汛工作会议"]["aliases"] == []  # 会议 is no name
    for _, _, data in graph.edges(data=True):
        assert data["evidence"], data


def test_the_order_of_documents_makes_no_difference() -> None:
    items = [extraction("甲通知", "a.txt"), extraction("乙通知", "b.txt"), extraction("甲通知", "c.txt", sha="1")]
    one, two = build_graph(items, SCHEMA), build_graph(items[::-1], SCHEMA)
    assert sorted(one.nodes) == sorted(two.nodes)
    assert sorted(one.edges(keys=True)) == sorted(two.edges(keys=True))


def test_two_documents_of_one_title_stay_two() -> None:
    graph = build_graph(
        [extraction("政府工作报告", "a.txt", "2023-01-10"), extraction("政府工作报告", "b.txt", "2024-01-12")], SCHEMA
    )
    assert {"document:政府工作报告@2023-01-10", "document:政府工作报告@2024-01-12"} <= set(graph.nodes)
    assert graph.number_of_edges("person:李明远", "meeting:云岭省防汛工作会议") == 2


def decisions(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_decisions_are_replayed(tmp_path: Path) -> None:
    chosen = decisions(
        tmp_path,
        "rename: {person:李明远: 李明远（云岭）}\nretype: {meeting:云岭省防汛工作会议: Concept}\ndrop: [person:张三]\n",
    )
    graph = build_graph([extraction("甲通知", "a.txt")], SCHEMA, chosen)
    assert graph.nodes["person:李明远（云岭）"]["aliases"] == ["李明远"]
    assert "concept:云岭省防汛工作会议" in graph
    assert graph.graph["warnings"] == ["decisions: no document has person:张三"]


def test_not_same_splits_a_name_by_document(tmp_path: Path) -> None:
    chosen = decisions(
        tmp_path, "not_same: [{id: person:李明远, documents: [document:乙通知], name: 李明远（江临）}]\n"
    )
    graph = build_graph([extraction("甲通知", "a.txt"), extraction("乙通知", "b.txt")], SCHEMA, chosen)
    assert {"person:李明远", "person:李明远（江临）"} <= set(graph.nodes)


def test_a_faulty_decisions_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"decisions\.yaml: only the keys"):
        build_graph([], SCHEMA, decisions(tmp_path, "merge: []"))
    with pytest.raises(SchemaError, match="is no entity id"):
        build_graph([], SCHEMA, decisions(tmp_path, "drop: [李明远]"))
