"""``policygraph schema``: check and show what may be in the graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from policygraph.cli import sources
from policygraph.errors import PolicyGraphError, SchemaError

if TYPE_CHECKING:
    from policygraph.schema import Schema


@click.group(short_help="Check or show ontology, rules and lexicons.")
def schema() -> None:
    """Check or show the schema: what may be in the graph and how text becomes it.

    \b
    Examples:
      policygraph schema check
      policygraph schema show
      policygraph schema show ATTENDED
    """


@schema.command(short_help="Check a schema folder and run every rule's examples.")
@sources.schema_option
@click.pass_context
def check(context: click.Context, schema: Path | None) -> None:
    """Check ontology, lexicons, cookbook and rules; every rule's examples are run.

    Each fault is one line, file:line: what is wrong; how to mend it. Exit status 1 if there is any.

    \b
    Examples:
      policygraph schema check
      policygraph schema check --schema my-schema
    """
    from policygraph.extraction import rules
    from policygraph.query import cookbook
    from policygraph.schema import Schema

    loaded = Schema(schema)
    faults = []
    entries = 0
    try:
        labels, relations = loaded.labels, loaded.relations
    except (KeyError, TypeError, AttributeError) as error:
        raise SchemaError(f"{loaded.directory / 'ontology.yaml'}: an entry lacks {error}") from error
    for path in sorted((loaded.directory / "lexicon").glob("*.tsv")):
        try:
            entries += len(loaded.table(path.stem))
        except SchemaError as error:
            faults.append(str(error))
    try:
        cookbook(loaded)
    except SchemaError as error:
        faults.append(str(error))
    if not faults:  # the rules' examples need whole tables
        faults = rules.check(loaded)
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"policygraph: {len(faults)} faults in {loaded.directory}", err=True)
        context.exit(1)
    click.echo(
        f"{loaded.directory}: {len(labels)} labels, {len(relations)} relations, {entries} lexicon entries: no fault"
    )


@schema.command(short_help="Show labels and relations, or one of them.")
@click.argument("name", metavar="[LABEL|RELATION]", required=False)
@sources.schema_option
def show(name: str | None, schema: Path | None) -> None:
    """Show all node labels and relation types, or one of them with its rules.

    \b
    Examples:
      policygraph schema show
      policygraph schema show Meeting
      policygraph schema show ATTENDED
    """
    from policygraph.schema import load_schema

    loaded = load_schema(schema)
    if name is None:
        lines = [f"{label.name:<16} {label.zh}  {label.en}" for label in loaded.labels.values()]
        lines += ["", *(_relation(loaded, known) for known in loaded.relations)]
        click.echo("\n".join(lines))
        return
    known = {n.lower(): n for n in (*loaded.labels, *loaded.relations)}
    chosen = known.get(name.lower())
    if chosen is None:
        raise PolicyGraphError(f"{name!r} is neither a label nor a relation; `policygraph schema show` lists them")
    click.echo("\n".join(_label(loaded, chosen) if chosen in loaded.labels else _one(loaded, chosen)))


def _relation(schema: Schema, name: str) -> str:
    relation = schema.relations[name]
    extra = f" {{{', '.join(relation.properties)}}}" if relation.properties else ""
    return f"{name:<16} {relation.zh}  {'|'.join(relation.head)} → {'|'.join(relation.tail)}{extra}"


def _label(schema: Schema, name: str) -> list[str]:
    label = schema.labels[name]
    lines = [f"{name}  {label.zh}  {label.en}  {label.colour} {label.shape}", ""]
    lines += [_relation(schema, n) for n, r in schema.relations.items() if name in (*r.head, *r.tail)]
    return lines


def _one(schema: Schema, name: str) -> list[str]:
    from policygraph.schema import load_yaml

    lines = [_relation(schema, name), ""]
    for path in sorted((schema.directory / "rules").glob("*.yaml")):
        for rule in load_yaml(path) or []:
            if rule.get("relation") == name:
                lines.append(f"{rule['id']}  ({path.name})")
                lines += [f"    {' '.join(str(e['text']).split())}" for e in rule.get("examples", ()) if e.get("gives")]
                lines += [f"      → {g}" for e in rule.get("examples", ()) for g in e.get("gives") or ()]
    return lines
