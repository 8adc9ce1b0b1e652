"""Names told by what the sentence does with them: 任命…, a bracket with an office, a verb of speech."""

from __future__ import annotations

import re
from collections import Counter

from policygraph.extraction.recognisers.people_found import Found, back_list, follow_list
from policygraph.extraction.recognisers.people_names import DOTS, name_score, read_back, read_foreign, read_name
from policygraph.extraction.recognisers.people_offices import title_before
from policygraph.extraction.recognisers.people_words import Words, is_han

_VERBS = (
    "参加|陪同|列席|讲话|作说明|举行|访问|视察|看望|慰问|抵达|离开|前往|说|表示|指出|强调|认为|介绍|告诉记者|告诉|主持|出席|坦言|回忆|坚持|率|作了|作报告|致辞|致词|宣布|回答|要求|发表|会见|在|是|和|与|"
    "代表|的|从|把|被|就|对|向|还|也|又|曾|先后|今年|带|带领|担任|任|获|当选|同志|来到|高兴|激动|感慨|负责|分别"
)
_SUBJECT = re.compile(
    rf"(?:(?<=[。！？；，：“”\n）、])|(?<=岁的)|(?<=名叫)|(?<=家住)|^)(?=([\u4e00-\u9fff]{{2,4}}?)(?:{_VERBS}))"
)
_SAID = re.compile(r"(?:说|表示|指出|强调|认为|介绍|告诉记者|坦言|回忆)(?:道)?[，：]")
# The lead of a report: who was where, to do what; who spoke for whom.
_REPORT = re.compile(
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]午)?在[^，。；\n]{2,14}?(?:考察|调研|视察|慰问|看望|会见|主持|检查)"
    r"|在[^，。；\n]{4,40}?陪同下|代表[^。；\n]{2,40}?(?:致辞|致词|发言|讲话)|主持召开|主持会议"
)
_SPEECH = ("说", "表示", "指出", "强调", "认为", "介绍", "告诉", "主持", "坦言", "回忆", "致辞", "作报告")

_NAMED = re.compile(
    r"(?:任命|免去|选举|推选|增选|补选|推举|提名|同意|接受|撤销|罢免|指定|聘任|聘请)(?=[\u4e00-\u9fff])"
)
# Whose case it is: 关于李明远、王维民严重违纪违法问题的审查报告, 给予李明远开除党籍处分.
_CASE = re.compile(
    r"(?:关于|给予|对)(?=[\u4e00-\u9fff、]{2,24}?(?:同志)?(?:等人?|等同志)?(?:严重违纪|违纪违法|涉嫌|开除|留党察看|撤销党|党内严重警告|问题的(?:审查)?报告))"
)
_AS = re.compile(
    r"(?=[同为任担出兼当的])(?:(?:同志)?(?:为|任|担任|出任|兼任|当选为|当选)(?=[\u4e00-\u9fff“”（）、]{2,40}(?:[，。；\n]|$))|(?<=[\u4e00-\u9fff])的(?=[^，。；\n]{3,40}职务))"
)
# A name with both its ends: 任命巴图孟和（蒙古族）为……, 免去闻人杰的……职务.
_BETWEEN = re.compile(
    r"(?:任命|免去|选举|推选|增选|补选|聘任|授予|追授)(?P<name>[\u4e00-\u9fff]{2,6}?|[\u4e00-\u9fff]{2,8}·[\u4e00-\u9fff·]{1,12}?)(?P<people>（[^（），]{1,6}族）|（女[^（）]{0,7}）)?(?:同志)?"
    r"(?:为(?P<office>)|(?:的|担任的)(?=[^，。；\n]{3,60}职务)|(?=[“、]|等(?:\d|[一二三四五六七八九十百])))"
)
_RESUME = re.compile(r"(?:(?<=[\n。])|^)([\u4e00-\u9fff·]{2,8})(?=，[男女]，|简历\n|同志简历\n|同志生平\n|，曾用名)")
_APPOSED = re.compile(r"[（(](?=(?:男|女|时任|原|现任|[^（）()\n]{2,30}))")


def _to_office(found: Found, start: int) -> bool:
    """Whether the clause from here names an office."""
    text = found.text
    end = start
    while end < len(text) and text[end] not in "，。；\n":
        end += 1
    for tail in ("候选人", "人选"):
        if text.endswith(tail, start, end):
            end -= len(tail)
    title = title_before(found.context.schema, text, end)
    return title is not None and title[0] >= start and title[1]["kind"] not in ("person", "byline")


