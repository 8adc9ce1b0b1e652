"""graph.json: what is written is what is read, always the same bytes, and a wrong file is named."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hostile import hostile_graph

from policygraph.errors import GraphError
from policygraph.stores.files import FORMATS, load, write


def same(a: nx.MultiDiGraph, b: nx.MultiDiGraph) -> bool:
    return (
        dict(a.nodes(data=True)) == dict(b.nodes(data=True))
        and {(s, t, k): d for s, t, k, d in a.edges(keys=True, data=True)}
        == {(s, t, k): d for s, t, k, d in b.edges(keys=True, data=True)}
        and a.graph == b.graph
    )


def test_round_trip(tmp_path: Path) -> None:
    graph = hostile_graph()
    assert write(graph, tmp_path, ["json"]) == [tmp_path / "graph.json"]
    assert same(load(tmp_path / "graph.json"), graph)
    assert same(load(tmp_path), graph)


def test_networkx_reads_it(tmp_path: Path) -> None:
    graph = hostile_graph()
    write(graph, tmp_path)
    read = nx.node_link_graph(json.loads((tmp_path / "graph.json").read_text("utf-8")), edges="edges")
    assert same(read, graph)


def test_one_node_or_edge_a_line(tmp_path: Path) -> None:
    graph = hostile_graph()
    write(graph, tmp_path)
    lines = (tmp_path / "graph.json").read_bytes().decode().split("\n")
    assert sum(line.startswith('{"') and '"label":' in line for line in lines) == len(graph)
    assert sum('"source":' in line for line in lines) == graph.number_of_edges()
    assert "李明远" in lines[2] + lines[3] + lines[4] + lines[5] + lines[6]


@pytest.mark.parametrize("format_", FORMATS)
def test_order_of_making_makes_no_difference(tmp_path: Path, format_: str) -> None:
    graph = hostile_graph()
    other = nx.MultiDiGraph(**dict(reversed(graph.graph.items())))
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    random.Random(3).shuffle(nodes)
    random.Random(4).shuffle(edges)
    for node, data in nodes:
        other.add_node(node, **dict(reversed(data.items())))
    for source, target, key, data in edges:
        other.add_edge(source, target, key, **dict(reversed(data.items())))
    one, two = write(graph, tmp_path / "1", [format_]), write(other, tmp_path / "2", [format_])
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in two]


def test_hash_seed_makes_no_difference(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from hostile import hostile_graph; from policygraph.stores.files import FORMATS, write\n"
        "write(hostile_graph(), Path(sys.argv[1]), list(FORMATS))"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", program, str(tmp_path / seed), str(Path(__file__).parent)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    one = {p.relative_to(tmp_path / "1"): p.read_bytes() for p in (tmp_path / "1").rglob("*") if p.is_file()}
    two = {p.relative_to(tmp_path / "2"): p.read_bytes() for p in (tmp_path / "2").rglob("*") if p.is_file()}
    assert one == two
    assert len(one) > 8


@pytest.mark.parametrize("format_", FORMATS)
def test_control_characters_are_stripped(tmp_path: Path, format_: str) -> None:
    clean, dirty = tmp_path / "clean", tmp_path / "dirty"
    for one, other in zip(
        write(hostile_graph(), clean, [format_]),
        write(hostile_graph("\x00\x08\x1b\ud800\uffff"), dirty, [format_]),
        strict=True,
    ):
        assert one.read_bytes() == other.read_bytes()


def test_ids_are_cleaned_too_but_never_merged(tmp_path: Path) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("person:甲\x00", label="Person", name="甲", aliases=[])
    write(graph, tmp_path)
    assert list(load(tmp_path)) == ["person:甲"]
    graph.add_node("person:甲", label="Person", name="甲", aliases=[])
    with pytest.raises(GraphError, match="id is that of another node"):
        write(graph, tmp_path)


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    write(hostile_graph(), tmp_path, list(FORMATS))
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    broken = hostile_graph()
    broken.add_edge("person:李明远", "person:𠮷田", key="z", type="ACCOMPANIED", evidence=[], document="d", x={1, 2})
    with pytest.raises(GraphError, match="cannot be written as JSON"):
        write(broken, tmp_path, ["json"])
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_empty_graph(tmp_path: Path) -> None:
    write(nx.MultiDiGraph(), tmp_path, list(FORMATS))
    assert len(load(tmp_path)) == 0
    assert len(nx.read_graphml(tmp_path / "graph.graphml")) == 0
    assert len(nx.read_gexf(tmp_path / "graph.gexf", version="1.3")) == 0
    assert json.loads((tmp_path / "graph.jsonld").read_text("utf-8"))["@graph"] == []


def test_unknown_format_and_unwritable_folder(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="unknown format 'pdf'; there are json, graphml"):
        write(hostile_graph(), tmp_path, ["json", "pdf"])
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("")
    with pytest.raises(GraphError, match="cannot be written"):
        write(hostile_graph(), tmp_path / "file", ["json"])


NODE = '{"id": "a", "label": "Person", "name": "甲", "aliases": []}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ('{"nodes": [' + NODE, "cut short"),
        ('{"nodes": [{"id": "未完', "cut short"),
        ("<html>", "not valid JSON"),
        ("[1, 2]", "not a graph.json of policygraph"),
        ('{"entities": []}', "no list 'nodes'"),
        ('{"nodes": []}', "no list 'edges'"),
        ('{"nodes": [{"label": "Person"}], "edges": []}', "node 1 has no 'id'"),
        ('{"nodes": [{"id": "a", "label": "Robot"}], "edges": []}', "unknown label 'Robot'"),
        ('{"nodes": [' + NODE + "," + NODE + '], "edges": []}', "second node with the id a"),
        ('{"nodes": [' + NODE + '], "edges": [{"source": "a", "target": "b", "type": "CITES"}]}', "leads to b"),
        ('{"nodes": [' + NODE + '], "edges": [{"source": "a", "target": "a", "type": "LIKES"}]}', "'LIKES'"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "graph.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError) as caught:
        load(file)
    assert str(file) in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_or_binary_file(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"graph\.json: cannot be read"):
        load(tmp_path)
    (tmp_path / "graph.json").write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(GraphError, match=r"graph\.json"):
        load(tmp_path)
