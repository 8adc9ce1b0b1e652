"""Orders and announcements that carry the text they put in force: one document, known by the carried text's title.

《……条例》已经2024年3月22日国务院第29次常务会议通过，现予公布。 Then names, a day, and the text itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from policygraph.reading.days import ANY_DAY, iso_day
from policygraph.reading.document import Field, Passage

_NAMED = re.compile(r"《((?:[^《》]|《[^《》]{1,60}》){4,120})》")
_FORMULA = re.compile(r"(?:现|特此|予以|现将)[^。；《]{0,24}?(?:公布|发布|公告|印发|颁布)|全文(?:如下|公布)")
_ACTION = re.compile(r"(?:第[一二三四五六七八九十]{1,3}次)?(通过|批准|修订|修正)")
_DAY = re.compile(ANY_DAY)
_FRINGE = re.compile(r"^(?:已|经|于|由|并|业|报|自|[，、）（\s])+|(?:审议|讨论|审查|表决|修订|于|经|由|[，、（）\s])+$")
_LINE_DAY = re.compile(rf"^[^\S\n]*({ANY_DAY})[^\S\n]*$", re.MULTILINE)
_NOT_BODY = re.compile(r"同意|备案|\d{4}年|[。；]")
# A heading that is a title of its own: a notice or report known by it, whatever it carries. 云岭省……公告 is none.
_OWN_TITLE = re.compile(r"关于|^(?![^\n]*(?:令|公\s*告|号[）)〕]?|[会府院部委局署])[^\S\n]*$)[^\n]{6,}$", re.MULTILINE)
_NOTICE = re.compile(r"(?:关于)?(?:印发|发布|公布|转发|下发)$")
_WRAPPER = 1800  # characters that an order may take, with all its signatures


@dataclass(frozen=True, slots=True)
class Promulgation:
    """What an order says of the text below it. ``title`` is that text's own title line."""

    title: Field
    history: tuple[Passage, ...]
    published: Field | None


def find_promulgation(text: str) -> Promulgation | None:
    """The order at the start of a clean text, where the text that it puts in force stands below."""
    opening = text[:_WRAPPER]
    first = opening.find("《")
    if first < 0 or _OWN_TITLE.search(opening[: opening.rfind("\n", 0, first) + 1]):
        return None
    if _NOTICE.search(opening[:first]):
        return None  # 国务院办公厅关于印发《……》的通知
    for named in _NAMED.finditer(opening):
        stop = text.find("。", named.end())
        stop = stop if 0 <= stop < named.end() + 700 else min(len(text), named.end() + 700)
        if not _FORMULA.search(text, max(0, named.start() - 30), stop) and "全文如下" not in opening[stop:]:
            continue
        title = _title_line(text, stop, "".join(named[1].split()))
        if title is None:
            continue
        days = [d for d in _LINE_DAY.finditer(text, 0, title.start) if iso_day(d[1])]
        published = Field(iso_day(days[-1][1]), days[-1].start(1), days[-1].end(1)) if days else None
        return Promulgation(title, tuple(_steps(text, named.end(), stop)), published)
    return None


def _title_line(text: str, start: int, name: str) -> Field | None:
    """The lines, up to three, that spell the name and nothing else."""
    lines = [m.span() for m in re.finditer(r"[^\n]+", text[start : start + _WRAPPER])]
    for i in range(len(lines)):
        for j in range(i, min(i + 3, len(lines))):
            a, b = start + lines[i][0], start + lines[j][1]
            spelt = re.sub(r"[\s、#]", "", text[a:b])
            if spelt == name.replace("、", ""):
                return Field(name, a, b)
            if len(spelt) > len(name):
                break
    return None


def _steps(text: str, start: int, stop: int) -> list[Passage]:
    """Who passed it and on what day: the days stand before the body (…日由……通过) or behind it (由……于…日通过)."""
    found: list[Passage] = []
    position = start
    for action in _ACTION.finditer(text, start, stop):
        days = [d for d in _DAY.finditer(text, position, action.start()) if iso_day(d.group())]
        between = [d.start() for d in days[1:]]
        for a, b in zip([position, *between], [*between, action.start()], strict=True):
            body, day = text[a:b], next((d for d in days if a <= d.start() < b), None)
            named = _bare(body.replace(day.group(), "，", 1) if day else body)
            if named and not _NOT_BODY.search(named):
                found.append(Passage(action[1], iso_day(day.group()) if day else "", named, a, b))
        position = action.end()
    return found


def _bare(body: str) -> str:
    named = "".join(body.split())
    while (bare := _FRINGE.sub("", named)) != named:
        named = bare
    return named
