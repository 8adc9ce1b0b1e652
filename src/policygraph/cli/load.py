"""``policygraph load``: a graph into a Neo4j."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policygraph.cli import server as servers
from policygraph.cli import sources

if TYPE_CHECKING:
    from policygraph.schema import Schema
    from policygraph.stores.neo4j import Server


INTERRUPTED = 130


@click.command(short_help="Load a graph into a Neo4j.")
@click.argument("graph", metavar="GRAPH", type=click.Path(exists=True, path_type=Path))
@servers.uri_option
@servers.options
@click.option(
    "--prune", is_flag=True, help="Also remove what is not in GRAPH: documents that are gone, their entities."
)
@sources.schema_option
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, no table; errors only.")
def load(
    graph: Path,
    uri: str,
    user: str,
    password_file: Path | None,
    database: str | None,
    namespace: str,
    prune: bool,
    schema: Path | None,
    quiet: bool,
) -> None:
    """Load GRAPH (a graph.json, or the folder that holds it) into a running Neo4j 5 or later.

    Constraints and indexes are made first. Only what differs is written: loading again changes nothing, and after an
    interruption the same command does the rest. The edges of each document in GRAPH are replaced; other documents in
    the database stay, unless --prune is given.

    \b
    Examples:
      export NEO4J_PASSWORD=…
      policygraph load exports
      policygraph load exports/graph.json --uri neo4j://graphs.example:7687 --database policy
      policygraph load exports --namespace ministry --prune --password-file ~/.neo4j-password
    """
    from policygraph.schema import load_schema
    from policygraph.stores import files

    target = servers.server(uri, user, password_file, database)
    loaded = load_schema(schema)
    into(target, files.load(graph, loaded), loaded, namespace=namespace, prune=prune, quiet=quiet)


def into(
    target: Server, graph: Any, schema: Schema, *, namespace: str = "", prune: bool = False, quiet: bool = False
) -> None:
    """Load the graph with a progress bar and say what changed."""
    from policygraph.stores import neo4j

    began = time.perf_counter()
    length = graph.number_of_nodes() + graph.number_of_edges()
    hidden = quiet or not sys.stderr.isatty()
    try:
        with click.progressbar(length=length, label="loading", file=sys.stderr, hidden=hidden) as bar:
            changes = neo4j.load(graph, target, namespace=namespace, prune=prune, schema=schema, progress=bar.update)
    except KeyboardInterrupt:
        click.echo("policygraph: interrupted; the database holds a part, and the same command does the rest", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    if quiet:
        return
    click.echo(f"loaded     {target}{f', namespace {namespace}' if namespace else ''}")
    click.echo("           " + "".join(f"{name:>10}" for name in ("added", "changed", "removed", "unchanged")))
    for what, change in zip(("nodes", "edges"), changes, strict=True):
        counts = (change.added, change.changed, change.removed, change.unchanged)
        click.echo(f"{what:<11}" + "".join(f"{count:>10}" for count in counts))
    click.echo(f"seconds    {time.perf_counter() - began:.1f}")
