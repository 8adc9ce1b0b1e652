"""Policy formulations (提法): standing ones, quoted ones, named systems and programmes, defined terms, crimes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention, Ref
from policygraph.extraction.recognisers.concept_laws import law_terms
from policygraph.extraction.recognisers.concept_objects import FINDERS
from policygraph.extraction.recognisers.concept_terms import terms
from policygraph.extraction.recognisers.people_words import dictionary
from policygraph.reading.genre import NEWS
from policygraph.schema import Entry, Lexicon, Row, Schema

_HAN = "一-龥"
_QUOTED = re.compile(rf"“([{_HAN}A-Za-z0-9·、，+\-—]{{2,24}})”")
_BEHIND = re.compile(r"(运动(?![员会])|精神|战略|主题教育|行动计划|能力提升计划|专项行动|行动|计划|工程|活动)")
_NOT_BEFORE = re.compile(r"(?:台风|风暴|飓风|说|称|道|问|喊|叫|写着|名为|标题|字样|口号|题为|[：:])$")
# Words that an amendment puts in or takes out: 将“甲”修改为“乙”.
_AMENDED = re.compile(r"(?:修改为|改为|删去|删除|条将|款将|项将|中的|将)$")
# What stands in marks because it is a title: 设有“文献辑录”、“大事记”等专栏, 以“……”为题.
_TITLED = re.compile("为题|(?:[、和]?“[^”]{1,16}”)*等?(?:专栏|栏目|节目|剧目|歌曲|字样|标语|品牌|商标|专题)")
_SENTENCE = re.compile(r"[我你他她您吗呢吧啊了]|，.*，")
_BROKEN = re.compile(r"[的和与及在对为把将以向从由被让使于是有要其并而或则等这那了着过]")
_DEFINED = re.compile(
    rf"(?:本(?:法|条例|办法|规定|细则|解释|决定|意见))(?:规定)?所称(?:的)?[“]?([{_HAN}、]{{2,20}})[”]?[，,]?(?:是)?指"
)
_SHORT = re.compile(rf"[（(]以下(?:简称|称|统称)[“]?([{_HAN}、]{{2,14}})[”]?[）)]")
_CRIME = re.compile(
    rf"(?:(?<=[以犯、])|(?<=按照)|(?<=构成)|(?<=或者)|(?<=涉嫌)|(?<=罪，))((?:(?!或者|罪|涉嫌|构成)[{_HAN}、]){{2,28}}(?<!犯)罪)(?![名犯行责刑])"
)


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of concepts; earlier finders win where two overlap."""
    taken = _Taken(context)
    for finder in _ALL:
        for mention in finder(context):
            if taken.free(mention):
                taken.add(mention)
                yield mention


class _Taken:
    """The stretches of text that are no longer free for a concept."""

    def __init__(self, context: Context) -> None:
        self._used = bytearray(len(context.text) + 1)
        self._bodies: set[int] = set()
        for mention in context.mentions:
            if mention.label in ("Document", "Meeting") and mention.rule != "document:own-title":
                self._mark(mention.start, mention.end, 1)
            elif mention.label == "Institution":
                self._mark(mention.start, mention.end, 2)
                self._bodies.update((mention.start, -mention.end))

    def _mark(self, start: int, end: int, by: int) -> None:
        self._used[start:end] = bytes((by,)) * (end - start)

    def free(self, mention: Mention) -> bool:
        """Whether nothing else stands there; a formulation may hold the name of a body (党中央集中统一领导)."""
        used = self._used[mention.start : mention.end]
        if 1 in used:
            return mention.rule in ("concept:spirit", "concept:matter")
        if 2 not in used:
            return True
        whole = mention.start in self._bodies or not used[0]
        return whole and (not used[-1] or -mention.end in self._bodies) and not all(used)

    def add(self, mention: Mention) -> None:
        self._mark(mention.start, mention.end, 1)


def _outer(text: str, start: int, end: int) -> tuple[int, int]:
    if text[start - 1 : start] == "“" and text[end : end + 1] == "”":
        return start - 1, end + 1
    return start, end


