"""What a medium sets around a text: dateline (新华社北京2月1日电), lead (央视网消息：), 发布时间 and 来源 lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policygraph.reading.articles import numeral
from policygraph.reading.days import DAY, iso_day
from policygraph.reading.document import Field
from policygraph.reading.titles import joined
from policygraph.schema import load_schema

_WIRES = "新华社|中新社|中国新闻社|人民网|本报|本台|本网|本刊"
_MEDIUM = r"[一-龥]{2,12}?(?:[日晚时晨商早周快]报|青年报|法[治制]报|报|通讯社|社|网|电视台|电台|台|客户端|融媒体中心)"
_NUM = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_TAIL = rf"(?:20\d{{2}}年)?(?P<month>{_NUM})月(?P<day>{_NUM})日(?:专?电|讯|消息)"
# Known agencies open a report anywhere (a page may glue the title to it), any other medium only a line.
_AGENCY = re.compile(rf"(?:据)?(?P<wire>{_WIRES})(?P<place>[一-龥·]{{0,12}}?){_TAIL}")
_LOCAL = re.compile(rf"^[（(【]?(?:据)?(?P<wire>{_MEDIUM})(?P<place>[一-龥·]{{0,8}}?){_TAIL}", re.MULTILINE)
_LEAD = re.compile(
    r"(?:^|(?<=[\n　 ]))(?P<media>[一-龥]{2,8}?(?:网|报|社|台|客户端))(?:消息|讯)(?:[（(][^）)]{2,12}[）)])?[：:]|"
    r"(?:^|(?<=\n))(?P<site>[一-龥]{2,12}?网站)(?:消息|讯)(?=[ 　])|"
    r"(?P<known>央视网|新华网|人民网|中国网|央广网)消息(?:[（(][^）)]{2,12}[）)])?[：:]"
)
_TIMES = "发布时间|发布日期|发表时间|发文日期|公布日期|更新时间|时间|日期"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_MEDIUM_LINE = r"(?:^|\n)[一-龥]{2,10}(?:[日晚]报|网|网消息（新闻联播）|通讯社)"
# The lines that tell the day of publication; of several in a text the first counts.
_PUBLISHED = tuple(
    re.compile(line)
    for line in (
        rf"(?<!成文)(?:{_TIMES})[：:]?\s*(?P<day>{DAY})",
        rf"(?:^|[\n　 |｜（(])(?P<day>{DAY})"
        rf"(?=\s*(?:{_CLOCK}|(?:来源|稿源|作者|编辑|责任编辑|浏览|阅读|字号)|{_MEDIUM}[ 　]*(?:\n|$)))",
        rf"(?:来源|稿源)[：:][^\s，。\d]{{2,20}}[ 　]*(?P<day>{DAY})",  # 来源：央视网 2024年06月20日
        rf"{_MEDIUM_LINE}[ 　]*(?P<day>{DAY})",  # 安徽日报 2024年5月29日
        rf"[一-龥]{{2}}[日晚]报[ 　]*(?P<day>{DAY})(?=[ 　]*(?:第|\n))",  # the same glued to the headline
        rf"^(?P<day>{DAY})[一-龥]{{2,6}}报[ 　]*第\s*\d+\s*版",  # 2000年9月14日人民日报 第1版
        rf"《\s*[一-龥 ]{{2,8}}[报刊]\s*》[ 　]*[（(]\s*(?P<day>{DAY})",  # 《人民日报》（2023年12月14日 第01版）
        rf"(?:{_TIMES})[：:]\s*(?P<day>(?:[89]\d|1[0-2]\d)年\d{{1,2}}月\d{{1,2}}日)",  # 112年: of the republic
    )
)
_SOURCE = re.compile(
    r"(?:来源|发布人|信息来源|稿源|文章来源)[：:]\s*([^\s，。；]{2,30}?)(?=\s|$|作者|责任编辑|责编|编辑|发布时间|时间[：:]|字号|浏览|\d+月|(?:19|20)\d\d[-年]\d{1,2}[-月])",
    re.MULTILINE,
)
_MARGIN_TOP, _MARGIN_END = 800, 300  # characters in which a page sets its own lines


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report: the medium, the place if it names one, month and day as written."""

    wire: Field
    place: Field | None
    month_day: Field


