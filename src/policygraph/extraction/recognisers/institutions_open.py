"""Bodies that no list holds, found from their head noun (…大学, …委员会) back to a place or known body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention, Ref
from policygraph.extraction.recognisers.institutions_area import WEAK, Areas, verbs
from policygraph.extraction.recognisers.word_prices import pieces
from policygraph.schema import Schema

# What cannot be inside the name of a body: it ends the walk to the left.
_EDGE = frozenset("，。、；：！？“”‘’（）()《》〈〉,.;:\n \t…的在由向对经被把给是任从到将等让使请了其并据原")
_DATELINE = re.compile("日[电讯](?![视力子信台报影])(?:最近|今天|昨天)?")
_WORDS = frozenset(("经济", "经贸", "经营", "对外", "原子", "原油", "在线", "从化", "给水", "给排", "等离"))
_NOT_BEHIND = frozenset("务势面部限地商家房区校墙内外子所线")  # 局势, 厂商, 院校
_BIG = frozenset("厦会学楼堂桥街道赛奖队家使型量力批片")
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]{1,4}次")
_ROUND = re.compile("第[一二三四五六七八九十]局$|[胜败首末平开终]局$|小组$")
IN_COMPANY = re.compile("（(?:集团|控股|中国|股份|国际|香港)）(?=总?公司|有限|股份)")  # 光大|（集团）|总公司
_LONGEST = 26
_ONE = "英美德法日俄韩欧非加澳意印巴"  # countries by one character: 英中贸易协会
_STARTS = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[、和与由以]))(?:中[{_ONE}]|[{_ONE}]中)|"
    r"中国|中央|(?<!安)全国(?!性)|国家(?!级|赔偿)|国际(?!性)|中华|世界|亚洲|非洲|欧洲|美洲|亚太|联合国|国务院"
)
# A term inside the name (第十届检察委员会) is no part of the standing body's name.
_TERM = re.compile(r"第[一二三四五六七八九十\d]{1,3}届")
_PLAIN_HEADS = frozenset(("厂", "站", "公司", "集团", "医院", "学校", "大学", "学院", "馆", "园", "中心", "银行"))
_DOES = re.compile("推进|实施|开展|提升|整治|治理|做好|完善|抓好|强化|深化")
_ABROAD = re.compile(r".{7}|[第位上下司令时前后两三]")
_HAS_PARTY = ("公司", "集团", "大学", "学院", "医院", "银行")
_GENERIC = re.compile(
    r"一流|上市公司(?=[\u4e00-\u9fff])|[一二两三四五六七八九十]大(?=[\u4e00-\u9fff])|各|有关|相关|所有|任何|一些|几个|多个|地方|基层|当地|本|该|这|个|我国|下属|所属|以上|以下|(?<!超)级(?!别)|很多|许多|不少|大多数|绝大部分|某|现有|著名|此间"
    r"|(?<!第)(?:[几两一二三四五六七八九十]|\d多?)(?:家|所|支|位|名|座)(?![庄村屯])|协同|关于|应当|审批|经商|参观|利用|企业(?=[\u4e00-\u9fff—])|——|已|曾|同(?![济仁德方心江里胞乡学盟业志])|兼(?!并)"
    r"|(?:副?总[理统]|主席|外长|书记|部长)(?=[\u4e00-\u9fff])(?!府|办公|公署|官邸|团|会议|定期会晤)"
)


_ORGAN_OF = re.compile(r"(?:中共|中国人民政治协商会议)?(?P<short>[一-龥]{2,6}?)[省市县区](?:委|人民|纪|监察|政协|政府)")


def _shorts(context: Context, organs: list[Mention]) -> dict[int, int]:
    """Where the text shortens a place whose organs it names (江州 of 江州市人民政府), and where that ends."""
    names = {match["short"] for m in organs if (match := _ORGAN_OF.match(m.name))}
    found: dict[int, int] = {}
    for name in sorted(names):
        for match in re.finditer(re.escape(name) + "(?![省市县区])", context.text):
            found[match.start()] = match.end()
    return found


def open_bodies(
    context: Context, found: Areas, known: list[tuple[int, int]], organs: list[Mention]
) -> Iterator[Mention]:
    """Mentions by head noun. ``known``: spans of the bodies found before, sorted; ``organs``: local ones of them."""
    text = context.text
    starts = [s for s, _ in known]
    made = (-1, -1)
    bare_of = {m.start: m.name.removeprefix("中共") for m in organs if m.end - m.start == 2}
    abroad = {start: end for start, end, _ in context.schema.lexicon("countries").find(text)}
    found = Areas(found.begin_of, _shorts(context, organs) | found.end_of | abroad, found.full)
    for start, end, entry in context.schema.lexicon("institution_heads").find(text):
        if entry.row["kind"] == "none":
            continue
        i = bisect_left(starts, end) - 1
        if i >= 0 and known[i][1] >= end:
            continue
        if text[end : end + 1] == "生" and entry.name in ("大学", "中学", "小学"):
            continue  # 全国大学生
        if text[end : end + 1] in _BIG and entry.name.endswith("大"):
            continue  # 广电大|厦
        if text[end : end + 1] in ("门", "化", "级", "长", "织", "士") and entry.name not in ("公司",):
            continue
        if (
            text.startswith("议", end)
            and text[end + 1 : end + 2] not in tuple("长员案事政")
            and entry.name.endswith("会")
        ):
            continue  # 全国政协会|议
        if text.startswith("道", end) and entry.name.endswith("报"):
            continue  # 通讯社19日|报道
        if text.startswith(("局长会", "局长座谈"), end):
            continue  # 全国文化厅|局长会议
        led = text.startswith(("书记", "副书记", "委员", "常委", "副主任", "宣传", "组织"), end)
        if entry.name == "党委" and led and text.endswith(_HAS_PARTY, 0, start):
            continue  # the company is the body, 党委委员 the office
        if entry.name == "署" and text[start - 1 : start] == "部":
            continue  # 中央统一部署
        if len(entry.name) == 1 and _ROUND.search(text, max(0, end - 3), end):
            continue  # 第四局, 小组
        if entry.name.endswith("委会") and text[end : end + 1] == "同":
            continue  # 发展改革委|会同
        if entry.name.endswith("联") and text[end : end + 1] in ("合", "系", "动", "手"):
            continue  # 总台|联合
        if len(entry.name) == 1 and text[end : end + 1] in _NOT_BEHIND:
            continue
        left = start
        floor = max(0, start - _LONGEST)
        while left > floor:
            if text[left - 1] == "）" and IN_COMPANY.match(text, max(floor, left - 4)):
                left -= 4
            elif text[left - 1] in _EDGE and text[left - 1 : left + 1] not in _WORDS:
                break
            else:
                left -= 1
        left = max([left, *(m.end() for m in _DATELINE.finditer(text, left, start))])
        begin = _begin(text, left, start, found, known, starts) or (
            made if left <= made[0] < made[1] <= start else None
        )
        national = begin is not None and _national(text, begin[0], start, entry.name)
        while begin and not national and (weak := _last(context, text[begin[1] : start])):
            # A verb or 和 inside: the body begins after it, if a place or known body stands there.
            begin = _begin(text, begin[1] + weak, start, found, known, starts)
        begin = begin or _own_name(context, start, end, entry.name)
        if begin is None:
            continue
        first, after = begin
        if entry.name in _PLAIN_HEADS and _DOES.match(text, after):
            continue  # 水务局|推进污水处理厂
        if entry.row["kind"] == "abroad" and (abroad.get(first) != after or _ABROAD.search(text, after, start)):
            continue
        if entry.row["kind"] == "modified" and start - after < 2:
            continue
        if entry.row["kind"] == "school" and not text.endswith(("大学", "学院"), first, after):
            continue
        if text.startswith("新疆生产建设兵团", first) and text[end : end + 1] == "（":
            continue  # ……及新疆生产建设兵团人力资源社会保障厅（局）: one of each
        if entry.name in ("主管部门", "行政主管部门") and not text.startswith(("国家", "国务院", "中央"), first):
            continue  # 新疆生产建设兵团中小企业主管部门: whichever it is
        if text.startswith("国家", first) and text[first - 1 : first] in ("省", "市", "县"):
            continue  # 省国家保密局
        if entry.name != "主席团" and _NUMBERED.search(text, after, start):
            continue  # 永续发展委员会第35次|委员会议
        if "驻省" in text[after:start] or "驻市" in text[after:start]:
            continue  # 省纪委监委驻省水利厅|纪检监察组
        if "）" in text[first:end].partition("（")[0]:
            continue
        name = text[first:end] if entry.name == "主席团" else _TERM.sub("", text[first:end])
        listed = context.schema.lexicon("institutions").get(name.removeprefix("中华人民共和国"))
        name = listed.name if listed else name
        bare = bare_of.get(first)
        if bare and text.startswith(("省委", "市委", "县委", "区委"), first):
            context.aliases.setdefault(Ref("Institution", bare + name[2:]), set()).add(name)
            name = bare + name[2:]  # 省委|理论学习中心组
        made = (first, end)  # 云岭大学: its 党委, its 中文系
        yield Mention("Institution", first, end, name, "institution:head")


# What a national group is for may be told by a verb: 国家知识产权战略制定工作领导小组.
_GROUPS = frozenset(("领导小组", "协调小组", "工作小组", "指挥部", "总指挥部", "部际联席会议", "协调机制"))
_FOUNDS = re.compile(r"成立|设立|组建|调整|建立|撤销|印发|决定|[了的，]")


def _national(text: str, first: int, head: int, name: str) -> bool:
    return (
        name in _GROUPS
        and text.startswith(("国家", "国务院", "全国", "中央"), first)
        and not "\u4e00" <= text[first - 1 : first].replace("了", " ").replace("、", " ") <= "\u9fff"
        and not _FOUNDS.search(text, first, head)
    )


# Verbs elsewhere, nouns in the names of centres, bases and institutes.
_TRADES = frozenset(
    re.findall(
        "..",
        "高速高端快速自动创新开发扶贫驾驶运营孵化创业加速交易体验展示展览监测预警调度指挥救援治疗诊疗康复养护托育养老转化检测检验评估培训"
        "投资研发设计制造生产加工配送储备应急种植养殖繁育育种采购招商接待保藏认证计算观测预报分析交付结算清算编审评审审定评选督查督导指导改良"
        "评价规划整理编辑翻译咨询代理鉴定勘探勘察测绘测试试验实验招生仲裁救助模拟防治普及传播推广策划演出慈善保卫侦察预防安装装备采编",
    )
)
_NAMED = {
    "大学": 2,
    "集团": 2,
    "出版社": 2,
    "杂志社": 2,
    "报社": 2,
    "日报社": 2,
    "俱乐部": 2,
    "有限公司": 4,
    "股份有限公司": 4,
    "有限责任公司": 4,
    "集团公司": 2,
    "博物馆": 3,
}
# A group is known by who leads it or by what it is called to be: 联想集团总裁, 宝钢集团公司.
_LED = re.compile(r"(?:公司)?(?:董事|副?总(?!部)|党委|副董|首席|旗下)")
_KIND = re.compile(
    r"上市|国有|外商|中外|合资|独资|普通|高等|民办|外国|综合|重点|老年|一流|现代|知名|著名|大型|发起|设立|变更|解散"
)


def _own_name(context: Context, start: int, end: int, head: str) -> tuple[int, int] | None:
    """Universities, companies and museums may have a name of their own: the stretch back to a plain edge."""
    least = _NAMED.get(head)
    text = context.text
    if head == "治丧委员会":
        return _mourned(context, start)
    if text[end : end + 1] == "”" and not _LED.match(text, end + 1):
        return None  # “零碳工厂”建设
    if context.document.head.doc_type in LAWS:
        return None  # 名称中标明有限责任公司: kinds of companies
    if head in ("公司", "集团", "厂"):
        at = start
        while at > 0 and start - at < 5 and text[at - 1] not in _EDGE and text[at - 1] not in "和与及":
            at -= 1
        coined = 2 <= start - at <= 4 and all(len(piece) == 1 for piece in pieces(text[at:start]))
        if coined and not _last(context, text[at:start]) and not _KIND.search(text, at, start):
            return at, at  # 龙翔公司: no everyday words
    if least is None:
        return None
    if head == "集团" and not _LED.match(text, end):
        return None
    left = start - 4 if IN_COMPANY.match(text, max(0, start - 4)) else start
    while left > 0 and start - left <= 12 and text[left - 1] not in _EDGE and text[left - 1] not in "和与及":
        left -= 1
    stretch = text[left:start]
    if not least <= len(stretch) <= 12 or _KIND.search(stretch) or _last(context, stretch):
        return None
    if head != "集团" and any(stretch[i : i + 2] in verbs() for i in range(min(3, len(stretch)))):
        return None
    return left, left


def _mourned(context: Context, end: int) -> tuple[int, int] | None:
    """李明远同志治丧委员会: the name of the dead is part of it."""
    text, surnames = context.text, context.schema.lexicon("surnames")
    name_end = end - 2 if text.endswith(("同志", "先生", "女士"), 0, end) else end
    for size in (3, 2, 4):
        start = name_end - size
        if start >= 0 and (text[start] in surnames or text[start : start + 2] in surnames):
            return start, end
    return None


def _last(context: Context, modifier: str) -> int:
    """Where the last word ends that cannot be inside a name; 0 where there is none."""
    last = max((m.end() for pattern in (_GENERIC, WEAK) for m in pattern.finditer(modifier)), default=0)
    if len(modifier) < 4:
        return last
    known, at = _official(context.schema), 0
    for piece in pieces(modifier):
        at += len(piece)
        if len(piece) > 1 and piece in verbs() and piece not in known and piece not in _TRADES:
            last = max(last, at)
    return last


@cache
def _official(schema: Schema) -> frozenset[str]:
    """Words in the names of listed bodies: 管理, 发展, 研究 are verbs elsewhere."""
    rows = [*schema.table("institutions"), *schema.table("institution_heads"), *schema.table("local_organs")]
    names = {form for row in rows for form in (row["name"], *row.many("aliases"))}
    return frozenset(piece for name in sorted(names) for piece in pieces(name) if len(piece) > 1)


def _begin(
    text: str, left: int, right: int, found: Areas, known: list[tuple[int, int]], starts: list[int]
) -> tuple[int, int] | None:
    """Where the name begins and its first part ends: at the leftmost place, known body or 中国 of the stretch."""
    i = bisect_left(starts, left)
    bodies = {s: e for s, e in known[i : i + 8] if e <= right}
    for p in range(left, right):
        if p in bodies:
            return p, bodies[p]
        if p in found.end_of and found.end_of[p] <= right:
            return p, found.end_of[p]
        match = _STARTS.match(text, p)
        if match and match.end() <= right:
            return p, match.end()
    return None
