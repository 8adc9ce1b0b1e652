"""Articles of laws and regulations: 第一条 … in sequence, wherever paragraphs were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千两]{1,9}|\d{1,4})条(?:之([一二三四五六七八九十]{1,3}))?")
_FIRST = re.compile(r"^[ \t　*#]*第(?:一|1)条", re.MULTILINE)
_HEADING = re.compile(
    r"^[ \t　*#]*(?P<number>第[零〇一二三四五六七八九十百\d]{1,5}(?P<level>分编|编|章|节))"
    r"[ \t　]*(?P<title>[^\n，。；：]{0,40}?)[ \t　*#]*$",
    re.MULTILINE,
)
_LEVELS = ("编", "分编", "章", "节")
_HAN = "零一二三四五六七八九"
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


def chinese(value: int) -> str:
    """A number from 1 to 9999 in Chinese numerals as laws write it: 266 is 二百六十六, 110 一百一十, 12 十二."""
    text, waiting = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            text += ("零" if waiting else "") + _HAN[digit] + sign
        waiting = bool(text) and not digit
    return text.removeprefix("一") if text.startswith("一十") else text


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its label as written (``第十七条之一``) and where it starts in the clean text.

    ``number`` and ``added`` are 17 and 1 there; ``chapter`` is the path of headings above it, outermost first
    (``第二编 分则 / 第五章 侵犯财产罪``), empty where there is none.
    """

    label: str
    start: int
    number: int
    added: int = 0
    chapter: str = ""


def article_name(number: int, added: int = 0) -> str:
    """The one way to write an article's number: 第二百六十六条, 第十七条之一."""
    return f"第{chinese(number)}条" + (f"之{chinese(added)}" if added else "")


def find_articles(text: str) -> list[Article]:
    """The articles of a text in their order.

    A 第N条 is an article's head where it opens a paragraph with a higher number (an amendment may start anywhere), or
    follows a full stop with the next one; all others are references.
    """
    found: list[Article] = []
    last = 0
    first = _FIRST.search(text)
    headings = _headings(text)
    above = next(headings, None)
    path = ""
    for match in _ARTICLE.finditer(text, first.start() if first else 0):
        start = match.start()
        if start and text[start - 1] not in _BEFORE:
            continue
        before = text[max(0, start - 4) : start].rstrip(" \t　*#")
        opens = before.endswith("\n") or (start <= 4 and not before)
        number = numeral(match[1])
        follows = number == last if match[2] else number == last + 1
        if follows or (opens and number > last):
            while above is not None and above[0] <= start:
                path, above = above[1], next(headings, None)
            found.append(Article(match.group(), start, number, numeral(match[2]) if match[2] else 0, path))
            last = number
    return found


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """Where each 编, 分编, 章 or 节 opens, with the path of headings down to it."""
    path: dict[str, str] = {}
    for match in _HEADING.finditer(text):
        level = match["level"]
        for lower in _LEVELS[_LEVELS.index(level) :]:
            path.pop(lower, None)
        title = "".join(match["title"].split())
        path[level] = f"{match['number']} {title}" if title else match["number"]
        yield match.start(), " / ".join(path[level] for level in _LEVELS if level in path)
