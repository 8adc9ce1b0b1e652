"""The title: which lines at the start of a text are it, and a name for texts that have none."""

from __future__ import annotations

import re
from collections import Counter

from policygraph.reading.columns import stands_alone
from policygraph.reading.days import ANY_DAY, CHINESE_DAY, REPUBLIC_DAY, iso_day
from policygraph.reading.document import Field
from policygraph.schema import load_schema

_BODY = re.compile(
    r"《[一-龥 ]{2,10}[报刊]》\s*[（(]|"
    r"新华社|央视网|本报|人民网|中新社|[（(](?:19|20)\d{2}|[（(][^）)]{12,}|[—–-]{1,3}\s*(?:19|20)\d{2}年(?!.*会议上)|发布时间|"
    r"来源|第[一1][章条编]|目录|[一1]、|各[省市区县级]|同志们|各位|为[了贯深进加]|根据|主席|\d{4}[年-]|作者|文号|索引|记者|"
    rf"{CHINESE_DAY}|{REPUBLIC_DAY}|"
    r"[一-龥]{2,8}(?:日报|晚报|时报|电视台|网)[一-龥]{0,8}\d{1,2}月"
)
GENRE_END = re.compile(
    r"(?:通知|意见|决定|决议|通报|批复|公告|通告|办法|规定|条例|细则|规则|方案|规划|纲要|报告|讲话|致辞|公报|解释|安排|法|令|函)"
    r"(?:[（(][^）)]{1,8}[）)])?$"
)
_OTHER_TITLE = re.compile(r"(?:关于|最高人民|中华人民共和国)[^。]*$")
_TAG = re.compile(r"^(?:\[(?:视频|图文|文字)\]|【[^】]{2,6}】|#+\s*)+")
_MEDIA_LEAD = re.compile(r"[一-龥]{2,10}(?:网|报|社|台|客户端)(?:消息|讯)(?:[（(][^）)]{2,12}[）)])?[：:]")
_SITE_LEAD = re.compile(r"[一-龥]{2,14}网(?:站)?(?:消息|讯)[ 　]")
_DATELINE = re.compile(
    r"(?:据)?(?:新华社|中新社|人民网|本报|本台|[一-龥]{2,10}[报社网台])[一-龥·]{0,12}?(?:20\d{2}年)?\d{1,2}月\d{1,2}日(?:电|讯|消息)"
)
_NOISE = frozenset({"首页", "正文", "当前位置", "打印", "字号", "大中小", "分享", "新闻中心", "时政"})
_SHORT_TITLE = re.compile(r"(?:报告|公报|讣告|通知|令|逝世|法|办法|条例|公告|通告|贺词|讲话|致辞|命令|决定)$")
_DECK = re.compile(
    r"(?:(?:(?![会委部召举开署究省市在的])[一-龥、·]){2,60}?(?:出席(?:会议|并讲话)?|主持(?:会议|并讲话)?|作[一-龥]{0,4}(?:讲话|报告|总结|说明)|"
    r"发表(?:重要)?讲话|(?:参加|列席)(?:会议)?|致辞|讲话)，?)+"
)
# The same with the office: 省委书记李明远主持会议.
_OFFICE_DECK = re.compile(
    r"[一-龥]{0,16}(?:书记|[省市州县区部厅局]长|主席|主任|总理|委员长)[一-龥]{2,3}(?:、[一-龥]{2,3})*"
    r"(?:主持(?:会议|召开)?(?:并讲话)?|出席(?:会议)?(?:并讲话)?|作(?:工作)?报告|讲话)"
)
_OFFICE_LINE = re.compile(
    r"[一-龥、（）]{2,40}(?:书记|主任|[省市州县区部厅局院校行会]长|主席|委员|总裁|总经理|董事长|研究员|教授)[ 　]*"
)
_LETTERHEAD = re.compile(r"(?:文件|公报|简报)$")
_AUTHOR_LINE = re.compile(
    r"(?:[一-龥、（）]{0,40}(?:[省市州县区乡镇院部局厅会检察组村]长|书记|主席|主任|总理|委员|总裁|经理|董事长)\s*|[一-龥]{4,30}\s)?"
    r"([一-龥·]{2,4})"
)
# The bodies that issue a text, on the line below its title: 全国……工作小组办公室　人力资源社会保障部.
_BODY_NAME = r"[一-龥“”、]{2,30}(?:部|委|局|办公[室厅]|委员会|署|院|会|政府|厅)"
BODIES_LINE = re.compile(rf"[ 　]*{_BODY_NAME}(?:[ 　]+{_BODY_NAME})*[ 　]*")
_LIST_TITLE = re.compile(r"名单(?:[（(][^（）()]{1,14}[）)])?$")
_ORGAN_LINE = re.compile(
    r"[ 　]*(?:中华人民共和国|国务院|中共中央|中国共产党)[一-龥 　]{0,20}(?:办公[室厅]|部|委员会|政府|院|局|署)[ 　]*"
)
_HEADLINE_END = re.compile(r"(?:举行|召开|开幕|闭幕|举办|茶话会|座谈会|大会|会议|集体学习)$")
_TITLE_LINES = 6
_REGULATION = re.compile(
    r"^([一-龥、（）《》\s]{3,60}(?:条例|规定|办法|细则|规则|法|决定)(?:（[^）]{1,8}）)?)\n+(?=(?:[（(][^\n]*[）)]\n+)?(?:目录|第一[章条]|第1条))",
    re.MULTILINE,
)


