"""Node and edge attributes as properties of a Cypher store, and back.

A property is a string, number, boolean or a list of one of them, so an edge's evidence becomes four lists of equal
length: ``sentences[i]`` stands from ``starts[i]`` to ``ends[i]`` and was found by ``rules[i]``. An office's ``start``
and ``end`` are ``start_date`` and ``end_date``: END is a word of Cypher, and to kglite both are the edge's nodes.
Everything else keeps its name. The CSV for neo4j-admin has the same names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policygraph.errors import GraphError, StoreError
from policygraph.stores.files.output import clean

EVIDENCE = {"sentences": "sentence", "starts": "start", "ends": "end", "rules": "rule"}
RENAMED = {"start": "start_date", "end": "end_date"}
_ORIGINAL = {new: old for old, new in RENAMED.items()}
_NUMBERS = {bool, int, float}
_LARGEST = 2**63 - 1


def node_properties(node: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a node, ``id`` among them; its label and what is None are left out.

    Raises GraphError for a value that a Cypher store cannot hold.
    """
    properties = {name: value for name, value in attributes.items() if name != "label" and value is not None}
    return {"id": node, **_checked(properties, f"node {node}")}


def edge_properties(key: str, attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of an edge, ``key`` and the four evidence lists among them."""
    kept = ((n, v) for n, v in attributes.items() if n not in ("type", "evidence") and v is not None)
    properties = {RENAMED.get(n, n): v for n, v in kept}
    evidence = attributes.get("evidence") or []
    if any(len(item) != len(EVIDENCE) for item in evidence):
        raise GraphError(f"edge {key}: evidence must have exactly {', '.join(EVIDENCE.values())}")
    for plural, name in EVIDENCE.items():
        properties[plural] = [item.get(name) for item in evidence]
    return {**_checked(properties, f"edge {key}"), "key": key}


def _checked(properties: dict[str, Any], what: str) -> dict[str, Any]:
    """The properties with clean text. This runs for each edge of a graph, hence the plain form."""
    checked: dict[str, Any] = {}
    for name, value in properties.items():
        if type(value) is str:
            checked[name] = clean(value)
            continue
        items = value if isinstance(value, (list, tuple)) else (value,)
        kinds = set(map(type, items))
        if kinds == {str}:
            checked[name] = list(map(clean, items))
        elif len(kinds) > 1 or not kinds <= _NUMBERS or (int in kinds and max(map(abs, items)) > _LARGEST):
            raise GraphError(f"{what}: {name} is {value!r:.60}, which Cypher stores cannot hold; take it out")
        else:
            checked[name] = list(items) if items is value else value
    return checked


def node_attributes(label: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """What ``node_properties`` was made of."""
    attributes = {n: v for n, v in properties.items() if n not in ("id", "namespace")}
    return {"label": label, "aliases": [], **attributes}


def edge_attributes(relation: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """What ``edge_properties`` was made of. StoreError where somebody changed one of the evidence lists."""
    lists = [properties.get(plural) or [] for plural in EVIDENCE]
    if len({len(values) for values in lists}) > 1:
        raise StoreError(
            f"the evidence lists of {properties.get('key')} differ in length; load the graph again to mend them"
        )
    evidence = [dict(zip(EVIDENCE.values(), items, strict=True)) for items in zip(*lists, strict=True)]
    attributes = {_ORIGINAL.get(n, n): v for n, v in properties.items() if n not in EVIDENCE and n != "key"}
    return {"type": relation, **attributes, "evidence": evidence}
