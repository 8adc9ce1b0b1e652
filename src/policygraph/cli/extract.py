"""``policygraph extract``: mentions and facts of each document as JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import click

from policygraph.cli import sources
from policygraph.cli.build import PARTLY_BUILT


@click.command(short_help="Print mentions and facts of each document as JSON lines.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=sources.PATH)
@sources.schema_option
@click.pass_context
def extract(context: click.Context, paths: tuple[str, ...], schema: Path | None) -> None:
    """Print one JSON object per document: its head, its mentions and its facts with their evidence.

    "start" and "end" count characters of the source's text from 0, "end" exclusive: for a text file
    exactly text[start:end] of the decoded file. "mentions" name their entity, "references" (会议, 他)
    only stand for it. A body or date that the head of the document
    gives is also in "issuers", "published" and so on.

    \b
    Examples:
      policygraph extract notice.txt
      policygraph extract papers/ > extractions.jsonl
      echo "国务院印发《数字江临建设规划》。" | policygraph extract -

    Exit status: 0 all files; 1 none; 2 wrong usage; 3 some files could not be read (named on stderr).
    """
    from policygraph import batch
    from policygraph.api import as_dict
    from policygraph.extraction import pipeline
    from policygraph.reading import read
    from policygraph.schema import load_schema

    loaded = load_schema(schema)
    done = failed = 0
    for path in sources.listed(paths):
        with batch.failures(path, sources.debug(context)) as faults:
            for document in sources.stdin() if path == sources.STDIN else read(Path(path)):
                line = json.dumps(as_dict(pipeline.extract(document, loaded)), ensure_ascii=False)
                click.echo(line)
                done += 1
        for failure in faults:
            failed += 1
            click.echo(f"policygraph: {failure}", err=True)
    if not done and not failed:
        click.echo("policygraph: no documents in the given paths", err=True)
    context.exit((PARTLY_BUILT if failed else 0) if done else 1)
