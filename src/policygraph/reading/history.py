"""The adoption note (题注) of laws: who passed, revised and published it, when, and from when it is in force."""

from __future__ import annotations

import re

from policygraph.reading.days import CHINESE_DAY, DAY, iso_day
from policygraph.reading.document import Field, Passage

_ON = re.compile(rf"{DAY}|{CHINESE_DAY}")
_ACTION = re.compile(
    r"(?P<ordinal>第[一二三四五六七八九十]{1,3}次)?"
    r"(?P<action>通过|修订|修正|修改|公布|发布|颁布|批准|印发|施行|实施|执行|生效)"
)
_IN_FORCE = frozenset({"施行", "实施", "执行", "生效"})
_SAME = {"修改": "修正", "颁布": "公布", "印发": "发布"}
_TITLES = re.compile(r"《[^》]{1,300}(?:》|$)")
_DECIDED_BY = re.compile(r"《([一-龥、]{2,40}?)关于")
# The marks of a note's line: a day first, or an opening bracket with a day behind it.
_NOTE_LINE = re.compile(
    rf"[（(]?(?:根据|经|自)?(?:{DAY}|{CHINESE_DAY})(?!以|前|后|修[正订]的|，(?!第))|[（(](?=[^）)]*(?:通过|公布|发布|批准))"
)
_BODY_LINE = re.compile(r"#|目\s*录|第[一1]\s*[章条编节]|[一1]、|为了?[^\n]{4}|序\s*言|根据[^\n]*制定|<!--")
_UNFINISHED = re.compile(r"(?:委员会|会议|次|院|部|局|号)$|《(?!.*》)")
_HANGING = re.compile(r"[《〈<（]|.{0,40}(?:通过|修订|修正|公布|发布|批准|施行)[）)]?$|[一-龥、]{2,40}$")
_NUMBERS = re.compile(r"(?:令|公告)?[（(]?第[\d一二三四五六七八九十百〇零]+号[）)]?(?:令|公告)?")
_FRINGE = re.compile(
    r"^(?:[，、。；的）)]|根据|经|由)+|(?:[，、的（(]|根据|审议|讨论|公告|令|决定|联合)+$|以[^、]{2,12}$"
)
_OF_STATE = re.compile(
    r"中?中华人民共和国(?=(?:国务院|中央军事委员会|全国人民代表大会|[一-龥]{2,10}[部局署](?:、|$)|[一-龥]{2,14}委员会(?:、|$)))"
)
_LIMIT = 2500
_LINES = 40


def find_history(text: str, start: int) -> tuple[tuple[Passage, ...], Field | None]:
    """The steps of the note below a law's title (from ``start`` on), in their order, and the day it is in force."""
    begin, end = _note(text, start)
    note = text[begin:end]
    masked = _TITLES.sub(lambda m: "《" + "\0" * (len(m.group()) - 2) + "》", note)
    days = list(_ON.finditer(masked))
    found: list[Passage] = []
    in_force: Field | None = None
    waiting: list[tuple[str, str, int, int]] = []
    if days and masked[: days[0].start()].strip("（( \n根据经由自"):
        first = _ACTION.search(masked, 0, days[0].start())
        if first and first["action"] not in _IN_FORCE:
            body = _body(note, masked, 0, first.start())
            found.append(Passage(_SAME.get(first["action"], first["action"]), "", body, begin, begin + first.end()))
    for number, day in enumerate(days):
        stop = days[number + 1].start() if number + 1 < len(days) else len(masked)
        iso = iso_day(day.group())
        if not iso:
            continue
        actions = list(_ACTION.finditer(masked, day.end(), stop))
        acts = [a for a in actions if a["action"] not in _IN_FORCE]
        if len(actions) > len(acts) and (not acts or _at_once(masked, acts[-1].end(), actions[-1])):
            in_force = Field(iso, begin + day.start(), begin + day.end())
        if acts:
            action, last = _settled(masked, acts)
            body = _body(note, masked, day.end(), acts[0].start())
            for other_day, other_body, a, b in waiting:
                found.append(Passage(action, other_day, other_body, a, b))
            ordinal = next((a["ordinal"] for a in acts if a["ordinal"]), None) or ""
            found.append(Passage(action, iso, body, begin + day.start(), begin + last.end(), ordinal))
            waiting = []
        elif not actions:  # one action for two bodies on two days: A on the first, B on the second passed it
            body = _body(note, masked, day.end(), stop)
            if body:
                waiting.append((iso, body, begin + day.start(), begin + stop))
    for iso, body, a, b in waiting:
        if re.search(r"令第[^号]{1,6}号|公告", note[a - begin : b - begin]):  # an order is promulgation itself
            found.append(Passage("公布", iso, body, a, b))
    return tuple(found), in_force


def _note(text: str, start: int) -> tuple[int, int]:
    """The span of the note: the lines of days and actions before the body; empty where there is none."""
    position, begin, end = start, -1, start
    for number, line in enumerate(text[start : start + _LIMIT].split("\n")):
        bare = line.strip()
        inner = re.sub(r"[。）)]+(?:根据)?$", "", _TITLES.sub("《》", bare))
        if _BODY_LINE.match(bare) or number > _LINES:
            break
        # Where a title is cut off by the line end, what stands in it is no sign of anything.
        opens = _NOTE_LINE.match(bare) and "。" not in inner and (_ACTION.search(inner) or _UNFINISHED.search(bare))
        open_title = begin >= 0 and text.rfind("《", begin, end) > text.rfind("》", begin, end)
        hangs = begin >= 0 and len(bare) <= 100 and "。" not in inner and not bare.endswith("：")
        if opens or open_title or (hangs and _HANGING.match(bare)):
            begin = position + len(line) - len(line.lstrip()) if begin < 0 else begin
            end = position + len(line)
        elif begin >= 0 and bare:
            break
        position += len(line) + 1
    return (begin, end) if begin >= 0 else (start, start)


def _at_once(masked: str, after: int, in_force: re.Match[str]) -> bool:
    """公布施行, 发布 自发布之日施行: in force on the day of the step itself."""
    between = masked[after : in_force.start()]
    return not between or bool(re.search(r"之日起?$", between))


def _settled(masked: str, acts: list[re.Match[str]]) -> tuple[str, re.Match[str]]:
    """The one action of a step that names several, and the last word of it."""
    first = acts[0]
    if masked[first.end() : first.end() + 2] == "的《":  # ……通过的《……修正案》
        return "修正", first
    names = [a["action"] for a in acts]
    for revised in ("修订", "修正", "修改"):
        if revised in names:
            return _SAME.get(revised, revised), acts[names.index(revised)]
    return _SAME.get(names[0], names[0]), first


def _body(note: str, masked: str, start: int, stop: int) -> str:
    """The meeting or organ of a step; where none is written, the one that issued the decision in 《》."""
    named = "".join(re.sub(r"《\0*》", "", masked[start:stop]).split())
    named = re.sub(r"(次会议(?:主席团)?)(?!、).+", r"\1", _NUMBERS.sub("", named))
    while (bare := _FRINGE.sub("", named)) != named:
        named = bare
    if not named:
        decision = _DECIDED_BY.search(note, start, stop)
        named = decision[1] if decision else ""
    return _OF_STATE.sub("", named)
