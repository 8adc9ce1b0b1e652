"""Places no list holds: townships and villages behind a county, and sites by head noun (…自然保护区, …纪念馆)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.institutions_area import nouns, verbs

_EDGE = frozenset(
    "，。、；：！？“”‘’（）()《》〈〉,.;:\n \t…—的在由向对经被把给是任从到将等让使请了其并据原和与及或于为以赴沿"
)
_GENERIC = re.compile(
    r"古文化|水下|民族[乡镇]|各|有关|相关|所有|任何|一些|几个|多个|本地|当地|全国|我国|我[省市区县]|全[省市区县]|国家级|省级|市级|^这|该|许多|多名|[一两三四五六七八九十几\d万](?:名|家|座)|大小|豪华|著名|边远|贫困|类型|依法|决定|取消|回归|执行|捐出|自产|^[但仅如因即]|收市|^[州省县市](?=[一-龥]{2,3}[县市区])|"
    r"个$|条|并报|城市|都市|集市|超市|股市|上市|楼市|夜市|一[个座批]|[两三四五六七八九十\d]+[个座批处]|新建|建成|修建|打造|示范$|重点$|大型$|中小|小型|规范|系统|所属|城乡|老旧|所在|附近|"
    r"[省市县区]{2}|乡镇|村镇|小城|特色|美丽|部分|一带|以外|境内"
)
_GOING = re.compile(
    r"(?:来到|走进|前往|考察|视察|参观|察看|抵达|到达|步入|深入|赴|到|瞻仰|在|听取了?|从|离开)(?:了)?(?:位于[^，。；]{2,20}的)?$"
)
_CUT = re.compile(
    r"利用好?|用好|完成|修复|改善|整治|来到|走进|前往|考察|视察|参观|察看|抵达|到达|步入|深入|瞻仰|运抵|运往|飞抵|返回|位于|地处|依托|建设|推进|推动|加快|加强|"
    r"保护|治理|支持|完善|实施|设立|成立|建立|开展|围绕|进入|经过|穿过|举行|召开|集中|对于|关于|包括|以及|安葬"
)
_LONGEST = 16
_TOWN = re.compile(r"(?P<town>[一-龥]{1,6}?(?:街道|苏木|[镇乡]))(?!镇|长|村|振|级|亲|土|企|道|委|政|党|人)")
_VILLAGE = re.compile(
    r"(?:[一-龥]{2,4}(?:片区|管理区|办事处))?(?P<village>[一-龥0-9]{1,6}?(?:社区|嘎查|村))(?!民|庄|镇|级|里|委|党|支|干|居|容|规|集|务)"
)
_NEW_VILLAGE = re.compile("[新古小](?!农|型|时|乡村|城镇)[一-龥]{2,4}")  # behind a township: 新城西门村
# A county that the package does not know (any more), behind its province: 广东顺德市.
_UNDER = re.compile(
    r"[一-龥]{2,3}?(?:自治县|[市县]|(?<![国党军红彩锦校团队会升降])旗)(?=[、，。；一-龥])(?![长委级政人场民])"
)
_FOREIGN = re.compile(r"(?:[东南西北中]部)?(?P<name>[一-龥]{2,6}?[市州省](?!长|民|场))")
_LONE_TOWN = re.compile(
    r"(?:(?<![一-龥0-9])|(?<=[在到赴]))(?P<town>[一-龥]{2,3}[镇乡])(?=[、，。；和）\n0-9考调看]|实施|开展|召开|举行)"
)
_KIND = re.compile(r"(?:革命|抗日战争|抗战|人民|国家级|省级|红色|烈士|历史)+$")
_LONE_DIVISION = re.compile(
    r"(?:(?<![一-龥0-9])|(?<=[在到赴往于入]))"
    r"(?P<name>[一-龥]{2,3}(?:省|市|县|自治州|自治县))(?=[、，。；和）\n0-9召举开闭隆在考视调逝火出进看慰]|[一-龥]{2,3}[县镇乡村])"
)
_COMMON = re.compile(
    r"^[含城集村乡小古名建重各该本老全山水边进下出入市县]+[镇乡]$|^(?:各|全|该|本|小|古|新|中心|特色|重点|建制|家|故|回|他|异|同|城|下|返|水)"
)


def below_county(context: Context, start: int, end: int) -> Iterator[Mention]:
    """Township, village or site right behind a chain of divisions, under the whole name from the chain's start."""
    text = context.text
    unknown = _UNDER.match(text, end)
    if unknown and _plain(unknown[0]):
        yield Mention("Place", start, unknown.end(), unknown[0], "place:division")
        end = unknown.end()
    if text[end - 1] not in "区县市旗":
        return
    town = _TOWN.match(text, end)
    if town and _plain(town["town"]):
        yield Mention("Place", start, town.end(), text[start : town.end()], "place:township")
        end = town.end()
    village = _VILLAGE.match(text, end)
    if village and (_plain(village["village"]) or (town and _NEW_VILLAGE.match(village["village"]))):
        yield Mention("Place", start, village.end(), text[start : village.end()], "place:township")


