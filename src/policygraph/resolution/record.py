"""What is kept of one document for the graph: small, without its text, cheap to send between processes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from policygraph.extraction.model import Evidence, Extraction, Fact, Ref
from policygraph.reading.articles import find_articles

# Made from the document's form: their own edges carry the sentence, a MENTIONS beside each would double the graph.
_NOT_MENTIONED = frozenset({"Article"})
_KEPT = 3  # sentences kept as evidence of a mention; the count tells of the rest


@dataclass(frozen=True, slots=True)
class Stated:
    """One entity of one document: the words it goes by there, how often, and the first sentences that name it."""

    ref: Ref
    aliases: tuple[str, ...]
    count: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One document's part of the graph. ``attributes`` describe its own node."""

    me: Ref
    attributes: Mapping[str, str | int]
    entities: tuple[Stated, ...]
    facts: tuple[Fact, ...]


def record(extraction: Extraction) -> Record:
    """The record of one extraction."""
    document = extraction.document
    aliases: dict[Ref, set[str]] = {}
    counts: dict[Ref, int] = {}
    evidence: dict[Ref, list[Evidence]] = {}
    starts = [s.start for s in document.sentences]
    for mention in extraction.mentions:
        ref = Ref(mention.label, mention.name)
        counts[ref] = counts.get(ref, 0) + 1
        known = aliases.setdefault(ref, set())
        if mention.alias:
            known.add(document.text[mention.start : mention.end])
        kept = evidence.setdefault(ref, [])
        if len(kept) < _KEPT:
            found = _sentence(extraction, starts, mention.start, mention.rule)
            if all(e.start != found.start for e in kept):
                kept.append(found)
    for fact in extraction.facts:
        for ref in (fact.head, fact.tail):
            if ref.label in _NOT_MENTIONED:
                continue
            aliases.setdefault(ref, set())
            counts.setdefault(ref, 1)
            evidence.setdefault(ref, [fact.evidence])
    for ref, more in extraction.aliases.items():
        if ref in aliases:
            aliases[ref] |= more
    return Record(
        extraction.self_ref,
        _attributes(extraction),
        tuple(
            Stated(ref, tuple(sorted(aliases[ref] - {ref.name})), counts[ref], tuple(evidence[ref]))
            for ref in sorted(counts, key=lambda r: (r.label, r.name))
        ),
        tuple(extraction.facts),
    )


def _sentence(extraction: Extraction, starts: list[int], position: int, rule: str) -> Evidence:
    document = extraction.document
    sentence = document.sentences[max(0, bisect_right(starts, position) - 1)]
    text = document.text[sentence.start : sentence.end]
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    start, end = document.source_span(sentence.start + lead, sentence.start + lead + len(text))
    return Evidence(text, start, end, rule)


def _attributes(extraction: Extraction) -> dict[str, str | int]:
    document, head = extraction.document, extraction.document.head
    fields = {
        "title": head.title,
        "doc_number": head.doc_number,
        "published": head.published,
        "signed": head.signed,
        "effective": head.effective,
        "source": head.source,
    }
    attributes: dict[str, str | int] = {
        "path": document.source.path,
        "sha256": document.source.sha256,
        "part": document.part,
        "doc_type": head.doc_type,
        "text_length": len(document.text),
        "articles": len(find_articles(document.text)),
        "url": document.metadata.get("url", ""),
        **{name: field.value if field else "" for name, field in fields.items()},
    }
    return {name: value for name, value in sorted(attributes.items()) if value not in ("", 0)}
