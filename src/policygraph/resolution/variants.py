"""Names compared: full and short forms, ordinals, places, and what the lexicon says are two."""

from __future__ import annotations

import re
from functools import cache, cached_property

from policygraph.extraction.recognisers.institutions_area import areas, parents, short_names
from policygraph.reading.articles import numeral
from policygraph.resolution.entities import Entity
from policygraph.schema import Row, Schema

_TABLES = {
    "Institution": "institutions", "Document": "laws", "Concept": "concepts", "Meeting": "meetings_dated",
}  # fmt: skip
_DIGITS = "0-9０-９一二三四五六七八九十百零〇○"
_NUMERAL = re.compile(f"[{_DIGITS}]+")
_LOOSE = re.compile(r"[“”‘’\"'《》〈〉「」『』\s·.．・‧•、，,。；;：:—\-－–～~()（）\[\]【】]")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@cache
def loose(name: str) -> str:
    """The name without punctuation, quotation marks and spaces."""
    return _LOOSE.sub("", name.translate(_WIDE))


@cache
def numbers(name: str) -> tuple[str, ...]:
    """The numerals of a name, sorted; 二〇二四 and 2024, 第一次 and 第1次 are one."""
    found = []
    for match in _NUMERAL.finditer(name.translate(_WIDE)):
        try:
            found.append(str(numeral(match.group().replace("○", "〇"))))
        except ValueError:
            found.append(match.group())
    return tuple(sorted(found))


@cache
def localities(name: str) -> frozenset[str]:
    """The divisions that a name names, without those that hold another of them."""
    short = short_names()
    named = {short.get(e.name, e.name) for _, _, e in areas().find(name)}
    return frozenset(named - {p for n in named for p in parents().get(n, ())})


@cache
def cut(name: str) -> tuple[str, ...]:
    """The words of a name."""
    import jieba

    jieba.setLogLevel(60)
    return tuple(jieba.cut(name, HMM=False))


class Variants:
    """The table ``name_variants`` at work."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        rows = schema.table("name_variants")
        self._short = {long: r["name"] for r in rows if r["kind"] == "short" for long in r.many("aliases")}
        self._pattern = re.compile("|".join(sorted(map(re.escape, self._short), key=lambda w: (-len(w), w))) or "$^")
        self.dropped = self._words(rows, "drop")
        self.apart_words = self._words(rows, "apart")
        self.versions = self._words(rows, "version")
        self.verbs = self._words(rows, "verb")
        self.tails = self._words(rows, "tail")
        self.addresses = self._words(rows, "address")
        self.noise = [r for r in rows if r["kind"] in ("^", "$", "*")]

    @staticmethod
    def _words(rows: list[Row], kind: str) -> tuple[str, ...]:
        """The words of a kind, longest first."""
        return tuple(sorted((r["name"] for r in rows if r["kind"] == kind), key=lambda w: (-len(w), w)))

    def short(self, name: str) -> str:
        """A name in its shortest form: 中国共产党云岭省委员会 → 中共云岭省委."""
        return self._pattern.sub(lambda m: self._short[m.group()], loose(name))

    def bare(self, name: str) -> str:
        """The short form without the words that may be missing."""
        return self._droppable.sub("", self.short(name))

    @cached_property
    def _droppable(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.dropped)) or "$^")

    def unlike(self, segments: tuple[str, ...]) -> bool:
        """Whether words that only one of two names has make them two things."""
        return any(w == s or (len(w) > 1 and w in s) for s in segments for w in self.apart_words)

    def known(self, entity: Entity) -> str:
        """The name under which the lexicon has an entity, empty if it does not."""
        table = _TABLES.get(entity.label)
        entry = self.schema.lexicon(table).get(entity.name) if table else None
        return entry.name if entry else ""

    def two(self, one: Entity, other: Entity) -> bool:
        """Whether the lexicon, another ordinal, year or province says that these are two."""
        a, b = self.known(one), self.known(other)
        if a and b and a != b:
            return True
        if one.label not in ("Meeting", "Document", "Place") and numbers(loose(one.name)) != numbers(loose(other.name)):
            return True
        here, there = localities(one.name), localities(other.name)
        return bool(here and there and here != there) and one.label != "Place"

    def rank(self, entity: Entity) -> tuple[bool, bool, int, int, str]:
        """Sorts the better name first: an input document, one of the lexicon, the more frequent, the longer."""
        return (not entity.own, not self.known(entity), -entity.count, -len(entity.name), entity.id)
