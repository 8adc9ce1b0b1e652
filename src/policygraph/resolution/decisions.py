"""``decisions.yaml``: what people decided about entities, replayed on every build.

same:      [[person:王小明, person:王晓明]]          # the first id is kept
not_same:  [{id: person:王勇, documents: [document:甲], name: 王勇（云岭）}]
rename:    {institution:省委: 中共云岭省委员会}
retype:    {person:长江: Place}
drop:      [concept:有关工作]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from policygraph.errors import SchemaError
from policygraph.extraction.model import Ref
from policygraph.schema import Schema, load_yaml

_KEYS = ("same", "not_same", "rename", "retype", "drop")


def entity_id(ref: Ref) -> str:
    """The id of an entity: its label in lower case and its name."""
    return f"{ref.label.lower()}:{ref.name}"


@dataclass(slots=True)
class Decisions:
    """Decisions by entity id; ``used`` collects the ids that a build met."""

    same: dict[str, str] = field(default_factory=dict)
    split: dict[tuple[str, str], str] = field(default_factory=dict)
    rename: dict[str, str] = field(default_factory=dict)
    retype: dict[str, str] = field(default_factory=dict)
    drop: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)

    def apply(self, ref: Ref, document: str, labels: dict[str, str]) -> Ref | None:
        """The entity that a name stands for in a document, None where it is to be dropped."""
        key = entity_id(ref)
        for known in (key, document):
            if known in self._all_ids():
                self.used.add(known)
        if key in self.drop:
            return None
        if (key, document) in self.split:
            return Ref(ref.label, self.split[key, document])
        if key in self.same:
            label, _, name = self.same[key].partition(":")
            ref = Ref(labels[label], name)
            key = self.same[key]
        label = self.retype.get(key, ref.label)
        return Ref(label, self.rename.get(key, ref.name))

    def _all_ids(self) -> set[str]:
        return {
            *self.same, *self.same.values(), *self.rename, *self.retype, *self.drop,
            *(i for pair in self.split for i in pair),
        }  # fmt: skip

    def unknown(self) -> list[str]:
        """Ids that no document of the build has."""
        return sorted(self._all_ids() - self.used)


def load_decisions(path: Path, schema: Schema) -> Decisions:
    """Read a decisions file; a fault names the file, the key and the mend."""
    data = load_yaml(path) or {}
    if not isinstance(data, dict) or set(data) - set(_KEYS):
        raise SchemaError(f"{path}: only the keys {', '.join(_KEYS)} are known")
    decisions = Decisions()
    try:
        for group in data.get("same") or []:
            decisions.same.update({_id(other, schema): _id(group[0], schema) for other in group[1:]})
        for item in data.get("not_same") or []:
            for document in item["documents"]:
                decisions.split[_id(item["id"], schema), document] = item["name"]
        decisions.rename = {_id(k, schema): str(v) for k, v in (data.get("rename") or {}).items()}
        decisions.retype = {_id(k, schema): str(v) for k, v in (data.get("retype") or {}).items()}
        decisions.drop = {_id(k, schema) for k in data.get("drop") or []}
    except (KeyError, TypeError, IndexError, AttributeError, ValueError) as error:
        raise SchemaError(f"{path}: not in the form of a decisions file: {error}; see docs/decisions.md") from error
    wrong = sorted(set(decisions.retype.values()) - set(schema.labels))
    if wrong:
        raise SchemaError(f"{path}: retype to {wrong[0]!r}, which is no label of ontology.yaml")
    return decisions


def _id(value: Any, schema: Schema) -> str:
    label, colon, name = str(value).partition(":")
    if not colon or not name or label not in {known.lower() for known in schema.labels}:
        raise ValueError(f"{value!r} is no entity id (label:name)")
    return str(value)
