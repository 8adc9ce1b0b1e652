"""Entities of one label whose names are variants of one another; each finder looks names up by keys."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from policygraph.resolution.entities import Entities, Entity, Pair
from policygraph.resolution.variants import Variants, cut, localities, loose, numbers

_DOT = re.compile(r"[·.．・‧•]")
_LIST = re.compile(r"[、，]|(?<=.{2})[和与及](?=.{2})")
_SERIES = re.compile(
    r"^(?:19|20)\d\d年|^[二一][〇○九零][〇一二三四五六七八九○零]{2}年|^第[一二三四五六七八九十百零〇\d]+[届次](?=.{4})"
)
_TYPES = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "街道",
    "地区",
    "流域",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "镇",
    "乡",
    "村",
    "山区",
)
Key = Callable[[str], str]


def _equal(members: Sequence[Entity], key: Key) -> Iterator[tuple[Entity, Entity]]:
    """Pairs of neighbours whose names have one key."""
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        found = key(entity.name)
        if len(found) > 1:
            groups[found].append(entity)
    for same in groups.values():
        same.sort(key=lambda e: (-e.count, e.id))
        yield from ((same[0], other) for other in same[1:])


def bodies(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Institutions: short and full forms, missing 主管 or 行政, names inside longer ones."""
    for one, other in _equal(members, variants.short):
        yield Pair(one, other, 0.95, "short and full form")
    for one, other in _equal(members, variants.bare):
        if localities(one.name) == localities(other.name):
            yield Pair(one, other, 0.75, "differ only in words that such names may lack")
    short = {e.id: variants.short(e.name) for e in members}
    for one, other, missing, broken in _abbreviations(members, short):
        if variants.unlike(missing):
            continue
        score, how = (0.8, "shortens words") if broken else (0.5, f"leaves out {'、'.join(missing)}")
        yield Pair(one, other, score, f"{one.name} {how}", open=True)
    by_short = _by(members, short)
    for entity in members:
        name = short[entity.id]
        for at in range(2, len(name) - 2):
            before = name[:at]
            for other in by_short.get(name[at:], ()):
                placed = bool(localities(before)) or before in variants.dropped
                if placed and not variants.unlike((before,)):
                    met = 0.15 if set(other.documents) <= set(entity.documents) else 0
                    yield Pair(other, entity, 0.55 + met, f"{other.name} without {before}", open=True)


def _by(members: Sequence[Entity], key: Mapping[str, str]) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        found[key[entity.id]].append(entity)
    return found


def _abbreviations(
    members: Sequence[Entity], short: Mapping[str, str]
) -> Iterator[tuple[Entity, Entity, tuple[str, ...], bool]]:
    """(short form, full form, words left out, whether a word lost a part) among names of one start and one end.

    Within a block only names that share the short form's rarest character are compared.
    """
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        name = short[entity.id]
        if len(name) >= 3:
            blocks[name[0] + name[-1]].append(entity)
    for block in blocks.values():
        if len(block) < 2:
            continue
        holders: dict[str, list[Entity]] = defaultdict(list)
        for entity in block:
            for char in sorted(set(short[entity.id])):
                holders[char].append(entity)
        for entity in block:
            name = short[entity.id]
            rarest = min(set(name), key=lambda c: (len(holders[c]), c))
            for other in holders[rarest]:
                full = short[other.id]
                if len(name) < len(full) <= 4 * len(name) and set(name) <= set(full):
                    found = _left_out(name, full)
                    if found:
                        yield entity, other, *found


def _left_out(short: str, full: str) -> tuple[tuple[str, ...], bool] | None:
    """The words of the full form that the short one leaves out, None where it is no abbreviation.

    Each of its characters begins a word of the full form or follows its neighbour there: 深改委 takes 深|化 改|革 委.
    """
    at, missing, broken = 0, [], False
    words = cut(full)
    for word in words:
        taken = 0
        while taken < len(word) and at < len(short) and short[at] == word[taken]:
            at, taken = at + 1, taken + 1
        if not taken:
            missing.append(word)
        elif taken < len(word):
            broken = True
    if at < len(short) or not short.endswith(words[-1][-1]) or (not missing and not broken):
        return None
    if missing and words[-1] == missing[-1]:
        return None
    return tuple(missing), broken


