"""JSON-LD with its own context, offline: relations as plain triples, and each as a statement with its provenance."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import networkx as nx

from policygraph.schema import Schema
from policygraph.stores.files.output import clean_value, edges_of, nodes_of, replacing

BASE = "urn:policygraph:"
VOCABULARY = "urn:policygraph:schema:"
_NOT_IN_IRI = re.compile(r'[\x00-\x20\x7f-\xa0<>"{}|\\^`%\[\]#?\u2028\u2029\ufff0-\uffff\ue000-\uf8ff]')
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_RENAMED = {"type": "predicate", "start": "start_date", "end": "end_date"}


def write_jsonld(graph: nx.MultiDiGraph, directory: Path, schema: Schema) -> list[Path]:
    """Write ``graph.jsonld``."""
    path = directory / "graph.jsonld"
    with replacing(path) as out:
        out.write(f'{{"@context":{_ENCODER.encode(context(schema))},\n"@graph":[')
        mark = "\n"
        adjacency = dict(graph.adjacency())
        for node, attributes in nodes_of(graph):
            out.write(mark + _ENCODER.encode(_node(node, attributes, adjacency[node])))
            mark = ",\n"
        for source, target, key, attributes in edges_of(graph):
            out.write(mark + _ENCODER.encode(_statement(source, target, key, attributes)))
            mark = ",\n"
        out.write("\n]}\n")
    return [path]


def context(schema: Schema) -> dict[str, Any]:
    """The context: names of the ontology under one URN, label and provenance in RDFS, SKOS and PROV."""
    terms: dict[str, Any] = {
        "@version": 1.1,
        "@vocab": VOCABULARY,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "prov": "http://www.w3.org/ns/prov#",
        "id": "@id",
        "kind": "@type",
        "name": "rdfs:label",
        "aliases": {"@id": "skos:altLabel", "@container": "@set"},
        "Statement": "rdf:Statement",
        "subject": {"@id": "rdf:subject", "@type": "@id"},
        "predicate": {"@id": "rdf:predicate", "@type": "@vocab"},
        "object": {"@id": "rdf:object", "@type": "@id"},
        "document": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "evidence": {"@id": VOCABULARY + "evidence", "@container": "@set"},
    }
    for relation in schema.relations:
        terms[relation] = {"@id": VOCABULARY + relation, "@type": "@id", "@container": "@set"}
    return terms


def iri(node: str) -> str:
    """``person:李明远`` → ``urn:policygraph:person:李明远``; what an IRI may not hold is percent-encoded."""
    return BASE + _NOT_IN_IRI.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), node)


def _node(node: str, attributes: dict[str, Any], neighbours: dict[str, Any]) -> dict[str, Any]:
    item = {_RENAMED.get(k, k): v for k, v in attributes.items() if v is not None and k != "label"}
    cleaned: dict[str, Any] = clean_value(item)
    targets: dict[str, list[str]] = {}
    for target in sorted(neighbours):
        for relation in sorted({str(a.get("type")) for a in neighbours[target].values()}):
            targets.setdefault(relation, []).append(iri(target))
    return cleaned | {"id": iri(node), "kind": attributes.get("label")} | targets


def _statement(source: str, target: str, key: str, attributes: dict[str, Any]) -> dict[str, Any]:
    item = {_RENAMED.get(k, k): v for k, v in attributes.items() if v is not None}
    digest = sha256("\n".join((source, target, key)).encode("utf-8", "replace")).hexdigest()[:32]
    cleaned: dict[str, Any] = clean_value(item)
    if "document" in cleaned:
        cleaned["document"] = iri(cleaned["document"])
    own = {"id": f"{BASE}statement:{digest}", "kind": "Statement", "subject": iri(source), "object": iri(target)}
    return cleaned | own
