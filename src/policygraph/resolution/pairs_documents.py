"""Documents that may be one: by number, by title with its wrappings, by the same text under two dates."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from policygraph.resolution.entities import Entities, Entity, Pair
from policygraph.resolution.variants import Variants, loose, numbers

_MARK = re.compile(r"@[0-9a-f-]{4,}$")
_ORDER = re.compile(r"^关于(?:印发|转发|批转|发布|公布|颁布|实施|施行|下发)(.{5,})的(?:通知|公告|决定|命令|令|函)$")
_ISSUED = re.compile(r"^.{2,30}?(?=关于)")
_FULL = re.compile(r"^中华人民共和国(?=.{2,})")
_YEAR = re.compile(r"^(?:19|20)\d\d年?$")
_CLOSE = 0.005  # part by which two copies of one text may differ in length


def documents(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Pairs of documents."""
    yield from _copies(members, entities)
    yield from _numbered(members, entities)
    yield from _titled(members, entities, variants)


def _title(entity: Entity) -> str:
    return _MARK.sub("", entity.name)


def _of(entities: Entities, entity: Entity, name: str) -> str:
    return str(entities.graph.nodes[entity.node].get(name, ""))


def _length(entities: Entities, entity: Entity) -> int:
    value = entities.graph.nodes[entity.node].get("text_length")
    return value if isinstance(value, int) else 0


def _days(entities: Entities, entity: Entity) -> set[str]:
    return {day for name in ("signed", "published") if (day := _of(entities, entity, name))}


def _copies(members: Sequence[Entity], entities: Entities) -> Iterator[Pair]:
    """Input documents of one title: the same text twice."""
    titled: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        if entity.own:
            titled[_title(entity)].append(entity)
    for same in titled.values():
        same.sort(key=lambda e: (_length(entities, e), e.id))
        for one, other in itertools.pairwise(same):
            a, b = _length(entities, one), _length(entities, other)
            days, more = _days(entities, one), _days(entities, other)
            if not a or b - a > _CLOSE * b or (days and more and not days & more):
                continue
            if _of(entities, one, "sha256") and _of(entities, one, "sha256") == _of(entities, other, "sha256"):
                yield Pair(one, other, 0.98, "the same title and the same file content")
            else:
                yield Pair(one, other, 0.95 if a == b else 0.9, "the same title, text of the same length")


def _numbered(members: Sequence[Entity], entities: Entities) -> Iterator[Pair]:
    """A document cited by its number, or two under one number."""
    by_number: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        number = loose(_of(entities, entity, "doc_number"))
        if number:
            by_number[number].append(entity)
    for entity in members:
        named = by_number.get(loose(entity.name), ())
        if not entity.own and len(named) == 1:
            yield Pair(entity, named[0], 0.75, f"{named[0].name} bears this number")
    for number, same in sorted(by_number.items()):
        if len(same) == 2 and "〔" in _of(entities, same[0], "doc_number"):
            one, other = same
            if _title(one) != _title(other):
                yield Pair(one, other, 0.8, f"both bear the number {_of(entities, one, 'doc_number') or number}")


def _titled(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Titles that differ in issuer, 关于印发…的通知, 中华人民共和国 or the mark of a version."""
    plain: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        plain[loose(_title(entity))].append(entity)
    version = re.compile(f"[（(](?:{'|'.join(map(re.escape, variants.versions))})[）)]|(?<=.{{4}})"
                         f"(?:{'|'.join(map(re.escape, ('草案', '征求意见稿', '修订草案')))})$")  # fmt: skip
    for same in plain.values():
        for other in same[1:]:
            if not (same[0].own and other.own) and _title(same[0]) != _title(other):
                yield Pair(same[0], other, 0.95, "titles differ only in punctuation")
    for entity in members:
        title = _title(entity)
        for other_title, score, reason in _variants(title, version):
            for other in plain.get(loose(other_title), ()):
                if other.id != entity.id and _one_version(entity, other, entities):
                    yield Pair(entity, other, score, reason, open=True)
        if _MARK.search(entity.name) is None:
            continue
        for other in plain.get(loose(title), ()):  # a citation that does not say which of the versions
            if not other.own and len([e for e in plain[loose(title)] if e.own]) == 1:
                yield Pair(other, entity, 0.85, "the same title")


def _variants(title: str, version: re.Pattern[str]) -> Iterator[tuple[str, float, str]]:
    if _FULL.search(title):
        yield _FULL.sub("", title), 0.85, "with and without 中华人民共和国"
    if version.search(title):
        yield version.sub("", title), 0.6, f"with and without {version.search(title)[0]}"  # type: ignore[index]
    about = _ISSUED.sub("", title)
    if about != title and len(about) >= 8:
        yield about, 0.8, f"with and without the issuer {title[: len(title) - len(about)]}"
    wrapped = _ORDER.match(loose(about))
    if wrapped:
        yield wrapped[1], 0.7, "a notice and what it issues"
        if version.search(wrapped[1]):
            yield version.sub("", wrapped[1]), 0.6, "a notice and what it issues, in a version"


def _one_version(one: Entity, other: Entity, entities: Entities) -> bool:
    """Whether numbers and dates leave it possible that two titles are one document."""
    if numbers(_title(one)) != numbers(_title(other)):
        return False
    here, there = _days(entities, one), _days(entities, other)
    return not (one.own and other.own and here and there and not here & there)
