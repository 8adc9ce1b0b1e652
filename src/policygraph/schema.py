"""What may be in the graph and how text becomes it: the files under ``schema/``, loaded and matched.

The default files travel inside the wheel (``policygraph/_schema``); ``--schema DIR`` replaces them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from policygraph.errors import SchemaError

_HERE = Path(__file__).resolve().parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def default_directory() -> Path:
    """The bundled ``schema/``: package data in an installed wheel, the top-level folder in a checkout."""
    bundled = _HERE / "_schema"
    return bundled if bundled.is_dir() else _HERE.parents[1] / "schema"


def load_yaml(path: Path) -> Any:
    """Parse one YAML file; a syntax fault names file and line."""
    return next(iter(load_yaml_documents(path)), None)


def load_yaml_documents(path: Path, text: str | None = None) -> list[Any]:
    """The documents of one YAML file, or of ``text`` for it (``---`` between them); a fault names file and line."""
    try:
        return list(yaml.load_all(path.read_text("utf-8") if text is None else text, Loader=_LOADER))
    except OSError as error:
        raise SchemaError(
            f"{path}: cannot be read ({error.strerror}); pass --schema a complete schema folder"
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise SchemaError(f"{where}: not valid YAML: {getattr(error, 'problem', error)}") from error


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a lexicon table: its cells by column name, and where it stands."""

    cells: Mapping[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def many(self, column: str) -> list[str]:
        """The ``|``-separated values of a cell."""
        return [v for v in self[column].split("|") if v]


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface form of the lexicon and the thing it names."""

    surface: str
    name: str
    row: Row


def read_table(path: Path) -> list[Row]:
    """Rows of a TSV table: first line is the header, ``#`` starts a comment line, empty lines are skipped."""
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SchemaError(f"{path}: not UTF-8 at byte {error.start}; save the table as UTF-8") from error
    header: list[str] | None = None
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise SchemaError(f"{path}:{number}: {len(cells)} cells, but the header has {len(header)} columns")
        rows.append(Row(dict(zip(header, cells, strict=False)), number))
    return rows


class Lexicon:
    """All surface forms of one table in one Aho-Corasick automaton (leftmost-longest, character offsets).

    A table has the columns ``name`` and, optionally, ``aliases`` (``|``-separated). Where two rows share a
    surface form the first row wins: order a table from the usual reading to the rare one.
    """

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._by_surface: dict[str, Entry] = {}
        for row in rows:
            for surface in (row["name"], *row.many("aliases")):
                if surface:
                    self._by_surface.setdefault(surface, Entry(surface, row["name"], row))
        self._entries = list(self._by_surface.values())

    @cached_property
    def _automaton(self) -> Any:
        import daachorse

        return daachorse.CharwiseDoubleArrayAhoCorasick(
            [e.surface for e in self._entries], daachorse.MATCH_KIND_LEFTMOST_LONGEST
        )

    def find(self, text: str) -> list[tuple[int, int, Entry]]:
        """Non-overlapping (start, end, entry) from left to right, the longest at each place."""
        if not self._entries:
            return []
        entries = self._entries
        return [(start, end, entries[i]) for start, end, i in self._automaton.find(text)]

    def get(self, surface: str) -> Entry | None:
        """The entry of exactly this surface form."""
        return self._by_surface.get(surface)

    def __contains__(self, surface: object) -> bool:
        return surface in self._by_surface


@dataclass(frozen=True, slots=True)
class Label:
    name: str
    zh: str
    en: str
    colour: str
    shape: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    name: str
    zh: str
    en: str
    head: tuple[str, ...]
    tail: tuple[str, ...]
    properties: tuple[str, ...]


class Schema:
    """One schema folder. Everything is loaded on first use, once."""

    def __init__(self, directory: Path | None = None) -> None:
        self.directory = directory or default_directory()
        if not (self.directory / "ontology.yaml").is_file():
            raise SchemaError(f"{self.directory}: no ontology.yaml here; pass --schema a complete schema folder")
        self._lexicons: dict[str, Lexicon] = {}

    @cached_property
    def ontology(self) -> Mapping[str, Any]:
        data = load_yaml(self.directory / "ontology.yaml")
        if not isinstance(data, dict) or "labels" not in data or "relations" not in data:
            raise SchemaError(f"{self.directory / 'ontology.yaml'}: needs the keys 'labels' and 'relations'")
        return data

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        return {
            name: Label(name, spec["zh"], spec["en"], spec["colour"], spec["shape"], spec.get("aside", False))
            for name, spec in self.ontology["labels"].items()
        }

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        return {
            name: Relation(
                name,
                spec["zh"],
                spec["en"],
                tuple(spec["head"]),
                tuple(spec["tail"]),
                tuple(spec.get("properties", ())),
            )
            for name, spec in self.ontology["relations"].items()
        }

    def table(self, name: str) -> list[Row]:
        """Rows of ``lexicon/<name>.tsv``."""
        return read_table(self.directory / "lexicon" / f"{name}.tsv")

    def lexicon(self, name: str) -> Lexicon:
        """The matcher over ``lexicon/<name>.tsv``."""
        if name not in self._lexicons:
            self._lexicons[name] = Lexicon(self.table(name))
        return self._lexicons[name]


@cache
def load_schema(directory: Path | None = None) -> Schema:
    """The schema of a folder (default: the bundled one), loaded once per process."""
    return Schema(directory)
