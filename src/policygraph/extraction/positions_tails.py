"""From an office as written to the body it is held at and the title there."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass

from policygraph.errors import SchemaError
from policygraph.extraction.context import Context
from policygraph.extraction.recognisers.people_offices import Office
from policygraph.schema import Entry

_LEVELS = "省|自治区|市|县|区|自治州|州(?![市县区])|盟|旗|镇|乡"
_PLACE = re.compile(
    rf"^(?:中共|中国共产党|中国人民政治协商会议|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)?([\u4e00-\u9fff]{{1,12}}?(?:{_LEVELS}))"
)
_DEPARTMENT = re.compile(
    "宣传部|组织部|统战部|统一战线工作部|政法委|政法委员会|办公厅|办公室|社会工作部|政策研究室|党校|网信办|巡视办"
)
_TERM = re.compile(
    r"^(?:中国共产党|中共)?第?(?:[一二三四五六七八九十]+届?、)*第?[一二三四五六七八九十]+届(?:、第?[一二三四五六七八九十]+届)*"
)
_PARTY = re.compile(r"^(?:中共|中国共产党)?(.*?)(省|市|区|县|州|地|旗|盟|镇|乡|自治区党|自治区|工)委(?:员会)?$")
_GOVERNMENT = re.compile(r"(常务副|第一副|副|代理|代)?(省|市|区|县|州|盟|旗|镇|乡)长$")
_UNITS = frozenset(
    [
        "政治部",
        "机关党委",
        "办公厅",
        "办公室",
        "人事司",
        "干部司",
        "政策法规司",
        "规划司",
        "工会",
        "团委",
        "学生工作部",
        "纪委",
        "党委办公室",
    ]
)
_ORGANS = ("会", "部", "院", "国", "组织", "联盟", "政府", "署", "机构", "银行", "军", "党")
_MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_PROVINCE = re.compile(
    "(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)(?=省)"
)
_BEGINS = ("中共", "中国", "国家", "全国", "中华", "国务院")
_FIXED = {
    "国家": "中华人民共和国",
    "中国国家": "中华人民共和国",
    "中华人民共和国": "中华人民共和国",
    "党中央": "中共中央",
    "中国共产党中央委员会": "中共中央",
    "中国共产党": "中共中央",
    "中央军委": "中央军事委员会",
    "中共中央军委": "中央军事委员会",
    "国家中央军委": "中央军事委员会",
    "中央办公厅": "中共中央办公厅",
    "中办": "中共中央办公厅",
    "中央书记处": "中共中央书记处",
    "中央政治局": "中共中央政治局",
    "中央政治局常务委员会": "中共中央政治局常务委员会",
    "全国政协": "中国人民政治协商会议全国委员会",
    "全国人大常委会": "全国人民代表大会常务委员会",
    "全国人大": "全国人民代表大会",
    "主席团": "大会主席团",
    "大会": "大会主席团",
    "中共中央": "中共中央",
    "国务院": "国务院",
    "中共中央政治局": "中共中央政治局",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Holding:
    """A body and the title held there; ``aliases`` are other usual forms of the body's name."""

    tail: str
    title: str
    aliases: tuple[str, ...] = ()


