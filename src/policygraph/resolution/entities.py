"""The entities of a built graph as a reviewer sees them: names, how often, where, and the sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx

from policygraph.resolution.decisions import Decisions

_KEPT = 3  # sentences kept of an entity


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that names an entity, and the document it stands in."""

    text: str
    document: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One node. ``id`` is what a decision must call it; ``own`` is True for an input document's own node.

    ``note`` tells input documents apart: where they come from, their day and length.
    """

    id: str
    node: str
    label: str
    name: str
    aliases: tuple[str, ...]
    count: int
    documents: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    own: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be one. ``open``: the first is a short form, which may fit others as well."""

    one: Entity
    other: Entity
    score: float
    reason: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal: its kind, the ids it is about, its score from 0 to 1, why, and what shows it.

    ``value`` is what stands behind the kind in the file where that is not just the list of ids.
    """

    kind: str
    ids: tuple[str, ...]
    score: float
    reason: str
    value: Any = None
    evidence: tuple[Entity, ...] = ()
    sentences: tuple[Sentence, ...] = ()


def _note(data: dict[str, Any]) -> str:
    if not data.get("path"):
        return ""
    day = data.get("signed") or data.get("published")
    length = f"{data['text_length']} characters" if data.get("text_length") else ""
    return ", ".join(str(part) for part in (data["path"], day, length) if part)


class Entities:
    """All entities of a graph, their facts and the sentences they share."""

    def __init__(self, graph: nx.MultiDiGraph, decided: Decisions) -> None:
        self.graph = graph
        self._original = {decided.result(i): i for i in sorted({*decided.same.values(), *decided.rename,
                                                                *decided.retype})}  # fmt: skip
        self._made = {f"{k.partition(':')[0]}:{name}" for (k, _), name in decided.split.items()}

    @cached_property
    def _all(self) -> dict[str, Entity]:
        counts: dict[str, int] = {}
        documents: dict[str, set[str]] = {}
        sentences: dict[str, dict[str, str]] = {}
        for document, node, data in sorted(self._mentions(), key=lambda m: (m[0], m[1])):
            counts[node] = counts.get(node, 0) + int(data.get("count") or 1)
            documents.setdefault(node, set()).add(document)
            known = sentences.setdefault(node, {})
            for item in data.get("evidence") or ():
                if len(known) < _KEPT:
                    known.setdefault(" ".join(str(item.get("sentence", "")).split()), document)
        found: dict[str, Entity] = {}
        for node, data in sorted(self.graph.nodes(data=True)):
            if node not in self._made:
                found[node] = Entity(
                    id=self._original.get(node, node),
                    node=node,
                    label=str(data.get("label", "")),
                    name=str(data.get("name") or node.partition(":")[2]),
                    aliases=tuple(data.get("aliases") or ()),
                    count=counts.get(node, 0),
                    documents=tuple(sorted(documents.get(node, ()))),
                    sentences=tuple(Sentence(t, d) for t, d in sentences.get(node, {}).items()),
                    own=bool(data.get("path")),
                    note=_note(data),
                )
        return found

    def _mentions(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        for source, target, data in self.graph.edges(data=True):
            if data.get("type") == "MENTIONS":
                yield str(data.get("document", source)), target, data

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._all.values())

    def get(self, node: str) -> Entity | None:
        return self._all.get(node)

    def of(self, label: str) -> list[Entity]:
        """The entities of a label, by id."""
        return [e for e in self if e.label == label]

    @cached_property
    def _places_in_text(self) -> dict[str, set[tuple[str, int]]]:
        found: dict[str, set[tuple[str, int]]] = {}
        for document, node, data in self._mentions():
            starts = (item.get("start") for item in data.get("evidence") or ())
            found.setdefault(node, set()).update((document, start) for start in starts if isinstance(start, int))
        return found

    @cached_property
    def _related(self) -> set[frozenset[str]]:
        return {frozenset((a, b)) for a, b, data in self.graph.edges(data=True) if data.get("type") != "MENTIONS"}

    def apart(self, one: Entity, other: Entity) -> bool:
        """Whether a fact joins the two, or one sentence names both: then they are two."""
        if frozenset((one.node, other.node)) in self._related:
            return True
        shared = self._places_in_text.get(one.node, set()) & self._places_in_text.get(other.node, set())
        return bool(shared) and not (one.name in other.name or other.name in one.name)

    def facts(self, node: str, *relations: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """(other end, edge) of the facts of these relations that start at a node."""
        for _, target, data in self.graph.out_edges(node, data=True):
            if data.get("type") in relations:
                yield target, data

    def in_facts(self, node: str) -> bool:
        """Whether any fact besides being mentioned speaks of it."""
        edges = (*self.graph.in_edges(node, data=True), *self.graph.out_edges(node, data=True))
        return any(data.get("type") != "MENTIONS" for _, _, data in edges)

    def day(self, document: str) -> str:
        """The day of a document, empty if it has none."""
        data = self.graph.nodes[document] if document in self.graph else {}
        return str(data.get("signed") or data.get("published") or "")
