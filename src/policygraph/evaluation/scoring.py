"""Entities and relations of one document against its gold annotation.

Core items count; optional ones are neutral; anything else predicted is a false positive, and so is a second node for
an entity that already has one (a failed merge). The definitions are those of the annotation project's own scorer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from policygraph.evaluation.gold import RELATIONS, TYPES, Gold, GoldEntity, GoldRelation, Triple, normalised
from policygraph.evaluation.predicted import Predicted, PredictedEdge, PredictedNode

Counts = dict[str, Counter[str]]

_PUBLISHED = {"PUBLISHED_ON": "SIGNED_ON", "SIGNED_ON": "PUBLISHED_ON"}
_POLITBURO = "中共中央政治局"  # stands for its Standing Committee too in an office
_ACTIVE = ("PRESIDED", "SPOKE_AT", "REPORTED_AT")  # whoever does this attends


@dataclass(frozen=True, slots=True)
class Mistake:
    kind: str  # miss | extra
    type: str
    what: str


@dataclass(slots=True)
class DocumentScore:
    """Counts of ``tp``, ``fp`` and ``fn`` by type; of ``ok`` and ``bad`` titles; of verdicts by rule."""

    name: str
    entities: Counts = field(default_factory=lambda: defaultdict(Counter))
    relations: Counts = field(default_factory=lambda: defaultdict(Counter))
    titles: Counter[str] = field(default_factory=Counter)
    rules: Counts = field(default_factory=lambda: defaultdict(Counter))
    mistakes: list[Mistake] = field(default_factory=list)


def score_document(gold: Gold, predicted: Predicted) -> DocumentScore:
    """Score one document."""
    score = DocumentScore(gold.name)
    matched, wrong = _match(gold, predicted)
    got = {entity.id for entity in matched.values()}
    for entity in gold.entities:
        if entity.core:
            _count(score, score.entities, entity.type, entity.id in got, entity.name)
    for node, why in wrong:
        score.entities[node.label]["fp"] += 1
        score.mistakes.append(Mistake("extra", node.label, f"{node.name} {why}".strip()))
    _score_relations(score, gold, predicted, matched)
    return score


def _count(score: DocumentScore, counts: Counts, type_: str, found: bool, what: str) -> None:
    counts[type_]["tp" if found else "fn"] += 1
    if not found:
        score.mistakes.append(Mistake("miss", type_, what))


def _match(gold: Gold, predicted: Predicted) -> tuple[dict[str, GoldEntity], list[tuple[PredictedNode, str]]]:
    """Gold entity by node id, and the nodes that are nothing in the gold or something for the second time."""
    canonical: dict[tuple[str, str], GoldEntity] = {}
    forms: dict[tuple[str, str], list[GoldEntity]] = defaultdict(list)
    for entity in gold.entities:
        canonical.setdefault((entity.type, entity.canonical), entity)
        for form in entity.forms:
            forms[entity.type, form].append(entity)
    matched: dict[str, GoldEntity] = {}
    taken: set[str] = set()
    wrong: list[tuple[PredictedNode, str]] = []
    rest: list[PredictedNode] = []
    own = next((e for e in gold.entities if e.own), None)
    for node in predicted.nodes:
        if node.label == "Document" and node.own:  # the input's own document, whatever its title
            if own and own.id in taken:
                wrong.append((node, "second document from one file"))
            elif own:
                matched[node.id] = own
                taken.add(own.id)
        elif node.label in TYPES:
            rest.append(node)
    # Canonical names first, so that an alias never takes another entity's node.
    for node in sorted(rest, key=lambda n: (n.label, normalised(n.name or "")) not in canonical):
        name = normalised(node.name or "")
        candidates = [canonical[node.label, name]] if (node.label, name) in canonical else []
        candidates += forms.get((node.label, name), [])
        if node.label != "Date":
            aliases = {normalised(a) for a in node.aliases} - {"", name}
            for alias in sorted(aliases, key=lambda a: (-len(a), a)):
                candidates += forms.get((node.label, alias), [])
        free = [c for c in candidates if c.id not in taken]
        if free:
            best = free[0]
            if best.canonical != name:
                best = next((c for c in free if c.core), best)
            matched[node.id] = best
            taken.add(best.id)
        elif not candidates:
            wrong.append((node, ""))
        elif any(c.core for c in candidates):
            wrong.append((node, "duplicate of " + candidates[0].name))
        else:
            matched[node.id] = candidates[0]  # a second form of an optional entity: neutral
    return matched, wrong


def _score_relations(score: DocumentScore, gold: Gold, predicted: Predicted, matched: dict[str, GoldEntity]) -> None:
    judge = _Judge(gold)
    names = {node.id: f"{node.label}:{node.name}" for node in predicted.nodes}
    edges: dict[Triple, list[PredictedEdge]] = defaultdict(list)
    for edge in predicted.edges:
        if edge.type in RELATIONS:
            edges[edge.source, edge.type, edge.target].append(edge)
    found: set[Triple] = set()
    for (source, type_, target), same in edges.items():
        head, tail = matched.get(source), matched.get(target)
        verdict, triple = judge.verdict(head, type_, tail)
        if triple:
            found.add(triple)
            want = judge.core[triple].title
            if type_ == "HOLDS_POSITION" and want and verdict == "tp":
                score.titles["ok" if _title_fits(same[0].title, want) else "bad"] += 1
        if verdict == "fp":
            score.relations[type_]["fp"] += 1
            score.mistakes.append(Mistake("extra", type_, f"{names.get(source)} -> {names.get(target)}"))
        for rule in sorted({rule for edge in same for rule in edge.rules}):
            score.rules[rule]["tp" if verdict == "alternative" else verdict] += 1
    shown = {entity.id: entity.name for entity in gold.entities}
    for triple in judge.core:
        _count(score, score.relations, triple[1], triple in found, f"{shown[triple[0]]} -> {shown[triple[2]]}")


def _title_fits(title: object, want: str) -> bool:
    have = normalised(title or "")
    return bool(have) and (have in normalised(want) or normalised(want) in have)


class _Judge:
    """The gold relations of a document, and what else counts as one of them."""

    def __init__(self, gold: Gold) -> None:
        self.core: dict[Triple, GoldRelation] = {r.triple: r for r in gold.relations if r.core}
        self.optional = {r.triple for r in gold.relations if not r.core}
        # An optional relation with the evidence of a core one is another reading of it: either finds the core one.
        readings = {(r.head, r.type, r.evidence, r.title): r.triple for r in self.core.values()}
        self.alternatives: dict[Triple, Triple] = {}
        for relation in gold.relations:
            reading = readings.get((relation.head, relation.type, relation.evidence, relation.title))
            if not relation.core and reading:
                self.alternatives[relation.triple] = reading
        self._politburo = [e.id for e in gold.entities if e.canonical.startswith(_POLITBURO)]

    def verdict(self, head: GoldEntity | None, type_: str, tail: GoldEntity | None) -> tuple[str, Triple | None]:
        """``tp``, ``alternative``, ``neutral`` or ``fp``, and the core relation that is found with it."""
        if head is None or tail is None:
            return "fp", None
        triple = self._equivalent(head, type_, tail)
        if triple in self.core:
            return "tp", triple
        if triple in self.alternatives:
            return "alternative", self.alternatives[triple]
        if triple in self.optional:
            return "neutral", None
        neutral = (
            (type_ == "EMPHASIZED" and not tail.core)
            or (type_ == "CITES" and not (head.core and tail.core))
            or (type_ == "ATTENDED" and any((head.id, active, tail.id) in self.core for active in _ACTIVE))
        )
        return ("neutral" if neutral else "fp"), None

    def _equivalent(self, head: GoldEntity, type_: str, tail: GoldEntity) -> Triple:
        triple = (head.id, type_, tail.id)
        if self._listed(triple):
            return triple
        others: list[Triple] = []
        if type_ in _PUBLISHED:
            others = [(head.id, _PUBLISHED[type_], tail.id)]
        elif type_ == "HOLDS_POSITION" and tail.canonical.startswith(_POLITBURO):
            others = [(head.id, type_, other) for other in self._politburo]
        return next((other for other in others if self._listed(other)), triple)

    def _listed(self, triple: Triple) -> bool:
        return triple in self.core or triple in self.optional
