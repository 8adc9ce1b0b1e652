"""Articles of laws and regulations: 第一条 … in sequence, wherever paragraphs were lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千两]{1,9}|\d{1,4})条(?:之([一二三四五六七八九十]{1,3}))?")
_FIRST = re.compile(r"^[ \t　*#]*第(?:一|1)条", re.MULTILINE)
_BEFORE = frozenset("\n。：:；;）)*# \t　")


def numeral(text: str) -> int:
    """The number that a Chinese or Arabic numeral writes: 一百二十三, 二〇二四, 47.

    Raises ValueError where the characters are no numeral.
    """
    if text.isdigit() and text.isascii():
        return int(text)
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) if c in _DIGITS else "x" for c in text))
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            raise ValueError(f"{text!r} is no numeral")
    return total + digit


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its label as written (``第十七条之一``) and where it starts in the clean text."""

    label: str
    start: int


def find_articles(text: str) -> list[Article]:
    """The articles of a text in their order.

    A 第N条 is an article's head where it opens a paragraph with a higher number (an amendment may start anywhere), or
    follows a full stop with the next one; all others are references.
    """
    found: list[Article] = []
    last = 0
    first = _FIRST.search(text)
    for match in _ARTICLE.finditer(text, first.start() if first else 0):
        start = match.start()
        if start and text[start - 1] not in _BEFORE:
            continue
        opens = not text[:start].rstrip(" \t　*#") or text[max(0, start - 4) : start].rstrip(" \t　*#").endswith("\n")
        number = numeral(match[1])
        follows = number == last if match[2] else number == last + 1
        if follows or (opens and number > last):
            found.append(Article(match.group(), start))
            last = number
    return found
