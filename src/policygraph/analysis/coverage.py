"""What the rules leave out over a corpus: gaps by trigger and rule, unknown words, what each rule gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from policygraph.analysis.diagnosis import why_not
from policygraph.analysis.study import Study, code_rules, meaning, study, yaml_rules
from policygraph.analysis.unknown import unknown
from policygraph.evaluation import as_dict, predicted_of
from policygraph.evaluation.gold import TYPES, Gold
from policygraph.evaluation.report import Report
from policygraph.evaluation.scoring import DocumentScore, score_document
from policygraph.graph import build_graph
from policygraph.reading import Document
from policygraph.resolution.record import Record, record
from policygraph.schema import Schema

EXAMPLES = 3
_MOST_WORDS = 50_000  # distinct unknown words kept of each kind; above that, those seen once go
Data = dict[str, Any]


@dataclass(slots=True)
class _Seen:
    """A count with its first examples, each of another document while there are others."""

    count: int = 0
    examples: list[Data] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Coverage:
    """Counts over the documents added so far; no document is kept."""

    schema: Schema
    gold: Mapping[str, Gold] = field(default_factory=dict)
    documents: int = 0
    sentences: int = 0
    with_facts: int = 0
    with_triggers: int = 0
    gaps: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    recognised: Counter[str] = field(default_factory=Counter)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    fired: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: dict[tuple[str, str], _Seen] = field(default_factory=lambda: defaultdict(_Seen))
    words: dict[str, dict[str, _Seen]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(_Seen)))
    scores: list[DocumentScore] = field(default_factory=list)
    lost: list[Data] = field(default_factory=list)

    def add(self, documents: Iterable[Document]) -> None:
        """Count the documents of one file."""
        records: list[Record] = []
        studied: list[Study] = []
        path = ""
        for document in documents:
            path = document.source.path
            found = study(document, self.schema)
            self._count(found)
            if PurePath(path).stem in self.gold:
                records.append(record(found.extraction))
                studied.append(found)
        if records:
            graph = predicted_of(build_graph(records, self.schema))
            gold = self.gold[PurePath(path).stem]
            self.scores.append(score_document(gold, graph))
            self.lost += _lost(gold, self.scores[-1], studied)

    def _count(self, found: Study) -> None:
        self.documents += 1
        self.sentences += len(found.context.sentences)
        self.with_facts += len(found.facts)
        self.hits.update(fact.evidence.rule for fact in found.extraction.facts)
        self.recognised.update(mention.rule for mention in found.extraction.mentions)
        with_triggers = {a.sentence for a in found.attempts}
        self.with_triggers += len(with_triggers)
        self.gaps += len(with_triggers - found.facts.keys())
        for attempt in found.attempts:
            span = found.context.sentences[attempt.sentence]
            words = found.context.text[span.start : span.end]
            hit = any(m.facts for m in attempt.matches)
            for trigger in attempt.rule.triggers:
                if trigger not in words:
                    continue
                key = attempt.rule.id, trigger
                self.tried[key] += 1
                self.fired[key] += hit
                if attempt.sentence not in found.facts:
                    seen = self.missed[key]
                    seen.count += 1
                    if _takes(seen, found):
                        seen.examples.append(_example(found, span.start) | {"why": why_not(attempt, found.context).en})
        for kind, word, at in unknown(found.context):
            table = self.words[kind]
            seen = table[word]
            seen.count += 1
            if _takes(seen, found):
                seen.examples.append(_example(found, at))
            if len(table) > _MOST_WORDS:
                self.words[kind] = defaultdict(_Seen, {w: s for w, s in table.items() if s.count > 1})

    def report(self) -> Data:
        """All counts as a JSON-ready dict. Gaps come in the order of what a rule is likely to miss there."""
        rules = yaml_rules(self.schema)
        tried, fired = _by_rule(self.tried), _by_rule(self.fired)
        judged = as_dict(Report(self.scores)) if self.scores else {}
        names = [*rules, *sorted(r for r in self.hits if r not in rules)]
        silent = [r for r, row in code_rules().items() if row["kind"] == "fact" and not self._has(r)]
        return {
            "documents": self.documents,
            "sentences": {
                "all": self.sentences,
                "with_a_fact": self.with_facts,
                "with_a_trigger": self.with_triggers,
                "with_a_trigger_and_no_fact": self.gaps,
            },
            "gaps": [
                {
                    "trigger": trigger,
                    "rule": rule,
                    "relation": rules[rule].relation,
                    "sentences": seen.count,
                    "tried": self.tried[rule, trigger],
                    "fired": self.fired[rule, trigger],
                    "examples": seen.examples,
                }
                for (rule, trigger), seen in sorted(self.missed.items(), key=lambda i: (-self._expected(i[0]), i[0]))
            ],
            "unknown": {kind: _ranked(self.words.get(kind, {})) for kind in ("title", "name", "body")},
            "rules": [
                {
                    "rule": name,
                    "kind": "yaml" if name in rules else "code",
                    "where": _where(name, self.schema),
                    "tried": tried[name] if name in rules else None,
                    "fired": fired[name] if name in rules else None,
                    "facts": self.hits[name],
                    **_precision(judged.get("by_rule", {}).get(name)),
                }
                for name in sorted(names, key=lambda n: (-self.hits[n], n))
            ],
            "never_fired": sorted([r for r in rules if not self.hits[r]] + silent),
            "never_tried": sorted(r for r in rules if not tried[r]),
            "recognisers": dict(sorted(self.recognised.items(), key=lambda i: (-i[1], i[0]))),
            "lost": self.lost,
            "gold": {k: judged[k] for k in ("documents", "entities", "relations")} if judged else None,
        }

    def _expected(self, key: tuple[str, str]) -> float:
        """The gaps of a rule and trigger, weighted by how often that trigger gives the rule something."""
        return self.missed[key].count * (self.fired[key] + 0.1) / (self.tried[key] + 1)

    def _has(self, rule: str) -> bool:
        if rule.endswith("*"):
            return any(name.startswith(rule[:-1]) for name in self.hits)
        return bool(self.hits[rule])


def _lost(gold: Gold, score: DocumentScore, studied: list[Study]) -> list[Data]:
    """The annotated relations that were not found, each with its sentence and what kept its rules from it."""
    names = {entity.id: entity.name for entity in gold.entities}
    evidence = {(r.type, f"{names[r.head]} -> {names[r.tail]}"): r.evidence or "" for r in gold.relations if r.core}
    unseen = {m.what for m in score.mistakes if m.kind == "miss" and m.type in TYPES}
    rows = []
    for mistake in score.mistakes:
        quote = evidence.get((mistake.type, mistake.what))
        if mistake.kind != "miss" or quote is None:
            continue
        row: Data = {
            "document": gold.name,
            "relation": mistake.type,
            "what": mistake.what,
            "evidence": quote,
            "unrecognised": [end for end in mistake.what.split(" -> ") if end in unseen],
            "why": [],
        }
        for found in studied:
            at = found.context.text.find(quote) if quote else -1
            if at < 0:
                continue
            index = found.context.sentence_index(at)
            row["sentence"] = index + 1
            row["why"] = [
                {"rule": a.rule.id, "why": why_not(a, found.context).en}
                for a in found.attempts
                if a.sentence == index and a.rule.relation == mistake.type and not any(m.facts for m in a.matches)
            ]
        rows.append(row)
    return rows


def _by_rule(counts: Counter[tuple[str, str]]) -> Counter[str]:
    summed: Counter[str] = Counter()
    for (rule, _), count in counts.items():
        summed[rule] += count
    return summed


def _takes(seen: _Seen, found: Study) -> bool:
    """Whether one more example is wanted: the first of this document, up to the limit."""
    document = f"{found.context.document.source.path}#{found.context.document.part}"
    if len(seen.examples) >= EXAMPLES or document in seen.documents:
        return False
    seen.documents.add(document)
    return True


def _example(found: Study, at: int) -> Data:
    """Where in which document, and the sentence; ``start`` counts characters of the source."""
    document = found.context.document
    number = found.context.sentence_index(at)
    sentence = found.context.sentences[number]
    return {
        "document": document.source.path,
        "part": document.part,
        "sentence": number + 1,
        "start": document.source_span(at, at + 1)[0],
        "text": found.context.text[sentence.start : sentence.end].strip(),
    }


def _ranked(table: Mapping[str, _Seen]) -> list[Data]:
    ranked = sorted(table.items(), key=lambda item: (-item[1].count, item[0]))
    return [{"words": word, "count": seen.count, "examples": seen.examples} for word, seen in ranked]


def _where(rule: str, schema: Schema) -> str:
    written = yaml_rules(schema).get(rule)
    if written:
        return "schema/rules/" + written.where.split(": rule")[0].replace("\\", "/").rsplit("/", 1)[-1]
    row = meaning(rule)
    return row["module"] if row else ""


def _precision(verdicts: Mapping[str, int] | None) -> Data:
    """A rule's right and wrong edges by the gold annotations; neutral ones count for neither."""
    if verdicts is None:
        return {}
    judged = verdicts["tp"] + verdicts["fp"]
    return {**verdicts, "precision": round(verdicts["tp"] / judged, 4) if judged else None}
