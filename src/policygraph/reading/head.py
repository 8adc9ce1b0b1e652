"""The document's head: title, genre, number, issuers, recipients, dates, source, author."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from policygraph.reading.days import ANY_DAY, iso_day
from policygraph.reading.days import CHINESE_DAY as _CN_DAY
from policygraph.reading.days import DAY as _DAY
from policygraph.reading.document import Field, Head, Passage
from policygraph.reading.genre import NEWS, find_genre
from policygraph.reading.history import find_history
from policygraph.reading.press import Dateline, find_dateline, lead_medium, page_day, page_source, report_year
from policygraph.reading.promulgation import find_promulgation
from policygraph.reading.script import chinese_marks, simplified
from policygraph.reading.titles import BODIES_LINE, NUMBER, author_name, derived_title, find_title, joined

_BRACKET_DAY = re.compile(rf"^[（(]({_DAY}|{_CN_DAY})(?:，?[上下]午)?(?:，[一-龥]{{2,8}})?[）)]")
_BRACKET_MONTH = re.compile(r"^[（(]?((?:19|20)\d{2})年(\d{1,2})月[）)]?$", re.MULTILINE)
_DASH_DAY = re.compile(rf"^[—–-]+\s*({_DAY})在")
_IN_FORCE = re.compile(r"日(?:起(?:正式)?(?:施行|实施|执行|生效)|施行)")
_FROM = re.compile(
    rf"(?:(?:自|从|由|于)?(?P<day>{_DAY}|{_CN_DAY})|[自从](?P<act>(?:公布|发布|颁布|印发|下发|签署|签发|批准|公告)之日))(?<=日)$"
)
_OWN = re.compile(
    r"本[一-龥]{0,4}?(?:法|条例|规定|办法|细则|规则|解释|决定|批复|通知|意见|规范|准则|安排|修正案|方案|章程|公告|通则|制度|程序)"
    r"(?:（[^）]*）)?[^。；\n]{0,12}$"
)
_SPEAKER = re.compile(
    r"(?:主席|总书记|总理|委员长|书记|[省市州县区部]长|主任)([一-龥·]{2,4}?)(?:[通在向][^。]{2,60}|，)?"
    r"发表[^。]{0,24}[。，]全文如下"
)
_ADDRESSEES = re.compile(
    r"(?!同志|各位|女士|朋友|全文如下|现|为|根据|第[一二三]条|[一-龥]{2,10}(?:消息|讯)(?:（|：))[^。；！？]{0,398}[委局厅部院会府行校司军办局属关位市县团、）][^。；！？：]{0,30}[：:]"
)
_RESOLVING = re.compile(r"选举|下列|任命|免去|决定|通过|批准|接受|推选|补选|提请|提名|公布|名单|如下")  # 现决定任命：
_SIGNATURE = re.compile(r"[^。；：！？]{2,60}")
_PAPER = re.compile("(?:决定|通知|意见|通报|公告|通告|方案|规划|倡议书)$")
_SIGNATORIES = 12  # lines: joint notices are signed by many
_UNIT = re.compile(
    r"(?:部|委|委员会|局|院|会|厅|室|政府|办公厅|办公室|署|行|总局|法院|检察院|中央|国务院|军委|公司|集团|大学|协会|联合会|革委会|党组|政协|主席团|党委|支部|监委|指挥部|领导小组|银行|联|协|办|团|校|中心|人大|海关|所|交易所|总队|支队|联社|使馆|社|(?<![公通简])报|网|(?<!公)司)$"
)
_ISSUING = re.compile(
    r"^(?P<who>[一-龥、（）《》\s]{2,120}?)(?:关于|印发|转发|公告|讣告|令$|通报|批转|任免(?:名单|国家工作人员))"
)


def find_head(text: str, given: Mapping[str, Field]) -> Head:
    """The head of a clean text; ``given`` holds what a record or a page says (title, source, published, author).

    Texts in traditional script are read by the same rules; titles, names and numbers stay in their own script.
    """
    plain = chinese_marks(simplified(text))
    head = _find_head(plain, given)
    if plain is text:
        return head

    def own(field: Field | None) -> Field | None:
        if field is None or field.value != "".join(plain[field.start : field.end].split()):
            return field
        return joined(text, field.start, field.end)

    def all_own(fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(own(field) or field for field in fields)

    return replace(
        head,
        title=own(head.title),
        doc_number=own(head.doc_number),
        source=own(head.source),
        dateline_place=own(head.dateline_place),
        issuers=all_own(head.issuers),
        recipients=all_own(head.recipients),
        authors=all_own(head.authors),
    )


def _find_head(text: str, given: Mapping[str, Field]) -> Head:
    order = find_promulgation(text)
    title = order.title if order else find_title(text) or given.get("title")
    named = title is not None
    start = title.end if title else 0
    opening_end = min(len(text), start + 1500)
    closing_from = max(start, len(text) - 400)
    number = _number(text, title)
    signed = _signed(text, title, closing_from)
    issuers = _issuers(text, title, closing_from, signed)
    if title is None:
        title = derived_title(text, number, issuers)
    history, in_force = find_history(text, start)
    if order:
        history = history or order.history
        signed = order.published or signed
        issuers = issuers or _order_issuers(text, order.title.start, order.published)
    number = _last_order(text, history) or number
    note = number.value if number else ""
    doc_type = find_genre(title.value, text, start, note, history, named=named)
    dateline = find_dateline(text, opening_end)
    if doc_type == "新闻报道" and dateline is None and _signed_article(text, start):
        doc_type = "署名文章"
    news = doc_type in NEWS
    if news:  # a report tells of other texts being passed: that is not its own adoption note
        history, in_force, issuers = (), None, ()
        signed = signed if signed and signed.start < closing_from else None
    published = page_day(text) or given.get("published") or (order.published if order else None)
    if news and published is None and (published := _day_below(text, start)) == signed:
        signed = None
    published = published or _promulgated(text, dateline, signed, history)
    if (
        news and published is None and (day := re.search(rf"^{_DAY}|{_DAY}$", title.value)) and title.end
    ):  # 新闻联播 2021-04-27
        published = Field(iso_day(day[0]), title.start, title.end) if iso_day(day[0]) else None
    if doc_type == "白皮书":
        published = published or _month_below(text, start)
    if doc_type in ("白皮书", "报告"):
        issuers = issuers or _issuers_below(text, start)
    medium = page_source(text) or lead_medium(text, opening_end) or (dateline.wire if dateline else None)
    return Head(
        title=title,
        doc_type=doc_type,
        doc_number=given.get("doc_number") or number,
        issuers=issuers,
        recipients=_recipients(text, start),
        authors=_authors(text, title, doc_type, given),
        published=published,
        signed=signed,
        effective=in_force or _effective(text, _latest(history) or published or signed),
        source=given.get("source") or medium,
        dateline_place=dateline.place if dateline else None,
        history=history,
    )


def _promulgated(
    text: str, dateline: Dateline | None, signed: Field | None, history: tuple[Passage, ...]
) -> Field | None:
    """The day of the dateline, else that on which the text as it stands was promulgated."""
    if dateline:
        when = dateline.month_day
        stated = re.search(r"(20\d{2})年$", text[max(0, when.start - 5) : when.start])
        year = stated[1] if stated else signed.value[:4] if signed else report_year(text, when.value)
        day = iso_day(f"{year}-{when.value}")
        if day:
            return Field(day, when.start, when.end)
    return _latest(tuple(p for p in history if p.action in ("公布", "发布")))


def _latest(history: tuple[Passage, ...]) -> Field | None:
    """The day on which the text as it stands was promulgated: that of the note's last 公布, else its only step."""
    promulgated = [p for p in history if p.date and p.action in ("公布", "发布")] or list(history[:1])
    return Field(promulgated[-1].date, promulgated[-1].start, promulgated[-1].end) if promulgated else None