class Bodies:
    """The document's bodies and places, for bare titles (市长) and short forms (省委)."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.names: dict[str, str] = {}
        self._here: dict[tuple[int, str], str] = {}
        self._endings: dict[str, list[str]] = {}
        places: list[tuple[int, str, str]] = []
        for mention in context.of("Institution", "Place"):
            if mention.label == "Institution":
                self._here.setdefault((mention.start, context.text[mention.start : mention.end]), mention.name)
                self.names.setdefault(context.text[mention.start : mention.end], mention.name)
                self.names.setdefault(mention.name, mention.name)
            if (match := _PLACE.match(mention.name)) and len(match.group(1)) > 2:
                places.append((mention.start, _level(match.group(1)), match.group(1)))
                rest = mention.name[match.end() :]
                if (inner := re.match(rf"[\u4e00-\u9fff]{{1,10}}?(?:{_LEVELS})", rest)) and len(inner.group()) > 2:
                    places.append((mention.start, _level(inner.group()), match.group(1) + inner.group()))
        for ref, aliases in sorted(context.aliases.items(), key=lambda item: (item[0].label, item[0].name)):
            if ref.label == "Institution":
                for alias in sorted(aliases):
                    self.names.setdefault(alias, ref.name)
        if not any(level == "省" for _, level, _ in places):
            places += [(m.start(), "省", m.group() + "省") for m in _PROVINCE.finditer(context.text)]
        self.places = sorted(places)
        self.known = frozenset(self.names.values())
        top = context.document.head.title.end if context.document.head.title else 0
        groups = {m.name for m in context.of("Institution") if m.start < top and m.name.endswith(_GROUP_ENDS)}
        self.groups = sorted(groups)

    def remember(self, at: int, place: str) -> None:
        """A place that an office named, for the bare titles behind it."""
        if len(place) > 1:
            insort(self.places, (at, _level(place), place))

    def place(self, at: int, level: str) -> str:
        """The last place of a level before here, else the first one after."""
        i = bisect_left(self.places, (at, "", ""))
        for k in range(i - 1, -1, -1):
            _, its, place = self.places[k]
            if its == level or (level in "市" and place[:2] in _MUNICIPALITIES):
                return place
        return next((self.places[k][2] for k in range(i, len(self.places)) if self.places[k][1] == level), "")

    def canonical(self, body: str, at: int) -> tuple[str, tuple[str, ...]]:
        """The usual full name of a body and other forms of it."""
        body = _TERM.sub(lambda m: "中共" if m.group().startswith("中") else "", body)
        if body in _FIXED:
            full = _FIXED[body]
            return self.names.get(full, full), (body, full)
        if bare := re.fullmatch(r"(省|市|区|县|州|自治区)(.{1,14})", body):
            if (at, body) in self._here:
                return self._here[at, body], (body,)
            place = self.place(at, bare.group(1))
            if not body.startswith(("市场", "区域", "县域")):
                if not place:
                    return "", ()
                body = place + bare.group(2)
        if body in self.names:
            return self.names[body], (body,)
        entry = _lexicon_entry(self.context, body)
        if entry:
            return self.names.get(entry, entry), (body,)
        for cut in range(1, min(len(body) - 3, 12)):  # words of the sentence may stand before the name
            rest = body[cut:]
            if rest.startswith(_BEGINS) and (rest in self.names or rest in _FIXED):
                full = self.names.get(rest) or _FIXED[rest]
                return self.names.get(full, full), (rest,)
        forms = [body, *_forms(body)]
        for form in forms:
            if form in self.names:
                return self.names[form], tuple(forms)
        if len(forms) == 1 and (full := self._ending(body)):
            return full, (body,)
        return (forms[1] if len(forms) > 1 else body), tuple(forms)

    def _ending(self, body: str) -> str:
        """The one body of the document whose name ends so: 学部主席团 of 中国科学院学部主席团."""
        if not self._endings:
            for name in sorted(set(self.names.values())):
                self._endings.setdefault(name[-4:], []).append(name)
        if len(body) < 5 and body not in _OWN_ORGANS:
            return ""
        ends = [name for key, names in self._endings.items() if key.endswith(body[-4:]) for name in names]
        longer = [name for name in ends if name.endswith(body)]
        if not longer and (central := _CENTRAL.match(body)):  # 总社|监事会
            above = {name for name in self.names.values() if name.endswith(central[0])}
            return above.pop() + body[central.end() :] if len(above) == 1 else ""
        return longer[0] if len(longer) == 1 else ""


def _lexicon_entry(context: Context, body: str) -> str:
    try:
        entry = context.schema.lexicon("institutions").get(body)
    except SchemaError:
        return ""
    return entry.name if entry else ""


def _level(place: str) -> str:
    return "自治区" if place.endswith("自治区") else place[-1]


def _forms(body: str) -> list[str]:
    """Full and short forms of bodies of a place, the usual name first."""
    if body.endswith("政协") and len(body) > 2:
        place = body[:-2]
        return [f"中国人民政治协商会议{place}委员会", f"政协{place}委员会"]
    if body.endswith("人大常委会") and len(body) > 5:
        return [body.removesuffix("人大常委会") + "人民代表大会常务委员会"]
    if body.endswith("人大") and len(body) > 2:
        return [body.removesuffix("人大") + "人民代表大会"]
    if body.endswith("政府") and not body.endswith("人民政府"):
        return [body.removesuffix("政府") + "人民政府"]
    if (match := _PARTY.match(body)) and match.group(1):
        place, level = match.groups()
        if level == "工":
            return [body if body.startswith("中共") else "中共" + body]
        unit = "自治区" if level.startswith("自治区") else level
        if level.startswith("自治区"):
            return [f"中共{place}{unit}委员会", f"中共{place}{unit}党委", f"{place}{unit}党委"]
        return [f"中共{place}{level}委", f"中共{place}{unit}委员会", f"{place}{level}委"]
    return []


# 哈萨克斯坦|共和国: a state's full name.
_STATE = re.compile(r"(?:人民|民主|伊斯兰|社会主义|阿拉伯|联合|联邦)*(?:共和国|王国|大公国|公国|国)$")


def _country(bodies: Bodies, name: str) -> Entry | None:
    countries = bodies.context.schema.lexicon("countries")
    return countries.get(name) or countries.get(_STATE.sub("", name))


_GROUP_ENDS = ("领导小组", "协调小组", "指挥部", "工作组", "工作专班")
_OF_COURT = re.compile(
    "[\u4e00-\u9fff]{1,8}庭|第[一二三四五六七八九十]{1,2}检察部|执行局|(?:案件|审判)管理(?:办公室|部)"
)
_COURT = re.compile(".{2,20}?(?:法院|检察院)")
_OWN_ORGANS = frozenset(("理事会", "监事会", "董事会", "执委会", "主席团", "书记处"))
_CENTRAL = re.compile("总(?:社|局|会|公司|行|署|台|院)(?=.)")
# A head noun alone names no body: (游击)|队长, (半月)|刊主编.
_BARE = frozenset(("股份有限公司", "有限责任公司", "有限公司", "总公司", *"但据老号队团组社党馆会处科室站厂乡镇"))


def holding(bodies: Bodies, office: Office, before: Office | None, inherited: str) -> Holding | None:
    """The body and title of an office; ``inherited`` is the body of the office before it in the chain."""
    row, title, body = office.row, office.title, office.body.removeprefix("中共").removeprefix("兼") or office.body
    if (
        row["kind"] in ("person", "byline")
        or body in _BARE
        or body.startswith(("有关", "相关", "各有关", "该", "拟任", "拟提"))
    ):
        return None
    if body.startswith("应") and _country(bodies, body[1:]):
        body = body[1:]  # 应|新西兰副总理邀请
    if body == "办公室" and len(bodies.groups) == 1:
        return Holding(bodies.groups[0] + body, title)  # 指挥部下设办公室，李明远兼任办公室主任
    if row["institution"] and office.body and not _TERM.sub("", office.body):
        return Holding(row["institution"], title.removeprefix("中央"))  # 十八届|中央委员
    if row["kind"] == "state" and office.body:
        return Holding(office.body, title)
    if row["kind"] == "state":
        return Holding(row["institution"], title if title == "国务委员" else row["name"].removeprefix("国家"))
    if match := _GOVERNMENT.search(title):
        return _government(bodies, office, body, match.group(2), inherited)
    if row["kind"] == "foreign":
        country = body.removeprefix("观察员国").removesuffix("联邦副")
        if title in ("外交部长", "国防部长", "外交部副部长") and country in ("", "中国"):
            name = title[:3]
            return Holding(bodies.names.get(name, name), "部长")
        entry = _country(bodies, country)
        if entry and entry.name != country:  # 印度尼西亚共和国|总统
            return Holding(entry.name, title, (country,))
        if country and not entry and country not in bodies.names and not country.endswith(_ORGANS):
            return None  # 落实|总统: words of the sentence
        return Holding(country, title) if country else (Holding(inherited, title) if inherited else None)
    base = row["name"]
    if base in ("大使", "总领事") and "驻" in body:
        name = f"{body}{base}馆"
        return Holding(bodies.names.get(name, name), title, (name,))
    if base == "总理":
        if not body or "国务院" in body or body == "中国":
            return Holding("国务院", title)
        entry = _country(bodies, body)
        return Holding(entry.name, title, (body,)) if entry else Holding(body, title)
    if base == "常委" and body.endswith("政治局"):
        name = "中共中央政治局常务委员会"
        return Holding(bodies.names.get(name, name), "政治局常委", ("中央政治局常委会", "中共中央政治局常委会"))
    if base == "代表" and body and body not in bodies.names and not body.endswith((*_ORGANS, "团", "局", "委", "公司")):
        return None  # 抗战老战士代表: of people, not of a body
    if base == "代表" and body.endswith(("次全国代表大会", "次代表大会")):
        return None  # a delegate to a party congress attends a meeting and holds no post
    if base == "主席" and body in ("国家", "中国国家", "中国"):
        return Holding("中华人民共和国", title)
    if base == "主席" and body.endswith("自治区"):
        bodies.remember(office.start, body)
        return Holding(*_named(bodies, body + "人民政府", title, office.start))
    if not body:
        if row["institution"]:
            return Holding(row["institution"], title)
        if base in ("主席",) and before is None:
            return None
        return _inherit(bodies, office, inherited)
    party = title.startswith("党组")
    if party or body.endswith("党组"):
        group = body if body.endswith("党组") else body + "党组"
        of = group.removesuffix("党组")
        full = bodies.canonical(of, office.start)[0] + "党组"
        name = bodies.names.get(group) or bodies.names.get(full) or bodies.names.get(of, of) + "党组"
        return Holding(name, title.removeprefix("党组"), (group, full))
    if place := _PARTY.match(office.body):
        if place.group(1):
            level = place.group(2).removesuffix("党")
            bodies.remember(office.start, place.group(1).removeprefix("中共") + (level if level not in "地工" else ""))
    elif place := _PLACE.match(body):
        bodies.remember(office.start, place.group(1))
    if _DEPARTMENT.fullmatch(body) and inherited.startswith("中共") and _PARTY.match(inherited):
        name = inherited.removesuffix("员会") + body  # 云岭省委常委、宣传部部长
        short = name.removeprefix("中共")
        return Holding(bodies.names.get(name) or bodies.names.get(short) or name, title, (name, short))
    if _OF_COURT.fullmatch(body) and (court := _COURT.match(inherited)):
        return Holding(court[0] + body, title, (body,))  # 审判委员会委员、刑事审判第一庭庭长
    if body in _UNITS and inherited and not inherited.startswith("中共"):
        return Holding(inherited.removesuffix("党组") + body, title)  # 司法部党组成员、政治部主任
    if inherited and body.endswith("委员会") and _lexicon_entry(bodies.context, inherited + body):
        return Holding(inherited + body, title, (body,))  # 全国政协副秘书长、文化文史和学习委员会主任
    whole = office.body
    if re.fullmatch("[部院厅局司署行]长", base.removeprefix("副")) and not whole.endswith(base[-2]):
        whole += base[-2]  # 县财政|局长
    if base in ("教授", "副教授", "研究员", "讲师", "博士"):  # 江临大学法学|教授
        school = max((n for n in bodies.names if whole.startswith(n)), key=len, default="")
        whole = school or whole
    name, aliases = bodies.canonical(whole, office.start)
    if not name or re.fullmatch(r"(?:中共)?[省市区县州旗]委", name):
        return None
    return Holding(name, title, aliases)


def _named(bodies: Bodies, name: str, title: str, at: int) -> tuple[str, str, tuple[str, ...]]:
    full, aliases = bodies.canonical(name, at)
    return full, title, aliases


def _inherit(bodies: Bodies, office: Office, inherited: str) -> Holding | None:
    """The body of the office before: 云岭省财政局党组书记、局长."""
    title = office.title
    if not inherited:
        return None
    if title.startswith("党组") and not inherited.endswith("党组"):
        name = inherited + "党组"
        return Holding(bodies.names.get(name, name), title.removeprefix("党组"), (name,))
    if inherited.endswith("党组"):
        return Holding(*_named(bodies, inherited.removesuffix("党组"), title, office.start))
    return Holding(inherited, title)


def _government(bodies: Bodies, office: Office, body: str, level: str, inherited: str) -> Holding | None:
    """省长, 市长 … are offices of the people's government of the place."""
    title = office.title
    if body.endswith("政府"):
        return Holding(*_named(bodies, body, title, office.start))
    place = body.removeprefix("中共")
    if place in ("全", "本", "我", "该", "各", ""):
        place = ""
        if match := _PLACE.match(inherited):
            place = match.group(1) if match.group(1).endswith(level) else ""
        place = place or bodies.place(office.start, level)
        if not place and level == "区":
            place = ""
    elif not place.endswith((level, "区", "州", "盟", "旗", "县", "市", "新区", "地区")):
        place += level
    if not place:
        return None
    country = next((entry for a, _, entry in bodies.context.schema.lexicon("countries").find(place) if a == 0), None)
    if country and country.name != "中国" and country.surface != place:
        return Holding(place.removeprefix(country.surface), title)  # 美国明尼苏达州|州长
    bodies.remember(office.start, place)
    name = place + "人民政府"
    found = bodies.names.get(name) or bodies.names.get(place + "政府") or name
    return Holding(found, title, (place + "政府", name))
