"""Gold annotations of one document each: read and checked, so that scoring can trust them."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policygraph.errors import EvaluationError

# The annotators' vocabulary, in the order of the report. It is fixed with the guidelines, not with the ontology.
TYPES = ("Person", "Institution", "Meeting", "Document", "Concept", "Place", "Date")
RELATIONS = (
    "PRESIDED",
    "SPOKE_AT",
    "ATTENDED",
    "HOLDS_POSITION",
    "CONVENED",
    "REPORTED_AT",
    "ADOPTED",
    "REVISED",
    "ISSUED",
    "ADDRESSED_TO",
    "AUTHORED",
    "DELIVERED_AT",
    "HELD_ON",
    "HELD_AT",
    "PUBLISHED_ON",
    "SIGNED_ON",
    "EFFECTIVE_ON",
    "VISITED",
    "ACCOMPANIED",
    "CITES",
    "EMPHASIZED",
    "PART_OF",
    "RESPONSIBLE_FOR",
)

_QUOTES = re.compile(r"[\s“”‘’\"'《》〈〉「」『』]")

Triple = tuple[str, str, str]


def normalised(name: object) -> str:
    """A name as it is compared: NFKC, without spaces, quotation marks and 《》."""
    return _QUOTES.sub("", unicodedata.normalize("NFKC", str(name)))


@dataclass(frozen=True, slots=True)
class GoldEntity:
    id: str
    type: str
    name: str
    forms: frozenset[str]
    core: bool
    own: bool

    @property
    def canonical(self) -> str:
        return normalised(self.name)


@dataclass(frozen=True, slots=True)
class GoldRelation:
    head: str
    type: str
    tail: str
    core: bool
    evidence: str | None
    title: str | None

    @property
    def triple(self) -> Triple:
        return self.head, self.type, self.tail


@dataclass(frozen=True, slots=True)
class Gold:
    name: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def read_gold(path: Path) -> list[Gold]:
    """The annotations of a folder (``<doc>.json`` each) or of one file."""
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise EvaluationError(f"{path}: no gold annotation (*.json) in this folder")
    return [_read(file) for file in files]


def _read(path: Path) -> Gold:
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise EvaluationError(f"{path}:{error.lineno}:{error.colno}: not valid JSON: {error.msg}") from error
    if not isinstance(data, dict) or not isinstance(data.get("entities"), list):
        raise EvaluationError(f"{path}: not a gold annotation (no list 'entities')")
    if not isinstance(data.get("relations"), list):
        raise EvaluationError(f"{path}: not a gold annotation (no list 'relations')")
    entities = [_entity(item, f"{path}: entity {n}") for n, item in enumerate(data["entities"], 1)]
    ids = {entity.id for entity in entities}
    if len(ids) != len(entities):
        raise EvaluationError(f"{path}: two entities share an id")
    relations = tuple(_relation(item, ids, f"{path}: relation {n}") for n, item in enumerate(data["relations"], 1))
    return Gold(path.stem, tuple(entities), relations)


def _entity(item: Any, where: str) -> GoldEntity:
    _require(item, ("id", "type", "name", "level"), where)
    if item["type"] not in TYPES:
        raise EvaluationError(f"{where}: unknown type {item['type']!r}; there are {', '.join(TYPES)}")
    forms = {normalised(f) for f in (item["name"], *(item.get("aliases") or ()))} - {""}
    return GoldEntity(
        item["id"], item["type"], item["name"], frozenset(forms), item["level"] == "core", bool(item.get("self"))
    )


def _relation(item: Any, ids: set[str], where: str) -> GoldRelation:
    _require(item, ("head", "type", "tail", "level"), where)
    if item["type"] not in RELATIONS:
        raise EvaluationError(f"{where}: unknown relation {item['type']!r}")
    for end in ("head", "tail"):
        if item[end] not in ids:
            raise EvaluationError(f"{where}: {end} {item[end]!r} is no entity of the file")
    title = (item.get("props") or {}).get("title")
    return GoldRelation(item["head"], item["type"], item["tail"], item["level"] == "core", item.get("evidence"), title)


def _require(item: Any, names: tuple[str, ...], where: str) -> None:
    if not isinstance(item, dict):
        raise EvaluationError(f"{where}: must be an object")
    for name in names:
        if not isinstance(item.get(name), str):
            raise EvaluationError(f"{where}: no text under {name!r}")
    if item["level"] not in ("core", "optional"):
        raise EvaluationError(f"{where}: level {item['level']!r}; must be core or optional")
