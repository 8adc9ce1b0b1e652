"""Who and what a document is about: itself, its own meeting, its chief person."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from policygraph.extraction.context import Context, ref
from policygraph.extraction.model import Mention, Ref
from policygraph.extraction.recognisers.meetings import cited
from policygraph.reading.document import Field

_DAY = re.compile(r"日|[今昨]天")
_GUEST = re.compile("来[华京访沪](?:参加|出席)$")  # 会见来华出席……的客人: what the guest came for
_OPENING = 400  # characters: title, dateline and lead of a report
_CHARGED = re.compile("受[^，。；\\n]{2,30}委托")
_NOT_ITS = re.compile("电|评论员|社论")  # the day of the dispatch or of the paper


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles that rules name with ``@``. ``meeting_span`` is where the text says when the meeting was held."""

    document: Ref
    meeting: Ref | None
    meeting_date: str
    protagonist: Ref | None
    issuers: tuple[Ref, ...] = ()
    meeting_span: tuple[int, int] | None = None


def find_roles(context: Context, document: Ref) -> Roles:
    """The document's roles, from its mentions."""
    meeting = _own_meeting(context)
    day = _meeting_day(context, meeting)
    return Roles(
        document,
        meeting,
        day.name if day else "",
        _protagonist(context),
        tuple(dict.fromkeys(body for field in context.document.head.issuers for body in bodies_of(context, field))),
        (day.start, day.end) if day else None,
    )


def bodies_of(context: Context, field: Field) -> list[Ref]:
    """The bodies that a field of the head names: the mentions there, else its words."""
    found = [ref(m) for m in outermost(context.within(field.start, field.end, "Institution"))] if field.end else []
    if found:
        return list(dict.fromkeys(found))
    entry = context.schema.lexicon("institutions").get(field.value)
    return [Ref("Institution", entry.name if entry else field.value)]


def outermost(mentions: list[Mention]) -> list[Mention]:
    """Mentions that lie in no other."""
    return [m for m in mentions if not any(o is not m and o.start <= m.start and m.end <= o.end for o in mentions)]


def _own_meeting(context: Context) -> Ref | None:
    """The meeting a report is about: the one its 会议 refer to, else the first of its opening."""
    if context.document.head.doc_type == "白皮书":
        return None
    mentions = context.of("Meeting")
    anaphora = Counter(m.name for m in mentions if not m.alias)
    if anaphora:
        name = min(anaphora, key=lambda n: (-anaphora[n], n))
        return Ref("Meeting", name)
    opening = [
        m
        for m in mentions
        if m.start < _OPENING
        and not _GUEST.search(context.text, max(0, m.start - 6), m.start)
        and not cited(context.text, m)
    ]
    if opening:
        return ref(opening[0])
    called = [m for m in mentions if context.text.endswith("主持召开", 0, m.start)]
    return ref(called[0]) if len({m.name for m in called}) == 1 else None


def _meeting_day(context: Context, meeting: Ref | None) -> Mention | None:
    """The day named in the first sentence that speaks of the meeting, the dateline's own date aside."""
    if meeting is None:
        return None
    for mention in context.of("Meeting"):
        if mention.name != meeting.name or mention.start > 3 * _OPENING:
            continue
        days = [
            d
            for d in context.in_sentence(context.sentence_index(mention.start), "Date")
            if d.name.count("-") >= 2
            and _DAY.search(context.text, d.start, d.end)
            and not _NOT_ITS.match(context.text, d.end)
            and "即将" not in context.text[d.end : mention.start]
        ]
        if days:
            return min(days, key=lambda d: (abs(d.start - mention.start), d.start))
    return None


def _protagonist(context: Context) -> Ref | None:
    """The first person of the title, else of the text: reports lead with the highest in rank."""
    charges = [m.span() for m in _CHARGED.finditer(context.text, 0, _OPENING)]  # 受甲委托，乙到……慰问
    people: list[Mention] = [
        m for m in context.of("Person") if m.core and not any(a <= m.start < b for a, b in charges)
    ]
    return ref(people[0]) if people else None