def _number(text: str, title: Field | None) -> Field | None:
    """The document's own number: above or below the title, or in the adoption note; not one cited in the text."""
    end = title.end if title else 0
    for match in NUMBER.finditer(text[: end + 600]):
        line_start = text.rfind("\n", 0, match.start()) + 1
        before = text[line_start : match.start()].strip()
        if "《" in before or "》" in before or before.endswith(("（", "(")):
            continue
        if not before or before.endswith(("日", "文号：", "字号：")):
            return joined(text, match.start(), match.end())
    return None


def _last_order(text: str, history: tuple[Passage, ...]) -> Field | None:
    """The number of the order that promulgated the text as it stands, where the note names several."""
    for passage in reversed(history):
        order = NUMBER.search(text, passage.start, passage.end)
        if order and passage.action in ("公布", "发布"):
            return joined(text, order.start(), order.end())
    return None


def _signed(text: str, title: Field | None, closing_from: int) -> Field | None:
    """The date in brackets under the title, or that of the signature at the end."""
    start = title.end if title else 0
    within = re.search(rf"——\s*({_DAY})在", text[title.start : title.end]) if title and title.end else None
    if within and title and iso_day(within[1]):
        return Field(iso_day(within[1]), title.start + within.start(1), title.start + within.end(1))
    position = start
    for line in text[start : start + 400].split("\n")[:8]:
        match = _BRACKET_DAY.match(line) or _DASH_DAY.match(line)
        if match and iso_day(match[1]) and not re.search(r"通过|修订|修正|公布|批准", line):
            return Field(iso_day(match[1]), position + match.start(1), position + match.end(1))
        position += len(line) + 1
    for match in reversed(
        list(re.finditer(rf"({ANY_DAY})(?:于[一-龥]{{2,8}}|（星期[一-龥]）)?$", text[closing_from:], re.MULTILINE))
    ):
        line_start = text.rfind("\n", 0, closing_from + match.start()) + 1
        before = text[line_start : closing_from + match.start()].strip()
        if len(before) <= 40 and iso_day(match[1]) and not re.search(r"[，。；：]|自|至", before):
            return Field(iso_day(match[1]), closing_from + match.start(1), closing_from + match.end(1))
    return _attached(text, title) or _day_below(text, start)


