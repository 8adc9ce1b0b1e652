"""Part of a graph, and the command that writes its page."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from policygraph.errors import GraphError
from policygraph.schema import load_schema
from policygraph.stores import files
from policygraph.view import select

from .conftest import LAW, REPORT


def names(graph) -> set[str]:
    return {d["name"] for _, d in graph.nodes(data=True)}


def test_focus_takes_the_neighbourhood(graph):
    part = select(graph, focus=["李明远"])
    assert names(part) == {"李明远", "某省经济工作会议", "中共某省委", "某省召开经济工作会议"}
    assert {d["type"] for *_, d in part.edges(data=True)} == {"PRESIDED", "HOLDS_POSITION", "MENTIONS"}


def test_depth_reaches_further(graph):
    assert "王维民" not in names(select(graph, focus=["李明远"], depth=1))
    assert "王维民" in names(select(graph, focus=["李明远"], depth=2))


@pytest.mark.parametrize("name", ["李明远", "明远同志", "person:李明远", " 李明远 "])
def test_focus_by_name_alias_or_id(graph, name):
    assert "中共某省委" in names(select(graph, focus=[name]))


def test_unknown_name_says_what_is_near(graph):
    with pytest.raises(GraphError, match="李明远"):
        select(graph, focus=["李明原"])


@pytest.mark.parametrize(
    ("since", "until", "documents"),
    [
        ("2024", "", {REPORT}),
        ("", "2019", {LAW}),
        ("2019-03-16", "2024-01-08", {REPORT}),
        ("2019", "2024", {REPORT, LAW}),
    ],
)
def test_years_are_those_of_the_documents(graph, since, until, documents):
    part = select(graph, since=since, until=until)
    assert {d["document"] for *_, d in part.edges(data=True)} == documents


def test_nothing_left_is_an_error(graph):
    with pytest.raises(GraphError, match="nothing is left"):
        select(graph, since="2030")


def test_types_keep_the_documents_behind_the_facts(graph):
    part = select(graph, types=["Person", "Institution"])
    assert {d["label"] for _, d in part.nodes(data=True)} == {"Person", "Institution", "Document"}
    assert all(d["document"] in part for *_, d in part.edges(data=True))


@pytest.fixture
def folder(graph, tmp_path):
    list(files.write(graph, tmp_path, ["json"], load_schema()))
    return tmp_path


def run(*arguments, cwd=None, **environment):
    command = [sys.executable, "-m", "policygraph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, cwd=cwd, env=os.environ | environment, check=False)


def data_of(path):
    text = path.read_text("utf-8")
    start = text.index('id="pg-data">') + len('id="pg-data">')
    return json.loads(text[start : text.index("</script>", start)])


def test_command_writes_the_page_beside_the_graph(folder):
    done = run("view", folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(data_of(folder / "graph.html")["nodes"]) == 11


def test_command_writes_a_part_where_it_is_told(folder):
    done = run("view", folder, "--focus", "李明远", "--types", "人物,Institution", "-o", folder / "a" / "li.html")
    assert done.returncode == 0, done.stderr.decode()
    found = data_of(folder / "a" / "li.html")
    assert {n[1] for n in found["nodes"]} == {"李明远", "中共某省委", "某省召开经济工作会议"}
    assert found["title"] == "李明远"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--focus", "无此人"], "无此人"), (["--types", "Car"], "Car"), (["--since", "last year"], "last year")],
)
def test_command_says_what_is_wrong_in_one_line(folder, arguments, said):
    done = run("view", folder, *arguments)
    assert done.returncode in (1, 2)
    assert said in done.stderr.decode("utf-8")
    assert "Traceback" not in done.stderr.decode("utf-8")
    assert not (folder / "graph.html").exists()


def test_same_bytes_in_any_locale_for_any_hash_seed_from_any_folder(folder, tmp_path_factory):
    pages = []
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("4242", "POSIX")):
        elsewhere = tmp_path_factory.mktemp("cwd")
        done = run("view", folder, PYTHONHASHSEED=seed, LC_ALL=locale, PYTHONUTF8="0", cwd=elsewhere)
        assert done.returncode == 0, done.stderr.decode()
        assert list(elsewhere.iterdir()) == []
        pages.append((folder / "graph.html").read_bytes())
    assert len(set(pages)) == 1
