"""Documents: 《titles》, laws and plans without marks, 本法 and 《通知》, orders by number, speeches in brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from policygraph.extraction.context import Context
from policygraph.extraction.model import Mention, Ref

# A law's short name goes on in these (刑法学, 宪法宣誓, 审计法规): then it is not the law that is meant.
_NOT_AFTER = re.compile(r"规(?!定)|[律院制治庭定人则官学理典草]|宣誓|法[规院]|委员会|(?:及其实施细则)?精神")
_ORDERS = "通知|意见|决定|决议|规定|办法|条例|公报|公告|通报|报告|细则|准则|规则|批复|函|解释"
_KINDS = _ORDERS + "|方案|规划|纲要|协定|条约|宣言|声明|计划|清单|倡议|白皮书|建议|章程|规程"
_SELF = re.compile(rf"本(?:法|{_KINDS})(?![人院庭])")
_SHORT = re.compile(rf"(?:[一-龥]{{0,2}})(?:{_KINDS}|法)$")
_ORDER = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,6}号(?:中华人民共和国)?(?:主席令|国务院令)|(?:中华人民共和国)?(?:主席|国务院)令[（(]?第[一二三四五六七八九十百零〇\d]{1,6}号[）)]?"
)
# 《决定（讨论稿）》 is the decision itself before it was passed.
_DRAFT = re.compile(r"[（(](?:讨论稿|送审稿|审议稿|征求意见稿|修订草案|修正案草案|草案|草案稿)[）)]$")
_SPEECH = re.compile(r"（(?:\d{4}年\d{1,2}月\d{1,2}日)?(在[^（）。]{4,60}?的(?:讲话|报告|致辞|演讲|发言|说明))）")
_BRACKET_ALIAS = re.compile(r"[（(]以下(?:简称|称)[“《]?([^”》）)，。]{2,20})[”》]?[）)]")
# Its number behind a title belongs to it: 《……规划》（国发〔2009〕14号）.
_NUMBERED = re.compile(r"[（(]([一-龥]{1,12}[〔\[［【（(]\d{4}[〕\]］】）)]第?\d{1,4}号)[）)]")
# What a people's congress deals with without 《》: 审议了省人民政府关于……的报告、关于……的报告.
_DEALT = re.compile(
    r"(?:通过|批准|审议|审查|审查和批准|作出|听取)(?:了)?(?P<list>[^。；《》]{0,24}?关于[^，。；《》]{4,120}?的(?:决议|决定|(?:审查)?报告|议案|说明|汇报)"
    r"(?:[、，和及](?:以及)?[^。；《》、，]{0,24}?关于[^，。；《》]{4,60}?的(?:决议|决定|报告|议案|说明))*)"
)
_DEALT_ITEM = re.compile(r"关于[^，。；《》]{4,120}?的(?:决议|决定|(?:审查)?报告|议案)(?=$|[、，和及])")
# A bill that a congress deals with, of a law that is not yet: 审议能源法草案、关税法草案.
_BILL = re.compile(
    r"(?:(?<=审议)|(?<=审议了)|(?<=关于)|(?<=通过)|(?<=通过了)|(?<=提请)|(?<=草案、))(?!提请|审议|关于|了)"
    r"(?P<law>[一-龥]{2,16}?(?:法|条例))(?:修订|修正)?草案"
)
_INNER = str.maketrans("〈〉", "《》")  # marks inside marks are set both ways
# 中华人民共和国公民的合法权益, ……主管部门依法登记: no law's name ends or goes on like this.
_NO_LAW = re.compile(r"(?:[依司合本执非违立守方无])法$|公民|法人|以后|没有|有关|主管|地区|境内|境外")
_FULL = re.compile(r"中华人民共和国(?!境)(?:(?!的)[一-龥、]){1,30}?(?:法|条例)(?![律规院治定人则官学兰国方])")


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of documents, names joined and without 《》; short names learned from （以下简称…）."""
    titles = list(_titles(context))
    yield from titles
    spans = [(m.outer[0], m.outer[1]) for m in titles]
    for annex in _annexes(context):
        if not _inside(annex.start, spans):
            titles.append(annex)
            yield annex
    taken = [(m.outer[0], m.outer[1]) for m in titles]
    for mention in sorted(_unmarked(context), key=lambda m: m.start):
        if not _inside(mention.start, taken):
            yield mention


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    i = bisect_right(spans, (position, 1 << 60)) - 1
    return i >= 0 and spans[i][0] <= position < spans[i][1]


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Spans of outermost 《…》, marks included; an unclosed mark is passed over."""
    position = text.find("《")
    while position >= 0:
        depth, i = 0, position
        limit = min(len(text), position + 400)
        while i < limit:
            char = text[i]
            if char == "《":
                depth += 1
            elif char == "》":
                depth -= 1
                if depth == 0:
                    yield position, i + 1
                    break
            elif char == "\n":
                break
            i += 1
        position = text.find("《", max(i, position + 1))


def _titles(context: Context) -> Iterator[Mention]:
    text = context.text
    laws = context.schema.lexicon("laws")
    media = context.schema.lexicon("institutions")
    own = context.document.head.title
    by_kind: dict[str, str] = {}
    learned: dict[str, str] = {}
    brackets = [(a, b, "".join(text[a + 1 : b - 1].split()).translate(_INNER)) for a, b in _brackets(text)]
    passed = {name for _, _, name in brackets}
    for a, b, name in brackets:
        if (final := _DRAFT.sub("", name)) in passed:
            name = final  # the draft of what the same text tells the passing of
        if not name:
            continue
        entry = media.get(name)
        if entry is not None and entry.row["kind"] == "media":
            continue
        if name in learned:
            yield Mention("Document", a + 1, b - 1, learned[name], "document:short-name", a, b)
            continue
        kind = _DRAFT.sub("", name)
        if len(kind) <= 4 and _SHORT.fullmatch(kind) and kind not in laws:
            name = kind
            target = by_kind.get(name) or (own.value if own and own.value.endswith(name) else "")
            if target:
                yield Mention("Document", a + 1, b - 1, target, "document:kind", a, b, alias=False)
            continue
        law = laws.get(name)
        full = law.name if law else name
        plain = re.sub("[（(][^（）()]*[）)]$", "", name)  # ……规划（2021—2035年）
        for length in (1, 2, 3):
            by_kind[name.rstrip("）)")[-length:]] = full
            by_kind[plain[-length:]] = full
        follow = _BRACKET_ALIAS.match(text, b)
        if follow:
            learned["".join(follow[1].split())] = full
        number = _NUMBERED.match(text, b)
        if number:
            context.aliases.setdefault(Ref("Document", full), set()).add(number[1])
        yield Mention("Document", a + 1, b - 1, full, "document:title", a, number.end() if number else b)
    yield from _again(context, sorted(passed), [(a, b) for a, b, _ in brackets])
    for short, full in learned.items():
        context.aliases.setdefault(Ref("Document", full), set()).add(short)


# Texts in traditional script set titles in the marks of quotations: 「數位發展部組織法」.
_CORNERS = re.compile(rf"“([^“”\n]{{2,40}}?(?:{_KINDS}|法|计画|方案|草案|宣言|施政方针))(?:（[^（）]{{1,16}}）)?”")


# 附件：1.……任务分解表 / 2.……建设指南
_ANNEX = re.compile(
    r"^[ 　]*附件[：:][ 　]*(?P<first>(?:1[.．、])?[^\n]{4,50})(?P<more>(?:\n[ 　]*\d{1,2}[.．、][^\n]{4,50})*)$",
    re.MULTILINE,
)
_ANNEXED = re.compile(r"(?:\d{1,2}[.．、][ 　]*)?《?([^\n《》]{4,50}?)》?[ 　]*(?:\n|$)")


def _annexes(context: Context) -> Iterator[Mention]:
    """The texts that a notice lists as its annexes."""
    for block in _ANNEX.finditer(context.text):
        for item in _ANNEXED.finditer(context.text, block.start("first"), block.end()):
            name = "".join(item[1].split())
            if re.search("[\u4e00-\u9fff]{4}", name) and not re.search("[。；]", name):
                yield Mention("Document", item.start(1), item.end(1), name, "document:annex")


_LONG = 9  # characters from which a title is told without its marks


def _again(context: Context, names: list[str], marked: list[tuple[int, int]]) -> Iterator[Mention]:
    """A long title that the text has in 《》, where it heads the attached text without them."""
    for name in names:
        if len(name) < _LONG or not re.search(rf"(?:{_KINDS}|方案)(?:（[^）]*）)?$", name):
            continue
        for match in re.finditer(rf"^[ 　]*({re.escape(name)})[ 　]*$", context.text, re.MULTILINE):
            if not _inside(match.start(1), marked):
                yield Mention("Document", match.start(1), match.end(1), name, "document:again")


_REVISED = re.compile("新?(?:修订|修改)后?的$")  # 通过了|新修订的|原子能法


def _unmarked(context: Context) -> Iterator[Mention]:
    text = context.text
    if context.traditional:
        for match in _CORNERS.finditer(text):
            yield Mention("Document", match.start(1), match.end(1), match[1], "document:title", *match.span())
    own = context.document.head.title
    for start, end, entry in context.schema.lexicon("laws").find(text):
        if entry.row["unmarked"] == "1" and text.startswith("修正案", end):
            yield Mention("Document", start, end + 3, entry.name + "修正案", "document:law")
        elif entry.row["unmarked"] == "1" and text.startswith("草案", end):  # of a law that was not yet
            yield Mention("Document", start, end + 2, entry.surface + "草案", "document:bill")
        elif entry.row["unmarked"] == "1" and not _NOT_AFTER.match(text, end):
            revised = _REVISED.search(text, max(0, start - 5), start)
            outer = revised.start() if revised else start
            yield Mention("Document", start, end, entry.name, "lexicon:laws", outer, end)
    for match in _FULL.finditer(text):
        if match.group() not in context.schema.lexicon("laws") and not _NO_LAW.search(match.group()):
            yield Mention("Document", match.start(), match.end(), match.group(), "document:law")
    number = context.document.head.doc_number
    for match in _ORDER.finditer(text):
        if number and match[0] == number.value:
            continue  # its own
        yield Mention("Document", match.start(), match.end(), match.group(), "document:order")
    for match in _DEALT.finditer(text):
        for item in _DEALT_ITEM.finditer(match["list"]):
            start = match.start("list") + item.start()
            yield Mention("Document", start, start + len(item[0]), item[0], "document:dealt-with")
            body = match["list"][: item.start()]
            if body and "关于" not in body:  # 中央纪律检查委员会|关于……的审查报告
                context.aliases.setdefault(Ref("Document", item[0]), set()).add(body + item[0])
    for match in _BILL.finditer(text):
        if match["law"] not in context.schema.lexicon("laws"):
            yield Mention("Document", match.start(), match.end(), match[0], "document:bill")
            context.aliases.setdefault(Ref("Document", match[0]), set()).add(match["law"])
    for match in _SPEECH.finditer(text):
        yield Mention("Document", match.start(1), match.end(1), match[1], "document:speech")
    if own:
        for match in _SELF.finditer(text):
            kind = match.group()[1:]
            if own.value.rstrip("）)").endswith(kind[-1]):
                yield Mention("Document", match.start(), match.end(), own.value, "document:self", alias=False)
        if own.end > own.start:
            yield Mention("Document", own.start, own.end, own.value, "document:own-title")
