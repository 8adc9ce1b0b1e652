"""What a reading of a stretch of text costs: everyday words against personal names, in nats.

jieba's word frequencies price the words, its lists of Chinese and foreign personal names price the characters of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from math import inf, log
from pathlib import Path

from policygraph.extraction.recognisers.people_words import FOREIGN, Words, is_han

_LONGEST = 5  # characters of a word
_NAME = -log(0.012)  # the share of personal names among the words of a newspaper
_TWO = 1.5  # two characters are the rarer form
_BOUND = 9.5  # cheaper words of two characters are not torn apart
_RARE = 3.0  # more for a family name that is an everyday character, or nearly unused
_KNOWN = -3.0  # a name that the word list has
_AGAIN = 6.0  # less for a name in a row that the text has in a list as well
_FOREIGN = -log(0.004)
_UNSEEN = 11.0
_TRANSLITERATED = FOREIGN | frozenset("罕大理奎来送当道得爱澳玻匈")  # too common for a run of them


@dataclass(frozen=True, slots=True)
class Prices:
    """Negative log probabilities of words, family names, and characters of given and of transliterated names."""

    words: Mapping[str, float]
    everyday: frozenset[str]  # words of two characters that are not torn apart
    reach: Mapping[str, int]  # length of the longest word that begins with these two characters
    rare: float
    family: Mapping[str, float]
    middle: Mapping[str, float]
    last: Mapping[str, float]
    foreign: Mapping[str, float]


@cache
def prices() -> Prices:
    """The prices, from jieba's word list."""
    words: dict[str, int] = {}
    family: Counter[str] = Counter()
    middle: Counter[str] = Counter()
    last: Counter[str] = Counter()
    foreign: Counter[str] = Counter()
    for word, count, tag in _entries():
        if tag == "nr" and len(word) == 3:
            family[word[0]] += 1
            middle[word[1]] += 1
            last[word[2]] += 1
        elif len(word) <= _LONGEST and not (tag.startswith("nr") and len(word) > 2 and is_transliterated(word)):
            words[word] = count
        if tag == "nrt" and len(word) >= 3:
            foreign.update(word)
    total = sum(words.values()) or 1
    reach: dict[str, int] = {}
    for word in words:
        if len(word) > reach.get(word[:2], 1):
            reach[word[:2]] = len(word)
    everyday = frozenset(word for word, count in words.items() if len(word) == 2 and log(total / count) < _BOUND)
    return Prices(_logs(words), everyday, reach, log(total), _logs(family), _logs(middle), _logs(last), _logs(foreign))


def is_transliterated(word: str) -> bool:
    """Whether a word of the list is made of the characters of foreign names alone."""
    return _TRANSLITERATED.issuperset(word)


