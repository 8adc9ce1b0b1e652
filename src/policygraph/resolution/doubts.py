"""Entities that are probably of another type, or none at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from policygraph.resolution.entities import Candidate, Entities, Entity
from policygraph.resolution.variants import Variants, cut, loose

# A country acts like a body, a museum is a place and a body: both are right.
_BOTH = ({"Place", "Institution"}, {"Date", "Concept"}, {"Institution", "Document"})
_NAMED = (("Place", "places"), ("Place", "countries"), ("Institution", "institutions"), ("Concept", "concepts"))
_OPEN, _CLOSE = "（(“《〈【", "）)”》〉】"
_ONLY_TIME = re.compile(r"^[一二三四五六七八九十百千万半两几数\d]+[日天个月年周岁元次名人]+(?:内|以上|以下)?$")
_PUNCTUATION = re.compile(r"[。；！？!?;\n]|^[，、：]|[，、：]$")
_PASSIVE = re.compile(r"^被[^，。]{1,6}人$")  # 被引渡人: whole, though it starts like a clause
_LINKS = frozenset("的和与及或在将被把是")
_WEAK_LINKS = frozenset("对向为以")  # 以人民为中心 is whole, 以非法手段取得的证据 is not
_WORDS = frozenset(("n", "v", "vn", "a", "ad", "an", "d", "i", "l"))  # tags of everyday words
_NUMBERED = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]")
_SCANT = 2  # an entity named so rarely, in one document, and in no fact, is weak


def mistyped(entities: Entities, variants: Variants) -> Iterator[Candidate]:
    """One name under two labels: the rarer one joins the other."""
    named: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.label != "Date" and len(entity.name) > 1:
            named[loose(entity.name)].append(entity)
    for same in named.values():
        labels = {e.label for e in same}
        if len(labels) == 2 and labels not in _BOTH:
            yield _rarer(same, variants)
        elif len(same) == 1 and same[0].label == "Person":
            right = _lexicon_label(same[0].name, variants)
            if right and right != "Person" and not entities.in_facts(same[0].node):
                yield _retype(same[0], right, 0.75, f"the lexicon has {same[0].name} as {right}", (same[0],))


def _rarer(same: list[Entity], variants: Variants) -> Candidate:
    right = _lexicon_label(same[0].name, variants)
    ranked = sorted(same, key=lambda e: (e.label != right, -e.count, not e.own, e.id))
    major, minor = ranked[0], ranked[-1]
    score = 0.5 + min(0.3, 0.1 * (major.count // max(1, minor.count))) + (0.15 if major.label == right else 0)
    reason = f"{major.name} is also {major.label} ({major.count} mentions, here {minor.count})"
    return _retype(minor, major.label, score, reason, (minor, major))


def _retype(entity: Entity, label: str, score: float, reason: str, evidence: tuple[Entity, ...]) -> Candidate:
    return Candidate("retype", (entity.id,), round(score, 2), reason, {entity.id: label}, evidence)


def _lexicon_label(name: str, variants: Variants) -> str:
    """The label under which a lexicon has the name, empty if none or several have it."""
    found = {label for label, table in _NAMED if (e := variants.schema.lexicon(table).get(name)) and _is(e.row["kind"])}
    return next(iter(found)) if len(found) == 1 else ""


def _is(kind: str) -> bool:
    return kind != "word"


def dubious(entities: Entities, variants: Variants) -> Iterator[Candidate]:
    """Entities that look like pieces of a sentence or like everyday words."""
    for entity in entities:
        if entity.own or entity.label == "Date" or variants.known(entity):
            continue
        found = _fault(entity, variants)
        if not found:
            continue
        score, reason = found
        weak = len(entity.documents) <= 1 and entity.count <= _SCANT
        if not weak:
            score -= 0.2
        elif not entities.in_facts(entity.node):
            score += 0.1
        yield Candidate("drop", (entity.id,), round(score, 2), reason, entity.id, (entity,))


def _fault(entity: Entity, variants: Variants) -> tuple[float, str] | None:
    name = entity.name
    if len(name) < 2:
        return 0.75, "one character"
    if any(name.count(a) != name.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True)):
        return 0.8, "a bracket or quotation mark without its other half"
    if entity.label != "Document":
        if _NUMBERED.match(name):
            return 0.75, "starts with the number of an item"
        ends = {cut(name)[0], cut(name)[-1]} if entity.label != "Person" else set()
        if _PUNCTUATION.search(name) or (ends & _LINKS and not _PASSIVE.match(name)):
            return 0.75, "starts, ends or breaks off like a piece of a sentence"
        if ends & _WEAK_LINKS and not name.endswith("罪"):
            return 0.55, "starts or ends with a preposition"
    if entity.label == "Concept" and _ONLY_TIME.match(name):
        return 0.75, "a number with its unit"
    for row in variants.noise:
        word, where = row["name"], row["kind"]
        if where == "^":
            fits = name.startswith(word) and (len(word) > 1 or cut(name)[0] == word)
        else:
            fits = name.endswith(word) if where == "$" else word in name[1:-1]
        if fits and entity.label in row.many("labels"):
            return 0.7, f"{'starts with' if where == '^' else 'ends with' if where == '$' else 'holds'} {word}"
    return _everyday(entity)


def _everyday(entity: Entity) -> tuple[float, str] | None:
    if entity.label not in ("Person", "Institution", "Concept") or entity.count > 1:
        return None
    frequency, tag = _dictionary().get(entity.name, (0, ""))
    if entity.label == "Person" and tag in _WORDS:
        return min(0.8, 0.55 + frequency / 2000), f"an everyday word ({tag}, {frequency} in jieba's list)"
    if entity.label == "Concept" and len(entity.name) == 2 and tag[:1] in "fcdpur" and tag:
        return 0.65, f"an everyday word ({tag} in jieba's list)"
    if entity.label == "Institution" and tag[:1] in "adv" and tag:
        return 0.7, f"an everyday word ({tag} in jieba's list)"
    return None


@cache
def _dictionary() -> dict[str, tuple[int, str]]:
    """jieba's words with frequency and tag."""
    import jieba

    jieba.setLogLevel(60)
    found: dict[str, tuple[int, str]] = {}
    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, count, tag = line.decode("utf-8").split(" ")
            found[word] = (int(count), tag.strip())
    return found
