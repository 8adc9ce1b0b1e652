"""Groups that are sent out or set up, and teams of sport: 中国队, 云岭女篮, and clubs that a report names often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.institutions_area import Areas, verbs

_SPORT = re.compile(
    "比赛|决赛|联赛|锦标赛|世界杯|奥运|亚运会|运动会|进球|主教练|夺冠|小组赛|球员|客场|主场|积分|大师赛|公开赛"
)
_BRITAIN = re.compile("英格兰|苏格兰|威尔士|北爱尔兰")  # teams of their own, no countries
_LEAST = 2  # words of sport in a document that is about it
_TEAM = re.compile(
    r"(?:国家|国奥|奥运|青年|男子|女子)?(?:足球|篮球|排球|乒乓球|羽毛球|网球|手球|水球|冰球|曲棍球|体操|跳水|游泳|举重|射击|柔道|"
    r"田径|花样滑冰|短道速滑|射箭|击剑|摔跤|围棋|象棋|体育代表|(?:(?![队的与和同对胜负派等强])[\u4e00-\u9fff]){2,3})?[一二男女]?队(?![员伍长友列形])|[男女][篮足排]|国奥队"
)
_CLUB = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,5}队)(?![员伍长友列形])|(?<=[与和对胜负被])([\u4e00-\u9fff]{2,4}队)"
)
_NO_CLUB = re.compile(
    "[我本全该两各这那双客主球军部舰车乐排卫编梯领分大中小支一二三四五六七八九十敌友对的在是为以由让]|国家|代表|比赛"
)


_GROUPS = re.compile(
    r"(?:主题教育)?(?:中央|国务院|[\u4e00-\u9fff]{2,3}省委|省委)?第[一二三四五六七八九十]{1,3}"
    r"(?P<kind>巡回指导组|巡回督导组|指导组|督导组|督查组|巡视组|巡察组|生态环境保护督察组|巡视指导督导组)"
)


_STATIONED = re.compile(
    r"(?:中央纪委国家监委|中央纪委监察部|中共中央纪委|中央纪委|国家监委)驻(?:(?![、，和])[\u4e00-\u9fff]){2,16}?纪检监?察?组"
)


def groups(context: Context) -> Iterator[Mention]:
    """Numbered groups that are sent out: 中央第三巡视组, 主题教育中央第五指导组."""
    for match in _STATIONED.finditer(context.text) if "驻" in context.text else ():
        yield Mention("Institution", match.start(), match.end(), match.group(), "institution:team")
    sent: dict[str, str] = {}  # 督察组 → the one group of that kind
    for match in _GROUPS.finditer(context.text) if "组" in context.text else ():
        name, kind = match.group(), match["kind"][-3:]
        if name[0] != "第":
            sent[kind] = name if sent.get(kind, name) == name else ""
            yield Mention("Institution", match.start(), match.end(), name, "institution:team")
    for kind, name in sorted(sent.items()):
        for match in re.finditer(f"(?<![\u4e00-\u9fff]){kind}", context.text) if name else ():
            yield Mention("Institution", match.start(), match.end(), name, "institution:team")


_FOUNDED = re.compile(
    r"(?:研究)?(?:决定|批准)?(?:成立|组建|设立)了?(?P<body>(?:(?![由和与的以，])[\u4e00-\u9fff]){2,18}?"
    r"(?:总指挥部|指挥部|领导小组|协调小组|工作组|调查组|工作专班|筹备委员会))"
)
# 关于成立国务院推进政府职能转变和“放管服”改革协调小组的通知: the whole name, whatever is in it.
_IN_TITLE = re.compile(
    r"关于(?:同意)?(?:成立|设立|组建|建立|调整|充实|撤销|撤并)(?:完善)?(?![省市县区州])(?P<body>[^，。；\n]{4,44}?"
    r"(?:领导小组|协调小组|工作组|委员会|指挥部|部际联席会议|联席会议|工作专班|组委会))(?=组成人员|成员|名单|的|制度|主要)"
)
_OWNER = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|自治州|县|区)(?=[\u4e00-\u9fff])")
_NATIONAL = ("国务院", "中央", "国家", "全国", "中国")


def founded(context: Context, bodies: list[Mention]) -> Iterator[Mention]:
    """国务院成立抗震救灾总指挥部: a body by whoever sets it up, there and wherever the text names it again."""
    text = context.text
    names: dict[str, str] = {}
    for by in bodies:
        match = _FOUNDED.match(text, by.end) if by.name == "国务院" or by.name.endswith("人民政府") else None
        if match:
            owner = by.name.removesuffix("人民政府")
            known = match["body"].startswith((*_NATIONAL, owner))
            names.setdefault(match["body"], match["body"] if known else owner + match["body"])
    title = context.document.head.title
    stated = _IN_TITLE.search(text, title.start, title.end) if title and title.end else None
    if title and stated:
        issuer = _OWNER.match(text[title.start : title.end])
        place = issuer[0] if issuer and not stated["body"].startswith((*_NATIONAL, issuer[0])) else ""
        names.setdefault(stated["body"], place + stated["body"])
    for body, name in names.items():
        for match in re.finditer(f"(?:{re.escape(name[: -len(body)])})?{re.escape(body)}", text):
            yield Mention("Institution", match.start(), match.end(), name, "institution:founded")


# “元老会”主席: a name in marks that has officers is a body.
_OFFICERS = re.compile(
    r"“(?P<body>[\u4e00-\u9fff]{2,10}?(?:会|组织|联盟|集团|党|阵线|委员会|基金|论坛))”(?=副?(?:主席|秘书长|理事长|会长|总干事)|代表团|成员国|发言人)"
)


_OFFICE = re.compile("副?(?:理事长|秘书长|秘书处|理事会|咨询委员会|(?:执行|创始人兼)?主席)")


def in_marks(context: Context) -> Iterator[Mention]:
    """Bodies that a text puts in marks, wherever it does; forums that have officers (博鳌亚洲论坛|理事长)."""
    text = context.text
    for name in sorted({m["body"] for m in _OFFICERS.finditer(text)} if "“" in text else ()):
        for match in re.finditer(f"“{re.escape(name)}”", text):
            yield Mention("Institution", match.start() + 1, match.end() - 1, name, "institution:team", *match.span())
    for start, end, entry in context.schema.lexicon("meeting_series").find(text):
        if _OFFICE.match(text, end):
            yield Mention("Institution", start, end, entry.name, "institution:team")


def teams(context: Context, found: Areas, abroad: dict[int, int]) -> Iterator[Mention]:
    """Mentions of teams in a report on sport; ``abroad`` are countries, start → end."""
    text = context.text
    if context.document.head.doc_type in LAWS or "队" not in text:
        return
    sport = len(_SPORT.findall(text, 0, 20_000)) >= _LEAST
    abroad = {**abroad, **{m.start(): m.end() for m in _BRITAIN.finditer(text)}}
    begins = {**found.end_of, **abroad} if sport else abroad
    taken: set[int] = set()
    for start, end in sorted(begins.items()):
        match = _TEAM.match(text, end)
        if match and (sport or len(match[0]) == 1):
            taken.update(range(start, match.end()))
            yield Mention("Institution", start, match.end(), text[start : match.end()], "institution:team")
    if not sport:
        return
    clubs = [m for m in _CLUB.finditer(text) if m.start() not in taken and not _NO_CLUB.search(m[1] or m[2])]
    counts = Counter(m[1] or m[2] for m in clubs)
    for match in clubs:
        name = match[1] or match[2]
        plain = not any(name[i : i + 2] in verbs() for i in range(len(name) - 2))
        if counts[name] >= 2 and plain:
            yield Mention("Institution", match.start(), match.end(), name, "institution:team")
