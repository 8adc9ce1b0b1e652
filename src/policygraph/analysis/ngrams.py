"""Sequences of words that recur, counted level by level: a longer one only where both its parts recur."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import pairwise

from policygraph.analysis.words import Stream

LONGEST = 6  # words
_HELD = 4_000_000  # counters kept at once; above that the rarest are forgotten, and the floor rises


class Ngrams:
    """All sequences of 1 to ``LONGEST`` live words that stand at least ``least`` times.

    A sequence has a number; ``parts[n]`` gives the two overlapping sequences of n − 1 words that make it.
    """

    def __init__(self, stream: Stream, least: int) -> None:
        self.stream = stream
        self.counts: list[int] = [0]  # by number; 0 is no sequence
        self.texts: list[tuple[int, ...]] = [()]  # word numbers
        self._by_words: dict[tuple[int, ...], int] = {}
        self._levels: list[dict[int, int]] = []
        self._words = array("I", bytes(4 * len(stream.words)))
        for word, count in enumerate(stream.counts):
            if count >= least and not stream.dead[word]:
                self._words[word] = self._new((word,), count)
        for _ in range(2, LONGEST + 1):
            level = self._level(least)
            if not level:
                break
            self._levels.append(level)

    def of(self, words: tuple[int, ...]) -> int:
        """How often a sequence stands; every part of one that recurs is counted."""
        return self.counts[self._by_words[words]]

    def _new(self, words: tuple[int, ...], count: int) -> int:
        self._by_words[words] = len(self.texts)
        self.texts.append(words)
        self.counts.append(count)
        return len(self.texts) - 1

    def _level(self, least: int) -> dict[int, int]:
        counts: dict[int, int] = {}
        floor = 1
        for document in self.stream:
            *_, last = self.levels(document)
            before = 0
            for number in last:
                if before and number:
                    key = before << 32 | number
                    counts[key] = counts.get(key, 0) + 1
                before = number
            while len(counts) > _HELD:
                counts = {key: count for key, count in counts.items() if count > floor}
                floor += 1
        found = {}
        for key, count in counts.items():
            if count >= least:
                words = (*self.texts[key >> 32], self.texts[key & 0xFFFFFFFF][-1])
                found[key] = self._new(words, count)
        return found

    def levels(self, document: array[int]) -> Iterator[list[int]]:
        """For each length, the number of the sequence that starts at each word (0: none that recurs)."""
        words = self._words
        row = [words[n] for n in document]
        yield row
        for level in self._levels:
            get = level.get
            row = [get(a << 32 | b, 0) if a and b else 0 for a, b in pairwise(row)]
            yield row
