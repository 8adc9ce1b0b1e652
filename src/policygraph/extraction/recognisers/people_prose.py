"""Untitled names in running prose, by the cheapest reading of the words around them (see word_prices).

What the same document repeats is likelier a name.
"""

from __future__ import annotations

import re
from functools import cache

from policygraph.extraction.recognisers.people_found import Found
from policygraph.extraction.recognisers.people_names import DOTS
from policygraph.extraction.recognisers.people_offices import titles
from policygraph.extraction.recognisers.people_words import Words, is_han
from policygraph.extraction.recognisers.word_prices import (
    cheaper_name_cost,
    cut,
    foreign_cost,
    prices,
    words_cost,
    words_costs,
)

_WINDOW = 5  # characters of context on either side
_ENOUGH = 2.0  # nats that a reading as name must win, all places of a document together
_REPEATED = 0.7  # weight of each further place
_SITES = frozenset("县区镇乡村市路街桥河江湖山寺庙祠庄站湾岛塔洞峡堡沟窑坝寨坪屯坡岭峪塬圩埠铺号牌")  # 刘楼村, 卢沟桥

_STORMS = ("台风“", "风暴“", "飓风“", "台风", "飓风")
_DIVISION = re.compile(
    "县(?!长|委)|街道|社区|国家级|国家公园|自然保护区|森林公园|湿地|水库|景区|风景|水电站|机场|大桥|[镇乡](?!长|党|政)|[市州旗](?![长委])"
)


def in_prose(found: Found) -> None:
    """Names that nothing but the cut of the sentence tells."""
    text, words = found.text, found.words
    concepts = found.context.schema.lexicon("concepts")
    everyday = prices().everyday
    gains: dict[str, list[tuple[float, int]]] = {}
    for match in _surnames(words.surnames).finditer(text):
        at = match.start()
        if text[at - 1 : at + 1] in everyday or text[at : at + 2] in everyday:
            continue  # 有|关, 方|面
        if at in found.taken or found.covered[at] or at in found.sites or text.endswith(_STORMS, 0, at):
            continue
        reading = _best(found, words, at, match[0] + match[1])
        if reading is not None:
            gain, end = reading
            gains.setdefault(text[at:end], []).append((gain, at))
    for name in sorted(gains, key=lambda n: (len(n), n)):
        if len(name) == 3 and name[:2] in found.sure and not words.known(name):
            continue  # 李宁|牌
        if name in concepts:
            continue  # 林长制
        places = sorted(gains[name], reverse=True)
        if places[0][0] + sum(_REPEATED * gain for gain, _ in places[1:]) >= _ENOUGH and places[0][0] > 0:
            for _, at in places:
                found.add(at, at + len(name), "prose")


@cache
def _surnames(surnames: frozenset[str]) -> re.Pattern[str]:
    """A family name; the group is the one or two characters behind it."""
    return re.compile("[" + "".join(sorted(surnames)) + r"](?=([\u4e00-\u9fff\u3400-\u4dbf]{1,2}))")


def _best(found: Found, words: Words, at: int, longest: str) -> tuple[float, int] | None:
    """(gain in nats, end) of the best name from here; None where no reading can win."""
    text = found.text
    addresses = titles(found.context.schema)
    best: tuple[float, int] | None = None
    for size in range(len(longest), 1, -1):
        name = longest[:size]
        cost = cheaper_name_cost(words, name)
        if cost is None or name in words.stop:
            continue  # the words around can only make it worse
        end = at + size
        if any(i in found.taken or found.covered[i] for i in range(at, end)):
            continue
        if _DIVISION.match(text, end):
            continue  # 栾西|县
        if (size == 3 and name[-1] in _SITES) or _foreign_part(words, text, at, end) or name[1:] in addresses:
            continue
        gain = _gain(text, at, end, cost)
        if gain > -4.0 and (best is None or gain > best[0]):
            best = (gain, end)
    return best


def _gain(text: str, at: int, end: int, cost: float) -> float:
    """How much cheaper the surroundings are with the name than with everyday words alone."""
    low, high = at, end
    while low > at - _WINDOW and low > 0 and is_han(text[low - 1]):
        low -= 1
    while high < end + _WINDOW and high < len(text) and is_han(text[high]):
        high += 1
    costs = words_costs(text, low, high)
    return costs[-1] - (costs[at - low] + cost + words_cost(text, end, high))


def _dot(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at] in DOTS


def _foreign_part(words: Words, text: str, at: int, end: int) -> bool:
    """Whether this is a piece of a longer transliterated name: 梅尔金 of 切尔诺梅尔金."""
    if _dot(text, at - 1) or _dot(text, end):
        return True
    if words.known(text[at - 1 : at + 2]) and words.foreign(text[at - 1 : at]):
        return True  # 克|林顿刚
    if not all(map(words.foreign, text[at:end])):
        return False
    before, after = text[at - 1 : at], text[end : end + 1]
    return words.foreign(after) or (words.foreign(before) and before not in "和与对向由")