def decided(found: Found) -> None:
    """Names with both ends told: 任命…为, 免去…的职务."""
    text, words = found.text, found.words
    for match in _BETWEEN.finditer(text):
        start, end = match.span("name")
        name, family = match["name"], words.surname(text, start)
        of_people = "·" in name or "族" in (match["people"] or "")
        if words.is_word(name) or not (of_people or (family and 1 <= len(name) - family <= 2)):
            continue
        if match["office"] is None or _to_office(found, match.end()):
            found.add(start, end, "decision")


def in_decisions(found: Found) -> None:
    """Names behind 任命, 免去, 选举 …, and before a bracket that tells the office: 李明远（云岭省副省长）."""
    text, words = found.text, found.words
    for match in [*_NAMED.finditer(text), *_CASE.finditer(text)]:
        end = found.name(match.end(), 0.9 if text[match.end()] in words.common else 2.2)
        if end and not words.is_word(text[match.end() : end]):
            found.add(match.end(), end, "decision")
            follow_list(found, end, True)
    for match in _AS.finditer(text):
        end = match.start()
        if not end or end - 1 in found.taken or found.covered[end - 1] or not is_han(text[end - 1]):
            continue
        start = read_back(words, text, end, found.sure.keys())
        opens = start == 0 or text[start - 1] in "，；、。：\n和定举命推选"
        if start < 0 or not opens or words.is_word(text[start:end]):
            continue
        if match.group() == "的" or _to_office(found, match.end()):
            found.add(start, end, "decision")
            back_list(found, start)
    for match in _RESUME.finditer(text):
        start, end = match.span(1)
        if read_name(words, text, start, least=0.0, known={match.group(1)}) and not words.is_word(match.group(1)):
            found.add(start, end, "résumé")
    for match in _APPOSED.finditer(text):
        close = match.start()
        inner = text[match.end() : match.end() + 60]
        stop = min((i for i in (inner.find("）"), inner.find(")")) if i >= 0), default=-1)
        if stop < 0 or close - 1 in found.taken or not close or not is_han(text[close - 1]):
            continue
        inner = inner[:stop]
        first = inner.split("，")[0].split("；")[0]
        if first in ("女", "男", "兼") or (first.endswith("族") and len(first) <= 6):
            good = True
        else:
            good = title_before(found.context.schema, first, len(first)) is not None and len(first) > 3
        if not good:
            continue
        start = read_back(words, text, close, found.sure.keys())
        if start >= 0 and not words.is_word(text[start:close]) and not found.covered[start]:
            found.add(start, close, "apposition")
            back_list(found, start)
            follow_list(found, close, True)


_GREETED = re.compile(r"(?:致电|祝贺|会见|会晤|同|与|应约同|欢迎|邀请)(?=[\u4e00-\u9fff·]{2,14})")
_GREETED_END = re.compile(r"，|。|当选|连任|就任|举行|通电话|会谈|会见|会晤|共同|访华|来华")


def greeted(found: Found) -> None:
    """A foreigner without title behind 致电 or 同……会谈: 李明远致电普京."""
    for match in _GREETED.finditer(found.text):
        start = match.end()
        if found.covered[start] or start in found.taken:
            continue
        ends = [start + n for n in (5, 4, 3, 2) if found.words.known(found.text[start : start + n])]
        end = ends[0] if ends else read_foreign(found.words, found.text, start, found.fences, longest=8)
        name = found.text[start:end] if end else ""
        usual = 500 if len(name) == 2 and len(match[0]) == 2 else 20  # 普京 stands in word lists
        if not name or not _GREETED_END.match(found.text, end) or found.words.is_word(name, usual) or name[-1] == "方":
            continue
        if len(name) == 2 or not any(found.words.frequency(name[i : i + 2]) > 100 for i in range(len(name) - 1)):
            found.add(start, end, "greeted")


_PLACE_ENDS = "县区镇乡村市局厅院厂部法"
# A doctrine that bears a name: its person is named, too.
_THOUGHT = re.compile(r"[\u4e00-\u9fff]{3}(?=新时代中国特色社会主义思想)")


def _personal(found: Found, name: str) -> bool:
    """Whether an author is a person and no body."""
    if any(dot in name for dot in DOTS):
        return len(name) <= 24
    family = found.words.surname(name, 0)
    return bool(family) and 1 <= len(name) - family <= 2 and not found.words.is_word(name)


_ALONE = re.compile(r"(?m)^([\u4e00-\u9fff]{2,4})(?:$|(?=[：:]))")


