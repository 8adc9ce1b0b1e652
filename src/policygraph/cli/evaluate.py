"""``policygraph evaluate``: graphs against gold annotations."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command(short_help="Score graphs against gold annotations.")
@click.argument("graphs", metavar="GRAPHS", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", metavar="GOLD", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--docs", is_flag=True, help="Also per document.")
@click.option("--rules", is_flag=True, help="Also per rule: what each rule got right and wrong.")
@click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="List up to N mistakes of each document."
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def evaluate(graphs: Path, gold: Path, docs: bool, rules: bool, errors: int, as_json: bool) -> None:
    """Score GRAPHS (a graph.json or a folder of them) against the annotations in the folder GOLD.

    Precision, recall and F1 of entities and relations by type, and the accuracy of titles and dates.

    \b
    Examples:
      policygraph evaluate exports/graph.json gold/
      policygraph evaluate graphs/ gold/ --docs --rules
      policygraph evaluate graphs/ gold/ --errors 20
      policygraph evaluate graphs/ gold/ --json > scores.json
    """
    from policygraph import evaluation

    report = evaluation.evaluate(graphs, gold)
    if as_json:
        click.echo(json.dumps(evaluation.as_dict(report), ensure_ascii=False, indent=1))
    else:
        click.echo(evaluation.as_text(report, per_document=docs, per_rule=rules, errors=errors))
