"""``policygraph coverage``: what the rules leave out over a corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from policygraph.cli import sources
from policygraph.cli.build import PARTLY_BUILT


@click.command(short_help="Show what the rules leave out over a corpus.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=sources.PATH)
@click.option(
    "--gold", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Gold annotations (<name of the file>.json): also the precision of every rule.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "json", "md"]), default="table", show_default=True)
@click.option("--top", default=20, show_default=True, metavar="N", type=click.IntRange(min=1), help="Rows of a list.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file instead."
)
@sources.schema_option
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.pass_context
def coverage(
    context: click.Context, paths: tuple[str, ...], gold: Path | None, form: str, top: int, output: Path | None,
    schema: Path | None, quiet: bool,
) -> None:  # fmt: skip
    """Count, over the documents in PATH..., what the rules found and where they may have missed something.

    Sentences that hold a trigger word and state no fact, by trigger and rule, those first whose trigger
    usually gives something; words that look like unknown titles, names and bodies; what each rule gave,
    and the rules that gave nothing. One document is held in memory at a time.

    \b
    Examples:
      policygraph coverage papers/
      policygraph coverage papers/ --gold gold/ --format md -o coverage.md
      policygraph coverage laws.jsonl --format json -o coverage.json

    Exit status: 0 all files; 1 none; 2 wrong usage; 3 some files could not be read (named on stderr).
    """
    from policygraph import batch
    from policygraph.analysis.coverage import Coverage
    from policygraph.evaluation import read_gold
    from policygraph.reading import read
    from policygraph.schema import load_schema

    annotations = {a.name: a for a in read_gold(gold)} if gold else {}
    counts = Coverage(load_schema(schema), annotations)
    listed = sources.listed(paths)
    failed: list[str] = []
    with sources.progress(len(listed), quiet) as bar:
        for path in listed:
            with batch.failures(path, sources.debug(context)) as faults:
                counts.add(sources.stdin() if path == sources.STDIN else read(Path(path)))
            failed += faults
            bar.update(1)
    for failure in failed:
        click.echo(f"policygraph: {failure}", err=True)
    if not counts.documents:
        if not failed:
            click.echo("policygraph: no documents in the given paths", err=True)
        context.exit(1)
    if annotations and not counts.scores:
        click.echo(f"warning: no file is named like an annotation in {gold}", err=True)
    _write(_rendered(counts.report(), form, top), output)
    context.exit(PARTLY_BUILT if failed else 0)


def _rendered(data: dict[str, Any], form: str, top: int) -> str:
    from policygraph.analysis.coverage_text import as_markdown, as_text

    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=1)
    return as_markdown(data, top) if form == "md" else as_text(data, top)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text)
        return
    from policygraph.stores.files.output import replacing

    with replacing(output) as out:
        out.write(text + "\n")
    click.echo(output.as_posix())
