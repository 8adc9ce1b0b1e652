"""What an analyst should decide about the entities of a built graph: proposals, best first, never decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import networkx as nx

from policygraph.resolution.contradictions import contradictions
from policygraph.resolution.decisions import Decisions
from policygraph.resolution.doubts import dubious, mistyped
from policygraph.resolution.entities import Candidate, Entities, Entity, Pair
from policygraph.resolution.pairs_documents import documents
from policygraph.resolution.pairs_names import bodies, formulations, meetings, people, places, shared_aliases
from policygraph.resolution.variants import Variants
from policygraph.schema import Schema

KINDS = ("same", "not_same", "retype", "drop")
Finder = Callable[[Sequence[Entity], Entities, Variants], Iterable[Pair]]
_FINDERS: dict[str, tuple[Finder, ...]] = {
    "Institution": (bodies, shared_aliases),
    "Person": (people,),
    "Meeting": (meetings, shared_aliases),
    "Document": (documents,),
    "Concept": (formulations,),
    "Place": (places,),
}
_TWO = 0.25  # off where a name fits two entities equally well


def propose(
    graph: nx.MultiDiGraph, schema: Schema, decided: Decisions | None = None, kinds: Iterable[str] = KINDS
) -> list[Candidate]:
    """Candidates of each kind, sorted by kind, label and falling score; what is decided already is left out."""
    decided = decided or Decisions()
    entities = Entities(graph, decided)
    variants = Variants(schema)
    found: list[Candidate] = []
    if "same" in kinds:
        found += _same(entities, variants, decided)
    if "not_same" in kinds:
        split = {key for key, _ in decided.split}
        found += [c for c in contradictions(entities, schema) if not split & set(c.ids)]
    if "retype" in kinds:
        found += [c for c in mistyped(entities, variants) if not set(decided.retype) & set(c.ids)]
    if "drop" in kinds:
        gone = {i for c in found if c.kind == "retype" for i in c.ids}
        found += [c for c in dubious(entities, variants) if not gone & set(c.ids)]
    kept = [c for c in found if frozenset(c.ids) not in decided.kept and not decided.drop & set(c.ids)]
    return sorted(kept, key=lambda c: (KINDS.index(c.kind), -c.score, c.ids))


def _same(entities: Entities, variants: Variants, decided: Decisions) -> Iterator[Candidate]:
    """Pairs of one label: each entity is offered once as the other of its best partner."""
    for label, finders in _FINDERS.items():
        members = entities.of(label)
        pairs = [p for finder in finders for p in finder(members, entities, variants)]
        taken: set[str] = set()
        for pair in _ranked(_possible(pairs, entities, variants, decided)):
            first, second = sorted((pair.one, pair.other), key=lambda e: variants.rank(e))
            if second.id not in taken:
                taken.add(second.id)
                yield Candidate("same", (first.id, second.id), pair.score, pair.reason, evidence=(first, second))


def _possible(pairs: Iterable[Pair], entities: Entities, variants: Variants, decided: Decisions) -> Iterator[Pair]:
    """Without pairs that the lexicon, the graph or a person keeps apart."""
    seen: set[frozenset[str]] = set()
    for pair in sorted(pairs, key=lambda p: (-p.score, p.one.id, p.other.id)):
        ids = frozenset((pair.one.id, pair.other.id))
        if len(ids) < 2 or ids in seen:
            continue
        seen.add(ids)
        if ids in decided.kept or decided.same.get(pair.one.id, pair.one.id) == decided.same.get(
            pair.other.id, pair.other.id
        ):
            continue
        if not variants.two(pair.one, pair.other) and not entities.apart(pair.one, pair.other):
            yield pair


def _ranked(pairs: Iterable[Pair]) -> list[Pair]:
    """Best first; a name that fits several entities equally well loses."""
    pairs = list(pairs)
    partners: dict[tuple[str, bool], set[str]] = {}
    for pair in pairs:
        if pair.open:
            partners.setdefault((pair.one.id, True), set()).add(pair.other.id)
    out = []
    for pair in pairs:
        others = partners.get((pair.one.id, True), set()) if pair.open else set()
        if len(others) > 1:
            named = sorted(others - {pair.other.id})[0].partition(":")[2]
            pair = replace(pair, score=pair.score - _TWO, reason=f"{pair.reason}; also fits {named}")
        out.append(pair)
    return sorted(out, key=lambda p: (-p.score, p.one.id, p.other.id))
