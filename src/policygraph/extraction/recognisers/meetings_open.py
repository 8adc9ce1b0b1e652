"""Gatherings known by their head noun: …工作会议, …座谈会, …论坛, …峰会, …大会."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention, Ref

_NTH = r"(?:第[一二三四五六七八九十\d]{1,4}次)"
_KINDS = (
    "领导人(?:非正式|系列|特别)?会议|缔约方大会|协商会|宣介会|报告会|工作座谈会|座谈会|专题学习会|电视电话会议|工作会议|推进会议?|现场会议?|"
    "茶话会|团拜会|招待会|研讨会|对话会|圆桌会议?|动员大会|表彰大会|纪念大会|庆祝大会|周年大会|周年(?:纪念|庆祝)?活动|联欢会|总结会|动员部署会|"
    "动员会|部署会|调度会|通报会|追悼会|峰会|高峰论坛|论坛|博览会|洽谈会|展销会|交易会|交流会|推介会|对接会|首脑会议|外长会(?:议)?(?![谈见晤])|"
    "部长级?会议(?!主席|副主席|成员|和国务)|高级别会议|高官会|定期会晤|外交与战略对话|战略(?:[与和]经济)?对话|专题(?:读书|研讨|培训)班|"
    f"高级别(?:人文|经济)?(?:对话|磋商)|机制{_NTH}(?:全体|部长级)?会议|领导干部(?:会议|大会)|干部大会|元首理事会会议|民主生活会|新闻发布会|"
    "欢迎晚宴|开幕式|闭幕式|年会(?![见谈晤])|大会"
)
# Kinds that begin with one of several words. Each is spelt out: a pattern of plain beginnings is searched much faster.
_PAIRS = (
    ("迎春|新春|新年|中秋|国庆", "联谊会"),
    ("联委会|混委会|联合委员会|混合委员会", f"{_NTH}?(?:全体)?会议"),
    ("厅局长|局长|厅长|行长|关长|署长|校长|台长|社长|处长|主任|书记|秘书长|检察长|院长", "(?:座谈会|会议)"),
    ("经济|财金|安全|人文", "(?:经济|财金|安全|人文)*对话"),
    ("新闻|政策|", "吹风会"),
    ("中外|", "记者(?:招待会|会|见面会)"),
    ("军衔|晋衔|颁授|授勋|授旗|颁奖|宪法宣誓|公祭|花篮|安葬|授予", "仪式"),
)
_HEAD = re.compile("|".join([_KINDS, *(first + rest for firsts, rest in _PAIRS for first in firsts.split("|"))]))
_EDGE = frozenset("，。、；：！？（）()《》〈〉[]［］【】\n \t…的")
_OPENERS = re.compile(r"(?:利用|确定|呼吁设立|会见|接见|全力筹备|筹备|主持召开|召开|举行|举办|出席|参加|主持|在|于|赴)")
_HELD_LIST = re.compile(r"(?:举行|召开|举办)[^举行召开举办]*、")
# What stands before a name and is no part of it: 今天的, 盛大, 新华社北京1月21日电.
_LEADS = re.compile(
    r"(?:今天|昨天|日前|近日|盛大|隆重|大规模|一个|一次|这次|此次|本次|下一次|首次)(?=[一-龥])|日[电讯](?![视力子信台报影])|(?:总结|回顾|筹备|商定|决定|同意|承办|接办|主办|开好|办好)了?(?=第|首届|\d{4}年|[二〇零一九]{4}年)|(?<=在)京(?=[一-龥])|施?[一-龥]{2,3}总理对(?:这次|此次)?"
)
_SEAT = re.compile(r"(?<=中国)（[\u4e00-\u9fff]{2,4}）$")
_VERB = re.compile(
    r"精神|听取|学习|贯彻|指出|强调|认为|要求|研究|部署|分别|先后|多次|一系列|有关|各种|相关|每年|各类|等|投票|代表$|历次|刚才|历届|往届|此后|职工|预祝|敬祝|党员|村民|股东|会员"
)
_EDITION = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,4}[届次轮]|首届|[二〇零一九三四五六七八]{4}年度?|\d{4}年度?|(?<!\d)(?:19|20)\d{2}(?=[一-龥])"
)
_FOLLOWED = re.compile(
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午|晚)?(?:在[^，。]{1,14}?)?(?:隆重)?(?:召开|举行|开幕|闭幕)"
)
_NOT_THAT = re.compile("[见谈晤]|长(?!达|期)")
_NEXT = re.compile("(?:会|论坛|节|赛)、(?=第|首届)|(?:座谈会|工作会议|论坛|研讨会)[和与、](?=[\u4e00-\u9fff]{4})")
_LONGEST = 34
_WITH_EDITION = 60  # a name that begins with its year or number may be longer
_WORLD = re.compile("(?:北京|上海|[\u4e00-\u9fff]{2,3})(?:世界|国际|全球)")
_STEM = re.compile(r"(?:论坛|大会|博览会|峰会|年会|会议|洽谈会|交易会|研讨会)$")
# Whoever holds a meeting says its whole name behind the verb: 主持召开|深入推动黄河流域……座谈会.
_CALLED = re.compile("主持召开(?:了)?$")
_VAGUE = re.compile("分别|先后|多次|一系列|有关|各种|相关|每年|各类|精神")
_COUNTED = re.compile(r"\d+[场次个余多]")
_ANY = re.compile("(?:紧急|特别|线上|视频|双边|多边|区域|年度|首次|专门|相关)+")  # 紧急峰会: any one
# 省部级主要领导干部……专题研讨班: its name tells what was studied, so verbs are no bar.
_CLASS = re.compile(
    r"(?:省部级|市厅级|厅局级|地厅级|县处级|处级|中青年|新任|全[国省市县区]|各级)(?:(?!开办|举办)[^，。；：\n]){4,60}?(?:研讨班|培训班|轮训班|读书班|进修班)"
)


_GATHERED = re.compile(
    r"[同与]([^，。；\n 　]{2,16}?)(?:共迎新春|共迎佳节|共度佳节|共庆[^，。；\n 　]{2,6}|座谈|欢聚一堂)"
    r"(?=$|[ 　\n]|时强调|时指出)"
)


_HEARD = re.compile(r"听取([^，。；：\n]{2,20}?工作汇报)(?=时|$|[ 　\n，。])")


# What is held for the dead, under the name that the report gives it.
_FAREWELL = re.compile(r"(?:遗体)?(?:告别仪式|送别仪式|追悼会|追悼大会|骨灰安放仪式)")


def farewells(context: Context) -> Iterator[Mention]:
    """李明远同志遗体告别仪式; 告别仪式 alone is that of the same text."""
    people = {m.outer[1]: m for m in context.of("Person")}
    name = ""
    for match in _FAREWELL.finditer(context.text):
        at = match.start() - 2 if context.text.endswith("同志", 0, match.start()) else match.start()
        whose = people.get(at) or people.get(match.start())
        if whose:
            name = f"{whose.name}同志{match[0]}" if at < match.start() else whose.name + match[0]
            yield Mention("Meeting", whose.start, match.end(), name, "meeting:gathering", whose.outer[0], match.end())
        elif name:
            yield Mention("Meeting", match.start(), match.end(), name, "meeting:gathering", alias=False)


_CONGRATULATED = re.compile(
    r"向([^，。；：\n]{4,44}?(?:大会|论坛|活动|会议|年会|博览会|研讨会|峰会|仪式|纪念会|展览|艺术节))(?:开幕式)?致(?:贺信|贺电|贺词|信)"
)


def congratulated(context: Context) -> Iterator[Mention]:
    """The occasion that a letter of congratulation goes to: 习近平向……周年纪念活动致贺信."""
    match = _CONGRATULATED.search(context.text)
    if match:
        for same in re.finditer(re.escape(match[1]), context.text):
            yield Mention("Meeting", same.start(), same.end(), match[1], "meeting:gathering")


def report_session(context: Context) -> Iterator[Mention]:
    """听取云岭省委和省政府工作汇报: the session at which they reported, where the text calls it a 汇报会."""
    heard = _HEARD.search(context.text) if "汇报会" in context.text else None
    if heard:
        yield Mention("Meeting", heard.start(1), heard.end(1), heard[1] + "会", "meeting:gathering")


_FEEDBACK = re.compile("反馈会(?!议室)(?:议)?")


def feedback(context: Context) -> Iterator[Mention]:
    """反馈会: the session at which the one group of inspectors that the text names tells what it found."""
    teams = {m.name for m in context.of("Institution") if re.search("(?:督察|巡视|巡察|督导)组$", m.name)}
    if "反馈会" not in context.text or len(teams) != 1:
        return
    team = teams.pop()
    name = f"{team}{team[-3:-1]}反馈会"
    context.aliases.setdefault(Ref("Meeting", name), set()).update(("反馈会", f"{team[-3:-1]}反馈会"))
    for match in _FEEDBACK.finditer(context.text):
        yield Mention("Meeting", match.start(), match.end(), name, "meeting:gathering")


def gathering(context: Context) -> Iterator[Mention]:
    """The occasion that a title tells of without a name for it: (李明远)同党外人士共迎新春."""
    title = context.document.head.title
    people = {m.outer[1] for m in context.of("Person")}
    if title is None:
        return
    for match in _GATHERED.finditer(context.text, title.start, min(title.end + 1, len(context.text))):
        if match.start() in people:
            yield Mention("Meeting", match.start(), match.end(), match.group(), "meeting:gathering")


def classes(context: Context) -> Iterator[Mention]:
    """Courses of study for officials, with the plenum or congress inside the name."""
    for match in _CLASS.finditer(context.text) if "班" in context.text else ():
        yield Mention("Meeting", match.start(), match.end(), match.group(), "meeting:class")


def open_meetings(context: Context, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions by head noun that no list and no number found. ``taken``: sorted spans."""
    text = context.text
    held: dict[tuple[str, str], str] = {}
    bodies = {m.outer for m in context.of("Institution")}
    law = context.document.head.doc_type in LAWS
    for match in _HEAD.finditer(text):
        start, end = match.start(), match.end()
        i = bisect_right(taken, (end, -1)) - 1
        if i >= 0 and taken[i][1] > start:
            continue
        if match.group() in ("开幕式", "闭幕式") and _STEM.search(text, max(0, start - 3), start):
            continue  # the opening of a forum is that forum
        if text[end - 1] == "会" and _NOT_THAT.match(text, end):
            continue  # 何立峰|会见, 李明峰|会长
        if text[end : end + 1] in tuple("堂场员址议") or text.startswith(("组委会", "秘书处", "纪要"), end):
            continue
        left = _left(text, start)
        if start - left >= _LONGEST and _EDITION.match(text, far := _left(text, start, longest=_WITH_EDITION)):
            left = far  # 2021年庆祝“五一”国际劳动节暨……动员大会
        left = _behind_person(context, left, start)
        if text[left - 1 : left] == "、" and _HELD_LIST.search(text, _left(text, start, "、"), start):
            left = _left(text, start, "、")  # 举行专家、学者迎春联谊会
        left = max([left, *(m.end() for m in _LEADS.finditer(text, left, start))])
        stretch = text[left:start]
        opener = max((m.end() for m in _OPENERS.finditer(stretch)), default=0)
        left += opener
        called = bool(_CALLED.search(text, max(0, left - 5), left))
        stretch = text[left:start]
        anchored = (
            bool(_FOLLOWED.match(text, end))
            or opener > 0
            or text.endswith(("举办的", "主办的", "召开的", "举行的", "召集的"), 0, left)
            or text[left - 1 : left] in ("\n", "", "在", "于", "向")
            or left == 0
        )
        edition = _EDITION.search(stretch)
        if law and not edition:
            continue  # 听证会、论证会: kinds, as statutes speak of them
        if edition:
            anchored = True
        elif not _body_start(context, left, end) and not anchored:
            continue
        if listed := list(_NEXT.finditer(stretch)):  # 第十届……博览会、|首届……大会
            left += listed[-1].end()
            stretch = stretch[listed[-1].end() :]
        if stretch.startswith(("了", "向第")):
            left += 1
            stretch = stretch[1:]
        plain = _PLAIN.fullmatch(text, left, end)
        holder = _holder(context, left, plain["kind"], held) if plain else ""
        if (
            (not 2 <= len(stretch) <= (_WITH_EDITION if edition else _LONGEST) and not holder)
            or (_VAGUE if called else _VERB).search(stretch)
            or _ANY.fullmatch(stretch)
            or stretch.endswith(("和", "与", "向", "对", "为"))
        ):
            continue
        known = edition or "周年" in stretch or _body_start(context, left, end)
        if match.group() == "大会" and not (known or (opener and stretch.startswith(("全球", "世界", "国际")))):
            continue
        quote = stretch.count("“") - stretch.count("”")
        if stretch.startswith("“") and quote == 1 and text[end : end + 1] == "”":
            left, quote = left + 1, 0  # “……推介会”: the name is what the marks hold
        if quote or "、" in stretch[:2] or _COUNTED.match(stretch):
            continue
        named = next((d for d in context.of("Document") if d.outer[1] == left), None)
        name = holder or (named.name if named else "") + text[left:end]  # 《……公约》第二十七次缔约方大会
        forms = (
            {name[edition.end() :]}
            if edition and stretch.startswith(edition[0]) and len(name) - edition.end() >= 6
            else set()
        )
        if (left, end) in bodies:
            continue  # 非洲人国民大会
        if not plain and (body := _holding(context, left)):  # 举办各界青年座谈会, and then only 举办座谈会
            held.setdefault((body.name, match.group()), name)
        context.aliases.setdefault(Ref("Meeting", name), set()).update(forms)
        yield Mention("Meeting", left, end, name, "meeting:head")


