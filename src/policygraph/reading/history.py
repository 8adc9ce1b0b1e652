"""The adoption note (题注) of laws: who passed, revised and published it, and when."""

from __future__ import annotations

import re

from policygraph.reading.document import Passage

_DAY = r"(?:根据)?(?P<day>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)"
_ACTION = r"通过|修订|修正|公布|发布|批准|修改"
_STEP = re.compile(
    _DAY + r"\s*(?P<body>(?:《[^》]{1,80}》|(?!(?:19|20)\d{2}年\d{1,2}月)[^；。《]){0,120}?)\s*"
    rf"(?:(?P<ordinal>第[一二三四五六七八九十]{{1,2}}次)?(?P<action>{_ACTION})|(?P<joint>、)(?=(?:19|20)\d{{2}}年))"
)
_TRIM = re.compile(r"^中华人民共和国(?=国务院|主席)|《.*|\s|令?第[\d一二三四五六七八九十百〇零]+号.*|公告$|令$|根据$")
_END = re.compile(r"<!--|目录|第一[章条编]|第1条|#\s*第|#\s*一、")
_LIMIT = 2500


def find_history(text: str, start: int) -> tuple[Passage, ...]:
    """The steps of the note that follows a law's title (from ``start`` on), in their order."""
    end = _END.search(text, start, start + _LIMIT)
    note = text[start : end.start() if end else min(len(text), start + 600)]
    if not re.search(r"\d{4}年\d{1,2}月\d{1,2}日[^\n。；]{0,120}?(?:通过|公布|发布|修订|修正)", note):
        return ()
    found: list[Passage] = []
    waiting: list[tuple[str, str, int]] = []
    for match in _STEP.finditer(note):
        day = _iso(match["day"])
        body = _TRIM.sub("", match["body"]).rstrip("，、的")
        place = start + match.start("day")
        if match["joint"]:
            waiting.append((day, body, place))
            continue
        action = "修正" if match["action"] == "修改" else match["action"]
        for other_day, other_body, other_place in waiting:
            found.append(Passage(action, other_day, other_body, other_place, place))
        waiting = []
        found.append(Passage(action, day, body, place, start + match.end(), match["ordinal"] or ""))
    return tuple(found)


def _iso(day: str) -> str:
    year, month, date = (int(n) for n in re.findall(r"\d+", day))
    return f"{year:04d}-{month:02d}-{date:02d}"
