"""Help, stats, schema, sample, evaluate: each teaches itself and fails in one line."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path

import pytest

from policygraph import __version__
from policygraph.cli.reference import reference
from policygraph.schema import default_directory

from .conftest import Run

COMMANDS = [
    ["build"], ["extract"], ["explain"], ["coverage"], ["stats"], ["review"], ["concepts"], ["concepts", "discover"],
    ["evaluate"], ["sample"], ["schema"], ["schema", "check"], ["schema", "show"],
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_shows_an_example_in_its_help(policygraph: Run, command: list[str]) -> None:
    done = policygraph(*command, "--help")
    assert done.returncode == 0
    assert re.search(rf"Examples?:\n(.*\n)*? +(\w.*\| )?policygraph {' '.join(command)}\b", done.stdout), done.stdout


def test_help_is_quick_names_all_commands_and_explains_the_exit_status(policygraph: Run) -> None:
    began = time.perf_counter()
    done = policygraph("--help")
    took = time.perf_counter() - began
    assert all(re.search(rf"^  {command[0]}\b", done.stdout, re.M) for command in COMMANDS)
    assert "Exit status" in done.stdout
    assert took < 2  # 0.1 s on an idle machine; 0.3 s more shows that the readers are imported
    assert policygraph("--version").stdout.strip().endswith(__version__)


def test_help_imports_nothing_heavy(policygraph: Run) -> None:
    done = policygraph("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert not loaded & {"networkx", "jieba", "yaml", "lxml", "trafilatura", "docx", "pyvis", "neo4j"}


def test_sample_covers_every_label_and_relation_of_the_ontology(policygraph: Run, tmp_path: Path) -> None:
    assert policygraph("sample", "papers").returncode == 0
    assert len(list((tmp_path / "papers").iterdir())) >= 8
    again = policygraph("sample", "papers")
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
    assert policygraph("build", "papers", "--format", "json").returncode == 0
    found = json.loads(policygraph("stats", "exports", "--json").stdout)
    shown = policygraph("schema", "show").stdout
    names = [line.split()[0] for line in shown.splitlines() if line]
    assert len(names) > 25
    assert [n for n in names if n not in found["nodes"] and n not in found["edges"]] == []


def test_stats_counts_what_the_graph_holds(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    policygraph("build", papers, "--format", "json")
    graph = json.loads((tmp_path / "exports/graph.json").read_text("utf-8"))
    found = json.loads(policygraph("stats", "exports/graph.json", "--json").stdout)
    assert found["documents"] == 2
    assert sum(found["nodes"].values()) == len(graph["nodes"])
    assert sum(found["edges"].values()) == len(graph["edges"])
    assert (found["first"], found["last"]) == ("2024-04-09", "2024-06-18")
    text = policygraph("stats", "exports").stdout
    assert "documents  2, 2024-04-09 to 2024-06-18" in text
    assert "most connected" in text


def test_stats_of_something_else_is_one_line(policygraph: Run, papers: Path) -> None:
    done = policygraph("stats", papers / "大会.txt")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_schema_show_one_label_and_one_relation(policygraph: Run) -> None:
    assert "Person|Institution → Meeting {capacity, order}" in policygraph("schema", "show", "ATTENDED").stdout
    assert "HELD_ON" in policygraph("schema", "show", "meeting").stdout
    wrong = policygraph("schema", "show", "Elephant")
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (1, 1)


def test_schema_check_passes_the_bundled_schema_and_names_file_and_line_of_a_fault(
    policygraph: Run, tmp_path: Path
) -> None:
    done = policygraph("schema", "check")
    assert done.returncode == 0, done.stdout
    assert "no fault" in done.stdout
    copy = tmp_path / "schema"
    shutil.copytree(default_directory(), copy)
    table = copy / "lexicon" / "institutions.tsv"
    table.write_text(table.read_text("utf-8") + "a\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\n", encoding="utf-8")
    line = len(table.read_text("utf-8").splitlines())
    done = policygraph("schema", "check", "--schema", "schema")
    assert done.returncode == 1
    assert f"institutions.tsv:{line}: " in done.stdout


def test_evaluate_scores_a_graph_against_gold(policygraph: Run, papers: Path, tmp_path: Path) -> None:
    policygraph("build", papers / "大会.txt", "-o", "graphs/m01", "--format", "json")
    title = "云岭省委召开全省民营经济发展大会"
    gold = {
        "doc": "m01",
        "title": title,
        "doc_type": "新闻报道", "published": "2024-04-09", "dated": None, "source": None, "doc_number": None,
        "entities": [
            {"id": "e1", "type": "Document", "name": title, "aliases": [], "level": "core", "self": True},
            {"id": "e2", "type": "Person", "name": "李明远", "aliases": [], "level": "core"},
        ],
        "relations": [],
    }  # fmt: skip
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/m01.json").write_text(json.dumps(gold), encoding="utf-8")
    done = policygraph("evaluate", "graphs", "gold", "--docs", "--rules", "--errors", "2")
    assert done.returncode == 0, done.stderr
    assert "Person" in done.stdout
    assert "m01" in done.stdout
    assert json.loads(policygraph("evaluate", "graphs", "gold", "--json").stdout)
    (tmp_path / "gold/m01.json").write_text("{", encoding="utf-8")
    wrong = policygraph("evaluate", "graphs", "gold")
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (1, 1)


def test_an_unexpected_fault_is_one_line_and_a_traceback_only_with_debug(policygraph: Run, tmp_path: Path) -> None:
    # A directory where a file should be: an OSError that nobody foresaw.
    (tmp_path / "graph.json").mkdir()
    for flags in ([], ["--debug"]):
        done = policygraph(*flags, "stats", "graph.json")
        assert done.returncode == 1
        assert ("Traceback" in done.stderr) == bool(flags)
        assert flags or len(done.stderr.splitlines()) == 1


def test_the_command_reference_is_what_the_commands_say() -> None:
    page = Path(__file__).parents[2] / "docs/cli.md"
    # Words only: releases of click break lines differently.
    assert page.read_text("utf-8").split() == reference().split(), "run `make docs`"
