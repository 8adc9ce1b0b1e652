"""Gaps in a line that set names and columns apart, where layout spaces are otherwise taken out."""

from __future__ import annotations

import re
from itertools import pairwise

from policygraph.schema import load_schema

_PROSE = re.compile("[，。；]")
_ORDINAL = re.compile(r"\d{1,3}[.、．]?")
_SIGNS = re.compile(r"[（(][^（）()]{1,10}[）)]")


def columns_of(text: str, spaces: list[re.Match[str]]) -> frozenset[int]:
    """Where gaps begin that set the columns of a table or a roster apart, whatever stands beside them.

    The gap behind a name of two characters that opens a line (丁　力 副部长), a gap wider than the one inside such a
    name (丁　力　　马忠义), and all gaps of a numbered row or of one that tells the sex (1　李明远　男　56　云岭大学).
    """
    words = [word for word in text.split(" ") if word]
    if len(words) < 3:
        return frozenset()
    row = _is_row(text, words)
    widths = [0, *(m.end() - m.start() for m in spaces), 0]
    kept = set()
    for i, (left, right) in enumerate(pairwise(words)):
        width = widths[i + 1]
        halves = len(left) == len(right) == 1 and not {left, right} & {"男", "女"} and left > "\x7f" < right
        behind = len(left) == 1 and i and widths[i] < width and len(words[i - 1].rpartition("：")[2]) == 1
        ahead = len(right) == 1 and 0 < widths[i + 2] < width
        named = i == 1 and len(words[0]) == len(left) == 1 and len(right) > 2 and is_name(words[0] + left)
        if (row and not halves) or behind or ahead or named:  # 高　强 卫生部副部长
            kept.add(spaces[i].start())
    return frozenset(kept)


def _is_row(text: str, words: list[str]) -> bool:
    """Whether words make a row of a table: numbered before a name, or with a column for the sex."""
    if _ORDINAL.fullmatch(words[0]) and is_name("".join(words[1 : 3 if len(words[1]) == 1 else 2])):
        return True
    return len(words) > 3 and ("男" in words[1:] or "女" in words[1:]) and not _PROSE.search(text)


def stands_alone(text: str) -> bool:
    """Whether a line is a row of a table or of names, which no wrap joins to its neighbours."""
    if text.count(" ") < 2 or len(text) > 120:
        return False
    words = [word for word in text.split(" ") if word]
    return len(words) > 2 and (_is_row(text, words) or (lists_names(text) and not _PROSE.search(_SIGNS.sub("", text))))


def is_name(word: str) -> bool:
    """Whether a word is built like a Chinese name."""
    surnames = load_schema().lexicon("surnames")
    return 2 <= len(word) <= 4 and not word[1].isascii() and (word[0] in surnames or word[:2] in surnames)


def lists_names(text: str) -> bool:
    """Whether at least half of a line's words are names, those of two characters set apart (丁　力) counted as one."""
    words = _SIGNS.sub(" ", text[:1000]).split()
    joined: list[str] = []
    half = False
    for word in words:
        if half and len(word) == 1:
            joined[-1] += word
            half = False
        else:
            joined.append(word)
            half = len(word) == 1
    return len(words) > 2 and sum(map(is_name, joined)) * 2 >= len(joined)