_SPIRIT = re.compile(
    r"(?:党的|中共)[一二三四五六七八九十]{1,3}大精神|(?:党的|中共)?[一二三四五六七八九十]{1,3}届[一二三四五六七八九]中全会精神"
)


def _spirit(context: Context) -> Iterator[Mention]:
    """党的二十大精神: what a congress stands for is a formulation of its own."""
    if "大精神" not in context.text and "全会精神" not in context.text:
        return
    for match in _SPIRIT.finditer(context.text):
        yield Mention("Concept", match.start(), match.end(), match.group(), "concept:spirit")


_THOUGHT = re.compile(r"习近平(?:总书记|主席|同志)?关于[^，。；\n“”]{2,30}?的(?:重要)?(?:思想|论述)")


_LED = re.compile(
    rf"党(?:中央)?对(?:(?![和与的])[{_HAN}“”]){{2,10}}?的(?:集中统一|全面|绝对|统一)?领导(?!人|干部|班子|小组)"
)
_PATH = re.compile(rf"中国特色(?!社会主义)(?:(?![和与的])[{_HAN}]){{2,10}}?(?:道路|之路)")
_LOCAL_AIM = re.compile(
    rf"(?:平安|法治|数字|美丽|健康|文明|幸福|绿色|智慧|清廉|富裕|诚信|活力|富强|和谐|生态|魅力|实力|开放|创新|文化)(?P<place>[{_HAN}]{{2,3}}?)(?=建设|[、，。；和])"
    rf"|(?<=[、，。“”和与扬承行持设])(?:(?<=[、，。“”和与])(?P<spirit>[{_HAN}]{{2,3}})精神"
    rf"|(?:(?<=弘扬)|(?<=发扬)|(?<=传承)|(?<=践行)|(?<=秉持))(?P<held>(?!和|以)(?:(?!的)[{_HAN}]){{2,8}}?)精神(?=[，。；])"
    r"|(?:(?<=建设)|(?<=政府、)|(?<=政府和))(?P<own>创新|廉洁|阳光|效能|责任)政府(?=[、，。；和]))"
)


def _thought(context: Context) -> Iterator[Mention]:
    """习近平总书记关于……的重要论述, 党对……工作的领导 under the whole name.

    Of a place that the text names: 平安云岭, 云岭精神.
    """
    for pattern, rule in ((_THOUGHT, "concept:thought"), (_LED, "concept:led"), (_PATH, "concept:path")):
        for match in pattern.finditer(context.text):
            yield Mention("Concept", match.start(), match.end(), match.group(), rule)
    for match in _LOCAL_AIM.finditer(context.text):
        place = match["place"] or match["spirit"]
        if place is None or any(place + level in context.text for level in "省市区县州"):
            yield Mention("Concept", match.start(), match.end(), match.group(), "concept:local-aim")


_PARTNERS = re.compile(
    r"(?:新时代|新型|全天候|全方位|全面|战略性|战略|互利共赢|创新|友好|高水平|更加紧密|长期稳定|健康稳定|合作共赢|平等互信|面向[^，。；]{2,6}的)*(?:合作|协作)?伙伴关系"
    rf"|(?:(?<=的)|(?<=构建)|(?<=打造)|(?<=建设)|(?<=推动)|(?<=共建))(?:高水平战略性|高质量、高水平|具有战略意义的)?(?:中[{_HAN}]|[{_HAN}]中)(?:非|亚|拉|欧|阿)?命运共同体|中国—?[{_HAN}]{{2,6}}命运共同体"
)


def _partners(context: Context) -> Iterator[Mention]:
    """What two countries call their relation: 全天候战略合作伙伴关系, 新时代更加紧密的中巴|命运共同体."""
    if "伙伴关系" not in context.text and "命运共同体" not in context.text:
        return
    for match in _PARTNERS.finditer(context.text):
        if len(match[0]) > 4:
            yield Mention("Concept", match.start(), match.end(), match.group(), "concept:partners")


_OF_REGION = re.compile(
    r"(?:流域|地区|沿线)?生态保护(?:[和与]高质量发展)?(?!法|红线|修复|补偿)|综合性国家科学中心|生态综合补偿|一体化高质量发展"
)


