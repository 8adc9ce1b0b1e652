"""Source text → clean text, character by character, with the way back.

Clean text has one paragraph a line: hard wraps are joined, layout spaces, page numbers and running heads are gone,
full-width digits and letters are half-width. Every clean character knows its place in the source.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import compress

from policygraph.reading.columns import columns_of, is_name, lists_names, stands_alone

_WIDE = {ord("０") + i: ord("0") + i for i in range(10)}
_WIDE |= {ord("Ａ") + i: ord("A") + i for i in range(26)} | {ord("ａ") + i: ord("a") + i for i in range(26)}
_WIDE |= {ord("％"): ord("%")} | dict.fromkeys(map(ord, "\t　\xa0"), ord(" "))
_WIDE |= dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), ord("\n"))
_TO_NARROW = re.compile("[" + "".join(re.escape(chr(c)) for c in _WIDE) + "]")
_NARROW = {chr(wide): narrow for wide, narrow in ((w, n if isinstance(n, str) else chr(n)) for w, n in _WIDE.items())}
_RUN_BEFORE = re.compile(r"[一-龥”》）]+$")
_RUN_AFTER = re.compile(r"[一-龥“《（]+")
_SPACES = re.compile(" +")
_LATIN_SPACE = re.compile(r" (?:(?<=[!-~] )(?=[A-Za-z])|(?<=[A-Za-z] )(?=[!-~])|(?<=\d )(?=\d{1,2}:\d{2}))")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?!\d)")
_PROSE = re.compile("[，。；]")
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
_HEADING = re.compile(
    r"(?:#|第[一二三四五六七八九十百]+[章节编]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^，；。]*$|发布时间|来源"
)
_INTRODUCES = re.compile("[一-龥]{2,8}：")  # 免去：
_NUMBER = re.compile(r"[一-龥]{2,12}[〔\[［（(]\d{4}[〕\]］）)]\d{1,4}号$")
_KEPT = re.compile(r"#|第|（|发布时间|来源|图片|同志们|各位")  # lines that come back and are no running heads
_LABEL = re.compile(r"[一-龥][一-龥 ]{1,8}[：:]")
_ITEM_NUMBER = re.compile(r"^[（(]?\d{1,4}[）)]?[.．、]? ?")
_LONGEST_ITEM = 16  # characters: number and name
_OFFICE_LABEL = re.compile(
    r"(?:第一|常务)?副?(?:主任|主席|书记|秘书长|[省市州县区部局厅院会组]长|检察长|委员|常委|总理)[：:]"
)
_INNER = re.compile(r"[。，；！？：”、\d]")
_HALF = frozenset("命去举由、，；：。为选")
_OTHER_HALF = re.compile(r".[为（(、，；。的任同]")
_TAIL = re.compile(r"[^（《“]*[）》”]")  # what a bracket closes that another line opened: the end of a wrapped line
_WIDTH_SAMPLE = 4000
_PAGE_LINE = 24  # characters: no page number's line is longer
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
    identity = array("I", range(len(source)))  # slices of it are copied at once, character by character would be slow
    prose = [line.text for line in lines[:_WIDTH_SAMPLE] if _PROSE.search(line.text)]
    spaced = bool(prose) and sum(map(_spaced_out, prose)) * 2 > len(prose)
    wrap = _wrap_width(lines, 0.2 if spaced else 0.3)  # scanned pages are wrapped, short ones too
    # Where most lines are followed by an empty one, empty lines are leading, not paragraphs; page breaks add more.
    spacing = 4 if sum(line.blank_after > 0 for line in lines) * 2 > len(lines) else 0
    out: list[str] = []
    offsets: array[int] = array("I")
    first = True
    for i, line in enumerate(lines):
        text, places = _joined(line.text, line.start, wrap, identity, spaced=spaced)
        out.append(text)
        offsets.extend(places)
        following = lines[i + 1] if i + 1 < len(lines) else None
        goes_on = following is not None and _continues(line, following, wrap, spacing, first=first)
        first = not goes_on
        if following is not None and not goes_on:
            out.append("\n")
            offsets.append(min(line.start + len(line.text), len(source) - 1))
        elif following is not None and _latin(line.text[-1:]) and _latin(following.text[:1]):
            out.append(" ")
            offsets.append(min(line.start + len(line.text), len(source) - 1))
    offsets.append(len(source))
    return "".join(out), offsets


def _lines(source: str) -> list[Line]:
    text = _TO_NARROW.sub(lambda m: _NARROW[m.group()], _DROPPED.sub(" ", source)).replace("\r", "\n")
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
        repeated = {t for t, n in counts.items() if n >= 4 and not _KEPT.match(t) and not _TAIL.match(t)}
    return [
        line
        for line in lines
        if not (
            line.text in repeated
            or (len(line.text) <= _PAGE_LINE and _PAGE.match(line.text))
            or (line.text[0] == "<" and _COMMENT.match(line.text))
        )
    ]


def _display(text: str) -> float:
    """Width in full-width characters."""
    return len(text.encode("gb18030", "replace")) / 2  # one byte for ASCII, two for Chinese


def _wrap_width(lines: list[Line], share: float) -> float:
    """The width at which a share of the lines is wrapped by a typesetter; infinity where lines are paragraphs."""
    widths = sorted(_display(line.text) for line in lines[:_WIDTH_SAMPLE])
    if len(widths) < 5:
        # Too few to tell a width: wrapped only where all but the last are as long.
        full = [_display(line.text) for line in lines[:-1]]
        return widths[-1] if len(full) > 1 and widths[-1] <= 45 and min(full) >= widths[-1] - 3.5 else float("inf")
    high = widths[int(len(widths) * 0.9)]
    if high > 60:
        return float("inf")
    near = [line.text for line in lines[:_WIDTH_SAMPLE] if _display(line.text) >= high - 3]
    torn = sum(text[-1] not in _STOPS for text in near)  # a typesetter cuts anywhere, a paragraph ends with a stop
    if len(near) >= len(widths) * share and torn * 2 > len(near):
        return high
    # Lists hide the width of the prose around them: then the widest lines must be alike and torn.
    broad = [line.text for line in lines[:_WIDTH_SAMPLE] if _display(line.text) >= widths[-1] * 0.6]
    alike = [text for text in broad if _display(text) >= widths[-1] - 3]
    torn = sum(text[-1] not in _STOPS for text in alike)
    return (
        widths[-1]
        if widths[-1] <= 60 and len(alike) >= max(4, 0.6 * len(broad)) and torn > 0.7 * len(alike)
        else float("inf")
    )


def _continues(line: Line, following: Line, wrap: float, spacing: int, *, first: bool) -> bool:
    """Whether the next line goes on in the same paragraph; ``first``: ``line`` is the first one of its own."""
    if line.text.rfind("《") > line.text.rfind("》") and "》" in following.text[:60] and not line.blank_after:
        return True  # a title that two lines share
    if wrap == float("inf") or line.blank_after > spacing:
        return False
    if following.indent >= 2 and following.indent > line.indent and following.indent <= 8:
        return False
    if stands_alone(line.text) or stands_alone(following.text):
        return False
    if (_LABEL.match(following.text) and _LABEL.match(line.text)) or _OFFICE_LABEL.match(following.text):
        return False  # 主任：…… above 委员：……
    if line.text[0] == "各" and line.text[-1] == "：":
        return False  # whom a notice is for
    if (
        _OPENER.match(following.text)
        or _OPENER.match(following.text[:40].replace(" ", ""))
        or _NUMBER.search(line.text.replace(" ", ""))
        or _NUMBER.fullmatch(following.text.replace(" ", ""))
        or (line.text[-1] in "。；" and _INTRODUCES.fullmatch(following.text))
    ):
        return False
    if line.text.rfind("（") > line.text.rfind("）") and len(line.text) < 60:
        return True
    width = _display(line.text)
    # The indent of a paragraph's first line (two characters) is lost in many texts: it is full when so much shorter.
    indented = first and len(following.text) > 4 and not _HEADING.match(line.text)
    inside = not first and line.text[-1] not in _END  # prose does not end without a stop
    full = width >= wrap - (3.5 if indented or inside else 2.5)
    closed = line.text[-1] in _STOPS or (line.text[-1] in "”）" and line.text[-2:-1] in _STOPS)
    if full and closed and len(following.text) <= 24 and not _INNER.search(following.text):
        return False  # a signature or a heading: the last line of a paragraph ends with a stop
    if full:
        # Behind a full line that ends with a stop only an indent tells a new paragraph; else joined text is safer.
        return not closed or (following.indent <= line.indent and not following.text.startswith(("“", "——")))
    # A short line ends a heading or a paragraph, unless it stops in the middle of a clause before a tail of a line.
    return line.text[-1] in "，、" or (width >= wrap - 5 and line.text[-1] not in _END and len(following.text) < 12)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _joined(text: str, start: int, wrap: float, identity: array[int], *, spaced: bool) -> tuple[str, array[int]]:
    """A line without the spaces that layout put around digits and between Chinese characters."""
    if " " not in text:
        return text, identity[start : start + len(text)]
    if (spaced and not lists_names(text)) or _spaced_out(text):
        return _unspaced(text, start, identity)
    spaces = list(_SPACES.finditer(text))
    # In wrapped text a single space between words is an accident of layout; several make a list of names.
    separators = wrap == float("inf") or len(spaces) >= 2
    columns = columns_of(text, spaces)
    kept: list[str] = []
    places: array[int] = array("I")
    last = 0
    for space in spaces:
        left, right = space.start(), space.end()
        kept.append(text[last:left])
        places.extend(identity[start + last : start + left])
        before, after = text[left - 1], text[right]
        if left in columns:
            keep = True
        elif before.isascii() and after.isascii():
            # Words of Latin script, and the hour behind a date; digits that layout tore apart are joined.
            keep = before.isalpha() or after.isalpha() or (before.isdigit() and bool(_CLOCK.match(text, right)))
        else:
            # A space between two Chinese words of a headline or a list is a separator a reader sees.
            # So is one behind a name that has a number before it or a wide gap behind it: the unit follows.
            name = _ITEM_NUMBER.sub("", text[:left]).replace(" ", "") if left <= _LONGEST_ITEM else ""
            named = (right - left > 1 or text[0].isdigit()) and is_name(name)
            keep = before > "\x7f" and after > "\x7f" and (named or (separators and _separates(text, left, right)))
        if keep:
            kept.append(" ")
            places.append(start + left)
        last = right
    kept.append(text[last:])
    places.extend(identity[start + last : start + len(text)])
    return "".join(kept), places


def _unspaced(text: str, start: int, identity: array[int]) -> tuple[str, array[int]]:
    """A line without any space but those of Latin words."""
    mask = bytearray(map(" ".__ne__, text))
    for kept in _LATIN_SPACE.finditer(text):
        mask[kept.start()] = 1
    return "".join(compress(text, mask)), array("I", compress(identity[start : start + len(text)], mask))


def _spaced_out(text: str) -> bool:
    """Whether spaces stand all over a line (as OCR and some pages set them): then none of them separates.

    Either between all characters (国 务 院), or between the words of a sentence, which a list of names is not.
    """
    spaces = text.count(" ")
    if spaces < 4 or len(text) / (spaces + 1) > 5:
        return False
    words = text[:1000].split()
    if "  " in text and lists_names(text):
        return False
    if len(text) / (spaces + 1) <= 2.2 and sum(len(w) == 1 for w in words) > len(words) / 2:
        return True
    return bool(_PROSE.search(text)) and not lists_names(text)


def _separates(text: str, left: int, right: int) -> bool:
    """Whether a space stands between two runs of at least two Chinese characters that no punctuation closes."""
    if text[left - 1] in "长记席任理员" and 2 <= len(text) - right <= 4:
        return False  # an office and its holder at the line's end: 省长　李某某
    opens = text[left - 2 : left - 1] in _HALF if left > 1 else left == 1
    if opens and _OTHER_HALF.match(text, right) and is_name(text[left - 1] + text[right]):
        return False  # 任命郭 珂为
    before = _RUN_BEFORE.search(text, max(0, left - 12), left)
    after = _RUN_AFTER.match(text, right, right + 12)
    return bool(before and after and len(before.group()) >= 2 and len(after.group()) >= 2)
