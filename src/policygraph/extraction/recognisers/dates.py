"""Dates, months, years and intervals, resolved to ISO 8601 with the document's own year."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policygraph.extraction.context import LAWS, Context
from policygraph.extraction.model import Mention
from policygraph.extraction.recognisers.date_reference import reference_date
from policygraph.reading.articles import numeral
from policygraph.reading.genre import NEWS

_REPUBLIC = r"(?:中华)?民国(?:[元一二三四五六七八九十百零〇]{1,5}|\d{1,3})"
_SHORT_YEAR = r"(?:[89]\d|1[0-2]\d)(?=年\d{1,2}月\d{1,2}日)"  # of the republic, in texts of Taiwan
_YEAR = rf"(?:(?:18|19|20)\d{{2}}|[一二][〇零○0一二三四五六七八九]{{3}}|{_REPUBLIC}|{_SHORT_YEAR})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
_SPAN = "(?:份|底|初|末|中旬|上旬|下旬)"
_PART = f"{_SPAN}?"
_CLOCK = r"(?:上午|下午|晚上|晚间|晚|凌晨|清晨|中午|傍晚|早上)"
_FIRST = "0-9一二三四五六七八九十中民今去明前同当昨次翌本上"  # with which any date begins: all else is passed over fast
_TOKEN = re.compile(
    rf"(?=[{_FIRST}])(?:(?<![\d.第])(?P<y>{_YEAR})年(?!代|来|前的|的历史|级|第[\d一二三四五六七八九十]{{1,4}}号)"
    rf"(?:(?P<m>{_MONTH})(?:[-—－至到](?P<mm>{_MONTH}))?月{_PART}(?:(?P<d>{_DAY})(?:[日号]|(?=[-—－～至][123]?\d日)))?)?"
    r"|(?<!\d)(?P<iso>(?:19|20)\d{2}(?P<sep>[-./])\d{1,2}(?P=sep)\d{1,2})(?!\d)"
    rf"|(?<![\d.第个一二三四五六七八九十])(?:(?P<same>同年|当年|今年|去年|明年|前年))?(?P<m2>{_MONTH})月(?:(?P<d2>{_DAY})(?:[日号]|(?=[-—－～至][123]?\d日))|{_SPAN}|(?![\d个]))"
    r"|(?<![\d.第月一二三四五六七八九十〕〉）\])满足近逾达超过每续共约为按于\-/])(?P<d3>[12]\d|3[01]|[1-9])(?:日|号(?!主席令|令|文|公告|院|楼|线|机|台|车|船|井|馆|店|厅))"
    r"(?=[\u4e00-\u9fff，—－-])(?![内以后之期龄均游或的个工自前子线楼院店馆文令议提修])"
    r"|(?P<rel>今天|今日|昨天|昨日|当天|当日|同日|次日|翌日|今年|去年|明年|前年|同年|同月|本月|上月))"
)
_TO = re.compile(rf"{_CLOCK}?(?:至|到|—|——|-|－|～|~)?")
_OPEN = re.compile(r"(?:至今|以来|起(?!施行|实施|执行|草|生效|正式))")
_AHEAD = 40  # days by which a text of this genre speaks of a coming date without naming its year
_DAYS = frozenset({"当天", "当日", "同日", "次日", "翌日"})
_NO_DAY_WORD = frozenset({"今年", "去年", "明年", "前年", "同年", "当年"})


@dataclass(frozen=True, slots=True)
class _Date:
    """One resolved date token; ``stated`` is False where the words are relative (今年)."""

    start: int
    end: int
    year: int
    month: int
    day: int
    stated: bool
    last_month: int = 0

    @property
    def iso(self) -> str:
        if self.last_month:
            return f"{self.year:04d}-{self.month:02d}/{self.year:04d}-{self.last_month:02d}"
        if not self.year:
            return f"--{self.month:02d}-{self.day:02d}"
        if not self.month:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")


_SAME_MONTH = re.compile(r"(?<=\d)[-—－～至]+([123]?\d)日")
_YEARLY = ("每年", "每年的", "农历", "农历每年")


def recognise(context: Context) -> Iterable[Mention]:
    """Mentions of dates; ``name`` is ISO 8601: a day, a month, a year, ``from/to`` or ``from/``.

    A day of a report whose year nothing tells is ``--07-01``, as XML Schema writes a day of no year.
    """
    titles = sorted((m.start, m.end) for m in context.of("Document") if m.rule in ("document:title", "document:speech"))
    tokens = [t for t in _resolve(context) if not _inside(t.start, titles)]
    i = 0
    while i < len(tokens):
        token = tokens[i]
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        joint = _TO.fullmatch(context.text, token.end, following.start) if following else None
        text = context.text
        if following and joint and token.iso < following.iso and _one_span(token, following, joint.group()):
            yield _mention(text, token, following.end, f"{token.iso}/{following.iso}", token.stated)
            i += 2
            continue
        if token.day and (span := _SAME_MONTH.match(text, token.end)):  # 5月21—23日
            last = f"{token.iso[:-2]}{int(span[1]):02d}"
            yield _mention(text, token, span.end(), f"{token.iso}/{last}", token.stated)
            i += 1 + bool(following and following.start < span.end())
            continue
        opened = _OPEN.match(text, token.end)
        if opened and not token.day and token.stated and (token.month or opened.group() == "至今"):
            yield _mention(text, token, opened.end(), f"{token.iso}/", True)
        else:
            yield _mention(text, token, token.end, token.iso, token.stated)
        i += 1


def _one_span(first: _Date, second: _Date, between: str) -> bool:
    """Whether two dates are the ends of one interval: 1日至2日, and 7月底8月初 without a word between."""
    return bool(between) or (not first.day and not second.day and bool(first.month and second.month))


def _mention(text: str, token: _Date, end: int, name: str, stated: bool) -> Mention:
    rule = "date:stated" if stated else "date:relative"
    clock = re.compile(_CLOCK).match(text, end)
    return Mention("Date", token.start, end, name, rule, token.start, clock.end() if clock else end, core=stated)


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    i = bisect_right(spans, (position, 1 << 60)) - 1
    return i >= 0 and position < spans[i][1]


def _resolve(context: Context) -> Iterator[_Date]:
    """The date tokens of a text with year, month and day, from themselves, the text before, or the document's date."""
    reference = reference_date(context)
    base = [int(n) for n in reference.split("-")] if reference else []
    by_law = context.document.head.doc_type in LAWS
    news = context.document.head.doc_type in NEWS
    traditional = context.traditional  # 112年10月19日: years of the republic
    paragraph, last, last_day, ahead = -1, (0, 0, 0), (0, 0, 0), 0
    for match in _TOKEN.finditer(context.text):
        here = context.sentence_at(match.start()).paragraph
        if here != paragraph:
            paragraph, said = here, 0
        if match["y"] and len(match["y"]) < 4 and match["y"].isdigit() and not traditional:
            continue
        if match["d3"] and by_law:
            continue  # 十五日, 30日: how long, in statutes
        if (
            match["m2"]
            and not match["same"]
            and not said
            and (by_law or context.text.endswith(_YEARLY, 0, match.start()))
        ):
            continue  # 妇女节（3月8日）, 每年4月15日: a day of every year
        try:
            year, month, day, stated = _values(
                match, base, last_day if match["d3"] or match["rel"] in _DAYS else last, said
            )
            if ahead and base and match["m2"] and not (match["same"] or said) and (month, day or 31) < tuple(base[1:3]):
                year = ahead  # a notice of November on the holidays of the next year
            if news and match["m2"] and not match["same"] and not said and _told(context.text, match, base, month, day):
                year = base[0] - 1
        except ValueError:
            continue
        if year <= 1 and news and month and day and not match["same"]:
            year = 0  # 7月1日, of a report that tells no year
        elif year <= 1:
            continue
        if not 0 <= month <= 12 or not 0 <= day <= 31 or (match["rel"] and not day and not base):
            continue
        if match["y"] or match["iso"] or match["same"]:
            said = year
            ahead = year if base and not news and not by_law and year == base[0] + 1 else ahead
        if news and base and day and match["m2"] and context.text.startswith(("电", "讯"), match.end()):
            base = [year, month, day]  # one dispatch behind the other: each has its own 今天
        final = numeral(match["mm"]) if match["mm"] else 0
        found = _Date(match.start(), match.end(), year, month, day, stated, final if final > month else 0)
        last = (year, month or last[1], day or last[2])
        last_day = last if day else last_day
        yield found


