"""Institutions: the lexicon, local organs by pattern, other bodies by head noun, short forms the text declares."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention, Ref
from policygraph.extraction.recognisers.institutions_area import find_areas
from policygraph.extraction.recognisers.institutions_local import local_organs
from policygraph.extraction.recognisers.institutions_open import open_bodies
from policygraph.extraction.recognisers.institutions_roles import role_bodies
from policygraph.extraction.recognisers.institutions_teams import founded, groups, in_marks, teams
from policygraph.schema import Entry, Schema

# What makes a known form part of another word: 公安部门, 司法部长 is fine, 海军军官 is no body.
_LONGER = re.compile(r"门|队伍|机关|类|委员会(?!会)|大学|学院|研究|署|分子|化")
_DECLARED = re.compile(r"[（(]以?下(?:统称|简称|称)：?[“‘]?([^”’）)，。；]{2,16})[”’]?[）)]")
_SESSION = re.compile(r"第?[一二三四五六七八九十\d]{1,4}届$")
_LOCAL_RUN = re.compile(r"(?:各|新疆生产建设兵团)[^，；：。\n]*、$|[^，；：。\n]*新疆生产建设兵团$")
_GROUP = "党组"


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of institutions in the document."""
    titles = [m.outer for m in context.of("Document") if m.rule in _TITLE_RULES]
    found = find_areas(context)
    local = list(local_organs(context, found))
    mentions = [*role_bodies(context), *local, *_listed(context, local)]
    mentions += _shortened(context, [(m.start, m.end) for m in mentions])
    mentions.sort(key=lambda m: (m.start, -m.end))
    spans = _outermost(mentions)
    opened = list(open_bodies(context, found, spans, local))
    opened += [*groups(context), *in_marks(context)]
    opened += founded(context, mentions)
    opened += _entries(context)
    opened += teams(context, found, {start: end for end, start in countries_before(context, home=True).items()})
    longest: dict[int, int] = {}
    for mention in opened:
        longest[mention.start] = max(longest.get(mention.start, 0), mention.end)
    mentions += [m for m in opened if longest[m.start] == m.end]
    mentions += list(_learned(context, mentions))
    kept = [m for m in mentions if not _inside(m, titles)]
    return sorted(dict.fromkeys(kept), key=lambda m: (m.start, -m.end, m.name))


_TITLE_RULES = ("document:title", "document:kind", "document:short-name")


