"""Names told by a title before them, a form of address behind them, or the dot inside them."""

from __future__ import annotations

import re

from policygraph.extraction.recognisers.institutions_area import verbs
from policygraph.extraction.recognisers.people_found import Found, back_list, follow_list, inside_word
from policygraph.extraction.recognisers.people_names import BEHIND_DAY, DOTS, read_back, read_back_foreign, read_foreign
from policygraph.extraction.recognisers.people_offices import title_before, titles
from policygraph.extraction.recognisers.people_words import FOREIGN, Words, is_han
from policygraph.extraction.recognisers.word_prices import cut, foreign_cost, foreign_end, name_cost, prices, words_cost
from policygraph.schema import Lexicon, Row

_TITLE = 6.0  # nats that a title before it adds to a name
_DOT = re.compile(rf"[{DOTS}](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")
_LISTED = re.compile(
    rf"(?:(?<=[、：\n ])|(?<=授予))[\u4e00-\u9fff]{{1,8}}(?:[-－][\u4e00-\u9fff]{{1,8}})?"
    rf"(?:[{DOTS}][\u4e00-\u9fff]{{1,8}})+(?=[（(][女男，,\u4e00-\u9fff]{{1,10}}[）)])"
)
# A name that is an everyday word as well (万里) needs a title before it and one of these behind it.
_WORDLIKE = re.compile(
    r"[\u4e00-\u9fff]{2}(?=出席|主持|指出|强调|说，|说：|会见|同志|率|在会上|在讲话中|陪同|致辞|在此|在这里|在京|在北京"
    r"|作(?!用|为|风)|发表|致(?!力)|今天|昨天|日前|代表|应|抵|离开|前往|参观|访问|看望|慰问|考察|视察|会晤|接受|签署|宣布|先后|\d)"
)
# What stands behind a label on a line of nothing but names: 副省长：|任珠峰、陈小平.
_NAMES_LINE = re.compile(
    r"[\u4e00-\u9fff·]{2,12}(?:（[^（）\n]{1,8}）)?(?:、[\u4e00-\u9fff·]{2,12}(?:（[^（）\n]{1,8}）)?)+(?=\n|$)"
)
_ADDRESS = re.compile(
    "同志|先生|女士|主席|总书记|总理|总统|夫人|阁下|将军|老师|委员长|小姐|副教授|教授|副研究员|研究员|院士|上将|中将|少将|大校"
)


def behind_titles(found: Found) -> None:
    """Names right behind an office or occupation, and the list that follows them."""
    text, schema = found.text, found.context.schema
    table = titles(schema)
    seen: set[int] = set()
    for _, end, _ in _title_lexicon(found).find(text):
        for at in (
            end + 1 if text[end : end + 1] == "长" else end,
            end,
            end - 1,
        ):  # 主任委员 is longer than the 主任 of 主任员…: try the shorter title too
            if at in seen or (at != end and title_before(schema, text, at) is None):
                continue
            seen.add(at)
            if _behind_title(found, at, table):
                break


def _title_lexicon(found: Found) -> Lexicon:
    schema = found.context.schema
    if "person titles" not in schema._lexicons:
        rows = [Row({"name": form}, row.line) for form, row in titles(schema).items()]
        schema._lexicons["person titles"] = Lexicon(rows)
    return schema._lexicons["person titles"]