def find_dateline(text: str, stop: int) -> Dateline | None:
    """The dateline before ``stop``; None where the text opens otherwise. ``month_day`` holds ``MM-DD``."""
    match = _AGENCY.search(text, 0, stop) or _LOCAL.search(text, 0, stop)
    if not match:
        return None
    month, day = numeral(match["month"]), numeral(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    place = Field(match["place"], match.start("place"), match.end("place")) if match["place"] else None
    when = Field(f"{month:02d}-{day:02d}", match.start("month"), match.end("day") + 1)
    return Dateline(joined(text, match.start("wire"), match.end("wire")), place, when)


def opens_report(line: str) -> bool:
    """Whether a line starts with a dateline."""
    match = _AGENCY.match(line) or _LOCAL.match(line)
    return bool(match and 1 <= numeral(match["month"]) <= 12)


def page_day(text: str) -> Field | None:
    """The day that a line in the margins of a page tells: 发布时间, the hour or the medium beside it."""
    top, end = (0, min(len(text), _MARGIN_TOP)), (max(0, len(text) - _MARGIN_END), len(text))
    for start, stop in (top, end):
        lines = (match for line in _PUBLISHED for match in line.finditer(text, start, stop))
        for match in sorted(lines, key=lambda m: m.start("day")):
            written = match["day"]
            day = iso_day(written if written.startswith(("19", "20")) else f"民国{written}")
            if day:
                return Field(day, match.start("day"), match.end("day"))
    return None


def page_source(text: str) -> Field | None:
    """The medium that a 来源 line names."""
    for start, stop in ((0, min(len(text), _MARGIN_TOP)), (max(0, len(text) - _MARGIN_END), len(text))):
        match = _SOURCE.search(text, start, stop)
        if match:
            return Field(re.sub(r"[\s“”]", "", match[1]), match.start(1), match.end(1))
    return None


def lead_medium(text: str, stop: int) -> Field | None:
    """The medium of a lead: 央视网消息（新闻联播）：."""
    match = _LEAD.search(text, 0, stop)
    if not match:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    return joined(text, match.start(group), match.end(group))


# How a report of December or January speaks of the years on either side: what to add to the year named.
_TURN = (
    (re.compile(r"(?:即将|就要|将要)过去的((?:19|20)\d{2})年"), {12: 0}),
    (re.compile(r"(?<!即将)(?<!就要)(?<!将要)过去的((?:19|20)\d{2})年"), {1: 1, 2: 1, 12: 0}),
    (re.compile(r"(?:到来的|迎接|迎来|来临的)((?:19|20)\d{2})年"), {11: -1, 12: -1, 1: 0}),
    (re.compile(r"((?:19|20)\d{2})年(?:即将|就要|将要)?(?:到来|来临)"), {11: -1, 12: -1, 1: 0}),
)


def report_year(text: str, month_day: str) -> str:
    """The year of a report that dates itself by month and day only; empty where nothing in it tells.

    Told by a full day within the month before it, by 即将过去的1997年, by 今年是……周年, by 新年 and by a look back
    on the year in its last months. A year that is only mentioned tells nothing.
    """
    month = int(month_day[:2])
    days = [iso_day(d) for d in re.findall(DAY, text[:3000])]
    near = {d[:4] for d in days if d and d[5:] <= month_day and _days_between(d[5:], month_day) <= 31}
    near |= {str(int(d[:4]) + 1) for d in days if d and month == 1 and d[5:7] == "12"}
    if len(near) == 1:
        return near.pop()
    for pattern, apart in _TURN:
        if month in apart and (turn := pattern.search(text[:3000])):
            return str(int(turn[1]) + apart[month])
    events = load_schema().lexicon("calendar")
    for match in re.finditer(r"(今年|明年|去年)[^。，；]{0,4}?是?([^。，；]{2,24}?)(\d{1,3})周年", text):
        for _, end, entry in events.find(match[2]):
            if end == len(match[2]):
                return str(int(entry.row["year"]) + int(match[3]) - {"今年": 0, "明年": 1, "去年": -1}[match[1]])
    for match in re.finditer(r"(?:纪念|庆祝|迎来)([^。，；]{2,24}?)(\d{1,3})周年", text[:1500]):
        for _, end, entry in events.find(match[1]):
            if end == len(match[1]):
                return str(int(entry.row["year"]) + int(match[2]))
    new_year = re.search(
        r"((?:19|20)\d{2})年(?:的)?(?:新年|元旦)|([一二][〇零○一二三四五六七八九]{3})年(?:的)?(?:新年|元旦)",
        text[:1500],
    )
    if new_year and month in (1, 12):
        year = int(new_year[1]) if new_year[1] else numeral(new_year[2].replace("○", "〇"))
        return str(year - (month == 12))
    if month >= 11:
        ahead = re.search(r"(?:部署|做好|谋划|明确)(?:了)?((?:19|20)\d{2})年", text[:3000])
        back = re.search(r"总结(?:了)?((?:19|20)\d{2})年", text[:3000])
        if ahead or back:
            return back[1] if back else str(int(ahead[1]) - 1) if ahead else ""
    return ""


def _days_between(first: str, second: str) -> int:
    (a, b), (c, d) = (map(int, x.split("-")) for x in (first, second))
    return (c - a) * 30 + d - b
