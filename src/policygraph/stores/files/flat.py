"""Node and edge attributes as flat columns, for formats that know neither lists nor names like ``type``.

Some names mean something to the programs that read the files (Gephi takes ``type`` for directed/undirected and
``start``/``end`` for a time line), so they are renamed; lists are joined by ``|``; an edge's evidence becomes its
first sentence, the rules, and how many sentences there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from policygraph.stores.files.output import clean

Scalar = str | int | bool

SEPARATOR = "|"
_NODE_NAMES = {"label": "node_type", "id": "id_", "type": "type_", "start": "start_date", "end": "end_date"}
_EDGE_NAMES = {
    "type": "rel_type",
    "label": "label_",
    "id": "id_",
    "start": "start_date",
    "end": "end_date",
    "source": "source_",
    "target": "target_",
    "weight": "weight_",
}
_FIRST_NODE = ("name", "node_type", "aliases")
_FIRST_EDGE = ("rel_type", "title", "document", "sentence", "rule")


def flat_node(attributes: dict[str, Any]) -> dict[str, Scalar]:
    """``label`` → ``node_type``, lists joined, nothing for None."""
    return _flat(attributes, _NODE_NAMES)


def flat_edge(attributes: dict[str, Any]) -> dict[str, Scalar]:
    """``type`` → ``rel_type``, ``evidence`` → ``sentence``, ``sentence_start``, ``sentence_end``, ``rule``,
    ``evidence_count``."""
    flat = _flat({k: v for k, v in attributes.items() if k != "evidence"}, _EDGE_NAMES)
    evidence = attributes.get("evidence") or []
    flat["evidence_count"] = len(evidence)
    if evidence:
        first = evidence[0]
        flat["sentence"] = clean(str(first.get("sentence", "")))
        for name in ("start", "end"):
            if isinstance(first.get(name), int):
                flat[f"sentence_{name}"] = first[name]
        flat["rule"] = SEPARATOR.join(dict.fromkeys(clean(str(e.get("rule", ""))) for e in evidence))
    return flat


def _flat(attributes: dict[str, Any], names: dict[str, str]) -> dict[str, Scalar]:
    flat: dict[str, Scalar] = {}
    for name, value in attributes.items():
        name = names.get(name, name)
        if isinstance(value, str):
            flat[name] = clean(value)
        elif isinstance(value, (bool, int)):
            flat[name] = value
        elif isinstance(value, (list, tuple)):
            flat[name] = SEPARATOR.join(clean(str(v)) for v in value)
        elif value is not None:
            flat[name] = clean(str(value))
    return flat


def columns(rows: Iterable[dict[str, Scalar]], first: tuple[str, ...] = ()) -> dict[str, str]:
    """Column name → ``boolean``, ``long`` or ``string``; a column that holds several kinds is ``string``."""
    kinds: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            kind = "string" if isinstance(value, str) else "boolean" if isinstance(value, bool) else "long"
            if kinds.setdefault(name, kind) != kind:
                kinds[name] = "string"
    leading = [n for n in first if n in kinds]
    return {n: kinds[n] for n in (*leading, *sorted(kinds.keys() - set(leading)))}


def node_columns(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The columns of these node attributes, name and type first."""
    return columns(map(flat_node, rows), _FIRST_NODE)


def edge_columns(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The columns of these edge attributes, relation and evidence first."""
    return columns(map(flat_edge, rows), _FIRST_EDGE)


def as_text(value: Scalar) -> str:
    """``true``/``false`` for booleans, as XML Schema and every reader spell them."""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
