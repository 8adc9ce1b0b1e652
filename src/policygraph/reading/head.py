"""The document's head: title, genre, number, issuers, recipients, dates, source, author."""

from __future__ import annotations

import re
from collections.abc import Mapping

from policygraph.reading.document import Field, Head
from policygraph.reading.history import find_history
from policygraph.schema import load_schema

_DAY = r"(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|\.\d{1,2}\.\d{1,2}|/\d{1,2}/\d{1,2})"
_CN_DAY = r"[一二][〇零○O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
_ISO = re.compile(r"((?:19|20)\d{2})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
_DATELINE = re.compile(
    r"(?:据)?(?P<wire>新华社|中新社|人民网|本报|本台)(?P<place>[一-龥·]{0,12}?)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:电|讯|消息)"
)
_MEDIA_LEAD = re.compile(r"(?P<media>央视网|新华网|人民网|中国网|央广网)消息(?:[（(]新闻联播[）)])?[：:]")
_PUBLISHED = re.compile(rf"(?:发布时间|发布日期|发表时间|发文日期|公布日期|时间|日期)[：:]?\s*({_DAY})")
_SOURCE = re.compile(
    r"(?:来源|发布人|信息来源|稿源)[：:]\s*([^\s，。；]{2,30}?)(?=\s|$|作者|责任编辑|发布时间|时间[：:]|\d+月)"
)
_BRACKET_DAY = re.compile(rf"^[（(]({_DAY}|{_CN_DAY})(?:，?[上下]午)?[）)]")
_DASH_DAY = re.compile(rf"^[—–-]+\s*({_DAY})在")
_NUMBER = re.compile(
    r"[一-龥]{1,12}[〔\[［【（(](?:19|20)\d{2}[〕\]］】）)](?:第)?\d{1,4}号|"
    r"(?:(?![年月日])[一-龥]){2,20}令\s?[（(]?第[\d一二三四五六七八九十百〇零]{1,6}号[）)]?"
)
_EFFECTIVE = re.compile(rf"(?:自|从)({_DAY})起(?:正式)?(?:施行|实施|执行|生效)|({_DAY})(?:起)?施行")
_BODY = re.compile(
    r"新华社|央视网|本报|人民网|中新社|[（(](?:19|20)\d{2}|—|发布时间|来源|第[一1][章条编]|目录|一、|各[省市区县级]|同志们|各位|为[了贯深进加]|根据|主席|\d{4}年|作者|文号|索引"
)
_TAG = re.compile(r"^(?:\[(?:视频|图文|文字)\]|【[^】]{2,6}】|#+\s*)+")
_NAME_LINE = re.compile(r"^(?:[一-龥]{4,30}\s)?([一-龥]{2,4})$")
_NOISE = frozenset({"首页", "正文", "当前位置", "打印", "字号", "大中小", "分享"})
_ADDRESSEES = re.compile(
    r"(?!同志|各位|女士|朋友|全文如下|现|为|根据)[^。；！？]{0,398}[委局厅部院会府行校司军办局属关位市县团、）][^。；！？：]{0,30}[：:]"
)
_UNIT = re.compile(
    r"(?:部|委|委员会|局|院|会|厅|室|政府|办公厅|办公室|署|行|总局|法院|检察院|中央|国务院|军委|公司|集团|大学|协会|联合会|革委会|党组|政协)$"
)
_ISSUING = re.compile(r"^(?P<who>[一-龥、（）《》\s]{2,120}?)(?:关于|印发|转发|公告|讣告|令$|通报|批转)")
_NEWS_VERB = re.compile("发表|举行|召开|会见|主持|出席|签署|强调|考察|发出|逝世|开幕|闭幕")
_TITLE_LINES = 6


def iso_day(text: str) -> str:
    """The ISO date of a written day, Arabic or Chinese; empty where there is none."""
    match = _ISO.search(text)
    if match:
        year, month, day = (int(g) for g in match.groups())
    else:
        chinese = re.search(_CN_DAY, text)
        if not chinese:
            return ""
        from policygraph.reading.articles import numeral

        digits = chinese.group().replace("○", "〇").replace("O", "〇").replace("0", "〇")
        year, month, day = (numeral(part) for part in re.split("[年月日]", digits)[:3])
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def title_end(text: str) -> int:
    """Where the title lines at the start of a clean text end: their line ends are wraps, not paragraphs."""
    position = 0
    for number, line in enumerate(text[:1500].split("\n")):
        if re.search(r"[。；！？]", line) or (number and (_ends_title(line) or number >= _TITLE_LINES)):
            break
        position += len(line) + 1
    return max(0, position - 1)


def _ends_title(line: str) -> bool:
    """Whether a line below the title's first is no part of it: the body's start, or an author's name."""
    surnames = load_schema().lexicon("surnames")
    name = 2 <= len(line) <= 4 and (line[:2] in surnames or line[0] in surnames)
    return name or len(line) > 60 or bool(_BODY.match(line) or "：" in line or _NUMBER.match(line))


def find_head(text: str, given: Mapping[str, Field]) -> Head:
    """The head of a clean text; ``given`` holds what a record or a page says (title, source, published, author)."""
    title = _official_title(text) or _first_title(text) or given.get("title")
    if title is None or _NUMBER.fullmatch(title.value) or _BRACKET_DAY.match(title.value):
        title = derived_title(text, _number(text, None))
    start = title.end if title else 0
    opening = text[: start + 1500]
    closing_from = max(start, len(text) - 400)
    history = find_history(text, start)
    number = _number(text, title)
    doc_type = _genre(title.value if title else "", opening, number.value if number else "", history)
    news = doc_type == "新闻报道"
    signed = _signed(text, start, closing_from, news)
    published = _published(text) or given.get("published")
    known = published or signed
    year = known.value[:4] if known else ""
    dateline = _DATELINE.search(opening)
    if published is None and dateline and year:
        day = f"{year}-{int(dateline['month']):02d}-{int(dateline['day']):02d}"
        published = Field(day, dateline.start("month"), dateline.end("day") + 1)
    promulgated = [p for p in history if p.action in ("公布", "发布") and p.date]
    if published is None and promulgated:
        published = Field(promulgated[0].date, promulgated[0].start, promulgated[0].end)
    return Head(
        title=title,
        doc_type=doc_type,
        doc_number=given.get("doc_number") or number,
        issuers=() if news else _issuers(text, title, closing_from, signed),
        recipients=_recipients(text, start),
        authors=_authors(text, title, doc_type, given),
        published=published,
        signed=signed,
        effective=_effective(text),
        source=given.get("source") or _source(text, opening, dateline),
        dateline_place=_place(dateline),
        history=history,
    )


def _field(text: str, start: int, end: int) -> Field:
    return Field("".join(text[start:end].split()), start, end)


def _first_title(text: str) -> Field | None:
    """The first line that can be a title: no breadcrumb, no sentence."""
    position = 0
    candidates = text[:2000].split("\n")
    for number, line in enumerate(candidates[:12]):
        tag = _TAG.match(line)
        start = position + (tag.end() if tag else 0)
        bare = text[start : position + len(line)].strip()
        position += len(line) + 1
        following = candidates[number + 1] if number + 1 < len(candidates) else ""
        breadcrumb = len(bare) < 8 and number < 4 and len(following) > len(bare) and not _BODY.match(following)
        if not bare or bare in _NOISE or (breadcrumb and not re.search(r"(?:报告|公报|讣告|通知|令)$", bare)):
            continue
        if re.search(r"[。；]", bare) or len(bare) > 160:
            return None
        body = _MEDIA_LEAD.search(bare) or _DATELINE.search(bare)
        if body:
            if body.start() < 6:
                return None
            bare = bare[: body.start()]
        law = re.match(r"(.{4,60}?)[（(]\d{4}年.*(?:通过|修订|修正|公布)", bare)
        if law:
            bare = law[1]
        return _tidy(text, start, start + len(bare))
    return None


def _tidy(text: str, start: int, end: int) -> Field:
    """A title without footnote marks, and once only where the page gives it twice (习近平：X X)."""
    bare = text[start:end].rstrip("※*")
    if re.search(r"[一-龥][1-9]$", bare):
        bare = bare[:-1]
    said = re.match(r"[一-龥]{2,4}：", bare)
    body = bare[said.end() :] if said else bare
    for cut in range(8, len(body) - 7):
        if body.startswith(body[cut:]) and len(body) - cut >= min(cut, 8):
            begin = start + (said.end() if said else 0)
            return _field(text, begin, begin + cut)
    return _field(text, start, start + len(bare))


def derived_title(text: str, number: Field | None) -> Field:
    """A name for a document whose title is not in the text: its number and kind, else its first clauses."""
    if number:
        kind = re.search(r"(通知|意见|通报|决定|批复|公告)(?:如下|给你们)", text[:3000])
        return Field(number.value + (kind[1] if kind else "通知"))
    body = _DATELINE.sub("", text[:600].lstrip(), count=1).lstrip()
    day = _BRACKET_DAY.match(body)
    speech = "讲话" if day else ""
    body = body[day.end() :].lstrip() if day else body
    sentence = re.split(r"[。；！？\n]", re.sub(r"^(?:同志们|各位|女士们|朋友们)[^\n]*\n", "", body), maxsplit=1)[0]
    return Field((iso_day(day[1]) + speech + "：" if day else "") + "".join(sentence.split())[:40].rstrip("，、"))


def _official_title(text: str) -> Field | None:
    """The title of an official text inside a page: the line above its number, 关于……的通知."""
    match = re.search(
        r"^((?:[一-龥、（）]{2,60})?关于[^\n。；]{4,80}(?:通知|意见|决定|通报|批复|函|办法|公告|方案))\n+"
        r"(?=[一-龥]{1,12}[〔\[［（(](?:19|20)\d{2}[〕\]］）)]\d{1,4}号)",
        text[:6000],
        re.MULTILINE,
    )
    return _field(text, match.start(1), match.end(1)) if match else None


def _genre(title: str, opening: str, number: str, history: tuple[object, ...]) -> str:
    """The genre (文种), from the title's ending and the head's other marks; see lexicon/doc_types.tsv."""
    bare = re.sub(r"[（(][^（）()]{1,12}[）)]$", "", title)
    if _NEWS_VERB.search(bare) and "关于" not in bare and "讣告" not in bare:
        return "新闻报道"
    for row in load_schema().table("doc_types"):
        endings, needs = row.many("endings"), row.many("needs")
        if any(bare.endswith(e) or (e.startswith("*") and e[1:] in bare) for e in endings) and (
            not needs or any(need in title or need in opening[:1200] or need in number for need in needs)
        ):
            return row["name"]
    return "新闻报道"


def _number(text: str, title: Field | None) -> Field | None:
    """The document's own number: above or below the title, or in the adoption note; not one cited in the text."""
    end = title.end if title else 0
    for match in _NUMBER.finditer(text[: end + 600]):
        line_start = text.rfind("\n", 0, match.start()) + 1
        before = text[line_start : match.start()].strip()
        if "《" in before or "》" in before or before.endswith(("（", "(")):
            continue
        if not before or before.endswith(("日", "文号：", "字号：")):
            return _field(text, match.start(), match.end())
    return None


def _published(text: str) -> Field | None:
    for match in _PUBLISHED.finditer(text):
        if match.start() < 800 or match.end() > len(text) - 300:
            day = iso_day(match[1])
            if day:
                return Field(day, match.start(1), match.end(1))
    return None


def _signed(text: str, start: int, closing_from: int, news: bool) -> Field | None:
    """The date in brackets under the title, or that of the signature at the end."""
    position = start
    for line in text[start : start + 400].split("\n")[:8]:
        match = _BRACKET_DAY.match(line) or _DASH_DAY.match(line)
        if match and not re.search(r"通过|修订|修正|公布", line):
            return Field(iso_day(match[1]), position + match.start(1), position + match.end(1))
        position += len(line) + 1
    if news:
        return None
    for match in reversed(list(re.finditer(rf"({_DAY}|{_CN_DAY})$", text[closing_from:], re.MULTILINE))):
        line_start = text.rfind("\n", 0, closing_from + match.start()) + 1
        before = text[line_start : closing_from + match.start()].strip()
        if len(before) <= 40 and not re.search(r"[，。；：]|自|至", before):
            return Field(iso_day(match[1]), closing_from + match.start(1), closing_from + match.end(1))
    return None


def _effective(text: str) -> Field | None:
    for part in (text[:1500], text[-1500:]):
        match = _EFFECTIVE.search(part)
        if match:
            offset = 0 if part is text[:1500] or len(text) <= 1500 else len(text) - len(part)
            group = 1 if match[1] else 2
            start = text.find(match[group], offset)
            return Field(iso_day(match[group]), start, start + len(match[group]))
    return None


def _issuers(text: str, title: Field | None, closing_from: int, signed: Field | None) -> tuple[Field, ...]:
    """The issuing bodies: before 关于 in the title, else the lines above the signature's date."""
    if title:
        match = _ISSUING.match(text[title.start : title.end])
        if match:
            return tuple(_bodies(text, title.start + match.start("who"), title.start + match.end("who")))
    if signed and signed.start >= closing_from:
        before = text[: signed.start].rstrip("\n ")
        start = before.rfind("\n") + 1
        if 2 <= len(before) - start <= 60 and not re.search(r"[。；：！？]", before[start:]):
            return tuple(_bodies(text, start, len(before)))
    return ()


def _bodies(text: str, start: int, end: int) -> list[Field]:
    found = []
    for match in re.finditer(r"[^、\s，]+", text[start:end]):
        name = match.group()
        if _UNIT.search(name):
            found.append(_field(text, start + match.start(), start + match.end()))
    return found


def _recipients(text: str, start: int) -> tuple[Field, ...]:
    """The 主送 line: before the body, ends with a colon, names bodies."""
    position = start
    for line in text[start : start + 900].split("\n")[:8]:
        stripped = line.strip()
        if _ADDRESSEES.fullmatch(stripped):
            at = position + line.index(stripped)
            return (_field(text, at, at + len(stripped) - 1),)
        position += len(line) + 1
    return ()


def _authors(text: str, title: Field | None, doc_type: str, given: Mapping[str, Field]) -> tuple[Field, ...]:
    if doc_type not in ("讲话", "致辞", "演讲", "贺词", "署名文章", "论述摘编", "政府工作报告", "报告"):
        return (given["author"],) if "author" in given else ()
    if title:
        match = re.match(r"([一-龥·]{2,4})(?:[：:]|在(?=.{4,}上的))", title.value)
        if match:
            return (Field(match[1], title.start, title.start + len(match[1])),)
        position = title.end
        for line in text[title.end : title.end + 400].split("\n")[:6]:
            bare = re.sub(r"^[（(][^（）()]*[）)]", "", line).strip()
            name = _NAME_LINE.match(bare)
            if name and position > title.end:
                at = position + line.rindex(name[1])
                return (Field(name[1], at, at + len(name[1])),)
            position += len(line) + 1
    return (given["author"],) if "author" in given else ()


def _source(text: str, opening: str, dateline: re.Match[str] | None) -> Field | None:
    for match in _SOURCE.finditer(text):
        if match.start() < 800 or match.end() > len(text) - 300:
            return Field(re.sub(r"[\s“”]", "", match[1]), match.start(1), match.end(1))
    lead = _MEDIA_LEAD.search(opening)
    if lead:
        return _field(text, lead.start("media"), lead.end("media"))
    if dateline:
        return _field(text, dateline.start("wire"), dateline.end("wire"))
    return None


def _place(dateline: re.Match[str] | None) -> Field | None:
    if dateline and dateline["place"]:
        return Field(dateline["place"], dateline.start("place"), dateline.end("place"))
    return None
