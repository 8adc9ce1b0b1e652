"""``policygraph build``: files into a graph, written in several formats."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policygraph.cli import sources

if TYPE_CHECKING:
    from policygraph.batch import Outcome
    from policygraph.resolution import Record
    from policygraph.schema import Schema
    from policygraph.stores.neo4j import Server

FORMATS = ("json", "graphml", "gexf", "csv", "neo4j", "jsonld", "html", "kgl")
DEFAULT = "json,graphml,gexf,csv,html,kgl"
PARTLY_BUILT = 3
_WARNINGS_SHOWN = 10


def _formats(_context: click.Context, _option: click.Parameter, value: str) -> list[str]:
    chosen = [name.strip().lower() for name in value.split(",") if name.strip()]
    wrong = [name for name in chosen if name not in FORMATS]
    if wrong or not chosen:
        raise click.BadParameter(f"{wrong[0] if wrong else 'nothing'!r} is no format; choose from {', '.join(FORMATS)}")
    return [name for name in FORMATS if name in chosen]


def formats_option(default: str) -> Callable[[Any], Any]:
    return click.option(
        "--format", "formats", default=default, show_default=True, metavar="LIST", callback=_formats,
        help=f"Comma-separated, from {', '.join(FORMATS)}.",
    )  # fmt: skip


@click.command(short_help="Build the graph of files and folders.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=sources.PATH)
@click.option(
    "-o", "--output", default="exports", show_default=True, metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path), help="Folder to write to; made if missing.",
)  # fmt: skip
@formats_option(DEFAULT)
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N",
    help="Processes to use; the result is the same for any N.  [default: all cores]",
)  # fmt: skip
@sources.schema_option
@click.option(
    "--decisions", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Decisions about entities (same, not_same, rename, retype, drop), replayed on every build.",
)  # fmt: skip
@click.option("--title", metavar="TEXT", help="Title of the page.")
@click.option(
    "--neo4j", "uri", metavar="URI",
    help="Also load the graph into this Neo4j, as policygraph load does (with NEO4J_USERNAME, NEO4J_PASSWORD).",
)  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Name every file as it is done, and show all warnings.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bar, no warnings, no table; errors only.")
@click.pass_context
def build(
    context: click.Context,
    paths: tuple[str, ...],
    output: Path,
    formats: list[str],
    jobs: int | None,
    schema: Path | None,
    decisions: Path | None,
    title: str | None,
    uri: str | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Build one graph of all documents in PATH... and write it to a folder.

    PATH is a file, a folder (searched with its subfolders) or - for text on standard input. Read are txt, md, pdf,
    docx, html and records in jsonl or csv (columns title, date, source, url, text); a file may hold many documents.

    \b
    Examples:
      policygraph build papers/
      policygraph build report.pdf notes.docx -o exports/2024 --format json,html
      policygraph build laws.jsonl --format neo4j --jobs 4
      cat notice.txt | policygraph build - -o exports/notice
      NEO4J_PASSWORD=… policygraph build papers/ --neo4j neo4j://localhost:7687

    \b
    Exit status: 0 all files built; 1 nothing built; 2 wrong usage;
    3 built, but files named on stderr could not be read; 130 interrupted.
    """
    from policygraph import batch
    from policygraph.graph import build_graph
    from policygraph.schema import load_schema

    began = time.perf_counter()
    loaded = load_schema(schema)
    if decisions:
        from policygraph.resolution import load_decisions

        load_decisions(decisions, loaded)  # a faulty file must show now, not after an hour of reading
    target = _reachable(uri) if uri else None
    listed = sources.listed(paths, leave_out=output)
    records: list[Record] = []
    failures: list[str] = []
    warnings: list[str] = []
    with sources.progress(len(listed), quiet or verbose) as bar:
        for outcome in sources.outcomes(listed, schema, jobs or batch.available_cores(), sources.debug(context)):
            records += outcome.records
            warnings += outcome.warnings
            failures += [outcome.failure] if outcome.failure else []
            if verbose:
                _name(outcome)
            bar.update(1)
    documents = len(records)
    if records:
        graph = build_graph(records, loaded, decisions)
        del records
        warnings += graph.graph.get("warnings", [])
        written = write(graph, output, formats, loaded, title)
    if not quiet:
        _show_warnings(warnings, len(warnings) if verbose else _WARNINGS_SHOWN)
    for failure in failures:
        click.echo(f"policygraph: {failure}", err=True)
    if not documents:
        if not failures:
            click.echo("policygraph: no documents in the given paths", err=True)
        context.exit(1)
    if not quiet:
        click.echo(_summary(graph, documents, len(listed), len(failures), len(warnings), loaded, began))
        for path in written:
            click.echo(f"  {path.as_posix()}")
    if target:
        from policygraph.cli.load import into

        into(target, graph, loaded, quiet=quiet)
    context.exit(PARTLY_BUILT if failures else 0)


def _reachable(uri: str) -> Server:
    """The server, which has answered: a wrong password must show now, not after an hour of reading."""
    from policygraph.cli.server import server_of_environment
    from policygraph.stores.neo4j import connect

    target = server_of_environment(uri)
    with connect(target):
        return target


def write(graph: Any, output: Path, formats: Sequence[str], schema: Schema, title: str | None) -> list[Path]:
    """Write all formats beside the goal and move them there when all are complete: never a half file."""
    from policygraph.stores import files

    try:
        output.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(prefix=".policygraph-", dir=output))
    except OSError as error:
        raise sources.unwritable(output, error) from error
    try:
        made = list(files.write(graph, place, [f for f in formats if f in files.FORMATS], schema))
        if "html" in formats:
            from policygraph.view import write_pages

            made += write_pages(graph, place / "graph.html", schema, title=title, folder=output)
        if "kgl" in formats:
            from policygraph.stores.embedded import write_embedded

            made.append(write_embedded(graph, place))
        written = []
        for path in made:
            goal = output / path.relative_to(place)
            goal.parent.mkdir(parents=True, exist_ok=True)
            path.replace(goal)
            written.append(goal)
        return written
    except OSError as error:
        raise sources.unwritable(output, error) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _name(outcome: Outcome) -> None:
    count = len(outcome.records)
    what = "failed" if outcome.failure else f"{count} document{'s' if count != 1 else ''}"
    click.echo(f"{outcome.path}: {what}", err=True)


def _show_warnings(warnings: list[str], shown: int) -> None:
    for warning in warnings[:shown]:
        click.echo(f"warning: {warning}", err=True)
    if len(warnings) > shown:
        click.echo(f"warning: … and {len(warnings) - shown} more (--verbose shows all)", err=True)


def _summary(graph: Any, documents: int, files: int, failed: int, warnings: int, schema: Schema, began: float) -> str:
    labels = Counter(data["label"] for _, data in graph.nodes(data=True))
    types = Counter(data["type"] for _, _, data in graph.edges(data=True))
    lines = [
        f"documents  {documents} in {files - failed} of {files} files",
        f"nodes      {graph.number_of_nodes()}",
        *sources.counted(labels, schema.labels),
        f"edges      {graph.number_of_edges()}",
        *sources.counted(types, schema.relations),
        f"warnings   {warnings}",
        f"seconds    {time.perf_counter() - began:.1f}",
        "written",
    ]
    return "\n".join(lines)
