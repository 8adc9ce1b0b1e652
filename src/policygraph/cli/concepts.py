"""``policygraph concepts``: new policy terms of a corpus, for a person to choose from."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from policygraph.cli import sources
from policygraph.cli.build import PARTLY_BUILT

COLUMNS = ("name", "aliases", "negative", "count", "documents", "score", "first", "example", "document")


@click.group(short_help="Find new concepts (提法) in documents.")
def concepts() -> None:
    """Find new concepts (提法) that the lexicon lacks.

    \b
    Examples:
      policygraph concepts discover papers
    """


@concepts.command(short_help="List recurring terms that the lexicon lacks.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=sources.PATH)
@click.option(
    "-o", "--output", default="new-concepts.tsv", show_default=True, metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path), help="Table to write.",
)  # fmt: skip
@click.option(
    "--min-count", default=5, show_default=True, metavar="N", type=click.IntRange(min=2), help="Times at least."
)
@click.option(
    "--min-documents", default=3, show_default=True, metavar="N", type=click.IntRange(min=1), help="Documents at least."
)
@click.option("--top", default=500, show_default=True, metavar="N", type=click.IntRange(min=1), help="Terms to list.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N",
    help="Processes to use; the result is the same for any N.  [default: all cores]",
)  # fmt: skip
@sources.schema_option
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@click.pass_context
def discover(
    context: click.Context,
    paths: tuple[str, ...],
    output: Path,
    min_count: int,
    min_documents: int,
    top: int,
    jobs: int | None,
    schema: Path | None,
    quiet: bool,
) -> None:
    """List terms of the documents in PATH... that recur, hold together, and are in no lexicon yet, best first.

    The table has the columns of lexicon/concepts.tsv and behind them count, documents, score, the first day seen, and
    an example. Nothing of it goes into a graph by itself: docs/review.md tells how a row gets into your own schema.

    \b
    Examples:
      policygraph concepts discover speeches/
      policygraph concepts discover speeches/ reports.jsonl -o new.tsv --min-count 10 --top 200

    Exit status: 0 all files; 1 none; 2 wrong usage; 3 some files could not be read (named on stderr).
    """
    from policygraph import batch
    from policygraph.analysis.discover import discover as find
    from policygraph.analysis.words import Cut, Stream, cut_documents, cut_file
    from policygraph.schema import load_schema
    from policygraph.stores.files.output import replacing

    began = time.perf_counter()
    loaded = load_schema(schema)
    listed = sources.listed(paths)
    failed = 0
    with Stream() as stream:
        hidden = quiet or not sys.stderr.isatty()
        with click.progressbar(
            length=len(listed), label="reading", file=sys.stderr, show_pos=True, hidden=hidden
        ) as bar:
            files = batch.run(
                [p for p in listed if p != sources.STDIN], schema, jobs=jobs or batch.available_cores(),
                debug=sources.debug(context), work=cut_file,
            )  # fmt: skip
            for path in listed:
                found = cut_documents(path, sources.stdin, schema) if path == sources.STDIN else next(files)
                for document in found.documents if isinstance(found, Cut) else ():
                    stream.add(document)
                if found.failure:
                    failed += 1
                    click.echo(f"policygraph: {found.failure}", err=True)
                bar.update(1)
        if not stream.documents:
            if not failed:
                click.echo("policygraph: no documents in the given paths", err=True)
            context.exit(1)
        terms = find(stream, loaded, min_count=min_count, min_documents=min_documents, top=top)
        with replacing(output) as out:
            out.write(
                "# Candidates for lexicon/concepts.tsv, best first. Delete what is no concept; see docs/review.md.\n"
            )
            out.write("\t".join(COLUMNS) + "\n")
            for t in terms:
                cells = (t.name, "", "", t.count, t.documents, t.score, t.first, t.example, t.document)
                out.write("\t".join(" ".join(str(cell).split()) for cell in cells) + "\n")
        documents = len(stream.documents)
    if not quiet:
        click.echo(f"documents  {documents} different in {len(listed) - failed} of {len(listed)} files", err=True)
        click.echo(f"seconds    {time.perf_counter() - began:.1f}", err=True)
    click.echo(f"{output.as_posix()}: {len(terms)} terms")
    context.exit(PARTLY_BUILT if failed else 0)
