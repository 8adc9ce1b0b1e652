"""New terms of a corpus: sequences of words that recur, hold together and stand free, and that no lexicon has."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from policygraph.analysis.ngrams import Ngrams
from policygraph.analysis.shape import Shape
from policygraph.analysis.words import Stream
from policygraph.schema import Schema

SHORTEST, LONGEST = 3, 14  # characters of a term
_QUOTED = re.compile(r"[一-龥A-Za-z0-9+、·]*[一-龥][一-龥A-Za-z0-9+、·]*")
_LEAST = 0.5  # score below which hardly anything is a term
_EXAMPLE = 60  # characters of an example sentence


@dataclass(frozen=True, slots=True)
class Term:
    """A candidate: how often and in how many documents it stands, first when, and one sentence with its document."""

    name: str
    count: int
    documents: int
    score: float
    first: str
    example: str
    document: str


@dataclass(slots=True)
class _Seen:
    """What is gathered of a candidate on the last reading."""

    count: int = 0
    documents: int = 0
    last: int = -1
    quoted: int = 0
    stressed: int = 0
    first: str = ""
    example: tuple[int, str] = (-1, "")
    left: Counter[int] = field(default_factory=Counter)
    right: Counter[int] = field(default_factory=Counter)

    def meet(self, document: int, day: str) -> None:
        self.count += 1
        if document != self.last:
            self.documents, self.last = self.documents + 1, document
        if day and (not self.first or day < self.first):
            self.first = day


def discover(
    stream: Stream, schema: Schema, *, min_count: int = 5, min_documents: int = 3, top: int = 500
) -> list[Term]:
    """The ``top`` candidates of a corpus, best first. The same corpus gives the same list."""
    grams = Ngrams(stream, min_count)
    shape = Shape(stream, schema)
    chosen = [shape.fits(words) for words in grams.texts]
    seen, quoted = _gather(stream, grams, chosen, shape)
    fitting = {n: s for n, s in seen.items() if s.documents >= min_documents and s.count >= min_count}
    holders = _holders(fitting, grams)
    found: dict[str, Term] = {}
    for number, what in fitting.items():
        name = shape.text(grams.texts[number])
        score = _score(number, what, grams, shape, holders.get(number, ()))
        rest = shape.text(shape.led(grams.texts[number]))
        if score >= _LEAST and not shape.known(name) and (rest == name or not shape.known(rest)):
            found[name] = _term(name, what, score, stream)
    for name, what in quoted.items():
        enough = what.documents >= min_documents and what.count >= min_count
        if enough and name not in found and not shape.known(name) and not shape.ends_loosely(name):
            score = 1.5 * math.log2(1 + what.count) * math.log2(1 + what.documents)
            found[name] = _term(name, what, score, stream)
    ranked = sorted(found.values(), key=lambda t: (-t.score, -t.count, t.name))
    return _without_parts(ranked)[:top]


def _gather(
    stream: Stream, grams: Ngrams, chosen: list[bool], shape: Shape
) -> tuple[dict[int, _Seen], dict[str, _Seen]]:
    """Every stand of a chosen sequence, with its neighbours; and what stands between quotation marks."""
    seen: dict[int, _Seen] = {}
    quoted: dict[str, _Seen] = {}
    opening, closing = stream.number("“", dead=True), stream.number("”", dead=True)
    for document, (numbers, (_, day)) in enumerate(zip(stream, stream.documents, strict=True)):
        for length, row in enumerate(grams.levels(numbers), 1):
            for at, number in enumerate(row):
                if not number or not chosen[number]:
                    continue
                what = seen.get(number)
                if what is None:
                    what = seen[number] = _Seen()
                what.meet(document, day)
                before = numbers[at - 1] if at else -1
                behind = numbers[at + length] if at + length < len(numbers) else -1
                # Each end of a clause counts as a neighbour of its own: a term that stands there stands free.
                what.left[-at - 2 if before < 0 or stream.dead[before] else before] += 1
                what.right[-at - 2 if behind < 0 or stream.dead[behind] else behind] += 1
                what.quoted += before == opening and behind == closing
                what.stressed += before >= 0 and shape.stresses(before)
                if not what.example[1]:
                    what.example = (document, _sentence(stream, numbers, at))
        for at, name in _between(stream, numbers, opening, closing):
            what = quoted.setdefault(name, _Seen())
            what.meet(document, day)
            if not what.example[1]:
                what.example = (document, _sentence(stream, numbers, at))
    return seen, quoted


def _between(stream: Stream, numbers: array[int], opening: int, closing: int) -> Iterator[tuple[int, str]]:
    """(place, text) of what stands between quotation marks and could be a term."""
    start = -1
    for at, number in enumerate(numbers):
        if number == opening:
            start = at
        elif number == closing and start >= 0:
            text = "".join(stream.words[n] for n in numbers[start + 1 : at]) if at - start <= LONGEST + 1 else ""
            if SHORTEST <= len(text) <= LONGEST and _QUOTED.fullmatch(text):
                yield start + 1, text
            start = -1


def _sentence(stream: Stream, numbers: array[int], at: int) -> str:
    """The sentence around a word, cut to a line."""
    start = end = at
    while start and stream.words[numbers[start - 1]] not in ("。", "！", "？", "；", "\n"):
        start -= 1
    while end < len(numbers) and stream.words[numbers[end]] not in ("。", "！", "？", "；", "\n"):
        end += 1
    before = "".join(stream.words[n] for n in numbers[start:at])
    rest = "".join(stream.words[n] for n in numbers[at:end])
    cut = max(0, len(before) - _EXAMPLE // 2)
    whole = f"{'…' if cut else ''}{before[cut:]}{rest[:_EXAMPLE]}{'…' if len(rest) > _EXAMPLE else ''}"
    return " ".join(whole.split())


def _holders(seen: dict[int, _Seen], grams: Ngrams) -> dict[int, list[int]]:
    """For each candidate the counts of the longer candidates that hold it."""
    numbers = {grams.texts[n]: n for n in seen}
    found: dict[int, list[int]] = {}
    for number, what in seen.items():
        words = grams.texts[number]
        for size in range(2, len(words)):
            for start in range(len(words) - size + 1):
                part = numbers.get(words[start : start + size])
                if part is not None:
                    found.setdefault(part, []).append(what.count)
    return found


def _score(number: int, what: _Seen, grams: Ngrams, shape: Shape, holders: list[int] | tuple[()]) -> float:
    """C-value, cohesion, freedom of both ends, and where the term likes to stand."""
    words = grams.texts[number]
    free = what.count - (sum(holders) / len(holders) if holders else 0)
    if free <= 0:
        return 0.0
    cohesion = _cohesion(number, grams)
    freedom = min(_entropy(what.left), _entropy(what.right))
    if cohesion < 0.15 or freedom < 0.8:
        return 0.0
    stressed, quoted = what.stressed / what.count, what.quoted / what.count
    weight = (1 + quoted) * (1 + 0.5 * stressed) * shape.weight(words)
    spread = math.log2(1 + what.documents)
    return math.log2(1 + free) * spread * cohesion * min(1.0, freedom / 3) * weight * math.log2(len(words) + 1)


def _cohesion(number: int, grams: Ngrams) -> float:
    """The least normalised pointwise mutual information over all ways to cut the sequence in two, 0 to 1."""
    words = grams.texts[number]
    total = sum(grams.stream.counts)
    together = grams.counts[number] / total
    least = 1.0
    for cut in range(1, len(words)):
        a, b = grams.of(words[:cut]), grams.of(words[cut:])
        least = min(least, math.log(together * total * total / (a * b)) / -math.log(together))
    return max(0.0, least)


def _entropy(neighbours: Counter[int]) -> float:
    """Entropy of what stands beside a term, in bits."""
    total = sum(neighbours.values())
    return -sum(n / total * math.log2(n / total) for n in neighbours.values())


def _term(name: str, what: _Seen, score: float, stream: Stream) -> Term:
    document, sentence = what.example
    return Term(name, what.count, what.documents, round(score, 2), what.first, sentence, stream.documents[document][0])


def _without_parts(ranked: list[Term]) -> list[Term]:
    """Without what hardly stands outside a longer candidate, and what only adds a word to a better one."""
    by_gram: dict[str, list[Term]] = {}
    for term in ranked:
        by_gram.setdefault(term.name[:2], []).append(term)
        for at in range(1, len(term.name) - 1):
            by_gram.setdefault(term.name[at : at + 2], []).append(term)
    kept = []
    for term in ranked:
        longer = (t for t in by_gram[term.name[:2]] if len(t.name) > len(term.name) and term.name in t.name)
        if not any(t.count >= 0.7 * term.count and t.documents >= 0.7 * term.documents for t in longer):
            kept.append(term)
    return kept
