"""Names found so far in a document, the lists that follow them, and every further place where they stand."""

from __future__ import annotations

import re

from policygraph.extraction.context import LAWS, Context, places_of
from policygraph.extraction.recognisers.people_names import DOTS, read_back, read_foreign, read_name
from policygraph.extraction.recognisers.people_offices import titles
from policygraph.extraction.recognisers.people_words import is_han, load_words
from policygraph.extraction.recognisers.places import gazetteer

_BEHIND = re.compile(r"(?:同志)?(?:（[^（）\n]{1,12}）|\([^()\n]{1,12}\))?(?:同志)?")
_PRONOUN = re.compile("[他她您它]")  # 祝贺他当选
_TRAITS = re.compile(r"女|男|兼|[\u4e00-\u9fff]{1,5}族|女，|按姓氏|以姓氏|左|右|中|前|后|第|图")


# Rules whose evidence outweighs a place of that name (高平 behind 市长), countries excepted.
_STRONG = frozenset({"title", "roster", "list entry", "decision", "résumé", "unmarked list", "address"})


_STATES = re.compile("[中美俄英法德日韩朝印巴以伊叙埃越泰缅柬菲哈吉塔孟蒙白土]{2,3}")
_NEVER = ("省", "自治区")  # names of provinces are nobody's
_HAMLET = tuple("村镇乡屯寨")
_FORMS = frozenset(
    {"先生", "女士", "小姐", "夫人", "老师", "师傅", "大夫", "大爷", "大妈", "大姐", "大哥", "大娘", "老汉", "老太"}
)


