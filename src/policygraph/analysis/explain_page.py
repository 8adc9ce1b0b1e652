"""Explanations as one offline page: every sentence with its mentions in colour, its facts and its near misses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from policygraph.errors import SchemaError
from policygraph.schema import Schema
from policygraph.stores.files.output import clean_value, replacing
from policygraph.view.page import policy

_STATIC = Path(__file__).resolve().parent / "static"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}")
Data = dict[str, Any]


def write_page(documents: Iterable[Data], path: Path, schema: Schema) -> Path:
    """Write the page of ``explain``'s documents; the file appears only when it is complete."""
    html = render(documents, schema)
    with replacing(Path(path)) as out:
        out.write(html)
    return Path(path)


def render(documents: Iterable[Data], schema: Schema) -> str:
    """The page as text: escaped by the template, with a policy that runs its own script and lets no request out."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    environment = Environment(loader=FileSystemLoader(str(_STATIC)), autoescape=True, keep_trailing_newline=True)
    style = _file("explain.css") + _colours(schema)
    script = _file("explain.js")
    return environment.get_template("explain.html.j2").render(
        csp=policy([script], [style]),
        style=Markup(style),
        script=Markup(script),
        labels=list(schema.labels.values()),
        relations=schema.relations,
        documents=[_shown(clean_value(d), number) for number, d in enumerate(documents, 1)],
    )


def _file(name: str) -> str:
    return (_STATIC / name).read_text("utf-8").replace("\r\n", "\n")


def _colours(schema: Schema) -> str:
    rules = []
    for label in schema.labels.values():
        if not _COLOUR.fullmatch(label.colour) or not label.name.isidentifier():
            raise SchemaError(f"ontology.yaml: label {label.name}: {label.colour!r} is no colour such as #0072B2")
        rules.append(f".m-{label.name}{{--c:{label.colour}}}")
    return "\n".join(rules)


def _shown(data: Data, number: int) -> Data:
    sentences = [s | {"pieces": _pieces(s, data["rules"])} for s in data["sentences"]]
    return data | {"number": number, "sentences": sentences}


def _pieces(sentence: Data, rules: Data) -> list[Any]:
    """The sentence as text and marked mentions, one inside the other where they nest."""
    text = sentence["text"]
    mentions = sorted(sentence["mentions"], key=lambda m: (m["from"], -m["to"]))
    return _nested(text, 0, len(text), mentions, rules)


def _nested(text: str, start: int, end: int, mentions: list[Data], rules: Data) -> list[Any]:
    out: list[Any] = []
    at = start
    while mentions:
        outer = mentions[0]
        inner = [m for m in mentions[1:] if m["to"] <= outer["to"]]
        mentions = [m for m in mentions[1:] if m["from"] >= outer["to"]]
        out.append(text[at : outer["from"]])
        known = rules.get(outer["rule"]) or {}
        tip = f"{outer['label']}: {outer['name']}\n{outer['rule']} {known.get('zh', '')} {known.get('en', '')}".strip()
        inside = _nested(text, outer["from"], outer["to"], inner, rules)
        out.append({"label": outer["label"], "core": outer["core"], "tip": tip, "inside": inside})
        at = outer["to"]
    return [*out, text[at:end]]