def title_end(text: str) -> int:
    """Where the title lines at the start of a clean text end: their line ends are wraps, not paragraphs."""
    position = 0
    first = ""
    for number, line in enumerate(text[:1500].split("\n")):
        if re.search(r"[。；！？]", line) or (number and (_ends_title(first, line) or number >= _TITLE_LINES)):
            break
        first += line
        position += len(line) + 1
    return max(0, position - 1)


def _ends_title(above: str, line: str) -> bool:
    """Whether a line below the title's first is no part of it: the body's start, an author, a deck, a second title."""
    if line.startswith("#"):
        part = re.fullmatch(r"#\s*([一-龥]{1,8}编|总则|附则)", line)
        return not (part and above.startswith("#") and not above.startswith("##") and above.endswith("法典"))
    if re.match(r"——.*(?:上|讲话|会议|报告)$", line):
        return False
    if re.match(r"[（(](?:19|20)\d{2}年?[—－-]+(?:19|20)\d{2}年[）)]", line) and not GENRE_END.search(above[-3:]):
        return False  # ……行动方案 / （2024—2026年）的通知
    if "——" in above:
        return True
    bare = "".join(above.lstrip("# ").split())
    if bare.startswith("".join(line.split())) and len(line) > 5:
        return True
    return (
        (bool(author_name(line)) and (len(line) <= 4 or bool(GENRE_END.search(bare))))
        or len(line) > 60
        or (bool(above) and (line.startswith(("序号", "姓名")) or stands_alone(line)))
        or bool(_BODY.match(line) or "：" in line or NUMBER.match(line))
        or bool(GENRE_END.search(bare) and _OTHER_TITLE.match(line))
        or bool(above and (_is_byline(line) or re.fullmatch(r"《[一-龥]{2,8}》.*期", line.strip())))
        or bool(
            above
            and _ORGAN_LINE.fullmatch(line)
            and ("关于" not in bare or GENRE_END.search(bare))
            and not _ORGAN_LINE.fullmatch(above)
        )
        or bool(_LIST_TITLE.search(bare) and not re.match("[的及和与等暨、（(]", line))
        or bool(GENRE_END.search(bare) and BODIES_LINE.fullmatch(line))
        or bool(above and _OFFICE_DECK.fullmatch("".join(line.split())))
        or (is_deck(line) and (bool(_HEADLINE_END.search(bare)) or " " in line.strip()))
    )


