"""``decisions.yaml``: what people decided about entities, replayed on every build. A list of decisions:

- same: [person:王小明, person:王晓明]        # the first id is kept
- not_same: {id: person:王勇, documents: [document:甲], name: 王勇（云岭）}
- rename: {institution:省委: 中共云岭省委员会}
- retype: {person:长江: Place}
- drop: concept:有关工作
- keep: [institution:水利厅, institution:水务厅]   # looked at, left as they are: ``review`` asks no more

A mapping from the same words to lists of them is read too, and several YAML documents in one file (``---``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from policygraph.errors import SchemaError
from policygraph.extraction.model import Ref
from policygraph.schema import Schema, load_yaml_documents

KEYS = ("same", "not_same", "rename", "retype", "drop", "keep")
_EACH = ("same", "not_same", "drop", "keep")  # in a mapping they hold a list of decisions


def entity_id(ref: Ref) -> str:
    """The id of an entity: its label in lower case and its name."""
    return f"{ref.label.lower()}:{ref.name}"


@dataclass
class Decisions:
    """Decisions by entity id; ``used`` collects the ids that a build met. ``kept`` is read by ``review`` only."""

    same: dict[str, str] = field(default_factory=dict)
    split: dict[tuple[str, str], str] = field(default_factory=dict)
    rename: dict[str, str] = field(default_factory=dict)
    retype: dict[str, str] = field(default_factory=dict)
    drop: set[str] = field(default_factory=set)
    kept: set[frozenset[str]] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def apply(self, ref: Ref, document: str, labels: dict[str, str]) -> Ref | None:
        """The entity that a name stands for in a document, None where it is to be dropped."""
        key = entity_id(ref)
        self.used.update(self._ids & {key, document})
        if key in self.drop:
            return None
        if (key, document) in self.split:
            return Ref(ref.label, self.split[key, document])
        if key in self.same:
            key = self.same[key]
            label, _, name = key.partition(":")
            ref = Ref(labels[label], name)
            if key in self.drop:
                return None
        return Ref(self.retype.get(key, ref.label), self.rename.get(key, ref.name))

    def join(self, first: str, second: str) -> None:
        """``second`` is ``first``, and so is everything that was said to be one with either."""
        first, second = self.same.get(first, first), self.same.get(second, second)
        if first != second:
            self.same.update(dict.fromkeys([second, *(i for i, kept in self.same.items() if kept == second)], first))

    def result(self, key: str) -> str:
        """The id that an entity has in a graph built with these decisions."""
        key = self.same.get(key, key)
        label, _, name = key.partition(":")
        return f"{self.retype.get(key, label).lower()}:{self.rename.get(key, name)}"

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset((
            *self.same, *self.same.values(), *self.rename, *self.retype, *self.drop,
            *(i for pair in self.split for i in pair),
        ))  # fmt: skip

    def unknown(self) -> list[str]:
        """Ids that no document of the build has."""
        return sorted(self._ids - self.used)


def load_decisions(path: Path, schema: Schema, text: str | None = None) -> Decisions:
    """Read a decisions file (or ``text`` for it); a fault names the file, the key and the mend."""
    decisions = Decisions()
    try:
        for data in load_yaml_documents(path, text):
            for key, value in _stated(data, path):
                _take(decisions, key, value, schema)
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
        raise SchemaError(f"{path}: not in the form of a decisions file: {error}; see docs/review.md") from error
    wrong = sorted(set(decisions.retype.values()) - set(schema.labels))
    if wrong:
        raise SchemaError(f"{path}: retype to {wrong[0]!r}, which is no label of ontology.yaml")
    return decisions


def _stated(data: Any, path: Path) -> Iterator[tuple[str, Any]]:
    """The decisions of one YAML document, whichever of the two forms it has."""
    for item in data if isinstance(data, list) else [data or {}]:
        if not isinstance(item, dict) or set(item) - set(KEYS):
            raise SchemaError(f"{path}: only the keys {', '.join(KEYS)} are known")
        for key, value in item.items():
            if isinstance(data, dict) and key in _EACH:
                yield from ((key, one) for one in value or ())
            elif value:
                yield key, value


def _take(decisions: Decisions, key: str, value: Any, schema: Schema) -> None:
    if key == "same":
        first, *others = (_id(i, schema) for i in value)
        for other in others:
            decisions.join(first, other)
    elif key == "not_same":
        for document in value["documents"]:
            decisions.split[_id(value["id"], schema), _id(document, schema)] = str(value["name"])
    elif key == "drop":
        decisions.drop |= {_id(i, schema) for i in ([value] if isinstance(value, str) else value)}
    elif key == "keep":
        decisions.kept.add(_ids_of(value, schema))
    else:
        getattr(decisions, key).update({_id(k, schema): str(v) for k, v in value.items()})


def _ids_of(value: Any, schema: Schema) -> frozenset[str]:
    """The ids that a decision of any kind is about: ``keep`` may stand before the words of every other one."""
    if isinstance(value, dict):
        value = value["id"] if "id" in value else list(value)
    return frozenset(_id(i, schema) for i in ([value] if isinstance(value, str) else value))


def _id(value: Any, schema: Schema) -> str:
    label, colon, name = str(value).partition(":")
    if not colon or not name or label not in {known.lower() for known in schema.labels}:
        raise ValueError(f"{value!r} is no entity id (label:name)")
    return str(value)
