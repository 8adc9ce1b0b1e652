"""Every export, read back by another program than the one that wrote it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hostile import FORMULA, HOSTILE, hostile_graph
from lxml import etree

from policygraph.schema import load_schema
from policygraph.stores.files import write

MEETING = "meeting:云岭 省委<常委会>"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"


def edge_by_relation(graph: Any, relation: str) -> list[dict[str, Any]]:
    return [d for _, _, d in graph.edges(data=True) if d["rel_type"] == relation]


def test_graphml_by_networkx(tmp_path: Path) -> None:
    (path,) = write(hostile_graph(), tmp_path, ["graphml"])
    read = nx.read_graphml(path, force_multigraph=True)
    assert set(read) == set(hostile_graph())
    assert read.number_of_edges() == hostile_graph().number_of_edges()
    assert read.nodes[MEETING]["name"] == HOSTILE
    assert read.nodes[MEETING]["node_type"] == "Meeting"
    assert read.nodes["person:李明远"]["aliases"] == '李明远同志|a|b|"李"'
    assert read.nodes["document:通知1"]["text_length"] == 1201
    (office,) = edge_by_relation(read, "HOLDS_POSITION")
    assert (office["former"], office["start_date"], office["sentence_start"]) == (True, "2024-03-05", 3)
    presided = edge_by_relation(read, "PRESIDED")
    assert {e["document"] for e in presided} == {"document:通知1", "document:通知2"}
    assert presided[0]["sentence"] == HOSTILE
    assert presided[0]["rule"] == "presided|presided-2"
    assert presided[0]["evidence_count"] == 2


def test_graphml_as_gephi_and_yed_need_it(tmp_path: Path) -> None:
    (path,) = write(hostile_graph(), tmp_path, ["graphml"])
    root = etree.parse(path).getroot()
    ids = [e.get("id") for e in root.iter(GRAPHML + "edge")]
    assert len(set(ids)) == len(ids) == 5
    keys = {k.get("id"): k for k in root.iter(GRAPHML + "key")}
    # Gephi takes the keys d3 and d7 for labels and complains about any other key without a type.
    assert keys["d3"].get("yfiles.type") == "nodegraphics"
    assert "d7" not in keys
    assert all(k.get("attr.type") in ("string", "long", "boolean") for i, k in keys.items() if i != "d3")
    names = [(k.get("for"), k.get("attr.name")) for k in keys.values() if k.get("attr.name")]
    assert len(set(names)) == len(names)
    assert not {"id", "source", "target", "type", "weight"} & {name for _, name in names}
    assert {d.get("key") for d in root.iter(GRAPHML + "data")} <= set(keys)
    labels = root.findall(".//{http://www.yworks.com/xml/graphml}NodeLabel")
    assert HOSTILE in {label.text for label in labels}


def test_gexf_by_networkx(tmp_path: Path) -> None:
    (path,) = write(hostile_graph(), tmp_path, ["gexf"])
    read = nx.read_gexf(path, version="1.3")
    assert set(read) == set(hostile_graph())
    assert read.number_of_edges() == 5
    assert read.nodes[MEETING]["label"] == HOSTILE
    assert read.nodes["document:通知2"]["part"] == 2
    (office,) = edge_by_relation(read, "HOLDS_POSITION")
    assert (office["former"], office["title"]) == (True, "书记")


def test_gexf_follows_its_schema(tmp_path: Path) -> None:
    (path,) = write(hostile_graph(), tmp_path, ["gexf"])
    root = etree.parse(path).getroot()
    assert root.get("version") == "1.3"
    ids = [e.get("id") for e in root.iter(GEXF + "edge")]
    assert len(set(ids)) == len(ids) == 5
    allowed = {"id", "source", "target", "label", "kind"}
    assert all(set(e.attrib) == allowed for e in root.iter(GEXF + "edge"))
    assert {e.get("kind") for e in root.iter(GEXF + "edge")} == {"PRESIDED", "MENTIONS", "HOLDS_POSITION"}
    for class_, element in (("node", "node"), ("edge", "edge")):
        declared = root.findall(f".//{GEXF}attributes[@class='{class_}']/{GEXF}attribute")
        kinds = {a.get("id"): a.get("type") for a in declared}
        assert set(kinds.values()) <= {"string", "long", "boolean"}
        used = [v for e in root.iter(GEXF + element) for v in e.iter(GEXF + "attvalue")]
        assert used
        assert {v.get("for") for v in used} <= set(kinds)
        assert all(re.fullmatch(r"-?\d+", v.get("value")) for v in used if kinds[v.get("for")] == "long")
        assert all(v.get("value") in ("true", "false") for v in used if kinds[v.get("for")] == "boolean")
    colours = root.findall(".//{http://gexf.net/1.3/viz}color")
    assert len(colours) == 6
    assert colours[0].get("r") == str(int(load_schema().labels["Document"].colour[1:3], 16))


def rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv(tmp_path: Path) -> None:
    nodes, edges = (rows(path) for path in write(hostile_graph(), tmp_path, ["csv"]))
    assert [n["id"] for n in nodes] == sorted(hostile_graph())
    by_id = {n["id"]: n for n in nodes}
    assert by_id[MEETING]["name"] == HOSTILE
    assert by_id[MEETING]["node_type"] == "Meeting"
    assert by_id["document:通知1"]["text_length"] == "1201"
    assert len(edges) == 5
    office = next(e for e in edges if e["rel_type"] == "HOLDS_POSITION")
    assert (office["source"], office["title"], office["former"]) == ("person:𠮷田", "书记", "true")
    assert office["sentence"] == HOSTILE
    assert next(e for e in edges if e["rel_type"] == "MENTIONS")["count"] == "1"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    nodes, edges = (rows(path) for path in write(hostile_graph(), tmp_path, ["csv"]))
    by_id = {n["id"]: n for n in nodes}
    assert by_id["document:通知1"]["title"] == "'" + FORMULA
    assert by_id[MEETING]["aliases"] == "'=1+1"
    for row in nodes + edges:
        assert not [v for v in row.values() if v.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))]
    assert next(e for e in edges if e["target"] == "institution:云岭省委")["target_name"] == "'+中共云岭省委员会"


def admin_rows(path: Path) -> list[dict[str, str]]:
    # As neo4j-admin reads them: one line a record, no byte order mark, doubled quotation marks.
    text = path.read_bytes().decode("utf-8")
    lines = text.removesuffix("\n").split("\n")
    table = list(csv.reader(lines, strict=True))
    assert len(table) == len(lines)
    assert all(len(row) == len(table[0]) for row in table)
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def test_neo4j_admin(tmp_path: Path) -> None:
    files = {path.name: path for path in write(hostile_graph(), tmp_path, ["neo4j"])}
    assert set(files) == {
        "nodes-Document.csv",
        "nodes-Institution.csv",
        "nodes-Meeting.csv",
        "nodes-Person.csv",
        "edges-HOLDS_POSITION-Person-Institution.csv",
        "edges-MENTIONS-Document-Person.csv",
        "edges-PRESIDED-Person-Meeting.csv",
        "import.sh",
    }
    people = {r["id:ID(Person)"]: r for r in admin_rows(files["nodes-Person.csv"])}
    assert people["person:李明远"]["aliases:string[]"] == '李明远同志|a｜b|"李"'
    documents = admin_rows(files["nodes-Document.csv"])
    assert documents[0]["text_length:long"] == "1201"
    assert documents[0]["title:string"] == FORMULA  # not for Excel: kept as it is
    presided = admin_rows(files["edges-PRESIDED-Person-Meeting.csv"])
    assert len(presided) == 2
    assert presided[0][":START_ID(Person)"] == "person:李明远"
    assert presided[0][":END_ID(Meeting)"] == MEETING
    lists = [presided[0][f"{c}"].split("|") for c in ("sentences:string[]", "starts:long[]", "ends:long[]")]
    assert [len(x) for x in lists] == [2, 2, 2]
    assert lists[1:] == [["3", "95"], ["90", "120"]]
    assert presided[0]["rules:string[]"] == "presided|presided-2"
    office = admin_rows(files["edges-HOLDS_POSITION-Person-Institution.csv"])[0]
    assert (office["former:boolean"], office["start_date:string"]) == ("true", "2024-03-05")
    script = files["import.sh"].read_text("utf-8")
    for name in files:
        assert (f'=./{name}"' in script) == name.endswith(".csv")


def test_a_property_of_two_kinds_is_a_string(tmp_path: Path) -> None:
    graph = hostile_graph()
    graph.nodes["document:通知1"]["part"] = "一"
    graph.nodes["document:通知2"]["doc_number"] = None
    graphml, gexf = (write(graph, tmp_path, [f])[0] for f in ("graphml", "gexf"))
    assert nx.read_graphml(graphml, force_multigraph=True).nodes["document:通知2"]["part"] == "2"
    assert nx.read_gexf(gexf, version="1.3").nodes["document:通知1"]["part"] == "一"
    documents = admin_rows(write(graph, tmp_path, ["neo4j"])[0])
    assert [d["part:string"] for d in documents] == ["一", "2"]
    assert not [c for c in documents[0] if c.startswith("doc_number")]


def test_neo4j_export_leaves_no_file_of_an_earlier_one(tmp_path: Path) -> None:
    write(hostile_graph(), tmp_path, ["neo4j"])
    (tmp_path / "neo4j/notes.txt").write_text("mine")
    graph = hostile_graph()
    graph.remove_node("institution:云岭省委")
    write(graph, tmp_path, ["neo4j"])
    assert not (tmp_path / "neo4j/nodes-Institution.csv").exists()
    assert not (tmp_path / "neo4j/edges-HOLDS_POSITION-Person-Institution.csv").exists()
    assert (tmp_path / "neo4j/notes.txt").exists()


def test_jsonld_is_complete_json_with_a_term_for_everything(tmp_path: Path) -> None:
    (path,) = write(hostile_graph(), tmp_path, ["jsonld"])
    data = json.loads(path.read_text("utf-8"))
    assert isinstance(data["@context"], dict)  # nothing to be fetched
    nodes = {n["id"]: n for n in data["@graph"] if n["kind"] != "Statement"}
    statements = [n for n in data["@graph"] if n["kind"] == "Statement"]
    assert len(nodes) == 6
    assert len(statements) == len({s["id"] for s in statements}) == 5
    assert all(s["subject"] in nodes and s["object"] in nodes and s["document"] in nodes for s in statements)
    assert nodes["urn:policygraph:person:李明远"]["PRESIDED"] == ["urn:policygraph:meeting:云岭%20省委%3C常委会%3E"]


def test_jsonld_by_rdflib(tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    (path,) = write(hostile_graph(), tmp_path, ["jsonld"])
    graph = rdflib.Graph()
    graph.parse(path, format="json-ld")
    person = rdflib.URIRef("urn:policygraph:person:李明远")
    presided = rdflib.URIRef("urn:policygraph:schema:PRESIDED")
    meeting = rdflib.URIRef("urn:policygraph:meeting:云岭%20省委%3C常委会%3E")
    assert (person, presided, meeting) in graph
    assert str(graph.value(meeting, rdflib.RDFS.label)) == HOSTILE
    statements = list(graph.subjects(rdflib.RDF.predicate, presided))
    assert len(statements) == 2
    derived = {str(graph.value(s, rdflib.PROV.wasDerivedFrom)) for s in statements}
    assert derived == {"urn:policygraph:document:通知1", "urn:policygraph:document:通知2"}
    evidence = rdflib.URIRef("urn:policygraph:schema:evidence")
    assert all(len(list(graph.objects(s, evidence))) == 2 for s in statements)
    graph.serialize(format="turtle")
