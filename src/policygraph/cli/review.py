"""``policygraph review``: proposes what an analyst should decide about the entities of a graph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from policygraph.cli import sources

KINDS = ("same", "not_same", "retype", "drop")


def _kinds(_context: click.Context, _option: click.Parameter, value: str) -> list[str]:
    chosen = [name.strip() for name in value.split(",") if name.strip()]
    wrong = [name for name in chosen if name not in KINDS]
    if wrong or not chosen:
        raise click.BadParameter(f"{wrong[0] if wrong else 'nothing'!r} is no kind; choose from {', '.join(KINDS)}")
    return [name for name in KINDS if name in chosen]


@click.command(short_help="Propose decisions about entities: same, not_same, retype, drop.")
@click.argument("graph", metavar="GRAPH", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o", "--output", default="decisions.yaml", show_default=True, metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path), help="Decisions file; what is in it stays.",
)  # fmt: skip
@click.option(
    "--limit", default=100, show_default=True, metavar="N", type=click.IntRange(min=1), help="Proposals of each kind."
)
@click.option(
    "--min-score", default=0.6, show_default=True, metavar="X", type=click.FloatRange(0, 1),
    help="Leave out what is less likely; 1 is certain.",
)  # fmt: skip
@click.option(
    "--kinds", default=",".join(KINDS), show_default=True, metavar="LIST", callback=_kinds, help="Kinds to propose."
)
@click.option("--keep-rest", is_flag=True, help="First refuse all that FILE still has as a comment (- keep).")
@sources.schema_option
def review(
    graph: Path, output: Path, limit: int, min_score: float, kinds: list[str], keep_rest: bool, schema: Path | None
) -> None:
    """Write proposals about the entities of GRAPH (a graph.json, or the folder that holds it) into FILE.

    Each proposal is a comment with its score, its reason and sentences that show it. Accept one by taking away the
    "# " before its last line; refuse it for good by writing "- keep" there. Then build again with --decisions FILE.
    What was decided is not proposed again. See docs/review.md.

    \b
    Examples:
      policygraph review exports
      policygraph review exports/graph.json -o decisions.yaml --kinds same --min-score 0.8
      policygraph review exports --keep-rest
      policygraph build papers --decisions decisions.yaml
    """
    from policygraph.resolution import Decisions, load_decisions
    from policygraph.resolution.candidates import propose
    from policygraph.resolution.worksheet import with_proposals, without_proposals
    from policygraph.schema import load_schema
    from policygraph.stores import files
    from policygraph.stores.files.output import replacing

    loaded = load_schema(schema)
    text, end = "", "\n"
    decided = Decisions()
    if output.exists():
        load_decisions(output, loaded)  # says what is wrong with the file before anything is changed
        raw = output.read_bytes().decode("utf-8")
        end = "\r\n" if "\r\n" in raw else "\n"
        text = without_proposals(raw.replace("\r\n", "\n"), keep_rest)
        decided = load_decisions(output, loaded, text)
    found = [c for c in propose(files.load(graph, loaded), loaded, decided, kinds) if c.score >= min_score]
    counts = Counter(c.kind for c in found)
    shown = [c for kind in kinds for c in [c for c in found if c.kind == kind][:limit]]
    with replacing(output) as out:
        out.write(with_proposals(text, shown).replace("\n", end))
    written = Counter(c.kind for c in shown)
    parts = [
        f"{kind} {written[kind]}" + (f" of {counts[kind]}" if counts[kind] > written[kind] else "")
        for kind in kinds
        if written[kind]
    ]
    click.echo(f"{output.as_posix()}: {', '.join(parts) or 'nothing to decide'}")
