"""Posts told by the lines of a résumé: 1984.07—1990.03　云岭省计划委员会副主任."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policygraph.extraction.model import Mention
from policygraph.extraction.positions_events import chain_in, clause_end

if TYPE_CHECKING:
    from policygraph.extraction.positions import Posts

_DAY = r"(\d{4})[.．年/-]?(?:(\d{1,2})月?)?"
# One month alone needs the verb behind it: 2003年4月，任……
_LINE = re.compile(
    rf"(?m)^{_DAY}(?: ?(?:[-—－–~～]+|至|起)+ ?(?:{_DAY}|今)?[ ，,：:]*(?=[\u4e00-\u9fff])|"
    r"[ ，,：:]*(?=先后|历任|[曾担兼]?任))"
)
_VERB = re.compile(r"(?:先后|历任|曾任|担任|兼任|任|为)+")
_HEADED = re.compile(r"(?:同志)?(?:个人)?(?:简历|生平)")


def resumes(posts: Posts) -> None:
    """The posts of each line that begins with the years, for the person whose name stands above the lines."""
    context = posts.context
    text = context.text
    heads = [m for m in context.of("Person") if m.alias and _heads(text, m)]
    i = -1
    for line in _LINE.finditer(text):
        while i + 1 < len(heads) and heads[i + 1].start < line.start():
            i += 1
        person = heads[i] if i >= 0 else None
        if person is None:
            continue
        begin, finish = _month(line[1], line[2]), _month(line[3], line[4])
        at, last = line.end(), text.find("\n", line.end())
        last = len(text) if last < 0 else last
        while at < last:
            end = min(clause_end(text, at), last)
            verb = _VERB.match(text, at, end)
            start = verb.end() if verb else at
            chain = chain_in(context, start, end)
            if not chain or chain[0].start > start + 4:
                break
            for _, held in posts.chain(chain):
                posts.add(
                    person.name, held, (line.start(), end), "résumé", start=begin, end=finish, former=bool(finish)
                )
            at = end + 1


def _month(year: str | None, month: str | None) -> str:
    if not year:
        return ""
    return f"{year}-{int(month):02d}" if month and 1 <= int(month) <= 12 else year


def _heads(text: str, person: Mention) -> bool:
    """Whether a name opens its line, or stands before 简历, as that of a résumé does."""
    begin = person.outer[0]
    return begin == 0 or text[begin - 1] == "\n" or bool(_HEADED.match(text, person.end))