# What only people do or are called, behind a foreign name.
_PERSONAL = re.compile(
    r"(?:[今昨]天|\d{1,2}日|[还也])?(?:在[^，。；\n]{2,16}(?:上|时|后|中))?(?:说|表示|指出|强调|认为|回答)(?:道|了)?[，：:]"
    r"|先生|女士|夫人|总统|总理|首相|外长|主席|部长|大使|教授|博士|将军|一行"
)


# What people do rather than places, and what stands around the name of a place.
_ACTS = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:说|表示|指出|强调|认为|宣布|呼吁|警告|批评)(?:，|：|了|道)|说|称|表示|认为|指出|强调|率|带领|击败|战胜|夺|获|赢|射|攻入|破门|头球|传球|接|首先|再次|曾|已经?|当选|出生|逝世|去世|告诉|"
    r"[今昨]天|却|则|就|也|还|又|的(?:讲话|话|妻子|父亲|母亲|作品|小说|书)|先后|亲自|任|担任|宣布|要求|希望|相信|拒绝|决定"
)
_PLACED = re.compile(
    r"市|省|州|县|镇|地区|区|机场|港|山|河|海|湖|岛|火山|大学|博物馆|举行|地震|电$|消息|以[东南西北]|国|人|族|政权|联盟|牌|公司|队"
)
_AT = re.compile(r"(?:[在于至到赴抵从驻往]|位于|来自|离开|首都|城市|途经|访问|地处)$")


def _acts(text: str, name: str, places: list[int]) -> bool:
    """Whether the bearer of a foreign name does what people do, and is nowhere treated as a place."""
    size = len(name)
    if any(_PLACED.match(text, at + size) or _AT.search(text, max(0, at - 2), at) for at in places):
        return False
    return any(_ACTS.match(text, at + size) for at in places)


def transliterated(found: Found) -> None:
    """Foreign names without title or dot, where some place of the document shows that they are people's."""
    text, words = found.text, found.words
    gains: dict[str, list[tuple[float, int]]] = {}
    for run in words.transliterations().finditer(text):
        low, high = run.span()
        if any(found.covered[low:high]) or any(i in found.taken or i in found.sites for i in range(low, high)):
            continue
        if _dot(text, low - 1) or _dot(text, high) or text.endswith(_STORMS, 0, low):
            continue
        likely = []
        for a in range(low, high - 1):
            costs = words_costs(text, a, min(high, a + 7))
            for b in range(a + 2, a + len(costs)):
                if (cost := foreign_cost(words, text[a:b])) < costs[b - a]:
                    likely.append((_gain(text, a, b, cost), a, b))
        gain, a, b = max(likely, default=(0.0, low, high))
        if gain > 0:
            gains.setdefault(text[a:b], []).append((gain, a))
    for name in sorted(gains):
        places = gains[name]
        if sum(gain for gain, _ in places) < _ENOUGH or words.is_word(name, 20):
            continue
        ends = [_PERSONAL.match(text, a + len(name)) for _, a in places]
        called = any(end and end.end() not in found.taken for end in ends)  # X总统Y: X is a country
        if called or (len(name) > 2 and _acts(text, name, [a for _, a in places])):
            for _, a in places:
                found.add(a, a + len(name), "transliterated")


_BYLINE = re.compile(
    r"[（(](?:(?:本报|新华社)?(?:特约|见习|驻[^（）()\n]{2,8})?(?:记者|通讯员|实习生))?"
    r"([\u4e00-\u9fff、\s]{2,24}?)(?:摄影报道|报道|摄影|摄|文|供稿|整理|编辑)?[）)](?=[\n。]|$)"
)


def in_bylines(found: Found) -> None:
    """Who wrote or photographed, in brackets at the end of a paragraph: （李明远 张文华）, （李明远摄）."""
    for match in _BYLINE.finditer(found.text):
        start, end = match.span(1)
        names = cut(found.words, found.text, start, end)
        if names and sum(b - a for a, b in names) >= len(re.sub(r"[、\s]", "", match[1])):
            for a, b in names:
                if not found.words.is_word(found.text[a:b], 100):
                    found.add(a, b, "byline", core=False)


_ROW = re.compile(
    r"[\u4e00-\u9fff·]{2,}(?:[（(](?:女|[\u4e00-\u9fff]{1,5}族)(?:，\n?(?:女|[\u4e00-\u9fff]{1,5}族))?[）)][\u4e00-\u9fff·]*)*"
)
_LONGEST_ROW = 20_000  # characters; a full congress is listed in fewer
_SIGNS = re.compile(r"[（(][^（）()]{1,10}[）)]")


def in_rows(found: Found) -> None:
    """Rows of names without a mark between them: 李明远张文华（女）赵立新（回族）…"""
    text, words = found.text, found.words
    for match in _ROW.finditer(text):
        if not 14 <= match.end() - match.start() <= _LONGEST_ROW:
            continue
        plain = len(_SIGNS.sub("", match.group()))
        if sum(char in words.common for char in match.group()) * 6 < plain:
            continue
        bare = _SIGNS.sub(lambda m: " " * len(m[0]), match.group())
        names = cut(words, bare, 0, len(bare), text[: match.start()] + "\n" + text[match.end() :])
        if len(names) >= 4 and sum(b - a for a, b in names) * 4 >= plain * 3:
            for a, b in names:
                found.add(match.start() + a, match.start() + b, "row")