def _behind_title(found: Found, at: int, table: dict[str, Row]) -> bool:
    text, words = found.text, found.words
    title = title_before(found.context.schema, text, at)
    if title is None or at >= len(text):
        return False
    row = title[1]
    start = at
    if text[start] == "司" and text[start - 1] == "公":
        return False  # 大公|司
    if title[0] - 1 in found.taken and row["name"] != "记者":
        return False  # 李明远主席 is a form of address
    if text[start] in "：:" and row["kind"] in ("byline", "organ", "person", "government"):
        start += 1
    elif text[start] in "\n " and row["kind"] != "person":
        start += 1  # a signature: the office on one line, the name on the next
    core = row["kind"] != "byline"
    if not core and _byline_row(found, start):
        return True
    least = {"person": 1.1 if text[start : start + 1] in words.common else 1.6}.get(row["kind"], 0.7)
    if start > at:
        least = 1.2 if text[at] in "：:" and _NAMES_LINE.match(text, start) else 2.6
    first = title[0]
    if (
        first
        and is_han(text[first - 1])
        and not found.covered[first - 1]
        and words.frequency(text[first - 1 : first + 1]) > 300
    ):
        least = max(least, 2.5)  # 处|理事 and the like
    over = [text[start - size : start + 1] for size in (1, 2, 3)]
    if words.is_word(over[0], 800) or words.is_word(over[1], 20) or words.is_word(over[2], 20):
        office = text[first:start] == "主任" and over[0] == "任何"  # 主任|何江
        least = max(least, 1.8 if office else 2.9)  # 会计|师, 主|管
    if row["kind"] == "foreign" or (row["name"] in ("总理", "主席") and _abroad(found, title[0])):
        end = _foreign_first(found, start)
    else:
        end = found.name(start, least)
        if end and row["kind"] == "person" and text[start] not in words.common and end - start == 3:
            parts = text[start + 1 : end], text[start : end - 1]
            end = 0 if any(words.is_word(part, 50) for part in parts) else end
        if end and end - start <= 3 and words.follower(text, end) < 2:
            longer = read_foreign(words, text, start, found.fences, longest=6)
            if longer > end and words.follower(text, longer) >= 3:
                end = longer  # 洛桑江村
        if not end and row["kind"] in ("organ", "government", "state") and _WORDLIKE.match(text, start):
            plain = words.surname(text, start) and text[start : start + 2] not in words.stop
            end = start + 2 if plain and least < 2 and not found.covered[start] else 0
        if not end and row["kind"] == "person":
            longer = read_foreign(words, text, start, found.fences, longest=8)
            pairs = [text[i : i + 2] for i in range(start, longer - 1)]
            clear = longer - start >= 3 and words.follower(text, longer) >= 2
            if clear and not found.covered[start] and not any(words.frequency(pair) > 100 for pair in pairs):
                end = longer
        if not end and row["kind"] in ("organ", "government", "foreign", "state"):
            end = read_foreign(words, text, start, found.fences, longest=5)
            if end and (
                words.is_word(text[start:end])
                or text[start:end] in words.stop
                or found.covered[start]
                or words.follower(text, end) < (1.5 if end - start > 2 else 3)
                or end - start < 2
            ):
                end = 0
    end = _whole_foreign(found, start, end)
    if end - start > 2 and text[end - 1] == "日" and text[end : end + 1] in BEHIND_DAY:
        end -= 1  # 莱希|日前
    word = text[start:end]
    short = end - start in (2, 3) and words.surname(text, start) == 1 and not words.known(word)
    if short and words.follower(text, end) < 3 and words_cost(text, start, end) < name_cost(words, word) - _TITLE:
        return False  # 代表|时强调
    if not end or (row["kind"] in ("person", "byline") and words.is_word(word, 100) and not _could_be(words, word)):
        return False  # 录音制作者|许可
    found.add(start, end, "title", core)
    follow_list(found, end, core)
    return True


def _whole_foreign(found: Found, start: int, end: int) -> int:
    """The end of a transliterated name of which only a part reads like a Chinese one: 罗纳尔|多."""
    text, words = found.text, found.words
    if not end or end - start > 3 or not all(map(words.foreign, text[start:end])):
        return end
    high = end
    while high < min(len(text), start + 9) and is_han(text[high]):
        high += 1
    best, least = end, name_cost(words, text[start:end]) + words_cost(text, end, high)
    for stop in range(end + 1, min(high, start + 7) + 1):
        if not words.foreign(text[stop - 1]) or stop - 1 in found.fences:
            break
        cost = foreign_cost(words, text[start:stop]) + words_cost(text, stop, high)
        if cost < least:
            best, least = stop, cost
    return best