def _is_byline(line: str) -> bool:
    """Whether a line is an author with the office: 省委书记、省人大常委会主任 李某某."""
    name = author_name(line)
    return bool(name) and bool(_OFFICE_LINE.fullmatch(line.strip().removesuffix(name)))


def author_name(line: str) -> str:
    """The name on an author's line: alone, or behind the office (省人民政府省长 李某某); empty where it is none."""
    match = _AUTHOR_LINE.fullmatch(line.strip())
    if match and GENRE_END.fullmatch(match[1]):
        return ""  # 公告
    surnames = load_schema().lexicon("surnames")
    return match[1] if match and (match[1][:2] in surnames or match[1][0] in surnames) else ""


def is_deck(line: str) -> bool:
    """Whether a line only names who took part (李某作总结讲话 王某出席会议): a deck below a headline, no title."""
    surnames = load_schema().lexicon("surnames")
    bare = "".join(line.split())
    return bool(bare[:1] in surnames or bare[:2] in surnames) and bool(_DECK.fullmatch(bare))


NUMBER = re.compile(
    r"[一-龥]{1,12}[〔\[［【（(](?:19|20)\d{2}[〕\]］】）)](?:第)?\d{1,4}号|"
    r"[〔\[［（(][一二三四五六七八九十]{1,3}届[〕\]］）)]\s?第[\d一二三四五六七八九十百〇零]{1,6}号|"
    r"[一-龥、 ]{0,24}(?:公告|通告|令)[ 　]*(?:19|20)\d{2}年第\d{1,4}号|"
    r"(?:(?![年月日])[一-龥、]){2,40}令\s?[（(]?第[\d一二三四五六七八九十百〇零]{1,6}号[）)]?"
)


def find_title(text: str) -> Field | None:
    """The title that stands in a clean text; None where it has none."""
    headed = text.lstrip().startswith("#")
    title = (None if headed else _official_title(text)) or _first_title(text)
    if title and is_deck(text[title.start : title.end]):
        return None
    order = re.match(r"(?P<name>[^第]{2,40}令)(?:[（(]?第[^号]{1,6}号[）)]?)?$", title.value) if title else None
    if title and not order and (NUMBER.fullmatch(title.value) or re.match(rf"[（(]{ANY_DAY}", title.value)):
        title = None
    if title is None or order:
        # An order that carries the text it puts in force: the text's own title is the one it is known by.
        carried = _REGULATION.search(text, title.end if title else 0, 3000)
        if carried:
            return joined(text, carried.start(1), carried.end(1))
    if title and order:
        return Field(order["name"], title.start, text.index("令", title.start) + 1)
    return title


def joined(text: str, start: int, end: int) -> Field:
    """A field of the text without its spaces."""
    return Field("".join(text[start:end].split()), start, end)


def _first_title(text: str) -> Field | None:
    """The first line that can be a title: no breadcrumb, no sentence."""
    position = 0
    candidates = text[:2000].split("\n")
    for number, line in enumerate(candidates[:12]):
        tag = _TAG.match(line)
        start = position + (tag.end() if tag else 0)
        bare = text[start : position + len(line)].strip()
        position += len(line) + 1
        following = candidates[number + 1] if number + 1 < len(candidates) else ""
        letterhead = _LETTERHEAD.search(bare) and (NUMBER.match(following) or GENRE_END.search(following))
        breadcrumb = len(bare) < 8 and number < 4 and len(following) > len(bare) and not _BODY.match(following)
        breadcrumb = breadcrumb and not _ORGAN_LINE.fullmatch(following)
        if letterhead or (number and NUMBER.fullmatch(bare) and _LETTERHEAD.search(candidates[number - 1])):
            continue
        if not bare or bare in _NOISE or (breadcrumb and not _SHORT_TITLE.search(bare)):
            continue
        if re.search(r"[。；]", bare) or len(bare) > 160:
            return None
        body = _MEDIA_LEAD.search(bare) or _DATELINE.search(bare)
        if body:
            if body.start() < 6:
                return None
            bare = bare[: body.start()]
        law = re.match(r"(.{4,60}?)[（(]\d{4}年.*(?:通过|修订|修正|公布)", bare)
        if law:
            bare = law[1]
        start += len(text[start:position]) - len(text[start:position].lstrip())
        return _tidy(text, start, start + len(bare))
    return None


