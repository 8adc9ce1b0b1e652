"""Loading, pulling and asking on real Neo4j servers."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from cookbook_graph import cookbook_graph
from hostile import hostile_graph
from neo4j_server import Line
from neo4j_server import Server as Process

from policygraph.errors import GraphError, PolicyGraphError, QueryError, StoreError
from policygraph.stores import files
from policygraph.stores.neo4j import Changes, Neo4jEngine, Server, connect, load, pull

pytestmark = pytest.mark.neo4j


def as_bytes(graph: nx.MultiDiGraph, folder: Path) -> bytes:
    return files.write(graph, folder)[0].read_bytes()


def ask(server: Server, query: str, **parameters: Any) -> list[list[Any]]:
    with connect(server) as driver:
        return Neo4jEngine(driver).run(query, parameters, limit=1000, timeout=60, write=True).rows


@pytest.mark.parametrize("make", [cookbook_graph, lambda: hostile_graph(nul="\0")])
def test_a_graph_comes_back_as_it_was_loaded(server: Server, tmp_path: Path, make: Any) -> None:
    graph = make()
    nodes, edges = load(graph, server)
    assert (nodes.added, edges.added) == (graph.number_of_nodes(), graph.number_of_edges())
    assert as_bytes(pull(server), tmp_path / "b") == as_bytes(graph, tmp_path / "a")


def test_loading_again_changes_nothing(server: Server) -> None:
    graph = cookbook_graph()
    load(graph, server)
    before = ask(server, "MATCH (n) RETURN count(n), count { ()-->() }")
    assert load(graph, server) == (
        Changes(unchanged=graph.number_of_nodes()),
        Changes(unchanged=graph.number_of_edges()),
    )
    assert ask(server, "MATCH (n) RETURN count(n), count { ()-->() }") == before


def test_a_document_that_was_rebuilt_has_exactly_its_new_edges(server: Server, tmp_path: Path) -> None:
    load(cookbook_graph(), server)
    again = cookbook_graph(only="甲报道", mark="（新版）")
    again.remove_node("place:江临市")  # named by another document too
    again.remove_node("concept:共同富裕")  # named by no other
    again.add_node("person:新人", label="Person", name="新人", aliases=[])
    document = "document:甲报道"
    again.add_edge(
        document, "person:新人", f"MENTIONS|{document}", type="MENTIONS", document=document, evidence=[], count=1
    )
    nodes, _ = load(again, server)
    assert (nodes.added, nodes.removed) == (1, 1)
    now = pull(server)
    assert "concept:共同富裕" not in now
    assert "place:江临市" in now
    own = [(h, t, k) for h, t, k, d in now.edges(keys=True, data=True) if d["document"] == document]
    assert sorted(own) == sorted(again.edges(keys=True))
    assert all("（新版）" in e["sentence"] for edge in own for e in now.edges[edge]["evidence"])
    rest = cookbook_graph()
    others = [(h, t, k) for h, t, k, d in rest.edges(keys=True, data=True) if d["document"] != document]
    assert all(now.edges[edge] == rest.edges[edge] for edge in others)
    assert now.graph["documents"] == 5


def test_aliases_of_other_documents_stay(server: Server) -> None:
    load(cookbook_graph(), server)
    again = cookbook_graph(only="甲报道")
    again.nodes["person:李明远"]["aliases"] = ["李书记"]
    load(again, server)
    assert pull(server).nodes["person:李明远"]["aliases"] == ["明远", "李书记"]


def test_prune_leaves_exactly_the_graph(server: Server, tmp_path: Path) -> None:
    load(cookbook_graph(), server)
    ask(server, "CREATE (:Person {name: '别人的', number: 1}), (:Note {id: 'person:x'})")
    fewer = cookbook_graph(only="乙报道")
    nodes, edges = load(fewer, server, prune=True)
    assert nodes.removed and edges.removed
    assert as_bytes(pull(server), tmp_path / "b") == as_bytes(fewer, tmp_path / "a")
    foreign = ask(server, "MATCH (n) WHERE n.number = 1 OR n:Note RETURN count(n)")
    assert foreign == [[2]]  # nodes of other applications are not ours to remove


def test_namespaces_do_not_see_each_other(server: Server, tmp_path: Path) -> None:
    mine, yours, bare = cookbook_graph(), cookbook_graph(only="乙报道", mark="（别）"), cookbook_graph(only="丁条例")
    load(bare, server)
    load(mine, server, namespace="mine")
    load(yours, server, namespace="yours")
    load(cookbook_graph(only="甲报道"), server, namespace="mine", prune=True)
    load(bare, server, prune=True)
    for graph, namespace in ((bare, ""), (cookbook_graph(only="甲报道"), "mine"), (yours, "yours")):
        assert as_bytes(pull(server, namespace=namespace), tmp_path / "b") == as_bytes(graph, tmp_path / "a")
    with pytest.raises(StoreError, match="namespace nobody: no graph here"):
        pull(server, namespace="nobody")
    with pytest.raises(StoreError, match="namespace"):
        load(bare, server, namespace="a/b")


def many_edges(count: int) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(documents=count // 100)
    for document in range(count // 100):
        name = f"document:{document:05}"
        graph.add_node(name, label="Document", name=name, aliases=[], sha256="0")
        for place in range(100):
            person = f"person:{(document * 7 + place) % 997:03}"
            graph.add_node(person, label="Person", name=person, aliases=[])
            key = f"MENTIONS|{name}"
            graph.add_edge(name, person, key, type="MENTIONS", document=name, evidence=[], count=place)
    return graph


def test_after_a_load_was_killed_the_next_one_does_the_rest(server: Server, tmp_path: Path) -> None:
    graph = many_edges(20_000)
    goal = as_bytes(graph, tmp_path)
    environment = {**os.environ, "NEO4J_PASSWORD": server.password}
    command = [sys.executable, "-m", "policygraph", "load", str(tmp_path), "--uri", server.uri]
    victim = subprocess.Popen(command, env=environment)
    end = time.monotonic() + 60
    while not (found := ask(server, "MATCH ()-[r:MENTIONS]->() RETURN count(r)")[0][0]) and time.monotonic() < end:
        time.sleep(0.05)
    victim.kill()
    victim.wait()
    assert 0 < found < graph.number_of_edges(), "the load was not killed in the middle"
    load(graph, server)
    assert as_bytes(pull(server), tmp_path / "b") == goal


def test_constraints_and_full_text(server: Server) -> None:
    load(cookbook_graph(), server)
    unique = ask(server, "SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0], properties")
    assert {label for label, properties in unique if properties == ["id"]} == {
        "Person", "Institution", "Meeting", "Concept", "Document", "Place", "Date", "Article", "Series", "PolicyGraph",
    }  # fmt: skip
    query = "CALL db.index.fulltext.queryNodes('policygraph_names', $text) YIELD node RETURN node.name"
    assert ["云岭省委常委会第二次会议"] in ask(server, query, text="常委会")
    assert ["高质量发展"] in ask(server, query, text="高质量")
    assert ["丙通知"] in ask(server, query, text="通知")


def test_a_query_writes_only_when_allowed(server: Server) -> None:
    load(cookbook_graph(), server)
    with connect(server) as driver:
        engine = Neo4jEngine(driver)
        writes = ("CREATE (n:Person)", "MATCH (n) SET n.x = 1", "CALL db.createLabel('X')", "DROP INDEX person_name")
        for text in writes:
            with pytest.raises(QueryError, match="needs --write"):
                engine.run(text, {}, limit=10, timeout=10)
        assert engine.run("CREATE (n:Note) RETURN 1 AS one", {}, limit=10, timeout=10, write=True).rows == [[1]]


def test_limits_and_values(server: Server) -> None:
    load(cookbook_graph(), server)
    with connect(server) as driver:
        engine = Neo4jEngine(driver)
        result = engine.run("UNWIND range(1, $n) AS i RETURN i", {"n": 100_000}, limit=3, timeout=10)
        assert (result.rows, result.more) == ([[1], [2], [3]], True)
        slow = "UNWIND range(1, 100000000) AS x WITH x WHERE x % 7 = 8 RETURN count(*)"
        with pytest.raises(QueryError, match="took too long"), connect(server) as other:
            Neo4jEngine(other).run(slow, {}, limit=1, timeout=0.5)
        values = engine.run(
            "MATCH path = (p:Person {name: '王维民'})-[r:ACCOMPANIED]->() "
            "RETURN p, r, path, date('2024-01-02') AS day, [1, null] AS list, {a: duration('P1D')} AS map",
            {}, limit=1, timeout=10,
        ).rows[0]  # fmt: skip
    person, relation, path, day, mixed, nested = values
    assert person == {"label": "Person", "aliases": [], "id": "person:王维民", "name": "王维民"}
    assert relation["type"] == "ACCOMPANIED"
    assert [step.get("label", step.get("type")) for step in path] == ["Person", "ACCOMPANIED", "Person"]
    assert (day, mixed, nested) == ("2024-01-02", [1, None], {"a": "P1D"})
    with connect(server) as driver:
        odd = Neo4jEngine(driver).run("MATCH (n:Persn) RETURN n", {}, limit=1, timeout=10)
    assert "Persn" in odd.notes[0]


def said(call: Any) -> str:
    """The one line of an error."""
    with pytest.raises(PolicyGraphError) as error:
        call()
    line = str(error.value)
    assert "\n" not in line
    assert "correct-horse" not in line
    return line


def test_every_error_is_one_clear_line(server: Server) -> None:
    graph = cookbook_graph(only="丁条例")
    somebody = Server(server.uri, "somebody", server.password)
    assert "wrong user or password for somebody" in said(lambda: load(graph, somebody))
    assert "wrong user or password for neo4j" in said(lambda: pull(Server(server.uri, "neo4j", "no")))
    nowhere = Server("bolt://127.0.0.1:9", "neo4j", server.password)
    assert "no Neo4j answers here" in said(lambda: load(graph, nowhere))
    other = Server(server.uri, "neo4j", server.password, "policies")
    assert "no running database policies" in said(lambda: load(graph, other))
    assert "no graph here" in said(lambda: pull(server))
    for uri in ("127.0.0.1:7687", "http://127.0.0.1:7474", "bolt://"):
        assert "not the address of a Neo4j" in said(lambda uri=uri: pull(Server(uri, "neo4j", server.password)))
    inside = Server(server.uri.replace("//", "//neo4j:correct-horse@"), "neo4j", "")
    assert "must not stand in the address" in said(lambda: pull(inside))


def test_a_graph_that_does_not_fit_is_refused_before_anything_is_written(server: Server) -> None:
    for change, message in (
        ({"label": "Ghost"}, "label Ghost"),
        ({"label": "Person", "name": "x", "nested": {"a": 1}}, "nested"),
        ({"label": "Person", "name": "x", "number": 2**63}, "number"),
    ):
        graph = nx.MultiDiGraph()
        graph.add_node("person:x", **change)
        with pytest.raises(GraphError, match=message):
            load(graph, server)
    graph = nx.MultiDiGraph()
    graph.add_node("x", label="Person", name="x")
    with pytest.raises(GraphError, match="must have an id like"):
        load(graph, server)
    assert ask(server, "MATCH (n) RETURN count(n)") == [[0]]


def test_other_data_in_the_way(server: Server, neo4j_process: Process) -> None:
    neo4j_process.drop_schema()
    ask(server, "CREATE (:Person {id: 'a'}), (:Person {id: 'a'})")
    assert "other data are in the way" in said(lambda: load(cookbook_graph(), server))
    neo4j_process.empty()
    ask(server, "CREATE INDEX theirs FOR (n:Person) ON (n.id)")
    assert "an index or constraint of the same kind is in the way" in said(lambda: load(cookbook_graph(), server))
    ask(server, "DROP INDEX theirs")
    load(cookbook_graph(), server)


def test_the_commands(server: Server, tmp_path: Path) -> None:
    def policygraph(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "policygraph", *arguments],
            cwd=tmp_path, env={**os.environ, "NEO4J_PASSWORD": server.password}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    (tmp_path / "通知.txt").write_text("云岭省委召开全省大会\n\n4月9日，省委书记李明远主持会议。\n", "utf-8")
    policygraph("build", "通知.txt", "--neo4j", server.uri)
    built = (tmp_path / "exports" / "graph.json").read_bytes()
    again = policygraph("load", "exports", "--uri", server.uri, "--user", "neo4j", "--database", "neo4j")
    assert [line.split()[1:4] for line in again.splitlines() if line.startswith(("nodes", "edges"))] == [["0"] * 3] * 2
    policygraph("pull", "--uri", server.uri, "-o", "pulled", "--format", "json")
    assert (tmp_path / "pulled" / "graph.json").read_bytes() == built
    policygraph("load", "exports", "--uri", server.uri, "--namespace", "here")
    for options in ((), ("--neo4j", server.uri), ("--neo4j", server.uri, "--namespace", "here")):
        found = policygraph("query", "mentioned-in", "-p", "name=李明远", "--format", "csv", *options)
        assert found.splitlines()[1].startswith("李明远,Person,")
        assert len(found.splitlines()) == (2 if options != ("--neo4j", server.uri) else 3)


def test_the_import_tool_takes_the_csv_and_a_read_only_database_is_told(
    neo4j_line: Line, tmp_path: Path, server: Server
) -> None:
    graph = cookbook_graph()
    script = next(p for p in files.write(graph, tmp_path, ["neo4j"]) if p.name == "import.sh")
    process = Process(neo4j_line, tmp_path / "home", "server.databases.default_to_read_only=true\n")
    _, _, command = script.read_text("utf-8").partition("\nneo4j-admin ")
    shown = command.replace("\\\n", " ").replace("${1:-neo4j}", "neo4j")
    done = process.admin(shlex.split(shown), cwd=script.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{graph.number_of_nodes()} nodes" in done.stdout
    try:
        process.start()
        imported = Server(process.uri, process.user, process.password)
        pulled = pull(imported)
        pulled.graph.update(graph.graph)  # the manifest is not among the CSV files
        assert as_bytes(pulled, tmp_path / "b") == as_bytes(graph, tmp_path / "a")
        assert "may only read here" in said(lambda: load(graph, imported))
    finally:
        process.stop()