# Gatherings whose name says nothing of who holds them: they take the body's name as written (全国政协新年茶话会).
_PLAIN = re.compile(
    r"(?:[一二三四五六七八九〇零\d]{4}年度?)?(?P<kind>(?:新年|新春|春节|专题|中秋|国庆|迎春|党外人士|年度|民主)*(?:电视电话会议|视频会议|动员部署会|茶话会|团拜会|学习会|民主生活会|招待会|座谈会|联欢会|情况通报会)|工作会议)"
)
_HOLDS = re.compile(r"[^，。；：\n]{0,30}?(?:举行|召开|举办|召集)[了的]?$")


def _holding(context: Context, left: int) -> Mention | None:
    """The body that 举行 before a gathering has as its subject."""
    sentence = context.sentence_at(left)
    holds = (
        m for m in context.within(sentence.start, left, "Institution") if _HOLDS.fullmatch(context.text, m.end, left)
    )
    return max(holds, key=lambda m: (m.end, -m.start), default=None)


def _holder(context: Context, left: int, kind: str, held: dict[tuple[str, str], str]) -> str:
    """A gathering's name by the body or place that 举行 before it has as its subject; "" where there is none.

    The body is written as at its first gathering of that ``kind``: ``held`` has (body, kind) → name.
    """
    text = context.text
    if body := _holding(context, left):
        return held.setdefault((body.name, kind), text[body.start : body.end] + kind)
    place = re.search(
        r"(?:^|[，。\n ])([一-龥]{2,5}?[省市县区州])(?:\d{1,2}月)?(?:\d{1,2}日)?(?:举行|召开)(?:了)?$",
        text[max(0, left - 24) : left],
    )
    return place[1] + kind if place else ""


def _left(text: str, start: int, over: str = "", longest: int = 0) -> int:
    left = start
    while left > 0 and start - left < (longest or _LONGEST):
        if text[left - 1] == "）" and (bracket := _SEAT.search(text, max(0, left - 8), left)):
            left = bracket.start()  # 中国（四川）国际旅游投资大会
        elif (text[left - 1] in _EDGE and text[left - 1] not in over) or text.endswith("——", 0, left):
            break
        left -= 1
    return left


def _behind_person(context: Context, left: int, start: int) -> int:
    """Past the person whose doing opens the phrase: 李明远向|……博览会 (致贺信)."""
    for person in context.within(left, start, "Person"):
        if context.text[person.outer[1]] in ("向在就同与致" if person.outer[0] == left else "向对致为"):
            return person.outer[1] + 1
    return left


def _body_start(context: Context, left: int, end: int) -> bool:
    return (
        any(m.start == left for m in context.within(left, end, "Institution"))
        or context.text.startswith(
            ("中央", "全国", "国家", "国际", "世界", "中国", "亚洲", "全省", "全市", "全县", "全区"), left
        )
        or bool(_WORLD.match(context.text, left))
    )
