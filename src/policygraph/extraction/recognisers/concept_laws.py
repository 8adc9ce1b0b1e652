"""What a law makes terms of: its subject, terms it defines, systems it names, what it puts in a body's charge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.concept_terms import terms

_HAN = "一-龥"
_BROKEN = re.compile(r"[的和与及在对为把将从被让其并或则等了]|[由报向经](?!济|营|验|告|费|常)")
# --- the subject: 中华人民共和国湖泊保护法 → 湖泊保护 ---
_FRONT = re.compile(
    r"^(?:中华人民共和国|中国共产党|国务院关于|关于|最高人民法院|最高人民检察院|、)+|^[一-龥]{2,10}?(?:省|自治区|自治州|自治县|市)"
)
_BACK = re.compile(
    r"(?:（[^）]*）)?(?:(?:暂行|试行|若干|实施)?(?:法|条例|办法|规定|细则|规则|准则)(?:实施(?:条例|细则|办法))?)(?:（[^）]*）)?$"
)
_MATTER = re.compile(r"(?:工作|监督管理|管理|若干)$")
_OF_LAW = re.compile(r"关于|适用|案件|解释|决定|[《〈、的]")
# --- definitions: （一）湖滨带，是指…… ---
_MEANING = re.compile(r"下列(?:用语|术语|名词)[^。\n]{0,10}(?:含义|定义|是指)|用语的含义")
_ENTRY = re.compile(
    rf"^\s*(?:[（(][一二三四五六七八九十\d]{{1,3}}[）)])?[“]?([{_HAN}]{{2,16}})[”]?[，,：]?(?:是)?(?:指|：)", re.M
)
_CALLED = re.compile(
    rf"(?:本[{_HAN}]{{1,4}}所称|所称)(?:的)?[“]?([{_HAN}]{{2,20}})[”]?[，,](?:是)?(?:指|包括|依照|按照)"
)
# --- systems ---
_SYSTEM = re.compile(
    r"(?:联席会议制度|制度|责任制(?!度)|机制|名录|目录|清单|公示系统|信息系统|信息平台|服务平台|管理平台|监测网络|专项资金|"
    r"(?:责任)?保险(?=[，。；、制])|保护规划|发展规划|宣传[周日月]|(?:评估|排放|服务|认定|评价|保密|建设|质量)标准|黑名单|数据库)(?![化性])"
)
_LEFT = re.compile(
    r"(?=(建立健全|建立|健全|完善|实行|实施|落实|推行|制定|编制|公布|纳入|列入|依托|通过|投保|设立|设置|安排|组织|开展|加强|具有|依法|统一|属于|"
    r"按照|根据|依照|执行|遵守|违反|没有|情况|有关|相关|所在|制作|发布|移出|应当|鼓励|支持|推动|推进|利用|使用|运用|遵循|进入|符合|参加|购买|接入|"
    r"修改|取得|简称|统称|所称|采取|采用|确定|适用|涉及|关于|进行|办理|公开|本单位|妨碍|第[一二三四五六七八九十]+[章节]|本级|"
    r"(?:自治[州区县]|[省市县]|国家|全国)(?=[实建制])|(?:自治[州区县])(?=[^建实])))"
)
_NO_SYSTEM = re.compile(
    r"^(?:规章|管理|各项|工作|法律|社会|社会主义|基本|具体|内部|国家|财务|会计|专项|长效|名单|实施|财务管理|财务会计|内部管理|内部监督管理|资产管理|经营管理|企业经营管理|资格管理|信用信息|[一二三四五六七八九]项)$|规章$"
)
# --- what a body has in its charge ---
_DUTY = re.compile(
    rf"(?:负责|主管(?!部门|机关|机构|单位)|牵头(?!部门|单位)|领导(?!下|机构|小组|干部|班子|机关)|统筹协调|承担)"
    rf"(?:领导|统筹协调|统筹|保管|回收|销毁|受理|审批|审查|核定|维护|发布|组织|指导|协调|监督|管理|实施|推进|开展|做好|制定|编制|拟订|[、和])*"
    rf"(?:全国|全省|全市|全州|全县|全军)?(?:的)?(?P<what>[{_HAN}]{{2,14}}?)(?:的|之)?"
    rf"(?:统筹协调|综合协调|监督管理|综合管理|行业管理|统一管理|具体|指导|组织|协调|监督|管理|、|和)*(?:工作)?(?=[，。；])"
)
_NO_DUTY = re.compile(
    r"兼任|有关|相关|本[行地部单系辖级]|日常|具体|各[自项级]|所[属管]|职责|范围|上述|其他|前款|解释|下列|直接|该|区域|负责|工作$|事项|义务|责任|费用|任务$"
)
_OPENING_GAP = 24


def _everywhere(context: Context, names: set[str], rule: str) -> Iterator[Mention]:
    if not names:
        return
    pattern = "|".join(sorted(map(re.escape, names), key=lambda n: (-len(n), n)))
    for match in re.finditer(pattern, context.text):
        yield Mention("Concept", match.start(), match.end(), match.group(), rule)


def subject(context: Context) -> str:
    """What a law is about, from its title; empty where the title names nothing that its text keeps using."""
    title = context.document.head.title
    if title is None or context.document.head.doc_type not in LAWS - {"司法解释"} or _OF_LAW.search(title.value):
        return ""
    name = _FRONT.sub("", _FRONT.sub("", title.value))
    bare = _BACK.sub("", name)
    name = _MATTER.sub("", bare) if bare != name else ""
    return name if 3 <= len(name) <= 14 and context.text.count(name, title.end) >= 3 else ""


def _subject(context: Context) -> Iterator[Mention]:
    name, title = subject(context), context.document.head.title
    if not name or title is None:
        return
    for match in re.compile(re.escape(name)).finditer(context.text, title.end):
        yield Mention("Concept", match.start(), match.end(), name, "concept:subject")


def _defined(context: Context) -> Iterator[Mention]:
    """Terms of 用语的含义 lists and of 本法所称……，是指, with every mention of them."""
    if context.document.head.doc_type not in LAWS:
        return
    text = context.text
    names = {m[1] for m in _CALLED.finditer(text)}
    for meaning in _MEANING.finditer(text):
        stop = re.compile(r"^\s*第[一二三四五六七八九十百零]+条", re.M).search(text, meaning.end())
        names |= {m[1] for m in _ENTRY.finditer(text, meaning.end(), stop.start() if stop else len(text))}
    names = {
        n for n in names if not re.search(r"[其是指的和为与]|^(?:以上|以下)", n) and (len(n) > 2 or text.count(n) > 2)
    }
    yield from _everywhere(context, names, "concept:defined")


def _systems(context: Context) -> Iterator[Mention]:
    """湖泊保护名录制度: a system of a name of its own, back to the verb or particle before it."""
    if context.document.head.doc_type not in LAWS - {"司法解释"}:
        return
    text = context.text
    for match in _SYSTEM.finditer(text):
        window = re.search(rf"[{_HAN}]*$", text[max(0, match.start() - 14) : match.start()])
        modifier = window.group() if window else ""
        modifier = modifier[max((m.end() for m in _BROKEN.finditer(modifier)), default=0) :]
        modifier = modifier[max((m.end(1) for m in _LEFT.finditer(modifier)), default=0) :]  # words overlap: 落实行
        name = modifier + match.group()
        if 2 <= len(modifier) <= 12 and not _NO_SYSTEM.search(modifier) and len(name) >= 5:
            yield Mention("Concept", match.end() - len(name), match.end(), name, "concept:law-system")


def _duties(context: Context) -> Iterator[Mention]:
    """负责石油天然气管道的监督管理工作: what a named body has in its charge."""
    if context.document.head.doc_type not in LAWS:
        return
    ends = {m.end for m in context.of("Institution")}
    for match in _DUTY.finditer(context.text):
        if not any(match.start() - gap in ends for gap in range(_OPENING_GAP)):
            continue
        what = match["what"]
        if len(what) >= 3 and not _NO_DUTY.search(what) and not _BROKEN.search(what):
            yield Mention("Concept", match.start("what"), match.end("what"), what, "concept:duty")


# 制定保密规章和国家保密标准: what a named body makes rules and plans of.
_MADE = re.compile(
    rf"(?:制定|编制|拟订|建立健全|建立|发布)(?P<what>[{_HAN}]{{2,10}}?(?:标准|规章|规划|名录|目录|机制|体系))"
    rf"(?:[和、](?P<more>[{_HAN}]{{2,10}}?(?:标准|规章|规划|名录|目录|机制|体系)))?(?=[，。；])"
)


def _made(context: Context) -> Iterator[Mention]:
    if context.document.head.doc_type not in LAWS - {"司法解释"}:
        return
    ends = {m.end for m in context.of("Institution")}
    for match in _MADE.finditer(context.text):
        if not any(match.start() - gap in ends for gap in range(_OPENING_GAP)):
            continue
        for group in ("what", "more"):
            what = match[group] or ""
            if (
                len(what) >= 4
                and not _NO_DUTY.search(what)
                and not _BROKEN.search(what)
                and not _NO_SYSTEM.search(what[:-2])
            ):
                yield Mention("Concept", match.start(group), match.end(group), what, "concept:duty")


# 分为核心密码、普通密码和商用密码: classes of one thing, told by the ending that they share.
_CLASSES = re.compile(
    rf"分为(?P<all>[{_HAN}]{{2,10}}(?:、[{_HAN}]{{2,10}})*(?:和|、)[{_HAN}]{{2,10}}?)(?:[一二三四五六七八九两\d](?P<unit>[级类种])|(?=[，。；（]))"
)


def _classes(context: Context) -> Iterator[Mention]:
    if context.document.head.doc_type not in LAWS - {"司法解释"}:
        return
    names: set[str] = set()
    for match in _CLASSES.finditer(context.text):
        items = re.split("[、和]", re.sub(r"（[^）]*）", "", match["all"]))
        if len({item[-2:] for item in items}) == 1 and all(len(item) >= 4 for item in items):
            names.update(items)
        elif match["unit"]:  # 绝密、机密、秘密三级: 绝密级
            names |= {item + match["unit"] for item in items if item + match["unit"] in context.text}
    yield from _everywhere(context, names, "concept:class")


def _modified(context: Context) -> Iterator[Mention]:
    """残缺、污损的人民币: a kind of the law's subject that the text keeps speaking of."""
    about = subject(context)
    if not about:
        return
    kind = re.compile(
        rf"(?<![{_HAN}])(?:[{_HAN}]{{2,3}}、)?[{_HAN}]{{2,4}}的{about}|(?<=[和对将由])(?:[{_HAN}]{{2,3}}、)?[{_HAN}]{{2,4}}的{about}"
    )
    names = [
        m.group() for m in kind.finditer(context.text) if not _LEFT.search(m.group()) and not _NO_DUTY.search(m.group())
    ]
    yield from _everywhere(context, {n for n in names if names.count(n) >= 2}, "concept:modified")


def _kind_of(term: str, about: str) -> bool:
    """Whether a term is a kind or part of what the law is about (新版|人民币, 人民币|图样) and no scope of it."""
    if term == about or not (term.startswith(about) or term.endswith(about)):
        return False
    return len(term) - len(about) >= 2 and not re.match(r"[全各本]|[省市县区]|自治|中小学|我国|国家|地方", term)


def law_terms(context: Context) -> Iterator[Mention]:
    """All of them; where two overlap the longer stands (湖泊保护名录制度, not 湖泊)."""
    found = [
        m for finder in (_defined, _systems, _subject, _duties, _made, _modified, _classes) for m in finder(context)
    ]
    about = subject(context)
    found += [m for m in terms(context) if _kind_of(m.name, about)] if about else []
    used = bytearray(len(context.text))
    for mention in sorted(found, key=lambda m: (m.start - m.end, m.start, m.rule)):
        if not any(used[mention.start : mention.end]):
            used[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            yield mention