def _byline_row(found: Found, start: int) -> bool:
    """Two and more reporters without a mark between them, up to the end of the phrase: 记者陈国栋李明远."""
    end = start
    while end < len(found.text) and is_han(found.text[end]) and end - start < 10:
        end += 1
    for tail in ("摄影报道", "报道", "摄影", "摄", "文"):
        if found.text.endswith(tail, start, end):
            end -= len(tail)
            break
    names = cut(found.words, found.text, start, end) if 4 <= end - start <= 9 else []
    if len(names) < 2 or sum(b - a for a, b in names) < end - start:
        return False
    for a, b in names:
        found.add(a, b, "title", False)
    return True


def _could_be(words: Words, word: str) -> bool:
    """Whether an everyday word is a usual name as well and no verb."""
    return words.known(word) and word not in verbs()


def _foreign_first(found: Found, at: int) -> int:
    """The name of a foreign office-holder: the longest reading that ends well."""
    if found.covered[at]:
        return 0
    text, words = found.text, found.words
    if end := _japanese(found, at):
        return end
    han = found.name(at, 1.4)
    foreign = read_foreign(words, text, at, found.fences)
    if foreign and (foreign > han or not han):
        return foreign
    if han and words.follower(text, han) >= 1.5:
        return han
    for end in range(at + 2, min(at + 6, len(text) + 1)):  # 岸田文雄
        name = text[at:end]
        if words.follower(text, end) >= 3 and all(map(is_han, name)) and not words.is_word(name):
            plain = name[0] not in words.weak and not any(
                words.frequency(name[i : i + 2]) > 300 for i in range(len(name))
            )
            return end if plain and (words.surname(text, at) or words.foreign(name[0]) or len(name) >= 3) else 0
    return han


def _japanese(found: Found, at: int) -> int:
    """The end of a Japanese name: a family name that the list has, and up to three characters that end well."""
    text, words = found.text, found.words
    family = next((size for size in (3, 2, 1) if text[at : at + size] in words.japanese), 0)
    if not family:
        return 0
    for end in range(at + family + 3, at + family - 1, -1):
        given = text[at + family : end]
        ends_well = all(map(is_han, given)) and words.follower(text, end) >= 1.5 and given[-1:] not in ("说", "称")
        if ends_well and not (len(given) > 1 and words.is_word(given, 50)):
            if given and family > 1:
                found.family(text[at : at + family], text[at:end])
            return end if end - at > 1 else 0
    return 0


def _abroad(found: Found, title_start: int) -> bool:
    """Whether the body before 总理 or 主席 is a foreign country: not 国务院, 国家 or a Chinese body."""
    before = found.text[max(0, title_start - 4) : title_start].removesuffix("副")
    return (
        bool(before)
        and is_han(before[-1])
        and before[-1] in "国斯坦亚西兰尼干拉本典麦威大林南老挝甸鲜嫩曼巴及亚利联盟"
        and not before.endswith(("国家", "全国", "民盟", "中国"))
    )


