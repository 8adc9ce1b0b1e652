"""Scoring a small invented document, and what is said about faulty input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policygraph.errors import EvaluationError
from policygraph.evaluation import as_dict, as_text, evaluate


def entity(number: int, type_: str, name: str, **more: Any) -> dict[str, Any]:
    return {"id": f"e{number}", "type": type_, "name": name, "aliases": [], "level": "core"} | more


GOLD: dict[str, Any] = {
    "doc": "yunling",
    "entities": [
        entity(1, "Document", "云岭省委召开常委会会议", self=True),
        entity(2, "Person", "李明远", aliases=["李明远同志"]),
        entity(3, "Meeting", "云岭省委常委会会议"),
        entity(4, "Institution", "中共云岭省委员会", aliases=["云岭省委"]),
        entity(5, "Date", "2024-03-05"),
        entity(6, "Concept", "产业结构", level="optional"),
    ],
    "relations": [
        {"head": "e2", "type": "PRESIDED", "tail": "e3", "level": "core", "evidence": "李明远主持会议"},
        {"head": "e2", "type": "HOLDS_POSITION", "tail": "e4", "level": "core", "props": {"title": "书记"}},
        {"head": "e1", "type": "PUBLISHED_ON", "tail": "e5", "level": "core"},
    ],
}


def node(id_: str, label: str, name: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "label": label, "name": name, "aliases": []} | more


def edge(source: str, type_: str, target: str, document: str = "document:a", rule: str = "r", **more: Any) -> Any:
    evidence = [{"sentence": "…", "start": 0, "end": 1, "rule": rule}]
    return {"source": source, "target": target, "type": type_, "document": document, "evidence": evidence} | more


GRAPH: dict[str, Any] = {
    "nodes": [
        node("document:a", "Document", "另一个标题", path="in/yunling.txt"),
        node("person:李明远", "Person", "李明远同志"),
        node("meeting:a", "Meeting", "云岭省委常委会会议"),
        node("institution:a", "Institution", "云岭省委"),
        node("institution:b", "Institution", "中共云岭省委员会"),
        node("date:a", "Date", "2024-03-05"),
        node("concept:a", "Concept", "产业结构"),
        node("place:a", "Place", "江临市"),
    ],
    "edges": [
        edge("person:李明远", "PRESIDED", "meeting:a", rule="presided"),
        edge("person:李明远", "ATTENDED", "meeting:a", rule="attended"),
        edge("person:李明远", "HOLDS_POSITION", "institution:b", rule="office", title="省委书记"),
        edge("document:a", "SIGNED_ON", "date:a", rule="date"),
        edge("meeting:a", "HELD_AT", "place:a", rule="place"),
        edge("document:a", "MENTIONS", "person:李明远"),
    ],
}


def save(path: Path, data: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    save(tmp_path / "gold/yunling.json", GOLD)
    return tmp_path / "gold"


def test_what_counts_and_what_does_not(tmp_path: Path, gold: Path) -> None:
    save(tmp_path / "graphs/yunling/graph.json", GRAPH)
    data = as_dict(evaluate(tmp_path / "graphs", gold))
    # The second 省委 is a failed merge, the place is in no gold; the optional concept is neither right nor wrong.
    assert data["entities"]["Institution"] == {"tp": 1, "fp": 1, "fn": 0, "p": 0.5, "r": 1.0, "f1": 0.6667}
    assert data["entities"]["Place"]["fp"] == 1
    assert "Concept" not in data["entities"]
    assert (data["entities"]["ALL"]["tp"], data["entities"]["ALL"]["fp"], data["entities"]["ALL"]["fn"]) == (5, 2, 0)
    # Signing and publication stand for each other; whoever presides attends.
    assert data["relations"]["PUBLISHED_ON"]["tp"] == 1
    assert data["relations"]["PRESIDED"]["tp"] == 1
    assert "ATTENDED" not in data["relations"]
    assert data["by_rule"]["date"] == {"tp": 1, "fp": 0, "neutral": 0}
    assert data["by_rule"]["attended"] == {"tp": 0, "fp": 0, "neutral": 1}
    assert data["by_rule"]["place"] == {"tp": 0, "fp": 1, "neutral": 0}
    assert "r" not in data["by_rule"]  # MENTIONS is not scored


def test_titles(tmp_path: Path, gold: Path) -> None:
    graph = json.loads(json.dumps(GRAPH))
    graph["nodes"] = [n for n in graph["nodes"] if n["id"] != "institution:a"]
    data = as_dict(evaluate(save(tmp_path / "one.json", graph), gold / "yunling.json"))
    assert data["title_accuracy"] == 1.0
    assert data["by_rule"]["office"]["tp"] == 1


def test_one_graph_of_many_documents_is_split(tmp_path: Path, gold: Path) -> None:
    save(
        gold / "linjiang.json",
        {"doc": "linjiang", "entities": [entity(1, "Document", "通知", self=True)], "relations": []},
    )
    both = json.loads(json.dumps(GRAPH))
    both["nodes"] += [
        node("document:b", "Document", "通知", path="linjiang.html"),
        node("person:王芳", "Person", "王芳"),
    ]
    both["edges"] += [
        edge("document:b", "MENTIONS", "person:王芳", "document:b"),
        edge("document:b", "MENTIONS", "document:a", "document:b"),
    ]
    together = as_dict(evaluate(save(tmp_path / "graph.json", both), gold))
    save(tmp_path / "graphs/yunling.json", GRAPH)
    alone = as_dict(evaluate(tmp_path / "graphs/yunling.json", gold / "yunling.json"))
    # Only edges bring a node into a document's part; what is cited there is not its own document.
    assert together["by_document"]["yunling"]["relations"] == alone["by_document"]["yunling"]["relations"]
    linjiang = together["by_document"]["linjiang"]["entities"]
    # Its own document, an unlisted person, and document:a, which is here a cited one and in no gold.
    assert (linjiang["tp"], linjiang["fp"], linjiang["fn"]) == (1, 2, 0)


def test_missing_graph_counts_as_empty(tmp_path: Path, gold: Path) -> None:
    save(gold / "other.json", GOLD)
    save(tmp_path / "graphs/yunling.json", GRAPH)
    report = evaluate(tmp_path / "graphs", gold)
    assert report.warnings == ["no graph for other: counted as empty"]
    assert as_dict(report)["by_document"]["other"]["entities"]["fn"] == 5


def test_text(tmp_path: Path, gold: Path) -> None:
    report = evaluate(save(tmp_path / "graph.json", GRAPH), gold)
    text = as_text(report, per_document=True, per_rule=True, errors=20)
    assert "extra Institution" in text
    assert "duplicate of 中共云岭省委员会" in text
    assert "MACRO F1" in text
    rule = next(line for line in text.splitlines() if line.startswith("place"))
    assert rule.split() == ["place", "0", "1", "0"]
    assert "extra" not in as_text(report)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not valid JSON"),
        ("[]", "no list 'entities'"),
        ('{"entities": []}', "no list 'relations'"),
        ('{"entities": [{"id": "e1", "type": "Thing", "name": "x", "level": "core"}], "relations": []}', "'Thing'"),
        ('{"entities": [{"id": "e1", "type": "Place", "name": "x"}], "relations": []}', "no text under 'level'"),
        (
            '{"entities": [], "relations": [{"head": "e1", "type": "CITES", "tail": "e2", "level": "core"}]}',
            "head 'e1'",
        ),
    ],
)
def test_faulty_gold_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = save(tmp_path / "gold/broken.json", text)
    with pytest.raises(EvaluationError) as caught:
        evaluate(save(tmp_path / "graph.json", GRAPH), tmp_path / "gold")
    assert str(file) in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_faulty_graphs_are_named(tmp_path: Path, gold: Path) -> None:
    with pytest.raises(EvaluationError, match="no such file"):
        evaluate(tmp_path / "nowhere", gold)
    (tmp_path / "empty").mkdir()
    with pytest.raises(EvaluationError, match="no graph for any"):
        evaluate(tmp_path / "empty", gold)
    with pytest.raises(EvaluationError, match="cut short"):
        evaluate(save(tmp_path / "graph.json", '{"nodes": ['), gold)
    with pytest.raises(EvaluationError, match="no gold annotation"):
        evaluate(tmp_path / "graph.json", tmp_path / "empty")