def _values(match: re.Match[str], base: list[int], last: tuple[int, int, int], said: int) -> tuple[int, int, int, bool]:
    """(year, month, day, stated) of a token; year 0 where nothing tells it. ``said`` is the paragraph's last year."""
    if match["y"]:
        return _year(match["y"]), numeral(match["m"] or "0"), _day(match["d"]), True
    if match["iso"]:
        year, month, day = (int(n) for n in re.split(r"[-./]", match["iso"]))
        return year, month, day, True
    if match["m2"]:
        month, day = numeral(match["m2"]), _day(match["d2"])
        if match["same"]:
            return _relative_year(match["same"], base, last), month, day, True
        return said or _near(month, day, base), month, day, True
    if match["d3"]:
        month = last[1] if last[2] or not base else (base[1] if len(base) > 1 else last[1])
        year = last[0] or (base[0] if base else 0)
        if [year, month] == base[:2] and len(base) == 3 and int(match["d3"]) > base[2] + _AHEAD // 2:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)  # on the 1st: 31日下午
        return (year, month, int(match["d3"]), True) if month else (0, 0, 0, True)
    return _relative(match["rel"], base, last)


_PLANNED = re.compile("将|拟|(?<![此之日以目])前|起|计划|预计|届时|定于|截止|力争|底|开始|推出|举办")