def before_address(found: Found) -> None:
    """Names before 同志, 先生, 总书记 …"""
    text, words = found.text, found.words
    for match in _ADDRESS.finditer(text):
        end = match.start()
        if not end or end - 1 in found.taken or not is_han(text[end - 1]) or found.covered[end - 1]:
            continue
        if text[end - 1] in "老新女男位名些各等" and match.group() == "同志" and text[end - 3 : end] not in found.sure:
            continue  # 向老同志
        if match.end() in found.taken and match.group() not in ("同志", "先生", "女士", "夫人"):
            continue  # X总统Y: X is a country
        start = next((end - len(s) for s in found.full if text.endswith(s, 0, end)), -1)  # 比格尼斯|教授
        if start >= 0:
            found.add(start, end, "address")
            continue
        start = read_back(words, text, end, found.sure.keys())
        if match.group() in ("总统", "总理", "首相") and start > 0 and text[start:end] not in found.sure:
            joined = words.foreign(text[start - 1]) and text[start - 1] not in "，。和与对向同"
            start = -1 if joined else start
        if start < 0 or found.covered[start]:
            plain = _plain_name(found, end)
            if plain >= 0:
                found.add(plain, end, "address")
                continue
            if match.group() in ("先生", "女士", "总统", "总理", "夫人", "阁下"):
                start = read_back_foreign(words, text, end)
                start = _name_start(found, start, end)
                if (
                    end - start < 2
                    or words.is_word(text[start:end])
                    or found.covered[start]
                    or (
                        start
                        and is_han(text[start - 1])
                        and words.follower(text, start - 1) < 1.5
                        and text[start - 1] not in "和与同对向的"
                    )
                ):
                    continue
                opens = not start or text[start - 1] in "，。；、：“”（\n和与对向同"
                ahead = words.follower(text, match.end())
                if match.group() in ("总统", "总理") and (not opens or end - start < 3 or ahead < 2):
                    continue
            else:
                continue
        if match.group() not in ("同志", "先生", "女士") and _plain_name(found, end) != start:
            weak = text[start - 1 : start]
            name = text[start:end]
            if match.group() in ("总统", "总理", "主席") and name not in found.sure and len(name) < 3:
                opens = not start or text[start - 1] in "，。；、：“”（\n"
                if not opens or text[start] not in words.common or words.is_word(name):
                    continue
            if name not in found.sure and not words.known(name):
                boundary = not weak or not is_han(weak) or weak in "和与同对向由" or text[start] in words.common
                if not boundary or words.is_word(name) or len(name) < 3:
                    continue
                if words.follower(text, match.end()) < 1.2:
                    continue
        found.add(start, end, "address")
        if match.group() == "同志":
            back_list(found, start)


def _plain_name(found: Found, end: int) -> int:
    """Start of a Chinese name that ends here by the cut of the words before it (致函|李明远|总理), else -1."""
    text, words = found.text, found.words
    for size in (3, 2):
        at = end - size
        name = text[max(at, 0) : end]
        if at < 0 or text[at] not in words.common or name in words.stop or any(found.covered[at:end]):
            continue
        if all(map(words.foreign, name)) and words.foreign(text[at - 1]):
            continue  # 克|林德
        low = at
        while low > max(0, at - 5) and is_han(text[low - 1]):
            low -= 1
        known = words.known(name) and not words.is_word(text[at - 1 : at + 1], 100)
        cost, least = (prices().words.get(name, 99.0), -0.5) if known else (99.0, 1.0)
        if words_cost(text, low, end) - words_cost(text, low, at) - min(cost, name_cost(words, name)) > least:
            return at
    return -1


_OFFICIAL = re.compile(
    r"(?:(?<=[。！？；，：、“”\n）])|^)([\u4e00-\u9fff]{2,3})(?=(?:副?(?:书记|主任|部长|市长|省长|县长|局长|校长|院长|会长|厂长|司令员|政委|教授|大使))"
    r"(?:说|表示|指出|强调|主持|陪同|出席|介绍|要求|在|对|和|、|就|还|也))"
)


def before_titles(found: Found) -> None:
    """李明远市长说: a title as form of address, at the head of a clause only."""
    text, words = found.text, found.words
    for match in _OFFICIAL.finditer(text):
        start, end = match.span(1)
        name = match.group(1)
        if start in found.taken or found.covered[start] or text[start] not in words.common or words.is_word(name):
            continue
        double = name[:2] in words.compound
        if words.known(name) or double or (len(name) == 3 and not words.is_word(name[:2], 50)):
            found.add(start, end, "address")


