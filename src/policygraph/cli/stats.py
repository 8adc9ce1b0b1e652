"""``policygraph stats``: what is in a graph."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import click

from policygraph.cli import sources

_OF_FORM = ("MENTIONS", "HAS_ARTICLE")
_DATED = ("signed", "published")


@click.command(short_help="Show what is in a graph.")
@click.argument("graph", metavar="GRAPH", type=click.Path(exists=True, path_type=Path))
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=0), help="Entities to list.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def stats(graph: Path, top: int, as_json: bool) -> None:
    """Count nodes, edges and documents of GRAPH (a graph.json, or the folder that holds it).

    \b
    Examples:
      policygraph stats exports/graph.json
      policygraph stats exports --top 30
      policygraph stats exports --json
    """
    from policygraph.stores import files

    loaded = files.load(graph / "graph.json" if graph.is_dir() else graph)
    found = figures(loaded, top)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else _as_text(found))


def figures(graph: Any, top: int) -> dict[str, Any]:
    """The counts of a graph. ``top`` entities by the edges they have, MENTIONS and a law's own articles aside."""
    degree: Counter[str] = Counter()
    for head, tail, data in graph.edges(data=True):
        if data["type"] not in _OF_FORM:
            degree.update((head, tail))
    inputs = [d for _, d in graph.nodes(data=True) if d["label"] == "Document" and d.get("sha256")]
    days = sorted(day for d in inputs if (day := next((d[k] for k in _DATED if d.get(k)), "")))
    ranked = sorted(degree.items(), key=lambda pair: (-pair[1], pair[0]))
    return {
        "documents": len(inputs),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "nodes": dict(sorted(Counter(d["label"] for _, d in graph.nodes(data=True)).items())),
        "edges": dict(sorted(Counter(d["type"] for _, _, d in graph.edges(data=True)).items())),
        "top": [
            {"id": n, "label": graph.nodes[n]["label"], "name": graph.nodes[n]["name"], "edges": count}
            for n, count in ranked[:top]
        ],
    }


def _as_text(found: dict[str, Any]) -> str:
    from policygraph.schema import load_schema

    schema = load_schema()
    span = f", {found['first']} to {found['last']}" if found["first"] else ""
    lines = [f"documents  {found['documents']}{span}", f"nodes      {sum(found['nodes'].values())}"]
    lines += sources.counted(found["nodes"], schema.labels)
    lines.append(f"edges      {sum(found['edges'].values())}")
    lines += sources.counted(found["edges"], schema.relations)
    if found["top"]:
        lines.append("most connected (edges besides MENTIONS)")
        lines += [f"  {t['edges']:>5}  {t['label']:<11}  {t['name']}" for t in found["top"]]
    return "\n".join(lines)
