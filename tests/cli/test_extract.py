"""`policygraph extract`: JSON lines whose offsets point into the file as it is."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from .conftest import NOTICE, REPORT, Run

# What a PDF reader makes of the report: hard wraps, spaces around digits, a page number, Windows line ends.
WRAPPED = """云岭省委召开全省民营经济发展大会

云岭日报江临 ４ 月 9 日电　全省民营经济发展大会 9 日在江
临市召开。省委书记李明远出席会议并讲话，省长王维民主持会
议。

— 1 —

李明远强调，要坚持高质量发展，发展新质生
产力。

2024 年 4 月 9 日
""".replace("\n", "\r\n")


def joined(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("text", [REPORT, NOTICE, WRAPPED], ids=["report", "notice", "wrapped"])
def test_offsets_are_exact_in_the_source(policygraph: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode())
    done = policygraph("extract", "a.txt")
    assert done.returncode == 0, done.stderr
    (document,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert document["path"] == "a.txt"
    assert document["mentions"]
    assert document["facts"]
    for mention in document["mentions"]:
        assert joined(text[mention["start"] : mention["end"]]) == joined(mention["text"]), mention
    for fact in document["facts"]:
        evidence = fact["evidence"]
        assert joined(text[evidence["start"] : evidence["end"]]) == joined(evidence["sentence"]), fact


def test_one_object_per_document_with_head_mentions_and_facts(policygraph: Run, papers: Path) -> None:
    done = policygraph("extract", papers)
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(d["path"]).name for d in documents] == ["大会.txt", "通知.txt"]
    notice = documents[1]
    assert notice["title"] == "云岭省人民政府办公厅关于做好防汛工作的通知"
    assert notice["doc_number"] == "云政办发〔2024〕21号"
    assert notice["signed"] == "2024-06-18"
    stated = {(f["head"]["name"], f["type"], f["tail"]["name"]) for f in documents[0]["facts"]}
    assert any(head == "李明远" and type_ == "SPOKE_AT" for head, type_, _ in stated), stated
    assert "云岭" in done.stdout  # not \u escapes


def test_words_that_only_stand_for_somebody_are_references(policygraph: Run) -> None:
    done = policygraph("extract", "-", input="省委书记李明远在江临市调研。他强调，要坚持高质量发展。")
    document = json.loads(done.stdout)
    assert [m["text"] for m in document["mentions"] if m["label"] == "Person"] == ["李明远"]
    assert [(r["text"], r["name"]) for r in document["references"]] == [("他", "李明远")]


def test_output_is_the_same_for_any_hash_seed(policygraph: Run, papers: Path) -> None:
    first, second = (policygraph("extract", papers, env={"PYTHONHASHSEED": seed}).stdout for seed in "01")
    assert first == second != ""


def test_standard_input_and_a_bad_file(policygraph: Run, papers: Path) -> None:
    done = policygraph("extract", "-", input=NOTICE)
    assert json.loads(done.stdout)["doc_number"] == "云政办发〔2024〕21号"
    (papers / "空.txt").write_bytes(b"")
    done = policygraph("extract", papers)
    assert (done.returncode, len(done.stdout.splitlines())) == (3, 2)
    assert len(done.stderr.splitlines()) == 1
    assert "空.txt" in done.stderr
