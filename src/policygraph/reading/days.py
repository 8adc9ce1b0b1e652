"""Written days → ISO dates: 2024年3月5日, 2024-03-05, 二〇二四年三月五日, 中華民國三十八年十月一日."""

from __future__ import annotations

import re
from datetime import date

from policygraph.reading.articles import numeral

DAY = r"(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|\.\d{1,2}\.\d{1,2}|/\d{1,2}/\d{1,2})"
_MONTH_DAY = r"[元正一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日"
CHINESE_DAY = rf"[一二][〇零○O0一二三四五六七八九]{{3}}年{_MONTH_DAY}"
REPUBLIC_DAY = (
    rf"(?:中[华華])?民[国國](?:[元一二三四五六七八九十百零〇]{{1,5}}年{_MONTH_DAY}|\d{{1,3}}年\d{{1,2}}月\d{{1,2}}日)"
)
ANY_DAY = rf"(?:{DAY}|{CHINESE_DAY}|{REPUBLIC_DAY})"
_ISO = re.compile(r"((?:19|20)\d{2})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
_WRITTEN = re.compile(CHINESE_DAY)
_REPUBLIC = re.compile(REPUBLIC_DAY)
_REPUBLIC_FOUNDED = 1911


def iso_day(text: str) -> str:
    """The ISO date of the first written day in a text; empty where there is none."""
    match = _ISO.search(text)
    if match:
        year, month, day = (int(g) for g in match.groups())
    else:
        written, republic = _WRITTEN.search(text), _REPUBLIC.search(text)
        found = written or republic
        if not found:
            return ""
        year, month, day = _numbers(found.group())
        if not written:
            year += _REPUBLIC_FOUNDED
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # 2月31日: a misprint is no date
        return ""


def _numbers(written: str) -> list[int]:
    parts = re.split("[年月日]", re.sub("^.*[国國]", "", written))[:3]
    if not parts[0].isascii() and len(parts[0]) == 4:
        parts[0] = re.sub("[○O0]", "〇", parts[0])
    return [numeral(re.sub("[元正]", "一", p).replace("廿", "二十").replace("卅", "三十")) for p in parts]