def _of_regions(context: Context) -> Iterator[Mention]:
    """青藏高原|生态保护和高质量发展: a strategy for a region that the text names."""
    if not any(word in context.text for word in ("生态保护", "国家科学中心", "生态综合补偿", "一体化高质量发展")):
        return
    ends = {m.end: m for m in context.of("Place")}
    for match in _OF_REGION.finditer(context.text):
        if place := ends.get(match.start()):
            start = place.start
            yield Mention("Concept", start, match.end(), context.text[start : match.end()], "concept:region")


_ABOUT = re.compile(
    r"关于(?:全面|进一步|切实|深入|扎实|持续|统筹|坚决|全力|继续|依法|严厉|大力|积极|有序|加强|推进|促进|深化|推动|做好|加快|规范|支持"
    r"|开展|落实|强化|优化|提升|完善|健全|改进|防范|惩治|打击|办理|审理|\d{4}年|全国|全省|全市|当前|新形势下|新时代)+"
    rf"(?P<what>[{_HAN}]{{4,14}}?)(?:刑事案件|案件)?(?:有关|重点|若干|适用法律|具体)*(?:工作|问题|事项)?的"
    r"(?:实施|指导|若干|决定|有关)*(?:意见|通知|方案|办法|决定|措施|解释|规定|通告|批复|函)"
    rf"|关于同意(?:建立|成立|设立|调整)(?P<group>[{_HAN}]{{4,14}}?)(?:工作)?(?:部际联席会议|联席会议|协调机制|领导小组)"
)


_RULINGS = {"司法解释"}


def _topic(context: Context) -> Iterator[Mention]:
    """What an opinion or notice is about, where its text goes on to use the words: 加强历史建筑保护利用|工作的意见."""
    title = context.document.head.title
    about = _ABOUT.search(title.value) if title and context.document.head.doc_type not in LAWS - _RULINGS else None
    what = about[about.lastgroup or ""] if about else ""
    if not title or not what or _BROKEN.search(what) or context.text.count(what, title.end) < 2:
        return
    for match in re.finditer(re.escape(what), context.text):
        yield Mention("Concept", match.start(), match.end(), match.group(), "concept:topic")


# What a document that a meeting deals with is about: 《关于深化新时代|教育督导体制机制改革|的意见》.
_MATTER = re.compile(
    r"关于(?:进一步|全面|切实|加快|深化|推进|加强|完善|健全|构建|建立|建设|规范|促进|推动|深入|实施|强化|优化|提升|提高|增强|更加完善的?|新时代|新形势下|统筹)+"
    rf"(?P<what>[{_HAN}]{{4,14}}?(?:制度|体系|机制|改革|治理|体制|能力|安全|战略))(?:建设|工作)?的(?:若干|指导|实施|有关)*(?:意见|方案|决定|措施|规划)"
)


def _matters(context: Context) -> Iterator[Mention]:
    """Formulations in the titles of what a meeting passes."""
    if context.document.head.doc_type not in NEWS:
        return
    for title in context.of("Document"):
        match = _MATTER.match(context.text, title.start, title.end) if title.rule == "document:title" else None
        if match and not _BROKEN.search(match["what"]):
            yield Mention("Concept", match.start("what"), match.end("what"), match["what"], "concept:matter")


# What makes a standing formulation the name of a programme: 国有企业改革|深化提升行动, 数字乡村|建设工程.
_PROGRAMME = re.compile(
    r"(?:建设|深化|提升|发展|改革|振兴|保护|培育|促进|攻坚|创新|服务|推广|示范|普及|改造|治理|引领|整治){0,2}(?:三年|五年|专项)?"
    r"(?:行动计划|行动方案|提升行动|行动|工程|攻坚战|示范区|先行区|试验区)(?![\u4e00-\u9fff]{0,2}(?:方案|计划))(?!研究院|大学|师|学)"
)


# What a text puts behind a standing formulation without making it another one: 西部大开发|战略.
_TAIL = re.compile(r"(?:战略|方略|方针|建设|事业|原则|政策|工作)(?![者性部局会厅委办处队站组人员])")


