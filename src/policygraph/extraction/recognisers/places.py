"""Places: divisions with their chains (甲市乙区丙镇), countries and cities, regions, rivers, sites by head noun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from weakref import WeakKeyDictionary

from policygraph.extraction.context import LAWS, Context, places_of
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.institutions_area import areas, parents, records, short_names
from policygraph.extraction.recognisers.places_sites import below_county, foreign_city, lone_places, sites
from policygraph.schema import Lexicon, Row, Schema

Found = tuple[int, int, str, str]  # start, end, name, kind

# What follows a short name and makes it part of another word: 海南岸, 东北部.
_DIRECTION = re.compile(r"(?:以[东南西北]|[岸麓坡])")
# A river with its basin or banks is the river.
_BASIN = re.compile(r"(?:中下?游|上中?游|下游)?(?:流域|沿岸|两岸|干流)")
# A country's full name goes on behind its short one: 哈萨克斯坦|共和国.
_STATE = re.compile(
    r"(?:人民|民主|伊斯兰|社会主义|阿拉伯|联合|多民族|联邦)*(?:共和国|王国|大公国|公国)|国(?=[关和与、，政])"
)
_MIDDLE = ("河南", "河北", "湖南", "湖北", "山东", "山西", "江西", "海南", "西北", "东北", "西南")


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of places; of a chain of divisions one mention for each of its places, all from the chain's start."""
    blocked = _Spans(
        [(m.start, m.end) for m in context.mentions if m.label in ("Person", "Meeting", "Date") and m.alias]
        + [(m.start, m.end) for m in context.of("Document") if m.rule not in ("document:speech", "document:own-title")]
    )
    bodies = _Spans([(m.start, m.end) for m in context.of("Institution")])
    known = [f for f in gazetteer(context) if not blocked.crosses(f[0], f[1])]
    chains = list(_chains(known))
    found = [m for chain in chains for m in _of_chain(chain)]
    found += [m for chain in chains for m in below_county(context, chain[0][0], chain[-1][1])]
    taken = _Spans([(m.start, m.end) for m in found])
    lone_ones = [] if context.document.head.doc_type in LAWS else lone_places(context.text, _of_organs(context))
    for lone in lone_ones:
        if taken.holds(lone.start, lone.end):
            continue
        found += [lone, *below_county(context, lone.start, lone.end)]
    found += [m for c in chains if c[-1][3] == "country" for m in foreign_city(context, c[0][0], c[-1][1])]
    found += sites(context, found)
    found = [m for m in found if not _inside_site(context, m, found)]
    kept = [m for m in found if not blocked.crosses(m.start, m.end) and not bodies.holds(m.start, m.end)]
    return dict.fromkeys(m for m in kept if not bodies.cuts(m.start, m.end))


_ORGAN_OF = re.compile(
    r"(?:中共)?(?P<place>[一-龥]{2,4}[市县旗])(?:委|纪委|人民政府|人民代表大会|监察委员会|人民法院|人民检察院)"
)


def _of_organs(context: Context) -> set[str]:
    """Places that the gazetteer does not have and the text has organs of: 洛平市 of 洛平市委."""
    names = {m.name for m in context.of("Institution") if m.rule == "institution:local"}
    return {match["place"] for name in sorted(names) if (match := _ORGAN_OF.match(name))}


def _inside_site(context: Context, mention: Mention, found: list[Mention]) -> bool:
    """Whether a known site opens the name of a part of it: 甲公墓|礼堂."""
    row = context.schema.lexicon("places").get(mention.name)
    return (
        row is not None
        and row.row["kind"] in ("site", "nature")
        and any(m.start == mention.start and m.end > mention.end and m.rule == "place:head" for m in found)
    )


def _of_chain(chain: list[Found]) -> Iterator[Mention]:
    for _, end, name, _ in chain:
        yield Mention("Place", chain[0][0], end, name, "lexicon:places")


@cache
def _lexicon(schema: Schema) -> Lexicon:
    """Divisions, countries with capitals, and the other known places, in one matcher: the longest name wins."""
    words = {row["name"] for row in schema.table("place_words")}
    rows = list(schema.lexicon("places").rows)
    for row in schema.table("countries"):
        rows.append(Row({"name": row["name"], "aliases": row["aliases"], "kind": "country"}, row.line))
        if row["capital"]:
            rows.append(Row({"name": row["capital"], "kind": "city"}, row.line))
    short = short_names()
    small = {str(r.district_name) for r in records() if len(r.district_name or "") == 2}
    for name in [*(row["name"] for row in areas().rows), *sorted(small)]:
        full = short.get(name, name)
        rare = name in words or name in small
        rows.append(Row({"name": full, "aliases": name, "kind": "division", "rare": "1" if rare else ""}, 0))
    return Lexicon(rows)


_GAZETTEER: WeakKeyDictionary[Context, list[Found]] = WeakKeyDictionary()


def gazetteer(context: Context) -> list[Found]:
    """Known names where they stand for the place, everyday words only where the text makes them one; found once."""
    if context not in _GAZETTEER:
        _GAZETTEER[context] = _known_places(context)
    return _GAZETTEER[context]


