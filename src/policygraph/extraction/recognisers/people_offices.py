"""Offices before a name: 中共中央政治局常委、国务院总理李明远 is read from the name to the left, office by office."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from weakref import WeakKeyDictionary

from policygraph.extraction.context import Context
from policygraph.schema import Row, Schema

_FORMER = ("时任", "原任", "曾任", "前任", "原", "前")
_PRESIDENCIES = ("越南", "老挝", "古巴", "朝鲜", "厄立特里亚")  # states whose head is called 国家主席 too
_DEATH = re.compile("逝世|遗体|病逝|去世|骨灰|治丧")
_TERMS = re.compile(r"(?:中国共产党|中共|中国人民政治协商会议|全国政协|政协)?(?:第?[一二三四五六七八九十]+届?、)+$")
_JOINERS = "、兼暨"
_HEADS = frozenset(
    "委部局厅院会署办室组行校学团社台司处科所心队军区协盟党府省市县州旗镇乡村厂矿站馆店处庭团系网报刊库央国联席局总"
)
_STOPS = frozenset("由和与向对是的在了同为让请把将及以被因，兼暨")
_NO_STOP = re.compile("党的|.(?:以色列|和国|和平|和谐|和田|和县|和顺|在线|同江|同仁|同济|同德|了望)")
_RENAMED = re.compile("(?<=[局部委厅])原(?=[\u4e00-\u9fff]{4,}(?:院|中心|公司|所|站)$)")  # 国家林草局|原|规划设计院
_MAX_BODY = 26


@dataclass(frozen=True, slots=True)
class Office:
    """One office as written: ``title`` with its 副/代, ``body`` the text before it (empty if none is written)."""

    start: int
    end: int
    body: str
    body_start: int
    title: str
    row: Row
    former: bool = False


@cache
def titles(schema: Schema) -> dict[str, Row]:
    """Every title form, forms of address aside."""
    table: dict[str, Row] = {}
    for row in schema.table("offices"):
        if row["kind"] != "suffix":
            for form in (row["name"], *row.many("aliases")):
                table.setdefault(form, row)
    return table


@cache
def suffixes(schema: Schema) -> frozenset[str]:
    """Forms of address behind a name."""
    return frozenset(
        form
        for row in schema.table("offices")
        if row["kind"] == "suffix"
        for form in (row["name"], *row.many("aliases"))
    )


def title_before(schema: Schema, text: str, end: int) -> tuple[int, Row] | None:
    """The longest title that ends here: its start (without 副…) and its row."""
    table = titles(schema)
    for size in range(10, 1, -1):
        if end >= size and (row := table.get(text[end - size : end])):
            return end - size, row
    return None


def office_before(context: Context, end: int) -> Office | None:
    """The office whose title ends here, with the body written before it."""
    text = context.text
    found = title_before(context.schema, text, end)
    if found is None:
        return None
    start, row = found
    bodies = _body_starts(context)
    if row["kind"] == "state":
        former_at = _former(text, start)
        name_start = start if former_at is None else former_at
        if text[name_start - 2 : name_start] == "中国":  # 中国国家主席
            name_start -= 2
        if text[name_start - 3 : name_start] == "国务院":
            name_start -= 3
        abroad = (
            next((c for c in _PRESIDENCIES if text.endswith(c, 0, name_start)), "") if row["name"] == "国家主席" else ""
        )
        return Office(name_start - len(abroad), end, abroad, start, text[start:end], row, former_at is not None)
    prefixes = office_words(context.schema, "prefix")
    prefixed = True
    title_start = start
    while prefixed:
        prefixed = False
        if title_start in bodies:
            break
        for prefix in prefixes:
            if text.endswith(prefix, 0, title_start) and title_start - len(prefix) > 0:
                if prefix in ("代", "助") and text[title_start - 2] in "时现当古世一二三":
                    continue  # 时代, 现代 and their like
                if prefix == "党组" and row["name"] not in ("书记", "成员", "纪检组长"):
                    continue
                title_start -= len(prefix)
                prefixed = True
                break
    former = False
    if (former_at := _former(text, title_start)) is not None:
        return Office(*_with_body(context, former_at, end, text[title_start:end], row, True))
    return Office(*_with_body(context, title_start, end, text[title_start:end], row, former))


def _former(text: str, at: int) -> int | None:
    for word in _FORMER:
        if text.endswith(word, 0, at) and not text.endswith(
            ("目前", "以前", "此前", "日前", "之前", "提前", "中原", "太原"), 0, at
        ):
            return at - len(word)
    return None


def _with_body(
    context: Context, title_start: int, end: int, title: str, row: Row, former: bool
) -> tuple[int, int, str, int, str, Row, bool]:
    text = context.text
    country = _country_before(context.schema, text, title_start) if row["kind"] == "foreign" or title == "总理" else -1
    start = country if country >= 0 else _body_before(context, title_start, row["kind"] in ("person", "byline"))
    if (row["kind"] == "foreign" or title == "总理") and text[start] in "应同与" and title_start - start > 2:
        start += 1  # 应俄罗斯总统…邀请
    if text[start] in "但据于" and title_start - start > 1:
        start += 1  # 于联合国……委员会主席
    body = _RENAMED.sub("", text[start:title_start].strip("“”"))
    for word in _FORMER:
        if body.startswith(word) and len(body) > len(word) and not body.startswith(("原子", "前海", "前锋", "前郭")):
            body, former = body[len(word) :], True
            return start, end, body, start + len(word), title, row, former
    outer = start
    if body and text.endswith(("现任", "现"), 0, start):  # 原副市长、现|云岭省林业局副局长
        outer = start - (2 if text.endswith("现任", 0, start) else 1)
    if (former_at := _former(text, start)) is not None and body:
        outer, former = former_at, True
    return outer, end, body, start, title, row, former


def _country_before(schema: Schema, text: str, end: int) -> int:
    """Start of the country's name that ends here (法国|总统), -1 where there is none."""
    countries = schema.lexicon("countries")
    return next((end - n for n in range(9, 1, -1) if end >= n and text[end - n : end] in countries), -1)