@cache
def _bare_lexicon(schema: Schema) -> Lexicon:
    """The standing formulations without quotation marks."""
    rows = []
    for row in schema.table("concepts"):
        forms = "|".join(_QUOTES.sub("", form) for form in (row["name"], *row.many("aliases")))
        rows.append(Row({"name": row["name"], "aliases": forms, "negative": row["negative"]}, row.line))
    return Lexicon(rows)


_QUOTES = re.compile("[“”]")


def _known(context: Context) -> Iterator[tuple[int, int, Entry]]:
    """Standing formulations of the text, whatever part of them stands in quotation marks: “五五”普法."""
    text = context.text
    if "“" not in text:
        yield from _bare_lexicon(context.schema).find(text)
        return
    places = [i for i, char in enumerate(text) if char not in "“”"]
    for start, end, entry in _bare_lexicon(context.schema).find(_QUOTES.sub("", text)):
        start, end = places[start], places[end - 1] + 1
        inside = text[start:end]
        opened = text[start - 1 : start] == "“"
        if inside.count("“") + opened == inside.count("”") and not (opened and "“" in inside):
            yield start - opened, end, entry
        elif "“" not in inside and "”" not in inside:
            yield start, end, entry


# A quoted name by its last word, which is more than the formulation that it may hold.
_NAME = re.compile(
    rf"(?<=“)[{_HAN}]{{3,12}}(?:构想|倡议|行动|工程|计划|战略|宣言|方案|机制|模式|工作法|经验|理念|思想|主张|议程|项目|贡献者)(?=”)"
)


def _standing(context: Context) -> Iterator[Mention]:
    text = context.text
    quoted = {i for m in _NAME.finditer(text) for i in range(m.start() - 1, m.end() + 1)}
    for start, end, entry in _known(context):
        if start - 1 in quoted and end in quoted and (text[start - 1] != "“" or text[end] != "”"):
            continue  # inside a quoted name: “甲地和平发展构想”
        if text.startswith(("能力", "学院", "研究院", "学会", "研究会", "理论研究和建设工程"), end):
            continue
        name = entry.name
        if text.startswith("责任制", end):  # 网络安全责任制: the duty to see to it is a system of its own
            end, name = end + 3, entry.surface + "责任制"
        elif match := _PROGRAMME.match(text, end):
            end, name = match.end(), entry.surface + match.group()
        elif match := _TAIL.match(text, end):
            end = match.end()
        a, b = _outer(text, start, end)
        yield Mention("Concept", start, end, name, "lexicon:concepts", a, b)


def _set_terms(context: Context) -> Iterable[Mention]:
    """Standing formulations and the terms of a law, the longer first where two overlap."""
    return sorted([*law_terms(context), *_standing(context)], key=lambda m: (m.start - m.end, m.start))


# Words of a speaker in marks, and no formulation: “不会打球”, “令人鼓舞的”.
_SAYING = re.compile(
    r"^(?:不(?!忘|敢|能|想|怕|变|作|打)|没有|无法|就是|如何|怎样|怎么|使|让|令人|可能|必须|应该|决不|希望|只能|成为|作为|具有|得到|介绍|在|把|被|对|向|从|任何|一切|十分|非常)|的$|^[A-Za-z\d·.]+$|(?:杯|号)$"
)


@cache
def _usual_words() -> frozenset[str]:
    return frozenset(w for w, often in dictionary()[0].items() if len(w) == 2 and often >= 500)


def _everyday(inner: str) -> bool:
    """Whether the marks hold one everyday word: “大家”, “安全”."""
    return inner in _usual_words()


