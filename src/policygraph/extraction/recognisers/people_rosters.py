"""Names that the layout tells: rosters set apart by blanks, lines of a list of the honoured, rows of a table."""

from __future__ import annotations

import re
from bisect import bisect_left

from policygraph.extraction.recognisers.people_found import Found
from policygraph.extraction.recognisers.people_names import DOTS
from policygraph.extraction.recognisers.people_words import Words, is_han

_SIGNS = r"(?:[（(][^（）()\n]{1,14}[)）])"
# A line of a list of the honoured or of a table: number, name, traits, a gap, other columns, then unit and post.
_ENTRY = re.compile(
    rf"(?m)^(?:\d{{1,4}}[.、． ]{{1,2}}|[（(]\d{{1,3}}[)）] ?)?([\u4e00-\u9fff·]{{2,14}})({_SIGNS})?[ \t\u3000\u00a0]+"
    r"(?P<columns>(?:(?:[男女]|[\u4e00-\u9fff]{1,5}族|\d{2,4}(?:[年.．-]\d{1,2}月?)?岁?) )*)"
    r"(?=[\u4e00-\u9fff（）、“”·A-Za-z0-9 ]{4,60}$)"
)
_UNIT = re.compile(
    r"[\u4e00-\u9fffA-Za-z“”0-9]{5}|[\u4e00-\u9fff]{2,4}(?:$|（)(?![女\u4e00-\u9fff]{1,6}族?）)", re.MULTILINE
)
_NATION = re.compile(r"[\u4e00-\u9fff]{1,5}族")


def entries(found: Found) -> None:
    """Names that open the lines of a list, where at least two lines in the text are built so."""
    lines = []
    for match in _ENTRY.finditer(found.text):
        if not match["columns"] and not _UNIT.match(found.text, match.end()):
            continue
        told = ("男" in match["columns"] or "女" in match["columns"]) and len(match[1]) <= 6
        if told or _may_be_name(found.words, match[1], bool(_NATION.search(match[2] or "")), 300):
            lines.append(match.span(1))
    if len(lines) >= 2:
        for start, end in lines:
            found.add(start, end, "list entry")


_ITEM = re.compile(
    rf"[\u4e00-\u9fff](?:[ \t\u3000\u00a0]+[\u4e00-\u9fff](?![\u4e00-\u9fff·])|[\u4e00-\u9fff·]{{1,11}})({_SIGNS})?"
    r"(?=[ \t\u3000\u00a0]|$)[ \t\u3000\u00a0]*"
)
_LABEL = re.compile(r"[ \t\u3000\u00a0]*(?:[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{1,12}[：:][ \t\u3000]*)?")
_LEAST = 4  # names that make a roster; a label before them counts for two


def in_rosters(found: Found) -> None:
    """Names set apart by blanks (the clean text has lost some, the source has not): 丁一平　马　军　王立刚."""
    source, offsets = found.context.document.source.text, found.context.document.offsets
    runs: list[tuple[int, list[tuple[int, int]]]] = [(0, [])]
    at = source.rfind("\n", 0, offsets[0]) + 1  # a source may hold many documents
    for line in source[at : offsets[-1]].split("\n"):
        items, label = _items(source, at, at + len(line.rstrip())) if len(line) < 400 else ([], 0)
        good = [(a, b) for a, b, nation in items if _roster_name(found.words, source[a:b], nation)]
        if good and len(good) * 10 >= len(items) * 7:
            names = [(a, b) for a, b, nation in items if _roster_name(found.words, source[a:b], nation, 5000)]
            runs[-1] = (runs[-1][0] + len(good) + label, runs[-1][1] + names)
        elif line.strip() and runs[-1][1]:
            runs.append((0, []))
        at += len(line) + 1
    # Beside a long roster a short one below a heading of its own is one, too.
    least = 2 if max(weight for weight, _ in runs) >= _LEAST else _LEAST
    for weight, run in runs:
        if weight >= least:
            _take_roster(found, run)


def _items(source: str, start: int, end: int) -> tuple[list[tuple[int, int, bool]], int]:
    """The items of a line that is nothing but items: (start, end, told a nationality); a label's weight."""
    label = _LABEL.match(source, start, end)
    at = label.end() if label else start
    weight = 2 if label and label.group().strip() else 0
    items = []
    while at < end:
        match = _ITEM.match(source, at, end)
        if match is None:
            return [], 0
        signs = match.group(1)
        close = match.start(1) if signs else match.end() - len(match.group()) + len(match.group().rstrip())
        items.append((at, close, bool(signs and _NATION.search(signs))))
        at = match.end()
    return items, weight


def _may_be_name(words: Words, name: str, nation: bool, often: int) -> bool:
    """Whether an item is built like a name; ``nation``: the text tells its nationality, so any name will do."""
    if any(dot in name for dot in DOTS):
        return len(name) >= 4 and all(is_han(c) or c in DOTS for c in name)
    family = words.surname(name, 0)
    if words.is_word(name, often) and not (family and often > 300 and words.frequency(name) < often):
        return False
    if family and 1 <= len(name) - family <= 2:
        return True
    return (nation and len(name) <= 8) or (3 <= len(name) <= 6 and all(map(words.foreign, name)))


def _roster_name(words: Words, item: str, nation: bool, often: int = 300) -> bool:
    parts = item.split()
    if len(parts) == 2 and len(parts[0]) == len(parts[1]) == 1 and words.surname(item, 0):
        return True  # 严　肃: only a name is set so
    return _may_be_name(words, "".join(item.split()), nation, often)


def _take_roster(found: Found, run: list[tuple[int, int]]) -> None:
    """The names of a roster, at their places in the clean text."""
    offsets = found.context.document.offsets
    for a, b in run:
        start, end = bisect_left(offsets, a), bisect_left(offsets, b)
        while end > start and found.text[end - 1] in " \n":
            end -= 1
        if 2 <= end - start <= 12 and not any(found.covered[start:end]):
            found.add(start, end, "roster")
