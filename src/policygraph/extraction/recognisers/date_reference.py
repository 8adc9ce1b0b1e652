"""The day a document speaks from: what 2月1日, 去年 and 当天 are counted from."""

from __future__ import annotations

import re

from policygraph.extraction.context import Context
from policygraph.reading.articles import numeral
from policygraph.reading.genre import NEWS

_FULL = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_DATELINE = re.compile(r"(\d{1,2})月(\d{1,2})日(?:[电讯]|消息)")
_ANNIVERSARY = re.compile(r"(\d{1,3})周年")
_SESSION = re.compile(
    r"(?:第?([一二三四五六七八九十]{1,3})届)(?:全国人民代表大会|全国人大|全国政协|中国人民政治协商会议)(?:第)?([一二三四五六七八九十])次会议"
)
_YEAR = re.compile(
    r"(?<!\d{4}[—－–～-])((?:19|20)(?<![到至\d]..)\d{2})年(?!代|前|底前|议程|可持续|远景|愿景|目标|发表|签署|达成|通过|成立|建立|建交|去世|逝世|出生|毕业|参加|入|颁布|制定|[^，。；\n]{0,8}(?:以来|起)|[^，。；\n]{0,4}(?:奥运|亚运|世界杯|世博))"
)
# A year that a plan aims at, or that something long done is told with, is not the text's own.
_AHEAD = re.compile("(?:决定|将|拟|筹备|迎接)[^。]{0,20}$")  # 决定召开十九届五中全会
_LONG_SINCE = re.compile("以来|之?后")
_AIM = re.compile("确保|力争|争取|预计|规划|目标|决定|将|拟|自|从|于|早在|曾")
_OF_THE_YEAR = re.compile("[^，。；\\n]{0,16}(?:会议|大会|论坛|茶话会|团拜会|音乐会|联欢会|座谈会|年会|计划)")
NO_YEAR = "0000"
_OPENING = 800
_LEAD = 150  # characters: later ones name congresses of long ago


def reference_date(context: Context) -> str:
    """ISO day, month or year that relative dates count from; empty where the text does not tell.

    In this order: the head's dates, a full date in the opening, a meeting whose date
    is known, an anniversary, the latest year that the text names. A dispatch whose year nothing tells has ``NO_YEAR``.
    """
    head = context.document.head
    known = head.published or head.signed
    if known is None and head.history:
        return head.history[-1].date
    opening = context.text[:_OPENING]
    month_day = _DATELINE.search(opening)
    if known:
        return _dispatched(known.value, month_day) if month_day and head.doc_type in NEWS else known.value
    full = _FULL.search(opening)
    if full and not month_day:
        return f"{full[1]}-{int(full[2]):02d}-{int(full[3]):02d}"
    year = _session(opening) or _dated_meeting(context, month_day) or _anniversary(context)
    if not year:  # what a report of January tells of a year may be of the last one
        year = _held(opening) if month_day and int(month_day[1]) <= 2 else _latest(context.text)
    if month_day and (year or head.doc_type in NEWS):
        return f"{year[:4] or NO_YEAR}-{int(month_day[1]):02d}-{int(month_day[2]):02d}"
    return year


def _dispatched(published: str, month_day: re.Match[str]) -> str:
    """The day of a dispatch that the paper printed within the week after; else the day of printing."""
    month, day = int(month_day[1]), int(month_day[2])
    year, printed_month, printed_day = (int(n) for n in f"{published}-0-0".split("-")[:3])
    if not (printed_day and 1 <= month <= 12 and 1 <= day <= 31):
        return published
    year -= month > printed_month
    apart = (printed_month - month) % 12 * 31 + printed_day - day
    return f"{year}-{month:02d}-{day:02d}" if 0 <= apart <= 7 else published


def _session(opening: str) -> str:
    """Sessions of the National People's Congress and the CPPCC: one a year, in March, five a term since 1978."""
    match = _SESSION.search(opening)
    if not match:
        return ""
    term, session = numeral(match[1]), numeral(match[2])
    if term < 5:
        return ""
    return f"{1978 + 5 * (term - 5) + session - 1}-03"


def _dated_meeting(context: Context, month_day: re.Match[str] | None) -> str:
    """A known meeting that the opening reports on (学习贯彻……精神)."""
    found = context.schema.lexicon("meetings_dated").find(context.text[:_LEAD])
    dates = [(e.row["date"], start) for start, end, e in found if not _LONG_SINCE.match(context.text, end)]
    if not dates:
        return ""
    day, place = max(dates)
    ahead = _AHEAD.search(context.text, max(0, place - 30), place)
    earlier = month_day and not ahead and f"{int(month_day[1]):02d}-{int(month_day[2]):02d}" < day[5:]
    return str(int(day[:4]) + 1) if earlier else day[:4]  # of January, on a congress of the September before


def _anniversary(context: Context) -> str:
    if "周年" not in context.text:
        return ""
    events = context.schema.lexicon("calendar")
    for match in _ANNIVERSARY.finditer(context.text):
        before = context.text[max(0, match.start() - 24) : match.start()]
        for _, end, entry in events.find(before):
            if end == len(before):
                return str(int(entry.row["year"]) + int(match[1]))
    return ""


def _held(text: str) -> str:
    years = {m[1] for m in _YEAR.finditer(text) if _OF_THE_YEAR.match(text, m.end())}
    return max(years, default="")


def _latest(text: str) -> str:
    years = [m[1] for m in _YEAR.finditer(text) if not _AIM.search(text, max(0, m.start() - 4), m.start())]
    return max(years) if years else ""