def _outermost(mentions: list[Mention]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for mention in mentions:
        if not spans or mention.start >= spans[-1][1]:
            spans.append((mention.start, mention.end))
        elif mention.end > spans[-1][1]:
            spans[-1] = (spans[-1][0], mention.end)
    return spans


def _inside(mention: Mention, spans: list[tuple[int, int]]) -> bool:
    """Whether it lies in, or crosses, one of the sorted spans."""
    i = bisect_right(spans, (mention.end, -1)) - 1
    return i >= 0 and spans[i][1] > mention.start


def _listed(context: Context, organs: list[Mention]) -> Iterator[Mention]:
    text = context.text
    taken = sorted((m.start, m.end) for m in organs)
    abroad = countries_before(context)
    ministries = _deputies_ministries(text, abroad)
    yield from ministries
    taken = sorted([*taken, *((m.start, m.end) for m in ministries)])
    named = 0
    for start, end, entry in context.schema.lexicon("institutions").find(text):
        i = bisect_right(taken, (end, -1)) - 1
        if i >= 0 and taken[i][1] > start:
            continue
        if not _whole(text, start, end, entry) or _one_of_each(text, start, entry) or start < named:
            continue
        local = next((m for m in organs if m.end == start and m.name.endswith("人民代表大会")), None)
        if local and entry.name.startswith("全国人民代表大会"):  # 省人大|财政经济委员会
            yield Mention("Institution", local.start, end, local.name + entry.surface, "institution:local")
            continue
        if start in abroad and (
            entry.surface.startswith(("中央政治局", "全国人")) or not entry.surface.startswith(_CHINESE)
        ):
            begin = abroad[start]
            name = _one_character(context.schema)[1].get(text[begin:start], text[begin:start]) + text[start:end]
            yield Mention("Institution", begin, end, name, "institution:abroad")
            continue
        session = _SESSION.search(text, max(0, start - 7), start)
        begin = session.start() if session else start
        if session and entry.name == "联合国大会":
            continue  # a session is a meeting
        if entry.surface == entry.name and session:
            context.aliases.setdefault(Ref("Institution", entry.name), set())
        _declare(context, entry)
        yield Mention("Institution", begin, end, entry.name, "lexicon:institutions")
        bureau = _BUREAU.match(text, end) if entry.row["kind"] == "state" else None
        if bureau:
            yield Mention("Institution", begin, bureau.end(), entry.name + bureau["name"], "institution:desk")
        desk = _DESK.match(text, end) if entry.row["kind"] in ("media", "people") else None
        if desk and not (desk[0] == "书记处" and entry.name == "中共中央"):
            yield Mention("Institution", begin, desk.end(), entry.name + desk[0], "institution:desk")
            named = desk.end()  # its 书记处 is not the Party's
        if text.startswith(_GROUP, end):
            group = entry.name + _GROUP
            known = context.aliases.setdefault(Ref("Institution", group), set())
            known.update(a + _GROUP for a in entry.row.many("aliases"))
            yield Mention("Institution", start, end + 2, group, "institution:party-group")


def _shortened(context: Context, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """统计局、林业局 in a text that a national body issued."""
    bodies = context.schema.lexicon("institutions")
    if not any(bodies.get(issuer.value) for issuer in context.document.head.issuers):
        return
    taken = sorted(taken)
    for start, end, entry in context.schema.lexicon("institution_shorts").find(context.text):
        i = bisect_right(taken, (end, -1)) - 1
        free = (i < 0 or taken[i][1] <= start) and not _one_of_each(context.text, start, entry)
        if free and context.text[start - 1] in _APART and not _LONGER.match(context.text, end):
            known = bodies.get(entry.name)
            yield Mention("Institution", start, end, known.name if known else entry.name, "lexicon:institutions")


_APART = frozenset("，。；、：（“《》和与及由经同请交报在会商 　\n")
_NO_SCHOOL = tuple("荒桥营街仓学园门路简池紫")  # 北大荒, 清华园
_STATE = ("state", "party")
# 人民日报|体育部, 团中央|书记处: the part of a body that the text speaks of.
_DESK = re.compile("书记处|(?:体育|文艺|国际|经济|教科文|群工|理论|评论|总编|夜班|政法|农村|新闻|摄影|记者)部")
# 水利部|运行管理司, 财政部（|经济建设司）
_BUREAU = re.compile(
    r"(?P<name>(?:(?![和与及或的由对会在向])[\u4e00-\u9fff]){2,9}?(?<!主任)(?<!部长)(?<!局长)司)(?![法机令仪局])"
)
_OPENS = ("", *"，。；、：！？“”（）《》\n和与及对由在向被给于从是让用的等年日")
# 美国务院, 俄外交部: what a country of one character may stand before.
_ABROAD = (
    "(?=国务院|外交|国防|财政|国会|议会|卫生部|中央银行|央行"
    "|经济部|内务部|司法部|农业部|能源部|内政部|商务部|教育部|文化部)"
)
_REALM = re.compile("(?:人民|民主|伊斯兰|社会主义|阿拉伯|主义)*(?:共和国|王国|联邦)")
_HOME = re.compile("中国")
_CHINESE = ("中", "全国", "国家", "国务院办公厅", "人民", "新华", "党")


@cache
def _one_character(schema: Schema) -> tuple[re.Pattern[str], dict[str, str]]:
    """Countries of one character before a body, where it cannot be anything else; and their names."""
    names = {row["short"]: row["name"] for row in schema.table("countries") if row["short"]}
    before = r"(?:(?<![\u4e00-\u9fff\d].)|(?<=[据由向对与和同经于为].))"
    return re.compile(f"[{''.join(sorted(names))}]{before}{_ABROAD}"), names


# 甲国副总理兼|经济、投资和工业部|长: the ministry is of the country too.
_DEPUTY = re.compile(r"(?:第一)?副?(?:总理|首相|总统)兼")
_MINISTRY = re.compile(r"[\u4e00-\u9fff]{2,8}?(?:(?:、[\u4e00-\u9fff]{2,6})*[和与][\u4e00-\u9fff]{2,6}?)?部(?=长)")


def _deputies_ministries(text: str, abroad: dict[int, int]) -> list[Mention]:
    found = []
    for deputy in _DEPUTY.finditer(text) if abroad else ():
        country = abroad.get(deputy.start())
        match = _MINISTRY.match(text, deputy.end()) if country is not None else None
        if match:
            name = text[country : deputy.start()] + match.group()
            found.append(Mention("Institution", match.start(), match.end(), name, "institution:abroad"))
    return found


def countries_before(context: Context, *, home: bool = False) -> dict[int, int]:
    """Where the name of a foreign country ends → where it begins: 俄罗斯|外交部 is no Chinese ministry."""
    found = context.schema.lexicon("countries").find(context.text)
    ends = {end: start for start, end, entry in found if entry.name != "中国" and end - start > 1}
    ends |= {m.end(): start for end, start in ends.items() if (m := _REALM.match(context.text, end))}
    ends |= {match.end(): match.start() for match in _one_character(context.schema)[0].finditer(context.text)}
    return {**ends, **{m.end(): m.start() for m in _HOME.finditer(context.text)}} if home else ends


def _one_of_each(text: str, start: int, entry: Entry) -> bool:
    """Whether a short form stands in a run of local bodies: 各省……教育厅、发展改革委 is not the ministry."""
    if entry.surface == entry.name or entry.surface.startswith(("国家", "中国", "中华", "全国", "中央", "国务院")):
        return False
    clause = max(text.rfind(c, max(0, start - 160), start) for c in "，；：。\n")
    opening = text[clause + 1 : start]
    return bool(_LOCAL_RUN.match(opening))


def _declare(context: Context, entry: Entry) -> None:
    """The standard full and short forms are aliases too, whether this text uses them or not."""
    context.aliases.setdefault(Ref("Institution", entry.name), set()).update(entry.row.many("aliases"))


def _whole(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the form stands for the body here and is not part of a longer word."""
    surface = entry.surface
    follow = text[end : end + 3]
    if _LONGER.match(follow) and not (follow.startswith("机关") and surface.endswith(("战区", "军", "部队", "兵团"))):
        return False
    if (surface[-1], follow[:1]) in (("部", "队"), ("报", "道"), ("行", "业")):
        return False  # 教育部队, 明报道, 中国银行业
    if surface == "央行" and text[max(0, start - 1) : start] in tuple("美英日韩俄德法印泰越菲欧澳加"):
        return False
    if surface in ("政治局常委", "中央政治局常委", "中共中央政治局常委") and follow[:1] == "会":
        return False
    if len(surface) == 2 and entry.row["kind"] in ("company", "school"):
        before = text[max(0, start - 1) : start]
        if before not in _OPENS or (before == "日" and not text[start - 2 : start - 1].isdigit()):
            return False  # 傅政华|为, 日|本田|径, 东|北大
        if entry.row["kind"] == "school" and follow[:1] in _NO_SCHOOL:
            return False
    if entry.row["kind"] == "company" and follow[:1] in tuple("园路桥杯队"):
        return False  # 首钢园
    if surface.endswith("党") and follow[:1] in ("派", "员", "人"):
        return False
    if surface[0].isascii():
        around = text[start - 1 : start] + text[end : end + 1]
        if any(c.isascii() and c.isalnum() for c in around):
            return False
    if surface == "兵团" and (
        text.endswith("建设", 0, start) or re.search("第.{1,2}$", text[max(0, start - 3) : start])
    ):
        return False  # 新疆……高级人民法院生产建设兵团分院, 第八兵团
    if entry.row["ambiguous"] == "1" and len(surface) == 2:
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if entry.name == "求是":
            return before in ("《", "“") or text.startswith("杂志", end)
        return entry.name != "中国共产党" or after not in tuple("中党有计发收")  # 活动中共有
    if entry.row["ambiguous"] == "1" and surface.endswith("委员会") and "全国" not in surface:
        return "全国人大" in text and text[max(0, start - 1) : start] in tuple("、，和任\n：")
    if len(surface) == 2 and surface in ("民建", "民进", "民革", "民盟", "全总", "人行", "兵团"):
        return text[max(0, start - 1) : start] in tuple("、，。（“\n和了在") and follow[:1] not in ("设", "一")
    above = text[max(0, start - 1) : start]
    if above in tuple("省市县") and (
        surface.startswith("国家") or (surface != entry.name and entry.row["kind"] in _STATE)
    ):
        return False  # 省国家保密局, 省发展改革委
    return not (surface.endswith("部") and text[max(0, start - 1) : start] in tuple("市省区县团"))


_ENTRY = re.compile(
    r"^[ \t]*(?:\d{1,3}[.．、]?[ \t]*)?(?P<unit>[\u4e00-\u9fff（）·]{4,28}"
    r"(?:[厂队社站所院校局馆店处科室厅]|公司|中心|合作社|工作室|党支部|协会|集团|大学|[分支]行|车间|班组))[ \t]*$",
    re.MULTILINE,
)


def _entries(context: Context) -> Iterator[Mention]:
    """Units that stand one to a line below the heading of a 名单."""
    text = context.text
    heading = re.search(r"^.{0,40}名单.{0,20}$", text, re.MULTILINE)
    lines = list(_ENTRY.finditer(text, heading.end())) if heading else []
    if len(lines) >= 3:
        for line in lines:
            yield Mention("Institution", line.start("unit"), line.end("unit"), line["unit"], "institution:entry")


def _learned(context: Context, mentions: list[Mention]) -> Iterator[Mention]:
    """Short forms the text declares behind a body: 上海合作组织（以下简称上合组织）."""
    ends = {m.end: m for m in mentions}
    text = context.text
    for match in _DECLARED.finditer(text):
        body = ends.get(match.start())
        if body is None:
            continue
        short = match[1].strip("“”")
        context.aliases.setdefault(Ref("Institution", body.name), set()).add(short)
        position = text.find(short, match.start(1))
        while position >= 0:
            span = (position, position + len(short))
            if not any(m.start <= span[0] and m.end >= span[1] for m in (ends.get(span[1]),) if m):
                yield Mention("Institution", *span, body.name, "institution:declared")
                if text.startswith("办公室", span[1]):
                    yield Mention("Institution", span[0], span[1] + 3, body.name + "办公室", "institution:declared")
            position = text.find(short, span[1])