def _tidy(text: str, start: int, end: int) -> Field:
    """A title without footnote marks, and once only where the page gives it twice (习近平：X X)."""
    bare = text[start:end].rstrip("※*＊=＝_-— ")
    if re.search(r"[一-龥][1-9]$", bare):
        bare = bare[:-1]
    said = re.match(r"[一-龥]{2,4}：", bare)
    body = bare[said.end() :] if said else bare
    for cut in range(8, min(len(body) - 7, 90)):
        if body.startswith(body[cut:]) and len(body) - cut >= min(cut, 8):
            begin = start + (said.end() if said else 0)
            return joined(text, begin, begin + cut)
    value = re.sub(r"(?<=.)#+\s*", "", "".join(bare.split()))
    return Field(value, start, start + len(bare))


def _official_title(text: str) -> Field | None:
    """The title of an official text inside a page: the line above its number, 关于……的通知."""
    match = re.search(
        r"^((?:[一-龥、（）]{2,60})?关于[^\n。；]{4,80}(?:通知|意见|决定|通报|批复|函|办法|公告|方案))\n+"
        r"(?=[一-龥]{1,12}[〔\[［（(](?:19|20)\d{2}[〕\]］）)]\d{1,4}号)",
        text[:6000],
        re.MULTILINE,
    )
    return joined(text, match.start(1), match.end(1)) if match else None


# --- names for texts without a title ---

_WHEN = re.compile(
    r"(?:于|在)?(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?(?:\d{1,2}[—－-])?\d{1,2}日(?:(?:至|—|-)(?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午|晚上?)?，?"
)
_META = re.compile(r"(?:发布时间|来源|时间|作者|日期)[：:]")
_FULL_TEXT = re.compile(r"发表了?(?P<what>[^，。；]{0,20}?(?:贺词|讲话|致辞|演讲|谈话|声明))[。，]全文如下")
_OCCASION = re.compile(
    r"(?:集会|举行|召开|欢聚一堂|相聚)[^。]{0,6}?，?(?P<verb>纪念|庆祝|表彰|悼念|欢迎)(?P<what>[^。]{4,120})"
)
_PERSON_JUBILEE = re.compile(r"[一-龥·]{2,4}同志(?:诞辰|逝世)\d+周年")
_JUBILEE = re.compile(r"[^，、。的]{2,24}\d+周年")
_HELD = re.compile(
    r"(?:今天|现在|这次)[^。]{0,20}?(?:召开|举行|举办)(?P<what>[^，。；]{3,40}?(?:会议|大会|座谈会|论坛|仪式|报告会|动员会))"
)
_DECIDED = re.compile(
    r"(?:决定|计划|拟)(?P<verb>实施|开展|举办|组织开展|组织实施|设立|启动|表彰|授予|命名|召开|举行)(?P<what>“[^”]{4,60}”[^，。；]{0,20}|[^，。；]{4,50})"
)
_ABOUT = re.compile(
    r"(?:现|特|就)(?:就|将|对)?(?P<what>[^，。；\n]{4,50}?)(?:的)?(?:有关|相关)(?:工作)?(?:事项|事宜|问题|要求)?通知如下"
)
_KIND = re.compile(r"(通知|意见|通报|决定|批复|公告|函)(?:如下|给你们)|现(?:予|将[^。]{0,30})?(通报|公告|批复)如下")
_TOPIC = re.compile(r"(?=([一-龥]{2}工作))")
_EMPTY_TOPIC = re.compile("[的了和要做好各项是在强对]|有关|相关|开展|推进|推动|今年|明年|全面")