def _entries() -> Iterator[tuple[str, int, str]]:
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        return
    with (Path(spec.origin).parent / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, tag = line.split()
            yield word, int(count), tag


def _logs(counts: Mapping[str, int]) -> dict[str, float]:
    whole = sum(counts.values()) or 1
    return {key: log(whole / count) for key, count in counts.items() if count}


def name_cost(words: Words, name: str) -> float:
    """The cost of a Chinese name of two or three characters with a family name of one."""
    return _new_name_cost(words, name) + (_KNOWN if words.known(name) else 0.0)


def _new_name_cost(words: Words, name: str) -> float:
    """The cost of a name that no list has."""
    price = prices()
    cost = _NAME + price.family.get(name[0], _UNSEEN) + price.last.get(name[-1], _UNSEEN)
    cost += price.middle.get(name[1], _UNSEEN) if len(name) == 3 else _TWO
    return cost + (0.0 if name[0] in words.common else _RARE)


def cheaper_name_cost(words: Words, name: str) -> float | None:
    """The cost of a Chinese name where that of everyday words is higher, else None."""
    price = prices()
    table, rare = price.words, price.rare
    cost = _new_name_cost(words, name)
    apart = table.get(name[0], rare) + table.get(name[1], rare)
    if len(name) == 3:
        apart += table.get(name[2], rare)
    if apart <= cost + _KNOWN:
        return None  # the usual case, and the words need not be looked up
    cost += _KNOWN if words.known(name) else 0.0
    return cost if cost < words_cost(name, 0, len(name)) else None


def foreign_cost(words: Words, name: str) -> float:
    """The cost of a transliterated name without a dot."""
    price = prices()
    of = price.foreign
    cost = _FOREIGN + sum([of.get(char, _UNSEEN) for char in name]) + (_KNOWN if words.known(name) else 0.0)
    return min(cost, price.words.get(name, cost)) if is_transliterated(name) else cost


def foreign_end(words: Words, text: str, start: int, longest: int = 7) -> int:
    """Where a transliterated name, or its part behind a dot, ends by the cheapest cut of what follows."""
    high = start
    while high < min(len(text), start + longest + 3) and is_han(text[high]):
        high += 1
    run = start
    while run < min(high, start + longest) and words.foreign(text[run]):
        run += 1
    ends = range(start + 1, run + 1)
    return min(ends, key=lambda end: foreign_cost(words, text[start:end]) + words_cost(text, end, high), default=start)


def words_cost(text: str, low: int, high: int) -> float:
    """The cheapest cut of a stretch into everyday words."""
    return words_costs(text, low, high)[-1]


def words_costs(text: str, low: int, high: int) -> list[float]:
    """The cheapest cuts of all beginnings of a stretch: item ``i`` is that of its first ``i`` characters."""
    price = prices()
    table, rare, reach = price.words, price.rare, price.reach
    best = [0.0] + [inf] * (high - low)
    for i in range(low, high):
        before = best[i - low]
        cost = before + table.get(text[i], rare)
        if cost < best[i - low + 1]:
            best[i - low + 1] = cost
        for end in range(i + 2, min(i + reach.get(text[i : i + 2], 0), high) + 1):
            cost = before + table.get(text[i:end], inf)
            if cost < best[end - low]:
                best[end - low] = cost
    return best


@lru_cache(maxsize=1 << 15)
def pieces(text: str) -> tuple[str, ...]:
    """The cheapest cut of a short text into everyday words and single characters."""
    price = prices()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for i in range(1, len(text) + 1):
        least = (best[-1][0] + price.words.get(text[i - 1], price.rare), i - 1)
        for size in range(2, min(_LONGEST, i) + 1):
            cost = price.words.get(text[i - size : i])
            if cost is not None and best[i - size][0] + cost < least[0]:
                least = (best[i - size][0] + cost, i - size)
        best.append(least)
    found: list[str] = []
    end = len(text)
    while end:
        start = best[end][1]
        found.append(text[start:end])
        end = start
    return tuple(found[::-1])


def cut(words: Words, text: str, low: int, high: int, around: str = "") -> list[tuple[int, int]]:
    """The names on the cheapest way through a stretch of names and words; other signs cost nothing.

    A name that ``around``, the text of the same document, has in a list costs less.
    """
    price = prices()
    best: list[tuple[float, int, bool]] = [(0.0, low, False)]  # cost, where the last piece began, whether it is a name
    for i in range(low + 1, high + 1):
        if not is_han(text[i - 1]):
            best.append((best[-1][0], i - 1, False))
            continue
        least = (best[-1][0] + price.words.get(text[i - 1], price.rare), i - 1, False)
        for size in range(2, min(_LONGEST, i - low) + 1):
            piece = text[i - size : i]
            before = best[i - size - low][0]
            cost = price.words.get(piece)
            if cost is not None and before + cost < least[0]:
                least = (before + cost, i - size, False)
            if size <= 3 and piece[0] in words.surnames and all(map(is_han, piece)) and piece not in words.stop:
                listed = f"、{piece}" in around or f"{piece}、" in around
                name = before + name_cost(words, piece) - (_AGAIN if listed else 0.0)
                if name < least[0]:
                    least = (name, i - size, True)
        best.append(least)
    names: list[tuple[int, int]] = []
    end = high
    while end > low:
        _, start, named = best[end - low]
        if named:
            names.append((start, end))
        end = start
    return names[::-1]
