"""One document with all that its rules saw and tried: what `explain` shows and `coverage` counts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policygraph.extraction import pipeline
from policygraph.extraction.context import Context
from policygraph.extraction.model import Extraction, Fact, Ref
from policygraph.extraction.roles import Roles
from policygraph.extraction.rules import Attempt, Rule
from policygraph.reading.document import Document
from policygraph.schema import Row, Schema, read_table

Triple = tuple[Ref, str, Ref]


@dataclass(frozen=True, slots=True)
class Study:
    """A document's extraction, every try of a rule, and the facts by the sentence that states them."""

    context: Context
    roles: Roles
    extraction: Extraction
    attempts: tuple[Attempt, ...]
    facts: Mapping[int, tuple[Fact, ...]]
    stated: Mapping[Triple, tuple[tuple[int, str], ...]]


def study(document: Document, schema: Schema) -> Study:
    """Extract one document and keep what its rules tried."""
    context, roles = pipeline.understand(document, schema)
    extraction = pipeline.conclude(context, roles)
    starts = [context.evidence(s.start, s.end, "").start for s in context.sentences]
    facts: dict[int, list[Fact]] = defaultdict(list)
    stated: dict[Triple, list[tuple[int, str]]] = defaultdict(list)
    for fact in extraction.facts:
        index = max(0, bisect_right(starts, fact.evidence.start) - 1)
        facts[index].append(fact)
        stated[fact.head, fact.relation, fact.tail].append((index, fact.evidence.rule))
    return Study(
        context,
        roles,
        extraction,
        tuple(pipeline.engine(schema).trace(context, roles)),
        {index: tuple(found) for index, found in facts.items()},
        {triple: tuple(found) for triple, found in stated.items()},
    )


@cache
def code_rules() -> Mapping[str, Row]:
    """Rules that are code, by id (with ``*`` for the rest of an id): their kind, module and meaning."""
    return {row["id"]: row for row in read_table(Path(__file__).with_name("code_rules.tsv"))}


@cache
def meaning(rule: str) -> Row | None:
    """What the catalogue says of a rule in code; None for a YAML rule or one that nobody has described."""
    known = code_rules()
    if rule in known:
        return known[rule]
    fitting = [name for name in known if name.endswith("*") and rule.startswith(name[:-1])]
    return known[max(fitting, key=len)] if fitting else None


def yaml_rules(schema: Schema) -> dict[str, Rule]:
    """The rules of ``schema/rules`` by id."""
    return {rule.id: rule for rule in pipeline.engine(schema).rules}