def _month_below(text: str, start: int) -> Field | None:
    """The month in brackets under the title of a white paper."""
    month = _BRACKET_MONTH.search(text, start, start + 200)
    return Field(f"{month[1]}-{int(month[2]):02d}", month.start(1), month.end(2) + 1) if month else None


def _issuers_below(text: str, start: int) -> tuple[Field, ...]:
    """The body that signs under the title, its name over one line or two (中华人民共和国 / 国务院新闻办公室)."""
    for match in re.finditer(
        r"^[ 　]*(?:中华人民共和国[ 　]*\n*[ 　]*)?([一-龥]{3,20})[ 　]*$", text[start : start + 200], re.MULTILINE
    ):
        if _UNIT.search(match[1]):
            return (joined(text, start + match.start(1), start + match.end(1)),)
    return ()


def _attached(text: str, title: Field | None) -> Field | None:
    """The day of the signature in front of the text that a notice carries: the issuer's line, then the day's."""
    if title is None or not re.search("通知|转发|印发|公布|批复|函$", title.value):
        return None
    for match in re.finditer(
        rf"\n[ 　]*(?P<who>[一-龥、 　]{{2,60}})\n+[ 　]*(?P<day>{ANY_DAY})[ 　]*\n", text[title.end :]
    ):
        bodies = ["".join(b.split()) for b in re.split("[、 　]{2,}|、", match["who"].strip())]
        if iso_day(match["day"]) and all(b and title.value.startswith(bodies[0]) and _UNIT.search(b) for b in bodies):
            return Field(iso_day(match["day"]), title.end + match.start("day"), title.end + match.end("day"))
    return None


def _day_below(text: str, start: int) -> Field | None:
    """The day that is a line of its own right below the title."""
    alone = re.match(rf"\s*[（(]?({ANY_DAY})[）)]?\s*\n", text[start : start + 60])
    day = iso_day(alone[1]) if alone else ""
    return Field(day, start + alone.start(1), start + alone.end(1)) if alone and day else None


def _effective(text: str, day: Field | None) -> Field | None:
    """The day from which the text says it is in force; 自公布之日起 is the day it was published or signed.

    A text may name such days of other texts: 本法, 本条例 … before it tells its own, the last where there are several.
    """
    own: list[Field] = []
    others: list[Field] = []
    for match in _IN_FORCE.finditer(text):
        before = _FROM.search(text, max(0, match.start() - 40), match.start() + 1)
        if before is None:
            continue
        if before["day"]:
            if not iso_day(before["day"]):
                continue
            found = Field(iso_day(before["day"]), before.start("day"), before.end("day"))
        elif day is not None:
            found = Field(day.value, before.start("act"), match.end())
        else:
            continue
        mine = _OWN.search(text, max(0, before.start() - 30), before.start())
        near = match.start() < 1500 or match.end() > len(text) - 1500
        if mine:
            own.append(found)
        elif near and before["day"]:
            others.append(found)
    return own[-1] if own else others[0] if others else None


