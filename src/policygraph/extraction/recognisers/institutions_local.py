"""Organs of provinces, cities and counties: 云岭省委, 江临市人大常委会, 市委和市政府."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention, Ref
from policygraph.extraction.recognisers.institutions_area import (
    LEVELS,
    Areas,
    Bare,
    place_before,
    session_before,
)
from policygraph.schema import Row

# Party short names: 民革江苏省委 is that party's branch, not the Communist Party's.
_PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_PREFIXES = ("中国人民政治协商会议", "中国共产党", "中国国民党", "中共", "政协")


@dataclass(frozen=True, slots=True)
class _Organ:
    start: int
    end: int
    place: str
    level: str
    row: Row
    party: str = ""


def local_organs(context: Context, found: Areas) -> Iterator[Mention]:
    """Mentions of local organs under their full names; 省委 alone takes the document's place."""
    organs = list(_hits(context, found))
    named = [(o.start, _lowest(o.place)) for o in organs if o.place]
    bare = Bare(context, found, named)
    chains: dict[str, str] = {}
    for organ in organs:
        if organ.place:
            low = _lowest(organ.place)
            chains[low] = max(chains.get(low, ""), organ.place, key=lambda p: (len(p), p))
    for organ in organs:
        place = organ.place or bare.resolve(organ.level, organ.start)
        if not place or place.startswith("自治"):
            continue
        low = _lowest(place)
        yield from _mentions(context, organ, chains.get(low, place), low)
        yield from _beside(context, organ, found)
    yield from _task_bodies(context, bare)
    yield from _duty_units(context, bare)


# What several places have one of each: 辽宁省、江苏省、广东省人民政府.
def _beside(context: Context, organ: _Organ, found: Areas) -> Iterator[Mention]:
    """The same organ of each place of a list before this one, all of one level."""
    text, full = context.text, dict(found.full)
    if not organ.place or text[organ.start - 1 : organ.start] not in ("、", "和"):
        return
    end = organ.start - 1
    province = ("省", "自治区", *_MUNICIPALITIES)
    level = province if organ.place.endswith(province) else (organ.level,)
    while (start := found.begin_of.get(end, -1)) >= 0 and (name := full.get(start, "")):
        if not name.endswith(level):
            return
        one = organ.row["form"].replace("{P}", name)
        context.aliases.setdefault(Ref("Institution", one), set()).update(
            f.replace("{P}", name) for f in organ.row.many("other_forms")
        )
        yield Mention("Institution", start, end, one, "institution:local", alias=False)
        if text[start - 1 : start] not in ("、", "和"):
            return
        end = start - 1


_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


# 成立省数字政府建设领导小组: a body of the place that the document is about, named after its task.
_FOUNDING = re.compile("^(?:成立|设立|组建|调整)")
_TASK_HEADS = ("领导小组", "协调小组", "工作专班", "指挥部", "工作委员会")
_TASK = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[由和与及报经在的])|(?<=成立)|(?<=设立)|(?<=组建)|(?<=调整))(?P<place>[\u4e00-\u9fff]{2,4}?)?(?P<level>自治区|[省市县区州])"
    rf"(?P<task>(?!级|委|政府|人民|场|人大|长|直|内|辖|属|外)(?:(?![和与及或])[\u4e00-\u9fff]){{2,18}}?(?:{'|'.join(_TASK_HEADS)}))(?!办公室主任)"
)


def _task_bodies(context: Context, bare: Bare) -> Iterator[Mention]:
    """Leading groups and headquarters that stand with their level alone."""
    if not any(head in context.text for head in _TASK_HEADS):
        return
    for match in _TASK.finditer(context.text):
        place = bare.resolve(match["level"], match.start())
        stated = _FOUNDING.sub("", match["place"] or "")
        if place and (not stated or place.endswith(stated + match["level"])):
            start = match.start("level") - len(stated)
            name = place + match["task"]
            context.aliases.setdefault(Ref("Institution", name), set()).add(context.text[start : match.end()])
            yield Mention("Institution", start, match.end(), name, "institution:task")


