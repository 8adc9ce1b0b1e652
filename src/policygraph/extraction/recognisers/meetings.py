"""Meetings: numbered ones, sessions of known bodies, series, named gatherings, and 会议 for the document's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention, Ref
from policygraph.extraction.recognisers.meetings_numbered import numbered, sittings
from policygraph.extraction.recognisers.meetings_open import (
    classes,
    congratulated,
    farewells,
    feedback,
    gathering,
    open_meetings,
    report_session,
)
from policygraph.schema import Schema

_N = r"[一二三四五六七八九十百零〇\d]{1,5}"
# What may follow a body's name and make it that body's meeting.
_TAIL = re.compile(
    rf"(?:\d{{4}}年)?(?:第{_N}次)?(?:(?:全体|常务|专题|扩大|主席|主席团|办公|全体委员|联络员|成员|全体成员|联络员全体|委员|党组|务虚|[部局委署行院厅室办会社]务|[部局署行院厅]长办公|主任|主任办公|主席办公|审议)?会议|院会|集体学习|全会|新年茶话会|春节团拜会)"
    # Councils of associations: 十三届二次常委会议, 第十届全委会第三次会议
    rf"|第?{_N}届(?!全国)(?:[执全理监常主][一-龥]{{1,5}}?会|主席团)?第?{_N}次(?:全体|常务|[执全理监常主席行务委员团事]{{1,6}})*(?:会议|全会|大会|会)"
)
_STUDY = re.compile(rf"第{_N}次集体学习|(?<=举行)集体学习")
_STUDIES = ("政治局", "委", "党组", "中心组", "委员会", "党委")
_CONVENES = re.compile(r"(?:[于在])?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午|晚)?召开(?:专题|扩大)?会议")
_AGAIN = re.compile(
    r"(?:^|[，。；：\n“（]|这次|本次|此次|今天的|昨天的)(会议|大会|座谈会|茶话会|团拜会|联谊会|联欢会|全会|论坛|峰会|研讨班|开班式|汇报会)"
    r"(?=指出|强调|认为|要求|决定|听取|审议|通过|讨论|研究|由|号召|提出|还|充分|对|以|于|传达|学习|明确|部署|同意|确定|高度|上|期间|并|选举|表决|开始|结束|闭幕|开幕|分析|总结|全面|指|原则|由|深刻|一致|号|回顾|，)"
)
# The same words after a verb: 出席会议, 主持会议时; never 会议室, 会议精神.
_OBJECT = re.compile(
    r"(?:出席|列席|参加|主持|召开|举行|举办|到会|在)(?:了)?(?:今天的|此次|这次|本次|上述)?"
    r"(会议|大会|座谈会|茶话会|团拜会|联谊会|联欢会|全会|论坛|峰会|民主生活会|学习会|研讨班|开班式|汇报会|新闻发布会|发布会|吹风会|记者会|晋衔仪式|开幕式|闭幕式)(?!室|纪要|中心|场|精神|制度|代表|名义|厅|址|桌|[、和]|堂|员)"
)
_OCCASION = re.compile(r"(?:出席|参加|在)(?:此次|这次)?(活动)(?=[，。上并时])")
_HELD = re.compile(r"召开|举行|主持|出席|开幕|闭幕|开班|结业|集体学习|在.{0,30}上的讲话")
# Around a meeting that is only cited: 传达学习……精神.
_CITED_BEFORE = re.compile(r"(?:学习(?!中心组)|贯彻|传达|落实|按照|根据|迎接|庆祝|自)[^，。；\n]{0,6}$")
_CITED_AFTER = re.compile(
    r"(?:开幕式)?的[^，。；\n]{2,24}?(?:总统|总理|主席|首相|国王|议长|外长|秘书长|总干事|代表团|贵宾|嘉宾|客人)|精神|以来|召开(?:这|以来|后|之)|的召开|对[^，。；\n]{2,30}的(?:重要|战略|重大)?部署|(?:为|对)[^，。；\n]{2,24}(?:擘画|指明|作出)|[^，。；\n]{0,6}(?:部署|要求|决策|精神)"
)
_OPENING = 500


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of meetings in the document."""
    titles = [m.outer for m in context.of("Document") if m.rule == "document:title"]
    found = [
        *numbered(context),
        *_of_bodies(context),
        *_of_issuer(context),
        *_series(context),
        *gathering(context),
        *classes(context),
        *congratulated(context),
        *farewells(context),
        *feedback(context),
        *report_session(context),
    ]
    found.sort(key=lambda m: (m.start, -m.end))
    found += list(sittings(context, found))
    found.sort(key=lambda m: (m.start, -m.end))
    found += open_meetings(context, [(m.start, m.end) for m in found])
    kept = _apart([m for m in found if not _crossing(m, titles)])
    return kept + _again(context, kept)


