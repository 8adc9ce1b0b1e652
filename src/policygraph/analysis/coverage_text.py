"""A coverage report as tables: for the terminal, or as Markdown with the examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policygraph.analysis.explain_text import width

_CUT = 64  # characters of an example
_KINDS = {
    "title": "Words before a person that look like a title and are in no lexicon",
    "name": "Words before 同志, 先生 … that look like a name and are no person",
    "body": "Words that end like a body and belong to no mention",
}
Data = dict[str, Any]


def as_text(data: Data, top: int) -> str:
    """For the terminal: ``top`` rows of each list, an example under each."""
    counts = data["sentences"]
    lines = [
        f"documents                  {data['documents']}",
        f"sentences                  {counts['all']}",
        f"  with a fact              {counts['with_a_fact']}",
        f"  with a trigger           {counts['with_a_trigger']}",
        f"  with a trigger, no fact  {counts['with_a_trigger_and_no_fact']}",
        "",
        "Sentences with a trigger and without any fact, likeliest omissions first",
        f"  {'gaps':>5} {'tried':>6} {'fired':>6}  trigger and rule",
    ]
    for gap in data["gaps"][:top]:
        what = f"{gap['trigger']} {gap['rule']} ({gap['relation']})"
        lines.append(f"  {gap['sentences']:5} {gap['tried']:6} {gap['fired']:6}  {what}")
        lines += [f"{'':22}{line}" for example in gap["examples"][:1] for line in (_place(example), example["why"])]
    lines += _more(data["gaps"], top)
    for kind, head in _KINDS.items():
        lines += ["", head]
        for row in data["unknown"][kind][:top]:
            lines.append(f"  {row['count']:5}  {_padded(row['words'], 24)}  {_place(row['examples'][0])}")
        lines += _more(data["unknown"][kind], top) if data["unknown"][kind] else ["  none"]
    lines += ["", "Rules", *_rules(data, top), *_more(data["rules"], top)]
    lines += ["", "Rules that gave nothing", *_names(data["never_fired"], data["never_tried"])]
    if data["lost"]:
        lines += ["", "Annotated relations that were not found", *_lost(data["lost"][:top]), *_more(data["lost"], top)]
    return "\n".join(lines)


def as_markdown(data: Data, top: int) -> str:
    """For a report: every list as a table, with all the examples kept."""
    counts = data["sentences"]
    lines = [
        "# Coverage",
        "",
        f"{data['documents']} documents, {counts['all']} sentences; {counts['with_a_fact']} state a fact, "
        f"{counts['with_a_trigger']} hold a trigger, {counts['with_a_trigger_and_no_fact']} of these state nothing.",
        "",
        "## Sentences with a trigger and without any fact",
        "",
        "| gaps | tried | fired | trigger | rule | relation | examples |",
        "| ---: | ---: | ---: | --- | --- | --- | --- |",
    ]
    for gap in data["gaps"][:top]:
        examples = "<br>".join(f"{_safe(_place(e))}: {_safe(e['why'])}" for e in gap["examples"])
        figures = f"{gap['sentences']} | {gap['tried']} | {gap['fired']}"
        lines.append(f"| {figures} | {gap['trigger']} | `{gap['rule']}` | {gap['relation']} | {examples} |")
    for kind, head in _KINDS.items():
        lines += ["", f"## {head}", "", "| count | words | examples |", "| ---: | --- | --- |"]
        for row in data["unknown"][kind][:top]:
            examples = "<br>".join(_safe(_place(e)) for e in row["examples"])
            lines.append(f"| {row['count']} | {_safe(row['words'])} | {examples} |")
    lines += ["", "## Rules", "", "| facts | tried | fired | precision | rule | where |"]
    lines.append("| ---: | ---: | ---: | ---: | --- | --- |")
    for row in data["rules"]:
        figures = " | ".join(_figure(row.get(k)) for k in ("facts", "tried", "fired", "precision"))
        lines.append(f"| {figures} | `{row['rule']}` | {row['where']} |")
    lines += ["", "## Rules that gave nothing", "", *_names(data["never_fired"], data["never_tried"])]
    if data["lost"]:
        lines += ["", "## Annotated relations that were not found", "", *map(_safe, _lost(data["lost"][:top], "- "))]
    return "\n".join(lines)


def _lost(rows: list[Data], bullet: str = "") -> Iterator[str]:
    for row in rows:
        where = f"{row['document']}:{row.get('sentence', '?')}"
        yield f"{bullet}  {row['relation']} {row['what']} ({where})"
        for end in row["unrecognised"]:
            yield f"  {bullet}    {end} is not recognised in this document"
        for miss in row["why"]:
            yield f"  {bullet}    {miss['rule']}: {miss['why']}"
        if not row["why"] and not row["unrecognised"]:
            yield f"  {bullet}    no rule of this relation was tried there and failed"


def _rules(data: Data, top: int) -> Iterator[str]:
    judged = data["gold"] is not None
    gold = f" {'tp':>5} {'fp':>4} {'precision':>9}" if judged else ""
    yield f"  {'facts':>6} {'tried':>6} {'fired':>6}{gold}  rule"
    for row in data["rules"][:top]:
        verdict = ""
        if judged:
            verdict = f" {_figure(row.get('tp')):>5} {_figure(row.get('fp')):>4} {_figure(row.get('precision')):>9}"
        tries = f"{_figure(row['tried']):>6} {_figure(row['fired']):>6}"
        yield f"  {row['facts']:6} {tries}{verdict}  {row['rule']} ({row['where']})"


def _names(silent: list[str], untried: list[str]) -> Iterator[str]:
    """Rules without a fact, and whether a trigger of theirs occurred."""
    for rule in silent:
        yield f"- {rule}" + (": no trigger of it occurs" if rule in untried else "")


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _more(rows: list[Any], top: int) -> list[str]:
    return [f"  … and {len(rows) - top} more (--top, --format json)"] if len(rows) > top else []


def _place(example: Data) -> str:
    part = f"#{example['part']}" if example["part"] else ""
    text = " ".join(example["text"].split())
    short = text if len(text) <= _CUT else text[:_CUT] + "…"
    return f"{example['document']}{part}:{example['sentence']} (character {example['start']}) {short}"


def _padded(text: str, columns: int) -> str:
    return text + " " * max(0, columns - width(text))


def _safe(text: str) -> str:
    """Text that neither ends a cell nor starts an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