def _known_places(context: Context) -> list[Found]:
    text = context.text
    found: list[Found] = []
    hits = _lexicon(context.schema).find(text)
    full = {e.surface for _, _, e in hits if e.surface == e.name}
    for start, end, entry in hits:
        if entry.row["kind"] == "word":
            continue
        surface, name = entry.surface, entry.name
        if (
            text.startswith(("族", "·"), end)
            or _IN_WORD.search(text[max(0, start - 1) : end + 1])
            or (surface in _MIDDLE and _DIRECTION.match(text, end))
        ):
            continue
        if surface != name and _STREET.match(text, end):
            continue
        if entry.row["kind"] == "nature" and (basin := _BASIN.match(text, end)):
            end = basin.end()
        if entry.row["kind"] == "country" and (state := _STATE.match(text, end)):
            end = state.end()
        if entry.row["needs"] == "full" and surface == name and not text.startswith(("市", "区"), end):
            continue
        if entry.row["rare"]:
            above = found[-1] if found and found[-1][1] == start else None
            if above and surface == name and above[2] not in _over().get(name, (above[2],)):
                continue  # 淮北矿区
            if above is None and (surface == name or name not in full):
                continue
        found.append((start, end, name, entry.row["kind"]))
    found += _lower_shorts(text, found)
    found += [(m.start(), m.end(), _ABBREVIATED[m.group()], "division") for m in _IN_SHORT.finditer(text)]
    return found + _county_shorts(context, found)


_ABBREVIATED = {
    "京": "北京市",
    "沪": "上海市",
    "津": "天津市",
    "渝": "重庆市",
    "粤": "广东省",
    "穗": "广州市",
    "蓉": "成都市",
    "琼": "海南省",
}
_IN_SHORT = re.compile(
    f"[{''.join(_ABBREVIATED)}](?<=在.)(?=召开|举行|举办|开幕|闭幕|会见|出席|主持|开班|签署|同|考察|调研|发布|成立|揭牌)"
)


_STREET = re.compile("[东南西北中]?(?:[路街巷]|大道|胡同)(?![头边上道面线径网况政局桥段途演透])")  # 北京路, 固原巷社区
_IN_WORD = re.compile("沿海城市|海地区|北海道")  # 沿海城市, 巴伦支海地区


@cache
def _over() -> dict[str, set[str]]:
    """The prefectures and provinces that have a district of a name."""
    over: dict[str, set[str]] = {}
    for r in records():
        over.setdefault(str(r.district_name), set()).update((str(r.city_name), str(r.province_name)))
    return over


@cache
def _lower() -> dict[str, str]:
    """Short names of counties and county-level cities (桐城), each with its full name; none that two have."""
    full: dict[str, set[str]] = {}
    for r in records():
        short = re.sub(r"[市县]$", "", str(r.district_name or ""))
        if len(short) in (2, 3) and short != r.district_name:
            full.setdefault(short, set()).add(str(r.district_name))
    return {short: min(names) for short, names in full.items() if len(names) == 1}


def _lower_shorts(text: str, found: list[Found]) -> list[Found]:
    """安徽|桐城: the short name of a county behind the province or prefecture that it belongs to.

    Also beside another place of the same province in a list: 张掖、敦煌.
    """
    taken = {start for start, _, _, _ in found}
    more: list[Found] = []
    places = [f for f in found if f[3] == "division"]
    for _, end, above, _ in places:  # grows: 张掖、敦煌、瓜州
        listed = text.startswith("、", end)
        start = end + listed
        if start in taken:
            continue
        near = {above, *(parents().get(above, ()) if listed else ())}
        for size in (3, 2):
            name = _lower().get(text[start : start + size], "")
            behind = text[start + size : start + size + 1]
            if near.isdisjoint(parents().get(name, ())) or behind in tuple("市县区镇乡"):
                continue
            if not listed or behind in tuple("、，。；等和与及"):
                more.append((start, start + size, name, "division"))
                places.append(more[-1])
                break
    return more


def _county_shorts(context: Context, found: list[Found]) -> list[Found]:
    """海拉尔 in a text that has 海拉尔区: short forms of its own counties; those of two characters only in lists."""
    taken, text = _Spans([(s, e) for s, e, _, _ in found]), context.text
    more: list[Found] = []
    for name in sorted({n for _, _, n, kind in found if kind == "division" and n[-1] in "县区市旗" and len(n) > 2}):
        short = re.sub(r"自治[县旗]$|[县区市旗]$", "", name)
        for start, _ in places_of(text, [short]):
            end = start + len(short)
            listed = text[start - 1 : start] in tuple("到在赴、") and text[end : end + 1] in tuple("、等和")
            if (len(short) > 2 or listed) and not taken.crosses(start, end):  # 到琼海、三亚等地
                more.append((start, end, name, "division"))
    return more


def _chains(found: list[Found]) -> Iterator[list[Found]]:
    """Neighbours where the second belongs to the first (省市县; a country and its city), each run once."""
    chain: list[Found] = []
    for item in sorted(found):
        if chain and item[0] == chain[-1][1] and _belongs(item, chain[-1]):
            chain.append(item)
            continue
        if chain:
            yield chain
        chain = [item]
    if chain:
        yield chain


def _belongs(lower: Found, upper: Found) -> bool:
    if upper[3] == "country":
        return lower[3] in ("city", "division")
    return upper[2] in parents().get(lower[2], ()) or (lower[3] in ("site", "nature") and upper[3] == "division")


class _Spans:
    """Spans of one kind, for asking whether another one crosses, holds or lies in them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(set(spans))
        self._starts = [s for s, _ in self._spans]

    def _near(self, end: int) -> list[tuple[int, int]]:
        i = bisect_right(self._starts, end)
        return self._spans[max(0, i - 6) : i]

    def crosses(self, start: int, end: int) -> bool:
        return any(s < end and e > start for s, e in self._near(end))

    def holds(self, start: int, end: int) -> bool:
        return any(s <= start and e >= end for s, e in self._near(end))

    def cuts(self, start: int, end: int) -> bool:
        return any((s < start < e < end) or (start < s < end < e) for s, e in self._near(end))
