"""The library: build, load, extract; graphs that are networkx graphs and show themselves."""

from __future__ import annotations

import pickle
from pathlib import Path

import networkx as nx
import pytest

import policygraph
from policygraph.api import PolicyGraph
from policygraph.errors import GraphError, ReadingError, SchemaError
from policygraph.stores import files

TEXT = """云岭省委召开全省民营经济发展大会

云岭日报江临4月9日电　全省民营经济发展大会9日在江临市召开。省委书记李明远出席会议并讲话。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "大会.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_build_gives_a_networkx_graph_with_evidence(text: Path) -> None:
    graph = policygraph.build(text)
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.nodes["person:李明远"]["label"] == "Person"
    spoke = [d for h, _, d in graph.edges(data=True) if h == "person:李明远" and d["type"] == "SPOKE_AT"]
    assert spoke
    assert "李明远" in spoke[0]["evidence"][0]["sentence"]


def test_a_folder_a_string_and_a_list_of_paths_give_the_same_graph(text: Path) -> None:
    graphs = [policygraph.build(p) for p in (text, str(text), [text], text.parent)]
    assert all(nx.utils.graphs_equal(graphs[0], g) for g in graphs)


def test_a_file_read_back_is_the_graph_that_was_written(text: Path, tmp_path: Path) -> None:
    graph = policygraph.build(text)
    files.write(graph, tmp_path / "out", ["json"])
    loaded = policygraph.load(tmp_path / "out/graph.json")
    assert isinstance(loaded, PolicyGraph)
    assert nx.utils.graphs_equal(graph, loaded)


def test_a_bad_file_is_a_warning_and_only_bad_files_are_an_error(text: Path, tmp_path: Path) -> None:
    empty = tmp_path / "leer.txt"
    empty.write_bytes(b"")
    with pytest.warns(UserWarning, match=r"leer\.txt"):
        graph = policygraph.build([text, empty])
    assert "person:李明远" in graph
    with pytest.warns(UserWarning), pytest.raises(ReadingError, match=r"leer\.txt"):
        policygraph.build(empty)
    with pytest.raises(SchemaError):
        policygraph.build(text, schema=tmp_path)
    with pytest.raises(GraphError):
        policygraph.load(text)


def test_extract_from_text_points_into_it() -> None:
    (document,) = policygraph.extract(text=TEXT)
    people = {(m["name"], TEXT[m["start"] : m["end"]]) for m in document["mentions"] if m["label"] == "Person"}
    assert ("李明远", "李明远") in people


def test_the_graph_shows_itself_with_hostile_names_escaped() -> None:
    graph = PolicyGraph()
    graph.add_node("person:x", label="Person", name="<script>alert(1)</script>")
    graph.add_node("meeting:y", label="<b>", name="“会”")
    graph.add_edge("person:x", "meeting:y", key="T|d", type="<img src=x>", document="d")
    shown = graph._repr_html_()
    assert "2 nodes, 1 edges" in shown
    assert "&lt;script&gt;" in shown
    for raw in ("<script", "<img", '<b>"', "<td><b>"):
        assert raw not in shown
    assert "0 nodes" in PolicyGraph()._repr_html_()


def test_it_copies_and_pickles_like_any_networkx_graph(text: Path) -> None:
    graph = policygraph.build(text)
    for other in (graph.copy(), pickle.loads(pickle.dumps(graph))):
        assert type(other) is PolicyGraph
        assert nx.utils.graphs_equal(graph, other)
    assert graph.subgraph(["person:李明远"]).number_of_nodes() == 1
    assert graph.reverse().number_of_edges() == graph.number_of_edges()


def test_the_package_names_its_exports_and_no_others() -> None:
    assert {"build", "load", "extract", "PolicyGraph", "__version__"} <= set(dir(policygraph))
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = policygraph.nope
