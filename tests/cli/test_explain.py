"""`policygraph explain` and `policygraph coverage` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import REPORT, Run


def test_explain_takes_a_file_a_sentence_or_a_pipe(policygraph: Run, papers: Path) -> None:
    for args, given in ((["papers/大会.txt"], None), (["-"], REPORT), ([REPORT], None)):
        done = policygraph("explain", *args, input=given)
        assert done.returncode == 0, done.stderr
        assert "王维民 -PRESIDED->" in done.stdout
        assert "office-before-name" in done.stdout


def test_explain_one_rule_tells_why_or_that_it_was_never_tried(policygraph: Run) -> None:
    done = policygraph("explain", "李明远同志主持汇报。", "--rule", "presided-meeting")
    assert "then" in done.stdout
    assert "wanted {Meeting+}, found '汇报。'" in " ".join(done.stdout.split())
    done = policygraph("explain", "李明远同志讲话。", "--rule", "presided-meeting")
    assert done.returncode == 1
    assert "none of its triggers (主持) occurs" in done.stderr


def test_explain_fails_in_one_line(policygraph: Run) -> None:
    for args, words in (
        (["missing.txt"], "no such file"),
        (["没有.txt"], "no such file"),
        (["李明远主持会议。", "--rule", "presided-meting"], "did you mean presided-meeting"),
        (["李明远主持会议。", "--sentence", "9"], "no sentence 9: there are 1"),
    ):
        done = policygraph("explain", *args)
        assert done.returncode == 1
        assert words in done.stderr
        assert len(done.stderr.splitlines()) == 1


def test_explain_writes_a_page_or_json(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    done = policygraph("explain", "papers/大会.txt", "--html", "why.html")
    assert done.stdout.strip() == "why.html"
    assert "王维民" in (tmp_path / "why.html").read_text("utf-8")
    (document,) = json.loads(policygraph("explain", "papers/大会.txt", "--format", "json").stdout)
    for sentence in document["sentences"]:
        for mention in sentence["mentions"]:
            assert sentence["text"][mention["from"] : mention["to"]] == mention["text"]


def test_coverage_in_all_formats_silent_off_a_terminal(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    table = policygraph("coverage", papers)
    assert table.returncode == 0
    assert table.stderr == ""
    assert "with a trigger, no fact" in table.stdout
    data = json.loads(policygraph("coverage", papers, "--format", "json").stdout)
    assert data["documents"] == 2
    done = policygraph("coverage", papers, "--format", "md", "-o", "c.md")
    assert done.stdout.strip() == "c.md"
    assert (tmp_path / "c.md").read_text("utf-8").startswith("# Coverage")


def test_coverage_goes_on_after_a_bad_file(policygraph: Run, papers: Path) -> None:
    (papers / "坏.pdf").write_bytes(b"%PDF-1.4 broken")
    done = policygraph("coverage", papers)
    assert done.returncode == 3
    assert "坏.pdf" in done.stderr
