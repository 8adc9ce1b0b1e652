"""From a document to its extraction: the recognisers in order, then the rules."""

from __future__ import annotations

from policygraph.extraction import positions
from policygraph.extraction.context import Context
from policygraph.extraction.model import Extraction, Ref
from policygraph.extraction.recognisers import (
    concepts,
    dates,
    documents,
    institutions,
    meetings,
    people,
    places,
)
from policygraph.reading.document import Document
from policygraph.schema import Schema, load_schema

# Order matters: each recogniser sees the mentions of those before it.
RECOGNISERS = (documents, dates, institutions, people, meetings, places, concepts)


def extract(document: Document, schema: Schema | None = None) -> Extraction:
    """Everything the rules find in one document. Pure: same document and schema, same extraction."""
    context = Context(document, schema or load_schema())
    for recogniser in RECOGNISERS:
        context.add(recogniser.recognise(context))
    facts = list(positions.positions(context))
    title = document.head.title
    self_ref = Ref("Document", title.value if title else document.source.path)
    return Extraction(document, self_ref, context.mentions, facts, context.aliases)