def known_people(found: Found) -> None:
    """People whom everybody knows by name alone: 马克思, 雷锋, 普京, 古特雷斯."""
    text, words = found.text, found.words
    for start, end, _ in found.context.schema.lexicon("known_people").find(text):
        if start in found.taken:
            continue
        before, behind = text[start - 1 : start], text[end : end + 1]
        longer = (words.foreign(before) and before not in _BESIDE) or before in tuple(DOTS) or behind in tuple(DOTS)
        if longer or found.covered[start] or (words.foreign(behind) and words.follower(text, end) < 1.5):
            continue
        if _DOCTRINE.match(text, end):
            continue  # 马克思主义, 邓小平理论
        if end - start == 2 and words.surname(text, start) and words.follower(text, end) < 1.5:
            continue  # 沈浩|川
        if end - start > 2 or not inside_word(found, start, end):
            found.add(start, end, "known")


_DOCTRINE = re.compile("列宁|主义|思想|理论")
_BESIDE = frozenset("和与同对向由及请")


def dotted(found: Found) -> None:
    """Names of several parts: 铁木尔·达瓦买提, 弗拉基米尔·普京."""
    text, words = found.text, found.words
    last = -1
    for item in _LISTED.finditer(text):  # 玛哈扎克里·诗琳通（女，泰国）: both ends told
        if not any(found.covered[item.start() : item.end()]) and not words.is_word(item[0]):
            found.add(item.start(), item.end(), "dotted name")
            follow_list(found, item.end(), True)
    for match in _DOT.finditer(text):
        dot = match.start()
        if dot < last or dot in found.taken or found.covered[dot]:
            continue
        start = _first_part(found, dot)
        end = read_foreign(words, text, dot + 1, found.fences) or _last_part(words, text, dot + 1)
        if dot - start < 1 or not end or dot - start > 10:
            continue
        last_part = max(text.rfind(mark, dot, end) for mark in DOTS) + 1
        known = found.context.schema.lexicon("known_people")
        if short := next((k for k in (4, 3, 2) if text[last_part : last_part + k] in known), 0):
            end = last_part + short  # 埃马纽埃尔·马克龙|于
        elif closed := _CLOSED.match(text, last_part):
            end = closed.end()  # 努尔兰·阿不都满金|和
        elif end == len(text) or is_han(text[end]):
            end = max(foreign_end(words, text, last_part), last_part + 1)
        found.add(start, end, "dotted name")
        last = end
        follow_list(found, end, True)


# The rest of a name that one of the marks of a list closes.
_CLOSED = re.compile("[" + "".join(sorted(FOREIGN)) + "]{2,6}(?=[、，（]|和[\u4e00-\u9fff]{2,3}[、，出同等])")


def _last_part(words: Words, text: str, at: int) -> int:
    """End of a part behind a dot that is a word as well (买买提), where a mark or bracket closes it."""
    end = at
    while end < len(text) and words.foreign(text[end]) and end - at < 6:
        end += 1
    return end if end - at >= 2 and text[end : end + 1] in "（(，。、；\n" else 0


def _first_part(found: Found, dot: int) -> int:
    """Where the part of a name before its first dot begins: the cheapest cut into words and a transliteration."""
    text = found.text
    whole = read_back_foreign(found.words, text, dot)
    if whole < dot and (whole == 0 or not is_han(text[whole - 1])):
        return _name_start(found, whole, dot)
    low, floor = dot, max(0, dot - 12)
    while low > floor and is_han(text[low - 1]) and not (low - 1 in found.taken or found.covered[low - 1]):
        low -= 1
    starts = range(max(low, dot - 8), dot)
    costs = [(words_cost(text, low, at) + foreign_cost(found.words, text[at:dot]), -at) for at in starts]
    start = -min(costs)[1] if costs else dot
    for at in range(start - 1, max(low, start - 3), -1):
        if title_before(found.context.schema, text, at) and all(map(found.words.foreign, text[at:start])):
            start = at  # 总统|若泽
    return _name_start(found, start, dot)


def _name_start(found: Found, start: int, dot: int) -> int:
    """Cut titles and words that the run of transliteration characters swallowed on its left."""
    text = found.text
    for at in range(dot - 1, start, -1):
        if title_before(found.context.schema, text, at) is not None or text[at - 1] in "、，。和与":
            return at
    return start