def _told(text: str, match: re.Match[str], base: list[int], month: int, day: int) -> bool:
    """Whether a report of January speaks of a day of the August before: far ahead, and nothing says it is planned."""
    if len(base) < 3 or (month - base[1]) * 30 + (day or 1) - base[2] <= 2 * _AHEAD:
        return False
    return not _PLANNED.search(text, max(0, match.start() - 10), match.end() + 14)


def _near(month: int, day: int, base: list[int]) -> int:
    """The year of a month and day without one: the document's, or the year before for what lies far ahead."""
    if not base:
        return 0
    if len(base) == 3 and (month - base[1]) * 30 + ((day or 1) - base[2]) > 6 * _AHEAD:
        return base[0] - 1
    return base[0]


def _relative_year(word: str, base: list[int], last: tuple[int, int, int]) -> int:
    if word in ("同年", "当年"):
        return last[0]
    return base[0] + {"今年": 0, "去年": -1, "明年": 1, "前年": -2}[word] if base else 0


def _relative(word: str, base: list[int], last: tuple[int, int, int]) -> tuple[int, int, int, bool]:
    if word in _NO_DAY_WORD:
        return _relative_year(word, base, last), 0, 0, False
    if word == "同月":
        return last[0], last[1], 0, True
    if word in ("本月", "上月"):
        if len(base) < 2:
            return 0, 0, 0, False
        month = base[1] - (word == "上月")
        return (base[0], month, 0, False) if month else (base[0] - 1, 12, 0, False)
    if word in ("当天", "当日", "同日"):
        return (*last, False) if last[2] else (0, 0, 0, False)
    if len(base) < 3:
        return 0, 0, 0, False
    if word in ("今天", "今日"):
        return base[0], base[1], base[2], False
    from datetime import date, timedelta

    start = date(*base) if word in ("昨天", "昨日") else date(*last) if all(last) else None
    if start is None:
        return 0, 0, 0, False
    other = start + timedelta(days=-1 if word in ("昨天", "昨日") else 1)
    return other.year, other.month, other.day, False


def _year(text: str) -> int:
    if "民国" in text:
        year = text.rpartition("国")[2].replace("元", "一")
        return 1911 + (int(year) if year.isdigit() else numeral(year))
    if text.isdigit() and len(text) < 4:
        return 1911 + int(text)
    return numeral(text.replace("○", "〇").replace("0", "〇") if not text.isdigit() else text)


def _day(text: str | None) -> int:
    if not text:
        return 0
    return 20 + (numeral(text[1:]) if len(text) > 1 else 0) if text.startswith("廿") else numeral(text)