class Found:
    """Spans of names found so far. ``sure`` holds the names that the document has proved."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.text
        self.words = load_words(context.schema)
        self.spans: dict[tuple[int, int], tuple[str, str, bool]] = {}
        self.taken: set[int] = set()  # characters inside found names
        self.sure: dict[str, bool] = {}  # name → core
        self.full: dict[str, str] = {}  # 普京 → 弗拉基米尔·普京; empty where two names end so
        others = context.of("Institution", "Date")
        others += [m for m in context.of("Document") if self.text[m.outer[0] : m.outer[0] + 1] == "《"]
        self.fences = {m.start for m in others}
        self._posts = titles(context.schema)
        self.covered = bytearray(len(self.text) + 1)
        for mention in others:
            for i in range(mention.start, mention.end):
                self.covered[i] = 1
        places = gazetteer(context) if context.document.head.doc_type not in LAWS else []
        self.sites: dict[int, tuple[int, int, bool]] = {
            i: (a, b, kind == "country" or name.endswith(_NEVER)) for a, b, name, kind in places for i in range(a, b)
        }

    def add(self, start: int, end: int, rule: str, core: bool = True) -> None:
        """Take a span as a name, unless it runs into one that is there."""
        if self.text[end - 1] == "摄" and self.text[end : end + 1] in ("）", ")") and end - start > 2:
            end -= 1  # （潘泉摄）
        if any(i in self.taken for i in range(start, end)) or self.text[start - 1 : start] == "届":
            return  # 本届兰洽会
        if self.text[end : end + 1] in ("〔", "[", "［") or self.text.startswith(("主义", "列宁主义"), end):
            return  # 江政规〔2023〕6号, 马克思主义
        if self.text[end : end + 1] in _HAMLET and self.text[end : end + 2] not in ("村民", "村支", "村长"):
            return  # 柳河镇|汪庄村
        place = self.sites.get(start)
        if place and end <= place[1] and (place[2] or rule not in _STRONG):
            return
        name = self.text[start:end]
        if rule not in _STRONG and _STATES.fullmatch(name):
            return  # 孟巴印, 巴以
        post = self._posts.get(name[1:])
        trade = post is not None and post["kind"] == "person" and rule in _STRONG  # 局长|王保安
        if _PRONOUN.search(name) or (len(name) == 3 and name[1:] in _FORMS) or (post is not None and not trade):
            return  # 李书记 is no name
        for dot in DOTS[1:]:
            name = name.replace(dot, DOTS[0])
        self.spans[start, end] = (name, rule, core)
        self.taken.update(range(start, end))
        self.sure[name] = self.sure.get(name, False) or core
        short = name.rsplit(DOTS[0], 1)[-1]
        if short != name and len(short) > 1 and not self.words.is_word(short, 200):
            self.full[short] = name if self.full.get(short, name) == name else ""

    def family(self, short: str, name: str) -> None:
        """A family name that stands for one person of the text, as of Japanese: 桥本 for 桥本龙太郎."""
        self.full[short] = name if self.full.get(short, name) == name else ""

    def name(self, at: int, least: float = 0.5) -> int:
        """End of the Han or ·-name that starts at a place, 0 if none."""
        if at >= len(self.text) or self.covered[at]:
            return 0
        end = read_name(self.words, self.text, at, least=least, fences=self.fences, known=self.sure.keys())
        if end and self.text[end : end + 1] and self.text[end] in DOTS:
            return read_foreign(self.words, self.text, at, self.fences)
        return end


def skip_traits(text: str, at: int) -> int:
    """Past （女）, （蒙古族）, （兼） and 同志 behind a name in a list."""
    match = _BEHIND.match(text, at)
    if match and match.end() > at:
        inner = match.group()
        if "（" not in inner and "(" not in inner:
            return match.end()
        if _TRAITS.match(inner.removeprefix("同志")[1:]):
            return match.end()
    return at


def follow_list(found: Found, end: int, core: bool) -> None:
    """The names that follow a name in a list: 李明远、张文和王立新."""
    text, words = found.text, found.words
    while True:
        at = skip_traits(text, end)
        if text[at : at + 1] and text[at] in "、，,和与及":
            mark = text[at]
            least = {"、": 0.9, "和": 2.2, "与": 2.4, "及": 2.4}.get(mark, 99.0)
            if mark in "，,":
                return
            start = at + 1
            if start < len(text) and text[start] == "\n":
                start += 1
            if title_ahead(found, start):
                return
            stop = found.name(start, least)
            if not stop and mark == "、":
                stop = _single_name(found, start)
            if not stop and start < len(text) and not found.covered[start]:
                foreign = read_foreign(words, text, start, found.fences)
                stop = foreign if foreign and any(d in text[start:foreign] for d in DOTS) else 0
            if not stop or (mark != "、" and words.is_word(text[start:stop])):
                return
            found.add(start, stop, "list", core)
            end = stop
        elif text[at : at + 1] and words.surname(text, at) and at == end and _headline(text, at):
            # names without a mark between them (headlines)
            stop = found.name(at, 1.2)
            if not stop or stop - at < 2 or words.is_word(text[at:stop]) or words.follower(text, end) >= 1.5:
                return
            found.add(at, stop, "unmarked list", core)
            end = stop
        else:
            return


def _headline(text: str, at: int) -> bool:
    """Whether a place lies in a line without commas and stops: only there do names stand without a mark."""
    start, end = text.rfind("\n", max(0, at - 90), at), text.find("\n", at, at + 90)
    if (start < 0 < at - 90) or (end < 0 and len(text) > at + 90):
        return False
    line = text[start + 1 : end if end >= 0 else len(text)]
    return "，" not in line and "。" not in line and "、" not in line


def title_ahead(found: Found, at: int) -> bool:
    """Whether an institution or title starts here: the next office, no name."""
    if at >= len(found.text) or found.covered[at]:
        return True
    table = titles(found.context.schema)
    return any(found.text[at : at + size] in table for size in (2, 3, 4))


def _single_name(found: Found, at: int) -> int:
    """An item between two 、 in a list of names that has no Han family name (布赫、热地)."""
    text, words = found.text, found.words
    end = at
    while end < len(text) and is_han(text[end]) and end - at < 5:
        end += 1
    name = text[at:end]
    for stop in range(at + 2, end):
        if words.follower(text, stop) >= 3:
            end = stop
            break
    name = text[at:end]
    if words.follower(text, end) < 3 or not 2 <= len(name) <= 4 or found.covered[at]:
        return 0
    if words.is_word(name) or words.is_word(name[:2], 50) or words.is_word(name[-2:], 50) or not words.foreign(name[0]):
        return 0
    return end


def back_list(found: Found, start: int) -> None:
    """The names before a name in a list that is closed by 同志: 韩明、李文华、张立同志."""
    text, words = found.text, found.words
    while start > 1 and text[start - 1] in "、和":
        end = start - 1
        close = end
        if text[end - 1] in "）)":
            close = max(text.rfind("（", end - 14, end), text.rfind("(", end - 14, end))
            if close < 0:
                return
        if close - 1 in found.taken:
            return
        at = read_back(words, text, close, found.sure.keys())
        if at < 0 or words.is_word(text[at:close]):
            return
        found.add(at, close, "list")
        start = at


def keep_closed(found: Found) -> None:
    """In a statute a name ends its phrase (a signature); 审判长许可后 and 船长应将 do not."""
    for start, end in list(found.spans):
        if is_han(found.text[end : end + 1] or "。") and not found.words.known(found.text[start:end]):
            name, _, _ = found.spans.pop((start, end))
            found.taken.difference_update(range(start, end))
            found.sure.pop(name, None)


def everywhere(found: Found) -> None:
    """Every further place where a proved name stands."""
    if not found.sure:
        return
    text = found.text
    names = {name: core for name, core in found.sure.items() if len(name) > 1}
    names = {short: names[full] for short, full in found.full.items() if full in names} | names
    for start, name in places_of(text, names):
        end = start + len(name)
        if any(i in found.taken for i in range(start, end)) or any(found.covered[start:end]):
            continue
        if len(name) == 2 and inside_word(found, start, end):
            continue
        found.add(start, end, "established", names[name])
        follow_list(found, end, names[name])


def usual(found: Found, name: str) -> str:
    """The name that a document goes on with: 普京 for 弗拉基米尔·普京, 夏巴兹 for 夏巴兹·谢里夫."""
    if (whole := found.full.get(name)) and whole.startswith(name):
        return whole
    short, first = name.rsplit(DOTS[0], 1)[-1], name.split(DOTS[0], 1)[0]
    if short in found.sure and found.full.get(short) == name:
        return short
    return first if len(first) > 2 and first in found.sure else name


def inside_word(found: Found, start: int, end: int) -> bool:
    """A name of two characters that is part of an everyday word here: 万里 in 万里长征."""
    text, words = found.text, found.words
    around = [(start, end + 1), (start, end + 2), (start - 1, end), (start - 2, end), (start - 1, end + 1)]
    if any(a >= 0 and b <= len(text) and words.is_word(text[a:b]) for a, b in around):
        return True
    strong = words.follower(text, end) >= 1.5
    after = text[end : end + 1]
    if words.is_word(text[start:end]) and not strong:
        return True
    return bool(not strong and is_han(after) and words.frequency(text[end - 1 : end + 1]) > 200)