# （责任单位：省政务局、省大数据中心，各市州人民政府）: units that a plan names by their level and short name.
_DUTIES = re.compile(r"[（(](?=[^（）()\n]{0,160}?(?:责任单位|牵头|负责|配合|分工))(?P<units>[^（）()\n]{4,240})[）)]")
_UNIT = re.compile(
    r"(?:^|(?<=[、，；：由及和]))(?P<level>[省市县区州])(?P<name>(?!级|直|委|政府|人民|有关|相关|属)[\u4e00-\u9fff]{2,12}?"
    r"(?:局|厅|委|办|中心|部|管委会|公司|集团|分行|支队|总队))(?=[、，；]|等|牵头|负责|配合|分别|按|和|$)"
)


def _duty_units(context: Context, bare: Bare) -> Iterator[Mention]:
    for bracket in _DUTIES.finditer(context.text):
        for unit in _UNIT.finditer(context.text, bracket.start("units"), bracket.end("units")):
            place = bare.resolve(unit["level"], unit.start())
            if place:
                name = place + unit["name"]
                context.aliases.setdefault(Ref("Institution", name), set()).add(unit[0])
                yield Mention("Institution", unit.start(), unit.end(), name, "institution:local")


def _lowest(place: str) -> str:
    """The last place of a run: 乙区 of 甲市乙区."""
    for i in range(len(place) - 2, 0, -1):
        if place[i] in LEVELS and len(place) - i > 2:
            return place[i + 1 :]
    return place


def _hits(context: Context, found: Areas) -> Iterator[_Organ]:
    text = context.text
    for start, end, entry in context.schema.lexicon("local_organs").find(text):
        edge = session_before(text, start)
        if edge < 1 or (text[edge - 1] not in LEVELS and edge not in found.begin_of):
            continue
        surface = text[start:end]
        row = entry.row
        if surface == "委" and text[end : end + 1] in tuple("员托派任"):
            if text[end : end + 2] != "员会":
                continue
            end += 2
        place = place_before(text, edge, found)
        if place is None:
            continue
        left, name = place
        if led := next((p for p in _PARTIES if name.startswith(p)), ""):
            left, name = left + len(led), name[len(led) :]
        prefix = next((p for p in _PREFIXES if text.endswith(p, 0, left)), "")
        if row["kind"] == "committee" and end - start == 3:
            if not prefix:
                continue
            if prefix in ("政协", "中国人民政治协商会议"):
                row = context.schema.lexicon("local_organs").get("政协").row  # type: ignore[union-attr]
        if name and name[-1] not in LEVELS and row["kind"] == "committee":
            continue
        level = "自治区" if text.endswith("自治区", 0, edge) else text[edge - 1]
        party = next((p for p in _PARTIES if row["name"] == "委" and text.endswith(p, 0, left)), "")
        yield _Organ(left - len(prefix) - len(party), end, name, level, row, party)


def _mentions(context: Context, organ: _Organ, place: str, low: str) -> Iterator[Mention]:
    text, row = context.text, organ.row
    forms = (
        (organ.party + "{P}委员会", organ.party + "{P}委", organ.party + "{P}委会")
        if organ.party
        else (row["form"], *row.many("other_forms"))
    )
    if row["name"] == "人民法院" and place.endswith(("省", "自治区")):
        forms = ("{P}高级人民法院", *forms)  # 省法院
    if place.endswith("特别行政区"):
        forms = tuple(f.replace("{P}人民", "{P}") for f in forms)
    if place.endswith("自治区") and forms[0] == "中共{P}委":
        forms = ("中共{P}委员会", "{P}党委", *forms)
    name = forms[0].replace("{P}", place)
    aliases = {f.replace("{P}", p) for p in (place, low) for f in forms}
    context.aliases.setdefault(Ref("Institution", name), set()).update(aliases - {name})
    yield Mention("Institution", organ.start, organ.end, name, "institution:local")
    if "纪委监委" in text[organ.start : organ.end]:
        yield Mention("Institution", organ.start, organ.end, f"{place}监察委员会", "institution:local")
    if text.startswith("党组", organ.end):
        group = Ref("Institution", name + "党组")
        context.aliases.setdefault(group, set()).update(a + "党组" for a in aliases)
        yield Mention("Institution", organ.start, organ.end + 2, group.name, "institution:party-group")
