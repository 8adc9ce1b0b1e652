"""``policygraph pull``: a graph out of a Neo4j."""

from __future__ import annotations

from pathlib import Path

import click

from policygraph.cli import server as servers
from policygraph.cli import sources
from policygraph.cli.build import DEFAULT, formats_option, write


@click.command(short_help="Write the graph of a Neo4j to files.")
@servers.uri_option
@servers.options
@click.option(
    "-o", "--output", default="exports", show_default=True, metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path), help="Folder to write to; made if missing.",
)  # fmt: skip
@formats_option(DEFAULT)
@sources.schema_option
@click.option("-q", "--quiet", is_flag=True, help="Errors only.")
def pull(
    uri: str,
    user: str,
    password_file: Path | None,
    database: str | None,
    namespace: str,
    output: Path,
    formats: list[str],
    schema: Path | None,
    quiet: bool,
) -> None:
    """Rebuild the graph that was loaded into a Neo4j and write it like build does.

    Only labels and relations of the ontology are read. A graph that was loaded into an empty database (or namespace)
    and is pulled from it gives the same graph.json, byte for byte.

    \b
    Examples:
      policygraph pull
      policygraph pull --uri neo4j://graphs.example:7687 -o copy --format json,gexf
      policygraph pull --namespace ministry -o ministry
    """
    from policygraph.schema import load_schema
    from policygraph.stores import neo4j

    loaded = load_schema(schema)
    target = servers.server(uri, user, password_file, database)
    graph = neo4j.pull(target, namespace=namespace, schema=loaded)
    written = write(graph, output, formats, loaded, title=None)
    if not quiet:
        click.echo(f"pulled     {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges from {target}")
        for path in written:
            click.echo(f"  {path.as_posix()}")
