"""Why each mention and fact of a document is there, and why a rule that was tried gave nothing."""

from __future__ import annotations

from typing import Any

from policygraph.analysis.diagnosis import readable, slots, why_not
from policygraph.analysis.needs import misses
from policygraph.analysis.study import Study, meaning, study, yaml_rules
from policygraph.extraction.model import Fact, Mention, Ref
from policygraph.extraction.rules import Attempt, mask
from policygraph.reading.document import Document
from policygraph.schema import Schema

Data = dict[str, Any]


def explain(document: Document, schema: Schema, *, sentence: int | None = None, rule: str | None = None) -> Data:
    """Everything about one document as a JSON-ready dict; ``start`` and ``end`` count characters of the source.

    ``sentence`` (from 1) keeps one sentence; ``rule`` keeps what that rule found or tried. A sentence has ``mentions``,
    the ``masked`` text, ``facts`` (rule, slots, where else the same is stated) and ``failed``: rules whose trigger
    stood there without a fact, with the failing condition in English and Chinese and ``fit``, the share of the pattern.
    """
    found = study(document, schema)
    rows = [
        _sentence(found, index, rule)
        for index in range(len(found.context.sentences))
        if sentence is None or index == sentence - 1
    ]
    if rule is not None:
        rows = [r for r in rows if r["facts"] or r["failed"] or any(m["rule"] == rule for m in r["mentions"])]
    head = document.head
    return {
        "path": document.source.path,
        "part": document.part,
        "title": found.context.me.name,
        "doc_type": head.doc_type,
        "meeting": _name(found.roles.meeting),
        "protagonist": _name(found.roles.protagonist),
        "count": len(found.context.sentences),
        "sentences": rows,
        "rules": _rules(rows, schema),
    }


def _name(ref: Ref | None) -> str:
    return ref.name if ref else ""


def _sentence(found: Study, index: int, only: str | None) -> Data:
    context, span = found.context, found.context.sentences[index]
    mentions = context.in_sentence(index)
    start, end = context.document.source_span(span.start, span.end)
    tries = [a for a in found.attempts if a.sentence == index and only in (None, a.rule.id)]
    facts = [f for f in found.facts.get(index, ()) if only in (None, f.evidence.rule)]
    return {
        "number": index + 1,
        "start": start,
        "end": end,
        "text": context.text[span.start : span.end],
        "masked": readable(mask(context.text, span.start, span.end, mentions)),
        "mentions": [_mention(found, m, span.start) for m in mentions],
        "facts": [_fact(found, f, index, tries) for f in sorted(facts, key=_order)],
        "failed": _failed(found, index, tries, only),
    }


def _mention(found: Study, mention: Mention, origin: int) -> Data:
    context = found.context
    start, end = context.document.source_span(mention.start, mention.end)
    words = context.text[mention.start : mention.end]
    return {
        "start": start,
        "end": end,
        "from": mention.start - origin,
        "to": mention.end - origin,
        "text": words,
        "label": mention.label,
        "name": mention.name,
        "rule": mention.rule,
        "where": _lexicon_line(found, mention.rule, words),
        "anaphor": not mention.alias,
        "core": mention.core,
    }


def _lexicon_line(found: Study, rule: str, words: str) -> str:
    """The line of the table that holds a word: ``schema/lexicon/concepts.tsv:12``."""
    table = rule.removeprefix("lexicon:")
    if table == rule or not (found.context.schema.directory / "lexicon" / f"{table}.tsv").is_file():
        return ""
    entry = found.context.schema.lexicon(table).get(words)
    return f"schema/lexicon/{table}.tsv" + (f":{entry.row.line}" if entry else "")


def _fact(found: Study, fact: Fact, index: int, tries: list[Attempt]) -> Data:
    statements = found.stated[fact.head, fact.relation, fact.tail]
    return {
        "head": {"label": fact.head.label, "name": fact.head.name},
        "type": fact.relation,
        "tail": {"label": fact.tail.label, "name": fact.tail.name},
        "properties": dict(fact.properties),
        "rule": fact.evidence.rule,
        "slots": _slots(fact, tries),
        "also": [
            {"sentence": at + 1, "rule": rule}
            for at, rule in dict.fromkeys(statements)
            if (at, rule) != (index, fact.evidence.rule)
        ],
    }


def _order(fact: Fact) -> tuple[int, str, int]:
    """The order of the text, people of a list in theirs."""
    order = dict(fact.properties).get("order")
    return fact.evidence.start, fact.relation, order if isinstance(order, int) else 0


def _slots(fact: Fact, tries: list[Attempt]) -> dict[str, str]:
    for attempt in tries:
        for matched in attempt.matches:
            if fact in matched.facts:
                return slots(attempt, matched)
    return {}


def _failed(found: Study, index: int, tries: list[Attempt], only: str | None) -> list[Data]:
    """The rules that gave nothing here, from the nearest miss on; those that repeat a relation stated here go last."""
    here = {f.relation: f.evidence.rule for f in reversed(found.facts.get(index, ()))}
    rows = []
    for attempt in tries:
        if any(m.facts for m in attempt.matches):
            continue
        reason = why_not(attempt, found.context)
        rule = attempt.rule
        rows.append(
            {
                "rule": rule.id,
                "type": rule.relation,
                "triggers": [t for t in rule.triggers if t in found.context.text[_span(found, index)]],
                "fit": round(reason.fit, 2),
                "en": reason.en,
                "zh": reason.zh,
                "stated_by": here.get(rule.relation, ""),
            }
        )
    rows += [
        {
            "rule": miss.rule,
            "type": miss.relation,
            "triggers": list(miss.triggers),
            "fit": round(miss.fit, 2),
            "en": miss.en,
            "zh": miss.zh,
            "stated_by": here.get(miss.relation, ""),
        }
        for miss in misses(found, index, only)
    ]
    return sorted(rows, key=lambda r: (bool(r["stated_by"]), -r["fit"], r["rule"]))


def _span(found: Study, index: int) -> slice:
    sentence = found.context.sentences[index]
    return slice(sentence.start, sentence.end)


def _rules(rows: list[Data], schema: Schema) -> dict[str, Data]:
    """What every rule named in the rows is: a YAML rule's pattern and file, or what a rule in code means."""
    named = {item["rule"] for row in rows for kind in ("mentions", "facts", "failed") for item in row[kind]}
    written = yaml_rules(schema)
    out: dict[str, Data] = {}
    for name in sorted(named):
        row = meaning(name)
        if name in written:
            rule = written[name]
            file = rule.where.split(": rule")[0].replace("\\", "/").rsplit("/", 1)[-1]
            out[name] = {"where": f"schema/rules/{file}", "pattern": rule.source, "triggers": list(rule.triggers)}
        elif row:
            out[name] = {"where": row["module"], "en": row["en"], "zh": row["zh"]}
    return out