def _quoted(context: Context) -> Iterator[Mention]:
    text = context.text
    lexicon = context.schema.lexicon("concepts")
    for match in _QUOTED.finditer(text):
        inner = match[1]
        if (
            inner.startswith(("沉痛悼念", "悼念"))
            or _SENTENCE.search(inner)
            or _NOT_BEFORE.search(text[max(0, match.start() - 4) : match.start()])
        ):
            continue
        if _AMENDED.search(text[max(0, match.start() - 5) : match.start()]) or _TITLED.match(text, match.end()):
            continue
        entry = lexicon.get(inner)
        behind = _BEHIND.match(text, match.end())
        if entry is None and not behind and (_SAYING.search(inner) or _everyday(inner)):
            continue
        if behind and entry is None:
            forms = context.aliases.setdefault(Ref("Concept", inner), set())
            forms.add(inner + behind[1])
        if behind and behind[1] in ("运动", "主题教育", "行动计划", "能力提升计划") and entry is None:
            name = match.group() + behind[1]
            yield Mention("Concept", match.start(), behind.end(), name, "concept:quoted-programme")
            continue
        name = entry.name if entry else inner
        yield Mention("Concept", match.start(1), match.end(1), name, "concept:quoted", match.start(), match.end())


def _crimes(context: Context) -> Iterator[Mention]:
    if "罪" not in context.text:
        return
    for match in _CRIME.finditer(context.text):
        start = match.start(1)
        name = match[1]
        if not name.startswith(("犯罪", "有罪", "无罪")):
            yield Mention("Concept", start, match.end(1), name, "concept:crime")


def _defined(context: Context) -> Iterator[Mention]:
    """Terms that a law defines, with every later mention of them."""
    if context.document.head.doc_type not in LAWS:
        return
    terms = {m[1] for pattern in (_DEFINED, _SHORT) for m in pattern.finditer(context.text)}
    terms = {t for t in terms if not _BROKEN.search(t) and "、" not in t}
    if not terms:
        return
    for match in re.finditer("|".join(sorted(map(re.escape, terms), key=lambda t: (-len(t), t))), context.text):
        yield Mention("Concept", match.start(), match.end(), match.group(), "concept:defined")


def _terms(context: Context) -> Iterator[Mention]:
    if context.document.head.doc_type in LAWS - {"司法解释"}:
        yield from terms(context)


def _named(context: Context) -> Iterator[Mention]:
    """Modifier and head noun: the modifier starts behind the last break, and is all Chinese characters."""
    text = context.text
    breaks = context.schema.lexicon("concept_breaks")
    for start, end, entry in context.schema.lexicon("concept_heads").find(text):
        if text.startswith(("性", "励", "定位"), end):
            continue  # 高水平战略|性
        window = re.search(rf"[{_HAN}]*$", text[max(0, start - 14) : start])
        modifier = window.group() if window else ""
        cut = max((m.end() for m in _BROKEN.finditer(modifier)), default=0)
        cut = max([cut, *(e for _, e, _ in breaks.find(modifier))])
        modifier = modifier[cut:]
        if int(entry.row["min"]) <= len(modifier) <= 10 and modifier not in ("系列", "一系列", "等系列"):
            begin = start - len(modifier)
            yield Mention(
                "Concept", begin, end, text[begin:end], f"concept:head-{entry.name}", *_outer(text, begin, end)
            )


_SYSTEM = re.compile(
    rf"(?:建立健全|建立完善|建立|健全|完善落实|完善|实行|实施|落实|推行|形成|构建)(?:(?:以[^。；]{{4,40}}?|[^，。；、]{{0,6}})的)?"
    rf"((?:[{_HAN}]{{3,12}}?(?:制度|机制|责任制|负责制|体系|清单|标准))(?:[、和][{_HAN}]{{3,12}}?(?:制度|机制|责任制|负责制|体系|清单|标准))*)"
    rf"(?![{_HAN}]{{0,1}}(?:体系|机制|制度|化|建设|改革|创新|性))"
)


def _systems(context: Context) -> Iterator[Mention]:
    """建立……制度、……机制: systems that a text sets up, each item of the list."""
    for match in _SYSTEM.finditer(context.text):
        start = match.start(1)
        for part in re.finditer(r"[^、和]+", match[1]):
            name = part.group()
            if not _BROKEN.search(name) and len(name) >= 5:
                yield Mention("Concept", start + part.start(), start + part.end(), name, "concept:system")


# Earlier finders win where two overlap.
_ALL = (
    *(_spirit, _matters, _thought, _partners, _of_regions, _set_terms, _quoted, _crimes),
    *(_topic, _terms, _defined, _named, _systems, *FINDERS),
)
