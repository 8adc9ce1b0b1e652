"""Coverage: gaps, unknown words, silent rules, and with gold the precision of rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from policygraph.analysis.coverage import Coverage
from policygraph.analysis.coverage_text import as_markdown, as_text
from policygraph.evaluation import read_gold
from policygraph.reading import read_text
from policygraph.schema import load_schema

TEXT = """云岭省召开座谈会

总农艺师李明远同志出席云岭省乡村建设座谈会。王维民同志主持汇报。与会代表参观了云岭黑土地研究院。
"""


def covered(*texts: str) -> dict[str, Any]:
    counts = Coverage(load_schema())
    for number, text in enumerate(texts):
        counts.add(read_text(text, path=f"{number}.txt"))
    return counts.report()


def test_a_sentence_with_a_trigger_and_no_fact_is_shown_with_its_reason() -> None:
    data = covered("王维民同志主持汇报。", "李明远同志主持设计。")
    gap = next(g for g in data["gaps"] if g["rule"] == "presided-meeting")
    assert (gap["trigger"], gap["sentences"], gap["fired"]) == ("主持", 2, 0)
    assert [e["document"] for e in gap["examples"]] == ["0.txt", "1.txt"]
    assert "then wanted {Meeting+}, found '汇报。'" in gap["examples"][0]["why"]


def test_what_fires_is_counted_and_what_never_does_is_listed() -> None:
    data = covered(TEXT)
    rules = {r["rule"]: r for r in data["rules"]}
    assert rules["attended-meeting"]["facts"] == 1
    assert "attended-meeting" not in data["never_fired"]
    assert "renamed-as" in data["never_fired"]
    assert "renamed-as" in data["never_tried"]
    assert data["sentences"]["with_a_fact"] >= 1


def test_gold_gives_the_precision_of_a_rule(tmp_path: Path) -> None:
    gold = {
        "entities": [
            {"id": "d", "type": "Document", "name": "江临要闻", "level": "core", "self": True},
            {"id": "p", "type": "Person", "name": "李明远", "level": "core"},
            {"id": "m", "type": "Meeting", "name": "云岭省乡村建设座谈会", "level": "core"},
        ],
        "relations": [
            {"head": "p", "type": "ATTENDED", "tail": "m", "level": "core"},
            {"head": "p", "type": "PRESIDED", "tail": "m", "level": "core", "evidence": "李明远同志主持设计"},
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    counts = Coverage(load_schema(), {g.name: g for g in read_gold(tmp_path)})
    counts.add(read_text("江临要闻\n\n李明远同志出席云岭省乡村建设座谈会。李明远同志主持设计。\n", path="a.txt"))
    report = counts.report()
    row = next(r for r in report["rules"] if r["rule"] == "attended-meeting")
    assert (row["tp"], row["fp"], row["precision"]) == (1, 0, 1.0)
    (lost,) = report["lost"]
    assert lost["relation"] == "PRESIDED"
    assert any("wanted {Meeting+}, found '设计。'" in m["why"] for m in lost["why"])
    assert "PRESIDED 李明远 -> 云岭省乡村建设座谈会 (a:" in as_text(report, 50)


def test_words_that_no_lexicon_has_are_listed_with_their_place() -> None:
    data = covered(TEXT + "与会代表参观了江岭电池厂。省委首席统计师王维民发言。")
    assert {"云岭黑土地研究院", "江岭电池厂"} <= {w["words"] for w in data["unknown"]["body"]}
    (title,) = [w for w in data["unknown"]["title"] if w["words"] == "统计师"]
    assert title["examples"][0]["document"] == "0.txt"


def test_tables_name_gaps_and_escape_what_markdown_would_read() -> None:
    data = covered("王维民同志主持<b>|汇报。")
    assert "主持 presided-meeting (PRESIDED)" in as_text(data, 50)
    page = as_markdown(data, 50)
    assert "<b>" not in page
    assert "&lt;b>\\|" in page