def foreign_city(context: Context, start: int, end: int) -> Iterator[Mention]:
    """A city or region behind a country that no list has: 蒙古国成吉思市."""
    match = _FOREIGN.match(context.text, end)
    if match and _plain(match["name"]):
        yield Mention("Place", start, match.end(), match["name"], "place:foreign-city")


def _plain(name: str) -> bool:
    """A name of its own: no verb or everyday word in it, nothing that an enumeration or a general term has."""
    return not (
        any(c in _EDGE and c != "原" for c in name)
        or _GENERIC.search(name)
        or _COMMON.search(name)
        or any(name[i : i + 2] in verbs() for i in range(len(name) - 1))
    )


def sites(context: Context, known: list[Mention]) -> list[Mention]:
    """Mentions by head noun."""
    text = context.text
    law = context.document.head.doc_type in LAWS
    found: list[Mention] = []
    begins: dict[int, int] = {}
    for mention in known:
        begins[mention.start] = max(begins.get(mention.start, 0), mention.end)
    inside = {p for start, end in begins.items() for p in range(start, end)}
    ends: set[int] = set()
    for start, end, entry in context.schema.lexicon("place_heads").find(text):
        kind = entry.row["kind"]
        if kind == "none" or end - 1 in inside or text[end : end + 1] in tuple("长级化类制口"):
            continue
        begin, anchored = _begin(text, start, begins, ends)
        modifier = text[begin:start]
        if law and not anchored:
            continue
        if not _named(modifier, anchored, kind) or (kind == "site" and not (anchored or _visited(text, begin, ends))):
            continue
        ends.add(end)
        found.append(Mention("Place", begin, end, text[begin:end], "place:head"))
    return found


def lone_places(text: str, known: set[str]) -> list[Mention]:
    """Townships, and divisions the package does not know, that stand alone; then wherever the text has the name.

    ``known``: divisions that something else in the text tells.
    """
    names = {m["town"] for m in _LONE_TOWN.finditer(text) if len(m["town"]) == 3 or _plain(m["town"])}
    names |= {m["name"] for m in _LONE_DIVISION.finditer(text) if _plain(m["name"]) and m["name"][:-1] not in nouns()}
    names |= {n for n in known if _plain(n) and re.search(re.escape(n) + "(?!委|政府|人民|人大|政协|纪委)", text)}
    names = {n for n in names if not _GENERIC.search(n) and not _COMMON.search(n)}
    return [
        Mention("Place", m.start(), m.end(), name, "place:township")
        for name in sorted(names)
        for m in re.finditer(re.escape(name) + "(?![长委级])", text)
    ]


def _begin(text: str, start: int, begins: dict[int, int], ends: set[int]) -> tuple[int, bool]:
    """Where the name before a head noun begins, and whether a known place opens it."""
    left = start
    while left > 0 and start - left < _LONGEST and text[left - 1] not in _EDGE:
        left -= 1
    left = max([left, *(m.end() for m in _CUT.finditer(text, left, start)), *(e for e in ends if left < e < start)])
    for p in range(left, start):
        if p in begins and begins[p] <= start:
            return p, True
    return left, False


def _named(modifier: str, anchored: bool, kind: str) -> bool:
    if _GENERIC.search(modifier):
        return False
    if anchored:
        return True
    modifier = _KIND.sub("", modifier)
    if not 2 <= len(modifier) <= (10 if kind != "nature" else 4):
        return False
    return modifier not in nouns() and not any(modifier[i : i + 2] in verbs() for i in range(len(modifier) - 1))


def _visited(text: str, begin: int, ends: set[int]) -> bool:
    """A verb of going stands before it, or a site that was taken and a comma."""
    if _GOING.search(text, max(0, begin - 28), begin):
        return True
    return begin - 1 in ends and text[begin - 1] in "、和"
