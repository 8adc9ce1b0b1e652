"""The genre (文种) of a document: from its title's ending, the organ behind it, and marks at its start and end."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from policygraph.reading.days import ANY_DAY, DAY
from policygraph.reading.document import Passage
from policygraph.reading.titles import author_name
from policygraph.schema import Schema, load_schema

_BRACKETS = re.compile(r"(?:\s*[（(][^（）()]{1,14}[）)])+$")
_SUBTITLE = re.compile(r"——.*")
_NEWS_VERB = re.compile("发表|举行|召开|会见|主持|出席|签署|强调|考察|发出|宣布|批准|开幕|闭幕|作出部署|研究部署")
_MET = re.compile(
    "(?!关于)[^《关]{2,24}?(?:召开|举行)[^《]*会议?[ 　]?(?:宣布|传达|通报)"
)  # 郑州召开全市领导干部会议 宣布……的决定
_REPORT = re.compile(
    r"^[^\n]{0,60}?\d{1,2}月\d{1,2}日(?:电|讯|消息)|^[^\n]{2,12}(?:消息|讯)(?:[（(][^）)]{2,12}[）)])?[：:]", re.M
)
SALUTATION = re.compile(
    r"^(?:(?:尊敬的|亲爱的)[^。；]{1,80}|(?:各位|全体)[^。；]{1,60}|[^。；，]{0,30}?(?:同志们|朋友们|女士们|先生们|委员们|代表们|同学们|乡亲们|"
    r"同胞们|战友们|来宾们|老师们)[^。；]{0,40}|大家好|你们好)[：:！!，]?$",
    re.MULTILINE,
)
_DAY_LINE = re.compile(rf"^[（(]{ANY_DAY}(?:，?[上下]午)?[）)]", re.MULTILINE)
_SPEECH_NOTE = re.compile(
    r"^[※*]?\s*(?:这是|本文是|此文是)[^\n]{4,80}?(?:讲话|致辞|演讲|发言|报告)(?:的[^，。\n]{2,8})?[。，]?", re.M
)
_EXCERPT_NOTE = re.compile(
    r"^[※*]?\s*(?:这是|本文是|以上是)[^\n]{4,120}?(?:论述|讲话|文稿)[^\n]{0,6}的(?:节录|摘录|摘编)", re.M
)
_ARTICLE_NOTE = re.compile(r"^[（(]?(?:作者|本文作者)(?:系|为|是|单位|：)", re.MULTILINE)
_WHITE_PAPER = re.compile(r"^(?:中华人民共和国)?国务院新闻办公室$", re.MULTILINE)
_PROSE = re.compile(r"[^\n]*[。；][^\n]*")
_EXCERPT = re.compile(
    rf"^[（(]{DAY}[^（）()\n]{{4,80}}(?:讲话|文章|致辞|演讲|报告|回信|批示|指示|说明|发言)[^（）()\n]{{0,12}}[）)]$",
    re.M,
)
# Genres that tell of others' acts; any other text that names a document cites it.
NEWS = frozenset({"新闻报道", "评论", ""})
_COLUMN = re.compile("^【(?:社论|评论员文章|评论|时评|本报评论员)】|^[一-龥]{2,8}评论员[ 　]*$", re.MULTILINE)
_COMMENT = re.compile(r"评论员(?:文章)?[：:]|社论[：:]")
_OPENING, _ENDING = 1500, 400  # characters


def find_genre(title: str, text: str, start: int, number: str, history: tuple[Passage, ...], *, named: bool) -> str:
    """The genre by ``lexicon/doc_types.tsv``.

    ``start`` is the title's end; ``named`` tells whether the title stands in the text. Genres of one title ending
    (条例, 规定) differ by who enacted them: that is read from the adoption note and the number, and only where both are
    silent from the lines between title and body.
    """
    below, end = text[start : start + _OPENING], text[max(start, len(text) - _ENDING) :]
    plain = _BRACKETS.sub("", _SUBTITLE.sub("", title)) or title
    enacted = bool(history) or number.endswith("号")
    excerpts = sum(1 for _ in islice(_EXCERPT.finditer(text, start), 2))
    if _EXCERPT_NOTE.search(end) or _EXCERPT_NOTE.search(below[:300]) or excerpts > 1:
        return "论述摘编"
    told = re.sub("《[^》]*》", "", plain)  # 发表《关于……》白皮书 tells of a paper and is none
    news = _NEWS_VERB.search(told) and not re.search("关于|讣告|公报$|决议$", told)
    if not enacted and (news or _MET.match(told)):
        return "新闻报道"
    organ = " ".join((title, number, *(p.body for p in history)))
    if not enacted:
        prose = _PROSE.search(below)
        organ += " " + below[: min(prose.start() if prose else 300, 300)]
    if _COLUMN.search(text, 0, start + 80):
        return "评论"
    for name, endings, needs in _rows(load_schema()):
        if _ends(title, plain, endings) and _fits(needs, organ, title):
            return name
    return _by_form(below, end, named)


@lru_cache(maxsize=4)
def _rows(schema: Schema) -> list[tuple[str, list[str], list[str]]]:
    return [(row["name"], list(row.many("endings")), list(row.many("needs"))) for row in schema.table("doc_types")]


def _ends(title: str, plain: str, endings: list[str]) -> bool:
    """Whether a title has one of the endings; ``*…`` stands anywhere in it, ``!…`` must not be its ending."""
    if any(plain.endswith(e[1:]) for e in endings if e.startswith("!")):
        return False
    return any(e[1:] in title if e.startswith("*") else plain.endswith(e) for e in endings if not e.startswith("!"))


def _fits(needs: list[str], organ: str, title: str) -> bool:
    """Whether the organ is one of those needed; ``^…`` must open the title, ``~…`` is a regular expression."""
    if not needs:
        return True
    return any(
        title.startswith(n[1:]) if n[0] == "^" else bool(re.search(n[1:], organ)) if n[0] == "~" else n in organ
        for n in needs
    )


def _by_form(below: str, end: str, named: bool) -> str:
    """The genre of a text whose title does not tell it."""
    opening = below[:600]
    if _WHITE_PAPER.search(opening):
        return "白皮书"
    note = _SPEECH_NOTE.search(end) or _SPEECH_NOTE.search(opening)
    if note:
        return "讲话"
    if _COMMENT.search(opening[:200]):
        return "评论"
    if _REPORT.search(opening):
        return "新闻报道"
    first = "\n".join(opening.split("\n")[:7])
    if SALUTATION.search(first):
        return "讲话"
    dated, signed = _DAY_LINE.search(first), any(author_name(line) for line in first.split("\n")[:3] if len(line) <= 16)
    if dated and (signed or not named):
        return "讲话"
    if signed or _ARTICLE_NOTE.search(end) or _ARTICLE_NOTE.search(opening):
        return "署名文章"
    return "新闻报道"