def _issuers(text: str, title: Field | None, closing_from: int, signed: Field | None) -> tuple[Field, ...]:
    """The issuing bodies: before 关于 in the title, else the lines above the signature's date."""
    if title:
        below = text[title.end : title.end + 120].lstrip("\n").partition("\n")[0]
        if BODIES_LINE.fullmatch(below) and _PAPER.search(title.value):
            at = text.index(below, title.end)
            return tuple(_bodies(text, at, at + len(below)))
        match = _ISSUING.match(text[title.start : title.end])
        named = match and _bodies(text, title.start + match.start("who"), title.start + match.end("who"))
        if named:
            return _joined_by_signature(text, named, signed)
    if signed and signed.start >= closing_from:
        stop = signed.start
        found: list[Field] = []
        for _ in range(_SIGNATORIES):
            before = text[:stop].rstrip("\n ")
            start = before.rfind("\n") + 1
            bodies = _bodies(text, start, len(before)) if _SIGNATURE.fullmatch(before, start) else []
            if not bodies:
                break
            found = bodies + found
            stop = start
        return tuple(found)
    return ()


def _joined_by_signature(text: str, named: list[Field], signed: Field | None) -> tuple[Field, ...]:
    """The bodies of the title, or all that sign where the title names the first of them only."""
    above = text[: signed.start].rstrip("\n 　") if signed and signed.start else ""
    line = above.rfind("\n") + 1
    signing = _bodies(text, line, len(above)) if above and len(above) - line <= 120 else []
    if len(named) == 1 and len(signing) > 1 and signing[0].value == named[0].value:
        return tuple(signing)
    return tuple(named)


def _order_issuers(text: str, stop: int, day: Field | None) -> tuple[Field, ...]:
    """The bodies in the heading of an order (中华人民共和国国务院 令) and in the signature above its day."""
    heading = re.match(r"((?:[一-龥、\s]{2,60}\n?){1,12}?)\s*(?:令|公\s*告)(?=\s|[（(〔第])", text[:stop])
    lines = list(re.finditer(r"[^\n]+", text[: heading.end(1)])) if heading else []
    found = [b for line in lines for b in _bodies(text, line.start(), line.end())]
    if day and not found:
        above = list(re.finditer(r"[^\n]+", text[: day.start]))
        for line in above[-_SIGNATORIES:]:
            if _SIGNATURE.fullmatch(text, line.start(), line.end()):
                found += _bodies(text, line.start(), line.end())
    return tuple(found)


def _bodies(text: str, start: int, end: int) -> list[Field]:
    found = []
    for match in re.finditer(r"[^、\s，]+", text[start:end]):
        name = match.group()
        if _UNIT.search(name):
            found.append(joined(text, start + match.start(), start + match.end()))
    return found


def _recipients(text: str, start: int) -> tuple[Field, ...]:
    """The 主送 line: before the body, ends with a colon, names bodies."""
    position = start
    for line in text[start : start + 900].split("\n")[:8]:
        stripped = line.strip()
        if _ADDRESSEES.fullmatch(stripped) and not _RESOLVING.search(stripped):
            at = position + line.index(stripped)
            return (joined(text, at, at + len(stripped) - 1),)
        position += len(line) + 1
    return ()


def _signed_article(text: str, start: int) -> bool:
    """Whether the line below the title names its author with the office: 水利部党组书记、部长　李明远."""
    line = text[start : start + 120].lstrip("\n").split("\n")[0]
    name = author_name(line.strip())
    return bool(name) and len("".join(line.split())) >= len(name) + 4


def _authors(text: str, title: Field | None, doc_type: str, given: Mapping[str, Field]) -> tuple[Field, ...]:
    if doc_type not in ("讲话", "致辞", "演讲", "贺词", "署名文章", "论述摘编", "政府工作报告", "报告"):
        said = _SPEAKER.search(text, 0, 300) if doc_type in NEWS else None
        if said:  # a report that carries the full text of what somebody gave
            return (Field(said[1], said.start(1), said.end(1)),)
        return (given["author"],) if "author" in given else ()
    if title:
        match = re.match(
            r"([一-龥·]{2,4})(?:[：:]|在(?=.{4,}上的)|[给致](?=.{2,}的(?:回信|复信|贺信|贺电|慰问信|信)$))", title.value
        )
        if match:
            return (Field(match[1], title.start, title.start + len(match[1])),)
        position = title.end
        for line in text[title.end : title.end + 400].split("\n")[:6]:
            bare = re.sub(r"^[（(][^（）()]*[）)]", "", line).strip()
            name = author_name(bare)
            if name and position > title.end:
                at = position + line.rindex(name)
                return (Field(name, at, at + len(name)),)
            position += len(line) + 1
    said = _SPEAKER.search(text, 0, 300)
    if said:  # the report that carries the full text names who gave it
        return (Field(said[1], said.start(1), said.end(1)),)
    return (given["author"],) if "author" in given else ()