def people(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Persons: dots and spellings of foreign names, their last part, forms of address."""
    for one, other in _equal(members, loose):
        yield Pair(one, other, 0.95, "differ only in the dot")
    foreign = [e for e in members if _DOT.search(e.name) or len(e.name) >= 5]
    for one, other in _equal(foreign, _sound):
        yield Pair(one, other, 0.85, "the same sound in other characters")
    by_name = {e.name: e for e in members}
    for entity in members:
        parts = _DOT.split(entity.name)
        for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
            if len(part) >= 2 and part in by_name:
                last = part == parts[-1]
                yield Pair(by_name[part], entity, 0.8 if last else 0.6, f"part of {entity.name}", open=True)
        for address in variants.addresses:
            name = entity.name.removesuffix(address)
            if name != entity.name and name in by_name:
                yield Pair(entity, by_name[name], 0.9, f"with and without {address}")
    yield from _misspelt(members, entities)


def _misspelt(members: Sequence[Entity], entities: Entities) -> Iterator[Pair]:
    """Two names of one sound that hold the same post at the same body: one may be a slip (王小明, 王晓明)."""
    posts = {e.id: {(t, str(d.get("title", ""))) for t, d in entities.facts(e.node, "HOLDS_POSITION")} for e in members}
    groups: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        if posts[entity.id]:
            groups[_sound(entity.name)].append(entity)
    for same in groups.values():
        for at, one in enumerate(same[:20]):
            for other in same[at + 1 : 20]:
                shared = posts[one.id] & posts[other.id]
                if shared and len(one.name) == len(other.name):
                    body, title = min(shared)
                    yield Pair(one, other, 0.7, f"one sound, one post: {body.partition(':')[2]} {title}")


@cache
def _sound(name: str) -> str:
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(loose(name)))


def meetings(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Meetings: short and full names, and names with and without year or 第N届 where the day is the same."""
    held = {e.id: {t.partition(":")[2] for t, _ in entities.facts(e.node, "HELD_ON")} for e in members}

    def day(one: Entity, other: Entity) -> float:
        """0.1 for a common day, 0 where one has none or no year, −1 where they differ."""
        a, b = ({x for x in held[e.id] if x[:2] != "--"} for e in (one, other))
        return 0.0 if not a or not b else 0.1 if any(x[:7] == y[:7] for x in a for y in b) else -1.0

    def key(name: str) -> str:
        return "|".join(
            (
                re.sub(r"[\d一二三四五六七八九十百零〇○]+|中共|中国共产党|党的|第|[届次]", "", variants.short(name)),
                *numbers(name),
            )
        )

    for one, other in _equal(members, key):
        if day(one, other) >= 0:
            yield Pair(one, other, 0.85 + day(one, other), "short and full name")
    by_rest: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        by_rest[variants.short(entity.name)].append(entity)
    for entity in members:
        rest = _SERIES.sub("", entity.name)
        for other in by_rest.get(variants.short(rest), ()) if rest != entity.name else ():
            same = day(entity, other)
            if same >= 0:
                score, why = (0.85, "the same day") if same else (0.5, "one of them without a day")
                yield Pair(other, entity, score, f"with and without {entity.name[: -len(rest)]}, {why}", open=True)


def formulations(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Concepts: punctuation, order of a list, verbs before and words behind."""
    for one, other in _equal(members, loose):
        yield Pair(one, other, 0.95, "differ only in punctuation")
    for one, other in _equal(members, lambda n: re.sub("[和与及的]", "", loose(n))):
        yield Pair(one, other, 0.85, "differ only in 和 or 的")
    lists = [e for e in members if _LIST.search(e.name)]
    for one, other in _equal(lists, lambda n: "、".join(sorted(map(loose, _LIST.split(n))))):
        yield Pair(one, other, 0.8, "the same items in another order")
    by_name = {loose(e.name): e for e in members}
    for entity in members:
        name = loose(entity.name)
        for verb in variants.verbs:
            whole = (
                by_name.get(name.removeprefix(verb)) if name.startswith(verb) and len(name) - len(verb) > 2 else None
            )
            if whole:
                yield Pair(entity, whole, 0.75, f"with and without {verb}")
        for tail in variants.tails:
            whole = by_name.get(name.removesuffix(tail)) if name.endswith(tail) and len(name) - len(tail) > 3 else None
            if whole:
                yield Pair(entity, whole, 0.6, f"with and without {tail}")
    yield from _shortened(members, variants)


def _shortened(members: Sequence[Entity], variants: Variants) -> Iterator[Pair]:
    """高水平开放, 高水平对外开放: the longer one has a word more inside."""
    names = {e.id: loose(e.name) for e in members if 5 <= len(loose(e.name)) <= 16}
    ends = Counter(n[:2] + n[-2:] for n in names.values())
    shared = [e for e in members if e.id in names and ends[names[e.id][:2] + names[e.id][-2:]] > 1]
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for entity in shared:
        blocks[names[entity.id][:2] + names[entity.id][-2:]].append(entity)
    for block in blocks.values():
        for one, other, missing, _ in _abbreviations(block[:200], names):
            if len("".join(missing)) <= 2 and not variants.unlike(missing):
                yield Pair(one, other, 0.55, f"{other.name} adds {'、'.join(missing) or 'a part of a word'}", open=True)


def places(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Places: with and without 市, 县 or 地区, and with the province before them."""
    over = {e.id: {t for t, _ in entities.facts(e.node, "PART_OF")} for e in members}
    by_name = {e.name: e for e in members}
    for entity in members:
        for kind in _TYPES:
            short = entity.name.removesuffix(kind)
            if short != entity.name and len(short) > 1 and short in by_name:
                yield Pair(by_name[short], entity, 0.65, f"with and without {kind}", open=True)
        for at in range(2, len(entity.name) - 1):
            inner = by_name.get(entity.name[at:])
            if inner and (entity.name[:at] in by_name or localities(entity.name[:at])):
                above, theirs = over[entity.id], over[inner.id]
                if not theirs or above & theirs or f"place:{entity.name[:at]}" in theirs:
                    yield Pair(inner, entity, 0.8, f"with and without {entity.name[:at]}", open=True)


def shared_aliases(members: Sequence[Entity], entities: Entities, variants: Variants) -> Iterator[Pair]:
    """Two entities that texts call by one longer name."""
    holders: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        for name in sorted({entity.name, *entity.aliases}):
            if len(loose(name)) >= 5:
                holders[loose(name)].append(entity)
    for name, both in sorted(holders.items()):
        if len(both) == 2 and numbers(both[0].name) == numbers(both[1].name):
            yield Pair(both[0], both[1], 0.7, f"both are called {name}")
