"""``policygraph query``: questions of the cookbook, or Cypher."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policygraph.cli import server as servers
from policygraph.cli import sources
from policygraph.errors import QueryError

if TYPE_CHECKING:
    from policygraph.query import Question
    from policygraph.schema import Schema
    from policygraph.stores.cypher import Engine


def _parameters(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for item in given:
        name, sign, value = item.partition("=")
        if not sign or not name.isidentifier():
            raise click.BadParameter(f"{item!r} is not like NAME=VALUE")
        found[name] = value
    return found


@click.command(short_help="Ask a graph: a question of the cookbook, or Cypher.")
@click.argument("question", metavar="[QUESTION|CYPHER]", required=False)
@click.option("--list", "listing", is_flag=True, help="List the questions of the cookbook.")
@click.option("--show", is_flag=True, help="Print the Cypher of QUESTION instead of asking it.")
@click.option(
    "-p", "--param", "given", multiple=True, metavar="NAME=VALUE", callback=_parameters,
    help="A parameter of the question or query; may be given several times.",
)  # fmt: skip
@click.option(
    "--graph", default="exports", show_default=True, metavar="PATH", type=click.Path(path_type=Path),
    help="A graph.json, or the folder that holds it.",
)  # fmt: skip
@click.option("--neo4j", "uri", metavar="URI", help="Ask a Neo4j server instead of a file.")
@servers.options
@click.option(
    "--format", "form", default="table", show_default=True, type=click.Choice(("table", "csv", "json", "md")),
    help="Form of the answer. A table cuts long cells, the others do not.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Write the answer to a file; a CSV file opens in Excel as it is.",
)  # fmt: skip
@click.option("--limit", default=1000, show_default=True, type=click.IntRange(min=1), help="Rows to give at most.")
@click.option(
    "--timeout", default=60.0, show_default=True, metavar="SECONDS", type=click.FloatRange(min=0.001),
    help="Stop the query after this long.",
)  # fmt: skip
@click.option("--write", is_flag=True, help="Allow the query to change the Neo4j database.")
@sources.schema_option
def query(
    question: str | None,
    listing: bool,
    show: bool,
    given: dict[str, str],
    graph: Path,
    uri: str | None,
    user: str,
    password_file: Path | None,
    database: str | None,
    namespace: str,
    form: str,
    output: Path | None,
    limit: int,
    timeout: float,
    write: bool,
    schema: Path | None,
) -> None:
    """Ask a graph a QUESTION of the cookbook, or anything in CYPHER. No server is needed.

    A query cannot change anything, unless it goes to a Neo4j with --write. For a query of your own, a value of --param
    that is JSON is taken as such (n=5, years='["2023", "2024"]', year='"2024"'); any other is text.

    \b
    Examples:
      policygraph query --list
      policygraph query attendance --param person=李明远
      policygraph query cited-by -p document=水法 --format csv -o cited.csv
      policygraph query 'MATCH (p:Person) WHERE p.name STARTS WITH $s RETURN p.name' -p s=李
      policygraph query attendance --neo4j neo4j://localhost:7687
    """
    from policygraph import query as queries
    from policygraph.schema import load_schema

    loaded = load_schema(schema)
    if listing:
        click.echo(_listed(queries.cookbook(loaded)), nl=False)
        return
    if not question:
        raise click.UsageError("give a QUESTION or CYPHER; policygraph query --list shows the questions")
    ready = None if any(c.isspace() for c in question.strip()) else queries.question(question.strip(), loaded)
    text = ready.within(namespace) if ready else question
    if show:
        click.echo(text)
        return
    parameters: dict[str, Any] = dict(ready.parameters(given)) if ready else {n: _value(v) for n, v in given.items()}
    if namespace:
        parameters["namespace"] = namespace
    with _engine(graph, uri, user, password_file, database, loaded) as engine:
        result = engine.run(text, parameters, limit=limit, timeout=timeout, write=write)
    answer = queries.written(result, form)
    if output:
        try:
            output.write_text(answer, "utf-8-sig" if form == "csv" else "utf-8")
        except OSError as error:
            raise QueryError(f"{output}: cannot be written ({error.strerror})") from error
    else:
        click.echo(answer, nl=False)
    if not result.rows:
        click.echo("no rows" + "".join(f"; {note}" for note in result.notes if not ready), err=True)
    if result.more:
        click.echo(f"only the first {limit} rows; --limit gives more", err=True)


@contextmanager
def _engine(
    graph: Path, uri: str | None, user: str, password_file: Path | None, database: str | None, schema: Schema
) -> Iterator[Engine]:
    if uri:
        from policygraph.stores.neo4j import Neo4jEngine, connect

        with connect(servers.server(uri, user, password_file, database)) as driver:
            yield Neo4jEngine(driver, database)
    else:
        from policygraph.stores.embedded import open_embedded

        yield open_embedded(graph, schema)


def _value(text: str) -> Any:
    """A parameter of a query of the user's own: a number, truth value or list as JSON writes it, or else the text."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _listed(questions: list[Question]) -> str:
    lines = []
    for item in questions:
        lines += [item.name, f"    {item.zh}", f"    {item.en}"]
        lines += [f"      {item.about}"] if item.about else []
        for setting in item.settings.values():
            default = f" [{setting.default}]" if setting.default != "" else ""
            lines.append(f"      --param {setting.name}=…{default}  {setting.zh} | {setting.en}")
    return "".join(f"{line}\n" for line in lines)
