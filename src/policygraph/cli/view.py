"""``policygraph view``: the page of a graph, or of a part of it."""

from __future__ import annotations

import re
from pathlib import Path

import click

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    if value and not _DATE.fullmatch(value):
        raise click.BadParameter(f"{value!r} is no date; write 2019, 2019-03 or 2019-03-15")
    return value or ""


@click.command(short_help="Write the interactive page of a graph.")
@click.argument("graph", metavar="[GRAPH]", default="exports", type=click.Path(exists=True, path_type=Path))
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option("--focus", "names", metavar="NAME", multiple=True, help="Only what is around this entity; repeatable.")
@click.option("--depth", default=1, show_default=True, type=click.IntRange(0, 10), help="Steps around --focus.")
@click.option(
    "--types", metavar="LIST", default="", help="Only these types, comma-separated (Person,Meeting or 人物,会议)."
)
@click.option("--since", metavar="DATE", callback=_date, help="Only facts of documents from this date or year on.")
@click.option("--until", metavar="DATE", callback=_date, help="Only facts of documents up to this date or year.")
@click.option("--stated", is_flag=True, help="Only facts that a text states, without the inferred ones.")
@click.option("--title", metavar="TEXT", help="Title of the page.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write.  [default: graph.html beside the graph]",
)  # fmt: skip
def view(
    graph: Path,
    show: bool,
    names: tuple[str, ...],
    depth: int,
    types: str,
    since: str,
    until: str,
    stated: bool,
    title: str | None,
    output: Path | None,
) -> None:
    """Write the page of GRAPH (a graph.json, or the folder that holds it): one file that opens offline.

    Above 20,000 entities the page is an overview, with a page for each community in the folder graph-pages beside it.

    \b
    Examples:
      policygraph view --open
      policygraph view exports --focus 中央经济工作会议 --depth 2 -o meeting.html
      policygraph view exports --types Person,Institution --since 2019 --until 2024-06
    """
    from policygraph.schema import load_schema
    from policygraph.stores import files
    from policygraph.view import select, write_pages

    path = graph / "graph.json" if graph.is_dir() else graph
    loaded = files.load(path)
    schema = load_schema()
    labels = {word: name for name, kind in schema.labels.items() for word in (name.lower(), kind.zh)}
    wanted = [t.strip() for t in types.split(",") if t.strip()]
    wrong = [t for t in wanted if t.lower() not in labels]
    if wrong:
        raise click.BadParameter(
            f"{wrong[0]!r} is no type; choose from {', '.join(schema.labels)}", param_hint="--types"
        )
    if names or wanted or since or until or stated:
        chosen = [labels[t.lower()] for t in wanted]
        loaded = select(loaded, focus=names, depth=depth, types=chosen, since=since, until=until, stated=stated)
        title = title or "、".join(names)
    written = write_pages(loaded, output or path.with_name("graph.html"), schema, title=title)
    for page in written:
        click.echo(page.as_posix())
    if show:
        click.launch(written[0].resolve().as_uri())
