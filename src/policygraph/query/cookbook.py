"""The cookbook: one question a file under ``schema/cypher/cookbook``, with titles, parameters and columns in its head.

The head is YAML behind ``//``: ``zh`` and ``en`` (titles), ``parameters`` (each with default, zh, en) and ``columns``
(each with its type); a value may always be missing. The rest is Cypher that Neo4j and the embedded engine both run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import yaml

from policygraph.errors import QueryError, SchemaError
from policygraph.schema import Schema

TYPES = ("string", "integer", "boolean", "list")
_KEYS = {"zh", "en", "about", "parameters", "columns"}
# Backquoted names and strings are matched first so that nothing inside them is taken for a pattern.
_NODE = re.compile(r"""`[^`]*`|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(\(\w*:\w+(?:\|\w+)*)(\s*\{)?""")


@dataclass(frozen=True, slots=True)
class Setting:
    """A parameter of a question. Its default gives its type: text or a whole number."""

    name: str
    default: str | int
    zh: str
    en: str

    def value(self, text: str) -> str | int:
        """The value that a user wrote; QueryError where a number is wanted and this is none."""
        if isinstance(self.default, str):
            return text
        try:
            return int(text)
        except ValueError:
            raise QueryError(f"parameter {self.name} must be a whole number, not {text!r}") from None


@dataclass(frozen=True, slots=True)
class Question:
    """One file of the cookbook. ``columns`` maps the names of the answer's columns to ``TYPES``."""

    name: str
    zh: str
    en: str
    about: str
    text: str
    settings: Mapping[str, Setting] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)

    def parameters(self, given: Mapping[str, str]) -> dict[str, str | int]:
        """The defaults and what the user gave. QueryError for a name that the question does not have."""
        for name in given:
            if name not in self.settings:
                known = ", ".join(self.settings) or "none"
                raise QueryError(f"{self.name} has no parameter {name}; it has: {known}")
        return {n: s.value(given[n]) if n in given else s.default for n, s in self.settings.items()}

    def within(self, namespace: str) -> str:
        """The query confined to nodes of ``$namespace``: the condition is put into every node pattern with a label."""
        return _NODE.sub(_confined, self.text) if namespace else self.text


def _confined(found: re.Match[str]) -> str:
    if not found[1]:
        return found[0]
    return f"{found[1]} {{namespace: $namespace" + (", " if found[2] else "}")


def cookbook(schema: Schema) -> list[Question]:
    """All questions by name. SchemaError, with the file, where the head of one is faulty."""
    folder = schema.directory / "cypher" / "cookbook"
    return [_read(path) for path in sorted(folder.glob("*.cypher"))]


def question(name: str, schema: Schema) -> Question:
    """The question of this name. QueryError, with names that are close, where there is none."""
    path = schema.directory / "cypher" / "cookbook" / f"{name}.cypher"
    if re.fullmatch(r"[\w-]+", name) and path.is_file():
        return _read(path)
    close = get_close_matches(name, [p.stem for p in path.parent.glob("*.cypher")], n=3)
    hint = f"; did you mean {' or '.join(close)}?" if close else "; policygraph query --list shows all"
    raise QueryError(f"no question {name!r} in the cookbook{hint}")


def _read(path: Path) -> Question:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(f"{path}: cannot be read as UTF-8 ({error})") from error
    size = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    try:
        head = yaml.safe_load("\n".join(line[2:].removeprefix(" ") for line in lines[:size]))
    except yaml.MarkedYAMLError as error:
        number = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SchemaError(f"{path}:{number}: the head is not valid YAML: {error.problem}") from error
    if not isinstance(head, dict) or not {"zh", "en", "columns"} <= head.keys() <= _KEYS:
        raise SchemaError(f"{path}:1: the head must have zh, en, columns and may have parameters, about; nothing else")
    text = "\n".join(lines[size:]).strip()
    settings = {}
    for name, spec in (head.get("parameters") or {}).items():
        if (
            not isinstance(spec, dict)
            or spec.keys() != {"default", "zh", "en"}
            or type(spec["default"]) not in (str, int)
        ):
            raise SchemaError(f"{path}: parameter {name} needs default (text or a whole number), zh and en")
        settings[name] = Setting(name, spec["default"], spec["zh"], spec["en"])
    used = set(re.findall(r"\$(\w+)", text))
    if used != settings.keys():
        odd = sorted(used ^ settings.keys())
        raise SchemaError(
            f"{path}: parameter {odd[0]} is {'used but not declared' if odd[0] in used else 'never used'}"
        )
    wrong = [f"{c}: {t}" for c, t in head["columns"].items() if t not in TYPES]
    if wrong:
        raise SchemaError(f"{path}: column {wrong[0]} is none of {', '.join(TYPES)}")
    return Question(path.stem, head["zh"], head["en"], head.get("about", ""), text, settings, head["columns"])
