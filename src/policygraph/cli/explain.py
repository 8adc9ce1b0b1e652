"""``policygraph explain``: which rule found what, and what kept the others from it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from policygraph.cli import sources
from policygraph.errors import PolicyGraphError

if TYPE_CHECKING:
    from policygraph.reading import Document
    from policygraph.schema import Schema

_CHINESE = re.compile(r"[\u3400-\u9fff]")


@click.command(short_help="Explain every mention, fact and gap of a text.")
@click.argument("text", metavar="FILE|TEXT|-")
@click.option("--sentence", type=click.IntRange(min=1), metavar="N", help="Only the Nth sentence of each document.")
@click.option("--rule", metavar="ID", help="Only what this rule found or tried.")
@click.option("--all", "everything", is_flag=True, help="Also the rules that missed by far.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a page instead.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Output."
)
@sources.schema_option
def explain(
    text: str, sentence: int | None, rule: str | None, everything: bool, html: Path | None, form: str,
    schema: Path | None,
) -> None:  # fmt: skip
    """Explain, sentence by sentence, what the rules found and why they found no more.

    For each sentence: its mentions and what recognised them, the sentence as relation rules see it, its
    facts with their rule and slots, and every rule whose trigger stands there but which gave nothing, with
    the condition that failed. TEXT is a sentence in Chinese; a file of that name goes first.

    \b
    Examples:
      policygraph explain report.txt
      policygraph explain 李明远15日主持汇报。
      policygraph explain report.txt --rule presided-meeting --all
      policygraph explain report.txt --html why.html
      policygraph explain report.txt --sentence 3 --format json
    """
    from policygraph.analysis.explain import explain as explained
    from policygraph.schema import load_schema

    loaded = load_schema(schema)
    if rule:
        _known(rule, loaded)
    found = [explained(d, loaded, sentence=sentence, rule=rule) for d in _documents(text)]
    if not any(d["sentences"] for d in found):
        raise PolicyGraphError(_nothing(found, sentence, rule, loaded))
    if html:
        from policygraph.analysis.explain_page import write_page

        click.echo(write_page(found, html, loaded).as_posix())
    elif form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        from policygraph.analysis.explain_text import as_text

        click.echo(
            "\n".join(as_text(d, everything=everything or bool(rule)) for d in found if d["sentences"]), nl=False
        )


def _documents(text: str) -> list[Document]:
    from policygraph.reading import read, read_text

    if text == sources.STDIN:
        return sources.stdin()
    if _is_file(text):
        return list(read(Path(text)))
    if not _CHINESE.search(text) or re.search(r"\.(?:txt|md|pdf|docx|html?|jsonl|csv)$", text):
        raise PolicyGraphError(f"{text}: no such file, and no Chinese text; give a file, a sentence in Chinese or -")
    return list(read_text(text, path="text"))


def _is_file(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # a sentence is too long for a file's name
        return False


def _known(rule: str, schema: Schema) -> None:
    """A rule's id that nobody knows is a typing mistake."""
    from difflib import get_close_matches

    from policygraph.analysis.study import code_rules, meaning, yaml_rules

    if rule not in yaml_rules(schema) and meaning(rule) is None:
        near = get_close_matches(rule, [*yaml_rules(schema), *code_rules()], 3, 0.5)
        raise PolicyGraphError(f"no rule {rule!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))


def _nothing(found: list[dict[str, object]], sentence: int | None, rule: str | None, schema: Schema) -> str:
    if rule and sentence is None:
        from policygraph.analysis.study import yaml_rules

        known = yaml_rules(schema).get(rule)
        why = f"none of its triggers ({'、'.join(known.triggers)}) occurs" if known else "nothing here has that form"
        return f"rule {rule!r} was never tried: {why}"
    if sentence is not None and all(sentence > int(str(d["count"])) for d in found):
        most = max((int(str(d["count"])) for d in found), default=0)
        return f"no sentence {sentence}: there are {most}"
    return f"rule {rule!r} was not tried in sentence {sentence}" if rule else "the text holds no sentence"
