"""Cypher on a file: what is written beside graph.json, and what kglite would get wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import kglite
import pytest
from cookbook_graph import cookbook_graph
from hostile import hostile_graph

from policygraph.errors import GraphError, QueryError
from policygraph.stores import files
from policygraph.stores.cypher import Result
from policygraph.stores.embedded import EmbeddedEngine, open_embedded, write_embedded


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    files.write(cookbook_graph(), tmp_path)
    return tmp_path


def ask(engine: EmbeddedEngine, query: str, **parameters: object) -> Result:
    return engine.run(query, parameters, limit=1000, timeout=30)


def count(folder: Path) -> int:
    return int(ask(open_embedded(folder), "MATCH (n:Person) RETURN count(n)").rows[0][0])


def test_everything_of_the_graph_is_there(tmp_path: Path) -> None:
    graph = hostile_graph(nul="\0")
    files.write(graph, tmp_path)
    engine = open_embedded(tmp_path)
    nodes = {n["id"]: n for (n,) in ask(engine, "MATCH (n) RETURN n").rows}
    clean = files.load(tmp_path / "graph.json")
    assert nodes == {node: {"id": node, **attributes} for node, attributes in clean.nodes(data=True)}
    edges = ask(engine, "MATCH (a)-[r]->(b) RETURN a.id, b.id, r.key, r.sentences, r.starts, r.document").rows
    assert sorted(edges) == sorted(
        [h, t, k, [e["sentence"] for e in d["evidence"]], [e["start"] for e in d["evidence"]], d["document"]]
        for h, t, k, d in clean.edges(keys=True, data=True)
    )


def test_the_file_is_made_when_it_is_missing_old_or_broken(exports: Path) -> None:
    stored = exports / "graph.kgl"
    people = count(exports)
    assert stored.is_file()
    fewer = cookbook_graph()
    fewer.remove_node("person:陈立新")
    files.write(fewer, exports)
    os.utime(stored, (1, 1))
    assert count(exports) == people - 1
    stored.write_bytes(b"written by another version")
    assert count(exports) == people - 1
    assert kglite.load(str(stored)).cypher("MATCH (n:Person) RETURN count(n) AS n").to_list() == [{"n": people - 1}]


def test_any_graph_file_can_be_asked_without_writing_beside_it(exports: Path) -> None:
    other = (exports / "graph.json").rename(exports / "last-year.json")
    assert count(other) > 0
    assert not (exports / "graph.kgl").exists()
    with pytest.raises(GraphError, match="no graph here"):
        open_embedded(exports)


def test_a_build_replaces_the_file_under_a_reader(exports: Path) -> None:
    reader = open_embedded(exports)
    before = ask(reader, "MATCH (n:Person) RETURN count(n)")
    fewer = cookbook_graph()
    fewer.remove_node("person:陈立新")
    write_embedded(fewer, exports)
    assert ask(reader, "MATCH (n:Person) RETURN count(n)") == before
    assert count(exports) == before.rows[0][0] - 1
    assert sorted(p.name for p in exports.iterdir()) == ["graph.json", "graph.kgl"]  # no lock, no log


def test_no_query_changes_anything(exports: Path) -> None:
    engine = open_embedded(exports)
    for text in (
        "CREATE (:Person {id: 'x', name: 'x'})",
        "MATCH (n:Person) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Person {id: 'x'})",
        "CREATE INDEX FOR (n:Person) ON (n.name)",
        "MATCH (n:Person) REMOVE n.name",
    ):
        with pytest.raises(QueryError, match="would change the graph"):
            ask(engine, text)
    with pytest.raises(QueryError, match="--write needs --neo4j"):
        engine.run("CREATE (:Person)", {}, limit=1, timeout=1, write=True)


def test_limit_timeout_and_faults(exports: Path) -> None:
    engine = open_embedded(exports)
    result = engine.run("UNWIND range(1, 5) AS i RETURN i", {}, limit=3, timeout=10)
    assert (result.rows, result.more) == ([[1], [2], [3]], True)
    assert not engine.run("UNWIND range(1, 3) AS i RETURN i", {}, limit=3, timeout=10).more
    slow = "UNWIND range(1,3000) AS a UNWIND range(1,3000) AS b UNWIND range(1,3000) AS c RETURN sum(a + b + c)"
    with pytest.raises(QueryError, match="took too long"):
        engine.run(slow, {}, limit=1, timeout=0.3)
    for text, message in (("MATCH (n RETURN n", "faulty"), ("RETURN $nobody", "nobody")):
        with pytest.raises(QueryError, match=message):
            ask(engine, text)
    assert "Persn" in ask(engine, "MATCH (n:Persn) RETURN n").notes[0]


def test_values_are_plain(exports: Path) -> None:
    values = "p, r, path, date('2024-01-02') AS day, {a: [1, null]} AS map"
    query = f"MATCH path = (p:Person)-[r:ACCOMPANIED]->() RETURN {values}"
    person, relation, path, day, nested = ask(open_embedded(exports), query).rows[0]
    assert person == {"label": "Person", "aliases": [], "id": "person:王维民", "name": "王维民"}
    assert relation["type"] == "ACCOMPANIED"
    assert [step.get("label", step.get("type")) for step in path] == ["Person", "ACCOMPANIED", "Person"]
    assert (day, nested) == ("2024-01-02", {"a": [1, None]})


MISREAD = "MATCH (:Person)-[r:PRESIDED]->() MATCH (d:Document {id: r.document}) RETURN count(d) AS n"


def test_what_kglite_misreads_is_refused(exports: Path) -> None:
    engine = open_embedded(exports)
    with pytest.raises(QueryError, match=r"name it first: WITH \*, r.document AS it MATCH"):
        ask(engine, MISREAD)
    right = MISREAD.replace(
        "MATCH (d:Document {id: r.document})", "WITH *, r.document AS it MATCH (d:Document {id: it})"
    )
    assert ask(engine, right).rows == [[2]]
    harmless = "MATCH (p:Person)-[r:PRESIDED]->() RETURN p.name, collect({at: r.document}) AS l"
    assert ask(engine, harmless).rows
    # When this fails, the fault is mended: take the refusal out of stores/embedded.py.
    assert kglite.load(str(exports / "graph.kgl")).cypher(MISREAD).to_list() == [{"n": 0}]


def test_asking_does_not_wait_for_the_neo4j_driver(exports: Path) -> None:
    open_embedded(exports)
    text = (
        "import sys; from policygraph.cli import main\ntry: main(sys.argv[1:])\nfinally: print('neo4j' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", text, "query", "presided", "--graph", str(exports), "--format", "csv"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "False"