def alone(found: Found) -> None:
    """A name that is a line of its own near the head or the foot of a text, or opens a title (李明远：在…的讲话)."""
    text, words = found.text, found.words
    for match in _ALONE.finditer(text):
        start, end = match.span()
        if 1500 < start < len(text) - 600 or found.covered[start] or start in found.taken:
            continue
        name = text[start:end]
        family = words.surname(text, start)
        opens = end < len(text) and text[end] in "：:"
        if opens and start > 0 and not words.known(name):
            continue
        if not family or not 1 <= len(name) - family <= 2 or words.is_word(name) or name[-1] in _PLACE_ENDS:
            continue
        usual = words.known(name) or text[start] in words.common or family == 2
        if usual and not (len(name) == 3 and words.is_word(name[:2], 50)):
            found.add(start, end, "line")
    for match in _THOUGHT.finditer(text):
        bonded = words.frequency(text[match.start() - 1 : match.start() + 1]) > 500  # 学|习贯彻
        if _personal(found, match.group()) and (words.known(match.group()) or not bonded):
            found.add(match.start(), match.start() + 3, "thought")
    for author in found.context.document.head.authors:
        at = text.find(author.value, max(author.start, 0))
        if at >= 0 and _personal(found, author.value) and not found.covered[at]:
            found.add(at, at + len(author.value), "author")


_PAIR = re.compile(
    r"(?:(?<=[。！？；，：\n）])|^)([\u4e00-\u9fff]{2,3})、([\u4e00-\u9fff]{2,3}?)"
    r"(?=等?(?:出席|参加|陪同|列席|参会|会见|主持|分别|先后|一同|等领导|[及和](?:[\u4e00-\u9fff]{2,4}(?:同志)?的?生前|中央(?:和国家机关)?有关)|作了|同志|在会上|在主席台|等省领导|等市领导|等党和国家领导人|参观|考察|调研|随同))"
)


# The closing line of a report: 温明等参加会见。
_CLOSING = re.compile(
    r"(?:(?<=[。\n])|^)([\u4e00-\u9fff]{2,3}?)(?=等?(?:参加|出席|陪同|列席)[\u4e00-\u9fff]{0,6}[。\n])"
)


def _usual(words: Words, name: str) -> bool:
    """Whether a name does not fall apart into everyday words."""
    if name[0] in words.common:
        return True
    return len(name) == 3 and not words.is_word(name[:2], 50) and not words.is_word(name[1:], 50)


def pairs(found: Found) -> None:
    """Names at the head of a clause before what people do at meetings: 温明、贾云等参加; 温明参加。"""
    words = found.words
    for match in _PAIR.finditer(found.text):
        good = all(_personal(found, name) and _usual(words, name) for name in match.groups())
        if good and not any(found.covered[match.start() : match.end()]):
            for group in (1, 2):
                found.add(match.start(group), match.end(group), "list")
    for match in _CLOSING.finditer(found.text):
        if _personal(found, match[1]) and not any(found.covered[slice(*match.span())]):
            found.add(match.start(), match.end(), "list")


def before_verbs(found: Found) -> None:
    """Names at the beginning of a clause before a verb of speech or a report's verb."""
    text, words = found.text, found.words
    hits: list[tuple[int, int, float]] = []
    for match in _SUBJECT.finditer(text):
        start = match.start()
        rare = text[start] not in words.common and text[start : start + 2] not in words.compound
        if rare and not words.known(text[start : start + 3]):
            continue
        if start in found.taken or found.covered[start]:
            continue
        end = read_name(words, text, start, least=1.4, fences=found.fences, known=found.sure.keys())
        if not end or words.is_word(text[start:end]):
            continue
        name = text[start:end]
        if len(name) == 3 and words.is_word(name[:2], 3) and not words.known(name):
            continue
        if len(name) == 2 and any(words.is_word(text[start : end + k], 3) for k in (1, 2)):
            continue
        speech = text.startswith(_SPEECH, end)
        score = name_score(words, text, start, end, end in found.fences, set()) + (1.0 if speech else 0.0)
        score += 1.5 if _REPORT.match(text, end) else 0.0
        score += 1.0 if text[start - 2 : start] in ("岁的", "名叫", "家住") else 0.0
        score += 1.0 if speech and _SAID.match(text, end) else 0.0
        hits.append((start, end, score))
    counts = Counter(text[a:b] for a, b, _ in hits)
    for start, end, score in hits:
        if score + 0.8 * (counts[text[start:end]] - 1) >= 3.3 and text[end - 1] not in _PLACE_ENDS:
            found.add(start, end, "subject")
