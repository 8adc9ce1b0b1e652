"""An answer as a table for the terminal, CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any
from unicodedata import east_asian_width

from policygraph.stores.cypher import Result
from policygraph.stores.files.tables import cell

_WIDEST = 60  # columns of the terminal that one cell of a table may take


def written(result: Result, form: str) -> str:
    """The result in one of ``FORMATS``, with a line end behind the last line."""
    return FORMATS[form](result)


def _table(result: Result) -> str:
    rows = [[_cut(_text(value)) for value in row] for row in result.rows]
    widths = [max(map(_width, column)) for column in zip(result.columns, *rows, strict=True)]
    lines = [result.columns, ["-" * width for width in widths], *rows]
    return "".join(
        "  ".join(_padded(t, w) for t, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines
    )


def _csv(result: Result) -> str:
    """For Excel as for programs: no cell is run as a formula (see ``stores.files.tables``)."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(result.columns)
    table.writerows([cell(_text(value)) for value in row] for row in result.rows)
    return out.getvalue()


def _json(result: Result) -> str:
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    lines = ",\n".join(" " + json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"


def _markdown(result: Result) -> str:
    rows = [result.columns, ["---"] * len(result.columns), *([_text(v) for v in row] for row in result.rows)]
    escaped = ([t.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;") for t in row] for row in rows)
    return "".join(f"| {' | '.join(row)} |\n" for row in escaped)


def _text(value: Any) -> str:
    """A value on one line: nothing for None, lists joined, nested values as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(item, (list, dict)) for item in value):
        return "; ".join(map(_text, value))
    return " ".join((json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else str(value)).split())


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _cut(text: str) -> str:
    width = 0
    for place, character in enumerate(text):
        width += _width(character)
        if width > _WIDEST:
            return text[: max(0, place - 1)] + "…"
    return text


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


FORMATS: Mapping[str, Callable[[Result], str]] = {"table": _table, "csv": _csv, "json": _json, "md": _markdown}