def derived_title(text: str, number: Field | None, issuers: tuple[Field, ...]) -> Field:
    """A name that a reader would recognise for a document whose title is not in the text."""
    if number:
        return Field(_notice(text, number, issuers))
    lines = text[:900].split("\n")
    while lines and (not lines[0].strip() or is_deck(lines[0]) or _META.match(lines[0])):
        lines.pop(0)
    body = "\n".join(lines)
    body = _DATELINE.sub("", body, count=1).lstrip() if _DATELINE.match(body) else body
    body = _SITE_LEAD.sub("", body, count=1) if _SITE_LEAD.match(body) else body
    day = re.match(rf"[（(]({ANY_DAY})(?:，?[上下]午)?[）)]", body)
    if day:
        return Field(_speech(text, body[day.end() :].lstrip(), iso_day(day[1])))
    full = _FULL_TEXT.search(body[:300])
    if full:
        return Field(full["what"])
    return Field(_headline(body))


def _notice(text: str, number: Field, issuers: tuple[Field, ...]) -> str:
    kind = _KIND.search(text[:3000])
    genre = (kind[1] or kind[2]) if kind else "通知"
    about = _ABOUT.search(text[:3000])
    decided = _DECIDED.search(text[:3000])
    if about and not re.match("有关|相关", about["what"]):
        subject = about["what"].rstrip("的")
    elif decided:
        subject = decided["verb"] + decided["what"]
    else:
        return number.value + genre
    names = "、".join(i.value for i in issuers[:2])
    return f"{names}关于{subject}的{genre}"


def _speech(text: str, body: str, day: str) -> str:
    """纪念……讲话（2023-12-26）: the occasion or the topic of a speech, with its day."""
    when = "（{}年{}月{}日）".format(*(int(n) for n in day.split("-"))) if day else ""
    start = "\n".join(line for line in body[:700].split("\n")[:4])
    occasion = _OCCASION.search(start)
    if occasion:
        jubilee = _PERSON_JUBILEE.search(occasion["what"]) or _JUBILEE.search(occasion["what"])
        what = _surname_first(jubilee.group()) if jubilee else occasion["what"].split("，")[0]
        return f"{occasion['verb']}{what}的讲话{when}"
    held = _HELD.search(start)
    if held:
        return f"在{held['what']}上的讲话{when}"
    topics = Counter(t for t in _TOPIC.findall(text) if not _EMPTY_TOPIC.search(t[:2]))
    best = topics.most_common(1)
    if best and best[0][1] >= 5:
        return f"关于{best[0][0]}的讲话{when}"
    sentence = re.split(r"[。；！？\n]", re.sub(r"^[^\n。]{2,40}[：:！!]\n", "", body), maxsplit=1)[0]
    return f"讲话{when}：" + "".join(sentence.split())[:40].rstrip("，、")


def _surname_first(what: str) -> str:
    """毛泽东同志诞辰 from 伟大领袖毛泽东同志诞辰: the name alone, without what stands before it."""
    named = re.match(r"([一-龥·]{2,4})(?=同志)", what)
    surnames = load_schema().lexicon("surnames")
    if named and len(named[1]) == 4 and named[1][:2] not in surnames:
        cut = 1 if named[1][1] in surnames else 2
        return what[cut:]
    return what


def _headline(body: str) -> str:
    """The lead's first clauses without their days: ……会议在北京举行."""
    sentence = "".join(re.split(r"[。；！？\n]", body, maxsplit=1)[0].split())
    sentence = re.sub(r"^[（(][^）)]{2,30}[）)]", "", sentence)
    clauses = [c for c in _WHEN.sub("", sentence).replace("（）", "").split("，") if c]
    name = ""
    for clause in clauses:
        name = f"{name}，{clause}" if name else clause
        if len(name) >= 10:
            break
    dead = re.search(r"([一-龥]{2,4})同志[^。]{0,60}逝世", sentence)
    if dead:  # an obituary is known by whom it is for
        return _surname_first(dead[1] + "同志").removesuffix("同志") + "同志逝世"
    if len(name) > 60:
        name = name[:60].rstrip("，、")
    return name
