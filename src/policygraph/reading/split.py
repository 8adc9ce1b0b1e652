"""Compilations → documents, by the marks that the genre sets at starts and ends.

A document ends with its 来源/发布时间 line or its signature; it starts with a dateline (新华社北京2月1日电), a document
number, a date in brackets with the salutation of a speech, or a law's adoption note, with its title lines above. Where
the page's line with day and source stands below the first title, it does so below all; lines of dashes separate too.
"""

from __future__ import annotations

import re
from itertools import pairwise

from policygraph.reading.days import ANY_DAY, DAY
from policygraph.reading.press import opens_report
from policygraph.reading.promulgation import find_promulgation
from policygraph.reading.titles import GENRE_END

_FOOTER = re.compile(r"^(?:发布时间[：:]|来源[：:])")
_HEADER = re.compile(rf"^(?:发布时间[：:]|时间[：:])?\s*{DAY}\s*(?:\d{{1,2}}:\d{{2}}|来源|$)")
_RULE = re.compile(r"^(?:[-=*_—─＝]\s?){5,}$")
_NOTE = re.compile(rf"^[（(]\s*{DAY}.{{6,}}(?:通过|公布|发布|批准)")
_PLAIN_NOTE = re.compile(rf"^{DAY}\s*[^。；]{{2,80}}(?:通过|公布|发布|批准|会议)$")
_FIRST_ARTICLE = re.compile(r"(?:#+\s*)?(?:目\s*录|第[一1][章条编])")
_NUMBER = re.compile(r"^[一-龥]{1,12}[〔\[［](?:19|20)\d{2}[〕\]］]\d{1,4}号$")
_SPEECH_DAY = re.compile(r"^[（(](?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?:，?[上下]午)?[）)]")
_SALUTATION = re.compile(r"^(?:同志们|各位|女士们|朋友们|尊敬的)[^。]{0,30}[：:！!]$")
_ENDS = re.compile(rf"^(?:发布时间[：:]|来源[：:])|^(?:{ANY_DAY})$|[）)]$|^(?:附件|抄送)|^(?:[-=*_—─]){{3}}")
_CLOSING = re.compile(r"(?:谢谢大家|[！。…”])$")
_SENTENCE = re.compile(r"[。；！？]|，.{6}")
_TITLE_LINES = 5
_ORDER = 5000  # characters: an order with its signatures, and the title lines of what it carries
_SHORTEST = 120  # characters: less is a note, not a document


def split_compilation(text: str) -> list[tuple[int, int]]:
    """Spans of the documents in a clean text; one span where it is a single document."""
    lines = _lines(text)
    starts = {0}
    previous_start = 0
    headed = any(_HEADER.match(line) for _, line in lines[1:4])
    for i, (position, line) in enumerate(lines):
        if _RULE.match(line) and _separates(lines, i, previous_start):
            starts.add(lines[i + 1][0])
            previous_start = i + 1
        elif not headed and _FOOTER.match(line) and position - lines[previous_start][0] > _SHORTEST:
            following = _after_footer(lines, i)
            if following is not None:
                starts.add(lines[following][0])
                previous_start = following
        elif i > 0 and (_opens(lines, i) or (headed and _HEADER.match(line) and i > previous_start + 2)):
            first = _title_above(lines, i, previous_start)
            if lines[first][0] not in starts and _closed(lines, first) and lines[first][0] > _SHORTEST:
                starts.add(lines[first][0])
                previous_start = first
    ordered = sorted(starts - _carried(text, sorted(starts)))
    spans = [(a, b) for a, b in zip(ordered, [*ordered[1:], len(text)], strict=True) if text[a:b].strip()]
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and (end - start < _SHORTEST):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _carried(text: str, starts: list[int]) -> set[int]:
    """Starts that are none: the text that an order above puts in force, with its number above its title."""
    found: set[int] = set()
    for start, following in pairwise([*starts, len(text)]):
        order = find_promulgation(text[start : start + _ORDER])
        if order and following <= start + order.title.start:
            found.update(s for s in starts if start < s <= start + order.title.start)
        elif order:
            found.update(s for s in starts if start + order.title.start == s)
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    found = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((position, line.strip()))
        position += len(line) + 1
    return found


def _after_footer(lines: list[tuple[int, str]], i: int) -> int | None:
    """The line where the next document starts behind a 来源/发布时间 line; None if only a footer follows."""
    j = i + 1
    while j < len(lines) and (_FOOTER.match(lines[j][1]) or len(lines[j][1]) <= 3):
        j += 1
    rest = sum(len(line) for _, line in lines[j : j + 40])
    marked = any(
        _opens(lines, k) or _FOOTER.match(lines[k][1]) or re.match(r"第一条|第一章|[（(]\d{4}年", lines[k][1])
        for k in range(j, min(len(lines), j + 400))
    )
    return j if j < len(lines) and i > 3 and rest > _SHORTEST and marked else None


def _opens(lines: list[tuple[int, str]], i: int) -> bool:
    """Whether a line is the mark of a beginning."""
    line = lines[i][1]
    if _NUMBER.match(line):
        return True
    if line.startswith("#") and not line.startswith("##"):
        dated = any(re.match(rf"[（(]?{DAY}|[（(]", below) for _, below in lines[i + 1 : i + 3])
        return dated or bool(GENRE_END.search(line))
    if opens_report(line):  # an agency opens a report without a title too; another medium may be quoted so
        return line.startswith(("新华社", "中新社")) or not _CLOSING.search(lines[i - 1][1])
    if _PLAIN_NOTE.match(line) and GENRE_END.search(lines[i - 1][1]):
        return True
    if _NOTE.match(line):
        return any(_FIRST_ARTICLE.match(below) for _, below in lines[i + 1 : i + 4])
    day = _SPEECH_DAY.match(line)
    if day is None:
        return False
    if day.end() == len(line) and lines[i - 1][1].endswith(("。", "！")):
        return True
    return any(_SALUTATION.match(lines[k][1]) for k in range(i + 1, min(len(lines), i + 4)))


def _separates(lines: list[tuple[int, str]], i: int, previous_start: int) -> bool:
    """Whether a line of dashes stands between two documents: a title follows and both are long enough."""
    if i + 2 >= len(lines) or lines[i][0] - lines[previous_start][0] < _SHORTEST:
        return False
    title = lines[i + 1][1]
    rest = sum(len(line) for _, line in lines[i + 1 : i + 40])
    return rest > _SHORTEST and len(title) <= 60 and not re.search(r"[。；]|^(?:附|抄送|注[：:])", title)


def _title_above(lines: list[tuple[int, str]], i: int, lowest: int) -> int:
    """The first of the title lines right above line ``i``."""
    first = i
    while first - 1 > lowest and i - first < _TITLE_LINES:
        line = lines[first - 1][1]
        if _CLOSING.search(line) or _SENTENCE.search(line) or len(line) > 60 or _ENDS.search(line):
            break
        first -= 1
    return first if first > lowest else i


def _closed(lines: list[tuple[int, str]], first: int) -> bool:
    """Whether what stands above is a document's end."""
    above = lines[first - 1][1] if first else ""
    return bool(_CLOSING.search(above) or _FOOTER.match(above) or re.search(r"\d日$", above))
