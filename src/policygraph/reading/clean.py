"""Source text → clean text, character by character, with the way back.

Clean text has one paragraph a line: hard wraps are joined, layout spaces, page numbers and running heads are gone,
full-width digits and letters are half-width. Every clean character knows its place in the source.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass

_WIDE = {ord("０") + i: ord("0") + i for i in range(10)}
_WIDE |= {ord("Ａ") + i: ord("A") + i for i in range(26)} | {ord("ａ") + i: ord("a") + i for i in range(26)}
_WIDE |= {ord("％"): ord("%")} | dict.fromkeys(map(ord, "\t　\xa0"), ord(" "))
_WIDE |= dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), ord("\n"))
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufffc\ufffd]")
_PAGE = re.compile(
    r"^(?:[-—–·\s]*\d{1,4}[-—–·\s]*|第\s*\d{1,4}\s*页(?:[，,\s]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|〇)$"
)
_COMMENT = re.compile(r"^<!--.*-->$")
_END = frozenset("。！？：；…”’》）)】」』!?")
_STOPS = frozenset("。！？…!?")
_OPENER = re.compile(
    r"(?:#{1,6}\s|第[零〇一二三四五六七八九十百千两\d]{1,9}[条章节编款](?:之[一二三四五六七八九十]+)?(?![、，。和或规的款项至中])|"
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.．、](?!\d)|附件|附：|来源[：:]|"
    r"发布时间[：:]|（?(?:19|20)\d{2}年\d{1,2}月\d{1,2}日(?!至|电|，|在|上|下|召|，)|新华社\S{2,12}\d{1,2}月\d{1,2}日电|※|[-*•]\s)"
)
_NUMBER = re.compile(r"[一-龥]{2,12}[〔\[［（(]\d{4}[〕\]］）)]\d{1,4}号$")
_KEPT = re.compile(r"#|第|（|发布时间|来源|图片|同志们|各位")  # lines that come back and are no running heads
_WIDTH_SAMPLE = 4000
_RUNNING_FROM = 120  # lines: shorter texts have no running heads


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer spaces: text, where its first character stands, spaces before it, page break after."""

    text: str
    start: int
    indent: int
    blank_after: int


def clean(source: str) -> tuple[str, array[int]]:
    """(clean text, offsets): ``offsets`` has one place in the source per clean character and one past the end."""
    lines = _lines(source)
    lines = _without_noise(lines)
    wrap = _wrap_width(lines)
    # Where most lines are followed by an empty one, empty lines are leading, not paragraphs; page breaks add more.
    spacing = 4 if sum(line.blank_after > 0 for line in lines) * 2 > len(lines) else 0
    out: list[str] = []
    offsets: array[int] = array("I")
    for i, line in enumerate(lines):
        text, places = _joined(line.text, line.start, wrap)
        out.append(text)
        offsets.extend(places)
        following = lines[i + 1] if i + 1 < len(lines) else None
        if following is not None and not _continues(line, following, wrap, spacing):
            out.append("\n")
            offsets.append(min(line.start + len(line.text), len(source) - 1))
        elif following is not None and _latin(line.text[-1:]) and _latin(following.text[:1]):
            out.append(" ")
            offsets.append(min(line.start + len(line.text), len(source) - 1))
    offsets.append(len(source))
    return "".join(out), offsets


def _lines(source: str) -> list[Line]:
    text = _DROPPED.sub(" ", source).translate(_WIDE).replace("\r", "\n")
    lines: list[Line] = []
    position = 0
    blank = 0
    for raw in text.split("\n"):
        stripped = raw.strip(" ")
        if stripped:
            if lines and blank:
                last = lines[-1]
                lines[-1] = Line(last.text, last.start, last.indent, blank)
            indent = len(raw) - len(raw.lstrip(" "))
            lines.append(Line(stripped, position + indent, indent, 0))
            blank = 0
        else:
            blank += 1
        position += len(raw) + 1
    return lines


def _without_noise(lines: list[Line]) -> list[Line]:
    """Lines but for page numbers, comments and running heads (a short line that comes back on many pages)."""
    repeated: set[str] = set()
    if len(lines) > _RUNNING_FROM:
        counts = Counter(line.text for line in lines if 3 < len(line.text) <= 30 and not _STOPS & set(line.text))
        repeated = {t for t, n in counts.items() if n >= 4 and not _KEPT.match(t)}
    return [
        line
        for line in lines
        if line.text not in repeated and not _PAGE.match(line.text) and not _COMMENT.match(line.text)
    ]


def _display(text: str) -> float:
    """Width in full-width characters."""
    return sum(0.5 if c < "\x80" else 1.0 for c in text)


def _wrap_width(lines: list[Line]) -> float:
    """The width at which lines are wrapped by a typesetter; infinity where lines are paragraphs."""
    widths = sorted(_display(line.text) for line in lines[:_WIDTH_SAMPLE])
    if len(widths) < 5:
        return widths[-1] if widths and widths[-1] <= 45 and len(widths) > 2 else float("inf")
    high = widths[int(len(widths) * 0.9)]
    if high > 60:
        return float("inf")
    near = sum(w >= high - 3 for w in widths)
    return high if near >= len(widths) * 0.3 else float("inf")


def _continues(line: Line, following: Line, wrap: float, spacing: int) -> bool:
    """Whether the next line goes on in the same paragraph."""
    if wrap == float("inf") or line.blank_after > spacing:
        return False
    if following.indent >= 2 and following.indent > line.indent and following.indent <= 8:
        return False
    if _OPENER.match(following.text) or _NUMBER.search(line.text.replace(" ", "")):
        return False
    if line.text.rfind("（") > line.text.rfind("）") and len(line.text) < 60:
        return True
    width = _display(line.text)
    full = width >= wrap - 2.5
    closed = line.text[-1] in _STOPS or (line.text[-1] in "”）" and line.text[-2:-1] in _STOPS)
    if full:
        # Behind a full line that ends with a stop only an indent tells a new paragraph; else joined text is safer.
        return not closed or (following.indent <= line.indent and not following.text.startswith(("“", "——")))
    # A short line ends a heading or a paragraph, unless it stops in the middle of a clause before a tail of a line.
    return line.text[-1] in "，、" or (width >= wrap - 5 and line.text[-1] not in _END and len(following.text) < 12)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _joined(text: str, start: int, wrap: float) -> tuple[str, array[int]]:
    """A line without the spaces that layout put around digits and between Chinese characters."""
    places = array("I", range(start, start + len(text)))
    if " " not in text:
        return text, places
    # In wrapped text a single space between words is an accident of layout; several make a list of names.
    separators = wrap == float("inf") or text.count(" ") >= 2
    kept: list[str] = []
    where: array[int] = array("I")
    for i, char in enumerate(text):
        if char == " ":
            before, after = text[i - 1], text[i + 1 : i + 2]
            if before == " " or not (before.isascii() and after.isascii() and (before.isalpha() or after.isalpha())):
                # A space between two Chinese words of a headline or a list is a separator a reader sees.
                if separators and before > "\x7f" and after > "\x7f" and _separates(text, i):
                    kept.append(" ")
                    where.append(start + i)
                continue
        kept.append(char)
        where.append(start + i)
    return "".join(kept), where


def _separates(text: str, i: int) -> bool:
    """Whether a space stands between two runs of at least two Chinese characters that no punctuation closes."""
    left = re.search(r"[一-龥”》）]+$", text[max(0, i - 12) : i])
    right = re.match(r"[一-龥“《（]+", text[i + 1 : i + 13])
    return bool(left and right and len(left.group()) >= 2 and len(right.group()) >= 2)
