"""From a document to its extraction: the recognisers in order, then the facts."""

from __future__ import annotations

from functools import cache

from policygraph.extraction import acts, articles, positions, speakers, structure
from policygraph.extraction.context import Context
from policygraph.extraction.merge import merge_names
from policygraph.extraction.model import Extraction, Fact, Mention
from policygraph.extraction.recognisers import (
    concepts,
    dates,
    documents,
    institutions,
    meetings,
    people,
    places,
)
from policygraph.extraction.roles import Roles, find_roles
from policygraph.extraction.rules import RuleEngine
from policygraph.reading.document import Document
from policygraph.schema import Schema, load_schema

# Order matters: each recogniser sees the mentions of those before it.
RECOGNISERS = (documents, dates, institutions, people, meetings, places, concepts)


@cache
def engine(schema: Schema) -> RuleEngine:
    """The relation rules of a schema, compiled once."""
    return RuleEngine(schema)


def understand(document: Document, schema: Schema) -> tuple[Context, Roles]:
    """A document with all its mentions and its roles: what every rule sees."""
    context = Context(document, schema)
    for recogniser in RECOGNISERS:
        context.add(recogniser.recognise(context))
    _settle(context)
    merge_names(context, context.me)
    return context, find_roles(context, context.me)


def extract(document: Document, schema: Schema | None = None) -> Extraction:
    """Everything the rules find in one document. Pure: same document and schema, same extraction."""
    schema = schema or load_schema()
    return conclude(*understand(document, schema))


def conclude(context: Context, roles: Roles) -> Extraction:
    """The facts of a document that has its mentions and roles."""
    facts = [
        *structure.facts_of_form(context, roles),
        *acts.acts(context),
        *positions.positions(context),
        *engine(context.schema).facts(context, roles),
        *speakers.emphasised(context, roles),
    ]
    facts = articles.articles(context, _without_last_days(facts))
    return Extraction(context.document, context.me, context.mentions, _distinct(facts), context.aliases)


def _without_last_days(facts: list[Fact]) -> list[Fact]:
    """Facts without the day on which a meeting passed something, where an interval tells how long it was held."""
    ends = {(f.head, f.tail.name.partition("/")[2]) for f in facts if f.relation == "HELD_ON" and "/" in f.tail.name}
    return [f for f in facts if f.relation != "HELD_ON" or (f.head, f.tail.name) not in ends]


def _settle(context: Context) -> None:
    """Drop what an outer mention swallows: a law's short name inside a body's or concept's name is not cited there."""
    outer: list[Mention] = []
    kept: list[Mention] = []
    for mention in context.mentions:
        while outer and outer[-1].end <= mention.start:
            outer.pop()
        inside = outer[-1] if outer and outer[-1].end >= mention.end and outer[-1] is not mention else None
        swallowed = (
            inside is not None
            and mention.label in _SWALLOWED.get(inside.label, ())
            and not (mention.label == "Place" and inside.rule in ("document:speech", "document:own-title"))
            and not (mention.rule == "lexicon:concepts" and inside.rule == "document:own-title")
            and mention.rule != "concept:matter"
        )
        if inside is not None and inside.label == "Concept" and mention.rule == "institution:head":
            swallowed = True  # 综合性|国家科学中心
        if inside is not None and inside.label == "Meeting" and mention.name == "中国共产党":
            swallowed = True  # the party in the name of its congress
        if not swallowed:
            kept.append(mention)
            outer.append(mention)
    context.mentions = []
    context.add(kept)


_SWALLOWED = {
    "Institution": ("Document", "Concept", "Place", "Person", "Date"),
    "Meeting": ("Concept",),
    "Concept": ("Document", "Place"),
    "Document": ("Concept", "Place"),
    "Place": ("Concept",),
}


def _distinct(facts: list[Fact]) -> list[Fact]:
    """Facts without repetition, in the order of the text; a meeting's year gives way to its day."""
    days = {
        (f.head, f.tail.name[:4])
        for f in facts
        if f.relation == "HELD_ON" and f.tail.name[4:] and f.tail.name[0] != "-"
    }
    unique = dict.fromkeys(
        f for f in facts if not (f.evidence.rule == "meeting:year" and (f.head, f.tail.name) in days)
    )
    return sorted(
        unique,
        key=lambda f: (f.evidence.start, f.relation, f.head.name, f.tail.name, f.evidence.rule, str(f.properties)),
    )