_BODIES: WeakKeyDictionary[Context, tuple[int, dict[int, int]]] = WeakKeyDictionary()


def _body_starts(context: Context) -> dict[int, int]:
    """Start of the longest institution that ends at a place, computed once per state of the context."""
    known = _BODIES.get(context)
    if known is None or known[0] != len(context.mentions):
        longest: dict[int, int] = {}
        for mention in context.of("Institution"):
            longest[mention.end] = min(mention.start, longest.get(mention.end, mention.start))
            if mention.outer[1] > mention.end:  # “元老会”|主席
                longest[mention.outer[1]] = mention.outer[0]
        known = len(context.mentions), longest
        _BODIES[context] = known
    return known[1]


def _body_before(context: Context, end: int, strict: bool) -> int:
    """Start of the body or place that ends right here; ``end`` itself if there is none."""
    text = context.text
    leads = office_words(context.schema, "lead")
    bodies = _body_starts(context)
    if end not in bodies and text.startswith("部长", end) and "、" in text[bodies.get(end + 1, end) : end]:
        return bodies[end + 1]  # 经济、投资和工业|部长
    if end in bodies:
        start = bodies[end]
        # a place or parent right before it belongs to it: 云岭省|发展改革委
        while start in bodies and bodies[start] < start and end - bodies[start] <= _MAX_BODY:
            start = bodies[start]
        return _widen(leads, text, start, end)
    start = _widen(leads, text, end, end, strict)
    for inner in range(start + 1, end):  # 国家发展和改革委员会|能源局: the walk stopped at a 和 inside a known body
        if bodies.get(inner, start) < start:
            return bodies[inner]
    return start


