"""`policygraph review`: from a built graph to decisions and back into the next build."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run

LAW = """云岭河道条例

第一条 国务院科学技术主管部门制定河道标准。

第二条 国务院科学技术主管部门负责监督。
"""
RULES = """云岭渠道办法

第一条 渠道标准由国务院科技主管部门制定。
"""
ONE, OTHER = "institution:国务院科学技术主管部门", "institution:国务院科技主管部门"


def nodes(path: Path) -> dict[str, dict[str, object]]:
    return {n["id"]: n for n in json.loads((path / "graph.json").read_text("utf-8"))["nodes"]}


def test_a_proposal_is_accepted_replayed_and_not_made_again(policygraph: Run, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "一.txt").write_text(LAW, encoding="utf-8")
    (papers / "二.txt").write_text(RULES, encoding="utf-8")
    assert policygraph("build", "papers", "--format", "json").returncode == 0
    assert {ONE, OTHER} <= set(nodes(tmp_path / "exports"))

    done = policygraph("review", "exports")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("decisions.yaml: same 1")
    written = tmp_path / "decisions.yaml"
    text = written.read_text("utf-8")
    assert f"# - same: [{ONE}, {OTHER}]" in text
    assert "渠道标准由国务院科技主管部门制定。 [document:云岭渠道办法]" in text
    build = ("build", "papers", "--format", "json", "--decisions", "decisions.yaml")
    assert policygraph(*build).returncode == 0  # comments decide nothing
    assert OTHER in nodes(tmp_path / "exports")

    written.write_text(text.replace("# - same", "- same"), encoding="utf-8")
    assert policygraph(*build).returncode == 0
    built = nodes(tmp_path / "exports")
    assert OTHER not in built
    assert "国务院科技主管部门" in built[ONE]["aliases"]  # type: ignore[operator]

    again = policygraph("review", "exports")
    assert again.stdout == "decisions.yaml: nothing to decide\n"
    assert f"\n- same: [{ONE}, {OTHER}]\n" in written.read_text("utf-8")
    assert "\n# - " not in written.read_text("utf-8")


def test_what_is_refused_is_asked_no_more(policygraph: Run, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "一.txt").write_text(LAW, encoding="utf-8")
    (papers / "二.txt").write_text(RULES, encoding="utf-8")
    policygraph("build", "papers", "--format", "json")
    policygraph("review", "exports")
    done = policygraph("review", "exports/graph.json", "--keep-rest")
    assert done.stdout == "decisions.yaml: nothing to decide\n"
    assert f"- keep: [{ONE}, {OTHER}]\n" in (tmp_path / "decisions.yaml").read_text("utf-8")
    built = policygraph("build", "papers", "--format", "json", "--decisions", "decisions.yaml")
    assert (built.returncode, built.stderr) == (0, "")


def test_line_ends_and_notes_of_the_reader_stay(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    policygraph("build", papers, "--format", "json")
    mine = "# 我的笔记\r\nsame: [[person:李明远, person:李明元]]\r\n".encode()
    (tmp_path / "decisions.yaml").write_bytes(mine)
    assert policygraph("review", "exports", "--min-score", "0").returncode == 0
    written = (tmp_path / "decisions.yaml").read_bytes()
    assert written.startswith(mine)
    assert written.count(b"\n") == written.count(b"\r\n")


def test_a_faulty_file_stays_as_it_is(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    policygraph("build", papers, "--format", "json")
    faulty = "merge: [[a, b]]\n"
    (tmp_path / "decisions.yaml").write_text(faulty, encoding="utf-8")
    done = policygraph("review", "exports")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert (tmp_path / "decisions.yaml").read_text("utf-8") == faulty
    assert policygraph("review", "exports", "--kinds", "merge").returncode == 2