def _crossing(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    i = bisect_right(spans, (mention.end, -1)) - 1
    return i >= 0 and spans[i][1] > mention.start


def _apart(mentions: list[Mention]) -> list[Mention]:
    """The longest reading of each place; a session inside the name of its own sitting stays."""
    kept: list[Mention] = []
    inside: list[Mention] = []  # what a course studies: 学习贯彻党的二十届四中全会精神
    for mention in sorted(dict.fromkeys(mentions), key=lambda m: (m.start, -m.end, m.rule != "meeting:number", m.name)):
        last = kept[-1] if kept else None
        sitting = last and last.rule == mention.rule == "meeting:number" and last.name.startswith(mention.name)
        if last and mention.start < last.end and not (sitting and last.name != mention.name):
            if last.rule == "meeting:class":
                inside.append(mention)
            continue
        kept.append(mention)
    return kept + inside


def _of_bodies(context: Context) -> Iterator[Mention]:
    text = context.text
    numbers: dict[tuple[str, str], str] = {}
    bodies = context.of("Institution")
    for body in bodies:
        if (match := _TAIL.match(text, body.end)) and "第" in match[0]:
            numbers.setdefault((body.name, match[0][-2:]), body.name + match[0])
        elif (study := _study(context, body)) and "第" in study[0]:
            numbers.setdefault((body.name, "学习"), body.name + study[0])
    for body in bodies:
        match = _TAIL.match(text, body.end)
        if match and not text.startswith(("室", "厅", "纪要"), match.end()):
            tail = match.group()
            if text.startswith("中央委员会", body.start) and tail in ("全体会议", "会议"):
                continue  # 待召开中央委员会全体会议时予以追认: whichever
            if tail == "会议" and body.name.endswith("人民代表大会"):
                continue  # 人民代表大会会议: the kind, as laws speak of it
            surface = text[body.start : body.end]
            name = (surface if "届" in surface and body.rule == "institution:head" else body.name) + tail
            if surface.endswith("届委员会") and surface.startswith(("中共", "中国共产党")):
                name = re.sub("^中共", "中国共产党", surface) + tail
            if tail == "集体学习":
                # 政治局…集体学习 without its number is the numbered one of the same text.
                name = numbers.get((body.name, tail[-2:]), name)
            forms = {text[body.start : match.end()]}
            if body.name == "中共中央政治局":
                forms |= {f"{p}{tail}" for p in ("中央政治局", "政治局")} if "第" not in tail else {f"中央政治局{tail}"}
            context.aliases.setdefault(Ref("Meeting", name), set()).update(forms - {name})
            yield Mention("Meeting", body.start, match.end(), name, "meeting:body")
            continue
        if study := _study(context, body):
            name = numbers.get((body.name, "学习"), body.name + study[0])
            yield Mention("Meeting", study.start(), study.end(), name, "meeting:body")
            continue
        match = _CONVENES.match(text, body.end)
        if match and body.start < _OPENING:
            name = body.name + "会议"
            context.aliases.setdefault(Ref("Meeting", name), set()).add(text[body.start : body.end] + "会议")
            yield Mention("Meeting", match.end() - 2, match.end(), name, "meeting:convenes", alias=False)


# 经2024年8月22日部务会议审议通过: the meeting of the body that issues the text.
_OWN_BODY = re.compile(
    r"(?<=[日经，])(?:第[一二三四五六七八九十\d]{1,4}次)?(?:[部委局署行厅院]务会议|[部局署行厅院]长办公会议?|常务会议|党组会议)(?=[^，。]{0,6}(?:审议|讨论|研究)?通过)"
)


def _of_issuer(context: Context) -> Iterator[Mention]:
    issuers = context.document.head.issuers
    if len(issuers) != 1:
        return
    for match in _OWN_BODY.finditer(context.text):
        yield Mention("Meeting", match.start(), match.end(), issuers[0].value + match.group(), "meeting:body")


def _study(context: Context, body: Mention) -> re.Match[str] | None:
    """第八次集体学习 that the body before it in the sentence holds (中央政治局就……进行第八次集体学习)."""
    if not body.name.endswith(_STUDIES):
        return None
    stop = min(body.end + 60, context.sentence_at(body.start).end)
    match = _STUDY.search(context.text, body.end, stop)
    if match and any(
        m.end > body.end for m in context.within(body.start, match.start(), "Institution") if m.name.endswith(_STUDIES)
    ):
        return None
    return match


def _series(context: Context) -> Iterator[Mention]:
    text = context.text
    bodies = {m.outer for m in context.of("Institution")}
    for start, end, entry in context.schema.lexicon("meeting_series").find(text):
        if (start, end) in bodies or text.startswith(("组委会", "秘书处", "纪要"), end):
            continue
        edition = re.search(
            rf"(?:第{_N}[次届]|首届|\d{{4}}年|[二〇零一三四五六七八九]{{4}}年)$", text[max(0, start - 9) : start]
        )
        begin = start - len(edition[0]) if edition else start
        name = (edition[0] if edition else "") + entry.name
        quote = text[begin - 1 : begin] in ("“",)
        if quote and entry.surface.startswith("一"):
            begin -= 1
        context.aliases.setdefault(Ref("Meeting", name), set()).update(entry.row.many("aliases") if not edition else [])
        yield Mention("Meeting", begin, end, name, "lexicon:meeting_series")


def _again(context: Context, named: list[Mention]) -> list[Mention]:
    """会议, 大会 … that stand for the meeting the text speaks of."""
    own = own_meeting(context, named)
    if own is None:
        return []
    named = sorted(named, key=lambda m: m.start)
    taken = [(m.start, m.end) for m in named]
    told = [(m.start, m.name) for m in named if m.start > _lead(context, named, own) and _opens(context, m)]
    found = {}
    for pattern in (_AGAIN, _OBJECT, *([_OCCASION] if own.endswith("活动") else [])):
        for match in pattern.finditer(context.text):
            name = next((name for start, name in reversed(told) if start < match.start(1)), own)
            if match[1] in ("开幕式", "闭幕式"):
                here = context.sentence_at(match.start()).start
                line = context.text.rfind("\n", 0, match.start())
                near = [m for m in reversed(named) if line < m.start < match.start()]
                opened = (m.name for m in near if m.start >= here or _STARTED.match(context.text, m.end))
                name = next(opened, name)
            if match[1] == "大会" and not _is_a(name, "大会"):
                line = context.text.rfind("\n", 0, match.start())
                beside = (m.name for m in reversed(named) if line < m.start < match.start() and _is_a(m.name, "大会"))
                name = next(beside, name)
            elif match[1] not in ("会议", "活动") and not _is_a(name, match[1]):
                before = (m.name for m in reversed(named) if m.start < match.start() and _is_a(m.name, match[1]))
                name = next(before, "" if match[1] in _KINDS and _OTHER_KIND.search(name) else name)
                if not name:
                    continue  # the tea party of a report that cites a congress
            mention = Mention("Meeting", match.start(1), match.end(1), name, "meeting:again", alias=False)
            if not _crossing(mention, taken):
                found[mention.start] = mention
    return list(found.values())


# Gatherings of their own kind, and names that tell of another one.
_KINDS = frozenset(("座谈会", "茶话会", "团拜会", "联谊会", "联欢会", "论坛", "峰会", "汇报会"))
_OTHER_KIND = re.compile("(?:会议|大会|全会|座谈会|茶话会|团拜会|联谊会|联欢会|论坛|峰会|集体学习|研讨班)$")

# How a paragraph opens that goes over to another meeting of the report: 当天下午，赵明远主持召开……座谈会。
_OPENS = re.compile(r"(?:^|\n)[^。；\n《“]{0,40}(?:主持)?(?:召开|举行)(?:了)?$")
_OPENED = re.compile(r"(?:于[^，。]{2,8})?(?:在[^，。]{2,10})?(?:召开|举行|开幕)(?=[，。])")
_STARTED = re.compile("[^。；\\n]{0,40}?(?:开幕|闭幕)")
_TO_COME = re.compile(r"决定|将|定于|拟|准备|建议|筹备|此前|之前|会前|曾")


def _lead(context: Context, named: list[Mention], own: str) -> int:
    """The end of the paragraph that first tells of the meeting below the title."""
    title = context.document.head.title
    below = title.end if title else context.text.find("\n")
    first = next((m.end for m in named if m.name == own and m.start > below), len(context.text))
    return max(context.text.find("\n", first), first)


def _opens(context: Context, meeting: Mention) -> bool:
    line = context.text.rfind("\n", 0, meeting.start)
    before = context.text[max(0, line) : meeting.start]
    if _TO_COME.search(before) or context.text.startswith("的", meeting.end):
        return False
    return bool(_OPENS.search(before)) or (len(before) <= 30 and bool(_OPENED.match(context.text, meeting.end)))


def _is_a(name: str, kind: str) -> bool:
    return name.endswith(kind) or (kind == "全会" and name.endswith("全体会议"))


_GUESTS = re.compile("的(?:全体)?(?:代表|委员|人员|同志|专家)(?!大会)")  # 会见出席……座谈会的代表


def cited(text: str, meeting: Mention) -> bool:
    """Whether a text only cites a meeting: 贯彻落实……部署, 以党的十五大精神为指导."""
    before = _CITED_BEFORE.search(text, max(0, meeting.start - 14), meeting.start)
    guests = text.endswith(("出席", "参加"), 0, meeting.start) and _GUESTS.match(text, meeting.end)
    return bool(before or guests or _CITED_AFTER.match(text, meeting.end))


def own_meeting(context: Context, named: list[Mention]) -> str | None:
    """The meeting a report is about: of the meetings its opening tells of being held, a numbered one first.

    Titles name a meeting loosely (上海合作组织峰会举行), leads in full (元首理事会第十三次会议):
    where the two differ and the loose one bears no number, it becomes another name of the full one.
    """
    text = context.text
    title = context.document.head.title
    held = [
        m
        for m in sorted(named, key=lambda m: (m.start, -m.end))
        if m.start < _OPENING
        and not cited(text, m)
        and (
            m.rule in ("meeting:convenes", "meeting:gathering") or _HELD.search(text, max(0, m.start - 25), m.end + 25)
        )
    ]
    if not held:
        told = {m.name for m in named if _told_of(context, m)}
        if context.document.head.doc_type == "评论" and title:  # 论学习贯彻……会议精神 goes on with 会议强调
            told = told or {m.name for m in named if m.end <= title.end}
        return told.pop() if len(told) == 1 else None
    own = held[0]
    line = text.find("\n")
    in_title = own.end <= line if title is None else own.end <= title.end
    if in_title and not _NUMBERED.search(own.name):
        full = next((m for m in held if m.start > line and "第" in m.name), None)
        beside = {
            m.name for m in named if m.start <= (title.end if title else line)
        }  # the title names both: two meetings
        if full is not None and full.name[:2] == own.name[:2] and full.name not in beside:
            context.aliases.setdefault(Ref("Meeting", full.name), set()).add(own.name)
            own = full
    for later in held:  # a session that holds its sitting: the sitting is what the report tells of
        if later.name != own.name and later.name.startswith(own.name):
            return later.name
    return own.name


def _told_of(context: Context, meeting: Mention) -> bool:
    """Whether the body of a report tells that somebody held the meeting: 28日下午，李明远主持召开……座谈会."""
    before = context.text[max(0, meeting.start - 12) : meeting.start]
    return meeting.rule == "meeting:head" and before.endswith(("主持召开", "主持召开了"))


_NUMBERED = re.compile("第|届.{1,3}次")
_PLENARY = re.compile(r"中国共产党第.{1,3}届中央委员会第")
_PARTY_CONGRESS = re.compile(r"中国共产党.{0,12}第.{1,3}次(?:全国)?代表大会")
_EDITION = re.compile(rf"^第?{_N}届|第{_N}届(?=全国委员会|中央纪律|人民代表大会|检察委员会|审判委员会)")

_LOCAL = re.compile(
    r"中共(?!中央).{2,20}?委(?:员会|常务委员会|党组)?(?=会议|全会|第|集体学习|.{0,8}(?:座谈会|茶话会|团拜会|学习会|民主生活会|通报会))"
    r"|(?!全国).{2,20}?(?:人民代表大会常务委员会党组|人民代表大会常务委员会|人民代表大会|人民政府|党组)(?=会议|第|常务会议)"
)


_LOCAL_PLENUM = re.compile(r"中国共产党(.{2,16})第.{1,3}届(委员会|纪律检查委员会)第")
_LOCAL_CPPCC = re.compile(r"中国人民政治协商会议(.{2,16})第.{1,3}届委员会(?:常务委员会)?第")


def convenor(name: str, schema: Schema) -> str | None:
    """The institution whose meeting it is, as the name shows: 中央财经委员会第四次会议."""
    if _PLENARY.match(name) or _PARTY_CONGRESS.match(name):
        return None
    if plenum := _LOCAL_PLENUM.match(name):
        return f"中共{plenum[1]}委" if plenum[2] == "委员会" else f"中共{plenum[1]}{plenum[2]}"
    if cppcc := _LOCAL_CPPCC.match(name):
        return f"中国人民政治协商会议{cppcc[1]}委员会"
    plain = _EDITION.sub("", name)
    local = _LOCAL.match(plain)
    if local:
        return local.group()
    for start, end, entry in schema.lexicon("institutions").find(plain):
        numbered = plain.startswith("第", end)
        if start == 0 and end < len(plain) and (numbered or entry.row["kind"] != "international"):
            return entry.name + next((group for group in ("党委", "党组") if plain.startswith(group, end)), "")
        break
    return None


def usual_convenor(name: str, schema: Schema) -> str | None:
    """The body that holds the meetings of a series: 中央经济工作会议 and the plenums are the Central Committee's."""
    if _PLENARY.match(name):
        return "中共中央"
    for _, _, series in schema.lexicon("meeting_series").find(name):
        return series.row["convenor"] or None
    return None