def _widen(leads: tuple[str, ...], text: str, start: int, end: int, strict: bool = False) -> int:
    """Go left over the noun phrase up to a boundary; keep it only where it reads like the name of a body."""
    at = start
    while at > 0 and end - at < _MAX_BODY:
        char = text[at - 1]
        if not ("\u4e00" <= char <= "\u9fff") or (char in _STOPS and not _NO_STOP.match(text, max(0, at - 2))):
            break
        at -= 1
    if at == start:
        return start
    if start < end:  # an institution stands there: only a place may be put before it
        return start
    at = _over_and(text, at, end)
    phrase = text[at:end]
    cut = max((phrase.rfind(word) + len(word) for word in leads if word in phrase), default=0)
    phrase = phrase[cut:]
    if not phrase or phrase[-1] == "任":
        return end  # 李明远任|副组长
    if phrase[-1] in _HEADS or (len(phrase) <= 8 and not strict):
        return end - len(phrase)
    return end


def _over_and(text: str, at: int, end: int) -> int:
    """Over the 和 inside a body's name (国家发展和改革委员会, 工业和信息化部), where the left part opens its clause."""
    if (
        at == end
        or text[at - 1 : at] not in ("和", "与")
        or not text.startswith(("委员会", "部", "局"), end - 3 if text[end - 3 : end] == "委员会" else end - 1)
    ):
        return at
    left = at - 1
    while left > 0 and at - left < 9 and "\u4e00" <= text[left - 1] <= "\u9fff" and text[left - 1] not in _STOPS:
        left -= 1
    word = text[left : at - 1]
    if (cut := max(word.rfind("任"), word.rfind("为"))) >= 0:
        left += cut + 1
        word = text[left : at - 1]
    opens = left == 0 or text[left - 1] in "为任由，。、；：\n" or word.startswith(("国家", "中国", "全国"))
    return left if opens and 2 <= len(word) <= 8 and len(text[at:end]) <= 8 else at


@cache
def office_words(schema: Schema, kind: str) -> tuple[str, ...]:
    """Words of ``office_words.tsv`` of one kind, in its order."""
    return tuple(row["name"] for row in schema.table("office_words") if row["kind"] == kind)


def chain_before(context: Context, end: int, limit: int = 12) -> list[Office]:
    """All offices before a name, from left to right."""
    chain: list[Office] = []
    text = context.text
    joiners, apart = _JOINERS, False
    if text[end - 1 : end] == "\n":  # a signature has the name on its own line
        end -= 1
        if context.within(text.rfind("\n", max(0, end - 80), end) + 1, end, "Person"):
            return []  # the office of the line above is that of its own name
    elif text[end - 1 : end] == " ":
        while text[end - 1 : end] == " ":
            end -= 1
        if text[end - 1 : end] == "\n" and context.within(
            text.rfind("\n", max(0, end - 80), end - 1) + 1, end, "Person"
        ):
            return []
        apart = True  # a headline: 李明远任水利部部长 王维民不再担任
    while len(chain) < limit:
        office = office_before(context, end)
        if office is None:
            break
        if (
            office.start
            and text[office.start - 1] == "、"
            and (terms := _TERMS.search(text, max(0, office.start - 24), office.start))
        ):
            office = replace(office, start=terms.start())  # 第十二届、|十三届中央政治局委员
        if text.endswith("兼驻", 0, office.start):
            office = replace(office, start=office.start - 1)  # 驻肯尼亚共和国大使兼|驻联合国环境规划署代表
        if apart and text.endswith(("任", "为", "当选"), 0, office.start):
            return []
        chain.append(office)
        if len(chain) == 1 and office.start and text[office.start - 1] == "，":
            sentence = context.sentence_at(end)
            if _DEATH.search(text, end, sentence.end):
                joiners += "，"  # an obituary lists the offices of a life with commas
        if office.start <= 0 or text[office.start - 1] not in joiners:
            break
        end = office.start - 1
    return chain[::-1]
