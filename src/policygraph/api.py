"""The library's front door: paths in, a networkx graph out."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from policygraph import batch
from policygraph.errors import ReadingError
from policygraph.extraction import pipeline
from policygraph.extraction.model import Extraction, Mention, Ref
from policygraph.graph import build_graph
from policygraph.reading import Document, discover, read, read_text
from policygraph.reading.document import Field
from policygraph.resolution import Record
from policygraph.schema import load_schema
from policygraph.stores import files

if TYPE_CHECKING:
    from policygraph.view.notebook import Shown

Paths = str | Path | Iterable[str | Path]
_SHOWN = 10


class PolicyGraph(nx.MultiDiGraph):  # type: ignore[misc]
    """A networkx.MultiDiGraph that shows itself as a table in a notebook. Nothing else is added."""

    def _repr_html_(self) -> str:
        labels = Counter(str(d.get("label", "")) for _, d in self.nodes(data=True))
        types = Counter(str(d.get("type", "")) for _, _, d in self.edges(data=True))
        top = sorted(self.degree(), key=lambda pair: (-pair[1], str(pair[0])))[:_SHOWN]
        names = [(f"{self.nodes[n].get('name', n)} ({self.nodes[n].get('label', '')})", d) for n, d in top]
        title = f"PolicyGraph: {self.number_of_nodes()} nodes, {self.number_of_edges()} edges"
        tables = "".join(
            _table(head, rows)
            for head, rows in (
                ("nodes", sorted(labels.items(), key=_most)),
                ("edges", sorted(types.items(), key=_most)[:_SHOWN]),
                ("most connected", names),
            )
        )
        return f"<div><b>{escape(title)}</b><div style='display:flex;gap:2em'>{tables}</div></div>"


def _most(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _table(head: str, rows: Iterable[tuple[str, int]]) -> str:
    body = "".join(f"<tr><td>{escape(name)}</td><td>{count}</td></tr>" for name, count in rows)
    return f"<table><tr><th>{escape(head)}</th><th>count</th></tr>{body}</table>"


def build(
    paths: Paths, *, schema: str | Path | None = None, decisions: str | Path | None = None, jobs: int = 1
) -> PolicyGraph:
    """Build the graph of files and folders.

    ``schema`` is a folder that replaces the bundled ``schema/``, ``decisions`` a decisions file, ``jobs`` the number
    of processes (above 1 the calling script needs the ``if __name__ == "__main__"`` guard on Windows and macOS).
    A file that cannot be read gives a Python warning; ``ReadingError`` when no file at all gave a document.
    """
    folder = Path(schema) if schema else None
    loaded = load_schema(folder)
    records: list[Record] = []
    failures: list[str] = []
    for outcome in batch.run([str(p) for p in discover(_listed(paths))], folder, jobs=jobs):
        records += outcome.records
        if outcome.failure:
            failures.append(outcome.failure)
            warnings.warn(outcome.failure, stacklevel=2)
    if not records:
        raise ReadingError(failures[0] if failures else "no documents in the given paths")
    return PolicyGraph(build_graph(records, loaded, Path(decisions) if decisions else None))


def load(path: str | Path) -> PolicyGraph:
    """The graph of a ``graph.json``. ``GraphError`` where it is none."""
    return PolicyGraph(files.load(Path(path)))


def show(graph: nx.MultiDiGraph, *, title: str | None = None, height: int = 640) -> Shown:
    """The interactive page in a notebook cell, offline: ``policygraph.show(graph)`` as the last line of a cell."""
    from policygraph import view

    return view.show(graph, title=title, height=height)


def extract(
    paths: Paths | None = None, *, text: str | None = None, schema: str | Path | None = None
) -> Iterator[dict[str, Any]]:
    """What the rules find in each document, as plain dicts: head fields, mentions, references and facts.

    ``mentions`` name their entity, ``references`` (会议, 他, 总书记 alone) only stand for it.
    Give ``paths`` or ``text``. ``start`` and ``end`` count characters of the source's text (for a text file: of the
    decoded file). ``ReadingError`` at the first file that cannot be read.
    """
    loaded = load_schema(Path(schema) if schema else None)
    if text is not None:
        documents: Iterable[Document] = read_text(text)
    else:
        documents = (d for path in discover(_listed(paths or [])) for d in read(path))
    for document in documents:
        yield as_dict(pipeline.extract(document, loaded))


def _listed(paths: Paths) -> list[Path]:
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(p) for p in paths]


def as_dict(extraction: Extraction) -> dict[str, Any]:
    """One extraction as a JSON-ready dict; every offset counts characters of the source's text."""
    document = extraction.document
    head = document.head
    spans: dict[bool, list[dict[str, Any]]] = {True: [], False: []}
    mentions = [*extraction.mentions, *_namesakes(extraction)]
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, m.label, m.name)):
        start, end = document.source_span(mention.start, mention.end)
        spans[mention.alias].append(
            {
                "label": mention.label,
                "name": mention.name,
                "text": document.text[mention.start : mention.end],
                "start": start,
                "end": end,
                "rule": mention.rule,
            }
        )
    return {
        "path": document.source.path,
        "part": document.part,
        "title": _value(head.title),
        "doc_type": head.doc_type,
        "doc_number": _value(head.doc_number),
        "issuers": [f.value for f in head.issuers],
        "recipients": [f.value for f in head.recipients],
        "authors": [f.value for f in head.authors],
        "published": _value(head.published),
        "signed": _value(head.signed),
        "effective": _value(head.effective),
        "source": _value(head.source),
        "place": _value(head.dateline_place),
        "history": [{"action": p.action, "date": p.date, "body": p.body, "ordinal": p.ordinal} for p in head.history],
        "warnings": [w for w in document.metadata.get("warnings", "").split("\n") if w],
        "mentions": spans[True],
        "references": spans[False],
        "facts": [
            {
                "head": _ref(f.head),
                "type": f.relation,
                "tail": _ref(f.tail),
                "properties": dict(f.properties),
                "grade": f.grade,
                "evidence": {
                    "sentence": f.evidence.sentence,
                    "start": f.evidence.start,
                    "end": f.evidence.end,
                    "rule": f.evidence.rule,
                },
            }
            for f in extraction.facts
        ],
    }


_THINKERS = ("马克思", "恩格斯", "列宁", "毛泽东", "邓小平", "习近平", "孙中山")


def _namesakes(extraction: Extraction) -> Iterator[Mention]:
    """People whose name opens that of a doctrine or a book (邓小平|理论): spans of the text, no nodes of the graph."""
    people = {m.start for m in extraction.mentions if m.label == "Person"}
    for mention in extraction.mentions:
        surface = extraction.document.text[mention.start : mention.end]
        name = next((n for n in _THINKERS if surface.startswith(n) and surface != n), "")
        if name and mention.label in ("Concept", "Document") and mention.alias and mention.start not in people:
            yield Mention("Person", mention.start, mention.start + len(name), name, "namesake")


def _value(field: Field | None) -> str | None:
    return field.value if field else None


def _ref(ref: Ref) -> dict[str, str]:
    return {"label": ref.label, "name": ref.name}
