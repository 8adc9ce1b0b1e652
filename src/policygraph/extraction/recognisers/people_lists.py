"""Names that prove each other: lists with 、, headlines that put them in a row without a mark."""

from __future__ import annotations

import re
from itertools import pairwise

from policygraph.extraction.recognisers.people_found import Found, follow_list, skip_traits
from policygraph.extraction.recognisers.people_names import DOTS, read_back
from policygraph.extraction.recognisers.people_words import Words, is_han

_LONGEST_ITEM = 40
_ITEM_SPLIT = re.compile(r"、")


_HEADLINE = re.compile(r"(?m)(?:^|(?<=[ 　]))[\u4e00-\u9fff·]{6,60}(?=$|[ 　])")


def unmarked(found: Found) -> None:
    """Three and more names in a row without a mark at the head of a line: 李明远张文华赵立新出席大会."""
    text, words = found.text, found.words
    for line in _HEADLINE.finditer(text, 0, 4000):
        at = line.start()
        if found.covered[at]:
            continue
        country = next((i for i in range(at, line.end()) if found.sites.get(i, (0, 0, False))[2]), line.end())
        run = _names_in_row(words, text, at, country)
        if len(run) >= 3:
            for a, b in run:
                found.add(a, b, "unmarked list")


def _names_in_row(words: Words, text: str, at: int, end: int) -> list[tuple[int, int]]:
    """The best cut of a row of names from here up to a verb: known and usual names count most."""
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {at: (0.0, [])}
    result: tuple[float, list[tuple[int, int]]] = (0.0, [])
    for place in range(at, end):
        if place not in best:
            continue
        score, run = best[place]
        if len(run) >= 3 and score >= 0.8 * len(run) and words.follower(text, place) >= 2 and score > result[0]:
            result = (score, run)
        family = words.surname(text, place)
        for size in (2, 1) if family else ():
            stop = place + family + size
            name = text[place:stop]
            if stop > end or name in words.stop or words.is_word(name):
                continue
            again = f"、{name}" in text or f"{name}、" in text  # the report itself names them with marks
            worth = (
                2.5
                if again
                else 1.5
                if words.known(name)
                else 1.0
                if text[place] in words.common or family == 2
                else 0.4
            )
            worth += 0.1 if size == 2 else 0.0
            if stop not in best or best[stop][0] < score + worth:
                best[stop] = (score + worth, [*run, (place, stop)])
    return result[1]


def in_lists(found: Found) -> None:
    """Lists of names that prove each other: 马明、何立、张国华结合…"""
    text = found.text
    marks = [mark.start() for mark in _ITEM_SPLIT.finditer(text)]
    run: list[tuple[int, int]] = []
    weight = 0.0
    for a, b in [*pairwise(marks), (0, _LONGEST_ITEM + 1)]:
        close = b
        good = 0.0
        if b - a <= _LONGEST_ITEM:
            if text[b - 1] in "）)":
                bracket = max(text.rfind("（", a, b), text.rfind("(", a, b))
                close = bracket if bracket > 0 else b
            good = _item_weight(found, a + 1, close)
        if good > 0:
            run.append((a + 1, close))
            weight += good
        elif run:
            _take_run(found, run, weight)
            run, weight = [], 0.0


def _item_weight(found: Found, start: int, end: int) -> float:
    """How much one item between two 、 looks like a name: 0 is not at all."""
    text, words = found.text, found.words
    name = text[start:end]
    if not 2 <= len(name) <= 24 or found.covered[start]:
        return 0.0
    if name in found.sure:
        return 2.0
    if any(d in name for d in DOTS):
        return 1.5 if all(words.foreign(c) or c in DOTS for c in name) else 0.0
    family = words.surname(text, start)
    if len(name) > 4 or not all(map(is_han, name)):
        return 0.0
    if words.is_word(name):
        low = family and words.frequency(name) < 300 and name not in words.stop and len(name) < 4
        return 0.01 if low else 0.0
    if words.known(name):
        return 1.5
    if family and 1 <= len(name) - family <= 2:
        if (
            name[-1]
            in "县区镇乡村市局厅院厂部法案率业者员们等类式型度醛素油酸胺碱醇酮酯苷肽酶菌病症药剂液粉盐钠钾钙铜锌铝镁"
        ):
            return 0.0
        if words.is_word(name[:2], 20) or (
            len(name) == 3 and text[start] not in words.common and words.is_word(name[1:], 100)
        ):
            return 0.3
        return 1.2 if text[start] in words.common or family == 2 else 0.8
    return 0.2 if len(name) <= 4 and all(map(words.foreign, name)) else 0.0


def _take_run(found: Found, run: list[tuple[int, int]], weight: float) -> None:
    """A run of list items as names, with the item before the first 、 and the one behind the last."""
    text, words = found.text, found.words
    first = run[0][0] - 1
    last = skip_traits(text, run[-1][1])
    close = first
    if text[first - 1] in "）)":
        close = max(text.rfind("（", 0, first), 0)
    head = read_back(words, text, close, found.sure.keys()) if close > 1 and close - 1 not in found.taken else -1
    if head >= 0 and not words.is_word(text[head:close]):
        weight += 1.0
    else:
        head = -1
    tail = found.name(last + 1, 1.4) if text[last : last + 1] == "、" else 0
    if tail and not words.is_word(text[last + 1 : tail]):
        weight += 1.0
    if weight < 3.0 or weight / (len(run) + 2) < 0.6:
        return
    if head >= 0:
        found.add(head, close, "list")
    for a, b in run:
        if not words.is_word(text[a:b]) or len(run) >= 5:
            found.add(a, b, "list")
    follow_list(found, run[-1][1], True)
